//! The one check that refuses: an aim that is nothing but an empty opener.

use super::phrases::{Language, find, phrases};
use super::{Group, words};

/// Words that say how or with which person, but not what for.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "a", "about", "again", "all", "an", "and", "any", "are", "ask", "asking", "back", "brief", "briefly", "by",
    "call", "calling", "client", "contact", "customer", "do", "doing", "email", "everything", "follow",
    "following", "followup", "for", "friendly", "get", "give", "go", "going", "have", "has", "he", "hello", "her",
    "hi", "him", "his", "how", "i", "if", "in", "is", "it", "its", "just", "later", "lead", "let", "mail", "make",
    "me", "message", "my", "next", "now", "of", "on", "once", "one", "only", "our", "out", "phone", "please",
    "prospect", "quick", "quickly", "reach", "remind", "reminder", "ring", "say", "see", "send", "she", "short",
    "simply", "so", "some", "soon", "talk", "text", "that", "the", "their", "them", "then", "there", "they",
    "things", "time", "to", "today", "tomorrow", "try", "up", "us", "want", "wanted", "we", "week", "whether",
    "with", "write", "yet", "you", "your",
];

/// Whether an aim says nothing but "check in": the only wording that is refused.
///
/// An aim that names anything besides the empty words passes, however it begins. For a blank aim this returns
/// `false`; callers check for that separately.
pub fn is_nothing_but_an_empty_opener(aim: &str) -> bool {
    let words = words(aim);
    let openers: Vec<_> = find(aim, &words, phrases(Language::English))
        .into_iter()
        .filter(|finding| finding.group == Group::EmptyOpener)
        .collect();
    // In a text "following up with her" may lead on to something; an aim of only these words is empty.
    let follows_up = words.windows(2).any(|pair| match pair {
        [first, second] => first.plain.starts_with("follow") && second.plain == "up",
        _ => false,
    });
    if openers.is_empty() && !follows_up {
        return false;
    }
    let mut names_follow = false;
    words.iter().all(|word| {
        let covered = openers.iter().any(|opener| opener.start <= word.start && word.end <= opener.end);
        if covered || FILLERS.contains(&word.plain.as_str()) {
            // "Touch base with Anna Ortiz": a name says who, not what for.
            names_follow = matches!(word.plain.as_str(), "with" | "to" | "on" | "call" | "ask");
            return true;
        }
        let typed = aim.get(word.start..word.end).unwrap_or_default();
        names_follow && typed.starts_with(char::is_uppercase)
    })
}
