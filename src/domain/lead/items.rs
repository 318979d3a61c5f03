//! The items of one lead, the oldest first: the last is the latest.
//!
//! An id begins with the random replica of the page that created it, so ids do not sort by time. Items are sorted by
//! their timestamps instead.

use super::item::Item;
use crate::domain::id::{ItemId, Timestamp};
use crate::domain::time::Day;

/// The items of one lead, sorted by timestamp.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items(Vec<(ItemId, Item)>);

/// The sort key of an item: its timestamp first. Items of one change share a timestamp (an import, a restored book);
/// they sort by the day they were noted, then by id.
fn order(at: Option<Timestamp>, id: ItemId, item: &Item) -> (Option<Timestamp>, Option<Day>, ItemId) {
    (at, item.noted, id)
}

impl Items {
    /// An empty list.
    pub const fn new() -> Items {
        Items(Vec::new())
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The item with this id.
    pub fn get(&self, id: &ItemId) -> Option<&Item> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, item)| item)
    }

    /// Whether there is an item with this id.
    pub fn contains_key(&self, id: &ItemId) -> bool {
        self.get(id).is_some()
    }

    /// All items with their ids, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&ItemId, &Item)> {
        self.0.iter().map(|(id, item)| (id, item))
    }

    /// All ids, the oldest item first.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &ItemId> {
        self.0.iter().map(|(id, _)| id)
    }

    /// All items, the oldest first.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Item> {
        self.0.iter().map(|(_, item)| item)
    }

    /// Adds an item as the latest, in place of an earlier one with its id. Used for drafts, which have no timestamp
    /// yet.
    pub fn insert(&mut self, id: ItemId, item: Item) {
        self.remove(id);
        self.0.push((id, item));
    }

    pub(in crate::domain) fn remove(&mut self, id: ItemId) {
        self.0.retain(|(known, _)| *known != id);
    }

    /// Inserts an item at the position of its timestamp; `stamp_of` returns the timestamps of the others.
    pub(in crate::domain) fn place(
        &mut self,
        at: Timestamp,
        id: ItemId,
        item: Item,
        stamp_of: impl Fn(ItemId) -> Option<Timestamp>,
    ) {
        let new = order(Some(at), id, &item);
        let place = self.0.partition_point(|(known, item)| order(stamp_of(*known), *known, item) < new);
        // Many leads have one item, and a full book has tens of thousands of them: reserve no more.
        if self.0.capacity() == 0 {
            self.0.reserve_exact(1);
        }
        self.0.insert(place, (id, item));
    }
}
