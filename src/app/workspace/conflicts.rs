//! What two pages write into one field at the same time: the later value counts, and the other goes into the
//! notes of the lead, so that nothing typed is lost. The page whose value was overtaken puts it there.

use crate::domain::book::Book;
use crate::domain::book::{Change, Edit, Stamped};
use crate::domain::command::LONGEST_TEXT;
use crate::domain::id::{LeadId, ReplicaId};
use crate::domain::lead::Detail;
use crate::domain::lead::typed_lines;

/// Within this time two pages may not have known of each other; they look every 30 seconds, in the background
/// every minute. Who
/// changes a value later than that has seen it.
const UNSEEN_MILLIS: u64 = 90_000;

/// The values of this page (`own`) that `change` from another page takes the place of, though nobody there can
/// have seen them. To be asked before the book absorbs it.
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
        // What came with the lead is known to everybody who can change the lead, and a list says it still.
        let came_with_it = book.stamp_of(&Edit::Lead(*id, None)) == Some(present) || book.is_of_import(present);
        (!came_with_it && present.replica == own && change.at > present && is_unseen && mine != *detail)
            .then_some((*id, mine))
    };
    edits.iter().filter_map(of_edit).collect()
}

/// The notes of a lead with what was overtaken below them; nothing if all of it stands there already, or has no
/// room.
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
