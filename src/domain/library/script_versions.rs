//! Scripts of one's own: other versions of what ships, and whole new ones.
//!
//! A version is a piece whose name is the script's id and whose text is its Markdown. Nothing is written over:
//! the latest version counts, and each earlier one can be made the latest again. A version without a text
//! takes one's own text away: what ships under that id counts again, and a script that does not ship is gone.

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

/// A script by its id, as it is now.
pub type Held<'a> = (&'a str, Cow<'a, Script>);

/// The shipped scripts, read once.
static SHIPPED: LazyLock<Vec<(&'static str, Script)>> = LazyLock::new(shipped_scripts);

/// All scripts of a book: those that ship, in their order, each in one's own words if there are any; then
/// those of one's own.
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

/// The script with this id, as it is now.
pub fn script<'a>(book: &'a Book, id: &str) -> Option<Cow<'a, Script>> {
    match latest(book, id) {
        Some((_, piece)) if !piece.text.is_empty() => Some(Cow::Owned(read(&piece.text))),
        _ => SHIPPED.iter().find(|(known, _)| *known == id).map(|(_, script)| Cow::Borrowed(script)),
    }
}

/// The Markdown of a script as it is now.
pub fn text_of<'a>(book: &'a Book, id: &str) -> Option<&'a str> {
    let own = latest(book, id).map(|(_, piece)| piece.text.as_str());
    own.filter(|text| !text.is_empty()).or_else(|| shipped_text(id))
}

/// The versions of a script, the latest first.
pub fn versions<'a>(book: &'a Book, id: &str) -> Vec<(LibraryItemId, &'a LibraryItem)> {
    book.library_items_of(LibraryItemKind::Script).rev().filter(|(_, piece)| piece.name == id).collect()
}

/// The version that counts.
fn latest<'a>(book: &'a Book, id: &str) -> Option<(LibraryItemId, &'a LibraryItem)> {
    book.library_items_of(LibraryItemKind::Script).rfind(|(_, piece)| piece.name == id)
}

/// How a touch remembers the script and the version that was used: the id, and the piece behind an `@`.
pub fn version_name(book: &Book, id: &str) -> String {
    match latest(book, id) {
        Some((version, piece)) if !piece.text.is_empty() => format!("{id}@{}", version.0),
        _ => id.to_owned(),
    }
}

/// What a touch remembers, in words: the title of the script, and for one's own words since when they count.
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

/// The command that makes `text` the script's words; nothing if they are that already.
pub fn save(book: &Book, id: &str, text: &str, now: &Now) -> Option<Command> {
    let changes = text_of(book, id) != Some(text) && !text.trim().is_empty();
    changes.then(|| Command::AddPiece(LibraryItem::new(LibraryItemKind::Script, now.instant, id, text)))
}

/// The command that brings the shipped text back, or takes a script of one's own out; nothing if there are no
/// words of one's own.
pub fn drop_own(book: &Book, id: &str, now: &Now) -> Option<Command> {
    let (_, piece) = latest(book, id)?;
    (!piece.text.is_empty()).then(|| Command::AddPiece(LibraryItem::new(LibraryItemKind::Script, now.instant, id, "")))
}

/// An id for a new script, made of its title and not in use.
pub fn new_id(book: &Book, title: &str) -> String {
    let plain = match slug(title) {
        plain if plain.is_empty() => "script".to_owned(),
        plain => plain,
    };
    let is_free = |id: &str| text_of(book, id).is_none() && latest(book, id).is_none();
    let numbered = (2_u32..).map(|number| format!("{plain}-{number}"));
    std::iter::once(plain.clone()).chain(numbered).find(|id| is_free(id)).unwrap_or(plain)
}
