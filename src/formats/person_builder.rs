//! Builds a person from the values of a row or card. They may come in any order, and none of them gets lost.

use crate::domain::lead::phone::{self, Country, PhoneNumber};
use crate::domain::util::sort_by;
use crate::formats::MOST_CELL_BYTES;
use crate::formats::column_use::ColumnUse;
use crate::formats::person::{Outcome, Person, Problem, ReadDate, Record, Warmth};
use crate::formats::text::answers::yes_or_no;
use crate::formats::text::dates;
use crate::formats::text::label;
use crate::formats::text::{clean, mails, names, spoken_name, yearly_day};

/// A single-line value of a person.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Company,
    Role,
    Website,
    Source,
    BestTime,
    Worth,
    DeadlineReason,
    Group,
    Status,
}

/// Words in a phone column that mean there is no number.
const NO_PHONE: [&str; 8] = ["no phone", "no number", "none", "no", "no cell", "no mobile", "unknown", "not given"];

/// Why a date was not read.
const NO_DATE: &str = "This is not a date that can be read for sure.";

/// The parts of the name, as columns give them.
#[derive(Default)]
pub(super) struct NameParts {
    pub full: String,
    pub prefix: String,
    pub first: String,
    pub middle: String,
    pub last: String,
    pub suffix: String,
    pub file_as: String,
    /// Whether the list puts last names first.
    pub last_names_first: bool,
}

impl NameParts {
    /// The display name, the first name, and a role found in the same cell.
    fn names(&self) -> (String, String, String) {
        let parts = [&self.prefix, &self.first, &self.middle, &self.last, &self.suffix].map(String::as_str);
        let has_parts = !self.first.is_empty() || !self.last.is_empty() || !self.middle.is_empty();
        let (name, role) = if !self.full.is_empty() {
            spoken_name::spoken(&self.full, self.last_names_first)
        } else if has_parts {
            (names::joined(&parts), String::new())
        } else {
            spoken_name::spoken(&self.file_as, true)
        };
        let is_last_only = self.first.is_empty() && (!self.last.is_empty() || spoken_name::is_firm(&name));
        let first = if is_last_only {
            String::new()
        } else if self.first.is_empty() {
            names::first_of(&name)
        } else {
            names::untitled(&self.first)
        };
        (name, first, role)
    }
}

/// The values read from one row so far.
pub(super) struct Draft<'a> {
    home: &'a Country,
    pub name: NameParts,
    person: Person,
    address: Vec<String>,
    labels: Vec<String>,
    notes: Vec<String>,
    /// Texts without a field: the beginning with the heading, and the whole text. They follow the notes.
    kept: Vec<(String, String)>,
    problems: Vec<Problem>,
    /// Whether this app wrote the table or card.
    pub is_own: bool,
    /// The phone numbers with their ranks: named ones first, then guessed ones, old ones last.
    phones: Vec<(Rank, PhoneNumber)>,
}

/// The rank of a number: which one to try first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Named,
    Guessed,
    Old,
}

/// Whether a cell contains only a dash or a product's words for "nothing".
fn is_nothing(text: &str) -> bool {
    let has_content =
        text.contains(|c: char| c.is_alphanumeric() || !c.is_ascii_punctuation() && !matches!(c, '–' | '—'));
    text.eq_ignore_ascii_case("[not provided]") || !has_content
}

/// Whether a cell says "the same as above".
fn is_ditto(text: &str) -> bool {
    matches!(text, "\"" | "''" | "\"\"" | "”" | "“" | "〃" | "″" | "-\"-" | ",," | "ditto" | "Ditto" | "dto." | "do.")
}

impl<'a> Draft<'a> {
    pub fn new(home: &'a Country) -> Self {
        Draft {
            home,
            name: NameParts::default(),
            person: Person::default(),
            address: Vec::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            kept: Vec::new(),
            problems: Vec::new(),
            is_own: false,
            phones: Vec::new(),
        }
    }

    /// Reports a text that could not be read, and keeps it.
    pub fn problem(&mut self, column: &str, text: &str, reason: &str) {
        let text = clean::line(text);
        self.keep(column, &text);
        self.problems.push(Problem { column: clean::line(column), text, reason: reason.to_owned() });
    }

    /// Keeps a text that no field accepts.
    pub fn keep(&mut self, column: &str, text: &str) {
        let text = clean::block(text);
        if is_nothing(&text) && !is_ditto(&text) || text == "0/0/00" {
            return;
        }
        let column = clean::heading(column);
        let yearly = label::is_yearly(&column).then(|| yearly_day::in_words(&text)).flatten();
        let text = yearly.unwrap_or(text);
        let beginning = match column.as_str() {
            "" => String::new(),
            question if question.ends_with('?') => format!("{question} "),
            _ => format!("{column}: "),
        };
        let line = format!("{beginning}{text}");
        if !self.kept.iter().any(|(_, known)| *known == line) {
            self.kept.push((beginning, line));
        }
    }

    pub fn note(&mut self, text: &str) {
        let text = clean::block(text);
        if !text.is_empty() && !self.notes.contains(&text) {
            self.notes.push(text);
        }
    }

    /// A part of the name, cleaned for [`NameParts`].
    pub fn name_part(text: &str) -> String {
        let text = clean::line(text);
        if is_nothing(&text) { String::new() } else { text }
    }

    /// The phone numbers of a cell. `is_guessed` says that the heading doesn't name a phone.
    pub fn phones(&mut self, column: &str, cell: &str, label: &str, is_guessed: bool) {
        let cell = clean::line(&cell.replace(['\n', '\r'], ";"));
        let bare = cell.trim_matches(|c: char| c.is_ascii_punctuation() && !matches!(c, '*' | '#')).to_lowercase();
        if is_nothing(&cell) && !cell.contains(['*', '#']) || NO_PHONE.contains(&bare.as_str()) {
            return;
        }
        let label = clean::line(label);
        if label::is_not_answered(&label) {
            return self.keep(&label, &cell);
        }
        let is_old = label::is_old(column) || label::is_old(&label);
        for read in phone::read_many(&cell, self.home) {
            match read {
                Ok(mut number) => {
                    let kind = label::kind_of_number(if label.is_empty() { column } else { &label });
                    let said =
                        kind.map(str::to_owned).or_else(|| Some(label.clone()).filter(|label| !label.is_empty()));
                    let is_old = is_old || number.remark.as_deref().is_some_and(label::is_old);
                    number.remark = number.remark.or(if is_old { Some("old".to_owned()) } else { said });
                    // Nobody answers a fax.
                    if number.is_fax() {
                        self.keep(number.remark.as_deref().unwrap_or_default(), &number.shown());
                        continue;
                    }
                    let rank = match (is_old, is_guessed) {
                        (true, _) => Rank::Old,
                        (_, true) => Rank::Guessed,
                        _ => Rank::Named,
                    };
                    match self.phones.iter_mut().find(|(_, known)| known.is_same_line(&number)) {
                        Some((known, _)) => *known = rank.min(*known),
                        None => self.phones.push((rank, number)),
                    }
                }
                Err((text, problem)) => self.problem(column, &text, &problem.to_string()),
            }
        }
    }

    pub fn mails(&mut self, column: &str, cell: &str) {
        let cell = clean::line(&cell.replace(['\n', '\r'], ";"));
        if is_nothing(&cell) {
            return;
        }
        for read in mails::read_many(&cell) {
            match read {
                Ok(mail) => {
                    if !self.person.mails.iter().any(|known| known.to_lowercase() == mail.to_lowercase()) {
                        self.person.mails.push(mail);
                    }
                }
                Err((text, reason)) => self.problem(column, &text, reason),
            }
        }
    }

    /// A single-line value. The first one counts; others are kept in the note.
    pub fn field(&mut self, field: Field, column: &str, cell: &str) {
        let text = clean::line(cell);
        if is_ditto(&text) {
            return self.problem(column, &text, "A ditto mark: write out what is meant.");
        }
        if is_nothing(&text) {
            return;
        }
        let place = match field {
            Field::Company => &mut self.person.company,
            Field::Role => &mut self.person.role,
            Field::Website => &mut self.person.website,
            Field::Source => &mut self.person.source,
            Field::BestTime => &mut self.person.best_time,
            Field::Worth => &mut self.person.worth,
            Field::DeadlineReason => &mut self.person.deadline_reason,
            Field::Group => &mut self.person.group,
            Field::Status => &mut self.person.status,
        };
        if place.is_empty() {
            *place = text;
        } else if *place != text {
            self.keep(column, &text);
        }
    }

    /// A part of the address, unless the address already contains it.
    pub fn address(&mut self, cell: &str) {
        let lines: Vec<String> = cell.lines().map(clean::line).filter(|line| !line.is_empty()).collect();
        let text = lines.join(", ");
        if !text.is_empty() && !is_nothing(&text) && !self.address.iter().any(|part| part.contains(&text)) {
            self.address.push(text);
        }
    }

    pub fn warmth(&mut self, column: &str, cell: &str) {
        match Warmth::read(cell) {
            Some(warmth) if self.person.warm.is_none() => self.person.warm = Some(warmth),
            _ => self.keep(column, cell),
        }
    }

    /// Groups and tags; those that a product gives everybody are ignored.
    pub fn labels(&mut self, cell: &str) {
        for label in cell.split(":::").flat_map(|part| part.split([',', ';', '\n'])).map(clean::line) {
            let is_made_by_product =
                label.starts_with("* ") || matches!(label.as_str(), "*" | "myContacts" | "starred");
            if !label.is_empty() && !is_made_by_product && !self.labels.contains(&label) {
                self.labels.push(label);
            }
        }
    }

    pub fn next_touch(&mut self, column: &str, cell: &str, read: ReadDate) {
        let text = clean::line(cell);
        let when = match read {
            _ if is_nothing(&text) || text == "0/0/00" => return,
            ReadDate::Day(when) => when,
            ReadDate::Month(date) => {
                self.problem(column, &text, "This is a month without a day, so its first day is planned.");
                dates::When { date, time: None, offset: None }
            }
            ReadDate::None => return self.problem(column, &text, NO_DATE),
        };
        match self.person.next_touch {
            None => self.person.next_touch = Some(when),
            Some(known) if known == when => {}
            Some(_) => self.keep(column, &text),
        }
    }

    /// The date of a contact; the latest one counts, and the note keeps the text of the cell.
    pub fn last_contact(&mut self, column: &str, cell: &str, read: ReadDate) {
        if !self.is_own {
            self.keep(column, cell);
        }
        if let ReadDate::Day(when) = read {
            let known = self.person.last_contact.filter(|known| known.date >= when.date);
            self.person.last_contact = known.or(Some(when));
        }
    }

    /// The outcome of the last contact.
    pub fn last_outcome(&mut self, column: &str, cell: &str) {
        if !self.is_own {
            self.keep(column, cell);
        }
        let text = clean::line(cell);
        if self.person.last_outcome.is_empty() && !is_nothing(&text) {
            self.person.last_outcome = text;
        }
    }

    /// A requirement, or a sentence they said.
    pub fn said(&mut self, use_: ColumnUse, cell: &str) {
        let list = if use_ == ColumnUse::MustHave { &mut self.person.must_haves } else { &mut self.person.quotes };
        for text in cell.lines().map(clean::line) {
            if !is_nothing(&text) && !list.contains(&text) {
                list.push(text);
            }
        }
    }

    /// The date that makes it urgent for them.
    pub fn deadline(&mut self, column: &str, cell: &str, read: ReadDate) {
        let text = clean::line(cell);
        match read {
            _ if is_nothing(&text) || text == "0/0/00" => {}
            ReadDate::Day(when) if self.person.deadline.is_none() => self.person.deadline = Some(when.date),
            ReadDate::Day(_) => self.keep(column, &text),
            ReadDate::Month(_) => self.problem(column, &text, "This is a month without a day."),
            ReadDate::None => self.problem(column, &text, NO_DATE),
        }
    }

    /// The answer to whether they must not be called or, unless `asks_not`, whether they may be. A date is the day on
    /// which they objected.
    pub fn do_not_call(&mut self, column: &str, cell: &str, asks_not: bool) {
        let text = clean::line(cell);
        match yes_or_no(&text) {
            _ if text.is_empty() => {}
            Some(answer) => self.person.do_not_call |= answer == asks_not,
            None if dates::looks_like_date(&text) => {
                self.person.do_not_call |= asks_not;
                self.keep(column, &text);
            }
            None => {
                self.problem(column, &text, "This says neither yes nor no. Look before you call them.");
                self.person.do_not_call_remark = true;
            }
        }
    }

    /// Their time zone, if it is an IANA name such as "Europe/Berlin".
    pub fn zone(&mut self, column: &str, cell: &str) {
        // HubSpot writes "europe_slash_berlin".
        let text = clean::line(cell);
        let text = if text.contains("_slash_") { spelled_out(&text) } else { text };
        let is_place = |text: &str| {
            let regions =
                ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];
            let is_name = |part: &str| {
                !part.is_empty()
                    && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '/'))
            };
            text.split_once('/').is_some_and(|(region, city)| regions.contains(&region) && is_name(city))
        };
        if is_place(&text) && self.person.zone.is_empty() {
            self.person.zone = text;
        } else {
            self.keep(column, &text);
        }
    }

    /// Finishes the record: a lead, if there is anything to follow up.
    pub fn finish(mut self, row: usize) -> Record {
        let (name, first_name, role) = self.name.names();
        self.field(Field::Role, "Role", &role);
        sort_by(&mut self.phones, |(one, _), (other, _)| one.cmp(other));
        if self.person.deadline.is_none() && !self.person.deadline_reason.is_empty() {
            let reason = std::mem::take(&mut self.person.deadline_reason);
            self.keep("Deadline because", &reason);
        }
        let mut person = self.person;
        person.name = name;
        person.first_name = first_name;
        person.phones = self.phones.into_iter().map(|(_, number)| number).collect();
        person.address = self.address.join(", ");
        if !self.labels.is_empty() {
            self.kept.push(("Labels: ".to_owned(), format!("Labels: {}", self.labels.join(", "))));
        }
        self.notes.extend(self.kept.iter().map(|(_, line)| line.clone()));
        person.kept = self.kept;
        person.kept.retain(|(beginning, _)| !beginning.is_empty());
        person.note = self.notes.join("\n");
        person.do_not_call_remark |= crate::formats::text::answers::asks_not_to_be_called(&person.note);
        let text: String = person.note.chars().take(200).collect();
        let too_long =
            (person.note.len() > MOST_CELL_BYTES).then_some("The notes of this row are longer than 64 KiB together.");
        let outcome = match too_long.or(person.reason_against()) {
            Some(reason) => Outcome::NotALead(reason.to_owned()),
            None => Outcome::Person(Box::new(person)),
        };
        let text = if matches!(outcome, Outcome::Person(_)) { String::new() } else { text };
        Record { row, outcome, problems: self.problems, text }
    }
}

/// "Europe/Berlin" for `europe_slash_berlin`; each word of a place name begins with a capital.
fn spelled_out(zone: &str) -> String {
    let capital = |word: &str| word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default();
    let place = |part: &str| part.split('_').map(capital).collect::<Vec<_>>().join("_");
    zone.split("_slash_").map(place).collect::<Vec<_>>().join("/")
}
