//! The storage quota: the space left, the number of leads that fit, and a reserve for the day the storage is full.

use super::key_value::{KeyValue, StorageError};
use super::keys::RESERVE_KEY;

/// The size of the reserve in UTF-16 units: enough for about two hundred logged calls.
const RESERVE: usize = 64 * 1024;
/// The reserve is only created if at least this many units are free.
const FREE_FOR_RESERVE: usize = 512 * 1024;
/// The assumed size of a lead with its touches, in units, while there are too few leads to measure.
const UNITS_A_LEAD: usize = 400;
const ENOUGH_TO_TELL: usize = 100;

/// How full the storage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fullness {
    /// There is plenty of space.
    Roomy,
    /// More than 70% are used.
    Filling,
    /// More than 80% are used: closed leads could be moved to a file.
    High,
    /// More than 90% are used.
    Scarce,
}

impl Fullness {
    /// What to do about it; empty while there is enough space.
    pub fn words(self) -> &'static str {
        match self {
            Fullness::Roomy => "",
            Fullness::Filling => " More than seven tenths are used.",
            Fullness::High => " It is getting full: archive leads that have ended, below.",
            Fullness::Scarce => " It is nearly full: archive leads that have ended, below, and empty the trash.",
        }
    }
}

/// How many more leads fit, and how full the storage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The space in use.
    pub usage: Usage,
    /// The number of further leads that fit, if they are like those in the book.
    pub leads: usize,
    /// How full it is.
    pub fullness: Fullness,
}

impl Quota {
    /// The space left beside a book with this many leads.
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

/// Creates the reserve if there is space and it doesn't exist.
pub fn lay_reserve(store: &dyn KeyValue, usage: Usage) -> Result<(), StorageError> {
    if usage.free() < FREE_FOR_RESERVE || store.get(RESERVE_KEY)?.is_some() {
        return Ok(());
    }
    store.set(RESERVE_KEY, &"x".repeat(RESERVE))
}

/// Releases the reserve. Returns whether there was one.
pub fn release_reserve(store: &dyn KeyValue) -> Result<bool, StorageError> {
    let was_there = store.get(RESERVE_KEY)?.is_some();
    store.remove(RESERVE_KEY)?;
    Ok(was_there)
}

/// The use of the storage, in UTF-16 units of keys and values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// By this program.
    pub own: usize,
    /// By other programs of the same origin.
    pub other: usize,
    /// The quota.
    pub limit: usize,
}

impl Usage {
    /// The units left.
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
