//! Text and bytes in, typed values and row-by-row problems out.
//!
//! A file goes through three steps: [`open`] turns it into a table or a list of cards; the columns of a table are
//! guessed and may be corrected by the salesperson; [`table::rows`] turns each row into one record. No step stops at a
//! bad row: unreadable values are reported and kept as text.
//!
//! This wing knows the domain's values, but no book, no storage and no screen; it changes nothing.
//!
//! * [`calendar`] writes touches as calendar events and reads days off.
//! * [`column_use`] lists the uses of a column.
//! * [`person`] is a person as a file describes them.
//! * [`person_builder`] collects a person's values from one row or card.
//! * [`table`] reads and writes tables, CSV or pasted.
//! * [`text`] decodes bytes, and parses names, dates, addresses and labels.
//! * [`vcard`] reads and writes contact cards.

pub mod calendar;
pub mod column_use;
mod content_line;
pub mod person;
pub mod person_builder;
pub mod table;
pub mod text;
pub mod vcard;

use crate::formats::table::Separator;
use crate::formats::text::Encoding;
use table::csv::{Headings, Table};
use text::FileProblem;
use vcard::read::Card;

/// The maximum number of rows or cards in one file.
pub const MOST_ROWS: usize = 50_000;

/// The size limit of a file, in bytes.
pub const MOST_BYTES: usize = 100 * 1024 * 1024;

/// The size limit of a cell, in bytes.
pub const MOST_CELL_BYTES: usize = 64 * 1024;

/// The content of a chosen file or pasted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Rows and columns.
    Table(Table),
    /// Contact cards.
    Cards(Vec<Card>),
}

/// How to read a file, as far as the salesperson chose; everything else is guessed.
///
/// A screen shows the guess (`Opened::encoding`, `Table::separator`, `Table::heading` with `Table::top` to choose from)
/// and, if another one is chosen, opens the same bytes again with that choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The encoding of the characters; irrelevant for pasted text.
    pub encoding: Option<Encoding>,
    /// The separator between cells.
    pub separator: Option<Separator>,
    /// The line with the headings.
    pub headings: Option<Headings>,
}

/// An opened file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its content.
    pub content: Content,
    /// The encoding its characters were read in.
    pub encoding: Encoding,
}

/// Opens a chosen file: detects its encoding and kind, and splits it into rows or cards.
pub fn open(bytes: &[u8]) -> Result<Content, FileProblem> {
    open_with(bytes, &Options::default()).map(|opened| opened.content)
}

/// Opens a chosen file with explicit options.
pub fn open_with(bytes: &[u8], options: &Options) -> Result<Opened, FileProblem> {
    let decoded = text::decode_as(bytes, options.encoding)?;
    // Cards declare a charset per line, so their lines are unfolded before anything is decoded.
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if options.encoding.is_none() && plain.get(..11).is_some_and(|begin| begin.eq_ignore_ascii_case(b"BEGIN:VCARD")) {
        let content = vcard::read::read_bytes(bytes, decoded.encoding).map(Content::Cards)?;
        return Ok(Opened { content, encoding: decoded.encoding });
    }
    let content = open_text_with(&decoded.text, options)?;
    Ok(Opened { content, encoding: decoded.encoding })
}

/// Opens a pasted text with explicit options.
pub fn open_text_with(text: &str, options: &Options) -> Result<Content, FileProblem> {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.len() > MOST_BYTES {
        return Err(FileProblem::TooBig);
    }
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let beginning = text.trim_start().get(..11).unwrap_or_default();
    if beginning.eq_ignore_ascii_case("BEGIN:VCARD") {
        return vcard::read::read(text).map(Content::Cards);
    }
    table::csv::read_with(text, options).map(Content::Table)
}
