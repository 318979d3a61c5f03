//! Whether 3/4 is the third of April or the fourth of March, told by the other dates of a column or a file.

use crate::formats::table::columns::ColumnUse;
use crate::formats::table::csv::Table;

/// What stands first in a date such as 3/4/2027.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// The day: 3 April.
    DayFirst,
    /// The month: 4 March.
    MonthFirst,
}

/// What dates such as 21/1 or 1/21 prove, in which only one number can be the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::formats) struct Proof {
    day_first: bool,
    month_first: bool,
}

impl Proof {
    /// What the dates of a column prove.
    pub(in crate::formats) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Proof {
        let mut proof = Proof::default();
        for (first, second) in texts.filter_map(first_two) {
            proof.day_first |= first > 12 && second <= 12;
            proof.month_first |= second > 12 && first <= 12;
        }
        proof
    }

    /// Whether both orders stand in one column.
    pub(in crate::formats) fn contradicts(self) -> bool {
        self.day_first && self.month_first
    }

    /// The order, if only one is proved.
    pub(in crate::formats) fn order(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// How many filled cells tell whether a column holds dates.
const SAMPLE: usize = 20;

/// The order that the columns of a table prove together; none if they prove none or both.
pub(in crate::formats) fn of_file(table: &Table) -> Option<DateOrder> {
    let mut together = Proof::default();
    for column in 0..table.width() {
        let cells = || table.rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.trim());
        let sample = cells().filter(|cell| !cell.is_empty()).take(SAMPLE);
        let (dates, others): (Vec<&str>, Vec<&str>) = sample.partition(|cell| first_two(cell).is_some());
        if dates.len() > others.len() {
            let proof = Proof::of(cells());
            together.day_first |= proof.day_first && !proof.month_first;
            together.month_first |= proof.month_first && !proof.day_first;
        }
    }
    together.order()
}

/// A date of the table that can be read in two ways and that nothing in the file settles: what the salesperson is
/// asked about. None where there is nothing to ask.
#[must_use]
pub fn undecided(table: &Table, uses: &[ColumnUse]) -> Option<String> {
    let is_date =
        |use_: &ColumnUse| matches!(use_, ColumnUse::NextTouch | ColumnUse::LastContact | ColumnUse::Deadline);
    let columns = uses.iter().enumerate().filter(|(_, use_)| is_date(use_)).map(|(column, _)| column);
    let of_file = of_file(table);
    let mut doubtful = columns.filter_map(|column| {
        let cells = || table.rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.trim());
        let proof = Proof::of(cells());
        let is_settled = !proof.contradicts() && proof.order().or(of_file).is_some();
        let is_in_doubt = |cell: &&str| {
            first_two(cell).is_some_and(|(first, second)| {
                first != second && (1..=12).contains(&first) && (1..=12).contains(&second)
            })
        };
        cells().find(|cell| !is_settled && is_in_doubt(cell))
    });
    doubtful.next().map(str::to_owned)
}

/// The two numbers whose order is in doubt, in a date such as 3/4/2025 or 24-03-2025.
fn first_two(text: &str) -> Option<(u32, u32)> {
    let is_date = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let date = text.split([' ', ',', 'T']).find(is_date)?;
    let mut parts = date.split(['/', '-']);
    let (first, second) = (parts.next()?, parts.next()?);
    let is_short = |part: &str| (1..=2).contains(&part.len());
    let year_follows = parts.next().is_none_or(|year| year.len() == 4 || year.len() == 2);
    let fits = is_short(first) && is_short(second) && year_follows && (date.contains('/') || date.len() > 7);
    if fits { first.parse().ok().zip(second.parse().ok()) } else { None }
}
