//! Conflicting edits: two pages set the same field at the same time. The later value wins, and the page with the
//! losing value appends it to the notes of the lead, so that nothing typed is lost.

use crate::domain::book::Book;
use crate::domain::book::{Change, Edit, Stamped};
use crate::domain::command::LONGEST_TEXT;
use crate::domain::id::{LeadId, ReplicaId};
use crate::domain::lead::Detail;
use crate::domain::lead::typed_lines;

/// Within this time, in milliseconds, two pages may not know of each other's changes: they look every 30 seconds, or
/// every minute in the background. A later change was made knowing the earlier one.
const UNSEEN_MILLIS: u64 = 90_000;

/// The values of this page (`own`) that `change` from another page replaces although nobody there can have seen them.
/// Has to be called before the book applies it.
pub fn conflicts(book: &Book, own: ReplicaId, change: &Stamped<Change>) -> Vec<(LeadId, Detail)> {
    let Change::Decided(edits) = &change.value else { return Vec::new() };
    if change.at.replica == own {
        return Vec::new();
    }
    let of_edit = |edit: &Edit| {
        let Edit::Detail(id, detail) = edit else { return None };
        let present = book.stamp_of(edit)?;
        let is_unseen = change.at.millis.saturating_sub(present.millis) < UNSEEN_MILLIS;
        let lead = book.lead(*id)?;
        let mine = lead.detail(detail.kind());
        // A value that came with the lead is known to everybody who can change the lead, and a list still contains
        // it.
        let came_with_it = book.stamp_of(&Edit::Lead(*id, None)) == Some(present) || book.is_of_import(present);
        (!came_with_it && present.replica == own && change.at > present && is_unseen && mine != *detail)
            .then_some((*id, mine))
    };
    edits.iter().filter_map(of_edit).collect()
}

/// The notes of a lead with the replaced value appended; `None` if they contain it already, or have no room.
pub fn kept_in_notes(book: &Book, id: LeadId, mine: &Detail) -> Option<Edit> {
    let lead = book.lead(id)?;
    let missing: Vec<String> =
        typed_lines(mine).into_iter().filter(|line| !lead.note.lines().any(|it| it == line)).collect();
    if missing.is_empty() {
        return None;
    }
    let mut note = lead.note.clone();
    for line in missing {
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(&line);
    }
    (note.len() <= LONGEST_TEXT).then_some(Edit::Detail(id, Detail::Note(note)))
}
