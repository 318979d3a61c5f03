//! Bytes of a chosen file → text, or the reason in plain words why there is none.

use super::{MOST_BYTES, windows};
use std::fmt;

/// Why a whole file cannot be read. Shown as a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// No byte, or nothing but blanks.
    Empty,
    /// A header, but not one row below it.
    OnlyHeaders,
    /// An Excel workbook or another zipped document.
    Workbook,
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
            Self::NotText => "This is not a text file. Choose a CSV file or a vCard file.",
            Self::TooBig => "The file is larger than 100 MB. Save it in several smaller files.",
            Self::TooManyRows => "The file has more than 50,000 rows. Save it in several smaller files.",
        })
    }
}

impl std::error::Error for FileProblem {}

/// How the units of UTF-16 are stored.
#[derive(Clone, Copy)]
enum Utf16 {
    LittleEndian,
    BigEndian,
}

/// Reads the bytes in the encoding they are in: UTF-8, UTF-16 or else Windows-1252.
pub fn decode(bytes: &[u8]) -> Result<String, FileProblem> {
    if bytes.is_empty() {
        return Err(FileProblem::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(FileProblem::TooBig);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(FileProblem::Workbook);
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Utf16::LittleEndian),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Utf16::BigEndian),
        _ => match nul_pattern(bytes) {
            Some(order) => utf16(bytes, order),
            None => match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => windows::decode(bytes),
            },
        },
    };
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(FileProblem::Empty);
    }
    if is_junk(&text) { Err(FileProblem::NotText) } else { Ok(text) }
}

/// UTF-16 without a mark shows by a NUL in every other byte, since most letters are Latin.
fn nul_pattern(bytes: &[u8]) -> Option<Utf16> {
    let sample = bytes.chunks_exact(2).take(2_000);
    let pairs = sample.len();
    let (mut first, mut second) = (0_usize, 0_usize);
    for pair in sample {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    if second * 2 > pairs && first * 10 < pairs {
        Some(Utf16::LittleEndian)
    } else if first * 2 > pairs && second * 10 < pairs {
        Some(Utf16::BigEndian)
    } else {
        None
    }
}

/// Reads UTF-16; a broken unit becomes the replacement character.
fn utf16(bytes: &[u8], order: Utf16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok());
    let units = units.map(|pair| match order {
        Utf16::LittleEndian => u16::from_le_bytes(pair),
        Utf16::BigEndian => u16::from_be_bytes(pair),
    });
    char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether a text has so many control characters that no person wrote it.
fn is_junk(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for character in text.chars().take(20_000) {
        all += 1;
        let plain = !character.is_control() || matches!(character, '\n' | '\r' | '\t' | '\u{C}');
        odd += usize::from(!plain);
    }
    odd * 50 > all
}
