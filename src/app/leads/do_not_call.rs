//! The do-not-call list for display and export; `do_not_call_file` imports one.

use crate::app::format::dates;
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::book::{Suppression, is_hash};
use crate::domain::do_not_call::ONLY_THIS_PERSON;
use crate::domain::do_not_call::personal_key;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lead::phone::{Country, PhoneNumber, PhoneProblem};
use crate::domain::time::{Day, iso_day};
use crate::formats::table::csv_write;

/// The headings of the exported table.
pub(in crate::app) const HEADING: &str = "Number or address,Since,Who,How,Lifted,Why lifted";

/// The list as a CSV table, including lifted entries.
pub fn export(book: &Book) -> String {
    let heading = HEADING.split(',').map(str::to_owned).collect();
    let mut rows: Vec<Vec<String>> = vec![heading];
    for (contact, entry) in book.suppressions() {
        let (on, reason) =
            entry.lifted.as_ref().map_or_else(Default::default, |lifted| (iso_day(lifted.on), lifted.reason.clone()));
        rows.push([contact, &iso_day(entry.since), &entry.who, &entry.how, &on, &reason].map(str::to_owned).into());
    }
    csv_write::exact(&rows)
}

/// A number or address as the list spells it; a hash stays unchanged. `about` is who asked, and how.
pub(in crate::app) fn contact_of(text: &str, about: [&str; 2], home: &Country) -> Option<String> {
    if is_hash(text) {
        return Some(text.to_owned());
    }
    if text.contains('@') && !text.contains(char::is_whitespace) {
        return Some(text.to_lowercase());
    }
    match PhoneNumber::read(text, home) {
        Ok(number) => number.e164,
        Err(problem) => one_at_a_number(text, about, home, problem),
    }
}

/// A number followed by words: the key of one person at a shared number, if the row says so itself. Any other words
/// are a remark from another program's list, and then the number itself is blocked: better too much than too little.
fn one_at_a_number(text: &str, [who, how]: [&str; 2], home: &Country, problem: PhoneProblem) -> Option<String> {
    let (number, name) = text.split_once(' ').filter(|(number, _)| number.starts_with('+'))?;
    let known = PhoneNumber::read(number, home).ok()?.e164?;
    let person = personal_key(number, name);
    if how == ONLY_THIS_PERSON || personal_key(number, who) == person {
        return Some(person);
    }
    // More digits may be a second number; a row that cannot be read is reported.
    matches!(problem, PhoneProblem::Letters | PhoneProblem::DialCode).then_some(known)
}

/// An entry of the list, for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number or address as the list spells it.
    pub contact: String,
    /// The number or address for display; for an erased person only the fact that they were erased.
    pub shown: String,
    /// Since when, who and how; and when and why it was lifted.
    pub about: String,
    /// Whether the entry is in force.
    pub holds: bool,
}

/// The entries of the list, those in force first.
pub fn entries(book: &Book, today: Day) -> Vec<Entry> {
    let entry = |(contact, entry): (&str, &Suppression)| {
        let is_hash = is_hash(contact);
        let mut about = format!("since {}", dates::date(entry.since, today));
        for part in [&entry.who, &entry.how] {
            if !part.is_empty() {
                about.push_str(" · ");
                about.push_str(part);
            }
        }
        if let Some(lifted) = &entry.lifted {
            about.push_str(&format!(" · lifted {}: {}", dates::date(lifted.on, today), lifted.reason));
        }
        Entry {
            contact: contact.to_owned(),
            shown: if is_hash { "Somebody who was erased".to_owned() } else { contact.to_owned() },
            about,
            holds: entry.holds(),
        }
    };
    let (mut holding, lifted): (Vec<Entry>, Vec<Entry>) = book.suppressions().map(entry).partition(|entry| entry.holds);
    holding.extend(lifted);
    holding
}

/// The question whether somebody who asked not to be called meant only themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The lead who asked.
    pub asked: LeadId,
    /// The other people at the number, in words.
    pub words: String,
    /// The two answers: the number, or only this person.
    pub answers: [String; 2],
    /// Whether the present answer is "only this person".
    pub only_them: bool,
}

/// The question for `lead`, if other people share the number. It is also asked of those others while the number is
/// blocked for them.
pub fn meant(book: &Book, lead: &Lead) -> Option<Meant> {
    let shared = book.shared_number(lead)?;
    // The others are asked nothing while they may be called.
    if shared.only_them && shared.asked != lead.id {
        return None;
    }
    let title = |id: &LeadId| book.lead(*id).map(|lead| lead.title().to_owned()).unwrap_or_default();
    let who = title(&shared.asked);
    let others: Vec<String> = shared.others.iter().take(NAMED).map(title).collect();
    let more = shared.others.len().saturating_sub(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    Some(Meant {
        asked: shared.asked,
        words: format!("{} is also the number of {}{more}. What did {who} mean?", shared.number, others.join(", ")),
        answers: [words::leads::CALL_NOBODY_BY_NUMBER.to_owned(), format!("Only {who}")],
        only_them: shared.only_them,
    })
}

/// The most people sharing a number that are named.
const NAMED: usize = 3;
