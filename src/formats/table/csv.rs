//! Turns text into a table: the records of `cells` with their headings found, and a list of the lines
//! that are not rows.

use super::cells::{Dialect, Fault, Record, Records};
use super::other_forms::Side;
use super::separator::{self, Separator};
use super::{free_lines, glued, headings, leftovers, other_forms};
use crate::formats::text::FileProblem;
use crate::formats::{MOST_ROWS, Options};

/// A table as read, with its header separate from the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The headings; empty texts if the table has none.
    pub headers: Vec<String>,
    /// Whether the text contained the headings.
    pub has_header: bool,
    /// The rows below the header; each may be shorter or longer than the header.
    pub rows: Vec<Vec<String>>,
    /// Remarks about single rows: that they are not leads, or were hard to read.
    pub remarks: Vec<Remark>,
    /// The lines that are not rows: above the headings or, as the foot of a report, below the rows.
    pub left_out: Vec<LeftOut>,
    /// The separator between cells.
    pub separator: Separator,
    /// The index in [`top`](Self::top) of the line with the headings.
    pub heading: Option<usize>,
    /// The first lines of the text, each as one text, so that the salesperson can choose the one with the headings.
    pub top: Vec<String>,
    /// Whether it is a free list that was split into its names, numbers, addresses and remarks, in this order.
    pub is_free_list: bool,
}

/// Something the reader should know about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The row, counted from 1 below the header.
    pub row: usize,
    /// The remark, in a sentence or two.
    pub words: String,
    /// Whether it is the reason why the row is not a lead.
    pub is_nobody: bool,
}

/// A line that was not read as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number among the lines with text, counted from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// Why it is not a row, as the end of a sentence.
    pub reason: &'static str,
}

/// The chosen line of the headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Headings {
    /// There are none: the first line is a row.
    None,
    /// This line of [`Table::top`], counted from 0. Lines above it are not rows.
    Line(usize),
}

impl Table {
    /// The number of columns of the widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.headers.len()]).max().unwrap_or(0)
    }

    /// Why a row is not a lead, if that is clear before its cells are read.
    #[must_use]
    pub fn nobody(&self, row: usize) -> Option<&str> {
        self.remarks_on(row).iter().find(|remark| remark.is_nobody).map(|remark| remark.words.as_str())
    }

    /// The remarks about a row. They are sorted by row.
    #[must_use]
    pub fn remarks_on(&self, row: usize) -> &[Remark] {
        let start = self.remarks.partition_point(|remark| remark.row < row);
        let end = self.remarks.partition_point(|remark| remark.row <= row);
        self.remarks.get(start..end).unwrap_or_default()
    }
}

/// The number of records that decide on the header.
const SAMPLE: usize = 40;

/// The number of lines offered as the header.
const TOP: usize = 20;

/// Reads a table and guesses its form.
pub fn read(text: &str) -> Result<Table, FileProblem> {
    read_with(text, &Options::default())
}

/// Reads a table; options left open are guessed.
pub fn read_with(text: &str, options: &Options) -> Result<Table, FileProblem> {
    let (told, text) = separator::told(text).map_or((None, text), |(sign, rest)| (Some(sign), rest));
    let is_open = options.separator.or(told).is_none();
    let unwrapped = if is_open { other_forms::unwrapped(text) } else { None };
    let text = unwrapped.as_deref().unwrap_or(text);
    let labelled = if is_open { other_forms::labelled(text) } else { None };
    let mut dialect = separator::dialect(text, options.separator.or(told));
    if labelled.is_some() {
        dialect.separator = None;
    }
    let mut is_free_list = false;
    let mut records = if let Some(labelled) = labelled {
        labelled
    } else if dialect.separator.is_none() {
        let (lines, is_split) = free_lines::records(text, options.separator.is_none());
        is_free_list = is_split;
        lines
    } else {
        let sample: Vec<Record> = Records::new(text, dialect, None).take(SAMPLE).collect();
        Records::new(text, dialect, Some(heading_width(&sample))).take(MOST_ROWS + SAMPLE).collect()
    };
    leftovers::drop_frames(&mut records);
    // Empty rows at the end are remnants of deleted rows.
    while records.last().is_some_and(|record| record.filled() == 0) {
        records.pop();
    }
    // If the salesperson says that there are no headings, the table stays as it is written.
    let side = match options.headings {
        Some(Headings::None) => Side::No,
        _ => other_forms::headings_at_side(&records),
    };
    if side == Side::Yes {
        records = other_forms::turn(&records);
    }
    let titles = if options.headings.is_none() { free_lines::titles(&records) } else { 0 };
    let heading = match options.headings {
        Some(Headings::None) => None,
        Some(Headings::Line(line)) => Some(line),
        None => header_place(&records).filter(|place| *place >= titles),
    };
    let top = records.iter().take(TOP).map(shown).collect();
    let mut left_out: Vec<LeftOut> = Vec::new();
    let skipped = heading.map_or(titles, |place| place + 1).min(records.len());
    let above: Vec<Record> = records.drain(..skipped).collect();
    let (headers, above) = match (heading, above.split_last()) {
        (Some(_), Some((last, above))) => (last.cells.clone(), above),
        _ => (Vec::new(), above.as_slice()),
    };
    let reason = if heading.is_some() { "it stands above the headings" } else { "it reads like a title of the list" };
    left_out.extend(leftovers::left_out(above, 0, reason));
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
        is_free_list,
        ..Table::default()
    };
    if side == Side::Doubtful {
        table.remarks.push(Remark { row: 1, words: other_forms::DOUBT.to_owned(), is_nobody: false });
    }
    glued::put_rows(&mut table, records);
    table.remarks.sort_by_key(|remark| remark.row);
    leftovers::mark_nobodies(&mut table);
    leftovers::blank_nothings(&mut table);
    table.remarks.sort_by_key(|remark| remark.row);
    Ok(table)
}

/// All cells of a text with a known separator; for tests that compare with another parser.
pub fn cells(text: &str, separator: u8) -> Vec<Vec<String>> {
    let dialect = Dialect { separator: Some(separator), backslash: false };
    Records::new(text, dialect, None).map(|record| record.cells).collect()
}

/// The remark about defective quotation marks in a row.
pub(in crate::formats) fn fault_words(fault: Fault) -> &'static str {
    match fault {
        Fault::Open => "A quotation mark in this row is never closed.",
        Fault::Inside => {
            "A cell of this row has quotation marks inside that aren't doubled. Check that it was read right."
        }
    }
}

/// A record on one line, shortened.
fn shown(record: &Record) -> String {
    leftovers::in_a_line(&record.cells)
}

/// The number of cells in a row: that of the headings, or else of most rows.
fn heading_width(sample: &[Record]) -> usize {
    let heading = header_place(sample).and_then(|place| sample.get(place));
    heading.map_or_else(|| separator::usual_width(sample), |record| record.cells.len())
}

/// The index of the header: perhaps below a preamble, or `None` if the text is data from the start.
fn header_place(records: &[Record]) -> Option<usize> {
    let is_data = |record: &Record| record.cells.iter().any(|cell| headings::looks_like_data(cell));
    let is_header = |record: &Record| {
        let known = known(record);
        let enough = known >= 2 || (known == 1 && record.filled() <= 2);
        enough && known * 3 >= record.filled() && !is_data(record)
    };
    // A preamble may contain a known word, so the line with the most known words counts.
    let candidates = records.iter().enumerate().take(TOP).filter(|(_, record)| is_header(record));
    let recognised = candidates.rev().max_by_key(|(_, record)| known(record)).map(|(place, _)| place);
    if recognised.is_some() {
        return recognised;
    }
    // Headings in unknown words: a full row without any values above rows with values. Only lines of one or two cells,
    // such as the title of a report, may precede it.
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

/// The number of cells of a record that are known headings.
pub(in crate::formats) fn known(record: &Record) -> usize {
    record.cells.iter().filter(|cell| headings::of(cell).is_some()).count()
}
