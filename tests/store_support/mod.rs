//! Shared by the tests of the store: generators, a store that fails on demand, a day's work.
#![allow(dead_code)]

pub mod fault_store;
pub mod generate;
pub mod many;
pub mod script;

use chrono::NaiveDateTime;
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Stamped};
use next_touch::domain::id::ReplicaId;
use next_touch::domain::time::{Instant, Now, Zones};

/// A salesperson in Greenwich, in winter.
struct Greenwich;

impl Zones for Greenwich {
    fn local(&self, at: Instant, _zone: Option<&str>) -> NaiveDateTime {
        at.utc()
    }

    fn instant(&self, local: NaiveDateTime, _zone: Option<&str>) -> Instant {
        Instant(local.and_utc().timestamp_millis())
    }
}

/// Monday 9 November 2026, nine o'clock.
pub const MORNING: i64 = 1_794_214_800_000;

/// This many minutes after that morning.
pub fn minutes_later(minutes: i64) -> Now {
    Now::new(Instant(MORNING).plus_minutes(minutes), &Greenwich)
}

pub fn replica(number: u64) -> ReplicaId {
    ReplicaId::from_bits(number)
}

pub fn folded(changes: &[Stamped<Change>]) -> Book {
    let mut book = Book::new();
    changes.iter().for_each(|change| book.apply(change.clone()));
    book
}
