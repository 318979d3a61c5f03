//! The stored form of edits: a list of code, value, code, value, …
//!
//! These shapes are separate from the domain types, so that the domain can change while old data stays readable;
//! `tests/golden` holds samples of every version. IDs are stored relative to the replica of their entry, and moments
//! relative to its timestamp. The code `l` names the lead that the following edits are about, and `h` their timestamp.
//!
//! A *run* is such a list for many edits of many replicas: it states each timestamp where it changes, and the following
//! values are relative to it. It knows no key and no storage.

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

/// The base of stored IDs, timestamps and moments: the timestamp and replica of their entry.
#[derive(Clone, Copy, Debug)]
pub struct Base {
    /// The replica of the entry.
    pub replica: ReplicaId,
    /// The timestamp of the entry.
    pub at: Timestamp,
}

impl Base {
    /// An ID: only its number if the replica of the entry issued it.
    fn save_id(self, id: Id) -> Json {
        if id.replica == self.replica { Json::Whole(id.number.into()) } else { Json::of_owned(id.to_string()) }
    }

    fn read_id(self, saved: &Json) -> Option<Id> {
        match saved {
            Json::Text(text) => text.parse().ok(),
            number => Some(Id { replica: self.replica, number: number.number()? }),
        }
    }

    /// A moment: milliseconds after the timestamp. Wrapping arithmetic makes this lossless.
    fn save_instant(self, instant: Instant) -> Json {
        Json::Whole(instant.0.wrapping_sub(self.at.millis.cast_signed()))
    }

    fn read_instant(self, millis: i64) -> Instant {
        Instant(self.at.millis.cast_signed().wrapping_add(millis))
    }
}

/// A timestamp, without its replica if that is `replica`.
pub fn save_stamp(stamp: Timestamp, replica: ReplicaId) -> String {
    if stamp.replica == replica { format!("{}.{}", stamp.millis, stamp.count) } else { stamp.to_string() }
}

/// Parses what [`save_stamp`] wrote.
pub fn read_stamp(text: &str, replica: ReplicaId) -> Option<Timestamp> {
    text.parse().or_else(|_| format!("{text}.{replica}").parse()).ok()
}

/// January 1, 1970 in days from January 1 of the year 1.
const DAYS_TO_1970: i32 = 719_163;

/// A day: its distance from January 1, 1970.
fn save_day(day: Day) -> Json {
    Json::Whole((day.num_days_from_ce() - DAYS_TO_1970).into())
}

fn read_day(saved: &Json) -> Option<Day> {
    Day::from_num_days_from_ce_opt(saved.number::<i32>()?.checked_add(DAYS_TO_1970)?)
}

/// The choice with the saved short name.
fn read_name<T: Named>(saved: &Json) -> Option<T> {
    T::by_short(saved.as_str()?)
}

/// Adds a field if there is a value; 0 counts as one, as a day or an ID.
fn with_if(record: Json, name: &'static str, value: Option<Json>) -> Json {
    match value {
        Some(value) => record.with(name, value),
        None => record,
    }
}
