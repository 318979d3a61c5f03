//! Concatenated lists: the headings repeat in the middle, perhaps in another order or with another separator.

use super::cells::{Dialect, Record, Records};
use super::csv::{Remark, Table, fault_words, known};
use super::separator::Separator;
use super::{headings, leftovers};

/// Adds the records below the header to the table, each cell under its own heading.
pub(in crate::formats) fn put_rows(table: &mut Table, records: Vec<Record>) {
    let width = table.headers.len();
    // The target columns of the cells in the following rows; empty if they are in order already.
    let mut places: Vec<usize> = Vec::new();
    // The rows with a single text after an empty line: titles, if headings follow.
    let mut titles: Vec<usize> = Vec::new();
    for (place, record) in records.into_iter().enumerate() {
        let row = place + 1;
        let mut remark = |words: String, is_nobody| table.remarks.push(Remark { row, words, is_nobody });
        if let Some(fault) = record.fault {
            remark(fault_words(fault).to_owned(), false);
        }
        if record.cells.iter().any(|cell| cell.contains(char::REPLACEMENT_CHARACTER)) {
            remark(
                format!("A letter of this row could not be read; “{}” stands for it.", char::REPLACEMENT_CHARACTER),
                false,
            );
        }
        let mut record = record;
        if let Some((separator, again)) = in_another_separator(&record, table.separator, width) {
            remark(
                format!("This row uses a different separator ({}), and was read that way.", separator.label()),
                false,
            );
            record = again;
        }
        if table.has_header && is_headings(&record, &table.headers) {
            remark("These are column headings.".to_owned(), true);
            let above = |row: usize| {
                let words = "This is a title line of another list.".to_owned();
                Remark { row, words, is_nobody: true }
            };
            table.remarks.extend(titles.drain(..).map(above));
            places = places_of(&record, &mut table.headers);
            table.rows.push(record.cells);
            continue;
        }
        if table.has_header && places.is_empty() && record.cells.len() > width {
            let more = record.cells.get(width..).unwrap_or_default();
            if more.iter().any(|cell| !cell.trim().is_empty()) {
                let more = leftovers::in_a_line(more);
                remark(
                    format!(
                        "This row has more cells than there are headings: “{more}”. Check that the rest are in the right columns."
                    ),
                    false,
                );
            }
        }
        let is_title = record.filled() <= 1 && !record.cells.iter().any(|cell| headings::looks_like_data(cell));
        if is_title && width > 2 && (record.after_gap || !titles.is_empty()) {
            titles.push(row);
        } else {
            titles.clear();
        }
        table.rows.push(put(record.cells, &places));
    }
}

/// The cells moved to their target columns.
fn put(cells: Vec<String>, places: &[usize]) -> Vec<String> {
    if places.is_empty() {
        return cells;
    }
    let width = places.iter().copied().max().unwrap_or(0) + 1;
    let beyond = width.max(cells.len());
    let mut row = vec![String::new(); width];
    for (place, cell) in cells.into_iter().enumerate() {
        let at = places.get(place).copied().unwrap_or(beyond + place);
        if at >= row.len() {
            row.resize(at + 1, String::new());
        }
        if let Some(present) = row.get_mut(at) {
            *present = cell;
        }
    }
    row
}

/// Whether a record below the header is a header too: the same one, or clearly that of another list.
fn is_headings(record: &Record, headers: &[String]) -> bool {
    let plain = |cells: &[String]| {
        let mut plain: Vec<String> = cells.iter().map(|cell| crate::formats::text::label::plain(cell)).collect();
        while plain.last().is_some_and(String::is_empty) {
            plain.pop();
        }
        plain
    };
    // A list has many rows and hardly any repeated header, so the cheap check comes first.
    let Some(first) = record.cells.iter().find(|cell| !cell.trim().is_empty()) else { return false };
    if record.cells.iter().any(|cell| headings::looks_like_data(cell)) {
        return false;
    }
    let is_same = headers
        .iter()
        .any(|heading| crate::formats::text::label::plain(heading) == crate::formats::text::label::plain(first));
    if is_same && plain(&record.cells) == plain(headers) {
        return true;
    }
    (is_same || headings::of(first).is_some()) && known(record) >= 3 && known(record) * 2 > record.filled()
}

/// The target columns for the cells below another header: the same heading of the table, or a heading that is added.
/// Empty if the order is the same.
fn places_of(record: &Record, headings: &mut Vec<String>) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for cell in &record.cells {
        let plain = crate::formats::text::label::plain(cell);
        let same = |(place, heading): (usize, &String)| {
            !places.contains(&place) && crate::formats::text::label::plain(heading) == plain
        };
        let found = headings.iter().enumerate().position(same);
        places.push(found.unwrap_or(headings.len()));
        if found.is_none() {
            headings.push(cell.clone());
        }
    }
    let is_same = places.iter().enumerate().all(|(place, at)| place == *at);
    if is_same { Vec::new() } else { places }
}

/// Splits a row that is still one cell by another separator, if that yields as many cells as there are headings.
fn in_another_separator(record: &Record, present: Separator, width: usize) -> Option<(Separator, Record)> {
    let [cell] = record.cells.as_slice() else { return None };
    if width < 3 {
        return None;
    }
    let mut found = Separator::OFFERED.into_iter().filter(|separator| *separator != present).filter_map(|separator| {
        let dialect = Dialect { separator: Some(separator.byte()?), backslash: false };
        let again = Records::new(cell, dialect, None).next()?;
        (again.cells.len() == width).then_some((separator, again))
    });
    found.next()
}
