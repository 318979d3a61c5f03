//! What is known of one lead, the oldest first: whatever was said last stands last.
//!
//! An id begins with the replica of the page that gave it, which is drawn at random, so the order of ids says
//! nothing of what came first. The order here is that of the stamps.

use super::item::Item;
use crate::domain::id::{ItemId, Timestamp};
use crate::domain::time::Day;

/// The things known of one lead, in the order of their stamps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items(Vec<(ItemId, Item)>);

/// The place of an item among the others: its stamp first. Items of one change share it (an import, a restored
/// book); of those the earlier day stands first, and of one day the id that was drawn first.
fn order(at: Option<Timestamp>, id: ItemId, item: &Item) -> (Option<Timestamp>, Option<Day>, ItemId) {
    (at, item.noted, id)
}

impl Items {
    /// None.
    pub const fn new() -> Items {
        Items(Vec::new())
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The thing with this id.
    pub fn get(&self, id: &ItemId) -> Option<&Item> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, item)| item)
    }

    /// Whether there is one with this id.
    pub fn contains_key(&self, id: &ItemId) -> bool {
        self.get(id).is_some()
    }

    /// All with their ids, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&ItemId, &Item)> {
        self.0.iter().map(|(id, item)| (id, item))
    }

    /// Their ids, the oldest first.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &ItemId> {
        self.0.iter().map(|(id, _)| id)
    }

    /// All of them, the oldest first.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Item> {
        self.0.iter().map(|(_, item)| item)
    }

    /// Puts one in as the latest, in place of the earlier one with its id: for what is only being weighed, and
    /// has no stamp yet.
    pub fn insert(&mut self, id: ItemId, item: Item) {
        self.remove(id);
        self.0.push((id, item));
    }

    pub(in crate::domain) fn remove(&mut self, id: ItemId) {
        self.0.retain(|(known, _)| *known != id);
    }

    /// Puts one in where its stamp belongs, among others with the stamps that `stamp_of` tells.
    pub(in crate::domain) fn place(
        &mut self,
        at: Timestamp,
        id: ItemId,
        item: Item,
        stamp_of: impl Fn(ItemId) -> Option<Timestamp>,
    ) {
        let new = order(Some(at), id, &item);
        let place = self.0.partition_point(|(known, item)| order(stamp_of(*known), *known, item) < new);
        // Many leads have one item, and a full book has tens of thousands of them.
        if self.0.capacity() == 0 {
            self.0.reserve_exact(1);
        }
        self.0.insert(place, (id, item));
    }
}
