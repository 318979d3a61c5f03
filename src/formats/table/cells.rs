//! Splits text into records of cells. Program output follows RFC 4180; files by people and databases are read as they
//! are meant: spaces before a quotation mark, undoubled or backslash-escaped marks, `="…"`.

/// How the records of a text are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Dialect {
    /// The separator between cells; `None` if each line is one cell.
    pub separator: Option<u8>,
    /// Whether a backslash escapes the next character.
    pub backslash: bool,
}

/// A defect in the quotation marks of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Fault {
    /// A quotation mark that is never closed.
    Open,
    /// A quotation mark inside a cell that is not doubled.
    Inside,
}

/// One record and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Record {
    pub cells: Vec<String>,
    /// Whether there was an empty line above it.
    pub after_gap: bool,
    pub fault: Option<Fault>,
}

impl Record {
    /// The number of cells with content.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }
}

/// What ended a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Separator,
    Record,
}

/// Reads records one at a time.
pub(in crate::formats) struct Records<'a> {
    text: &'a str,
    at: usize,
    dialect: Dialect,
    /// The expected number of cells, if known: if a record over several lines has another number, and its first line
    /// alone has this one, then a quotation mark is unclosed.
    width: Option<usize>,
    /// Whether quotation marks must close on their own line: set after the first one that never closes.
    own_line: bool,
    /// The byte range in which no quotation mark closes a cell; avoids searching a long line repeatedly.
    unclosed: (usize, usize),
    fault: Option<Fault>,
    /// The number of cells of the record read so far.
    count: usize,
}

impl<'a> Records<'a> {
    pub fn new(text: &'a str, dialect: Dialect, width: Option<usize>) -> Self {
        Records { text, at: 0, dialect, width, own_line: false, unclosed: (0, 0), fault: None, count: 0 }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The end of the line that contains this position.
    fn line_end(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        from + rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len())
    }

    /// Skips empty lines and the byte order marks of concatenated files; returns whether a line was empty.
    fn skip_gap(&mut self) -> bool {
        let mut is_gap = false;
        loop {
            match self.byte(self.at) {
                Some(b'\r' | b'\n') => {
                    is_gap = true;
                    self.at += 1;
                }
                Some(0xEF) if self.slice(self.at, self.at + 3) == "\u{FEFF}" => self.at += 3,
                _ => return is_gap,
            }
        }
    }

    /// The cells of the record that begins here.
    fn cells(&mut self) -> Vec<String> {
        let mut cells = Vec::new();
        loop {
            self.count = cells.len();
            let (cell, end) = self.cell();
            cells.push(cell);
            if end == End::Record {
                return cells;
            }
        }
    }

    fn cell(&mut self) -> (String, End) {
        let start = self.at;
        let mut quote = start;
        while self.byte(quote) == Some(b' ') {
            quote += 1;
        }
        // `="…"` stops a spreadsheet from treating the content as a number.
        quote += usize::from(self.slice(quote, quote + 2) == "=\"");
        if self.byte(quote) == Some(b'"')
            && let Some((cell, next)) = self.quoted(quote + 1)
        {
            self.at = next;
            return (cell, self.end());
        }
        let mut place = start;
        while let Some(byte) = self.byte(place) {
            if matches!(byte, b'\r' | b'\n') || Some(byte) == self.dialect.separator {
                break;
            }
            let is_escape = byte == b'\\' && self.dialect.backslash;
            place += if is_escape && self.byte(place + 1).is_some() { 2 } else { 1 };
        }
        let place = place.min(self.text.len());
        self.at = place;
        let cell = self.slice(start, place);
        (if self.dialect.backslash { without_escapes(cell) } else { cell.to_owned() }, self.end())
    }

    /// Skips what ended a cell.
    fn end(&mut self) -> End {
        match self.byte(self.at) {
            Some(b'\r' | b'\n') => {
                let is_pair = self.slice(self.at, self.at + 2) == "\r\n";
                self.at += 1 + usize::from(is_pair);
                End::Record
            }
            Some(_) => {
                self.at += 1;
                End::Separator
            }
            None => End::Record,
        }
    }

    /// If a mark before this position closes its cell: the end of the cell after any spaces.
    fn closes(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while self.byte(at) == Some(b' ') {
            at += 1;
        }
        match self.byte(at) {
            None | Some(b'\r' | b'\n') => Some(at),
            byte => (byte == self.dialect.separator).then_some(at),
        }
    }

    /// Reads a quoted cell whose content begins here: its text and its end.
    fn quoted(&mut self, content: usize) -> Option<(String, usize)> {
        let limit = if self.own_line { self.line_end(content) } else { self.text.len() };
        let mut cell = String::new();
        let (mut from, mut at) = (content, content);
        let mut fault = None;
        while at < limit {
            match self.byte(at) {
                Some(b'\\') if self.dialect.backslash => at += 2,
                Some(b'"') if self.byte(at + 1) == Some(b'"') => {
                    cell.push_str(self.slice(from, at + 1));
                    at += 2;
                    from = at;
                }
                Some(b'"') => {
                    if let Some(next) = self.closes(at + 1) {
                        cell.push_str(self.slice(from, at));
                        self.fault = self.fault.or(fault);
                        return Some((if self.dialect.backslash { without_escapes(&cell) } else { cell }, next));
                    }
                    // After a separator and below the cell's own line, this mark opens a cell of another row.
                    let is_below = self.line_end(content) < at;
                    let before = at.checked_sub(1).and_then(|before| self.byte(before));
                    if is_below && before == self.dialect.separator {
                        return self.open(content);
                    }
                    // An undoubled mark if the cell closes later on this line; otherwise the cell was not quoted.
                    if !self.closes_later(at + 1) {
                        return None;
                    }
                    fault = Some(Fault::Inside);
                    at += 1;
                }
                _ => at += 1,
            }
        }
        self.own_line = true;
        self.open(content)
    }

    /// Handles a cell whose mark is never closed: the last cell of a row extends to the end of its line; otherwise the
    /// mark is an ordinary character.
    fn open(&mut self, content: usize) -> Option<(String, usize)> {
        self.fault = Some(Fault::Open);
        let end = self.line_end(content);
        (self.width == Some(self.count + 1)).then(|| (self.slice(content, end).to_owned(), end))
    }

    /// Whether a mark closes a cell later on this line.
    fn closes_later(&mut self, from: usize) -> bool {
        let (start, end) = self.unclosed;
        if (start..end).contains(&from) {
            return false;
        }
        let end = self.line_end(from);
        let found = (from..end).any(|at| self.byte(at) == Some(b'"') && self.closes(at + 1).is_some());
        if !found {
            self.unclosed = (from, end);
        }
        found
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let after_gap = self.skip_gap();
        self.byte(self.at)?;
        let start = self.at;
        self.fault = None;
        let mut cells = self.cells();
        let line_end = self.line_end(start);
        if self.at > line_end + 2 && self.width.is_some_and(|width| width != cells.len()) {
            let (after, fault, own_line) = (self.at, self.fault, self.own_line);
            (self.at, self.own_line) = (start, true);
            let alone = self.cells();
            self.own_line = own_line;
            if Some(alone.len()) == self.width {
                cells = alone;
                self.fault = Some(Fault::Open);
            } else {
                (self.at, self.fault) = (after, fault);
            }
        }
        Some(Record { cells, after_gap, fault: self.fault })
    }
}

/// A text without its backslash escapes: `\"` is a quotation mark, `\n` a line break; `\N`, which means null, stays.
fn without_escapes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            plain.push(sign);
            continue;
        }
        match signs.next() {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push('\t'),
            Some('r') => {}
            Some('N') => plain.push_str("\\N"),
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}
