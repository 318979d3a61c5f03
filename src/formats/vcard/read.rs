//! Parses vCard 2.1, 3.0 and 4.0 into cards with their properties.

use super::lines::kind_of;
use crate::formats::MOST_ROWS;
use crate::formats::content_line::{Property, unfolded};
use crate::formats::text::Encoding;
use crate::formats::text::FileProblem;

/// One contact card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Its properties in order.
    pub properties: Vec<Property>,
}

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
    for (number, line) in unfolded(bytes, &kind_of) {
        let Some(property) = Property::read(number, &line, file) else {
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
