//! Text → a table: the records of [`cells`](super::cells), with the headings found, and all that is no row named.

use super::cells::{Dialect, Fault, Record, Records};
use super::separator::{self, Separator};
use super::{free_lines, glued, headings, leftovers};
use crate::formats::text::FileProblem;
use crate::formats::{MOST_ROWS, Options};

/// A table as read, with its header apart from the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The headings; empty texts when the table has none.
    pub headers: Vec<String>,
    /// Whether the headings stood in the text.
    pub has_header: bool,
    /// The rows below the header; each may be shorter or longer than the header.
    pub rows: Vec<Vec<String>>,
    /// What is to be said about single rows: that they are nobody, or were hard to read.
    pub remarks: Vec<Remark>,
    /// What stands in the text and is no row: above the headings, or like the foot of a report below the rows.
    pub left_out: Vec<LeftOut>,
    /// The sign between the cells.
    pub separator: Separator,
    /// Which line of [`top`](Self::top) holds the headings.
    pub heading: Option<usize>,
    /// The first lines of the text, each in one text, so that the one with the headings can be chosen.
    pub top: Vec<String>,
}

/// Something about a row that its reader must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The row, counted from 1 below the header.
    pub row: usize,
    /// What there is to say, in a sentence or two.
    pub words: String,
    /// Whether the row is nobody for this reason.
    pub is_nobody: bool,
}

/// A line that was not read as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Which line with text in it, counted from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// Why it is no row, in words that go on a sentence.
    pub reason: &'static str,
}

/// Where the headings are, if somebody said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Headings {
    /// There are none: the first line is a row.
    None,
    /// In this line of [`Table::top`], counted from 0. What stands above is no row.
    Line(usize),
}

impl Table {
    /// The number of columns of the widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.headers.len()]).max().unwrap_or(0)
    }

    /// Why a row is nobody, if that shows before its cells are read.
    #[must_use]
    pub fn nobody(&self, row: usize) -> Option<&str> {
        self.remarks_on(row).iter().find(|remark| remark.is_nobody).map(|remark| remark.words.as_str())
    }

    /// What there is to say about a row. The remarks are in the order of the rows.
    #[must_use]
    pub fn remarks_on(&self, row: usize) -> &[Remark] {
        let start = self.remarks.partition_point(|remark| remark.row < row);
        let end = self.remarks.partition_point(|remark| remark.row <= row);
        self.remarks.get(start..end).unwrap_or_default()
    }
}

/// How many records decide on the header.
const SAMPLE: usize = 40;

/// How many lines can be chosen as the header.
const TOP: usize = 20;

/// Reads a table whose form nobody has told.
pub fn read(text: &str) -> Result<Table, FileProblem> {
    read_with(text, &Options::default())
}

/// Reads a table; what `options` leave open is guessed.
pub fn read_with(text: &str, options: &Options) -> Result<Table, FileProblem> {
    let (told, text) = separator::told(text).map_or((None, text), |(sign, rest)| (Some(sign), rest));
    let dialect = separator::dialect(text, options.separator.or(told));
    let mut records = if dialect.separator.is_none() {
        free_lines::records(text, options.separator.is_none())
    } else {
        let sample: Vec<Record> = Records::new(text, dialect, None).take(SAMPLE).collect();
        Records::new(text, dialect, Some(heading_width(&sample))).take(MOST_ROWS + SAMPLE).collect()
    };
    leftovers::drop_frames(&mut records);
    // Empty rows at the end are what is left of rows that somebody deleted.
    while records.last().is_some_and(|record| record.filled() == 0) {
        records.pop();
    }
    let heading = match options.headings {
        Some(Headings::None) => None,
        Some(Headings::Line(line)) => Some(line),
        None => header_place(&records),
    };
    let top = records.iter().take(TOP).map(shown).collect();
    let mut left_out: Vec<LeftOut> = Vec::new();
    let skipped = heading.map_or(0, |place| place + 1).min(records.len());
    let above: Vec<Record> = records.drain(..skipped).collect();
    let (headers, above) = match (heading, above.split_last()) {
        (Some(_), Some((last, above))) => (last.cells.clone(), above),
        _ => (Vec::new(), [].as_slice()),
    };
    left_out.extend(leftovers::left_out(above, 0, "it stands above the headings"));
    let foot = leftovers::cut_foot(&mut records);
    left_out.extend(leftovers::left_out(&foot, skipped + records.len(), "it stands alone below an empty line"));
    if records.is_empty() {
        return Err(if heading.is_some() { FileProblem::OnlyHeaders } else { FileProblem::Empty });
    }
    if records.len() > MOST_ROWS {
        return Err(FileProblem::TooManyRows);
    }
    let mut table = Table {
        has_header: heading.is_some(),
        headers,
        separator: Separator::of(dialect.separator),
        heading,
        top,
        left_out,
        ..Table::default()
    };
    glued::put_rows(&mut table, records);
    table.remarks.sort_by_key(|remark| remark.row);
    leftovers::mark_nobodies(&mut table);
    leftovers::blank_nothings(&mut table);
    table.remarks.sort_by_key(|remark| remark.row);
    Ok(table)
}

/// All cells of a text with a known separator; for tests with an oracle.
pub fn cells(text: &str, separator: u8) -> Vec<Vec<String>> {
    let dialect = Dialect { separator: Some(separator), backslash: false };
    Records::new(text, dialect, None).map(|record| record.cells).collect()
}

/// What there is to say about the quotation marks of a row.
pub(in crate::formats) fn fault_words(fault: Fault) -> &'static str {
    match fault {
        Fault::Open => "A quotation mark in this row is never closed.",
        Fault::Inside => {
            "A cell of this row has quotation marks inside that aren't doubled. Check that it was read right."
        }
    }
}

/// A record in one line, as far as one looks.
fn shown(record: &Record) -> String {
    leftovers::in_a_line(&record.cells)
}

/// How many cells a row has: as many as the headings, or else as most rows.
fn heading_width(sample: &[Record]) -> usize {
    let heading = header_place(sample).and_then(|place| sample.get(place));
    heading.map_or_else(|| separator::usual_width(sample), |record| record.cells.len())
}

/// Where the header is: below a preamble perhaps, or nowhere when the text is data from the start.
fn header_place(records: &[Record]) -> Option<usize> {
    let is_data = |record: &Record| record.cells.iter().any(|cell| headings::looks_like_data(cell));
    let is_header = |record: &Record| {
        let known = known(record);
        let enough = known >= 2 || (known == 1 && record.filled() <= 2);
        enough && known * 3 >= record.filled() && !is_data(record)
    };
    // A preamble can have a word of its own that is known, so the line with most of them counts.
    let candidates = records.iter().enumerate().take(TOP).filter(|(_, record)| is_header(record));
    let recognised = candidates.rev().max_by_key(|(_, record)| known(record)).map(|(place, _)| place);
    if recognised.is_some() {
        return recognised;
    }
    // Headings in words nobody foresaw: a full row without any value, above rows with values. Above it stand only
    // lines of a cell or two, such as the title of a report.
    let sample = records.get(..SAMPLE.min(records.len()))?;
    let width = separator::usual_width(sample);
    let first =
        sample.iter().take(TOP).position(|record| record.cells.len() >= width && record.filled() > 2.min(width - 1))?;
    let header = sample.get(first)?;
    let is_full = header.filled() == header.cells.len() && header.cells.len() > 1;
    let below = sample.get(first + 1..)?;
    let values_below = below.iter().filter(|record| is_data(record)).count();
    (is_full && !is_data(header) && values_below * 2 > below.len()).then_some(first)
}

/// How many cells of a record are headings that are known.
pub(in crate::formats) fn known(record: &Record) -> usize {
    record.cells.iter().filter(|cell| headings::of(cell).is_some()).count()
}
