//! Deleting an import: what goes with it, and what stays.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::id::ImportId;

/// How many leads are named.
const NAMED: usize = 3;

/// What would stay if the import were deleted, in a sentence; nothing if all of it would go.
pub fn stays_words(book: &Book, import: ImportId) -> Option<String> {
    let is_practice = book.imports().iter().any(|(id, each)| *id == import && each.practice);
    let names: Vec<&str> =
        book.changed_since_import(import).filter(|_| !is_practice).map(|lead| lead.title()).collect();
    let more = if names.len() > NAMED { format!(" and {} more", names.len() - NAMED) } else { String::new() };
    let named = names.get(..NAMED).unwrap_or(&names).join(", ");
    let worked = (!names.is_empty()).then(|| format!("{named}{more} won’t be deleted: you’ve worked with them since."));
    let added = book.added_to_by(import);
    let added = (added > 0).then(|| format!("What it added to {} you already had stays too.", dates::leads(added)));
    let words: Vec<String> = worked.into_iter().chain(added).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What was deleted with the import, and what was kept. To be asked before it is done.
pub fn done_words(book: &Book, import: ImportId, name: &str) -> String {
    let all = book.leads().filter(|lead| lead.created.import == Some(import)).count();
    let is_practice = book.imports().iter().any(|(id, each)| *id == import && each.practice);
    let kept = if is_practice { 0 } else { book.changed_since_import(import).count() };
    let kept_words = if kept > 0 { format!(", {} kept", dates::leads(kept)) } else { String::new() };
    format!("{name}: {} deleted{kept_words}", dates::leads(all - kept))
}
