//! The question before dialling: what does this touch bring them? It is asked once, only if no value is chosen yet,
//! and pressing the dial button again overrules it.

use super::draft::CallDraft;
use super::script_values::{self, TouchValues};
use crate::domain::book::Book;
use crate::domain::book::LibraryItemKind;
use crate::domain::id::LibraryItemId;
use crate::domain::lead::Direction;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::library::shelf;
use crate::domain::qualify::commitments;
use crate::domain::script::fill::fill_line;
use crate::domain::time::Now;
use crate::domain::util::FlatMap;

/// The name of the overruled question among the warnings of a touch.
pub const PASSED: &str = "nothing new";

/// A kind of value for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bring {
    /// A fact that is new to them.
    Fact,
    /// An offer on better terms.
    Offer,
    /// The answer to their question, or what was promised.
    Answer,
    /// An article or film about something they care about.
    Clip,
    /// Somebody they may want to know.
    Referral,
    /// The value from the beginning, repeated.
    Recap,
}

impl Bring {
    /// All of them.
    pub const ALL: [Bring; 6] = [Bring::Answer, Bring::Clip, Bring::Offer, Bring::Fact, Bring::Referral, Bring::Recap];

    /// The label of its chip, and its prefix in the record of a touch.
    pub fn word(self) -> &'static str {
        match self {
            Bring::Fact => "fact",
            Bring::Offer => "offer",
            Bring::Answer => "answer",
            Bring::Clip => "clip",
            Bring::Referral => "referral",
            Bring::Recap => "recap",
        }
    }

    /// Which of the two goals of a touch it serves, in words (S1.7).
    pub fn serves(self) -> &'static str {
        if self.shows_expertise() { "adds value and shows what you know" } else { "adds value" }
    }

    /// Whether it shows expertise.
    pub fn shows_expertise(self) -> bool {
        matches!(self, Bring::Fact | Bring::Answer | Bring::Clip)
    }
}

/// A value that can be chosen with one tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its kind.
    pub kind: Bring,
    /// The text that becomes the value of the touch.
    pub text: String,
    /// The clip or offer that it came from.
    pub piece: Option<LibraryItemId>,
    /// Why it fits this lead; may be empty.
    pub because: String,
}

/// The value of the touch: for this call, or else as planned.
pub fn value_of(lead: &Lead, call: &CallDraft) -> String {
    let typed = call.gaps.get("value").filter(|text| !text.trim().is_empty());
    typed.cloned().or_else(|| lead.next_touch().map(|next| next.value.clone())).unwrap_or_default()
}

/// Whether to ask: this is a follow-up without a value, and the question was not overruled in this call.
///
/// A first talk asks for their needs; before that there is nothing to bring.
pub fn asks(lead: &Lead, call: &CallDraft) -> bool {
    lead.contacts() > 0 && value_of(lead, call).trim().is_empty() && !call.passed.iter().any(|passed| passed == PASSED)
}

/// The most clips that are offered.
const CLIPS: usize = 2;

/// The possible values for this lead: first what they are waiting for, last the recap.
pub fn choices(book: &Book, lead: &Lead, now: Now) -> Vec<Choice> {
    let mut choices = Vec::new();
    let mut add = |kind: Bring, text: String, piece: Option<LibraryItemId>, because: String| {
        choices.push(Choice { kind, text, piece, because });
    };
    let open = |kind: ItemKind| lead.open_said(kind).next_back();
    if let Some(question) = open(ItemKind::Question) {
        add(Bring::Answer, format!("the answer to your question “{question}”"), None, "they asked".to_owned());
    }
    if let Some(promise) = open(ItemKind::MyPromise) {
        add(Bring::Answer, format!("what I promised: {promise}"), None, "you promised it".to_owned());
    }
    let fitting = shelf::clips_for(book, lead, &now);
    for fit in fitting.iter().filter(|fit| fit.sent.is_none() && !fit.because.is_empty()).take(CLIPS) {
        if let Some(clip) = book.piece(fit.piece) {
            add(Bring::Clip, clip.name.clone(), Some(fit.piece), format!("they care about {}", fit.because));
        }
    }
    if let Some(((id, _), words)) = script_values::next_offer(book, lead, now) {
        let lacks = says_nothing_of(book, lead, &words).map(|lacks| format!("; {lacks}")).unwrap_or_default();
        add(Bring::Offer, words, Some(id), format!("the next step of your offers{lacks}"));
    }
    if let Some(recap) = recap(book, lead, now) {
        add(Bring::Recap, recap, None, "what mattered to them from the start".to_owned());
    }
    choices
}

/// The original value in their own words (S0.24): their quote, or else their first must-haves.
pub fn recap(book: &Book, lead: &Lead, now: Now) -> Option<String> {
    let values = TouchValues { book, lead, following: None, call: None, typed: &FlatMap::new(), now };
    fill_line("what matters to you, {must-haves}", &values)
        .or_else(|| fill_line("what you said, “{their words}”", &values))
}

/// The kind of a value: as found on the shelf or among their questions, or else a fact.
pub fn kind_of(book: &Book, lead: &Lead, value: &str) -> Bring {
    match shelf::taken_from(book, lead, value).map(|(_, piece)| piece.kind) {
        Some(LibraryItemKind::Clip) => return Bring::Clip,
        Some(LibraryItemKind::Offer) => return Bring::Offer,
        _ => {}
    }
    let quotes = |kind: ItemKind| lead.said(kind).any(|text| value.contains(text));
    let lower = value.to_lowercase();
    if quotes(ItemKind::Question) || quotes(ItemKind::MyPromise) || lower.contains("answer") {
        Bring::Answer
    } else if quotes(ItemKind::MustHave) || quotes(ItemKind::Quote) {
        Bring::Recap
    } else if lower.contains("introduc") || lower.contains("referral") {
        Bring::Referral
    } else {
        Bring::Fact
    }
}

/// The record of what a touch brought: "clip: The new crash tests".
pub fn brought(book: &Book, lead: &Lead, value: &str) -> String {
    if value.trim().is_empty() {
        return String::new();
    }
    format!("{}: {}", kind_of(book, lead, value).word(), value.trim())
}

/// Their need or interest that a value serves; `None` if it is only my view (S0.28).
pub fn need_served(book: &Book, lead: &Lead, value: &str) -> Option<String> {
    let mut words = value.to_lowercase();
    if let Some((_, piece)) = shelf::taken_from(book, lead, value) {
        words.push(' ');
        words.push_str(&piece.tags.join(" ").to_lowercase());
    }
    let kinds = [ItemKind::MustHave, ItemKind::Question, ItemKind::Interest, ItemKind::Quote, ItemKind::Hesitation];
    let needs = kinds.into_iter().flat_map(|kind| lead.said(kind));
    let deadline = lead.deadline.iter().map(|deadline| deadline.why.as_str());
    let promises = lead.said(ItemKind::MyPromise);
    needs.chain(deadline).chain(promises).find(|need| shares_a_word(&words, need)).map(str::to_owned)
}

/// The must-haves that an offer does not mention, in words (S0.20); `None` if the value is not an offer from the
/// shelf, or mentions them all.
pub fn says_nothing_of(book: &Book, lead: &Lead, value: &str) -> Option<String> {
    let (_, offer) = shelf::taken_from(book, lead, value).filter(|(_, piece)| piece.kind == LibraryItemKind::Offer)?;
    let all = format!("{value} {} {}", offer.text, offer.tags.join(" "));
    let unmet = commitments::unmet(lead, &all);
    (!unmet.is_empty()).then(|| format!("does not mention: {}", unmet.join(", ")))
}

/// How many leading letters two words must share to be about the same thing.
const SAME_LETTERS: usize = 5;

fn shares_a_word(words: &str, need: &str) -> bool {
    let need = need.to_lowercase();
    let begins = |word: &str| word.chars().take(SAME_LETTERS).collect::<String>();
    let stems: Vec<String> = words.split(|letter: char| !letter.is_alphanumeric()).map(begins).collect();
    let mut telling = need.split(|letter: char| !letter.is_alphanumeric()).filter(|word| 4 <= word.chars().count());
    telling.any(|word| !PLAIN.contains(&word) && stems.contains(&begins(word)))
}

/// Longer words that reveal nothing about needs.
const PLAIN: &[&str] =
    &["with", "that", "this", "have", "from", "must", "need", "what", "when", "your", "they", "will"];

/// The number of latest touches considered.
const LOOKED_AT: usize = 3;

/// The hint shown if the last touches brought something but never showed expertise (S1.8).
pub fn expertise_hint(lead: &Lead) -> Option<&'static str> {
    let mine = lead.latest_touches().filter(|touch| touch.direction == Direction::Mine && !touch.brought.is_empty());
    let last: Vec<bool> = mine.take(LOOKED_AT).map(|touch| shows_expertise(&touch.brought)).collect();
    let never = last.len() == LOOKED_AT && !last.contains(&true);
    never.then_some("The last three gave something, but none showed what you know. Bring a fact, an answer or a clip.")
}

fn shows_expertise(brought: &str) -> bool {
    let word = brought.split(':').next().unwrap_or_default();
    Bring::ALL.into_iter().any(|kind| kind.word() == word && kind.shows_expertise())
}
