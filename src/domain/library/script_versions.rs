//! Custom scripts: new versions of the shipped ones, and entirely new ones.
//!
//! A version is a library item whose name is the script's id and whose text is its Markdown. Versions are never
//! overwritten: the latest one counts, and any earlier one can become the latest again. A version with an empty text
//! removes the custom text: a shipped script shows its shipped text again, and any other script is gone.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::Datelike;

use crate::domain::book::Book;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::command::Command;
use crate::domain::id::LibraryItemId;
use crate::domain::script::Script;
use crate::domain::script::library::{shipped_scripts, shipped_text};
use crate::domain::script::read::{read, slug};
use crate::domain::time::{Now, month_word};

/// A script by its id, in its current version.
pub type Held<'a> = (&'a str, Cow<'a, Script>);

/// The shipped scripts, parsed once.
static SHIPPED: LazyLock<Vec<(&'static str, Script)>> = LazyLock::new(shipped_scripts);

/// All scripts of a book: the shipped ones in their order, each in its custom version if there is one, then the
/// custom ones.
pub fn scripts(book: &Book) -> Vec<Held<'_>> {
    let mut own: Vec<(&str, &str)> = Vec::new();
    for (_, piece) in book.library_items_of(LibraryItemKind::Script) {
        if !own.iter().any(|(id, _)| *id == piece.name) {
            own.push((&piece.name, latest(book, &piece.name).map_or("", |(_, piece)| &piece.text)));
        }
    }
    own.retain(|(_, text)| !text.is_empty());
    let words_of = |id: &str| own.iter().find(|(known, _)| *known == id).map(|(_, text)| *text);
    let mut held: Vec<Held> = Vec::new();
    for (id, script) in SHIPPED.iter() {
        held.push((id, words_of(id).map_or(Cow::Borrowed(script), |text| Cow::Owned(read(text)))));
    }
    let new = own.iter().filter(|(id, _)| shipped_text(id).is_none());
    held.extend(new.map(|(id, text)| (*id, Cow::Owned(read(text)))));
    held
}

/// The current version of the script with this id.
pub fn script<'a>(book: &'a Book, id: &str) -> Option<Cow<'a, Script>> {
    match latest(book, id) {
        Some((_, piece)) if !piece.text.is_empty() => Some(Cow::Owned(read(&piece.text))),
        _ => SHIPPED.iter().find(|(known, _)| *known == id).map(|(_, script)| Cow::Borrowed(script)),
    }
}

/// The Markdown of the current version of a script.
pub fn text_of<'a>(book: &'a Book, id: &str) -> Option<&'a str> {
    let own = latest(book, id).map(|(_, piece)| piece.text.as_str());
    own.filter(|text| !text.is_empty()).or_else(|| shipped_text(id))
}

/// The versions of a script, the latest first.
pub fn versions<'a>(book: &'a Book, id: &str) -> Vec<(LibraryItemId, &'a LibraryItem)> {
    book.library_items_of(LibraryItemKind::Script).rev().filter(|(_, piece)| piece.name == id).collect()
}

/// The version in force.
fn latest<'a>(book: &'a Book, id: &str) -> Option<(LibraryItemId, &'a LibraryItem)> {
    book.library_items_of(LibraryItemKind::Script).rfind(|(_, piece)| piece.name == id)
}

/// How a touch records the script and version that was used: the id, then `@` and the id of the library item.
pub fn version_name(book: &Book, id: &str) -> String {
    match latest(book, id) {
        Some((version, piece)) if !piece.text.is_empty() => format!("{id}@{}", version.0),
        _ => id.to_owned(),
    }
}

/// A recorded version in words: the title of the script, and for a custom version the day since which it applies.
pub fn version_words(book: &Book, remembered: &str, now: &Now) -> String {
    let (id, version) = remembered.split_once('@').unwrap_or((remembered, ""));
    let title = script(book, id).map_or_else(|| id.to_owned(), |script| script.title.clone());
    let written = versions(book, id).into_iter().find(|(piece, _)| piece.0.to_string() == version);
    match written {
        Some((_, piece)) => {
            let local = now.local_of(piece.at);
            let (day, month, time) = (local.day(), month_word(local.date()), local.format("%H:%M"));
            format!("{title}, my words of {day} {month}, {time}")
        }
        None => title,
    }
}

/// The command that saves `text` as a new version of the script; `None` if that is its text already.
pub fn save(book: &Book, id: &str, text: &str, now: &Now) -> Option<Command> {
    let changes = text_of(book, id) != Some(text) && !text.trim().is_empty();
    changes.then(|| Command::AddPiece(LibraryItem::new(LibraryItemKind::Script, now.instant, id, text)))
}

/// The command that restores the shipped text, or removes a custom script; `None` if there is no custom version.
pub fn drop_own(book: &Book, id: &str, now: &Now) -> Option<Command> {
    let (_, piece) = latest(book, id)?;
    (!piece.text.is_empty()).then(|| Command::AddPiece(LibraryItem::new(LibraryItemKind::Script, now.instant, id, "")))
}

/// An unused id for a new script, made from its title.
pub fn new_id(book: &Book, title: &str) -> String {
    let plain = match slug(title) {
        plain if plain.is_empty() => "script".to_owned(),
        plain => plain,
    };
    let is_free = |id: &str| text_of(book, id).is_none() && latest(book, id).is_none();
    let numbered = (2_u32..).map(|number| format!("{plain}-{number}"));
    std::iter::once(plain.clone()).chain(numbered).find(|id| is_free(id)).unwrap_or(plain)
}
