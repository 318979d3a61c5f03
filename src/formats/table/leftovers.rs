//! Lines and cells of a table that are not leads: titles, footnotes, totals, and the words that programs write for
//! "nothing".

use super::cells::Record;
use super::csv::{LeftOut, Remark, Table};
use super::{by_content, headings};
use crate::formats::text::clean;

/// The filled cells of a record on one line, shortened.
pub(in crate::formats) fn in_a_line(cells: &[String]) -> String {
    let mut line = String::new();
    for cell in cells.iter().filter(|cell| !cell.trim().is_empty()) {
        if !line.is_empty() {
            line.push_str(" · ");
        }
        // A cell may be as long as the file, so it is truncated before it is cleaned.
        line.push_str(&clean::line(&cell.chars().take(200).collect::<String>()));
        if line.chars().count() > 200 {
            return line.chars().take(200).chain(['…']).collect();
        }
    }
    line
}

/// Turns records that are not rows into remarks. There are `before` lines above them.
pub(in crate::formats) fn left_out(records: &[Record], before: usize, reason: &'static str) -> Vec<LeftOut> {
    let filled = records.iter().enumerate().filter(|(_, record)| record.filled() > 0);
    filled.map(|(place, record)| LeftOut { line: before + place + 1, text: in_a_line(&record.cells), reason }).collect()
}

/// Removes the lines that draw a frame, which databases and Markdown put between header and rows. They have no content.
pub(in crate::formats) fn drop_frames(records: &mut Vec<Record>) {
    let is_frame = |cell: &String| {
        let cell = cell.trim();
        cell.chars().all(|sign| "-=+:| ".contains(sign)) && cell.matches(['-', '=']).count() >= 3
    };
    records.retain(|record| {
        let mut filled = record.cells.iter().filter(|cell| !cell.trim().is_empty()).peekable();
        filled.peek().is_none() || !filled.all(is_frame)
    });
}

/// Removes and returns the lines that a report puts below its data: single cells after an empty line, none of them a
/// value.
pub(in crate::formats) fn cut_foot(records: &mut Vec<Record>) -> Vec<Record> {
    let width = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
    let is_value = |cell: &String| by_content::is_mail(cell) || by_content::is_phone(cell.trim());
    let is_foot = |record: &&Record| record.filled() <= 1 && !record.cells.iter().any(is_value);
    let single = records.iter().rev().take_while(is_foot).count();
    if width < 3 || single == records.len() {
        return Vec::new();
    }
    let tail = records.len() - single;
    let is_gap = |record: &Record| record.after_gap || record.filled() == 0;
    let gap = records.iter().skip(tail).position(is_gap);
    gap.map(|gap| records.split_off(tail + gap)).unwrap_or_default()
}

/// The first words of a line with a total.
const TOTALS: [&str; 16] = [
    "total",
    "totals",
    "subtotal",
    "sum",
    "grand total",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "somme",
    "totale",
    "totaal",
    "suma",
    "razem",
    "summa",
    "totalt",
];

/// The first words of a line about the list rather than a person.
const ABOUT_THE_LIST: [&str; 20] = [
    "source:",
    "note:",
    "notes:",
    "page ",
    "printed",
    "exported",
    "generated",
    "confidential",
    "copyright",
    "©",
    "quelle:",
    "hinweis:",
    "seite ",
    "stand:",
    "erstellt am",
    "exportiert",
    "remarque :",
    "fuente:",
    "fonte:",
    "end of ",
];

/// Marks the rows that are a total, a footnote, or a line about the list.
pub(in crate::formats) fn mark_nobodies(table: &mut Table) {
    let usual = table.rows.iter().take(60).map(|row| filled(row)).max().unwrap_or(0);
    let mut found = Vec::new();
    for (place, row) in table.rows.iter().enumerate() {
        let words = if is_total(row) {
            "This is a total, not a person."
        } else if usual >= 2 && is_about_the_list(row) {
            "This is a footnote or a line about the list."
        } else {
            continue;
        };
        let row = place + 1;
        if table.nobody(row).is_none() {
            found.push(Remark { row, words: words.to_owned(), is_nobody: true });
        }
    }
    table.remarks.extend(found);
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Whether a row begins with a word for a total and otherwise contains only counts and amounts.
fn is_total(row: &[String]) -> bool {
    let mut cells = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let Some(first) = cells.next() else { return false };
    let first = first.to_lowercase();
    let words = first.trim_end_matches(|sign: char| !sign.is_alphabetic());
    let is_amount = |cell: &str| {
        let signs = cell.chars().all(|sign| sign.is_ascii_digit() || " .,'%€$£+-".contains(sign));
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        signs && digits > 0 && !(cell.starts_with(['+', '0']) && digits >= 7)
    };
    TOTALS.contains(&words) && cells.all(is_amount)
}

/// Words after the row count that a database prints below its rows.
const ROWS: [&str; 10] =
    ["row", "rows", "record", "records", "contacts", "entries", "zeilen", "datensätze", "lignes", "filas"];

/// Whether a row is a single text about the list: after a footnote mark, or after a word for such a line.
fn is_about_the_list(row: &[String]) -> bool {
    if filled(row) != 1 {
        return false;
    }
    let text = row.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
    let lower = text.to_lowercase();
    let rest = text.trim_start_matches(['*', '†', '‡', '¹', '²', '³']);
    let is_marked = rest.len() < text.len() && rest.split_whitespace().count() >= 2;
    let counted = lower.trim_matches(['(', ')', '.']).split_once(' ');
    let is_count = counted.is_some_and(|(count, word)| count.parse::<u32>().is_ok() && ROWS.contains(&word));
    (is_marked || is_count || ABOUT_THE_LIST.iter().any(|words| lower.starts_with(words)))
        && !headings::looks_like_data(text)
}

/// The words that databases and spreadsheets write for "nothing", in lower case.
const NOTHINGS: [&str; 30] = [
    "(no value)",
    "0.0.00",
    "00.00.0000",
    "0000-00-00",
    "\\n",
    "null",
    "(null)",
    "<null>",
    "[null]",
    "nil",
    "undefined",
    "nan",
    "n/a",
    "#n/a",
    "#n/d",
    "#nv",
    "#nd",
    "#ref!",
    "#value!",
    "#wert!",
    "#valeur!",
    "#name?",
    "#null!",
    "(blank)",
    "(empty)",
    "(none)",
    "-",
    "--",
    "–",
    "—",
];

/// Empties the cells that mean "nothing". "Null" is also a family name: in a column of names it stays if the other
/// names are capitalized like it; "NULL" beside "Hill" means nothing.
pub(in crate::formats) fn blank_nothings(table: &mut Table) {
    let is_nothing = |cell: &str| NOTHINGS.iter().any(|nothing| nothing.eq_ignore_ascii_case(cell.trim()));
    for column in 0..table.width() {
        let cells = || table.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim());
        if !cells().any(is_nothing) {
            continue;
        }
        let others = || cells().filter(|cell| cell.chars().any(char::is_alphabetic) && !is_nothing(cell)).take(200);
        let is_loud = |cell: &str| !cell.chars().any(char::is_lowercase);
        let loud = others().filter(|cell| is_loud(cell)).count();
        let names = others().filter(|cell| by_content::is_name(cell)).count();
        let (is_loud_column, is_names) = (loud * 2 > others().count(), names * 2 > others().count());
        let stays = |cell: &str| {
            is_names && cell.eq_ignore_ascii_case("null") && is_loud(cell) == is_loud_column && cell != "null"
        };
        for row in &mut table.rows {
            if let Some(cell) = row.get_mut(column).filter(|cell| is_nothing(cell) && !stays(cell.trim())) {
                cell.clear();
            }
        }
    }
}
