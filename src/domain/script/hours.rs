//! When I can be reached, out of hours as one types them: "Mon-Fri 9-17". What is said of it is true at the
//! moment it is said.

use chrono::NaiveDateTime;

use super::words::reachable;
use crate::domain::time::OpeningHours;

/// The hours in words that are true now: "today until five"; as they were typed if they cannot be read, or say
/// something that hours cannot.
pub fn in_words(typed: &str, now: NaiveDateTime) -> String {
    OpeningHours::read(typed)
        .and_then(|hours| hours.as_working_hours())
        .and_then(|windows| reachable(now, &windows))
        .unwrap_or_else(|| typed.trim().to_owned())
}
