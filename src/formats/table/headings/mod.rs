//! The meaning of a column heading, in the words of the products that leads are exported from. It knows no cells.

mod words;

use crate::formats::text::label::fits;
use crate::formats::text::label::plain;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::formats::column_use::ColumnUse;
pub(in crate::formats) use words::NO_PHONES;
use words::{BEFORE, WORDS};

/// The maximum number of characters of a heading; a longer text is not a heading.
const LONGEST: usize = 100;

/// The use that a heading expresses by itself, if its words are known.
pub(in crate::formats) fn of(heading: &str) -> Option<ColumnUse> {
    meaning(heading).map(|(used_as, _)| used_as)
}

/// The use that a heading expresses by itself, and whether the whole heading is known rather than a part of it.
pub(in crate::formats) fn meaning(heading: &str) -> Option<(ColumnUse, bool)> {
    if heading.len() > 3 * LONGEST || looks_like_data(heading) {
        return None;
    }
    let of_plain = |plain: &str| {
        if plain.is_empty() || plain.len() > LONGEST {
            return None;
        }
        let index = INDEX.get_or_init(Index::new);
        let as_whole = |plain: &str| index.whole.get(plain).map(|used_as| (*used_as, true));
        let bare = || BEFORE.iter().find_map(|before| plain.strip_prefix(before)).and_then(as_whole);
        as_whole(plain).or_else(|| index.part_of(plain).map(|used_as| (used_as, false))).or_else(bare)
    };
    of_plain(&plain(heading)).or_else(|| of_plain(&plain(&words_apart(heading)?)))
}

/// An index of heading words, because a list has many cells that could be headings.
struct Index {
    whole: HashMap<&'static str, ColumnUse>,
    /// The patterns of parts by first letter, each with its position in the order of priority.
    parts: HashMap<u8, Vec<(usize, &'static str, ColumnUse)>>,
}

static INDEX: OnceLock<Index> = OnceLock::new();

impl Index {
    fn new() -> Index {
        let mut index = Index { whole: HashMap::new(), parts: HashMap::new() };
        let mut place = 0;
        for words in WORDS {
            for whole in words.whole.split(',').filter(|whole| !whole.is_empty()) {
                index.whole.entry(whole).or_insert(words.used_as);
            }
            for pattern in words.part.split(',') {
                if let Some(first) = pattern.bytes().next() {
                    index.parts.entry(first).or_default().push((place, pattern, words.used_as));
                    place += 1;
                }
            }
        }
        index
    }

    /// The use of the first pattern found in a normalized heading.
    fn part_of(&self, plain: &str) -> Option<ColumnUse> {
        let words: Vec<&str> = plain.split(' ').collect();
        let mut best: Option<(usize, ColumnUse)> = None;
        for start in 0..words.len() {
            let rest = words.get(start..).unwrap_or_default();
            let first = rest.first().and_then(|word| word.bytes().next()).unwrap_or(b'*');
            // A pattern that begins with a star can match any first letter.
            let patterns = [first, b'*'].into_iter().filter_map(|letter| self.parts.get(&letter)).flatten();
            for (place, pattern, used_as) in patterns {
                if best.is_none_or(|(before, _)| *place < before) && fits(rest, pattern) {
                    best = Some((*place, *used_as));
                }
            }
        }
        best.map(|(_, used_as)| used_as)
    }
}

/// Splits `DoNotCall` and `firstName` into words; `None` if the heading is not written like that.
fn words_apart(heading: &str) -> Option<String> {
    let mut apart = String::with_capacity(heading.len() + 4);
    for letter in heading.chars() {
        if letter.is_uppercase() && apart.ends_with(char::is_lowercase) {
            apart.push(' ');
        }
        apart.push(letter);
    }
    (apart.len() > heading.len()).then_some(apart)
}

/// Whether a cell holds a value: a mail address, a link, or many digits.
pub(in crate::formats) fn looks_like_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 5 || (cell.contains('@') && cell.contains('.')) || cell.contains("://")
}
