//! A person as a file describes them, whatever the kind of file.

use super::text::clean;
use crate::domain::lead::phone::PhoneNumber;
use crate::formats::text::dates::When;
use chrono::NaiveDate;
/// How warm a lead is, as marked by a product or a salesperson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warmth {
    /// "Hot", or "yes" in a column that asks for it.
    Hot,
    /// "Warm".
    Warm,
    /// "Cold", or "no" in a column that asks whether they are hot.
    Cold,
}

impl Warmth {
    /// Parses "Hot lead", "y", "!!", "no" and the like.
    #[must_use]
    pub fn read(text: &str) -> Option<Warmth> {
        let lower = clean::line(text).to_lowercase();
        match lower.trim_end_matches(" lead") {
            "hot" | "y" | "yes" | "x" | "true" | "✓" | "✔" | "ja" | "oui" | "si" | "sí" => Some(Warmth::Hot),
            "warm" => Some(Warmth::Warm),
            "cold" | "n" | "no" | "false" | "nein" | "non" => Some(Warmth::Cold),
            marks if !marks.is_empty() && marks.chars().all(|c| c == '!') => Some(Warmth::Hot),
            _ => None,
        }
    }
}

/// A person to follow up, as described by a file. Empty texts mean that the file says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The display name; empty if only the company, a number or an address is known.
    pub name: String,
    /// The name they are called by, if it is certain.
    pub first_name: String,
    /// Their company.
    pub company: String,
    /// Their role there.
    pub role: String,
    /// Their phone numbers without duplicates, in the order of the file.
    pub phones: Vec<PhoneNumber>,
    /// Their mail addresses as typed, without duplicates.
    pub mails: Vec<String>,
    /// A web address.
    pub website: String,
    /// The postal address on one line.
    pub address: String,
    /// The origin of the lead.
    pub source: String,
    /// How warm they are; `None` if the file doesn't say.
    pub warm: Option<Warmth>,
    /// The date planned for them.
    pub next_touch: Option<When>,
    /// When they like to be called, in the words of the file.
    pub best_time: String,
    /// The notes, followed by every text that has no field of its own.
    pub note: String,
    /// The texts of the note that had a heading: the beginning of each, and the whole text.
    pub kept: Vec<(String, String)>,
    /// Whether the note seems to say that they must not be called.
    pub do_not_call_remark: bool,
    /// Whether a column for it says that they must not be called.
    pub do_not_call: bool,
    /// Their time zone by its IANA name.
    pub zone: String,
    /// Their possible value, as typed.
    pub worth: String,
    /// The requirements they insist on.
    pub must_haves: Vec<String>,
    /// Sentences they said.
    pub quotes: Vec<String>,
    /// The date that makes it urgent for them.
    pub deadline: Option<NaiveDate>,
    /// The reason for that date; a reason without a date is in the note.
    pub deadline_reason: String,
    /// The date of the last conversation or attempt. It is in the note as well.
    pub last_contact: Option<When>,
    /// The outcome of the last contact, in the words of the file. It is in the note as well.
    pub last_outcome: String,
    /// The letter of their group in one of this app's own tables; empty if none.
    pub group: String,
    /// Their status in one of this app's own tables, in its words.
    pub status: String,
}

impl Person {
    /// The name, or the best available substitute for it.
    #[must_use]
    pub fn shown_name(&self) -> String {
        let phone = || self.phones.first().map(PhoneNumber::shown);
        let texts = [&self.name, &self.company].into_iter().find(|text| !text.is_empty());
        let known = texts.or(self.mails.first()).cloned();
        known.or_else(phone).unwrap_or_default()
    }

    /// The reason why this is not a lead, if there is one.
    pub(in crate::formats) fn reason_against(&self) -> Option<&'static str> {
        if !self.phones.is_empty() || !self.mails.is_empty() || !self.company.is_empty() {
            return None;
        }
        let name = self.name.trim();
        let word = name.trim_end_matches([':', ' ']).to_lowercase();
        let is_mark = |c: char| matches!(c, '-' | '=' | '*' | '#' | '_' | '~' | '–' | '—' | '>' | '+');
        if name.is_empty() {
            Some("There is no name, company, phone number or mail address.")
        } else if matches!(word.as_str(), "total" | "totals" | "sum" | "subtotal" | "grand total" | "summe" | "gesamt")
        {
            Some("This is a total, not a person.")
        } else if name.chars().take_while(|c| is_mark(*c)).count() >= 2 {
            Some("This is the heading of a section.")
        } else {
            None
        }
    }
}

/// A cell that could not be read. Its text is kept in the note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The heading of the column, or the kind of value.
    pub column: String,
    /// The text of the cell.
    pub text: String,
    /// The reason, as a sentence.
    pub reason: String,
}

/// The result of reading a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A person to follow up.
    Person(Box<Person>),
    /// Not a lead; the reason is a sentence.
    NotALead(String),
}

/// One row of a table or one card, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Counted from 1 below the header.
    pub row: usize,
    /// The person, or why there is none.
    pub outcome: Outcome,
    /// The values that could not be read.
    pub problems: Vec<Problem>,
    /// The text of a row that is not a lead, so that the reader can judge; empty for a person.
    pub text: String,
}

impl Record {
    /// The person, if it is one.
    #[must_use]
    pub fn person(&self) -> Option<&Person> {
        match &self.outcome {
            Outcome::Person(person) => Some(person),
            Outcome::NotALead(_) => None,
        }
    }
}

/// The date read from a cell.
#[derive(Clone, Copy)]
pub(in crate::formats) enum ReadDate {
    /// A day, with or without a time.
    Day(When),
    /// The first day of a month stated without a day.
    Month(NaiveDate),
    /// Nothing that can be read with certainty.
    None,
}
