//! Converts a next touch to form fields and back.

use chrono::NaiveTime;

use super::draft::NextDraft;
use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::Channel;
use crate::domain::lead::{Aim, NextTouch, When, Why};
use crate::domain::time::{Day, Now, day_of_iso, days_after, iso_day};

/// A day offered as one tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOffer {
    /// The day as `2026-11-27`.
    pub day: String,
    /// The label of its chip.
    pub words: String,
}

/// The days offered as one tap, without weekends and my holidays.
pub fn day_offers(book: &Book, now: &Now) -> Vec<DayOffer> {
    let today = now.today();
    let mut offered: Vec<Day> = [1, 3, 7, 14, 30].map(|ahead| book.working_day_from(days_after(today, ahead))).into();
    offered.dedup();
    offered.into_iter().map(|day| DayOffer { day: iso_day(day), words: dates::near_date(day, today) }).collect()
}

/// The form fields of `next`.
pub fn draft_of(next: &NextTouch, now: &Now) -> NextDraft {
    let agreed = next.when.agreed_local(now);
    let zone = match &next.when {
        When::Promised { zone: Some(zone), .. } => zone.clone(),
        When::Promised { zone: None, .. } | When::Planned { .. } => String::new(),
    };
    NextDraft {
        day: iso_day(agreed.map_or_else(|| next.when.due_day(now), |local| local.date())),
        time: agreed.map(dates::time).unwrap_or_default(),
        zone,
        channel: next.channel.word().to_owned(),
        aim: next.aim.text().to_owned(),
        value: next.value.clone(),
    }
}

/// The channel in a form; an empty one means a call.
pub fn channel_named(word: &str) -> Channel {
    Channel::of_word(word).unwrap_or(Channel::Call)
}

/// Parses the time of a form: a day alone is planned, a day with a time is agreed. Both are local times in `zone`, or
/// in my own if it is empty.
pub fn when_of(day: &str, time: &str, zone: &str, now: &Now) -> Result<When, CommandError> {
    let day = day_of_iso(day).ok_or(CommandError::NoSuchDay)?;
    if time.is_empty() {
        return Ok(When::day(day));
    }
    let time = time_of(time).ok_or(CommandError::NoSuchDay)?;
    let local = day.and_time(time);
    Ok(if zone.is_empty() {
        When::Promised { at: now.instant_of(local), zone: None }
    } else {
        When::Promised { at: now.instant_in(local, zone), zone: Some(zone.to_owned()) }
    })
}

fn time_of(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.get(..2)?.parse().ok()?, 0)
}

/// Parses a form into a next touch; fields that were not edited stay exactly as they were.
pub fn next_of(draft: &NextDraft, present: Option<&NextTouch>, now: &Now) -> Result<NextTouch, CommandError> {
    let unmoved = present.filter(|present| {
        let shown = draft_of(present, now);
        shown.day == draft.day && shown.time == draft.time && (shown.time.is_empty() || shown.zone == draft.zone)
    });
    let (when, why) = match unmoved {
        Some(present) => (present.when.clone(), present.why),
        None => {
            let when = when_of(&draft.day, &draft.time, &draft.zone, now)?;
            let why = if when.is_promise() { Why::Agreed } else { Why::Chosen };
            (when, why)
        }
    };
    Ok(NextTouch {
        when,
        channel: channel_named(&draft.channel),
        aim: Aim::new(&draft.aim).map_err(CommandError::Aim)?,
        value: draft.value.trim().to_owned(),
        piece: present.filter(|present| present.value == draft.value.trim()).and_then(|present| present.piece),
        why,
    })
}

/// The command that gives `lead` the next touch in a form.
pub fn plan_next(
    lead: LeadId,
    draft: &NextDraft,
    present: Option<&NextTouch>,
    now: &Now,
) -> Result<Command, CommandError> {
    let next = next_of(draft, present, now)?;
    Ok(Command::PlanNext {
        lead,
        when: next.when,
        channel: next.channel,
        aim: next.aim.text().to_owned(),
        value: next.value,
    })
}
