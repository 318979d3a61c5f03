//! An import in progress: the chosen file, how its columns are read, and the dry run.

use super::into_book::KnownBook;
use super::next_touch::{imported_touch, when_words};
use super::{DryRun, dry_run};
use crate::app::format::dates;
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::lead::phone::{Country, PhoneNumber};
use crate::domain::time::{Day, Now};
use crate::formats::column_use::ColumnUse;
use crate::formats::person::Record;
use crate::formats::table::columns;
use crate::formats::table::csv::{LeftOut, Table};
use crate::formats::table::rows;
use crate::formats::text::Encoding;
use crate::formats::text::FileProblem;
use crate::formats::text::date_order::DateOrder;
use crate::formats::vcard::people;
use crate::formats::{Content, Options, open_text_with, open_with};
use std::fmt;
use std::sync::Arc;

/// The chosen file or text, and how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importing {
    /// The file's name, or "Pasted table".
    pub name: String,
    /// Its parsed content.
    pub content: Content,
    /// The use of each column; empty for contact cards.
    pub uses: Vec<ColumnUse>,
    /// The detected encoding of a file; `None` for pasted text.
    pub encoding: Option<Encoding>,
    /// The order of day and month, once the salesperson chose it; see [`Importing::undecided_date`].
    pub date_order: Option<DateOrder>,
    /// The options chosen by the salesperson. [`Importing::read_as`] changes them.
    pub options: Options,
    /// The original, to read it again with other options.
    source: Source,
}

/// The original file or text.
#[derive(Clone, PartialEq, Eq)]
enum Source {
    File(Arc<[u8]>),
    Text(Arc<str>),
}

impl fmt::Debug for Source {
    /// A list of people must not appear in any log message.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(words::lead::SOURCE)
    }
}

impl Importing {
    /// Opens a chosen file.
    pub fn of_file(name: &str, bytes: &[u8]) -> Result<Importing, FileProblem> {
        Importing::read(name, Source::File(bytes.into()), Options::default())
    }

    /// Opens a pasted text.
    pub fn of_text(text: &str) -> Result<Importing, FileProblem> {
        Importing::read("Pasted table", Source::Text(text.into()), Options::default())
    }

    fn read(name: &str, source: Source, options: Options) -> Result<Importing, FileProblem> {
        let (content, encoding) = match &source {
            Source::File(bytes) => open_with(bytes, &options).map(|opened| (opened.content, Some(opened.encoding)))?,
            Source::Text(text) => (open_text_with(text, &options)?, None),
        };
        let uses = match &content {
            Content::Table(table) => columns::guess(table),
            Content::Cards(_) => Vec::new(),
        };
        Ok(Importing { name: name.to_owned(), content, uses, encoding, date_order: None, options, source })
    }

    /// Reads the same file or text with other options: another separator, heading line or encoding. If that fails,
    /// returns the problem and leaves everything unchanged. The uses of the columns stay if the headings are the
    /// same; otherwise they are guessed again.
    pub fn read_as(&mut self, options: Options) -> Result<(), FileProblem> {
        let mut again = Importing::read(&self.name, self.source.clone(), options)?;
        let headings = |content: &Content| match content {
            Content::Table(table) => Some((table.headers.clone(), table.width())),
            Content::Cards(_) => None,
        };
        if headings(&again.content) == headings(&self.content) {
            again.uses = std::mem::take(&mut self.uses);
        }
        again.date_order = self.date_order;
        *self = again;
        Ok(())
    }

    /// The parts of the text that are not rows (titles above the headings, the foot of a report), one sentence per
    /// line and at most `most` of them. They may be people, so nothing is left out silently.
    pub fn left_out_words(&self, most: usize) -> Vec<String> {
        let Content::Table(table) = &self.content else { return Vec::new() };
        let words = |left: &LeftOut| {
            let text: String = left.text.chars().take(60).collect();
            format!("line {} is not read, because {}: {text}", left.line, left.reason)
        };
        let mut lines: Vec<String> = table.left_out.iter().take(most).map(words).collect();
        let more = table.left_out.len().saturating_sub(most);
        if more > 0 {
            lines.push(format!("{more} more lines are not read"));
        }
        lines
    }

    fn records(&self, home: &Country, today: Day) -> Vec<Record> {
        match &self.content {
            Content::Table(table) => rows::read_with(table, &self.uses, home, today, self.date_order),
            Content::Cards(cards) => people::read(cards, home),
        }
    }

    /// The dry run.
    pub fn dry_run(&self, book: &Book, home: &Country, today: Day) -> DryRun<LeadId> {
        dry_run(&self.records(home, today), &KnownBook::new(book))
    }

    /// The headings of all columns; columns without one get a number.
    pub fn headings(&self) -> Vec<String> {
        let Content::Table(table) = &self.content else { return Vec::new() };
        (0..table.width()).map(|index| heading_of(table, index)).collect()
    }

    /// The heading of a column that is read as names although its heading says something else.
    pub fn guessed_names(&self) -> Option<String> {
        let Content::Table(table) = &self.content else { return None };
        Some(heading_of(table, columns::guessed_names(table, &self.uses)?))
    }

    /// A date in the list that could be read in two ways, if nothing in the file settles the order.
    pub fn undecided_date(&self) -> Option<String> {
        let Content::Table(table) = &self.content else { return None };
        crate::formats::table::undecided(table, &self.uses)
    }

    /// How such a date is read now.
    pub fn date_order_now(&self, home: &Country) -> DateOrder {
        let habit = if home.writes_month_first() { DateOrder::MonthFirst } else { DateOrder::DayFirst };
        self.date_order.unwrap_or(habit)
    }

    /// Whether no column of a table contains names.
    pub fn has_no_names(&self) -> bool {
        matches!(self.content, Content::Table(_)) && !columns::has_names(&self.uses)
    }

    /// The first columns with heading, first cells and use, at most [`SHOWN_COLUMNS`].
    pub fn columns(&self) -> Vec<ColumnView> {
        let Content::Table(table) = &self.content else { return Vec::new() };
        (0..table.width().min(SHOWN_COLUMNS))
            .map(|index| {
                let cells = table.rows.iter().filter_map(|row| row.get(index)).filter(|cell| !cell.trim().is_empty());
                ColumnView {
                    heading: heading_of(table, index),
                    cells: cells.take(SHOWN_CELLS).map(|cell| shortened(cell)).collect(),
                    used_as: self.uses.get(index).copied().unwrap_or(ColumnUse::Ignore),
                }
            })
            .collect()
    }
}

fn heading_of(table: &Table, index: usize) -> String {
    let heading = table.headers.get(index).filter(|heading| !heading.trim().is_empty());
    heading.cloned().unwrap_or_else(|| format!("Column {}", index + 1))
}

/// The most columns shown: each has a list of choices, and a thousand of them would freeze the page.
pub const SHOWN_COLUMNS: usize = 60;
/// The most filled cells shown for a column.
const SHOWN_CELLS: usize = 3;
/// The most letters shown of a cell.
const SHOWN_LETTERS: usize = 40;
/// The most people shown as samples.
const SAMPLES: usize = 5;

/// A cell shortened to one line for display.
pub fn shortened(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = line.chars();
    let short: String = letters.by_ref().take(SHOWN_LETTERS).collect();
    if letters.next().is_some() { format!("{short}…") } else { short }
}

/// A column, for the mapping screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// Its heading.
    pub heading: String,
    /// Its first filled cells.
    pub cells: Vec<String>,
    /// Its use.
    pub used_as: ColumnUse,
}

/// What the rows become: how many of each, with words.
pub fn tally(run: &DryRun<LeadId>) -> [(usize, &'static str); 3] {
    let tally = run.tally();
    let new = if tally.new == 1 { "new lead" } else { "new leads" };
    [(tally.new, new), (tally.known, "you already have"), (tally.left_out, "left out")]
}

/// Further remarks about all rows, one line per kind.
pub fn remarks(run: &DryRun<LeadId>) -> Vec<String> {
    let (tally, counts) = (run.tally(), run.counts());
    let is_blocked = |person: &&crate::formats::person::Person| person.do_not_call;
    let blocked = run.rows.iter().filter_map(|row| row.person.as_ref()).filter(is_blocked).count();
    let many = |count: usize, one: &str, more: &str| {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        (count > 0).then(|| dates::counted(count, one, more))
    };
    [
        many(
            tally.repeated,
            "row repeats another and goes into the same lead",
            "rows repeat others and go into the same leads",
        ),
        many(counts.with_problems, "row with something that can't be read", "rows with something that can't be read"),
        many(
            counts.do_not_call,
            "row is on your do-not-call list and stays blocked",
            "rows are on your do-not-call list and stay blocked",
        ),
        many(blocked, "row says “do not call” and goes on your list", "rows say “do not call” and go on your list"),
        many(
            counts.remarks,
            "note seems to say “do not call”: look before you call",
            "notes seem to say “do not call”: look before you call",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// One of the first people in a list, as parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Their name, or another way to identify them.
    pub who: String,
    /// Their company, if it is not shown as the name.
    pub company: String,
    /// The number to dial first.
    pub number: String,
    /// The next touch, as the list says.
    pub next: String,
}

/// The first people of the list as parsed, so that a wrong column or month is noticed.
pub fn samples(run: &DryRun<LeadId>, now: &Now) -> Vec<Sample> {
    let people = run.rows.iter().filter_map(|row| row.person.as_ref()).take(SAMPLES);
    let sample = |person: &crate::formats::person::Person| {
        let who = person.shown_name();
        Sample {
            company: if who == person.company { String::new() } else { person.company.clone() },
            number: person.phones.first().map(PhoneNumber::shown).unwrap_or_default(),
            next: person
                .next_touch
                .map(|when| when_words(&imported_touch(when, false, now).when, now))
                .unwrap_or_default(),
            who,
        }
    };
    people.map(sample).collect()
}

/// The label of the import button.
pub fn import_words(run: &DryRun<LeadId>) -> String {
    let tally = run.tally();
    match (tally.new, tally.known) {
        (0, 0) => "Nothing to import".to_owned(),
        (0, known) => words::import::update_leads(known),
        (new, _) => words::import::import_leads(new),
    }
}
