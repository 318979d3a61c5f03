//! Tables in other forms: a label before each value, a whole row in one cell, or headings down the side. It knows no
//! leads.

mod turned;

pub(super) use turned::{DOUBT, Side, headings_at_side, turn};

use super::cells::{Dialect, Record, Records};
use super::csv::known;
use super::headings;
use crate::formats::MOST_ROWS;

/// The number of lines that decide the form of a text.
const SAMPLE: usize = 40;

fn record(cells: Vec<String>) -> Record {
    Record { cells, after_gap: false, fault: None }
}

/// A text in which each line is one cell with a whole row inside it, without the quotation marks around the lines: the
/// result of saving a list as CSV twice.
pub(super) fn unwrapped(text: &str) -> Option<String> {
    let dialect = Dialect { separator: Some(b','), backslash: false };
    let wrapped: Vec<Record> = Records::new(text, dialect, None).take(MOST_ROWS + SAMPLE).collect();
    let is_wrapped = |record: &Record| record.cells.len() == 1 && record.fault.is_none();
    if wrapped.len() < 2 || !text.trim_start_matches('\u{FEFF}').starts_with('"') || !wrapped.iter().all(is_wrapped) {
        return None;
    }
    let lines: Vec<&str> = wrapped.iter().filter_map(|record| record.cells.first()).map(String::as_str).collect();
    let is_row = |separator: u8| {
        let first =
            Records::new(lines.first()?, Dialect { separator: Some(separator), backslash: false }, None).next()?;
        Some(first.cells.len() > 1 && known(&first) >= 2)
    };
    let is_table = [b',', b';', b'\t'].into_iter().any(|separator| is_row(separator) == Some(true));
    is_table.then(|| lines.join("\n"))
}

/// The rows of a text with a label before each value, as forms send them: "Name: Ada Brook", "Phone: …", and an empty
/// line or the first label again before the next person. The labels are the headings.
pub(super) fn labelled(text: &str) -> Option<Vec<Record>> {
    let lines = || text.lines().map(str::trim);
    let filled: Vec<&str> = lines().filter(|line| !line.is_empty()).take(SAMPLE).collect();
    let labels: Vec<&str> = filled.iter().filter_map(|line| label_of(line)).map(|(label, _)| label).collect();
    let is_known = |label: &&&str| headings::meaning(label).is_some_and(|(_, is_whole)| is_whole);
    let mut different: Vec<&str> = labels.iter().filter(is_known).copied().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 2 || labels.iter().filter(is_known).count() * 5 < filled.len() * 3 {
        return None;
    }
    let first = labels.first()?;
    let mut columns: Vec<String> = Vec::new();
    let mut rows: Vec<Record> = Vec::new();
    let mut is_new = true;
    for line in lines() {
        let labelled = label_of(line);
        if line.is_empty() {
            is_new = true;
            continue;
        }
        let begins_again = labelled.is_some_and(|(label, _)| label == *first);
        if is_new && labelled.is_some() || begins_again || rows.is_empty() {
            rows.push(record(Vec::new()));
        }
        is_new = false;
        let Some(row) = rows.last_mut() else { continue };
        // A line without a label continues the value above it.
        let Some((label, value)) = labelled else {
            match row.cells.iter_mut().rev().find(|cell| !cell.is_empty()) {
                Some(last) => last.extend(["\n", line]),
                None => rows.truncate(rows.len() - 1),
            }
            continue;
        };
        let is_taken = |place: usize| row.cells.get(place).is_some_and(|cell| !cell.is_empty());
        let free = columns.iter().enumerate().find(|(place, column)| *column == label && !is_taken(*place));
        let place = free.map_or(columns.len(), |(place, _)| place);
        if place == columns.len() {
            columns.push(label.to_owned());
        }
        if row.cells.len() <= place {
            row.cells.resize(place + 1, String::new());
        }
        if let Some(cell) = row.cells.get_mut(place) {
            value.clone_into(cell);
        }
    }
    let width = columns.len();
    rows.iter_mut().for_each(|row| row.cells.resize(width, String::new()));
    Some(std::iter::once(record(columns)).chain(rows).collect())
}

/// The label of a line (a few words before a colon) and the value after it.
fn label_of(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim();
    let is_label = (1..=40).contains(&label.len()) && label.split(' ').count() <= 5 && !value.starts_with("//");
    is_label.then(|| (label, value.trim()))
}
