//! Text and bytes in, typed values and row-by-row problems out.
//!
//! A file goes through three steps: [`open`] makes a table or a pile of cards of it, the columns of
//! a table are guessed and perhaps corrected by the salesperson, and [`people`] makes one record of
//! each row. No step stops at a bad row: what cannot be read is reported and kept as text.

pub mod calendar;
pub mod column_use;
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

/// The most rows or cards that one file may have.
pub const MOST_ROWS: usize = 50_000;

/// The most bytes that one file may have.
pub const MOST_BYTES: usize = 100 * 1024 * 1024;

/// The most bytes that one cell may have.
pub const MOST_CELL_BYTES: usize = 64 * 1024;

/// What a chosen file or a pasted text turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Rows and columns.
    Table(Table),
    /// Contact cards.
    Cards(Vec<Card>),
}

/// How a file is to be read, as far as somebody said so; what is left open is guessed.
///
/// A screen shows the guess (`Opened::encoding`, `Table::separator`, `Table::heading` with `Table::top` to choose from)
/// and, where another one is chosen, opens the same bytes again with that one set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// How the characters are written as bytes; of no use for a pasted text.
    pub encoding: Option<Encoding>,
    /// The sign between the cells.
    pub separator: Option<Separator>,
    /// Which line holds the headings.
    pub headings: Option<Headings>,
}

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What it turned out to be.
    pub content: Content,
    /// How its characters were read.
    pub encoding: Encoding,
}

/// Opens a chosen file: finds out encoding and kind, and parts it into rows or cards.
pub fn open(bytes: &[u8]) -> Result<Content, FileProblem> {
    open_with(bytes, &Options::default()).map(|opened| opened.content)
}

/// Opens a chosen file as somebody says that it is to be read.
pub fn open_with(bytes: &[u8], options: &Options) -> Result<Opened, FileProblem> {
    let decoded = text::decode_as(bytes, options.encoding)?;
    // Cards declare the charset of each line, so their lines are put together before anything is decoded.
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if options.encoding.is_none() && plain.get(..11).is_some_and(|begin| begin.eq_ignore_ascii_case(b"BEGIN:VCARD")) {
        let content = vcard::read::read_bytes(bytes, decoded.encoding).map(Content::Cards)?;
        return Ok(Opened { content, encoding: decoded.encoding });
    }
    let content = open_text_with(&decoded.text, options)?;
    Ok(Opened { content, encoding: decoded.encoding })
}

/// Opens a pasted text in the same way.
pub fn open_text(text: &str) -> Result<Content, FileProblem> {
    open_text_with(text, &Options::default())
}

/// Opens a pasted text as somebody says that it is to be read.
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
