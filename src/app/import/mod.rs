//! The dry run of an import: what each row would become, before anything is written. This wing parses no files
//! (`formats` does) and writes nothing itself.
//!
//! Nobody is merged silently. Every row gets a fate and a proposed choice; the salesperson may change the choice, and
//! [`DryRun::accepted`] returns what to write.
//!
//! * [`in_progress`]: an import from the chosen file to the dry run.
//! * [`rows`]: the rows to look at, in words.
//! * [`join`](mod@join): joins two records of one person.
//! * [`removal`]: removing an import again.

mod answers;
mod evidence;
pub mod in_progress;
mod into_book;
pub mod join;
mod matching;
mod next_touch;
pub mod removal;
pub mod rows;
mod spoken_before;
mod status;
mod tally;

pub use into_book::{KnownBook, NOTE_OF_BLOCKED, import_command};
pub use spoken_before::Spoken;
pub use status::status_text;

pub use join::{adds_nothing, join, update};
pub use tally::Tally;

use crate::domain::do_not_call::personal_key;
use crate::formats::person::{Outcome, Person, Problem, Record};
use evidence::Evidence;
use matching::{Earlier, Keys, Row};
use std::collections::HashMap;

/// A lead that is already in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLead<I> {
    /// Its id in the book.
    pub id: I,
    /// The person's name; empty if the book knows only a company or number.
    pub name: String,
    /// The display name: the name, or else whatever is known.
    pub title: String,
}

/// What an import needs to know about the book.
pub trait Known<I> {
    /// The leads with this phone number in its international form, those with the same extension first: several
    /// people may share one switchboard.
    fn with_phone(&self, e164: &str, extension: Option<&str>) -> Vec<KnownLead<I>>;
    /// The leads with this mail address in lower case.
    fn with_mail(&self, lower: &str) -> Vec<KnownLead<I>>;
    /// The leads with exactly this name and company, both normalised by [`key_of`]; those without numbers and
    /// addresses first, since only rows without them are looked up by name.
    fn with_name(&self, name: &str, company: &str) -> Vec<KnownLead<I>>;
    /// Whether the lead already has everything in the row, so that adding it would change nothing.
    fn has_all(&self, lead: I, row: &Person) -> bool;
    /// Whether the do-not-call list has the phone number (international form), the mail address (lower case), or one
    /// person at a number.
    fn is_do_not_call(&self, contact: &str) -> bool;
}

/// A name or company for comparison: in lower case with single spaces.
#[must_use]
pub fn key_of(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The existing person that a row matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin<I> {
    /// An earlier row of the same file.
    Row(usize),
    /// A lead of the book.
    Lead(I),
}

/// What a row is, compared with the other rows and the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate<I> {
    /// A new lead.
    New,
    /// The same person as an earlier row.
    DuplicateOfRow(usize),
    /// The same person as a lead of the book.
    AlreadyKnown(I),
    /// Shares a number or address with somebody of a different name: perhaps a switchboard.
    PossiblyTheSame(Twin<I>),
    /// Not a lead; the reason is a sentence.
    NotALead(String),
}

/// What to do with a row that has a twin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Add the new values of the row to its twin.
    Merge,
    /// Leave the row out.
    Skip,
    /// Import the row as a lead of its own.
    Keep,
    /// The same, and record that it is a different person from its twin.
    Apart,
}

/// What the date of a row does to the next touch of a known lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NextChoice {
    /// It replaces the next touch, unless that was planned by hand since the last list.
    #[default]
    Proposed,
    /// It replaces the next touch.
    Listed,
    /// It is ignored.
    Mine,
}

/// One row as the dry run shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DryRow<I> {
    /// The row number in the file, counted from 1.
    pub row: usize,
    /// What the row is.
    pub fate: Fate<I>,
    /// The value shared with its twin, if any: a number, an address or the name.
    pub shared: String,
    /// The name of the twin.
    pub twin_name: String,
    /// What to do; the salesperson may change it.
    pub choice: Choice,
    /// What its date does to the next touch of a known lead; the salesperson may change it.
    pub next: NextChoice,
    /// Whether the list says that they must not be called; [`DryRun::block`] decides whether that applies.
    pub is_marked: bool,
    /// The person; `None` if the row is not a lead.
    pub person: Option<Person>,
    /// The text of the row, if it is not a lead.
    pub text: String,
    /// The cells that could not be parsed.
    pub problems: Vec<Problem>,
    /// The numbers and addresses of the row that are on the do-not-call list.
    pub do_not_call: Vec<String>,
}

impl<I: Eq> DryRow<I> {
    /// Whether both rows pose the same question: the same person and the same twin.
    fn asks_the_same_as(&self, other: &DryRow<I>) -> bool {
        let who = |row: &DryRow<I>| row.person.as_ref().map(Person::shown_name);
        self.fate == other.fate
            && self.shared == other.shared
            && self.twin_name == other.twin_name
            && who(self) == who(other)
    }
}

/// The number of rows of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// New leads.
    pub new: usize,
    /// Rows that repeat an earlier row, including possible repetitions.
    pub duplicates: usize,
    /// Rows that match a lead in the book, including possible matches.
    pub known: usize,
    /// Rows that are not leads.
    pub not_leads: usize,
    /// Rows with at least one cell that could not be parsed.
    pub with_problems: usize,
    /// Rows with a number or address on the do-not-call list.
    pub do_not_call: usize,
    /// Rows with a note that seems to say that they must not be called.
    pub remarks: usize,
}

/// All rows with their fates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DryRun<I> {
    /// In the order of the file.
    pub rows: Vec<DryRow<I>>,
    /// Whether these people were spoken to before: as the file suggests, until the salesperson answers.
    pub spoken: Spoken,
}

/// A person to create, and the rows that they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created<I> {
    /// The first row of the person and those merged into it.
    pub rows: Vec<usize>,
    /// The person with all values from those rows.
    pub person: Person,
    /// The people that the salesperson told them apart from, for good.
    pub apart_from: Vec<Apart<I>>,
}

/// Somebody that a created lead was told apart from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart<I> {
    /// A lead of the book.
    Lead(I),
    /// An earlier created lead, by its index.
    Created(usize),
}

/// What a row adds to a lead of the book. [`join`](join::join) applies it and returns whether anything changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition<I> {
    /// The row.
    pub row: usize,
    /// The lead.
    pub into: I,
    /// The person in the row.
    pub person: Person,
    /// What its date does to the next touch.
    pub next: NextChoice,
}

/// What to write once the salesperson agrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted<I> {
    /// The leads to create.
    pub created: Vec<Created<I>>,
    /// The values to add to leads of the book.
    pub additions: Vec<Addition<I>>,
    /// Whether they were spoken to before.
    pub spoken: Spoken,
}

/// Determines what every record would become, and proposes a choice.
#[must_use]
pub fn dry_run<I: Copy + Eq>(records: &[Record], known: &impl Known<I>) -> DryRun<I> {
    let evidence = Evidence::of(records);
    let mut earlier = Earlier::default();
    let mut rows: Vec<DryRow<I>> = Vec::with_capacity(records.len());
    for record in records {
        let mut row = DryRow {
            row: record.row,
            fate: Fate::New,
            shared: String::new(),
            twin_name: String::new(),
            choice: Choice::Keep,
            next: NextChoice::Proposed,
            is_marked: false,
            person: None,
            text: record.text.clone(),
            problems: record.problems.clone(),
            do_not_call: Vec::new(),
        };
        match &record.outcome {
            Outcome::NotALead(reason) => {
                row.fate = Fate::NotALead(reason.clone());
                row.choice = Choice::Skip;
            }
            Outcome::Person(person) => {
                let keys = Keys::of(person);
                let compared =
                    Row { person, keys: &keys, known, evidence: &evidence, earlier: &earlier, before: &rows };
                let twin = compared.best_twin();
                let mut twin_name = String::new();
                if let Some(twin) = twin {
                    row.fate = match (twin.is_sure, twin.who) {
                        (true, Twin::Row(row)) => Fate::DuplicateOfRow(row),
                        (true, Twin::Lead(id)) => Fate::AlreadyKnown(id),
                        (false, who) => Fate::PossiblyTheSame(who),
                    };
                    row.choice = if twin.is_sure { Choice::Merge } else { Choice::Keep };
                    row.shared = twin.shared;
                    row.twin_name = twin.title;
                    twin_name = twin.name;
                }
                let name = person.shown_name();
                let persons = keys.phones.iter().map(|number| personal_key(number, &name));
                let marks = keys.phones.iter().chain(&keys.mails).cloned().chain(persons);
                row.do_not_call = marks.filter(|mark| known.is_do_not_call(mark)).collect();
                let root = earlier.root_of(record.row, &row.fate);
                let known_name = if row.choice == Choice::Merge { twin_name.as_str() } else { "" };
                earlier.remember(record.row, root, known_name, person, keys);
                row.is_marked = person.do_not_call;
                row.person = Some((**person).clone());
            }
        }
        rows.push(row);
    }
    let spoken = Spoken::of_file(rows.iter().filter_map(|row| row.person.as_ref()));
    DryRun { rows, spoken }
}

impl<I: Copy + Eq> DryRun<I> {
    /// Counts the rows of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match &row.fate {
                Fate::New => counts.new += 1,
                Fate::DuplicateOfRow(_) | Fate::PossiblyTheSame(Twin::Row(_)) => counts.duplicates += 1,
                Fate::AlreadyKnown(_) | Fate::PossiblyTheSame(Twin::Lead(_)) => counts.known += 1,
                Fate::NotALead(_) => counts.not_leads += 1,
            }
            counts.with_problems += usize::from(!row.problems.is_empty());
            counts.do_not_call += usize::from(!row.do_not_call.is_empty());
            counts.remarks += usize::from(row.person.as_ref().is_some_and(|person| person.do_not_call_remark));
        }
        counts
    }

    /// Changes what to do with a row. A row that is not a lead stays left out, and a row without a twin cannot be
    /// merged.
    pub fn choose(&mut self, row: usize, choice: Choice) {
        let Some(found) = self.rows.iter_mut().find(|found| found.row == row) else {
            return;
        };
        let is_allowed = match found.fate {
            Fate::NotALead(_) => choice == Choice::Skip,
            Fate::New => !matches!(choice, Choice::Merge | Choice::Apart),
            _ => true,
        };
        if is_allowed {
            found.choice = choice;
        }
    }

    /// The choice for a row.
    #[must_use]
    pub fn choice_of(&self, row: usize) -> Option<Choice> {
        self.row(row).map(|found| found.choice)
    }

    /// Carries choices over after the same list was read in another way, for rows that still pose the same question.
    /// If a row is now somebody else, or has another twin, its old choice no longer applies.
    pub fn keep_choices(&mut self, before: &DryRun<I>) {
        for row in &mut self.rows {
            if let Some(same) = before.row(row.row).filter(|earlier| earlier.asks_the_same_as(row)) {
                row.choice = same.choice;
                row.next = same.next;
                let blocks = same.person.as_ref().is_none_or(|person| person.do_not_call);
                if let Some(person) = row.person.as_mut().filter(|_| row.is_marked && same.is_marked) {
                    person.do_not_call = blocks;
                }
            }
        }
    }

    /// The row with this number; rows are in file order.
    fn row(&self, row: usize) -> Option<&DryRow<I>> {
        let index = self.rows.binary_search_by_key(&row, |found| found.row).ok()?;
        self.rows.get(index)
    }

    /// Turns the choices into leads to create, and additions to leads of the book.
    #[must_use]
    pub fn accepted(&self) -> Accepted<I> {
        let mut accepted = Accepted { created: Vec::new(), additions: Vec::new(), spoken: self.spoken };
        // The destination of each row: the index of a created lead, or a lead of the book.
        let mut went: HashMap<usize, Destination<I>> = HashMap::new();
        for row in &self.rows {
            let Some(person) = row.person.as_ref().filter(|_| row.choice != Choice::Skip) else {
                continue;
            };
            let twin = match row.fate {
                Fate::DuplicateOfRow(twin) | Fate::PossiblyTheSame(Twin::Row(twin)) => went.get(&twin).copied(),
                Fate::AlreadyKnown(id) | Fate::PossiblyTheSame(Twin::Lead(id)) => Some(Destination::Lead(id)),
                Fate::New | Fate::NotALead(_) => None,
            };
            let destination = match twin.filter(|_| row.choice == Choice::Merge) {
                Some(Destination::Lead(into)) => {
                    accepted.additions.push(Addition { row: row.row, into, person: person.clone(), next: row.next });
                    Destination::Lead(into)
                }
                Some(Destination::Created(index)) => {
                    if let Some(created) = accepted.created.get_mut(index) {
                        join(&mut created.person, person);
                        created.rows.push(row.row);
                    }
                    Destination::Created(index)
                }
                // The twin was left out, so the row becomes its own lead.
                None => {
                    let apart_from =
                        twin.filter(|_| row.choice == Choice::Apart).map(Apart::from).into_iter().collect();
                    accepted.created.push(Created { rows: vec![row.row], person: person.clone(), apart_from });
                    Destination::Created(accepted.created.len() - 1)
                }
            };
            went.insert(row.row, destination);
        }
        accepted
    }
}

/// Where a row ended up.
#[derive(Clone, Copy)]
enum Destination<I> {
    Created(usize),
    Lead(I),
}

impl<I> From<Destination<I>> for Apart<I> {
    fn from(destination: Destination<I>) -> Apart<I> {
        match destination {
            Destination::Created(index) => Apart::Created(index),
            Destination::Lead(lead) => Apart::Lead(lead),
        }
    }
}
