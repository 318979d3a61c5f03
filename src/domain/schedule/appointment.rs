//! Agreed times, kept or broken (S0.6).

use super::agenda::PROMISE_NEAR_MINUTES;
use crate::domain::book::Book;
use crate::domain::lead::Lead;
use crate::domain::lead::When;
use crate::domain::lead::{Direction, Outcome, Touch, TouchTime};
use crate::domain::lead::{Item, ItemKind, Settled, Source};
use crate::domain::time::{Instant, Now, iso_day};

/// How many agreed times there were, and how many were kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptRate {
    /// How many were kept.
    pub kept: usize,
    /// How many have passed.
    pub all: usize,
}

impl Book {
    /// Counts the kept agreed times; one that is late now counts as broken.
    pub fn kept_rate(&self, now: &Now) -> KeptRate {
        let mut rate = KeptRate::default();
        for lead in self.leads() {
            for (_, item) in lead.items_of(ItemKind::AgreedTime) {
                rate.all += 1;
                rate.kept += usize::from(item.settled.is_some_and(|settled| settled.well));
            }
            rate.all += usize::from(late_promise(lead, now).is_some());
        }
        rate
    }
}

/// The agreed moment of the next touch, if it has passed.
pub fn late_promise(lead: &Lead, now: &Now) -> Option<Instant> {
    lead.next_touch()?.when.agreed_at().filter(|at| *at < now.instant)
}

/// The record of the agreed time that `touch` settles, if the lead has one: kept if the touch was in time.
pub(in crate::domain) fn settled_by(lead: &Lead, touch: &Touch, now: &Now) -> Option<Item> {
    Some(record_of(lead.next_touch()?.when.agreed_at()?, touch, now))
}

/// The record of a time agreed for `at`, if a touch takes place at that time or later.
pub(in crate::domain) fn record_if_due(at: Instant, touch: &Touch, now: &Now) -> Option<Item> {
    let has_come = match touch.time {
        TouchTime::At(moment) => moment.plus_minutes(PROMISE_NEAR_MINUTES) >= at,
        TouchTime::On(day) => day >= now.local_of(at).date(),
    };
    has_come.then(|| record_of(at, touch, now))
}

fn record_of(at: Instant, touch: &Touch, now: &Now) -> Item {
    let well = match touch.time {
        TouchTime::At(moment) => moment <= at.plus_minutes(PROMISE_NEAR_MINUTES),
        TouchTime::On(day) => day <= now.local_of(at).date(),
    };
    // If I was late, nobody knows whether they were there; a letter does not tell either.
    let there = match touch.outcome {
        _ if !well || touch.direction == Direction::Theirs => "",
        outcome if outcome.reached() => WERE_THERE,
        Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper => WERE_NOT_THERE,
        _ => "",
    };
    Item { proof: there.to_owned(), ..record(at, well, now) }
}

/// The proof text of a record if they kept an agreed time that I kept too.
const WERE_THERE: &str = "they were there";
const WERE_NOT_THERE: &str = "they were not there";

/// Whether they kept the agreed time of this record; `None` if I did not keep it, or if it is unknown.
pub fn kept_by_them(item: &Item) -> Option<bool> {
    match item.proof.as_str() {
        WERE_THERE => Some(true),
        WERE_NOT_THERE => Some(false),
        _ => None,
    }
}

/// The record of an agreed time that passed and was then given up.
pub(in crate::domain) fn broken(lead: &Lead, now: &Now) -> Option<Item> {
    late_promise(lead, now).map(|at| record(at, false, now))
}

fn record(at: Instant, well: bool, now: &Now) -> Item {
    use chrono::Timelike;
    let local = now.local_of(at);
    let text = format!("{} {:02}:{:02}", iso_day(local.date()), local.hour(), local.minute());
    Item {
        noted: Some(now.today()),
        due: Some(local.date()),
        settled: Some(Settled { on: now.today(), well }),
        ..Item::new(ItemKind::AgreedTime, text, Source::Said)
    }
}

/// Whether the next touch is an agreed time that `when` would remove or change.
pub(in crate::domain) fn moves_promise(lead: &Lead, when: Option<&When>) -> bool {
    lead.next_touch().is_some_and(|next| next.when.is_promise() && Some(&next.when) != when)
}
