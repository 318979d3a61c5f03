//! An import on its way: what was chosen, how its columns are read, and what would happen.

use crate::app::days;
use crate::app::import::{Accepted, Choice, DryRow, DryRun, Fate, Twin, dry_run};
use crate::app::import_book::KnownBook;
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::phone::Country;
use crate::domain::time::Day;
use crate::formats::columns::{self, ColumnUse};
use crate::formats::people::{self, Record};
use crate::formats::text::FileProblem;
use crate::formats::{Content, open, open_text, vcard_people};

/// What was chosen, and how its columns are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importing {
    /// The file's name, or "Pasted table".
    pub name: String,
    /// What it turned out to be.
    pub content: Content,
    /// What each column is for; empty for cards.
    pub uses: Vec<ColumnUse>,
}

impl Importing {
    /// Opens a chosen file.
    pub fn of_file(name: &str, bytes: &[u8]) -> Result<Importing, FileProblem> {
        Ok(Importing::new(name, open(bytes)?))
    }

    /// Opens a pasted text.
    pub fn of_text(text: &str) -> Result<Importing, FileProblem> {
        Ok(Importing::new("Pasted table", open_text(text)?))
    }

    /// What stands below the list like the foot of a report and is not read, in a sentence; it may be somebody.
    pub fn foot_words(&self) -> Option<String> {
        let Content::Table(table) = &self.content else { return None };
        let shown: Vec<&str> = table.foot.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let first = shown.first()?;
        let more = if shown.len() > 1 { format!(" and {} more", shown.len() - 1) } else { String::new() };
        let first: String = first.chars().take(60).collect();
        Some(format!(
            "not read, as it stands alone below an empty line: {first}{more}. A person? Take the empty line out."
        ))
    }

    fn new(name: &str, content: Content) -> Importing {
        let uses = match &content {
            Content::Table(table) => columns::guess(table),
            Content::Cards(_) => Vec::new(),
        };
        Importing { name: name.to_owned(), content, uses }
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
