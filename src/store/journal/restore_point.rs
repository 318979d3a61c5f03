//! Restore points: moments that the book can be restored to.
//!
//! A restore point is not a copy. It is a timestamp, and compaction keeps for each register the value of that moment
//! beside the current one (see `merge`). A restore point therefore costs next to nothing, and the earlier book is the
//! fold of all changes up to its timestamp.

use super::merge::is_seen_at;
use crate::domain::book::Book;
use crate::domain::book::{Change, Edit, Stamped};
use crate::domain::id::Timestamp;
use crate::domain::util::sort_by;
use crate::store::encoding::Json;
use crate::store::encoding::{quoted, seal, verified};
use crate::store::storage::keys::{point_key, point_of};
use crate::store::storage::{KeyValue, StorageError};

/// How many are kept.
const MOST: usize = 3;

/// A moment that the book can be restored to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The last timestamp before it.
    pub at: Timestamp,
    /// The action that followed it.
    pub before: String,
}

/// The timestamps of the restore points among `keys`, earliest first. Texts with a wrong checksum are skipped, since
/// other programs of the same origin may write under our keys.
pub fn stamps(store: &dyn KeyValue, keys: &[String]) -> Result<Vec<Timestamp>, StorageError> {
    let mut stamps = Vec::new();
    for (key, at) in keys.iter().filter_map(|key| Some((key, point_of(key)?))) {
        if store.get(key)?.is_some_and(|text| verified(key, &text).is_some()) {
            stamps.push(at);
        }
    }
    sort_by(&mut stamps, Ord::cmp);
    Ok(stamps)
}

/// The restore points, latest first.
pub fn all(store: &dyn KeyValue) -> Vec<Point> {
    // A restore point that cannot be read now may be readable later; restoring to an unknown moment would help nobody.
    let stamps = store.keys().and_then(|keys| stamps(store, &keys)).unwrap_or_default();
    stamps.into_iter().rev().map(|at| Point { at, before: words_of(store, at).unwrap_or_default() }).collect()
}

fn words_of(store: &dyn KeyValue, at: Timestamp) -> Option<String> {
    let key = point_key(at);
    let text = store.get(&key).ok().flatten()?;
    verified(&key, &text)?;
    Json::parse(&text).ok()?.get("t").owned()
}

/// Stores `point` and removes all but the latest few.
pub fn set(store: &dyn KeyValue, point: &Point) -> Result<(), StorageError> {
    let key = point_key(point.at);
    store.set(&key, &seal(&key, &format!("\"t\":{}", quoted(&point.before))))?;
    let stamps = stamps(store, &store.keys()?)?;
    let surplus = stamps.len().saturating_sub(MOST);
    stamps.iter().take(surplus).try_for_each(|at| store.remove(&point_key(*at)))
}

/// The book as it was at a restore point, folded from all stored changes.
pub fn book_at(changes: Vec<Stamped<Change>>, point: Timestamp) -> Book {
    let mut book = Book::new();
    for change in changes {
        let at = change.at;
        let edits = match change.value {
            Change::Decided(edits) => edits.into_iter().map(|value| Stamped { at, value }).collect(),
            Change::Merged(edits) => edits,
        };
        // A merge is later than all its edits, while a segment has the timestamp of its latest edit. At an earlier
        // restore point, a merge is therefore invisible as a whole, and a segment is visible edit by edit.
        let is_late_merge = at > point && edits.iter().all(|edit| edit.at < at);
        let is_seen = |edit: &Stamped<Edit>| edit.value.erases() || (!is_late_merge && is_seen_at(edit, point));
        edits.into_iter().filter(is_seen).for_each(|edit| book.apply_edit(edit.at, edit.value));
    }
    book
}

/// Whether an entry erased somebody. The run that rewrites all texts removes such an entry at its end, so while one
/// exists, the rewrite is unfinished.
pub fn is_unfinished_erasing(change: &Stamped<Change>) -> bool {
    match &change.value {
        Change::Decided(edits) => edits.iter().any(|edit| matches!(edit, Edit::Erased(_))),
        // A segment contains an edit with its own timestamp.
        Change::Merged(edits) => {
            edits.iter().all(|edit| edit.at < change.at)
                && edits.iter().any(|edit| matches!(edit.value, Edit::Erased(_)))
        }
    }
}

/// Removes all restore points.
pub fn remove_all(store: &dyn KeyValue, keys: &[String]) -> Result<(), StorageError> {
    keys.iter().filter(|key| point_of(key).is_some()).try_for_each(|key| store.remove(key))
}
