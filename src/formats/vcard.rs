//! vCard 2.1, 3.0 and 4.0 → cards: folded lines, encodings and escapes are done away with here.

use super::MOST_ROWS;
use super::encoding::Encoding;
use super::text::FileProblem;

/// One property of a card, such as a phone number, with what was said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// What groups properties: `item1` in `item1.TEL`.
    pub group: String,
    /// The name in capitals, such as `TEL`.
    pub name: String,
    /// The parameters as name (in capitals) and value; a bare one has the name `TYPE`.
    pub parameters: Vec<(String, String)>,
    /// The value, decoded but with its backslashes still in it.
    pub value: String,
}

/// One contact card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Its properties in their order.
    pub properties: Vec<Property>,
}

impl Property {
    /// Whether a type was given, in any case: `TYPE=CELL`, `TYPE="cell,voice"`, or bare `CELL`.
    #[must_use]
    pub fn has_type(&self, wanted: &str) -> bool {
        let types = self.parameters.iter().filter(|(name, _)| name == "TYPE");
        types.flat_map(|(_, value)| value.split(',')).any(|type_| type_.eq_ignore_ascii_case(wanted))
    }

    /// The value as one text.
    #[must_use]
    pub fn text(&self) -> String {
        unescaped(&self.value)
    }

    /// The parts of the value between signs that no backslash precedes.
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

    fn parameter(&self, wanted: &str) -> Option<&str> {
        self.parameters.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }
}

/// Takes the backslashes out: `\n` is a line break, any other character stands for itself.
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

/// Reads all cards of a text. Lines outside of cards mean nothing.
pub fn read(text: &str) -> Result<Vec<Card>, FileProblem> {
    let mut cards: Vec<Card> = Vec::new();
    let mut open: Option<Card> = None;
    let mut nested = 0_usize;
    for line in unfolded(text) {
        let Some(property) = property(&line) else {
            continue;
        };
        let is_frame = property.value.trim().eq_ignore_ascii_case("VCARD");
        match (property.name.as_str(), open.as_mut()) {
            ("BEGIN", Some(card)) if is_frame => {
                // An assistant's card may stand inside; any other beginning ends a broken card.
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

/// Joins folded lines: those that begin with a blank, and those of quoted-printable after a `=`.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)) {
        match lines.last_mut() {
            Some(last) if is_open => {
                last.pop();
                last.push_str(line);
            }
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line.get(1..).unwrap_or_default()),
            _ => lines.push(line.to_owned()),
        }
        let is_quoted = || {
            let head = lines.last().and_then(|last| last.split_once(':')).map(|(head, _)| head.to_ascii_uppercase());
            head.is_some_and(|head| head.contains("QUOTED-PRINTABLE"))
        };
        is_open = line.ends_with('=') && is_quoted();
    }
    lines
}

/// Reads `group.NAME;PARAMETER=value:value`.
fn property(line: &str) -> Option<Property> {
    let mut in_quotes = false;
    let colon = line.find(|c: char| {
        in_quotes ^= c == '"';
        c == ':' && !in_quotes
    })?;
    let (head, value) = line.split_at_checked(colon)?;
    let value = value.strip_prefix(':')?;
    let mut in_quotes = false;
    let mut words = head.split(|c: char| {
        in_quotes ^= c == '"';
        c == ';' && !in_quotes
    });
    let name = words.next()?;
    let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
    let parameters = words.map(parameter).collect();
    let mut property = Property {
        group: group.to_ascii_lowercase(),
        name: name.trim().to_ascii_uppercase(),
        parameters,
        value: value.to_owned(),
    };
    let is_quoted = property.parameter("ENCODING").is_some_and(|way| way.eq_ignore_ascii_case("QUOTED-PRINTABLE"));
    if is_quoted || property.has_type("QUOTED-PRINTABLE") {
        let bytes = from_quoted_printable(&property.value);
        let is_windows = property.parameter("CHARSET").is_some_and(|set| !set.eq_ignore_ascii_case("UTF-8"));
        let text = String::from_utf8(bytes);
        property.value = match text {
            Ok(text) if !is_windows => text,
            Ok(text) => Encoding::Windows1252.decode(text.as_bytes()),
            Err(error) => Encoding::Windows1252.decode(error.as_bytes()),
        };
    }
    Some(property)
}

/// Reads one parameter; version 2.1 writes the type alone.
fn parameter(word: &str) -> (String, String) {
    let (name, value) = word.split_once('=').unwrap_or(("TYPE", word));
    (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned())
}

/// Reads `=C3=A9` as the bytes that it writes.
fn from_quoted_printable(value: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
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
