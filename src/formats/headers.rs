//! What a column heading means, in the words of the products that leads come from.

use super::columns::ColumnUse;
use super::heading_words::WORDS;

/// A heading in the one notation of the table above: lower case, words and blanks, `#` for numbers.
pub(super) fn plain(heading: &str) -> String {
    let lower = heading.trim().to_lowercase();
    let lower = lower.strip_prefix("person - ").unwrap_or(&lower);
    let mut plain = String::with_capacity(lower.len());
    for character in lower.chars() {
        let next = match character {
            '0'..='9' | '#' => '#',
            letter if letter.is_alphanumeric() => letter,
            _ => ' ',
        };
        let doubled = plain.ends_with(next) && matches!(next, ' ' | '#');
        let leads = plain.is_empty() && next == ' ';
        if !doubled && !leads {
            plain.push(next);
        }
    }
    // "Phone1" and "Phone 1" are the same heading.
    let mut spaced = String::with_capacity(plain.len() + 2);
    for character in plain.trim_end().chars() {
        if character == '#' && !spaced.is_empty() && !spaced.ends_with(' ') {
            spaced.push(' ');
        }
        spaced.push(character);
    }
    spaced
}

/// The use that a heading says by itself, if its words are known.
pub(super) fn of(heading: &str) -> Option<ColumnUse> {
    let plain = plain(heading);
    if plain.is_empty() || plain.len() > 40 {
        return None;
    }
    let same = |words: &&(ColumnUse, &[&str])| words.1.contains(&plain.as_str());
    WORDS.iter().find(same).map(|(use_, _)| *use_)
}

/// Whether a cell holds a value: a mail address, a link, or many digits.
pub(super) fn looks_like_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 5 || (cell.contains('@') && cell.contains('.')) || cell.contains("://")
}

/// The kind of number that a heading or a label tells: "Mobile Phone Number" is "mobile".
pub(super) fn kind_of_number(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    let has = |word: &str| plain.split(' ').any(|part| part == word);
    if has("mobile") || has("cell") || has("cellphone") || has("iphone") {
        Some("mobile")
    } else if has("main") {
        Some("main")
    } else if has("work") || has("office") || has("business") {
        Some("work")
    } else if has("home") {
        Some("home")
    } else if has("whatsapp") {
        Some("WhatsApp")
    } else {
        None
    }
}
