//! Normalizes labels and headings, and matches words in them.

use super::label_words::{KINDS, NOT_ANSWERED, OLD, YEARLY};
use crate::domain::util::fold;
/// Normalizes a heading: lower case without accents, words and spaces, `#` for numbers.
pub(in crate::formats) fn plain(heading: &str) -> String {
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

/// The kind of number that a heading or label states: "Mobile Phone Number" is "mobile".
pub(in crate::formats) fn kind_of_number(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    KINDS.iter().find(|(_, words)| says(&plain, words)).map(|(kind, _)| *kind)
}

/// Whether a heading or label means a fax or a pager, which nobody answers.
pub(in crate::formats) fn is_not_answered(heading: &str) -> bool {
    says(&plain(heading), NOT_ANSWERED)
}

/// Whether a heading or label means a day that recurs every year, such as a birthday.
pub(in crate::formats) fn is_yearly(heading: &str) -> bool {
    says(&plain(heading), YEARLY)
}

/// Whether a heading or label says that a number is an old one.
pub(in crate::formats) fn is_old(heading: &str) -> bool {
    says(&plain(heading), OLD)
}

/// Whether one of the patterns occurs in a normalized heading.
pub(in crate::formats) fn says(plain: &str, patterns: &str) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    patterns.split(',').any(|pattern| {
        !pattern.is_empty() && (0..words.len()).any(|start| fits(words.get(start..).unwrap_or_default(), pattern))
    })
}

/// Whether words begin with a match of the pattern.
pub(in crate::formats) fn fits(mut words: &[&str], pattern: &str) -> bool {
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
