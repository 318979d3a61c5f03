//! Lists that are not tables: one person per line, with name, address and number in any order.

use super::cells::{Dialect, Record, Records};
use crate::formats::text::mails;

/// The records of a text without a separator. If `apart`, names, numbers and addresses on the same line are split into
/// columns.
pub(in crate::formats) fn records(text: &str, apart: bool) -> Vec<Record> {
    let dialect = Dialect { separator: None, backslash: false };
    let lines: Vec<Record> = Records::new(text, dialect, None).take(crate::formats::MOST_ROWS + 40).collect();
    if !apart {
        return lines;
    }
    if let Some(columns) = by_blanks(&lines) {
        return columns;
    }
    let people: Vec<Record> = lines.iter().flat_map(addressees).collect();
    if people.len() > lines.len() && people.iter().all(is_bare) {
        return people;
    }
    let parts: Vec<[String; 3]> = people.iter().map(parts).collect();
    let is_together = |[name, ways @ ..]: &&[String; 3]| !name.is_empty() && ways.iter().any(|way| !way.is_empty());
    let together = parts.iter().filter(is_together).count();
    if together * 2 < parts.len() || together == 0 {
        return lines;
    }
    let record = |(line, cells): (Record, [String; 3])| Record { cells: cells.into(), ..line };
    people.into_iter().zip(parts).map(record).collect()
}

/// Columns separated by two or more spaces, as in text copied from a page.
fn by_blanks(lines: &[Record]) -> Option<Vec<Record>> {
    let apart = |line: &Record| {
        let cells = line.cells.iter().flat_map(|cell| cell.split("  "));
        let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect();
        Record { cells, ..line.clone() }
    };
    let columns: Vec<Record> = lines.iter().map(apart).collect();
    let width = columns.first().map_or(0, |line| line.cells.len());
    // A line doesn't show an empty cell, so only lines of equal width can be split this way.
    let is_even = width > 1 && columns.len() > 1 && columns.iter().all(|line| line.cells.len() == width);
    is_even.then_some(columns)
}

/// The line of a mail's "To" contains several people: one record each.
fn addressees(line: &Record) -> Vec<Record> {
    let text = line.cells.first().map(String::as_str).unwrap_or_default();
    let record = |piece: &str| Record { cells: vec![piece.to_owned()], ..line.clone() };
    if text.matches('@').count() < 2 {
        return vec![line.clone()];
    }
    if text.matches('>').count() < 2 {
        let pieces = text.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty());
        return pieces.map(record).collect();
    }
    let pieces = text.split_inclusive('>').map(|piece| piece.trim_start_matches([',', ';', ' ']));
    pieces.filter(|piece| !piece.trim().is_empty()).map(record).collect()
}

/// Whether a record is one address and nothing else.
fn is_bare(record: &Record) -> bool {
    let read = record.cells.iter().flat_map(|cell| mails::read_many(cell));
    record.cells.iter().all(|cell| !cell.contains(['<', ' '])) && read.into_iter().all(|mail| mail.is_ok())
}

/// The name, the numbers and the addresses of a line; every word of the line is in one of them.
fn parts(line: &Record) -> [String; 3] {
    let text = without_bullet(line.cells.first().map(String::as_str).unwrap_or_default());
    let (mut rest, mut addresses) = (Vec::new(), Vec::new());
    for word in text.split_whitespace() {
        let bare = word.trim_matches(['<', '>', '(', ')', ',', ';', '[', ']']);
        let is_address = bare.contains('@') && mails::read_many(bare).iter().all(Result::is_ok);
        if is_address { addresses.push(bare) } else { rest.push(word) }
    }
    let rest = rest.join(" ");
    let (name, phone) = number_in(&rest);
    let is_seam = |sign: char| matches!(sign, ',' | ';' | ':' | '|' | '-' | '–' | '—' | ' ' | '\t' | '"');
    [name.trim_matches(is_seam).to_owned(), phone, addresses.join("; ")]
}

/// A line of a list without its number or bullet: "1. ", "3) ", "• ", "[x] ".
fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let Some((bullet, rest)) = line.split_once(char::is_whitespace) else { return line };
    let number = bullet.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_sign =
        matches!(bullet, "•" | "*" | "-" | "–" | "—" | "‣" | "◦" | "·" | "☐" | "☑" | "✓" | "✔" | "[]" | "[x]" | "[X]");
    if is_number || is_sign { rest.trim_start() } else { line }
}

/// The longest run of phone number characters in a text, and the rest.
fn number_in(text: &str) -> (String, String) {
    let is_sign = |sign: char| sign.is_ascii_digit() || " ()+-./".contains(sign);
    let digits = |run: &str| run.chars().filter(char::is_ascii_digit).count();
    let mut best: Option<(usize, usize)> = None;
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(is_sign)).map(|at| from + at) {
        let run = text.get(start..).unwrap_or_default();
        let end = start + run.find(|sign| !is_sign(sign)).unwrap_or(run.len());
        let count = digits(text.get(start..end).unwrap_or_default());
        let before = best.and_then(|(from, to)| text.get(from..to)).map_or(6, digits);
        if count > before {
            best = Some((start, end));
        }
        from = end;
    }
    let Some((start, end)) = best else { return (text.to_owned(), String::new()) };
    let number = text.get(start..end).unwrap_or_default();
    let number = number.trim_matches([' ', '-', '.', '/']).trim_end_matches(['(', ' ']);
    let rest = [text.get(..start), text.get(end..)].map(|part| part.unwrap_or_default().trim());
    (rest.join(" ").trim().to_owned(), number.to_owned())
}
