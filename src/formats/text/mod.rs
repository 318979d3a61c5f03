//! Decodes the bytes of a chosen file, or says in plain words why it cannot; also parses values in the resulting text.
//! It knows no file formats.
//!
//! * [`answers`] reads yes and no.
//! * [`clean`] makes foreign text safe to show.
//! * [`date_order`] decides whether the day or the month comes first.
//! * [`dates`] reads dates in the context of their column.
//! * [`label`] normalizes labels and headings.
//! * [`mails`] reads mail addresses.
//! * [`names`] joins and splits names of people.
//! * [`spoken_name`] extracts the name used in speech from a cell.
//! * [`yearly_day`] reads a day that recurs every year.

pub mod answers;
pub mod clean;
pub mod date_order;
pub mod dates;
mod encoding;
mod guess_encoding;
pub mod label;
mod label_words;
pub mod mails;
mod month_names;
pub mod names;
mod same_name;
pub mod spoken_name;
pub mod yearly_day;

pub use encoding::Encoding;
pub use same_name::{Alike, Name, is_shared_box};

use super::MOST_BYTES;

use std::fmt;

/// Why a whole file cannot be read. Shown as a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// No bytes, or only white space.
    Empty,
    /// A header without a single row below it.
    OnlyHeaders,
    /// An Excel workbook or another zipped document.
    Workbook,
    /// A web page, or structured data for programs.
    Markup,
    /// A picture, a program or the like.
    NotText,
    /// More than 100 MB.
    TooBig,
    /// More than 50,000 rows.
    TooManyRows,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "The file is empty.",
            Self::OnlyHeaders => "The file has column headings, but no rows below them.",
            Self::Workbook => {
                "This is a workbook, not a text file. Open it in your spreadsheet program, save it as CSV, and choose that file."
            }
            Self::Markup => {
                "This is a web page or a file for programs, not a table. Open it in your spreadsheet program, save it as CSV, and choose that file."
            }
            Self::NotText => "This is not a text file. Choose a CSV file or a vCard file.",
            Self::TooBig => "The file is larger than 100 MB. Save it in several smaller files.",
            Self::TooManyRows => "The file has more than 50,000 rows. Save it in several smaller files.",
        })
    }
}

impl std::error::Error for FileProblem {}

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
}

/// Decodes bytes in the encoding they are most likely in.
pub fn decode(bytes: &[u8]) -> Result<String, FileProblem> {
    decode_as(bytes, None).map(|decoded| decoded.text)
}

/// Decodes bytes in the chosen encoding, or else in the most likely one.
pub fn decode_as(bytes: &[u8], chosen: Option<Encoding>) -> Result<Decoded, FileProblem> {
    if bytes.is_empty() {
        return Err(FileProblem::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(FileProblem::TooBig);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(FileProblem::Workbook);
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") {
        return Err(FileProblem::NotText);
    }
    let (encoding, text) = match (chosen, bytes) {
        (Some(encoding), _) => (encoding, encoding.decode(bytes)),
        (None, [0xFF, 0xFE, ..]) => (Encoding::Utf16Le, Encoding::Utf16Le.decode(bytes)),
        (None, [0xFE, 0xFF, ..]) => (Encoding::Utf16Be, Encoding::Utf16Be.decode(bytes)),
        (None, _) => utf16(bytes).unwrap_or_else(|| eight_bit(bytes)),
    };
    let text = text.trim_start_matches('\u{FEFF}').to_owned();
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(FileProblem::Empty);
    }
    if is_markup(&text) {
        return Err(FileProblem::Markup);
    }
    if is_junk(&text) { Err(FileProblem::NotText) } else { Ok(Decoded { text, encoding }) }
}

/// Detects UTF-16 without a byte order mark by the NULs on one side of its pairs: spaces and line breaks have one in
/// every language.
fn utf16(bytes: &[u8]) -> Option<(Encoding, String)> {
    let sample = bytes.chunks_exact(2).take(2_000);
    let pairs = sample.len();
    let (mut first, mut second) = (0_usize, 0_usize);
    for pair in sample {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    let encoding = if second > first * 10 {
        Encoding::Utf16Le
    } else if first > second * 10 {
        Encoding::Utf16Be
    } else {
        return None;
    };
    let text = (first.max(second) * 50 > pairs).then(|| encoding.decode(bytes))?;
    // Read in pairs, the bytes of a picture look like letters of random scripts.
    let usual =
        text.chars().take(2_000).filter(|sign| matches!(sign, '\0'..'\u{600}' | '\u{2000}'..'\u{2200}')).count();
    (usual * 10 > pairs * 8).then_some((encoding, text))
}

/// UTF-8, or a single-byte encoding. A file that is mostly UTF-8 counts as UTF-8, so that a note cut inside a character
/// garbles no other text.
fn eight_bit(bytes: &[u8]) -> (Encoding, String) {
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if letters * 4 < broken {
        let (encoding, _) = guess_encoding::guess(bytes);
        return (encoding, encoding.decode(bytes));
    }
    // Concatenated lists may have different encodings, so every line is decoded separately.
    let lines = bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r'));
    (Encoding::Utf8, lines.map(utf8_line).collect())
}

/// A line of a file that is mostly UTF-8.
fn utf8_line(line: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(line) {
        return text.to_owned();
    }
    let text = String::from_utf8_lossy(line).into_owned();
    let has_letters = text.chars().any(|sign| !sign.is_ascii() && sign != char::REPLACEMENT_CHARACTER);
    match guess_encoding::guess(line) {
        (encoding, 1..) if !has_letters => encoding.decode(line),
        _ => text,
    }
}

/// Whether a text is HTML, XML or JSON: some programs name such files `.xls` or `.csv`.
fn is_markup(text: &str) -> bool {
    let beginning: String = text.trim_start().chars().take(9).collect::<String>().to_lowercase();
    let tags = ["<html", "<!doctype", "<table", "<?xml", "<head", "<body", "<meta", "<style", "<div"];
    let json = beginning.strip_prefix(['[', '{']).map(str::trim_start);
    tags.iter().any(|tag| beginning.starts_with(tag)) || json.is_some_and(|rest| rest.starts_with(['{', '"']))
}

/// Whether a text has too many control characters to have been written by a person.
fn is_junk(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for character in text.chars().take(20_000) {
        all += 1;
        let plain = !character.is_control() || matches!(character, '\n' | '\r' | '\t' | '\u{C}');
        odd += usize::from(!plain);
    }
    odd * 50 > all
}
