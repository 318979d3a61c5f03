//! The touches that a plan leads to for one lead, day by day, and why the next one is on its day.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::lead::Channel;
use crate::domain::lead::Lead;
use crate::domain::lead::Why;
use crate::domain::lead::{Item, ItemKind};
use crate::domain::schedule::best_hours;
use crate::domain::schedule::forecast::channel_of_step;
use crate::domain::schedule::is_tried_again;
use crate::domain::schedule::pace::plan_touches;
use crate::domain::time::{Day, Now, days_after};

/// A future touch of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedTouch {
    /// Its day.
    pub day: Day,
    /// The day in words.
    pub words: String,
    /// Its channel.
    pub channel: Channel,
    /// Its aim.
    pub aim: String,
}

/// The most touches shown; a plan that repeats has no end.
const SHOWN: usize = 6;

/// The touches of a plan, assuming that each is a talk on its day. One of them comes before the lead's deadline, and
/// the plan continues until after it (S2.2).
pub fn plan_ahead(book: &Book, lead: &Lead, plan: &str, now: &Now) -> Vec<PlannedTouch> {
    let today = now.today();
    let mut planned = lead.clone();
    plan.clone_into(&mut planned.plan);
    let same = book.plan_of(lead).name == book.plan_named(plan).name;
    let plan = book.plan_named(plan);
    let talked = lead.last_contact().map(|touch| touch.time.day(now));
    let mut number = if same { plan_touches(lead, now).max(1) } else { 1 };
    let mut from = talked.unwrap_or(today);
    let mut rows = Vec::new();
    while rows.len() < SHOWN {
        let Some(step) = plan.step(number) else { break };
        let day = book.working_day_from(days_after(from, book.gap_days(&planned, Some(step))).max(today));
        rows.push(row(day, channel_of_step(lead, step), step.aim.clone(), today));
        from = day;
        number += 1;
    }
    if let Some(deadline) = lead.deadline.as_ref().filter(|deadline| deadline.day >= today) {
        with_deadline(book, &mut rows, deadline.day, today);
    }
    rows
}

/// Arranges the touches of a plan around the deadline: the last one that would come before it (or the first, if none
/// does) at least three days before it, and one after it.
fn with_deadline(book: &Book, rows: &mut Vec<PlannedTouch>, deadline: Day, today: Day) {
    let latest = crate::domain::time::working_day_until(crate::domain::time::days_before(deadline, 3)).max(today);
    if let Some(first) = rows.first_mut().filter(|first| first.day > latest) {
        *first = row(latest, first.channel.clone(), first.aim.clone(), today);
    }
    if rows.last().is_none_or(|last| last.day <= deadline) {
        let after = book.working_day_from(days_after(deadline, 2));
        let channel = rows.last().map_or(Channel::Call, |last| last.channel.clone());
        rows.push(row(after, channel, "Hear what became of their date".to_owned(), today));
    }
}

fn row(day: Day, channel: Channel, aim: String, today: Day) -> PlannedTouch {
    PlannedTouch { day, words: dates::near_date(day, today), channel, aim }
}

/// Changes to the plan of a lead and moves of its touches, with the reasons, the latest first.
pub fn plan_log(lead: &Lead, now: &Now) -> Vec<String> {
    let is_log = |kind| matches!(kind, ItemKind::PlanChange | ItemKind::Moved | ItemKind::AgreedTime);
    let log = lead.items.values().rev().filter(|item| is_log(item.kind));
    let line = |item: &Item| {
        let day = item.noted.map_or_else(String::new, |noted| dates::near_date(noted, now.today()));
        let came = match item.settled {
            Some(settled) if settled.well && item.proof.is_empty() => ", kept".to_owned(),
            Some(settled) if settled.well => format!(", kept, {}", item.proof),
            Some(_) => ", not kept in time".to_owned(),
            None if item.proof.is_empty() => String::new(),
            None => format!(", {}", item.proof),
        };
        format!("{day}: {}: {}{came}", item.kind.words().to_lowercase(), item.text)
    };
    log.map(line).collect()
}

/// Why the next touch is on its day, in one line; empty if there is none.
pub fn why_this_day(book: &Book, lead: &Lead, now: &Now) -> String {
    let Some(next) = lead.next_touch() else { return String::new() };
    let mut words = match next.why {
        Why::Group => format!(
            "every {}, the interval of {}",
            dates::days(book.gap_days(lead, None).into()),
            lead.group.map_or_else(|| "those without a group".to_owned(), |group| format!("group {}", group.letter()))
        ),
        Why::Retry(_) if is_tried_again(lead, now) => {
            "not reached at the agreed time; try again later today".to_owned()
        }
        why => why.words(book.plan_of(lead).steps.len()),
    };
    if best_hours(lead).is_some() && !next.when.is_promise() {
        words.push_str("; at the hours they named");
    }
    let bad = book.bad_day(lead, &next.when, now);
    if let Some(bad) = bad.first() {
        words.push_str("; but ");
        words.push_str(&bad.words());
    }
    words
}
