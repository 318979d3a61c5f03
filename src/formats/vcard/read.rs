//! Parses vCard 2.1, 3.0 and 4.0 into cards: resolves folded lines, encodings and escapes.

use super::lines::unfolded;
use super::values::{Written, text};
use crate::formats::MOST_ROWS;
use crate::formats::text::Encoding;
use crate::formats::text::FileProblem;

/// One property of a card, such as a phone number, with its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The group of the property: `item1` in `item1.TEL`.
    pub group: String,
    /// The name in capitals, such as `TEL`.
    pub name: String,
    /// The parameters as name (in capitals) and value; a bare value has the name `TYPE`.
    pub parameters: Vec<(String, String)>,
    /// The decoded value, with its backslash escapes.
    pub value: String,
    /// The charset of the value, if it is unknown and the value could not be read.
    pub unknown_charset: Option<String>,
}

/// One contact card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Its properties in order.
    pub properties: Vec<Property>,
}

impl Property {
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

    /// The label that a Samsung phone writes among the types: `X-CUSTOM(CHARSET=UTF-8,ENCODING=…,=4F=66)`.
    #[must_use]
    pub fn custom_label(&self) -> Option<String> {
        let (_, rest) = self.parameters.iter().find(|(name, _)| name.starts_with("X-CUSTOM("))?;
        let encoded = rest.rsplit(',').next()?.trim_end_matches(')');
        text(encoded.as_bytes(), Written::QuotedPrintable, None, Encoding::Utf8)
    }

    fn parameter(&self, wanted: &str) -> Option<&str> {
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

/// Properties that are ignored: pictures, sounds and keys, which are large.
const LEFT_OUT: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// Reads all cards of a text.
pub fn read(text: &str) -> Result<Vec<Card>, FileProblem> {
    read_bytes(text.as_bytes(), Encoding::Utf8)
}

/// Reads all cards of a file. Lines outside cards are ignored. A value that is neither UTF-8 nor in a declared charset
/// is decoded in the encoding of the file.
pub fn read_bytes(bytes: &[u8], file: Encoding) -> Result<Vec<Card>, FileProblem> {
    let mut cards: Vec<Card> = Vec::new();
    let mut open: Option<Card> = None;
    let mut nested = 0_usize;
    for line in unfolded(bytes) {
        let Some(property) = property(&line, file) else {
            continue;
        };
        let is_frame = property.value.trim().eq_ignore_ascii_case("VCARD");
        match (property.name.as_str(), open.as_mut()) {
            ("BEGIN", Some(card)) if is_frame => {
                // An assistant's card may be nested; any other beginning ends a broken card.
                if card.properties.last().is_some_and(|last| last.name == "AGENT") || nested > 0 {
                    nested += 1;
                } else {
                    cards.extend(open.replace(Card::default()));
                }
            }
            ("BEGIN", None) if is_frame => open = Some(Card::default()),
            ("END", _) if is_frame && nested > 0 => nested -= 1,
            ("END", _) if is_frame => cards.extend(open.take()),
            (_, Some(card)) if nested == 0 => card.properties.push(property),
            _ => {}
        }
        if cards.len() > MOST_ROWS {
            return Err(FileProblem::TooManyRows);
        }
    }
    cards.extend(open.filter(|card| !card.properties.is_empty()));
    if cards.is_empty() { Err(FileProblem::Empty) } else { Ok(cards) }
}

/// Parses `group.NAME;PARAMETER=value:value`; ignored properties get no value.
fn property(line: &[u8], file: Encoding) -> Option<Property> {
    let mut in_quotes = false;
    let colon = line.iter().position(|byte| {
        in_quotes ^= *byte == b'"';
        *byte == b':' && !in_quotes
    });
    // A quote that is never closed hides no colon.
    let colon = colon.or_else(|| line.iter().position(|byte| *byte == b':'))?;
    let (head, value) = line.split_at_checked(colon)?;
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
    match text(value, written, charset.as_deref(), file) {
        Some(text) => property.value = text,
        None => {
            property.value = String::from_utf8_lossy(value).into_owned();
            property.unknown_charset = charset;
        }
    }
    Some(property)
}

/// Parses one parameter; version 2.1 writes the type alone.
fn parameter(word: &str) -> (String, String) {
    let (name, value) = word.split_once('=').unwrap_or(("TYPE", word));
    (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned())
}
