//! The reasons for moving a planned or agreed day, and the record of a move (S0.1, S0.6).

use super::appointment;
use crate::domain::lead::Item;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::lead::Source;
use crate::domain::lead::Status;
use crate::domain::time::Now;
use crate::domain::time::iso_day;
/// The words for a move without a reason.
pub const NO_REASON: &str = "no reason";

/// Reasons for moving a planned day, offered as one tap.
pub const MOVE_REASONS: [&str; 6] =
    ["they asked for it", "not prepared yet", "waiting for something", "my day is full", "new information", NO_REASON];

/// Reasons for leaving a plan, offered as one tap.
pub const PLAN_REASONS: [&str; 5] =
    ["it fits them better", "they buy sooner", "they need more time", "they went quiet", NO_REASON];

/// The records of a move of the next touch: from when to when and why, and whether an agreed time was broken.
pub(in crate::domain) fn moved_records(lead: &Lead, status: &Status, reason: &str, now: &Now) -> Vec<Item> {
    let Some(text) = moved_words(lead, status, reason, now) else { return Vec::new() };
    let moved =
        Item { noted: Some(now.today()), proof: reason.to_owned(), ..Item::new(ItemKind::Moved, text, Source::Said) };
    std::iter::once(moved).chain(appointment::broken(lead, now)).collect()
}

/// From which day to which the next touch moves; `None` if it does not. If a planned day becomes an agreed time, that
/// is a move only if a reason was given.
fn moved_words(lead: &Lead, status: &Status, reason: &str, now: &Now) -> Option<String> {
    let from = &lead.next_touch()?.when;
    let to = &status.next_touch()?.when;
    let is_other_kind = from.is_promise() != to.is_promise() && (reason.is_empty() || reason == NO_REASON);
    (from != to && !is_other_kind).then(|| format!("{} → {}", iso_day(from.due_day(now)), iso_day(to.due_day(now))))
}
