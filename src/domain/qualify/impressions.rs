//! Recognises impressions in place of facts: manners, looks and feelings say nothing about buying (S1.24, S1.25,
//! S1.27).

/// Manners: everybody has a bad day.
const MANNERS: &[&str] = &[
    "rude",
    "unfriendly",
    "impolite",
    "grumpy",
    "moody",
    "arrogant",
    "snappy",
    "bad mood",
    "good mood",
    "bad temper",
    "hung up on me",
    "was cold",
    "cold to me",
    "was short with me",
    "friendly",
    "nice to me",
    "charming",
    "polite",
    "likes me",
    "likes us",
    "liked me",
    "got on well",
    "good chemistry",
];

/// Looks: they say nothing about money or need.
const LOOKS: &[&str] = &[
    "badly dressed",
    "well dressed",
    "shabby",
    "scruffy",
    "untidy",
    "looks poor",
    "looks rich",
    "looks wealthy",
    "looked poor",
    "looked rich",
    "look rich",
    "look poor",
    "look wealthy",
    "old car",
    "big car",
    "expensive car",
    "expensive watch",
    "cheap suit",
    "nice suit",
    "too young",
    "too old",
    "accent",
];

/// Feelings: they are right about as often as a coin toss.
const FEELINGS: &[&str] = &[
    "i feel",
    "i think",
    "i guess",
    "i believe",
    "i hope",
    "my gut",
    "gut feeling",
    "good feeling",
    "bad feeling",
    "seems",
    "seemed",
    "looks like",
    "sounds like",
    "sounded",
    "probably",
    "maybe",
    "impression",
    "vibe",
];

/// Why `text` is an impression and not a fact; `None` if it is not one.
pub fn perception(text: &str) -> Option<&'static str> {
    let mut plain = String::from(" ");
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        // The phrases have no other letters, and the table of all letters would have to come before Today.
        plain.push_str(&word.to_ascii_lowercase());
        plain.push(' ');
    }
    let groups = [
        (MANNERS, "Anyone has a bad day or good manners. What did they say or do, and when?"),
        (LOOKS, "Looks say nothing about money or need. What did they say or do, and when?"),
        (FEELINGS, "That is an impression. What did they say or do, and when?"),
    ];
    let has = |phrase: &str| plain.match_indices(phrase).any(|(at, _)| is_whole(&plain, at, phrase.len()));
    groups.into_iter().find(|(phrases, _)| phrases.iter().any(|phrase| has(phrase))).map(|(_, reason)| reason)
}

/// Whether the match is a whole phrase; the text has a space before and after every word.
fn is_whole(plain: &str, at: usize, length: usize) -> bool {
    let bytes = plain.as_bytes();
    let is_space = |place: Option<usize>| place.and_then(|place| bytes.get(place)) == Some(&b' ');
    is_space(at.checked_sub(1)) && is_space(Some(at + length))
}
