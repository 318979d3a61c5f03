//! Hints for better wording of a text to one lead. They explain and never block.

use std::borrow::Cow;

use crate::app::words;
use crate::domain::book::Book;
use crate::domain::book::LibraryItemKind;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::script::Kind;
use crate::domain::wording::{self, About, Finding, Group, Language, Phrase};

/// A hint for better wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The words it is about; empty for the whole text.
    pub marked: String,
    /// Why, as a sentence.
    pub reason: String,
    /// A better wording, as a sentence.
    pub better: String,
    /// The kind of check.
    pub group: Group,
}

/// The salesperson's own phrases to warn about.
pub fn own_phrases(book: &Book) -> Vec<Phrase> {
    let own = book.library_items_of(LibraryItemKind::Phrase).map(|(_, piece)| Phrase {
        words: Cow::Owned(piece.text.trim().to_lowercase()),
        group: Group::Own,
        reason: Cow::Borrowed(words::library::PHRASE_ON_YOUR_LIST),
        better: match piece.why.trim() {
            "" => Cow::Borrowed("Say it in other words."),
            why => Cow::Owned(why.to_owned()),
        },
    });
    own.filter(|phrase| !phrase.words.is_empty()).collect()
}

/// The hints for a text to this lead.
pub fn remarks(book: &Book, lead: &Lead, kind: Kind, text: &str) -> Vec<Remark> {
    let mine = book.settings();
    let ways = [mine.my_number.as_str(), mine.my_mail.as_str(), mine.booking_link.as_str()];
    let ways: Vec<&str> = ways.into_iter().filter(|way| !way.is_empty()).collect();
    let mut known: Vec<&str> = vec![&lead.company, &lead.role];
    let kinds = [
        ItemKind::MustHave,
        ItemKind::Quote,
        ItemKind::Question,
        ItemKind::Hesitation,
        ItemKind::Interest,
        ItemKind::MyPromise,
        ItemKind::TheirPromise,
        ItemKind::Colleague,
    ];
    known.extend(kinds.into_iter().flat_map(|kind| lead.said(kind)));
    known.extend(lead.deadline.iter().map(|deadline| deadline.why.as_str()));
    known.extend(lead.next_touch().map(|next| next.value.as_str()));
    let mut found = wording::check_with(text, wording::phrases(Language::English), &own_phrases(book));
    found.extend(wording::check_whole(text, &About { kind, ways_to_reach_me: &ways, known_of_lead: &known }));
    found.iter().map(|finding| remark(text, finding)).collect()
}

fn remark(text: &str, finding: &Finding) -> Remark {
    let is_whole = finding.start == 0 && finding.end == text.len();
    let marked = text.get(finding.start..finding.end).filter(|_| !is_whole).unwrap_or_default();
    Remark {
        marked: marked.to_owned(),
        reason: finding.reason.clone().into_owned(),
        better: finding.better.clone().into_owned(),
        group: finding.group,
    }
}

/// The phrases found in a script's text while it is typed, each with its line number.
pub fn in_lines(book: &Book, text: &str) -> Vec<(usize, Remark)> {
    let own = own_phrases(book);
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some(said) = line.trim_start().strip_prefix('>') else { continue };
        let phrases = wording::check_with(said, wording::phrases(Language::English), &own);
        // A line of Markdown is not a complete sentence, and gaps have no capitals.
        let telling = phrases.iter().filter(|finding| finding.group != Group::Fragment);
        found.extend(telling.map(|finding| (index + 1, remark(said, finding))));
    }
    found
}
