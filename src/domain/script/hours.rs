//! When I can be reached, from hours as typed: "Mon-Fri 9-17". The words are true at the moment they are said.

use chrono::NaiveDateTime;

use super::words::reachable;
use crate::domain::time::OpeningHours;

/// The hours in words that are true now: "today until five". Returns them as typed if they cannot be parsed, or
/// contain more than hours.
pub fn in_words(typed: &str, now: NaiveDateTime) -> String {
    OpeningHours::read(typed)
        .and_then(|hours| hours.as_working_hours())
        .and_then(|windows| reachable(now, &windows))
        .unwrap_or_else(|| typed.trim().to_owned())
}
