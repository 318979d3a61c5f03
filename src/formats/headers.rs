//! What a column heading means, in the words of the products that leads come from.

use super::columns::ColumnUse;
use super::heading_words::{BEFORE, KINDS, NOT_ANSWERED, OLD, WORDS};
use crate::domain::folding::fold;

/// The most letters of a heading that is looked at; a longer text is no heading.
const LONGEST: usize = 100;

/// A heading in the one notation of the words: lower case without accents, words and blanks, `#` for numbers.
pub(super) fn plain(heading: &str) -> String {
    let lower = fold(&heading.trim().replace(['\'', '’'], " "));
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
    meaning(heading).map(|(used_as, _)| used_as)
}

/// The use that a heading says by itself, and whether the whole of it is known, not only a part.
pub(super) fn meaning(heading: &str) -> Option<(ColumnUse, bool)> {
    if heading.len() > 3 * LONGEST {
        return None;
    }
    let of_plain = |plain: &str| {
        if plain.is_empty() || plain.len() > LONGEST {
            return None;
        }
        let as_whole = |plain: &str| WORDS.iter().find(|words| words.whole.split(',').any(|word| word == plain));
        let bare = || BEFORE.iter().find_map(|before| plain.strip_prefix(before)).and_then(as_whole);
        let whole = as_whole(plain).map(|words| (words.used_as, true));
        let part = || WORDS.iter().find(|words| says(plain, words.part)).map(|words| (words.used_as, false));
        whole.or_else(part).or_else(|| bare().map(|words| (words.used_as, true)))
    };
    of_plain(&plain(heading)).or_else(|| of_plain(&plain(&words_apart(heading)?)))
}

/// Whether one of the patterns stands in a plain heading.
pub(super) fn says(plain: &str, patterns: &str) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    patterns.split(',').any(|pattern| {
        !pattern.is_empty() && (0..words.len()).any(|start| fits(words.get(start..).unwrap_or_default(), pattern))
    })
}

/// Whether words begin as a pattern says.
fn fits(mut words: &[&str], pattern: &str) -> bool {
    let mut may_skip = false;
    for wanted in pattern.split(' ') {
        if wanted == "~" {
            may_skip = true;
            continue;
        }
        let is_it = |word: &&str| match (wanted.strip_suffix('*'), wanted.strip_prefix('*')) {
            (Some(beginning), _) => word.starts_with(beginning),
            (_, Some(end)) => word.ends_with(end),
            _ => *word == wanted,
        };
        let place =
            if may_skip { words.iter().position(is_it) } else { words.first().filter(|word| is_it(word)).map(|_| 0) };
        let Some(place) = place else { return false };
        words = words.get(place + 1..).unwrap_or_default();
        may_skip = false;
    }
    true
}

/// `DoNotCall` and `firstName` as words; none if the heading is not written so.
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
pub(super) fn looks_like_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 5 || (cell.contains('@') && cell.contains('.')) || cell.contains("://")
}

/// The kind of number that a heading or a label tells: "Mobile Phone Number" is "mobile".
pub(super) fn kind_of_number(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    KINDS.iter().find(|(_, words)| says(&plain, words)).map(|(kind, _)| *kind)
}

/// Whether a heading or a label is that of a fax or a pager, which is no number to call.
pub(super) fn is_not_answered(heading: &str) -> bool {
    says(&plain(heading), NOT_ANSWERED)
}

/// Whether a heading or a label says that a number is an old one.
pub(super) fn is_old(heading: &str) -> bool {
    says(&plain(heading), OLD)
}
