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

/// The number of edits dated more than a day ahead.
pub fn count_ahead(edits: &[Stamped<Edit>], now: &Now) -> usize {
    let latest = latest(now);
    edits.iter().filter(|edit| edit.at.millis > latest).count()
}

/// Dates edits that lie more than a day ahead back to just after the latest of the others, and keeps their order. The
/// same file is always dated in the same way, so merging it twice changes nothing, and it never wins over what was
/// done since.
pub(in crate::domain) fn dated_back(mut edits: Vec<Stamped<Edit>>, now: &Now) -> Vec<Stamped<Edit>> {
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
