//! A person as a file describes them, whatever kind of file it is.

use super::text::clean;
use crate::domain::lead::phone::PhoneNumber;
use crate::formats::text::dates::When;
use chrono::NaiveDate;
/// How warm a lead is, as a product or a salesperson marked it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warmth {
    /// "Hot", or yes in a column that asks for it.
    Hot,
    /// "Warm".
    Warm,
    /// "Cold", or no in a column that asks whether they are hot.
    Cold,
}

impl Warmth {
    /// Reads "Hot lead", "y", "!!", "no" and the like.
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

/// Somebody to follow up, as a file tells it. Empty texts mean that it tells nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The name as it is shown; empty when only the company, a number or an address is known.
    pub name: String,
    /// What they are called by, where that is certain.
    pub first_name: String,
    /// The company they work for.
    pub company: String,
    /// What they do there.
    pub role: String,
    /// Their numbers, in the order of the file, each once.
    pub phones: Vec<PhoneNumber>,
    /// Their mail addresses, as typed, each once.
    pub mails: Vec<String>,
    /// A web address.
    pub website: String,
    /// The postal address in one line.
    pub address: String,
    /// Where the lead comes from.
    pub source: String,
    /// How warm they are; none when nothing is said.
    pub warm: Option<Warmth>,
    /// The date that was planned for them.
    pub next_touch: Option<When>,
    /// When they like to be called, in the words of the file.
    pub best_time: String,
    /// The notes, and below them every text that has no field of its own.
    pub note: String,
    /// The texts of the note that stood under a heading: how each begins, and all of it.
    pub kept: Vec<(String, String)>,
    /// Whether the note seems to say that they must not be called.
    pub do_not_call_remark: bool,
    /// Whether a column for it says that they must not be called.
    pub do_not_call: bool,
    /// The name of their time zone in the IANA list.
    pub zone: String,
    /// What they may be worth, as typed.
    pub worth: String,
    /// What they cannot do without.
    pub must_haves: Vec<String>,
    /// Sentences of theirs.
    pub quotes: Vec<String>,
    /// The date that makes it urgent for them.
    pub deadline: Option<NaiveDate>,
    /// Why that date; a reason without a date stands in the note.
    pub deadline_reason: String,
    /// When somebody last spoke to them or tried to. It stands in the note as well.
    pub last_contact: Option<When>,
    /// How that ended, in the words of the file. It stands in the note as well.
    pub last_outcome: String,
    /// The letter of their group in a table of this program's own; empty for none.
    pub group: String,
    /// Where they stood in a table of this program's own, in its words.
    pub status: String,
}

impl Person {
    /// The name, or else the best there is to call the lead by.
    #[must_use]
    pub fn shown_name(&self) -> String {
        let phone = || self.phones.first().map(PhoneNumber::shown);
        let texts = [&self.name, &self.company].into_iter().find(|text| !text.is_empty());
        let known = texts.or(self.mails.first()).cloned();
        known.or_else(phone).unwrap_or_default()
    }

    /// Whether somebody marked them as hot or warm.
    #[must_use]
    pub fn is_warm(&self) -> bool {
        matches!(self.warm, Some(Warmth::Hot | Warmth::Warm))
    }

    /// Why this is nobody to follow up, if so.
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
    /// The heading of the column, or what kind of value it was.
    pub column: String,
    /// The text as it stands there.
    pub text: String,
    /// The reason, as a sentence.
    pub reason: String,
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody to follow up.
    Person(Box<Person>),
    /// Nobody; the reason is a sentence.
    NotALead(String),
}

/// One row of a table or one card, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Counted from 1, below the header.
    pub row: usize,
    /// Who it is.
    pub outcome: Outcome,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
    /// What the row says, if it is nobody: so that the reader can judge. Empty for a person.
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

/// What a cell of a column of dates holds.
#[derive(Clone, Copy)]
pub(in crate::formats) enum ReadDate {
    /// A day, perhaps with a time.
    Day(When),
    /// A month without a day; its first day.
    Month(NaiveDate),
    /// Nothing that can be read for sure.
    None,
}
