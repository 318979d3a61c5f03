//! Scripts as Markdown files: one script, or a pack of several, separated by HTML comments that Markdown viewers
//! hide.

use crate::domain::book::Book;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::command::Command;
use crate::domain::library::script_versions::{new_id, text_of};
use crate::domain::script::read::read;
use crate::domain::time::Now;

/// The beginning of the line above a script.
const MARK: &str = "<!-- next-touch script: ";

/// The end of that line.
const MARK_END: &str = " -->";

/// Writes these scripts into one file.
pub fn pack(book: &Book, ids: &[&str]) -> String {
    let mut packed = String::new();
    for id in ids {
        if let Some(text) = text_of(book, id) {
            packed.push_str(&format!("{MARK}{id}{MARK_END}\n{}\n\n", text.trim_end()));
        }
    }
    packed
}

/// Splits a file into scripts; a file without separators is one script without an id.
fn unpack(text: &str) -> Vec<(Option<String>, String)> {
    let mut scripts: Vec<(Option<String>, String)> = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for line in text.lines() {
        let id = line.trim().strip_prefix(MARK).and_then(|rest| rest.strip_suffix(MARK_END));
        match (id, scripts.last_mut()) {
            (Some(id), _) => scripts.push((Some(id.trim().to_owned()), String::new())),
            (None, Some((_, script))) => {
                script.push_str(line);
                script.push('\n');
            }
            (None, None) => scripts.push((None, format!("{line}\n"))),
        }
    }
    scripts.retain(|(_, text)| !text.trim().is_empty());
    scripts
}

/// What importing a file of scripts would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// The titles of new and changed scripts; the earlier text of a changed script stays among its versions.
    pub titles: Vec<String>,
    /// How many scripts are identical to those in the book.
    pub known: usize,
    /// The command that imports them; `None` if all are identical.
    pub command: Option<Command>,
}

/// Parses a file of scripts. This never fails: any text is a script, with its problems listed by line.
pub fn open(book: &Book, text: &str, now: &Now) -> Unpacked {
    let mut titles = Vec::new();
    let mut pieces: Vec<LibraryItem> = Vec::new();
    let mut known = 0;
    for (id, text) in unpack(text) {
        let text = text.trim_end().to_owned() + "\n";
        let title = read(&text).title;
        let id = id.filter(|id| !id.is_empty()).unwrap_or_else(|| new_id(book, &title));
        if text_of(book, &id).is_some_and(|present| present.trim_end() == text.trim_end()) {
            known += 1;
        } else {
            titles.push(title);
            pieces.push(LibraryItem::new(LibraryItemKind::Script, now.instant, id, text));
        }
    }
    let command = if pieces.is_empty() { None } else { Some(Command::AddPieces(pieces)) };
    Unpacked { titles, known, command }
}
