//! How edits are written down: a list of code, value, code, value, …
//!
//! These shapes are apart from the types of the domain so that the domain can change while what
//! was stored can be read for ever; `tests/golden` holds samples of every version. Written down,
//! ids are relative to the replica and moments to the stamp of the entry they stand in. The code `l` says which
//! lead the following edits are about, `h` with which stamp they were made.
//!
//! A *run* is such a list for many edits of many replicas: there each stamp is told when it begins, and
//! what follows is relative to it.

mod code;
mod detail;
mod edit;
mod item;
mod status;
mod touch;

pub use code::Code;
pub use edit::{RunReader, Writer, read_edits, run_of};

use super::json::Json;
use super::names::Named;
use crate::domain::id::{Id, ReplicaId, Timestamp};
use crate::domain::time::{Day, Instant};
use chrono::Datelike;

/// What saved ids, stamps and moments are relative to: the stamp and the replica of their entry.
#[derive(Clone, Copy, Debug)]
pub struct Base {
    /// The replica of the entry.
    pub replica: ReplicaId,
    /// The stamp of the entry.
    pub at: Timestamp,
}

impl Base {
    /// An id: only its number when it was given in the replica of the entry.
    fn save_id(self, id: Id) -> Json {
        if id.replica == self.replica { Json::Whole(id.number.into()) } else { Json::of_owned(id.to_string()) }
    }

    fn read_id(self, saved: &Json) -> Option<Id> {
        match saved {
            Json::Text(text) => text.parse().ok(),
            number => Some(Id { replica: self.replica, number: number.number()? }),
        }
    }

    /// A moment: milliseconds after the stamp. Wrapping makes every moment come back as it was.
    fn save_instant(self, instant: Instant) -> Json {
        Json::Whole(instant.0.wrapping_sub(self.at.millis.cast_signed()))
    }

    fn read_instant(self, millis: i64) -> Instant {
        Instant(self.at.millis.cast_signed().wrapping_add(millis))
    }
}

/// A stamp: without its replica when it is that of the entry.
pub fn save_stamp(stamp: Timestamp, replica: ReplicaId) -> String {
    if stamp.replica == replica { format!("{}.{}", stamp.millis, stamp.count) } else { stamp.to_string() }
}

/// The stamp that [`save_stamp`] wrote.
pub fn read_stamp(text: &str, replica: ReplicaId) -> Option<Timestamp> {
    text.parse().or_else(|_| format!("{text}.{replica}").parse()).ok()
}

/// The first of January 1970, counted in days from the first of January of the year 1.
const DAYS_TO_1970: i32 = 719_163;

/// A day: its distance from the first of January 1970.
fn save_day(day: Day) -> Json {
    Json::Whole((day.num_days_from_ce() - DAYS_TO_1970).into())
}

fn read_day(saved: &Json) -> Option<Day> {
    Day::from_num_days_from_ce_opt(saved.number::<i32>()?.checked_add(DAYS_TO_1970)?)
}

/// The choice that is saved by its short name.
fn read_name<T: Named>(saved: &Json) -> Option<T> {
    T::by_short(saved.text()?)
}

/// The record with one more field if there is a value; 0 is one too, as a day or an id.
fn with_if(record: Json, name: &'static str, value: Option<Json>) -> Json {
    match value {
        Some(value) => record.with(name, value),
        None => record,
    }
}
