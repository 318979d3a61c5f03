//! An import on its way: what was chosen, how its columns are read, and what would happen.

use crate::app::days;
use crate::app::import::{Accepted, Choice, DryRow, DryRun, Fate, Twin, dry_run};
use crate::app::import_book::KnownBook;
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::phone::Country;
use crate::domain::time::Day;
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

/// What would happen, in a line for each kind.
pub fn summary(run: &DryRun<LeadId>) -> Vec<String> {
    let counts = run.counts();
    let many = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    [
        Some(format!("{} new", counts.new)),
        Some(format!("{} already known", counts.known)),
        many(counts.duplicates, "twice in the list"),
        many(counts.not_leads, "left out: nobody in the row"),
        many(counts.with_problems, "with a problem"),
        many(counts.do_not_call, "on your do-not-call list"),
        many(counts.remarks, "with a do-not-call remark in the note: look before you dial"),
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
    /// What shall be done, where there is a choice.
    pub choice: Option<Choice>,
}

/// The rows that the salesperson should look at, at most `most` of them.
pub fn rows_to_look_at(run: &DryRun<LeadId>, most: usize) -> Vec<RowView> {
    run.rows.iter().filter_map(row_view).take(most).collect()
}

/// How many rows the salesperson should look at.
pub fn count_to_look_at(run: &DryRun<LeadId>) -> usize {
    run.rows.iter().filter_map(row_view).count()
}

fn row_view(row: &DryRow<LeadId>) -> Option<RowView> {
    let twin = match &row.fate {
        Fate::New => None,
        Fate::DuplicateOfRow(twin) => Some(format!("same as row {twin} ({}): {}", row.twin_name, row.shared)),
        Fate::AlreadyKnown(_) => Some(format!("already in your book as {}: {}", row.twin_name, row.shared)),
        Fate::PossiblyTheSame(Twin::Row(twin)) => {
            Some(format!("perhaps the same as row {twin} ({}): {}", row.twin_name, row.shared))
        }
        Fate::PossiblyTheSame(Twin::Lead(_)) => Some(format!("perhaps {} of your book: {}", row.twin_name, row.shared)),
        Fate::NotALead(reason) => Some(reason.clone()),
    };
    let problems = row.problems.iter().map(|problem| {
        let text = shortened(&problem.text);
        if text.is_empty() {
            return problem.reason.clone();
        }
        format!("{} “{text}”: {} It is kept in the note.", problem.column, problem.reason)
    });
    let remark = row.person.as_ref().is_some_and(|person| person.do_not_call_remark);
    let remark = remark.then(|| "The note seems to say that they must not be called.".to_owned());
    let suppressed =
        row.do_not_call.iter().map(|contact| format!("{contact} is on your do-not-call list and stays blocked."));
    let has_choice = matches!(row.fate, Fate::DuplicateOfRow(_) | Fate::AlreadyKnown(_) | Fate::PossiblyTheSame(_));
    let words: Vec<String> = twin.into_iter().chain(problems).chain(remark).chain(suppressed).collect();
    (!words.is_empty()).then(|| RowView {
        row: row.row,
        who: row.person.as_ref().map(people::Person::shown_name).unwrap_or_default(),
        words,
        choice: has_choice.then_some(row.choice),
    })
}

/// The words of the button that brings the leads in.
pub fn bring_in_words(accepted: &Accepted<LeadId>) -> String {
    match (accepted.created.len(), accepted.additions.len()) {
        (0, 0) => "Nothing to bring in".to_owned(),
        (0, known) => format!("Add what is new to {}", days::leads(known)),
        (new, _) => format!("Bring in {}", days::leads(new)),
    }
}
