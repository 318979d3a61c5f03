//! Checks that need to know the recipient: whether the text is about them, can be answered, and asks for something.

use super::{Finding, Group, Word, words};
use crate::domain::script::Kind;

/// What a whole text is checked against.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Whether the text is a voicemail, a mail, a text message …
    pub kind: Kind,
    /// My number, mail address and booking link: the text should contain one of them.
    pub ways_to_reach_me: &'a [&'a str],
    /// Facts and words that belong only to this lead: the text should contain one of them. Their first name alone
    /// does not count.
    pub known_of_lead: &'a [&'a str],
}

/// Checks a text as a whole, apart from its phrases and form.
pub fn check_whole(text: &str, about: &About) -> Vec<Finding> {
    let mut findings = Vec::new();
    if text.trim().is_empty() {
        return findings;
    }
    let whole = |group: Group, reason: &'static str, better: &'static str| Finding {
        start: 0,
        end: text.len(),
        group,
        reason: reason.into(),
        better: better.into(),
    };
    let words = words(text);
    let needs_my_number = about.kind.is_written() || about.kind == Kind::Voicemail;
    if needs_my_number && !mentions_any(text, about.ways_to_reach_me) {
        findings.push(whole(
            Group::NoWayToReachMe,
            "They cannot tell how to reach you.",
            "Add your number or your booking link.",
        ));
    }
    if !mentions_any(text, about.known_of_lead) {
        findings.push(whole(
            Group::Generic,
            "Nothing in it is about this person; it could have gone to anybody.",
            "Add one thing they told you.",
        ));
    }
    if !asks(text, &words) {
        findings.push(whole(
            Group::NoAsk,
            "It asks for nothing, so nothing will follow.",
            "End with a small question: “Does Friday work for you?”",
        ));
    }
    if speaks_of_me(text) {
        findings.push(whole(
            Group::AboutMyself,
            "Most sentences begin with you and yours, not with them.",
            "Turn them round: say what they get, not what you do.",
        ));
    }
    findings
}

/// Whether the text contains one of these; digits of a number match in any notation.
fn mentions_any(text: &str, wanted: &[&str]) -> bool {
    let lower = text.to_lowercase();
    let text_digits = digits(text);
    wanted.iter().any(|wanted| {
        let wanted = wanted.trim();
        let number = digits(wanted);
        !wanted.is_empty() && lower.contains(&wanted.to_lowercase())
            || 6 <= number.len() && number.len() * 2 > wanted.len() && text_digits.contains(&number)
    })
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Words that ask for something without a question mark.
const ASKING: &[&str] = &[
    "please",
    "let me know",
    "call me",
    "call us",
    "ring me",
    "reply",
    "write me",
    "tell me",
    "choose a time",
    "choose one",
    "send me",
];

fn asks(text: &str, words: &[Word]) -> bool {
    if text.contains('?') {
        return true;
    }
    ASKING.iter().any(|asking| {
        let asking: Vec<&str> = asking.split(' ').collect();
        words
            .windows(asking.len())
            .any(|window| window.iter().map(|word| word.plain.as_str()).eq(asking.iter().copied()))
    })
}

/// With fewer sentences than this, the share about oneself means nothing.
const FEWEST_SENTENCES: usize = 4;

fn speaks_of_me(text: &str) -> bool {
    let mut sentences = 0;
    let mut mine = 0;
    for sentence in text.split(['.', '!', '?', '\n']) {
        let words = words(sentence);
        // Greetings and signatures are not sentences.
        if words.len() < 3 {
            continue;
        }
        sentences += 1;
        let first = words.first().map_or("", |word| word.plain.as_str());
        let begins_with_me =
            matches!(first, "i" | "we" | "my" | "our" | "i'm" | "i've" | "i'd" | "i'll" | "we're" | "we've" | "we'll");
        let has_them = words.iter().any(|word| matches!(word.plain.as_str(), "you" | "your" | "yours" | "you're"));
        mine += usize::from(begins_with_me && !has_them);
    }
    FEWEST_SENTENCES <= sentences && sentences * 3 < mine * 5
}
