//! Scripts as Markdown files: one, or a pack of many in one file, with a line between them that no reader of
//! Markdown shows.

use crate::domain::book::Book;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::command::Command;
use crate::domain::library::script_versions::{new_id, text_of};
use crate::domain::script::read::read;
use crate::domain::time::Now;

/// What the line above a script begins with.
const MARK: &str = "<!-- next-touch script: ";

/// What it ends with.
const MARK_END: &str = " -->";

/// These scripts in one file.
pub fn pack(book: &Book, ids: &[&str]) -> String {
    let mut packed = String::new();
    for id in ids {
        if let Some(text) = text_of(book, id) {
            packed.push_str(&format!("{MARK}{id}{MARK_END}\n{}\n\n", text.trim_end()));
        }
    }
    packed
}

/// The scripts of a file; a file without marks is one script without an id.
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

/// What a file of scripts would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// The titles of scripts that are new or have other words; their earlier words stay among the versions.
    pub titles: Vec<String>,
    /// How many are as they stand in the book already.
    pub known: usize,
    /// What brings them in; nothing if all are known.
    pub command: Option<Command>,
}

/// Reads a file of scripts. It never fails: whatever it holds is a script, with its problems under their lines.
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
