//! Turns rows into people: one record per row, with the values that could not be read.

use super::csv::Table;
use super::headings;
use super::pairs::{self, Pairs};
use crate::domain::lead::phone::Country;
use crate::formats::MOST_CELL_BYTES;
use crate::formats::column_use::ColumnUse;
use crate::formats::person::Outcome;
use crate::formats::person::ReadDate;
use crate::formats::person::Record;
use crate::formats::person_builder::{Draft, Field};
use crate::formats::text::date_order::DateOrder;
use crate::formats::text::dates::{Around, DateColumn};
use crate::formats::text::{clean, spoken_name};
use chrono::NaiveDate;

/// Reads every row of a table. `uses` are the uses of the columns; `today` decides the year of dates without one.
#[must_use]
pub fn read(table: &Table, uses: &[ColumnUse], home: &Country, today: NaiveDate) -> Vec<Record> {
    read_with(table, uses, home, today, None)
}

/// Like [`read`], with the order of day and month that the salesperson chose, if asked (see
/// [`undecided`](super::undecided)).
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

/// Adds the values that this app's cards store under the headings of its tables.
pub(in crate::formats) fn take_own(draft: &mut Draft<'_>, headings: Vec<String>, cells: Vec<String>, home: &Country) {
    let uses: Vec<ColumnUse> = headings.iter().map(|it| headings::of(it).unwrap_or(ColumnUse::KeepInNotes)).collect();
    let table = Table { headers: headings, has_header: true, rows: vec![cells], ..Table::default() };
    draft.is_own = true;
    // This app writes complete dates, so no reference day is needed.
    let reader = reader(&table, &uses, home, NaiveDate::default(), None);
    table.rows.iter().for_each(|cells| reader.cells(draft, cells));
}

/// Whether this app wrote a table.
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
    let file = crate::formats::table::date_columns::of_file(table);
    let pairs = Pairs::of(&table.headers, uses);
    let cells_of = |column: usize| table.rows.iter().filter_map(move |row| row.get(column)).map(String::as_str);
    let dates = uses.iter().enumerate().map(|(column, use_)| {
        let is_past = *use_ == ColumnUse::LastContact;
        let is_date = is_past || matches!(use_, ColumnUse::NextTouch | ColumnUse::Deadline) || pairs.has_name(column);
        is_date.then(|| DateColumn::around(cells_of(column), &Around { home, today, file, chosen, is_past }))
    });
    let last_names_first = uses.iter().enumerate().any(|(column, use_)| {
        let cells = || cells_of(column).filter(|cell| !cell.trim().is_empty());
        *use_ == ColumnUse::FullName
            && cells().filter(|cell| spoken_name::is_reversed(cell)).count() * 2 > cells().count()
    });
    RowReader { table, uses, dates: dates.collect(), home, last_names_first, pairs }
}

/// What all rows of a table have in common.
struct RowReader<'a> {
    table: &'a Table,
    uses: &'a [ColumnUse],
    dates: Vec<Option<DateColumn>>,
    home: &'a Country,
    /// Whether most names of the table are written "last name, first name".
    last_names_first: bool,
    pairs: Pairs,
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

    /// Adds all cells of a row to the person.
    fn cells(&self, draft: &mut Draft<'_>, cells: &[String]) {
        let mut label = "";
        for (column, cell) in cells.iter().enumerate() {
            let use_ = self.uses.get(column).copied().unwrap_or(ColumnUse::KeepInNotes);
            if use_ == ColumnUse::PhoneLabel {
                label = cell;
                continue;
            }
            if !cell.trim().is_empty() && !self.pairs.is_name(column) {
                match self.pairs.name(column, cells) {
                    Some(name) => pairs::put(draft, name, cell, self.date(column, cell)),
                    None => self.cell(draft, column, use_, cell, label),
                }
            }
            label = "";
        }
    }

    /// The country that the row itself states.
    fn country_of(&self, cells: &[String]) -> Option<&'static Country> {
        let columns = self.uses.iter().zip(cells).filter(|(use_, _)| **use_ == ColumnUse::Country);
        columns.map(|(_, cell)| cell).find_map(|cell| Country::named(cell))
    }

    /// Parses a cell of a date column.
    fn date(&self, column: usize, cell: &str) -> ReadDate {
        let Some(dates) = self.dates.get(column).and_then(Option::as_ref) else { return ReadDate::None };
        let when = dates.read(cell).map(ReadDate::Day);
        when.or_else(|| dates.month(cell).map(ReadDate::Month)).unwrap_or(ReadDate::None)
    }

    /// The filled cells of a row on one line, shortened; IDs and the like come last.
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
            // A cell may be as long as the file, so it is truncated before it is cleaned.
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
            ColumnUse::Status => draft.field(Field::Status, heading, cell),
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
