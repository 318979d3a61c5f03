//! Recovery points: moments to which the book can be brought back.
//!
//! A point is no copy. It is a stamp, and compaction keeps for each register the value that stood then
//! beside the one that stands now ([`super::merged`]). So a point costs next to nothing, and the book as
//! it was is the fold of what was done up to that stamp.

use super::checked::{quoted, seal, verified};
use super::json::Json;
use super::key_value::{Fault, KeyValue};
use super::keys::{point_key, point_of};
use crate::domain::book::Book;
use crate::domain::change::{Change, Stamped};
use crate::domain::id::Stamp;
use crate::domain::order::sort_by;

/// How many are kept.
const MOST: usize = 3;

/// A moment to which the book can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The last stamp before it.
    pub at: Stamp,
    /// What was about to be done then.
    pub before: String,
}

/// The stamps of the recovery points that `keys` name, the earliest first.
pub fn stamps(keys: &[String]) -> Vec<Stamp> {
    let mut stamps: Vec<Stamp> = keys.iter().filter_map(|key| point_of(key)).collect();
    sort_by(&mut stamps, Ord::cmp);
    stamps
}

/// The recovery points, the latest first.
pub fn all(store: &dyn KeyValue) -> Vec<Point> {
    let stamps = stamps(&store.keys().unwrap_or_default());
    stamps.into_iter().rev().map(|at| Point { at, before: words_of(store, at).unwrap_or_default() }).collect()
}

fn words_of(store: &dyn KeyValue, at: Stamp) -> Option<String> {
    let key = point_key(at);
    let text = store.get(&key).ok().flatten()?;
    verified(&key, &text)?;
    Json::parse(&text).ok()?.get("t").owned()
}

/// Keeps the moment of `point`, and only the latest few beside it.
pub fn set(store: &dyn KeyValue, point: &Point) -> Result<(), Fault> {
    let key = point_key(point.at);
    store.set(&key, &seal(&key, &format!("\"t\":{}", quoted(&point.before))))?;
    let stamps = stamps(&store.keys()?);
    let surplus = stamps.len().saturating_sub(MOST);
    stamps.iter().take(surplus).try_for_each(|at| store.remove(&point_key(*at)))
}

/// The book as it was at a recovery point, of all that is kept.
pub fn book_at(changes: Vec<Stamped<Change>>, point: Stamp) -> Book {
    let mut book = Book::new();
    for change in changes {
        match change.value {
            Change::Decided(_) if change.at > point => {}
            // A merge is later than all its edits; a segment has the stamp of the latest. So at a point
            // before it a merge is not there at all, and a segment as far as its edits were.
            Change::Merged(edits) if change.at > point && edits.iter().all(|edit| edit.at < change.at) => drop(edits),
            Change::Merged(edits) => {
                let earlier = edits.into_iter().filter(|edit| edit.at <= point);
                earlier.for_each(|edit| book.absorb_edit(edit.at, edit.value));
            }
            value @ Change::Decided(_) => book.absorb(Stamped { at: change.at, value }),
        }
    }
    book
}

/// Takes all recovery points out.
pub fn remove_all(store: &dyn KeyValue, keys: &[String]) -> Result<(), Fault> {
    keys.iter().filter(|key| point_of(key).is_some()).try_for_each(|key| store.remove(key))
}
