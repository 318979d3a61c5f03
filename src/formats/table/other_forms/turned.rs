//! Tables that have their headings down the first column and one person per column.

use crate::formats::column_use::ColumnUse;
use crate::formats::table::cells::Record;
use crate::formats::table::{by_content, headings};
use crate::formats::text::label;

/// What is said about a table that may have its headings at the side.
pub(in crate::formats::table) const DOUBT: &str = "The headings of this table seem to be in the first column. It was read as it is written, a row for each person; \
     if that is wrong, turn rows into columns in your spreadsheet program and choose the file again.";

/// Whether the headings of a table are down its first column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats::table) enum Side {
    No,
    /// They may be.
    Doubtful,
    Yes,
}

/// The number of rows that decide.
const SAMPLE: usize = 40;

/// Decides whether the first column holds the headings: a name and a way to reach someone among them, and no heading
/// elsewhere in the first row. Only if nearly all of its cells are known, none is there twice, and the values fit,
/// is it certain.
pub(in crate::formats::table) fn headings_at_side(records: &[Record]) -> Side {
    let filled = || records.iter().filter(|record| record.filled() > 0);
    // A title above the table leaves it doubtful.
    let titles = filled()
        .take_while(|record| {
            record.filled() == 1 && record.cells.first().is_some_and(|cell| headings::of(cell).is_none())
        })
        .count();
    let rows: Vec<&Record> = filled().skip(titles).take(SAMPLE).collect();
    let is_name = |use_: &ColumnUse| matches!(use_, ColumnUse::FullName | ColumnUse::FirstName | ColumnUse::LastName);
    let is_way = |use_: &ColumnUse| matches!(use_, ColumnUse::Phone | ColumnUse::Mail);
    // A part of a heading is enough for names, numbers and addresses, whose words are few and clear.
    let is_clear = |says: &ColumnUse, is_whole: bool, cell: &str| {
        is_whole || (is_name(says) || is_way(says)) && cell.split_whitespace().count() <= 3
    };
    let meaning = |cell: &String| {
        headings::meaning(cell).filter(|(says, is_whole)| is_clear(says, *is_whole, cell)).map(|(says, _)| says)
    };
    let side: Vec<&String> =
        rows.iter().filter_map(|row| row.cells.first()).filter(|cell| !cell.trim().is_empty()).collect();
    let Some([_, beside @ ..]) = rows.first().map(|row| row.cells.as_slice()) else { return Side::No };
    let known: Vec<ColumnUse> = side.iter().filter_map(|cell| meaning(cell)).collect();
    let has_both = known.iter().any(is_name) && known.iter().any(is_way);
    if !has_both
        || known.len() * 2 < side.len()
        || beside.is_empty()
        || beside.iter().any(|cell| meaning(cell).is_some())
    {
        return Side::No;
    }
    let mut plain: Vec<String> = side.iter().map(|cell| label::plain(cell)).collect();
    plain.sort_unstable();
    let is_repeated = plain.windows(2).any(|pair| matches!(pair, [one, other] if one == other));
    // The values of a heading fit: numbers or addresses for those, and words for names.
    let fit = |row: &&Record| {
        let Some((heading, values)) = row.cells.split_first() else { return true };
        let filled: Vec<&str> = values.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let share = |kind: fn(&str) -> bool| filled.iter().filter(|cell| kind(cell)).count() * 2 >= filled.len();
        match meaning(heading) {
            Some(ColumnUse::Phone) => share(by_content::is_phone),
            Some(ColumnUse::Mail) => share(by_content::is_mail),
            Some(ref use_) if is_name(use_) => share(by_content::is_name),
            _ => true,
        }
    };
    let is_sure = titles == 0 && known.len() * 4 >= side.len() * 3 && rows.iter().all(|row| row.fault.is_none());
    if is_sure && !is_repeated && records.len() <= SAMPLE && rows.iter().all(fit) { Side::Yes } else { Side::Doubtful }
}

/// The table with its rows as columns.
pub(in crate::formats::table) fn turn(records: &[Record]) -> Vec<Record> {
    let rows: Vec<&Record> = records.iter().filter(|record| record.filled() > 0).collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let cell = |row: &&Record, column: usize| row.cells.get(column).cloned().unwrap_or_default();
    let column = |column: usize| rows.iter().map(|row| cell(row, column)).collect();
    (0..width).map(|place| Record { cells: column(place), after_gap: false, fault: None }).collect()
}
