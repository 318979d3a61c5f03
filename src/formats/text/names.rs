//! Names of people: joined from columns, and split to find the first name.

use crate::domain::util::fold;

/// Titles that precede a name and are not first names.
pub(in crate::formats) const TITLES: [&str; 16] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "herr", "frau", "m", "mme", "rev", "capt", "&"];

/// More titles, without accents; some are family names too, so names are not compared without them.
const MORE_TITLES: &str = "dres dame lord lady hon herrn frl dipl ing mag med jur mlle monsieur madame mademoiselle sr sra \
    srta senor senora dra lic arq eng sig sigra signor signora dott dottssa avv geom dhr mevr mw mevrouw meneer ir drs \
    pan pani mgr inz fru";

/// A word in lower case without the punctuation around it.
pub(in crate::formats) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&').to_lowercase()
}

/// Joins the filled parts of a name with single spaces.
pub(in crate::formats) fn joined(parts: &[&str]) -> String {
    parts.iter().flat_map(|part| part.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// Whether a word is a title, such as "Dr." or "Dipl.-Ing.".
pub(in crate::formats) fn is_title(word: &str) -> bool {
    let mut parts = word.split(['-', '.']).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            let plain = fold(&bare(part));
            TITLES.contains(&plain.as_str()) || MORE_TITLES.split_ascii_whitespace().any(|title| title == plain)
        })
}

/// The first name in a full name; empty if there is none that is certain.
pub(in crate::formats) fn first_of(name: &str) -> String {
    let mut words = name.split_whitespace().peekable();
    let mut titled = false;
    // "Dr. rer. nat. Anna": lower-case words after a title belong to it.
    let is_small = |word: &str| word.ends_with('.') && !word.contains(char::is_uppercase);
    while words.next_if(|word| is_title(word) || titled && is_small(word)).is_some() {
        titled = true;
    }
    let first = words.next().unwrap_or_default().trim_end_matches(',');
    // "Mr Fenwarren" contains only a last name, and nobody is called by a single initial.
    let is_last_name = titled && words.peek().is_none();
    if is_last_name || bare(first).chars().count() < 2 { String::new() } else { first.to_owned() }
}

/// A first name without the titles in the same cell.
pub(in crate::formats) fn untitled(first: &str) -> String {
    let words: Vec<&str> = first.split_whitespace().skip_while(|word| is_title(word)).collect();
    if words.is_empty() { first.to_owned() } else { words.join(" ") }
}
