//! The dry run of an import: what each row would become, before anything is written.
//!
//! Nobody is merged in silence. Every row gets a fate and a proposed choice; the salesperson may
//! change the choice, and [`DryRun::accepted`] then tells what to write.

mod join;

pub use join::join;

use crate::formats::names;
use crate::formats::people::{Outcome, Person, Problem, Record};
use std::collections::HashMap;

/// A lead that the book already has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLead<I> {
    /// What the book calls it.
    pub id: I,
    /// The name as the book shows it.
    pub name: String,
}

/// What an import has to know of the book.
pub trait Known<I> {
    /// The leads with this phone number in its international form, those with the same extension
    /// first: behind one switchboard sit several people.
    fn with_phone(&self, e164: &str, extension: Option<&str>) -> Vec<KnownLead<I>>;
    /// The leads with this mail address in lower case.
    fn with_mail(&self, lower: &str) -> Vec<KnownLead<I>>;
    /// The leads with exactly this name and company, both by [`key_of`].
    fn with_name(&self, name: &str, company: &str) -> Vec<KnownLead<I>>;
    /// Whether the phone number (international form) or mail address (lower case) must be left alone.
    fn is_do_not_call(&self, e164_or_mail: &str) -> bool;
}

/// A name or company as it is compared: without case and surplus blanks.
#[must_use]
pub fn key_of(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whom a row looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin<I> {
    /// An earlier row of the same file.
    Row(usize),
    /// A lead of the book.
    Lead(I),
}

/// What a row is, next to the other rows and the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate<I> {
    /// A lead that nobody has yet.
    New,
    /// The same person as an earlier row.
    DuplicateOfRow(usize),
    /// The same person as a lead of the book.
    AlreadyKnown(I),
    /// Shares a number or an address with somebody of another name: perhaps a switchboard.
    PossiblyTheSame(Twin<I>),
    /// Nobody to follow up; the reason is a sentence.
    NotALead(String),
}

/// What shall be done with a row that has a twin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Add what is new in the row to its twin.
    Merge,
    /// Leave the row out.
    Skip,
    /// Import the row as a lead of its own.
    Keep,
}

/// One row as the dry run shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DryRow<I> {
    /// Counted from 1, as in the file.
    pub row: usize,
    /// What the row is.
    pub fate: Fate<I>,
    /// The value that it shares with its twin, if there is one: a number, an address or the name.
    pub shared: String,
    /// The name of the twin.
    pub twin_name: String,
    /// What shall be done; the salesperson may change it.
    pub choice: Choice,
    /// The person, unless the row is no lead.
    pub person: Option<Person>,
    /// What the row says, if it is no lead.
    pub text: String,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The numbers and addresses of the row that are on the do-not-call list.
    pub do_not_call: Vec<String>,
}

/// How many rows there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows that nobody has yet.
    pub new: usize,
    /// Rows that repeat an earlier row, possible duplicates included.
    pub duplicates: usize,
    /// Rows that the book already has, possible ones included.
    pub known: usize,
    /// Rows that are nobody.
    pub not_leads: usize,
    /// Rows with at least one cell that could not be read.
    pub with_problems: usize,
    /// Rows with a number or address on the do-not-call list.
    pub do_not_call: usize,
    /// Rows whose note seems to say that they must not be called.
    pub remarks: usize,
}

/// All rows with their fates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DryRun<I> {
    /// In the order of the file.
    pub rows: Vec<DryRow<I>>,
}

/// A person to create, and the rows that they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The first row of the person and those merged into it.
    pub rows: Vec<usize>,
    /// The person with everything that those rows say.
    pub person: Person,
}

/// What a row adds to a lead of the book. Apply it with [`join`], which says whether anything changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition<I> {
    /// The row.
    pub row: usize,
    /// The lead.
    pub into: I,
    /// What the row says.
    pub person: Person,
}

/// What is to be written when the salesperson agrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted<I> {
    /// The leads to create.
    pub created: Vec<Created>,
    /// What is added to leads of the book.
    pub additions: Vec<Addition<I>>,
}

/// Finds out what every record would become, and proposes what to do with it.
#[must_use]
pub fn dry_run<I: Copy + Eq>(records: &[Record], known: &impl Known<I>) -> DryRun<I> {
    let mut earlier = Earlier::default();
    let mut rows = Vec::with_capacity(records.len());
    for record in records {
        let mut row = DryRow {
            row: record.row,
            fate: Fate::New,
            shared: String::new(),
            twin_name: String::new(),
            choice: Choice::Keep,
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
                let twin = best_twin(person, &keys, known, &earlier);
                if let Some(twin) = twin {
                    row.fate = match (twin.is_sure, twin.who) {
                        (true, Twin::Row(row)) => Fate::DuplicateOfRow(row),
                        (true, Twin::Lead(id)) => Fate::AlreadyKnown(id),
                        (false, who) => Fate::PossiblyTheSame(who),
                    };
                    row.choice = if twin.is_sure { Choice::Merge } else { Choice::Keep };
                    row.shared = twin.shared;
                    row.twin_name = twin.name;
                }
                let blocked = keys.phones.iter().chain(&keys.mails).filter(|key| known.is_do_not_call(key));
                row.do_not_call = blocked.cloned().collect();
                earlier.remember(record.row, person, keys);
                row.person = Some((**person).clone());
            }
        }
        rows.push(row);
    }
    DryRun { rows }
}

/// The values by which two rows are found to be the same.
struct Keys {
    phones: Vec<String>,
    mails: Vec<String>,
    /// Name and company, only where there is neither phone nor mail to go by.
    name: Option<(String, String)>,
}

impl Keys {
    fn of(person: &Person) -> Keys {
        let phones: Vec<String> = person.phones.iter().filter_map(|phone| phone.e164.clone()).collect();
        let mails: Vec<String> = person.mails.iter().map(|mail| mail.to_lowercase()).collect();
        let is_bare = phones.is_empty() && mails.is_empty();
        Keys { phones, mails, name: is_bare.then(|| (key_of(&person.name), key_of(&person.company))) }
    }
}

/// What earlier rows said, to be found without looking through them all.
#[derive(Default)]
struct Earlier {
    phones: HashMap<String, Vec<usize>>,
    mails: HashMap<String, Vec<usize>>,
    bare: HashMap<(String, String), usize>,
    /// Name and extensions of each row, for telling people behind one switchboard apart.
    people: HashMap<usize, (String, Vec<Line>)>,
}

/// A phone line: number and extension.
type Line = (String, Option<String>);

/// More rows than this behind one number need not be compared one by one.
const MOST_COMPARED: usize = 20;

fn lines_of(person: &Person) -> Vec<Line> {
    let line = |phone: &crate::domain::phone::PhoneNumber| Some((phone.e164.clone()?, phone.extension.clone()));
    person.phones.iter().filter_map(line).collect()
}

impl Earlier {
    fn remember(&mut self, row: usize, person: &Person, keys: Keys) {
        let put = |map: &mut HashMap<String, Vec<usize>>, key: String| {
            let rows = map.entry(key).or_default();
            if rows.len() < MOST_COMPARED {
                rows.push(row);
            }
        };
        for phone in keys.phones {
            put(&mut self.phones, phone);
        }
        for mail in keys.mails {
            put(&mut self.mails, mail);
        }
        if let Some(name) = keys.name {
            self.bare.entry(name).or_insert(row);
        }
        self.people.insert(row, (person.name.clone(), lines_of(person)));
    }
}

/// Somebody whom a row looks like.
struct Match<I> {
    who: Twin<I>,
    name: String,
    shared: String,
    is_sure: bool,
}

/// The best of all who share something: a sure one before a possible one, the book before the file,
/// and a mail address before a phone number.
fn best_twin<I: Copy + Eq>(person: &Person, keys: &Keys, known: &impl Known<I>, earlier: &Earlier) -> Option<Match<I>> {
    let own_lines = lines_of(person);
    let mut possible = None;
    let mut consider = |found: Match<I>| {
        if found.is_sure {
            return Some(found);
        }
        possible.get_or_insert(found);
        None
    };
    let by_mail = |name: &str| names::can_be_same(name, &person.name) || names::share_an_end(name, &person.name);
    let by_phone = |name: &str| names::can_be_same(name, &person.name);
    for (mail, lead) in keys.mails.iter().flat_map(|mail| known.with_mail(mail).into_iter().map(move |lead| (mail, lead))) {
        let is_sure = by_mail(&lead.name);
        let found = Match { who: Twin::Lead(lead.id), name: lead.name, shared: mail.clone(), is_sure };
        if let Some(sure) = consider(found) {
            return Some(sure);
        }
    }
    for (phone, lead) in own_lines.iter().flat_map(|(phone, extension)| {
        known.with_phone(phone, extension.as_deref()).into_iter().map(move |lead| (phone, lead))
    }) {
        let is_sure = by_phone(&lead.name);
        let found = Match { who: Twin::Lead(lead.id), name: lead.name, shared: phone.clone(), is_sure };
        if let Some(sure) = consider(found) {
            return Some(sure);
        }
    }
    if let Some((name, company)) = &keys.name
        && let Some(lead) = known.with_name(name, company).into_iter().next()
    {
        return Some(Match { who: Twin::Lead(lead.id), shared: lead.name.clone(), name: lead.name, is_sure: true });
    }
    for (value, row, is_mail) in earlier_rows(keys, earlier) {
        let Some((name, lines)) = earlier.people.get(&row) else { continue };
        let is_sure = if is_mail {
            by_mail(name)
        } else {
            // Two extensions of one switchboard are two people, unless the names say otherwise.
            let same_line = lines.iter().any(|line| line.0 == *value && own_lines.contains(line));
            let is_named = !name.is_empty() && !person.name.is_empty();
            by_phone(name) && (same_line || is_named)
        };
        let found = Match { who: Twin::Row(row), name: name.clone(), shared: value.clone(), is_sure };
        if let Some(sure) = consider(found) {
            return Some(sure);
        }
    }
    if let Some(key) = &keys.name
        && let Some(row) = earlier.bare.get(key)
    {
        let name = earlier.people.get(row).map(|(name, _)| name.clone()).unwrap_or_default();
        consider(Match { who: Twin::Row(*row), shared: name.clone(), name, is_sure: false });
    }
    possible
}

/// The earlier rows that share a value, those with the same mail address first.
fn earlier_rows<'a>(keys: &'a Keys, earlier: &'a Earlier) -> impl Iterator<Item = (&'a String, usize, bool)> {
    let mails = keys.mails.iter().map(|mail| (mail, earlier.mails.get(mail), true));
    let phones = keys.phones.iter().map(|phone| (phone, earlier.phones.get(phone), false));
    mails.chain(phones).flat_map(|(value, rows, is_mail)| {
        rows.into_iter().flatten().map(move |row| (value, *row, is_mail))
    })
}

impl<I: Copy + Eq> DryRun<I> {
    /// How many rows there are of each kind.
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

    /// Changes what shall be done with a row. A row that is no lead stays left out, and a row
    /// without a twin cannot be merged.
    pub fn choose(&mut self, row: usize, choice: Choice) {
        let Some(found) = self.rows.iter_mut().find(|found| found.row == row) else { return };
        let is_allowed = match found.fate {
            Fate::NotALead(_) => choice == Choice::Skip,
            Fate::New => choice != Choice::Merge,
            _ => true,
        };
        if is_allowed {
            found.choice = choice;
        }
    }

    /// What the choices come to: leads to create, and additions to leads of the book.
    #[must_use]
    pub fn accepted(&self) -> Accepted<I> {
        let mut accepted = Accepted { created: Vec::new(), additions: Vec::new() };
        // Where each row went: a place among the created, or a lead of the book.
        let mut went: HashMap<usize, Destination<I>> = HashMap::new();
        for row in &self.rows {
            let Some(person) = row.person.as_ref().filter(|_| row.choice != Choice::Skip) else { continue };
            let twin = match row.fate {
                Fate::DuplicateOfRow(twin) | Fate::PossiblyTheSame(Twin::Row(twin)) => went.get(&twin).copied(),
                Fate::AlreadyKnown(id) | Fate::PossiblyTheSame(Twin::Lead(id)) => Some(Destination::Lead(id)),
                Fate::New | Fate::NotALead(_) => None,
            };
            let destination = match twin.filter(|_| row.choice == Choice::Merge) {
                Some(Destination::Lead(into)) => {
                    accepted.additions.push(Addition { row: row.row, into, person: person.clone() });
                    Destination::Lead(into)
                }
                Some(Destination::Created(place)) => {
                    if let Some(created) = accepted.created.get_mut(place) {
                        join(&mut created.person, person);
                        created.rows.push(row.row);
                    }
                    Destination::Created(place)
                }
                // The twin was left out, so the row is a lead of its own.
                None => {
                    accepted.created.push(Created { rows: vec![row.row], person: person.clone() });
                    Destination::Created(accepted.created.len() - 1)
                }
            };
            went.insert(row.row, destination);
        }
        accepted
    }
}

/// Where a row went.
#[derive(Clone, Copy)]
enum Destination<I> {
    Created(usize),
    Lead(I),
}
