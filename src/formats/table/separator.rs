//! Detects the separator between the cells of a table.

use super::cells::{Dialect, Fault, Record, Records};
use super::headings;

/// The separator between the cells of a table, or that there is none and each line is one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Separator(Option<u8>);

impl Separator {
    /// A comma.
    pub const COMMA: Separator = Separator(Some(b','));
    /// A semicolon, which spreadsheets write if the comma is the decimal separator.
    pub const SEMICOLON: Separator = Separator(Some(b';'));
    /// A tab, as on a spreadsheet's clipboard.
    pub const TAB: Separator = Separator(Some(b'\t'));
    /// A vertical bar.
    pub const BAR: Separator = Separator(Some(b'|'));
    /// None: one column.
    pub const NONE: Separator = Separator(None);

    /// The separators that are offered.
    pub const OFFERED: [Separator; 5] = [Self::COMMA, Self::SEMICOLON, Self::TAB, Self::BAR, Self::NONE];

    /// The label shown for the separator.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self.0 {
            Some(b',') => "Comma",
            Some(b';') => "Semicolon",
            Some(b'\t') => "Tab",
            Some(b'|') => "Bar |",
            Some(_) => "Another sign",
            None => "None: one column",
        }
    }

    /// The separator with this byte.
    pub(in crate::formats) fn of(sign: Option<u8>) -> Separator {
        Separator(sign)
    }

    /// The byte, if there is one.
    pub(in crate::formats) fn byte(self) -> Option<u8> {
        self.0
    }
}

/// Strips the line that declares the separator for a spreadsheet: `sep=;`, perhaps in quotation marks.
pub(in crate::formats) fn told(text: &str) -> Option<(Separator, &str)> {
    let start = text.trim_start_matches(['\u{FEFF}', '\r', '\n']);
    let end = start.find(['\r', '\n']).unwrap_or(start.len());
    let (line, rest) = start.split_at_checked(end)?;
    let line = line.trim_start_matches('"');
    if !line.get(..4)?.eq_ignore_ascii_case("sep=") {
        return None;
    }
    let sign = *line.as_bytes().get(4)?;
    // If a spreadsheet saved it again, the line ends with the separators of its empty cells.
    let is_alone = line.get(5..)?.chars().all(|sign| matches!(sign, '"' | ',' | ';' | '\t' | '|' | ' '));
    (is_alone && sign.is_ascii() && !sign.is_ascii_alphanumeric()).then_some((Separator(Some(sign)), rest))
}

/// The number of records that decide.
const SAMPLE: usize = 60;

/// The amount of text that decides, in bytes.
const SAMPLE_BYTES: usize = 256 * 1024;

/// Detects how the records of a text are separated; the separator may be given.
pub(in crate::formats) fn dialect(text: &str, given: Option<Separator>) -> Dialect {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    if given.is_none() && is_of_addressees(sample) {
        return Dialect { separator: None, backslash: false };
    }
    // If several score equally, the first one in this list wins. Ordinary text hardly ever contains a bar or a tab.
    let all = [Separator::TAB, Separator::COMMA, Separator::SEMICOLON, Separator::BAR];
    let all = given.as_ref().map_or(all.as_slice(), std::slice::from_ref);
    let escaped: &[bool] = if sample.contains("\\\"") { &[false, true] } else { &[false] };
    let mut best = (Dialect { separator: None, backslash: false }, i64::MIN);
    for separator in all {
        for backslash in escaped {
            let dialect = Dialect { separator: separator.0, backslash: *backslash };
            let score = score(sample, dialect);
            if score > best.1 && (given.is_some() || score > 0) {
                best = (dialect, score);
            }
        }
    }
    best.0
}

/// Whether the lines are people followed by their addresses, as written by mail programs: a comma in such a line is
/// inside a name or between people.
fn is_of_addressees(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(SAMPLE);
    // A line of nothing but addresses is a list as well.
    let is_address = |piece: &str| piece.contains('@') && !piece.trim().contains([' ', '<']);
    let mut all = lines();
    if let (Some(line), None) = (all.next(), all.next())
        && line.split([',', ';']).filter(|piece| !piece.trim().is_empty()).all(is_address)
    {
        return true;
    }
    let is_addressee = |line: &&str| {
        let people = line.matches('<').count();
        let seams = line.matches([',', ';', '|']).count();
        line.ends_with(['>', ',', ';']) && people > 0 && line.matches('@').count() == people && seams <= 2 * people
    };
    let found = lines().filter(is_addressee).count();
    !text.contains('\t') && found > 0 && found * 2 >= lines().count()
}

/// How well a text fits this dialect; below 1, not at all.
fn score(text: &str, dialect: Dialect) -> i64 {
    let records: Vec<Record> = Records::new(text, dialect, None).take(SAMPLE).collect();
    let total = records.len();
    let known = |record: &Record| record.cells.iter().filter(|cell| headings::of(cell).is_some()).count();
    let heading = records.iter().enumerate().take(20).rev().max_by_key(|(_, record)| known(record));
    let (line, hits) = heading.map_or((0, 0), |(line, record)| (line, known(record)));
    let heading = heading.map(|(_, record)| record);
    // Rows may end early, so the width is that of the headings if there are any, or else the most frequent one.
    let usual = usual_width(&records);
    let width = heading.filter(|_| hits >= 2).map_or(usual, |record| record.cells.len()).max(usual.min(2));
    let is_whole = |record: &&Record| record.fault.is_none();
    let good = records.iter().filter(is_whole).filter(|record| (2..=width).contains(&record.cells.len())).count();
    let exact = records.iter().filter(is_whole).filter(|record| record.cells.len() == width).count();
    if width < 2 || good * 2 < total && hits < 2 {
        return 0;
    }
    let cells = || records.iter().flat_map(|record| &record.cells).filter(|cell| !cell.trim().is_empty());
    let mixed = cells().filter(|cell| is_mixed(cell)).count();
    let share = |part: usize, all: usize| i64::try_from(part * 1000 / all.max(1)).unwrap_or(0);
    let small = |count: usize| i64::try_from(count).unwrap_or(0);
    // In concatenated lists, the first list decides the separator.
    let faults = records.iter().filter(|record| record.fault == Some(Fault::Open)).count();
    // A comma before a space, or between digits, is more often part of a text than a separator.
    let in_text = small(2) * share(seams_in_text(&records), cells().count()) / 10;
    share(good, total) + share(exact, total) / 4 - share(mixed, cells().count()) / 2 - share(faults, total)
        + small(hits.min(4)) * 150
        - if hits > 0 { small(line.min(5)) * 100 } else { 0 }
        + small(width.min(6)) * 20
        - in_text
}

/// The width of most records, if they have more than one cell.
pub(in crate::formats) fn usual_width(records: &[Record]) -> usize {
    let alike = |width: usize| records.iter().filter(|record| record.cells.len() == width).count();
    let widths = records.iter().map(|record| record.cells.len()).filter(|width| *width > 1);
    widths.max_by_key(|width| alike(*width) * (*width).min(8)).unwrap_or(1)
}

/// Whether one cell holds the content of several: a name and a number, or an address and something else.
fn is_mixed(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|sign| sign.is_alphabetic()).count();
    if cell.contains('@') {
        cell.contains([',', '\t', '|', ';']) && !cell.split([',', ';', '|', '\t']).all(|part| part.contains('@'))
    } else {
        letters >= 3 && digits >= 7 && cell.chars().count() <= 120 && cell.contains([',', ';', '\t', '|'])
    }
}

/// The number of cells that begin with a space or were split between two digits.
fn seams_in_text(records: &[Record]) -> usize {
    let seam = |pair: &&[String]| {
        let [before, after] = pair else { return false };
        let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
        let is_decimal =
            |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        after.starts_with(' ') || is_digit(before.chars().next_back()) && is_decimal(after)
    };
    records.iter().map(|record| record.cells.windows(2).filter(seam).count()).sum()
}
