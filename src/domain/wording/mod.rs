//! Checks of the words: empty openers, shouting, no ask, no way to reach me. They explain and never block.
//!
//! One refusal stands apart: an aim that is nothing but an empty opener (see
//! [`is_nothing_but_an_empty_opener`]).

mod aim;
mod form;
pub mod phrases;
mod whole;

use crate::domain::util::sort_by;
use std::borrow::Cow;

pub use aim::is_nothing_but_an_empty_opener;
pub use phrases::{Language, Phrase, phrases};
pub use whole::{About, check_whole};

/// A place in a text where better words would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it starts, in bytes, between two letters.
    pub start: usize,
    /// Where it ends. A finding over the whole text runs from zero to its length.
    pub end: usize,
    /// What group of checks it comes from.
    pub group: Group,
    /// Why other words are better, as a sentence.
    pub reason: Cow<'static, str>,
    /// A better form, as a sentence.
    pub better: Cow<'static, str>,
}

/// What a check looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// A beginning that gives no reason to listen.
    EmptyOpener,
    /// Pressure from my own calendar, or about what is past.
    OwnUrgency,
    /// A claim without a fact.
    Hype,
    /// A reproach.
    Guilt,
    /// Whole words in capitals, rows of exclamation marks.
    Shouting,
    /// So much bold that nothing stands out.
    Bold,
    /// No full sentence.
    Fragment,
    /// Most sentences speak of me.
    AboutMyself,
    /// They cannot tell how to reach me.
    NoWayToReachMe,
    /// Nothing in it is about this lead.
    Generic,
    /// It asks for nothing.
    NoAsk,
    /// A phrase of the salesperson's own list.
    Own,
}

/// Checks a text that stands by itself: its phrases, its capitals, its bold, its sentences.
pub fn check(text: &str) -> Vec<Finding> {
    check_with(text, phrases(Language::English), &[])
}

/// As [`check`], in the phrases of one language and those that the salesperson added.
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

/// A word of a text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    start: usize,
    end: usize,
    /// In small letters, with one kind of apostrophe.
    plain: String,
}

/// The words of a text: runs of letters, digits, apostrophes and inner hyphens.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (place, letter) in text.char_indices() {
        let is_part = letter.is_alphanumeric() || open && matches!(letter, '\'' | '’');
        if !is_part {
            open = false;
            continue;
        }
        if !open {
            words.push(Word { start: place, end: place, plain: String::new() });
            open = true;
        }
        if let Some(word) = words.last_mut() {
            word.end = place + letter.len_utf8();
            if letter == '’' {
                word.plain.push('\'');
            } else {
                word.plain.extend(letter.to_lowercase());
            }
        }
    }
    words
}
