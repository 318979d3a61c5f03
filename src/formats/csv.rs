//! Separated values → a table: which sign parts the cells, where the header is, where the data end.

use super::text::FileProblem;
use super::{MOST_ROWS, headers};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A table as read, with its header apart from the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The headings; empty texts when the table has none.
    pub headers: Vec<String>,
    /// Whether the headings stood in the text.
    pub has_header: bool,
    /// The rows below the header; each may be shorter or longer than the header.
    pub rows: Vec<Vec<String>>,
    /// What stands below the rows like the foot of a report: single texts after an empty line.
    pub foot: Vec<String>,
    /// The sign between the cells.
    pub delimiter: char,
    /// The row (counted from 1) with a quotation mark that is never closed, if there is one.
    pub open_quote: Option<usize>,
}

impl Table {
    /// The number of columns of the widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.headers.len()]).max().unwrap_or(0)
    }
}

/// One record and how it stood in the text.
struct Record {
    cells: Vec<String>,
    /// Whether an empty line stood above it.
    after_gap: bool,
    /// Where its text begins.
    start: usize,
}

impl Record {
    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }
}

/// How many records decide on the delimiter and the header.
const SAMPLE: usize = 40;

/// Reads a table whose delimiter nobody has told.
pub fn read(text: &str) -> Result<Table, FileProblem> {
    let delimiter = sniff(text);
    let mut records = records(text, delimiter, true, MOST_ROWS + SAMPLE)?;
    let open_quote = close_open_quote(text, delimiter, &mut records)?;
    let header = header_place(&records);
    let (has_header, skipped) = match header {
        Some(place) => (true, place + 1),
        None => (false, 0),
    };
    let headers = header.and_then(|place| records.get(place)).map(|record| record.cells.clone());
    let headers = headers.unwrap_or_default();
    let foot = cut_foot(&mut records, skipped);
    let open_quote = open_quote.map(|place| (place + 1).saturating_sub(skipped).max(1));
    let rows: Vec<_> = records.into_iter().skip(skipped).map(|record| record.cells).collect();
    if rows.is_empty() {
        return Err(if has_header { FileProblem::OnlyHeaders } else { FileProblem::Empty });
    }
    if rows.len() > MOST_ROWS {
        return Err(FileProblem::TooManyRows);
    }
    Ok(Table { headers, has_header, rows, foot, delimiter: char::from(delimiter), open_quote })
}

/// All cells of a text by RFC 4180, as the reader underneath sees them; for tests with an oracle.
pub fn cells(text: &str, delimiter: u8) -> Result<Vec<Vec<String>>, FileProblem> {
    Ok(records(text, delimiter, true, usize::MAX)?.into_iter().map(|record| record.cells).collect())
}

/// Chooses the delimiter under which most records have the same number of cells.
fn sniff(text: &str) -> u8 {
    let mut end = text.len().min(256 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    let score = |delimiter: u8| {
        let Ok(records) = records(sample, delimiter, true, SAMPLE) else {
            return (0, 0);
        };
        let widths: Vec<usize> = records.iter().map(|record| record.cells.len()).collect();
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let best = widths.iter().copied().filter(|width| *width > 1).max_by_key(|width| alike(*width));
        best.map_or((0, 0), |width| (alike(width) * width.min(8), width))
    };
    // Of equal ones the last in this list is taken, and the comma is the usual one.
    [b'|', b';', b'\t', b','].into_iter().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

/// Parts a text into records, at most as many as asked for.
fn records(text: &str, delimiter: u8, quoting: bool, most: usize) -> Result<Vec<Record>, FileProblem> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).quoting(quoting).build();
    let mut found = Vec::new();
    let mut rest = text.as_bytes();
    let mut cells_buffer = vec![0_u8; 4096];
    let mut ends = vec![0_usize; 128];
    while found.len() < most {
        let begins = beginning(text, rest);
        let (after_gap, start) = begins;
        let Some(cells) = next(&mut reader, &mut rest, &mut cells_buffer, &mut ends) else {
            break;
        };
        found.push(Record { cells, after_gap, start });
    }
    Ok(found)
}

/// Whether an empty line comes next, and where the next record begins.
fn beginning(text: &str, rest: &[u8]) -> (bool, usize) {
    let place = text.len().saturating_sub(rest.len());
    let consumed = text.as_bytes().get(..place).unwrap_or_default();
    // The reader stops between the two characters of a Windows line break.
    let rest = if consumed.last() == Some(&b'\r') { rest.strip_prefix(b"\n").unwrap_or(rest) } else { rest };
    let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    (breaks > 0, text.len().saturating_sub(rest.len()) + breaks)
}

/// Reads the next record; none at the end of the text.
fn next(reader: &mut Reader, rest: &mut &[u8], buffer: &mut Vec<u8>, ends: &mut Vec<usize>) -> Option<Vec<String>> {
    let (mut written, mut ended) = (0, 0);
    loop {
        let cells_left = buffer.get_mut(written..)?;
        let ends_left = ends.get_mut(ended..)?;
        let (result, read, bytes, cells) = reader.read_record(rest, cells_left, ends_left);
        *rest = rest.get(read..).unwrap_or_default();
        written += bytes;
        ended += cells;
        match result {
            // An empty input tells the reader that the text is over.
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => buffer.resize(buffer.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::End => return None,
            ReadRecordResult::Record => break,
        }
    }
    let mut start = 0;
    let cell = |end: &usize| {
        let bytes = buffer.get(start..*end).unwrap_or_default();
        start = *end;
        String::from_utf8_lossy(bytes).into_owned()
    };
    Some(ends.iter().take(ended).map(cell).collect())
}

/// A quotation mark that is never closed swallows all rows below it. Those are read again, with
/// the marks as plain characters. Answers which record it is in.
fn close_open_quote(text: &str, delimiter: u8, records: &mut Vec<Record>) -> Result<Option<usize>, FileProblem> {
    let Some(last) = records.last() else {
        return Ok(None);
    };
    let tail = text.get(last.start..).unwrap_or_default();
    // A line put below the last record is a record of its own, unless a quotation mark is open.
    let probe = format!("{tail}\nx");
    let is_closed = self::records(&probe, delimiter, true, 3)?.len() != 1;
    if is_closed || records.len() > MOST_ROWS {
        return Ok(None);
    }
    let again = self::records(tail, delimiter, false, MOST_ROWS + SAMPLE)?;
    records.pop();
    let place = records.len();
    records.extend(again);
    Ok(Some(place))
}

/// Where the header is: below a preamble perhaps, or nowhere when the text is data from the start.
fn header_place(records: &[Record]) -> Option<usize> {
    let known = |record: &Record| record.cells.iter().filter(|cell| headers::of(cell).is_some()).count();
    let is_data = |record: &Record| record.cells.iter().any(|cell| headers::looks_like_data(cell));
    let is_header = |record: &Record| {
        let known = known(record);
        let enough = known >= 2 || (known == 1 && record.filled() <= 2);
        enough && known * 3 >= record.filled() && !is_data(record)
    };
    // A preamble can have a word of its own that is known, so the line with most of them counts.
    let candidates = records.iter().enumerate().take(10).filter(|(_, record)| is_header(record));
    let recognised = candidates.rev().max_by_key(|(_, record)| known(record)).map(|(place, _)| place);
    if recognised.is_some() {
        return recognised;
    }
    // Headings in words nobody foresaw: a full first row without any value, above rows with values.
    let first = records.first()?;
    let full = first.filled() == first.cells.len() && first.cells.len() > 1;
    let values_below = records.iter().skip(1).take(SAMPLE).filter(|record| is_data(record)).count();
    let most_below = values_below * 2 > records.len().saturating_sub(1).min(SAMPLE);
    (full && !is_data(first) && most_below).then_some(0)
}

/// Takes off the lines that a report puts below its data: single cells after an empty line.
fn cut_foot(records: &mut Vec<Record>, skipped: usize) -> Vec<String> {
    let width = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
    if width < 3 {
        return Vec::new();
    }
    let single = records.iter().skip(skipped).rev().take_while(|record| record.cells.len() == 1).count();
    let tail = records.len() - single;
    let gap = records.iter().skip(tail).position(|record| record.after_gap);
    let foot = gap.map(|gap| records.split_off(tail + gap)).unwrap_or_default();
    foot.into_iter().flat_map(|record| record.cells).collect()
}
