//! Determines from all columns of a table whether its dates put the day or the month first.

use super::csv::Table;
use crate::formats::column_use::ColumnUse;
use crate::formats::text::date_order::{DateOrder, Proof, first_two};
/// The number of filled cells that decide whether a column holds dates.
const SAMPLE: usize = 20;

/// The order proved by the columns of a table together; `None` if they prove neither or both.
pub(in crate::formats) fn of_file(table: &Table) -> Option<DateOrder> {
    let mut together = Proof::default();
    for column in 0..table.width() {
        let cells = || table.rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.trim());
        let sample = cells().filter(|cell| !cell.is_empty()).take(SAMPLE);
        let (dates, others): (Vec<&str>, Vec<&str>) = sample.partition(|cell| first_two(cell).is_some());
        if !dates.is_empty() && dates.len() >= others.len() {
            let proof = Proof::of(cells());
            together.day_first |= proof.day_first && !proof.month_first;
            together.month_first |= proof.month_first && !proof.day_first;
        }
    }
    together.order()
}

/// A date of the table that can be read in two ways and that nothing in the file settles, to ask the salesperson about;
/// `None` if there is nothing to ask.
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
