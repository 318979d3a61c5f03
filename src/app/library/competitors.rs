//! Observations about competitors: what to look at when one is being sold to, and what was noted.

use crate::app::words;
use crate::domain::book::Book;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::id::LibraryItemId;
use crate::domain::time::Instant;

/// What to look at (S4.46).
pub const PROMPTS: [&str; 6] = [
    words::library::WHAT_ANNOYED_ME,
    "What was good",
    "How often they came, and in how many days",
    "The same words each time, or changed ones",
    "Channel; a form letter or a personal one",
    "To me as a consumer, or as a business",
];

/// A note about a seller: who, the answers to the prompts in order, what to change, and the id of the script to
/// change. `None` if nothing is filled in.
pub fn note(at: Instant, who: &str, answers: &[String], change: &str, script: &str) -> Option<LibraryItem> {
    let said = PROMPTS.iter().zip(answers).filter(|(_, answer)| !answer.trim().is_empty());
    let lines: Vec<String> = said.map(|(prompt, answer)| format!("{prompt}: {}", answer.trim())).collect();
    let (who, change) = (who.trim(), change.trim());
    let script = (!script.is_empty()).then(|| script.to_owned());
    (!who.is_empty() || !lines.is_empty() || !change.is_empty()).then(|| LibraryItem {
        why: change.to_owned(),
        tags: script.into_iter().collect(),
        ..LibraryItem::new(LibraryItemKind::Watched, at, who, lines.join("\n"))
    })
}

/// All notes, the latest first.
pub fn noted(book: &Book) -> Vec<LibraryItemId> {
    book.library_items_of(LibraryItemKind::Watched).rev().map(|(id, _)| id).collect()
}

/// The id of the script that a note wants to change.
pub fn script_of(piece: &LibraryItem) -> Option<&str> {
    piece.tags.first().map(String::as_str)
}
