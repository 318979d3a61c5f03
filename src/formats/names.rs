//! Names of people: put together from columns, taken apart for the first name.

/// Titles that stand before a name and are no first name.
pub(super) const TITLES: [&str; 16] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "herr", "frau", "m", "mme", "rev", "capt", "&"];

/// What may follow a comma without being a first name.
const AFTER_COMMA: [&str; 22] = [
    "jr", "sr", "ii", "iii", "iv", "cpa", "mba", "phd", "md", "pmp", "esq", "dds", "rn", "cfa", "pe", "inc", "llc",
    "ltd", "gmbh", "co", "corp", "msc",
];

/// A word without its case and the dots around it.
pub(super) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&').to_lowercase()
}

/// Joins the filled parts of a name with single blanks.
pub(super) fn joined(parts: &[&str]) -> String {
    parts.iter().flat_map(|part| part.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// Turns "Dunmarrow, Imara" round; leaves "Penhallock, CPA" and firms as they are.
pub(super) fn in_spoken_order(name: &str) -> String {
    let Some((last, first)) = name.split_once(", ") else {
        return name.to_owned();
    };
    let words = first.split_whitespace().count();
    let is_person = (1..=2).contains(&words)
        && last.split_whitespace().count() <= 3
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '&' | '/' | '('))
        && !first.contains(',')
        && !first.split_whitespace().any(|word| AFTER_COMMA.contains(&bare(word).as_str()));
    if is_person { format!("{} {}", first.trim(), last.trim()) } else { name.to_owned() }
}

/// The first name in a full name, if there is one that can be told.
pub(super) fn first_of(name: &str) -> String {
    let mut words = name.split_whitespace().peekable();
    let mut titled = false;
    while words.next_if(|word| TITLES.contains(&bare(word).as_str())).is_some() {
        titled = true;
    }
    let first = words.next().unwrap_or_default();
    // "Mr Fenwarren" tells a last name only, and a lone initial is not what anybody is called.
    let is_last_name = titled && words.peek().is_none();
    if is_last_name || bare(first).chars().count() < 2 { String::new() } else { first.to_owned() }
}
