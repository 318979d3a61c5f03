//! Checks of texts: empty openers, shouting, no ask, no way to reply. They explain and never block. This wing knows
//! texts, not leads or the book.
//!
//! The one exception refuses an aim that says nothing but an empty opener: [`is_nothing_but_an_empty_opener`].
//! [`phrases`](mod@phrases) holds the phrases to warn about.

mod aim;
mod form;
pub mod phrases;
mod whole;

use crate::domain::util::sort_by;
use std::borrow::Cow;

pub use aim::is_nothing_but_an_empty_opener;
pub use phrases::{Language, Phrase, phrases};
pub use whole::{About, check_whole};

/// A range of a text that could be worded better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it starts: a byte offset on a character boundary.
    pub start: usize,
    /// Where it ends, exclusive. A finding about the whole text runs from zero to its length.
    pub end: usize,
    /// The group of checks that found it.
    pub group: Group,
    /// Why other words are better, as a sentence.
    pub reason: Cow<'static, str>,
    /// A better wording, as a sentence.
    pub better: Cow<'static, str>,
}

/// What a check looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// An opening that gives no reason to listen.
    EmptyOpener,
    /// Pressure from my own calendar, or about the past.
    OwnUrgency,
    /// A claim without a fact.
    Hype,
    /// A reproach.
    Guilt,
    /// Whole words in capitals, rows of exclamation marks.
    Shouting,
    /// Too much bold, so that nothing stands out.
    Bold,
    /// Not a full sentence.
    Fragment,
    /// Most sentences are about me.
    AboutMyself,
    /// It does not say how to reach me.
    NoWayToReachMe,
    /// Nothing in it is about this lead.
    Generic,
    /// It asks for nothing.
    NoAsk,
    /// A phrase from the salesperson's own list.
    Own,
}

/// Checks a text on its own: its phrases, capitals, bold and sentences.
pub fn check(text: &str) -> Vec<Finding> {
    check_with(text, phrases(Language::English), &[])
}

/// Like [`check`], with the phrases of one language and those that the salesperson added.
pub fn check_with(text: &str, listed: &[Phrase], own: &[Phrase]) -> Vec<Finding> {
    let words = words(text);
    let mut findings = phrases::find(text, &words, listed);
    findings.extend(phrases::find(text, &words, own));
    findings.extend(form::shouting(text, &words));
    findings.extend(form::bold(text));
    findings.extend(form::fragments(text));
    sort_by(&mut findings, |one, other| (one.start, one.end).cmp(&(other.start, other.end)));
    findings
}

/// A word of a text and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    start: usize,
    end: usize,
    /// Lower case, with one kind of apostrophe.
    plain: String,
}

/// The words of a text: runs of letters, digits, apostrophes and inner hyphens.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (index, letter) in text.char_indices() {
        let is_part = letter.is_alphanumeric() || open && matches!(letter, '\'' | '’');
        if !is_part {
            open = false;
            continue;
        }
        if !open {
            words.push(Word { start: index, end: index, plain: String::new() });
            open = true;
        }
        if let Some(word) = words.last_mut() {
            word.end = index + letter.len_utf8();
            if letter == '’' {
                word.plain.push('\'');
            } else {
                word.plain.extend(letter.to_lowercase());
            }
        }
    }
    words
}
