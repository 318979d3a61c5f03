//! Where a lead would stand if a touch ended so. The buttons show it and recording applies it.

use super::agenda::PROMISE_NEAR_MINUTES;
use super::lead::{Group, Lead};
use super::next_touch::{Aim, FIRST_AIM, NextTouch, When, Why};
use super::plan::DEFAULT_PLAN;
use super::standing::{End, Standing};
use super::time::{Day, Half, Now, days_after, days_before, working_day_until, working_days_after};
use super::touch::{Channel, Direction, Outcome};

/// A touch that is about to be recorded, as far as the forecast needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The way it went.
    pub channel: Channel,
    /// Who made contact.
    pub direction: Direction,
    /// How it would end.
    pub outcome: Outcome,
    /// The day it took place.
    pub day: Day,
}

/// Where `lead` would stand after `attempt`. Never before today, and an agreed time that lies
/// ahead stays unless the lead ends or this was the agreed talk. A lead that is parked or ended stays
/// so until there is contact.
pub fn forecast(lead: &Lead, attempt: &Attempt, now: &Now) -> Standing {
    let today = now.today();
    match &lead.standing {
        Standing::DoNotCall { .. } => return lead.standing.clone(),
        Standing::Parked { wake, .. } if *wake > today && !is_contact(attempt) => return lead.standing.clone(),
        Standing::Ended { .. } if !is_contact(attempt) => return lead.standing.clone(),
        Standing::Open(_) | Standing::Parked { .. } | Standing::Ended { .. } => {}
    }
    if let Some(standing) = ending(attempt, today) {
        return standing;
    }
    if let Some(next) = promise_ahead(lead, attempt, now).or_else(|| untouched_by_sending(lead, attempt, today)) {
        return Standing::Open(next.clone());
    }
    let mut next = following(lead, attempt, now);
    draw_before_deadline(lead, &mut next, today);
    if let When::Planned { day, .. } = &mut next.when {
        *day = (*day).max(today);
    }
    Standing::Open(next)
}

/// Whether the attempt counts as real contact, as [`super::touch::Touch::is_contact`] does.
fn is_contact(attempt: &Attempt) -> bool {
    attempt.direction == Direction::Theirs || attempt.outcome.reached()
}

/// The standing of a lead that this outcome ends.
fn ending(attempt: &Attempt, today: Day) -> Option<Standing> {
    match attempt.outcome {
        Outcome::Won => Some(Standing::Ended { on: today, end: End::Won { value: String::new() } }),
        Outcome::NoThanks => {
            Some(Standing::Ended { on: today, end: End::LetGo { reason: "They said no, thanks".to_owned() } })
        }
        Outcome::DoNotCall => Some(Standing::DoNotCall { since: today }),
        Outcome::Spoke
        | Outcome::Busy
        | Outcome::BadDay
        | Outcome::NotNow
        | Outcome::WrongPerson
        | Outcome::Met
        | Outcome::NoAnswer
        | Outcome::VoicemailLeft
        | Outcome::Gatekeeper
        | Outcome::WrongNumber
        | Outcome::Sent => None,
    }
}

/// The next touch, if it is a promise that this attempt does not keep. A talk shortly before the
/// agreed time is the agreed talk; a try that reached nobody leaves the promise as it is.
fn promise_ahead<'lead>(lead: &'lead Lead, attempt: &Attempt, now: &Now) -> Option<&'lead NextTouch> {
    lead.next_touch().filter(|next| match next.when {
        When::Promised { at, .. } if is_contact(attempt) => at > now.instant.plus_minutes(PROMISE_NEAR_MINUTES),
        When::Promised { at, .. } => at > now.instant,
        When::Planned { .. } => false,
    })
}

/// The next touch, if something was sent that is neither that touch nor due before it: a talk that is
/// planned stays where it is.
fn untouched_by_sending<'lead>(lead: &'lead Lead, attempt: &Attempt, today: Day) -> Option<&'lead NextTouch> {
    let sent = attempt.outcome == Outcome::Sent && attempt.direction == Direction::Mine;
    lead.next_touch().filter(|next| match next.when {
        When::Planned { day, .. } => sent && day > today && next.channel != attempt.channel,
        When::Promised { .. } => false,
    })
}

/// The touch that follows an outcome which does not end the lead.
fn following(lead: &Lead, attempt: &Attempt, now: &Now) -> NextTouch {
    let day = attempt.day;
    let theirs = attempt.direction == Direction::Theirs;
    match attempt.outcome {
        Outcome::Spoke if theirs && attempt.channel == Channel::Call => after_talk(lead, day),
        Outcome::Spoke | Outcome::Sent if theirs => {
            planned(lead, working_days_after(day, 1), "Answer what they wrote", Why::TheyAsked)
        }
        Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper | Outcome::WrongNumber if theirs => {
            planned(lead, working_days_after(day, 1), "Call back: they tried to reach you", Why::TheyAsked)
        }
        Outcome::Spoke => after_talk(lead, day),
        Outcome::Met => NextTouch {
            channel: if lead.mails.is_empty() { preferred(lead) } else { Channel::Mail },
            ..planned(lead, days_after(day, 1), "Thank them for the meeting and send what was agreed", Why::Thanks)
        },
        Outcome::Busy => {
            planned(lead, working_days_after(day, 2), "The talk they had no time for, in two minutes", Why::TheyAsked)
        }
        Outcome::BadDay => {
            planned(lead, working_days_after(day, 2), "A light new start: offer two times to talk", Why::TheyAsked)
        }
        Outcome::NotNow => {
            planned(lead, days_after(day, 60), "Ask whether the time has come, with one new fact", Why::TheyAsked)
        }
        Outcome::WrongPerson => planned(
            lead,
            working_days_after(day, 1),
            "Reach the person who decides, naming this colleague",
            Why::TheyAsked,
        ),
        Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper => {
            // Nobody knows at what hour an earlier day's try was.
            retry(lead, day, (day == now.today()).then(|| now.half()))
        }
        Outcome::WrongNumber => {
            planned(lead, working_days_after(day, 1), "Find the right number or write instead", Why::TheyAsked)
        }
        Outcome::Sent if lead.next_touch().is_some_and(|next| next.why == Why::Thanks) => {
            planned(lead, working_days_after(day, 3), "Hear what they make of what you sent", Why::AfterSending)
        }
        Outcome::Sent => kept(lead, working_days_after(day, 3), None, Why::AfterSending),
        // These end the lead and never come here.
        Outcome::Won | Outcome::NoThanks | Outcome::DoNotCall => planned(lead, day, "", Why::Chosen),
    }
}

/// After a talk: the plan's next interval, then that of the group.
fn after_talk(lead: &Lead, day: Day) -> NextTouch {
    let talks = lead.contacts();
    match DEFAULT_PLAN.steps.get(talks) {
        Some(step) => {
            let number = u16::try_from(talks).unwrap_or(u16::MAX).saturating_add(1);
            planned(lead, days_after(day, step.gap_days), step.aim, Why::Step(number))
        }
        None => planned(lead, days_after(day, lead.group.map_or(28, Group::interval_days)), AIM_AFTER_ALL, Why::Group),
    }
}

/// The aim where the plan has no more to say.
const AIM_AFTER_ALL: &str = "See what changed for them and offer one new reason";

/// Working days between tries to reach someone: the gap grows with the silence (S1.11).
const RETRY_GAPS: [u32; 5] = [1, 2, 4, 7, 10];

/// After a try: the same aim again, later, at another part of the day.
fn retry(lead: &Lead, day: Day, half: Option<Half>) -> NextTouch {
    let run = lead.unreached_run();
    let gap = RETRY_GAPS.get(run).or(RETRY_GAPS.last()).copied().unwrap_or(1);
    let tries = u16::try_from(run).unwrap_or(u16::MAX).saturating_add(1);
    kept(lead, working_days_after(day, gap), half.map(Half::other), Why::Retry(tries))
}

/// The present aim and value on another day, by the channel they prefer.
fn kept(lead: &Lead, day: Day, half: Option<Half>, why: Why) -> NextTouch {
    let present = lead.next_touch();
    let aim = if lead.contacts() > 0 { AIM_AFTER_ALL } else { FIRST_AIM };
    NextTouch {
        when: When::Planned { day, half },
        channel: preferred(lead),
        aim: present.map_or_else(|| Aim::stated(aim), |next| next.aim.clone()),
        value: present.map_or_else(String::new, |next| next.value.clone()),
        why,
    }
}

/// A new aim on a day.
fn planned(lead: &Lead, day: Day, aim: &str, why: Why) -> NextTouch {
    NextTouch { when: When::day(day), channel: preferred(lead), aim: Aim::stated(aim), value: String::new(), why }
}

/// The channel they asked for, else the phone, else what there is (T5, S4.25).
pub fn preferred(lead: &Lead) -> Channel {
    match &lead.preferred {
        Some(channel) => channel.clone(),
        None if lead.phones.is_empty() && !lead.mails.is_empty() => Channel::Mail,
        None => Channel::Call,
    }
}

/// Days before their deadline by which they should have heard from us.
const DAYS_BEFORE_DEADLINE: u32 = 3;

/// Draws a planned day forward so that it lies before a deadline that is still ahead: three days
/// before it, or tomorrow if there are fewer.
fn draw_before_deadline(lead: &Lead, next: &mut NextTouch, today: Day) {
    let Some(deadline) = &lead.deadline else { return };
    let When::Planned { day, .. } = &mut next.when else { return };
    let latest = working_day_until(days_before(deadline.day, DAYS_BEFORE_DEADLINE)).max(days_after(today, 1));
    if latest < deadline.day && *day > latest {
        *day = latest;
        next.why = Why::Deadline;
    }
}
