//! Decodes the bytes of a value: quoted-printable, base64, and the declared charset of its line.

use crate::formats::text::Encoding;

/// The transfer encoding of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Written {
    /// Unencoded.
    Plain,
    /// `=C3=A9`.
    QuotedPrintable,
    /// `w6k=`.
    Base64,
}

/// The text of a value in its declared charset, or in UTF-8 or else the encoding of the file if it declares none.
/// `None` for an unknown charset, unless the value is ASCII.
pub(in crate::formats) fn decoded(
    value: &[u8],
    written: Written,
    charset: Option<&str>,
    file: Encoding,
) -> Option<String> {
    let bytes = match written {
        Written::Plain => value.to_vec(),
        Written::QuotedPrintable => from_quoted_printable(value),
        Written::Base64 => from_base64(value),
    };
    if bytes.is_ascii() {
        return String::from_utf8(bytes).ok();
    }
    if let Some(charset) = charset {
        return named(charset).map(|encoding| encoding.decode(&bytes));
    }
    // A file that is all ASCII says nothing about the charset of its encoded bytes.
    let is_open = written != Written::Plain && file == Encoding::Utf8;
    let otherwise = if is_open { Encoding::Windows1252 } else { file };
    Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => otherwise.decode(error.as_bytes()),
    })
}

/// The encoding with this charset name.
fn named(charset: &str) -> Option<Encoding> {
    let plain: String = charset.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    Some(match plain.trim_start_matches("cs").trim_start_matches("x") {
        "utf8" | "unicode" => Encoding::Utf8,
        // Browsers and phones use Windows-1252 under these names.
        "iso88591" | "latin1" | "isolatin1" | "l1" | "iso885915" | "latin9" | "usascii" | "ascii" | "windows1252"
        | "cp1252" | "ansi" => Encoding::Windows1252,
        "windows1250" | "cp1250" => Encoding::Windows1250,
        "windows1251" | "cp1251" => Encoding::Windows1251,
        "windows1254" | "cp1254" | "iso88599" | "latin5" => Encoding::Windows1254,
        "macintosh" | "macroman" | "mac" => Encoding::MacRoman,
        "ibm850" | "cp850" => Encoding::Dos850,
        "utf16le" => Encoding::Utf16Le,
        "utf16be" | "utf16" => Encoding::Utf16Be,
        _ => return None,
    })
}

/// Decodes quoted-printable, such as `=C3=A9`.
fn from_quoted_printable(value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value;
    let hex = |byte: u8| char::from(byte).to_digit(16);
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        if let (b'=', [high, low, after @ ..]) = (*first, tail)
            && let Some((high, low)) = hex(*high).zip(hex(*low))
            && let Ok(byte) = u8::try_from(high * 16 + low)
        {
            bytes.push(byte);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    bytes
}

/// Decodes base64; other characters, such as spaces, are skipped.
fn from_base64(value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in value {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        held = held << 6 & 0xFFFF | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xFF).unwrap_or(0));
        }
    }
    bytes
}
