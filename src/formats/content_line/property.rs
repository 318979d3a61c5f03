//! Parses one content line: group, name, parameters and the decoded value.

use super::charset::{Written, decoded};
use crate::formats::text::Encoding;

/// Properties that are ignored: pictures, sounds, keys and attachments, which are large.
const LEFT_OUT: [&str; 5] = ["ATTACH", "PHOTO", "LOGO", "SOUND", "KEY"];

/// A content line: a property, such as a phone number or the start of an event, with its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The line of the file in which it begins, counted from 1.
    pub line: usize,
    /// The group of the property: `item1` in `item1.TEL`.
    pub group: String,
    /// The name in capitals, such as `TEL`.
    pub name: String,
    /// The parameters as name (in capitals) and value; a bare one has the name `TYPE`.
    pub parameters: Vec<(String, String)>,
    /// The decoded value, with its backslash escapes.
    pub value: String,
    /// The charset of the value, if it is unknown and the value could not be read.
    pub unknown_charset: Option<String>,
}

impl Property {
    /// Parses `group.NAME;PARAMETER=value:value`, an unfolded line that begins at line `line` of the file. The value is
    /// decoded as its parameters declare, or else as [`decoded`] does for a file in the encoding `file`. `None` for a
    /// line without a name and a colon. Ignored properties get no value.
    pub(in crate::formats) fn read(line: usize, text: &[u8], file: Encoding) -> Option<Property> {
        let mut in_quotes = false;
        let colon = text.iter().position(|byte| {
            in_quotes ^= *byte == b'"';
            *byte == b':' && !in_quotes
        });
        // A quote that is never closed hides no colon.
        let colon = colon.or_else(|| text.iter().position(|byte| *byte == b':'))?;
        let (head, value) = text.split_at_checked(colon)?;
        let value = value.get(1..)?;
        let head = String::from_utf8_lossy(head);
        let mut in_quotes = false;
        let mut words = head.split(|c: char| {
            in_quotes ^= c == '"';
            c == ';' && !in_quotes
        });
        let name = words.next()?;
        let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
        let mut property = Property {
            line,
            group: group.trim().to_ascii_lowercase(),
            name: name.trim().to_ascii_uppercase(),
            parameters: words.map(parameter).collect(),
            value: String::new(),
            unknown_charset: None,
        };
        if LEFT_OUT.contains(&property.name.as_str()) {
            return Some(property);
        }
        let encoding = property.parameter("ENCODING").unwrap_or_default().to_ascii_uppercase();
        let written = if encoding == "QUOTED-PRINTABLE" || property.has_type("QUOTED-PRINTABLE") {
            Written::QuotedPrintable
        } else if matches!(encoding.as_str(), "B" | "BASE64") || property.has_type("BASE64") {
            Written::Base64
        } else {
            Written::Plain
        };
        let charset = property.parameter("CHARSET").map(str::to_owned);
        match decoded(value, written, charset.as_deref(), file) {
            Some(text) => property.value = text,
            None => {
                property.value = String::from_utf8_lossy(value).into_owned();
                property.unknown_charset = charset;
            }
        }
        Some(property)
    }

    /// Whether it has a type, in any case: `TYPE=CELL`, `TYPE="cell,voice"`, or bare `CELL`.
    #[must_use]
    pub fn has_type(&self, wanted: &str) -> bool {
        let types = self.parameters.iter().filter(|(name, _)| name == "TYPE");
        types.flat_map(|(_, value)| value.split(',')).any(|type_| type_.eq_ignore_ascii_case(wanted))
    }

    /// Whether its owner prefers it: `TYPE=pref`, or `PREF=1`.
    #[must_use]
    pub fn is_preferred(&self) -> bool {
        self.has_type("PREF") || self.parameter("PREF") == Some("1")
    }

    /// The value as one text.
    #[must_use]
    pub fn text(&self) -> String {
        unescaped(&self.value)
    }

    /// The parts of the value, split at unescaped separators.
    #[must_use]
    pub fn parts(&self, sign: char) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut is_escaped = false;
        for character in self.value.chars() {
            if character == sign && !is_escaped {
                parts.push(String::new());
            } else if let Some(part) = parts.last_mut() {
                part.push(character);
            }
            is_escaped = character == '\\' && !is_escaped;
        }
        parts.iter().map(|part| unescaped(part)).collect()
    }

    /// The value of the parameter `wanted` (a name in capitals), without quotes.
    #[must_use]
    pub fn parameter(&self, wanted: &str) -> Option<&str> {
        self.parameters.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }
}

/// Resolves backslash escapes: `\n` is a line break, any other character stands for itself.
fn unescaped(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(next @ (',' | ';' | ':' | '\\' | '"')) => plain.push(next),
                Some(next) => plain.extend(['\\', next]),
                None => plain.push('\\'),
            },
            _ => plain.push(character),
        }
    }
    plain
}

/// Parses one parameter; version 2.1 writes the type alone.
fn parameter(word: &str) -> (String, String) {
    let (name, value) = word.split_once('=').unwrap_or(("TYPE", word));
    (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned())
}
