//! Room in the storage: how much is left, for how many leads, and a reserve for the day it is full.

use super::key_value::{KeyValue, StorageError};
use super::keys::RESERVE_KEY;

/// The units of the reserve: enough for some two hundred logged calls.
const RESERVE: usize = 64 * 1024;
/// The reserve is laid only while so much is free.
const FREE_FOR_RESERVE: usize = 512 * 1024;
/// A lead with its touches takes about so much, as long as there are too few to tell.
const UNITS_A_LEAD: usize = 400;
const ENOUGH_TO_TELL: usize = 100;

/// How full the storage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fullness {
    /// There is nothing to think of.
    Roomy,
    /// More than seven tenths are used.
    Filling,
    /// More than eight tenths are used: ended leads could go into a file.
    High,
    /// More than nine tenths are used.
    Scarce,
}

impl Fullness {
    /// What to do about it; nothing as long as there is room.
    pub fn words(self) -> &'static str {
        match self {
            Fullness::Roomy => "",
            Fullness::Filling => " More than seven tenths are used.",
            Fullness::High => " It is getting full: archive leads that have ended, below.",
            Fullness::Scarce => " It is nearly full: archive leads that have ended, below, and empty the trash.",
        }
    }
}

/// How many more leads have room, and how full the storage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// What is used.
    pub usage: Usage,
    /// How many leads like those in the book still have room.
    pub leads: usize,
    /// How full it is.
    pub fullness: Fullness,
}

impl Quota {
    /// The room beside a book of so many leads.
    pub fn of(usage: Usage, leads: usize) -> Quota {
        let a_lead = if leads < ENOUGH_TO_TELL { UNITS_A_LEAD } else { (usage.own / leads).max(1) };
        let used = usage.limit.saturating_sub(usage.free());
        let fullness = match used.saturating_mul(100) / usage.limit.max(1) {
            ..70 => Fullness::Roomy,
            70..80 => Fullness::Filling,
            80..90 => Fullness::High,
            90.. => Fullness::Scarce,
        };
        Quota { usage, leads: usage.free() / a_lead, fullness }
    }
}

/// Lays the reserve, if there is room and it is not there.
pub fn lay_reserve(store: &dyn KeyValue, usage: Usage) -> Result<(), StorageError> {
    if usage.free() < FREE_FOR_RESERVE || store.get(RESERVE_KEY)?.is_some() {
        return Ok(());
    }
    store.set(RESERVE_KEY, &"x".repeat(RESERVE))
}

/// Gives the reserve up. Says whether there was one.
pub fn release_reserve(store: &dyn KeyValue) -> Result<bool, StorageError> {
    let was_there = store.get(RESERVE_KEY)?.is_some();
    store.remove(RESERVE_KEY)?;
    Ok(was_there)
}

/// What is used of the storage, in UTF-16 units of keys and values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// By this program.
    pub own: usize,
    /// By other programs on the same address.
    pub other: usize,
    /// What there is.
    pub limit: usize,
}

impl Usage {
    /// What is left.
    pub fn free(&self) -> usize {
        self.limit.saturating_sub(self.own).saturating_sub(self.other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::journal::QUOTA;
    use crate::store::storage::key_value::MemoryStore;

    #[track_caller]
    fn check(own: usize, leads: usize, more: usize, fullness: Fullness) {
        let room = Quota::of(Usage { own, other: 0, limit: QUOTA }, leads);
        assert_eq!((room.leads, room.fullness), (more, fullness));
    }

    #[test]
    fn the_meter_forecasts_from_the_leads_there_are() {
        check(0, 0, QUOTA / 400, Fullness::Roomy);
        check(300_000, 1_000, (QUOTA - 300_000) / 300, Fullness::Roomy);
        check(QUOTA * 75 / 100, 10_000, (QUOTA - QUOTA * 75 / 100) / (QUOTA * 75 / 100 / 10_000), Fullness::Filling);
        check(QUOTA * 85 / 100, 1, (QUOTA - QUOTA * 85 / 100) / 400, Fullness::High);
        check(QUOTA, 10, 0, Fullness::Scarce);
    }

    #[test]
    fn the_reserve_is_laid_once_and_given_up_once() {
        let store = MemoryStore::new();
        let full = Usage { own: QUOTA - 1, other: 0, limit: QUOTA };
        assert_eq!(lay_reserve(&store, full), Ok(()));
        assert_eq!(release_reserve(&store), Ok(false));
        assert_eq!(lay_reserve(&store, Usage { limit: QUOTA, ..Usage::default() }), Ok(()));
        assert_eq!(store.get(RESERVE_KEY).unwrap().map(|text| text.len()), Some(RESERVE));
        assert_eq!((release_reserve(&store), release_reserve(&store)), (Ok(true), Ok(false)));
    }
}
