//! First and last names of people, without titles.

/// Titles before a name, with or without a full stop.
const TITLES: &str = " mr mrs ms miss mx sir madam dr prof professor doctor herr frau monsieur madame mme mlle señor \
    señora sr sra srta signor signora dottoressa dhr mevr mgr pani fru fröken ";

/// Titles only if they end in a full stop: Phil and Nat are names, "phil." and "nat." are titles.
const SHORT_TITLES: &str = " rev hon hr fr dipl ing kfm kffr wirt inf mag med phil rer nat jur oec pol habil h c hc me d dott \
    dottssa ssa sig sigra ra avv arch dra eng ir drs mw inż hab lek lic univ ";

fn is_among(word: &str, list: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Words between two people who share a name.
const TOGETHER: [&str; 8] = ["&", "+", "and", "und", "et", "y", "e", "en"];

/// A word without full stops and commas, in lower case: "Dipl.-Ing." becomes "dipl-ing".
fn bare(word: &str) -> String {
    word.trim_end_matches(',').chars().filter(|letter| *letter != '.').collect::<String>().to_lowercase()
}

fn is_title(word: &str) -> bool {
    if !word.contains('.') {
        return is_among(&bare(word), TITLES);
    }
    // "Dipl.-Ing." and "Prof.Dr." are two titles in one word.
    let mut parts = word.split(['.', '-', ',']).filter(|part| !part.is_empty()).map(str::to_lowercase);
    parts.all(|part| is_among(&part, TITLES) || is_among(&part, SHORT_TITLES))
}

/// The words of a name after its titles, and whether there were any; a suffix after a comma (", PhD") is dropped.
fn untitled(name: &str) -> (Vec<&str>, bool) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_lead = |word: &&&str| is_title(word) || TOGETHER.contains(&bare(word).as_str());
    // "Mr and Mrs Hill": the word that joins two titles is not part of the name. "C. S. Lewis" has no title; "h. c."
    // is one only after another title.
    let is_first = |word: &&str| is_title(word) && bare(word).chars().count() > 1;
    let titles = if words.first().is_some_and(is_first) { words.iter().take_while(is_lead).count() } else { 0 };
    (words.get(titles..).unwrap_or_default().to_vec(), titles > 0)
}

/// The first name. If only a title and a last name are known, both ("Frau Dr. Weber").
pub fn first_name(name: &str) -> Option<String> {
    let (words, titled) = untitled(name);
    match words.as_slice() {
        [] => None,
        words if titled && (words.len() == 1 || is_a_couple(name)) => Some(name.to_owned()),
        [first, second, ..] if TOGETHER.contains(&bare(second).as_str()) => {
            Some(couple(&words).unwrap_or_else(|| (*first).to_owned()))
        }
        [first, ..] => Some(first.trim_end_matches(',').to_owned()),
    }
}

/// "Mr and Mrs Hill" are two people without a first name to use.
fn is_a_couple(name: &str) -> bool {
    name.split_whitespace().any(|word| TOGETHER.contains(&bare(word).as_str()))
}

/// "Anna and Tom Hill" are addressed by both first names.
fn couple(words: &[&str]) -> Option<String> {
    let [first, and, second, _, ..] = words else { return None };
    Some(format!("{first} {and} {second}"))
}

/// The last name.
pub fn last_name(name: &str) -> Option<String> {
    let (words, titled) = untitled(name.split(',').next().unwrap_or(name));
    match words.as_slice() {
        [_, .., last] => Some((*last).to_owned()),
        [only] if titled => Some((*only).to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_no_first_names() {
        for (name, first, last) in [
            ("Anna Ortiz", Some("Anna"), Some("Ortiz")),
            ("Dipl.-Ing. Jonas Weber", Some("Jonas"), Some("Weber")),
            ("Prof. Dr. Eva Klein", Some("Eva"), Some("Klein")),
            ("Prof.Dr. Eva Klein", Some("Eva"), Some("Klein")),
            ("Prof. Dr. h. c. Eva Klein", Some("Eva"), Some("Klein")),
            ("Dr. rer. nat. Eva Klein", Some("Eva"), Some("Klein")),
            ("Frau Dr. Weber", Some("Frau Dr. Weber"), Some("Weber")),
            ("Frau Dr. Eva Weber", Some("Eva"), Some("Weber")),
            ("Mr and Mrs Fenwarren", Some("Mr and Mrs Fenwarren"), Some("Fenwarren")),
            ("Mr & Mrs Fenwarren", Some("Mr & Mrs Fenwarren"), Some("Fenwarren")),
            ("Mr. & Mrs. John Hill", Some("Mr. & Mrs. John Hill"), Some("Hill")),
            ("Anna and Tom Hill", Some("Anna and Tom"), Some("Hill")),
            ("Mme Dupont", Some("Mme Dupont"), Some("Dupont")),
            ("Dott.ssa Rosa Neri", Some("Rosa"), Some("Neri")),
            ("Sr. D. Luis Gil", Some("Luis"), Some("Gil")),
            ("mgr inż. Jan Nowak", Some("Jan"), Some("Nowak")),
            ("Jane Doe, PhD", Some("Jane"), Some("Doe")),
            ("Don Smith", Some("Don"), Some("Smith")),
            ("Phil Hill", Some("Phil"), Some("Hill")),
            ("J. Doe", Some("J."), Some("Doe")),
            ("C. S. Lewis", Some("C."), Some("Lewis")),
            ("Doe", Some("Doe"), None),
            ("Dr.", None, None),
            ("", None, None),
        ] {
            assert_eq!(first_name(name).as_deref(), first, "{name}");
            assert_eq!(last_name(name).as_deref(), last, "{name}");
        }
    }
}
