//! Removing an import: what is removed with it, and what stays.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::id::ImportId;

/// The most leads that are named.
const NAMED: usize = 3;

/// What removing the import would do to leads that it shares with others, in a sentence; `None` if there are none.
/// `is_remembered` says whether the book before the import is known.
pub fn stays_words(book: &Book, import: ImportId, is_remembered: bool) -> Option<String> {
    let is_practice = book.imports().iter().any(|(id, each)| *id == import && each.practice);
    let names: Vec<&str> =
        book.changed_since_import(import).filter(|_| !is_practice).map(|lead| lead.title()).collect();
    let more = if names.len() > NAMED { format!(" and {} more", names.len() - NAMED) } else { String::new() };
    let named = names.get(..NAMED).unwrap_or(&names).join(", ");
    let worked = (!names.is_empty()).then(|| format!("{named}{more} won’t be deleted: you’ve worked with them since."));
    let (put_back, keeping) = book.added_to_counts(import, is_remembered);
    let put_back = (put_back > 0).then(|| {
        format!("What it added to {} you already had goes too, unless you changed it since.", dates::leads(put_back))
    });
    let keeping = (keeping > 0).then(|| match is_remembered {
        true => format!("It put {} you already had on the do-not-call list: that stays.", dates::leads(keeping)),
        false => format!("What it filled in for {} you already had stays.", dates::leads(keeping)),
    });
    let words: Vec<String> = worked.into_iter().chain(put_back).chain(keeping).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What was removed with the import, and what stayed. Has to be called before the removal.
pub fn done_words(book: &Book, import: ImportId, name: &str, is_remembered: bool) -> String {
    let all = book.leads().filter(|lead| lead.created.import == Some(import)).count();
    let is_practice = book.imports().iter().any(|(id, each)| *id == import && each.practice);
    let kept = if is_practice { 0 } else { book.changed_since_import(import).count() };
    let kept_words = if kept > 0 { format!(", {} kept", dates::leads(kept)) } else { String::new() };
    let put_back = match book.added_to_counts(import, is_remembered) {
        (0, 0) => String::new(),
        (put_back, 0) => format!(", {} put back as before", dates::leads(put_back)),
        (0, keeping) => format!(", what it filled in for {} kept", dates::leads(keeping)),
        (put_back, keeping) => {
            format!(
                ", {} put back as before, what it filled in for {} kept",
                dates::leads(put_back),
                dates::leads(keeping)
            )
        }
    };
    format!("{name}: {} deleted{kept_words}{put_back}", dates::leads(all - kept))
}
