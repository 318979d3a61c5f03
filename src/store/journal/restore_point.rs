//! Recovery points: moments to which the book can be brought back.
//!
//! A point is no copy. It is a stamp, and compaction keeps for each register the value that stood then
//! beside the one that stands now ([`super::merged`]). So a point costs next to nothing, and the book as
//! it was is the fold of what was done up to that stamp.

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

/// A moment to which the book can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The last stamp before it.
    pub at: Timestamp,
    /// What was about to be done then.
    pub before: String,
}

/// The stamps of the recovery points that `keys` name, the earliest first. A text whose checksum is wrong is none:
/// others of the same address may write under our keys.
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

/// The recovery points, the latest first.
pub fn all(store: &dyn KeyValue) -> Vec<Point> {
    // What cannot be read now is offered when it can; going back to a moment that is not known helps nobody.
    let stamps = store.keys().and_then(|keys| stamps(store, &keys)).unwrap_or_default();
    stamps.into_iter().rev().map(|at| Point { at, before: words_of(store, at).unwrap_or_default() }).collect()
}

fn words_of(store: &dyn KeyValue, at: Timestamp) -> Option<String> {
    let key = point_key(at);
    let text = store.get(&key).ok().flatten()?;
    verified(&key, &text)?;
    Json::parse(&text).ok()?.get("t").owned()
}

/// Keeps the moment of `point`, and only the latest few beside it.
pub fn set(store: &dyn KeyValue, point: &Point) -> Result<(), StorageError> {
    let key = point_key(point.at);
    store.set(&key, &seal(&key, &format!("\"t\":{}", quoted(&point.before))))?;
    let stamps = stamps(store, &store.keys()?)?;
    let surplus = stamps.len().saturating_sub(MOST);
    stamps.iter().take(surplus).try_for_each(|at| store.remove(&point_key(*at)))
}

/// The book as it was at a recovery point, of all that is kept.
pub fn book_at(changes: Vec<Stamped<Change>>, point: Timestamp) -> Book {
    let mut book = Book::new();
    for change in changes {
        let at = change.at;
        let edits = match change.value {
            Change::Decided(edits) => edits.into_iter().map(|value| Stamped { at, value }).collect(),
            Change::Merged(edits) => edits,
        };
        // A merge is later than all its edits; a segment has the stamp of the latest. So at a point before
        // it a merge is not there at all, and a segment as far as its edits were.
        let is_late_merge = at > point && edits.iter().all(|edit| edit.at < at);
        let is_seen = |edit: &Stamped<Edit>| edit.value.erases() || (!is_late_merge && is_seen_at(edit, point));
        edits.into_iter().filter(is_seen).for_each(|edit| book.absorb_edit(edit.at, edit.value));
    }
    book
}

/// Whether somebody was erased by an entry. The run that rewrites all texts takes such an entry in at its
/// end, so as long as there is one, not all texts are rewritten.
pub fn is_unfinished_erasing(change: &Stamped<Change>) -> bool {
    match &change.value {
        Change::Decided(edits) => edits.iter().any(|edit| matches!(edit, Edit::Erased(_))),
        // In a segment there is an edit with its own stamp.
        Change::Merged(edits) => {
            edits.iter().all(|edit| edit.at < change.at)
                && edits.iter().any(|edit| matches!(edit.value, Edit::Erased(_)))
        }
    }
}

/// Takes all recovery points out.
pub fn remove_all(store: &dyn KeyValue, keys: &[String]) -> Result<(), StorageError> {
    keys.iter().filter(|key| point_of(key).is_some()).try_for_each(|key| store.remove(key))
}
