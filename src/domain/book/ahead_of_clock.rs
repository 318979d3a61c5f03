//! Timestamps ahead of the clock: from a device whose clock was wrong, or made up. They would win over everything
//! done from now on, so edits from elsewhere that carry them are dated back.

use super::edit::{Edit, Stamped};
use crate::domain::id::Timestamp;
use crate::domain::time::Now;
use crate::domain::util::sort_by;

/// How far a timestamp from elsewhere may lie ahead of this device's clock, in milliseconds: one day, which covers a
/// clock set to another time zone.
pub const MOST_AHEAD: u64 = 86_400_000;

/// The most timestamps that share one millisecond; more spill into the next, which keeps their order.
const IN_A_MILLISECOND: usize = 60_000;

/// Whether a stamp lies more than a day ahead.
pub fn is_ahead(at: Timestamp, now: &Now) -> bool {
    at.millis > latest(now)
}

/// How many of `edits` are dated more than a day ahead.
pub fn count_ahead(edits: &[Stamped<Edit>], now: &Now) -> usize {
    edits.iter().filter(|edit| is_ahead(edit.at, now)).count()
}

/// Dates the edits that lie more than a day ahead back to just after the latest of the others, in their order. The
/// same file is always dated alike, so merging it twice is as good as once, and never wins over what was done since.
pub fn dated_back(mut edits: Vec<Stamped<Edit>>, now: &Now) -> Vec<Stamped<Edit>> {
    let latest = latest(now);
    let base = edits.iter().map(|edit| edit.at.millis).filter(|millis| *millis <= latest).max().unwrap_or(0);
    let mut ahead: Vec<Timestamp> = edits.iter().map(|edit| edit.at).filter(|at| at.millis > latest).collect();
    sort_by(&mut ahead, Ord::cmp);
    ahead.dedup();
    for edit in &mut edits {
        if let Ok(index) = ahead.binary_search(&edit.at) {
            let later = u64::try_from(index / IN_A_MILLISECOND).unwrap_or(u64::MAX);
            edit.at.millis = base.saturating_add(1).saturating_add(later);
            edit.at.count = u16::try_from(index % IN_A_MILLISECOND).unwrap_or(u16::MAX);
        }
    }
    edits
}

fn latest(now: &Now) -> u64 {
    u64::try_from(now.instant.0).unwrap_or(0).saturating_add(MOST_AHEAD)
}
