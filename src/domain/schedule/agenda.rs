//! The agenda of today: who is due, in the order to call them.

use std::cmp::Reverse;

use crate::domain::util::sort_by;
use chrono::NaiveDateTime;

use super::also_agreed::also_agreed;
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Status;
use crate::domain::lead::{DeferredTo, Group, Lead, Warmth};
use crate::domain::lead::{NextTouch, When, Why};
use crate::domain::lead::{Progress, Touch};
use crate::domain::qualify::signals::good_signs;
use crate::domain::time::{Day, Half, Instant, Now, days_between};

/// The agenda of one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The leads to reach, in this order.
    pub due: Vec<Due>,
    /// Agreed times later today, the earliest first; each joins the list when its time comes.
    pub today_at: Vec<Due>,
    /// Leads that are due but exceed the capacity of the day.
    pub waiting: Vec<Due>,
    /// How many leads were touched today.
    pub done: usize,
}

impl Agenda {
    /// The next lead to reach. A lead that was deferred to the end of the day comes only on request.
    pub fn next(&self) -> Option<LeadId> {
        self.due.iter().find(|due| due.because != Because::LaterToday).map(|due| due.lead)
    }
}

/// A lead that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The lead.
    pub lead: LeadId,
    /// Why it is at this position.
    pub because: Because,
}

/// Why a lead is at its position on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A call was made, and its result has to be entered.
    Unfinished,
    /// A time was agreed; as local time of the salesperson.
    Promised(NaiveDateTime),
    /// The agreed time has passed; as local time of the salesperson.
    LatePromise(NaiveDateTime),
    /// The planned day passed this many days ago.
    Late(u32),
    /// Today is the planned day.
    DueToday,
    /// It was parked until today or an earlier day.
    WakesUp,
    /// Deferred to the end of the day.
    LaterToday,
}

/// The section of Today that shows a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Calls to finish first.
    Unfinished,
    /// Agreed times.
    Promised,
    /// Planned for today or an earlier day, by worth; the round follows exactly this order.
    Due,
    /// Deferred to the end of the day.
    Later,
}

impl Because {
    /// The section of Today that shows it.
    pub fn section(self) -> Section {
        match self {
            Because::Unfinished => Section::Unfinished,
            Because::Promised(_) | Because::LatePromise(_) => Section::Promised,
            Because::Late(_) | Because::DueToday | Because::WakesUp => Section::Due,
            Because::LaterToday => Section::Later,
        }
    }
}

/// Minutes before an agreed time from which it heads the agenda; a talk from then on counts as the agreed one.
pub const PROMISE_NEAR_MINUTES: i64 = 15;

impl Book {
    /// The agenda of today: unfinished calls, then late and near agreed times, then overdue and due leads by worth,
    /// as many as the day holds. The rest waits.
    pub fn agenda(&self, now: &Now) -> Agenda {
        let today = now.today();
        let near = now.instant.plus_minutes(PROMISE_NEAR_MINUTES);
        let mut agenda = Agenda::default();
        let mut ranked: Vec<(Rank, Due)> = Vec::new();
        let mut today_at: Vec<(Instant, Due)> = Vec::new();
        for lead in self.leads() {
            if lead.latest_touches().next().is_some_and(|touch| touch.time.day(now) == today) {
                agenda.done += 1;
            }
            let mut own: Option<(Because, Option<Instant>)> = None;
            for (because, moment) in reasons_due(lead, today, near, now) {
                let due = Due { lead: lead.id, because };
                match (because, moment) {
                    (Because::Promised(_), Some(at)) if at > near || is_put_off(lead, today) => {
                        today_at.push((at, due));
                    }
                    // Each lead appears once, with its earliest agreed time.
                    _ if own.is_none_or(|(known, at)| comes_before((because, moment), (known, at))) => {
                        own = Some((because, moment));
                    }
                    _ => {}
                }
            }
            if let Some((because, moment)) = own {
                ranked.push((rank(self, lead, because, moment, now), Due { lead: lead.id, because }));
            }
        }
        sort_by(&mut ranked, |(one, _), (other, _)| one.cmp(other));
        sort_by(&mut today_at, |one, other| (one.0, one.1.lead).cmp(&(other.0, other.1.lead)));
        agenda.today_at = today_at.into_iter().map(|(_, due)| due).collect();
        // A lead that was deferred to later today already counted towards this day and still does.
        let fixed = ranked.iter().filter(|(rank, _)| rank.is_fixed()).count();
        let capacity = usize::try_from(self.settings().capacity).unwrap_or(usize::MAX);
        let mut room = capacity.saturating_sub(agenda.done).saturating_sub(fixed);
        for (rank, due) in ranked {
            if rank.is_fixed() {
                agenda.due.push(due);
            } else if room > 0 {
                room -= 1;
                agenda.due.push(due);
            } else {
                agenda.waiting.push(due);
            }
        }
        agenda
    }
}

/// Whether the lead was deferred to the end of this day.
fn is_put_off(lead: &Lead, today: Day) -> bool {
    lead.deferred.as_ref().is_some_and(|deferral| deferral.day == today && deferral.place == DeferredTo::End)
}

/// Whether nobody answered at a time agreed for today, so that the next try is later today.
pub fn is_tried_again(lead: &Lead, now: &Now) -> bool {
    let today = now.today();
    let is_retry = |next: &NextTouch| matches!(next.why, Why::Retry(_)) && next.when == again_on(today);
    let is_of_today = |touch: &Touch| touch.time.day(now) == today && !touch.is_contact();
    lead.next_touch().is_some_and(is_retry) && lead.latest_touches().next().is_some_and(is_of_today)
}

/// When to try again after a failed try at the agreed time.
pub(in crate::domain) fn again_on(today: Day) -> When {
    When::Planned { day: today, half: Some(Half::Afternoon) }
}

/// Every reason why a lead is due today, with the moment of an agreed time: from its next touch, and from other
/// agreed times that are still open. Sorted by moment and not by clock time, since a clock that is set back shows the
/// same time twice.
fn reasons_due<'a>(
    lead: &'a Lead,
    today: Day,
    near: Instant,
    now: &'a Now,
) -> impl Iterator<Item = (Because, Option<Instant>)> + use<'a> {
    let at = lead.next_touch().and_then(|next| next.when.agreed_at());
    let own = because(lead, today, near, now).map(|because| (because, at));
    let put_off = is_put_off(lead, today);
    let also = also_agreed(lead).filter_map(move |(_, next)| {
        let at = next.when.agreed_at()?;
        Some((agreed_for(at, put_off, today, near, now)?, Some(at)))
    });
    own.into_iter().chain(also)
}

/// Whether the first reason puts a lead higher on the agenda than the other.
fn comes_before(one: (Because, Option<Instant>), other: (Because, Option<Instant>)) -> bool {
    let order = |(because, at): (Because, Option<Instant>)| match because {
        Because::Unfinished => (0, None),
        Because::LatePromise(_) | Because::Promised(_) => (1, at),
        Because::Late(_) | Because::DueToday | Because::WakesUp | Because::LaterToday => (2, None),
    };
    order(one) < order(other)
}

/// Why a time agreed for `at` is due today; `None` if it is not.
fn agreed_for(at: Instant, put_off: bool, today: Day, near: Instant, now: &Now) -> Option<Because> {
    let local = now.local_of(at);
    if at < now.instant {
        Some(if put_off { Because::LaterToday } else { Because::LatePromise(local) })
    } else {
        (local.date() <= today || at <= near).then_some(Because::Promised(local))
    }
}

/// Why `lead` is due today; `None` if it is not.
fn because(lead: &Lead, today: Day, near: Instant, now: &Now) -> Option<Because> {
    // A call without a result still has to be finished the next morning.
    if lead.deferred.as_ref().is_some_and(|deferral| deferral.place == DeferredTo::Top) {
        return Some(Because::Unfinished);
    }
    let put_off = is_put_off(lead, today);
    match &lead.status {
        Status::Open(next) => match &next.when {
            When::Promised { at, .. } => agreed_for(*at, put_off, today, near, now),
            When::Planned { day, .. } if *day > today => None,
            When::Planned { .. } if put_off => Some(Because::LaterToday),
            When::Planned { .. } if is_tried_again(lead, now) => Some(Because::LaterToday),
            // Moved to this afternoon by hand.
            When::Planned { day, half: Some(Half::Afternoon) }
                if *day == today && next.why == Why::Chosen && now.half() == Half::Morning =>
            {
                Some(Because::LaterToday)
            }
            When::Planned { day, .. } => match u32::try_from(days_between(*day, today)) {
                Ok(0) | Err(_) => Some(Because::DueToday),
                Ok(days) => Some(Because::Late(days)),
            },
        },
        Status::Parked { wake, .. } if *wake <= today => {
            Some(if put_off { Because::LaterToday } else { Because::WakesUp })
        }
        Status::Parked { .. } | Status::Ended { .. } | Status::DoNotCall { .. } => None,
    }
}

/// The sort key of a due lead; smaller keys come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// 0 to 3: unfinished, agreed times, the rest, deferred.
    class: u8,
    /// The moment of the agreed time; `None` for the rest.
    promise: Option<Instant>,
    /// A, B, no group, C.
    group: u8,
    /// Leads with the most facts and good signs first.
    proofs: Reverse<usize>,
    /// Days until a future deadline.
    deadline: i64,
    /// Warm before cold.
    cold: bool,
    /// The longest overdue first.
    earliness: i64,
    /// The oldest in the book first.
    created: Instant,
    lead: LeadId,
}

impl Rank {
    /// Whether it is on today's list regardless of the capacity.
    fn is_fixed(&self) -> bool {
        self.class != 2
    }
}

/// How much speaks for a lead: proven facts, good signs that count, a stated must-have, and a last talk that moved it
/// forward.
fn proofs(book: &Book, lead: &Lead, now: &Now) -> usize {
    let has_facts = lead.items_of(ItemKind::Fact).next().is_some();
    let facts = if has_facts { book.facts_met(lead, now.today()) } else { 0 };
    let needs = lead.said(ItemKind::MustHave).next().is_some();
    let talk = lead.latest_touches().find_map(|touch| touch.wrap_up);
    let forward = talk.is_some_and(|wrap_up| wrap_up.progress == Progress::Forward);
    facts + good_signs(lead) + usize::from(needs) + usize::from(forward)
}

/// The order of due leads, in words (S0.39).
pub const ORDER: [&str; 7] = [
    "Calls whose result is still to be told",
    "Agreed times, the earliest first",
    "Group A, then B, then those not judged, then C",
    "In a group: the most facts and good signs first",
    "Then the nearest deadline",
    "Then the warm before the cold, and the longest overdue",
    "What was put off to later today comes last",
];

fn rank(book: &Book, lead: &Lead, because: Because, moment: Option<Instant>, now: &Now) -> Rank {
    let today = now.today();
    let (class, promise) = match because {
        Because::Unfinished => (0, None),
        Because::LatePromise(_) | Because::Promised(_) => (1, moment),
        Because::Late(_) | Because::DueToday | Because::WakesUp => (2, None),
        Because::LaterToday => (3, None),
    };
    let group = match lead.group {
        Some(Group::A) => 0,
        Some(Group::B) => 1,
        None => 2,
        Some(Group::C) => 3,
    };
    let deadline = lead
        .deadline
        .as_ref()
        .map(|deadline| days_between(today, deadline.day))
        .filter(|days| *days >= 0)
        .unwrap_or(i64::MAX);
    let earliness = match because {
        Because::Late(days) => -i64::from(days),
        Because::Unfinished
        | Because::Promised(_)
        | Because::LatePromise(_)
        | Because::DueToday
        | Because::WakesUp
        | Because::LaterToday => 0,
    };
    Rank {
        class,
        promise,
        group,
        proofs: Reverse(proofs(book, lead, now)),
        deadline,
        cold: lead.warmth != Some(Warmth::Warm),
        earliness,
        created: lead.created.at,
        lead: lead.id,
    }
}
