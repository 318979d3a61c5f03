//! An import on its way: what was chosen, how its columns are read, and what would happen.

use std::collections::HashMap;

use crate::app::days;
use crate::app::import::{DryRow, DryRun, Fate, Twin, dry_run};
use crate::app::import_book::KnownBook;
use crate::app::import_next::{ListedNext, imported_touch, listed_next, when_words};
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::phone::{Country, PhoneNumber};
use crate::domain::time::{Day, Now};
use crate::formats::columns::{self, ColumnUse};
use crate::formats::csv::LeftOut;
use crate::formats::encoding::Encoding;
use crate::formats::people::{self, Record};
use crate::formats::text::FileProblem;
use crate::formats::{Content, Options, open_text_with, open_with, vcard_people};
use std::fmt;
use std::sync::Arc;

/// What was chosen, and how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importing {
    /// The file's name, or "Pasted table".
    pub name: String,
    /// What it turned out to be.
    pub content: Content,
    /// What each column is for; empty for cards.
    pub uses: Vec<ColumnUse>,
    /// How the characters of a file were read; none for a pasted text.
    pub encoding: Option<Encoding>,
    /// What the salesperson said about how to read it. [`Importing::read_as`] changes it.
    pub options: Options,
    /// What was chosen, to be read again in another way.
    source: Source,
}

/// What was chosen.
#[derive(Clone, PartialEq, Eq)]
enum Source {
    File(Arc<[u8]>),
    Text(Arc<str>),
}

impl fmt::Debug for Source {
    /// A list of people belongs into no message.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Source")
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
        Ok(Importing { name: name.to_owned(), content, uses, encoding, options, source })
    }

    /// Reads the same file or text as the salesperson says: another separator, heading line or encoding. If it cannot
    /// be read so, the problem is told and all stays as it was. The uses of the columns stay as long as the headings
    /// are the same; else they are guessed again.
    pub fn read_as(&mut self, options: Options) -> Result<(), FileProblem> {
        let mut again = Importing::read(&self.name, self.source.clone(), options)?;
        let headings = |content: &Content| match content {
            Content::Table(table) => Some((table.headers.clone(), table.width())),
            Content::Cards(_) => None,
        };
        if headings(&again.content) == headings(&self.content) {
            again.uses = std::mem::take(&mut self.uses);
        }
        *self = again;
        Ok(())
    }

    /// What of the text is no row, in a sentence a line, at most `most` of them: titles above the headings, the foot of
    /// a report. It may be somebody, so nothing of it is left out in silence.
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
            Content::Table(table) => people::read(table, &self.uses, home, today),
            Content::Cards(cards) => vcard_people::read(cards, home),
        }
    }

    /// What would happen.
    pub fn dry_run(&self, book: &Book, home: &Country, today: Day) -> DryRun<LeadId> {
        dry_run(&self.records(home, today), &KnownBook::new(book))
    }

    /// The columns with their heading, first cells and use.
    pub fn columns(&self) -> Vec<ColumnView> {
        let Content::Table(table) = &self.content else { return Vec::new() };
        (0..table.width())
            .map(|place| {
                let cells = table.rows.iter().filter_map(|row| row.get(place)).filter(|cell| !cell.trim().is_empty());
                ColumnView {
                    heading: table
                        .headers
                        .get(place)
                        .filter(|heading| !heading.trim().is_empty())
                        .cloned()
                        .unwrap_or_else(|| format!("Column {}", place + 1)),
                    cells: cells.take(SHOWN_CELLS).map(|cell| shortened(cell)).collect(),
                    used_as: self.uses.get(place).copied().unwrap_or(ColumnUse::Ignore),
                }
            })
            .collect()
    }
}

/// How many filled cells of a column are shown.
const SHOWN_CELLS: usize = 3;
/// How many letters of a cell are shown.
const SHOWN_LETTERS: usize = 40;
/// How many people are shown as they are read.
const SAMPLES: usize = 5;

fn shortened(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = line.chars();
    let short: String = letters.by_ref().take(SHOWN_LETTERS).collect();
    if letters.next().is_some() { format!("{short}…") } else { short }
}

/// A column as the mapping shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// Its heading.
    pub heading: String,
    /// Its first filled cells.
    pub cells: Vec<String>,
    /// What it is for.
    pub used_as: ColumnUse,
}

/// Where the rows end up: how many, and what that is.
pub fn tally(run: &DryRun<LeadId>) -> [(usize, &'static str); 3] {
    let tally = run.tally();
    let new = if tally.new == 1 { "new lead" } else { "new leads" };
    [(tally.new, new), (tally.known, "you already have"), (tally.left_out, "left out")]
}

/// What else there is to say about all rows, in a line for each kind.
pub fn remarks(run: &DryRun<LeadId>) -> Vec<String> {
    let (tally, counts) = (run.tally(), run.counts());
    let many = |count: usize, one: &str, more: &str| {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        (count > 0).then(|| days::counted(count, one, more))
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

/// A row that the salesperson should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Counted from 1, as in the file.
    pub row: usize,
    /// Who it is.
    pub who: String,
    /// What there is to say about it.
    pub words: Vec<String>,
    /// Whether something in it could not be read, which is kept in the note unless the row is left out.
    pub has_problem: bool,
    /// Whether it can be merged, left out or kept.
    pub has_choice: bool,
    /// What the list says of the next touch of a lead that is known.
    pub next: Option<ListedNext>,
}

/// How many rows the salesperson should look at, and the first of them, at most `most`: those in doubt before
/// those that are surely somebody who is known.
pub fn rows_to_look_at(run: &DryRun<LeadId>, book: &Book, now: &Now, most: usize) -> (usize, Vec<RowView>) {
    let next = NextOfRows::new(run, book, now);
    let is_sure = |row: &&DryRow<LeadId>| {
        let is_known = matches!(row.fate, Fate::AlreadyKnown(_) | Fate::DuplicateOfRow(_));
        is_known && row.problems.is_empty() && row.do_not_call.is_empty() && next.of(row).is_none()
    };
    let worth = || run.rows.iter().filter(|row| needs_a_look(row));
    let ordered = worth().filter(|row| !is_sure(row)).chain(worth().filter(is_sure));
    (worth().count(), ordered.take(most).map(|row| row_view(row, next.of(row))).collect())
}

/// How many rows are perhaps somebody who is known, or in another row.
pub fn count_in_doubt(run: &DryRun<LeadId>) -> usize {
    run.rows.iter().filter(|row| matches!(row.fate, Fate::PossiblyTheSame(_))).count()
}

/// Whether there is anything to say about a row.
fn needs_a_look(row: &DryRow<LeadId>) -> bool {
    let has_remark = row.person.as_ref().is_some_and(|person| person.do_not_call_remark);
    row.fate != Fate::New || has_remark || !row.problems.is_empty() || !row.do_not_call.is_empty()
}

/// What rows say of the next touches of the leads that they belong to.
struct NextOfRows<'a> {
    book: &'a Book,
    now: &'a Now,
    /// The known lead of each row that has one, perhaps by way of another row.
    leads: HashMap<usize, LeadId>,
    /// How many rows have a date for a lead: where they disagree, none of them counts unasked.
    dated: HashMap<LeadId, usize>,
}

impl<'a> NextOfRows<'a> {
    fn new(run: &DryRun<LeadId>, book: &'a Book, now: &'a Now) -> NextOfRows<'a> {
        let mut next = NextOfRows { book, now, leads: HashMap::new(), dated: HashMap::new() };
        for row in &run.rows {
            let lead = match &row.fate {
                Fate::AlreadyKnown(lead) | Fate::PossiblyTheSame(Twin::Lead(lead)) => Some(*lead),
                Fate::DuplicateOfRow(twin) | Fate::PossiblyTheSame(Twin::Row(twin)) => next.leads.get(twin).copied(),
                Fate::New | Fate::NotALead(_) => None,
            };
            let Some(lead) = lead else { continue };
            next.leads.insert(row.row, lead);
            if row.person.as_ref().is_some_and(|person| person.next_touch.is_some()) {
                *next.dated.entry(lead).or_default() += 1;
            }
        }
        next
    }

    fn of(&self, row: &DryRow<LeadId>) -> Option<ListedNext> {
        let lead = self.leads.get(&row.row)?;
        let mut listed = listed_next(self.book.lead(*lead)?, row.person.as_ref()?, self.now)?;
        listed.is_proposed &= self.dated.get(lead) == Some(&1);
        Some(listed)
    }
}

fn row_view(row: &DryRow<LeadId>, next: Option<ListedNext>) -> RowView {
    let twin = match &row.fate {
        Fate::New => None,
        Fate::DuplicateOfRow(twin) => Some(format!("same as row {twin} ({}): {}", row.twin_name, row.shared)),
        Fate::AlreadyKnown(_) => Some(format!("you already have {}: {}", row.twin_name, row.shared)),
        Fate::PossiblyTheSame(Twin::Row(twin)) => {
            Some(format!("perhaps the same as row {twin} ({}): {}", row.twin_name, row.shared))
        }
        Fate::PossiblyTheSame(Twin::Lead(_)) => Some(format!("perhaps your lead {}: {}", row.twin_name, row.shared)),
        Fate::NotALead(reason) => Some(format!("{reason} Left out.")),
    };
    let problems = row.problems.iter().map(|problem| {
        let text = shortened(&problem.text);
        if text.is_empty() {
            return problem.reason.clone();
        }
        format!("{} “{text}”: {}", problem.column, problem.reason)
    });
    let said = Some(shortened(&row.text)).filter(|text| row.person.is_none() && !text.is_empty());
    let remark = row.person.as_ref().is_some_and(|person| person.do_not_call_remark);
    let remark = remark.then(|| "The note seems to say that they must not be called.".to_owned());
    let suppressed =
        row.do_not_call.iter().map(|contact| format!("{contact} is on your do-not-call list and stays blocked."));
    RowView {
        row: row.row,
        who: row.person.as_ref().map(people::Person::shown_name).or(said).unwrap_or_default(),
        words: twin.into_iter().chain(problems).chain(remark).chain(suppressed).collect(),
        has_problem: row.person.is_some() && row.problems.iter().any(|problem| !problem.text.is_empty()),
        has_choice: matches!(row.fate, Fate::DuplicateOfRow(_) | Fate::AlreadyKnown(_) | Fate::PossiblyTheSame(_)),
        next,
    }
}

/// One of the first people of a list, as they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Their name, or what else they are called by.
    pub who: String,
    /// Their company, where it is not that already.
    pub company: String,
    /// The number that is dialled first.
    pub number: String,
    /// When they are to be called, as the list says.
    pub next: String,
}

/// The first people of the list as they are read, so that a wrong column or a wrong month is seen.
pub fn samples(run: &DryRun<LeadId>, now: &Now) -> Vec<Sample> {
    let people = run.rows.iter().filter_map(|row| row.person.as_ref()).take(SAMPLES);
    let sample = |person: &people::Person| {
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

/// The words of the button that imports.
pub fn import_words(run: &DryRun<LeadId>) -> String {
    let tally = run.tally();
    match (tally.new, tally.known) {
        (0, 0) => "Nothing to import".to_owned(),
        (0, known) => format!("Update {}", days::leads(known)),
        (new, _) => format!("Import {}", days::leads(new)),
    }
}
