//! Rows → people: one record a row, with what could not be read.

use super::columns::ColumnUse;
use super::csv::Table;
use super::headings;
use crate::domain::lead::phone::{Country, PhoneNumber};
use crate::formats::MOST_CELL_BYTES;
use crate::formats::person_builder::{Draft, Field};
use crate::formats::text::date_order::{self, DateOrder};
use crate::formats::text::dates::{Around, DateColumn, When};
use crate::formats::text::{clean, spoken_name};
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
    pub standing: String,
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

/// Reads every row of a table. `uses` says what each column is for, `today` which year is near.
#[must_use]
pub fn read(table: &Table, uses: &[ColumnUse], home: &Country, today: NaiveDate) -> Vec<Record> {
    read_with(table, uses, home, today, None)
}

/// As [`read`], with the order of day and month that the salesperson chose, if they were asked
/// ([`date_order::undecided`]).
#[must_use]
pub fn read_with(
    table: &Table,
    uses: &[ColumnUse],
    home: &Country,
    today: NaiveDate,
    chosen: Option<DateOrder>,
) -> Vec<Record> {
    let reader = reader(table, uses, home, today, chosen);
    table.rows.iter().enumerate().map(|(place, cells)| reader.row(place + 1, cells)).collect()
}

/// Puts what a card of this program tells under the headings of its tables where it belongs.
pub(in crate::formats) fn take_own(draft: &mut Draft<'_>, headings: Vec<String>, cells: Vec<String>, home: &Country) {
    let uses: Vec<ColumnUse> = headings.iter().map(|it| headings::of(it).unwrap_or(ColumnUse::KeepInNotes)).collect();
    let table = Table { headers: headings, has_header: true, rows: vec![cells], ..Table::default() };
    draft.is_own = true;
    // This program writes whole dates, so that no day is needed to tell the year.
    let reader = reader(&table, &uses, home, NaiveDate::default(), None);
    table.rows.iter().for_each(|cells| reader.cells(draft, cells));
}

/// Whether this program wrote a table.
fn is_own(table: &Table) -> bool {
    ["Standing", "Deadline because"].iter().all(|heading| table.headers.iter().any(|known| known == heading))
}

fn reader<'a>(
    table: &'a Table,
    uses: &'a [ColumnUse],
    home: &'a Country,
    today: NaiveDate,
    chosen: Option<DateOrder>,
) -> RowReader<'a> {
    let file = date_order::of_file(table);
    let cells_of = |column: usize| table.rows.iter().filter_map(move |row| row.get(column)).map(String::as_str);
    let dates = uses.iter().enumerate().map(|(column, use_)| {
        let is_past = *use_ == ColumnUse::LastContact;
        let is_date = is_past || matches!(use_, ColumnUse::NextTouch | ColumnUse::Deadline);
        is_date.then(|| DateColumn::around(cells_of(column), &Around { home, today, file, chosen, is_past }))
    });
    let last_names_first = uses.iter().enumerate().any(|(column, use_)| {
        let cells = || cells_of(column).filter(|cell| !cell.trim().is_empty());
        *use_ == ColumnUse::FullName
            && cells().filter(|cell| spoken_name::is_reversed(cell)).count() * 2 > cells().count()
    });
    RowReader { table, uses, dates: dates.collect(), home, last_names_first }
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

/// What is the same for all rows of a table.
struct RowReader<'a> {
    table: &'a Table,
    uses: &'a [ColumnUse],
    dates: Vec<Option<DateColumn>>,
    home: &'a Country,
    /// Whether most names of the table stand as "last name, first name".
    last_names_first: bool,
}

impl RowReader<'_> {
    fn row(&self, row: usize, cells: &[String]) -> Record {
        let text = || self.beginning_of(cells);
        let nobody = |reason: &str| Record {
            row,
            outcome: Outcome::NotALead(reason.to_owned()),
            problems: Vec::new(),
            text: text(),
        };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return nobody("The row is empty.");
        }
        if let Some(reason) = self.table.nobody(row) {
            return nobody(reason);
        }
        if cells.iter().any(|cell| cell.len() > MOST_CELL_BYTES) {
            return nobody("A cell of this row is longer than 64 KiB. Is a quotation mark missing?");
        }
        if cells.iter().any(|cell| cell.trim_start().starts_with("<test lead:")) {
            return nobody("This is a test entry that the advertising platform made itself.");
        }
        let country = self.country_of(cells);
        let mut draft = Draft::new(country.unwrap_or(self.home));
        draft.name.last_names_first = self.last_names_first;
        draft.is_own = is_own(self.table);
        self.cells(&mut draft, cells);
        for remark in self.table.remarks_on(row) {
            draft.problem("", "", &remark.words);
        }
        let mut record = draft.finish(row);
        if record.person().is_none() {
            record.text = text();
        }
        record
    }

    /// Puts all cells of a row where they belong.
    fn cells(&self, draft: &mut Draft<'_>, cells: &[String]) {
        let mut label = "";
        for (column, cell) in cells.iter().enumerate() {
            let use_ = self.uses.get(column).copied().unwrap_or(ColumnUse::KeepInNotes);
            if use_ == ColumnUse::PhoneLabel {
                label = cell;
                continue;
            }
            if !cell.trim().is_empty() {
                self.cell(draft, column, use_, cell, label);
            }
            label = "";
        }
    }

    /// The country that the row names for itself.
    fn country_of(&self, cells: &[String]) -> Option<&'static Country> {
        let columns = self.uses.iter().zip(cells).filter(|(use_, _)| **use_ == ColumnUse::Country);
        columns.map(|(_, cell)| cell).find_map(|cell| Country::named(cell))
    }

    /// What a date column makes of a cell.
    fn date(&self, column: usize, cell: &str) -> ReadDate {
        let Some(dates) = self.dates.get(column).and_then(Option::as_ref) else { return ReadDate::None };
        let when = dates.read(cell).map(ReadDate::Day);
        when.or_else(|| dates.month(cell).map(ReadDate::Month)).unwrap_or(ReadDate::None)
    }

    /// The filled cells of a row in one line, as far as one looks; ids and the like come last.
    fn beginning_of(&self, cells: &[String]) -> String {
        let is_ignored = |column: usize| self.uses.get(column) == Some(&ColumnUse::Ignore);
        let filled = || cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        let told = filled().filter(|(column, _)| !is_ignored(*column));
        let others = filled().filter(|(column, _)| is_ignored(*column));
        let mut text = String::new();
        for (_, cell) in told.chain(others) {
            if !text.is_empty() {
                text.push_str(" · ");
            }
            // A cell may be as long as the file, so it is cut before it is cleaned.
            text.push_str(&clean::line(&cell.chars().take(200).collect::<String>()));
            if text.chars().count() > 200 {
                return text.chars().take(200).chain(['…']).collect();
            }
        }
        text
    }

    fn cell(&self, draft: &mut Draft<'_>, column: usize, use_: ColumnUse, cell: &str, label: &str) {
        let heading = self.table.headers.get(column).map(String::as_str).unwrap_or_default();
        let cell = without_kind(cell);
        match use_ {
            ColumnUse::FullName => {
                let text = Draft::name_part(cell);
                if draft.name.full.is_empty() {
                    draft.name.full = text;
                } else if draft.name.full != text {
                    draft.keep(heading, &text);
                }
            }
            ColumnUse::FirstName => draft.name.first = Draft::name_part(cell),
            ColumnUse::MiddleName => draft.name.middle = Draft::name_part(cell),
            ColumnUse::LastName => draft.name.last = Draft::name_part(cell),
            ColumnUse::Prefix => draft.name.prefix = Draft::name_part(cell),
            ColumnUse::Suffix => draft.name.suffix = Draft::name_part(cell),
            ColumnUse::FileAs => draft.name.file_as = Draft::name_part(cell),
            ColumnUse::Company => draft.field(Field::Company, heading, cell),
            ColumnUse::Role => draft.field(Field::Role, heading, cell),
            ColumnUse::Phone => draft.phones(heading, cell, label, headings::of(heading).is_none()),
            ColumnUse::Mail => draft.mails(heading, cell),
            ColumnUse::Website => draft.field(Field::Website, heading, cell),
            ColumnUse::Address | ColumnUse::AddressPart | ColumnUse::Country => draft.address(cell),
            ColumnUse::Zone => draft.zone(heading, cell),
            ColumnUse::Worth => draft.field(Field::Worth, heading, cell),
            ColumnUse::Source => draft.field(Field::Source, heading, cell),
            ColumnUse::Warmth => draft.warmth(heading, cell),
            ColumnUse::Labels => draft.labels(cell),
            ColumnUse::Note => draft.note(cell),
            ColumnUse::NextTouch => draft.next_touch(heading, cell, self.date(column, cell)),
            ColumnUse::LastContact => draft.last_contact(heading, cell, self.date(column, cell)),
            ColumnUse::LastOutcome => draft.last_outcome(heading, cell),
            ColumnUse::MustHave | ColumnUse::TheirWords => draft.said(use_, cell),
            ColumnUse::Deadline => draft.deadline(heading, cell, self.date(column, cell)),
            ColumnUse::DeadlineReason => draft.field(Field::DeadlineReason, heading, cell),
            ColumnUse::Group => draft.field(Field::Group, heading, cell),
            ColumnUse::Standing => draft.field(Field::Standing, heading, cell),
            ColumnUse::DoNotCall => draft.do_not_call(heading, cell, true),
            ColumnUse::MayCall => draft.do_not_call(heading, cell, false),
            ColumnUse::BestTime => draft.field(Field::BestTime, heading, cell),
            ColumnUse::KeepInNotes => draft.keep(heading, cell),
            ColumnUse::PhoneLabel | ColumnUse::Ignore => {}
        }
    }
}

/// Lead forms put the kind of a number before it: `z:07001` is the postcode 07001.
fn without_kind(cell: &str) -> &str {
    let text = cell.trim();
    let Some((kind, rest)) = text.split_once(':') else {
        return cell;
    };
    let is_number = rest.len() >= 4 && rest.trim_start_matches('+').chars().all(|c| c.is_ascii_digit());
    if is_number && matches!(kind, "p" | "z" | "l" | "ag" | "as" | "c" | "f") { rest } else { cell }
}
