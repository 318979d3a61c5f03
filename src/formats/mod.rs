//! Text and bytes in, typed values and row-by-row problems out.
//!
//! A file goes through three steps: [`open`] makes a table or a pile of cards of it, the columns of
//! a table are guessed and perhaps corrected by the salesperson, and [`people`] makes one record of
//! each row. No step stops at a bad row: what cannot be read is reported and kept as text.

pub mod clean;
pub mod columns;
pub mod csv;
pub mod csv_write;
pub mod dates;
mod draft;
mod headers;
mod heading_words;
pub mod holidays;
pub mod ics;
mod mails;
pub mod names;
pub mod people;
pub mod same_name;
pub mod text;
pub mod vcard;
pub mod vcard_people;
pub mod vcard_write;
mod windows;

use csv::Table;
use text::FileProblem;
use vcard::Card;

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

/// Opens a chosen file: finds out encoding and kind, and parts it into rows or cards.
pub fn open(bytes: &[u8]) -> Result<Content, FileProblem> {
    open_text(&text::decode(bytes)?)
}

/// Opens a pasted text in the same way.
pub fn open_text(text: &str) -> Result<Content, FileProblem> {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.len() > MOST_BYTES {
        return Err(FileProblem::TooBig);
    }
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let beginning = text.trim_start().get(..11).unwrap_or_default();
    if beginning.eq_ignore_ascii_case("BEGIN:VCARD") {
        return vcard::read(text).map(Content::Cards);
    }
    csv::read(text).map(Content::Table)
}
