//! Where a lead would stand if a touch ended so. The buttons show it and recording applies it.

use super::agenda::{PROMISE_NEAR_MINUTES, again_on};
use super::cadence::Step;
use super::calling_hours::is_after_work;
use super::pace::{at_their_hours, plan_touches, silent_run};
use crate::domain::book::Book;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::lead::{Aim, FIRST_AIM, NextTouch, When, Why};
use crate::domain::lead::{Channel, Direction, Outcome};
use crate::domain::lead::{End, Status};
use crate::domain::time::days_in;
use crate::domain::time::{Day, Half, Now, days_after, days_before, working_day_until, working_days_after};

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
pub fn forecast(book: &Book, lead: &Lead, attempt: &Attempt, now: &Now) -> Status {
    let today = now.today();
    match &lead.status {
        Status::DoNotCall { .. } => return lead.status.clone(),
        Status::Parked { wake, .. } if *wake > today && !is_contact(attempt) => return lead.status.clone(),
        Status::Ended { .. } if !is_contact(attempt) => return lead.status.clone(),
        Status::Open(_) | Status::Parked { .. } | Status::Ended { .. } => {}
    }
    if let Some(status) = ending(attempt, today) {
        return status;
    }
    if let Some(next) = promise_ahead(lead, attempt, now).or_else(|| untouched_by_sending(lead, attempt, today)) {
        return Status::Open(next.clone());
    }
    if let Some(next) = again_today(book, lead, attempt, now) {
        return Status::Open(next);
    }
    let mut next = following(book, lead, attempt, now);
    settle(book, lead, &mut next, now);
    Status::Open(next)
}

/// The planned next touch of a lead whose group, plan or approvals were changed: counted anew from the last
/// contact. `None` if it does not come from the plan; an agreed time and a chosen day stay.
pub fn replanned(book: &Book, lead: &Lead, now: &Now) -> Option<NextTouch> {
    let present = lead.next_touch().filter(|next| matches!(next.why, Why::Step(_) | Why::Group))?;
    let day = lead.last_contact()?.time.day(now);
    let mut next = planned_step(book, lead, plan_touches(lead, now), day);
    next.value.clone_from(&present.value);
    settle(book, lead, &mut next, now);
    Some(next)
}

/// Puts a planned day where it suits: their days and hours, a working day, before their deadline, in time
/// for their question, and never before today.
fn settle(book: &Book, lead: &Lead, next: &mut NextTouch, now: &Now) {
    let today = now.today();
    if let When::Planned { day, half } = &mut next.when {
        let (suited, best) = at_their_hours(lead, book.working_day_from((*day).max(today)), now);
        let free = book.working_day_from(suited) == suited;
        *day = if free { suited } else { book.working_day_from((*day).max(today)) };
        *half = best.or(*half);
    }
    draw_before_deadline(lead, next, today);
    draw_before_question(lead, next);
    if let When::Planned { day, .. } = &mut next.when {
        *day = (*day).max(today);
    }
}

/// Whether the attempt counts as real contact, as [`super::touch::Touch::is_contact`] does.
fn is_contact(attempt: &Attempt) -> bool {
    attempt.direction == Direction::Theirs || attempt.outcome.reached()
}

/// The standing of a lead that this outcome ends.
fn ending(attempt: &Attempt, today: Day) -> Option<Status> {
    match attempt.outcome {
        Outcome::Won => Some(Status::Ended { on: today, end: End::Won { value: String::new() } }),
        Outcome::NoThanks => {
            Some(Status::Ended { on: today, end: End::LetGo { reason: "They said no, thanks".to_owned() } })
        }
        Outcome::DoNotCall => Some(Status::DoNotCall { since: today }),
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
        | Outcome::TheyWillCall
        | Outcome::Sent => None,
    }
}

/// The next touch, if it is a promise that this attempt does not keep. A talk shortly before the
/// agreed time is the agreed talk; a try that reached nobody leaves the promise as it is. An hour that stood in
/// a list was not agreed in a talk, so a "not now" ends it (S3.14).
fn promise_ahead<'lead>(lead: &'lead Lead, attempt: &Attempt, now: &Now) -> Option<&'lead NextTouch> {
    lead.next_touch().filter(|next| match next.when {
        When::Promised { .. } if attempt.outcome == Outcome::NotNow && next.why == Why::Imported => false,
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
fn following(book: &Book, lead: &Lead, attempt: &Attempt, now: &Now) -> NextTouch {
    let day = attempt.day;
    let theirs = attempt.direction == Direction::Theirs;
    let asked = |after: u32, aim: &str| planned(lead, working_days_after(day, after), aim, Why::TheyAsked);
    let after_talk = || planned_step(book, lead, plan_touches(lead, now) + 1, day);
    match attempt.outcome {
        Outcome::Spoke if theirs && attempt.channel == Channel::Call => after_talk(),
        Outcome::Spoke | Outcome::Sent if theirs => asked(1, "Answer what they wrote"),
        Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper | Outcome::WrongNumber if theirs => {
            asked(1, "Call back: they tried to reach you")
        }
        Outcome::Spoke => after_talk(),
        Outcome::Met => NextTouch {
            channel: if lead.mails.is_empty() { preferred(lead) } else { Channel::Mail },
            ..planned(lead, days_after(day, 1), "Thank them for the meeting and send what was agreed", Why::Thanks)
        },
        Outcome::Busy => asked(2, "The talk they had no time for, in two minutes"),
        // The mail is drafted at once and leaves a day later, when the bad day is over (T2).
        Outcome::BadDay if may_write(lead) => {
            NextTouch { channel: Channel::Mail, ..asked(1, "A light mail: offer two times to talk") }
        }
        Outcome::BadDay => asked(2, "A light new start: offer two times to talk"),
        Outcome::NotNow => {
            planned(lead, days_after(day, 60), "Ask whether the time has come, with one new fact", Why::TheyAsked)
        }
        Outcome::WrongPerson => asked(1, "Reach the person who decides, naming this colleague"),
        Outcome::TheyWillCall => {
            let call = asked(3, "They meant to call: take up what is open");
            no_sooner_than_they_answer(lead, call, day)
        }
        Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper => {
            // Nobody knows at what hour an earlier day's try was.
            retry(lead, attempt, (day == now.today()).then(|| now.half()))
        }
        Outcome::WrongNumber if lead.phones.iter().filter(|phone| phone.is_in_use()).count() > 1 => {
            asked(1, "Try their other number")
        }
        Outcome::WrongNumber => asked(1, "Find the right number or write instead"),
        Outcome::Sent => {
            let nudge = working_days_after(day, sent_gap(lead));
            let next = match lead.next_touch() {
                Some(next) if next.why == Why::Thanks => {
                    planned(lead, nudge, "Hear what they make of what you sent", Why::AfterSending)
                }
                Some(_) | None => kept(lead, attempt, nudge, None, Why::AfterSending),
            };
            no_sooner_than_they_answer(lead, next, day)
        }
        // These end the lead and never come here.
        Outcome::Won | Outcome::NoThanks | Outcome::DoNotCall => planned(lead, day, "", Why::Chosen),
    }
}

/// The step of the plan with this number, counted from the last contact on `day`; after the plan, the
/// interval of the group. A step that lies beyond their deadline is the one that ends the plan (S2.2).
fn planned_step(book: &Book, lead: &Lead, number: usize, day: Day) -> NextTouch {
    let plan = book.plan_of(lead);
    let step = plan.step(number);
    let on = days_after(day, book.gap_days(lead, step));
    if lead.deadline.as_ref().is_some_and(|deadline| day <= deadline.day && deadline.day < on) {
        return planned(lead, on, AIM_AFTER_DEADLINE, Why::AfterDeadline);
    }
    match step {
        Some(step) => {
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            NextTouch { channel: channel_of_step(lead, step), ..planned(lead, on, &step_aim(step), Why::Step(number)) }
        }
        None => planned(lead, on, AIM_AFTER_ALL, Why::Group),
    }
}

/// The channel of a step. What they asked for comes first (T5); a visit needs an agreed time, so the step
/// before it is to agree one (S4.25).
pub fn channel_of_step(lead: &Lead, step: &Step) -> Channel {
    match &step.channel {
        Some(channel) if lead.preferred.is_none() => match channel {
            Channel::Mail if lead.mails.is_empty() => preferred(lead),
            Channel::Call | Channel::Text if lead.phones.is_empty() => preferred(lead),
            Channel::Visit => preferred(lead),
            channel => channel.clone(),
        },
        Some(_) | None => preferred(lead),
    }
}

/// The aim of a step.
fn step_aim(step: &Step) -> String {
    if step.channel == Some(Channel::Visit) { format!("Agree a time to visit. {}", step.aim) } else { step.aim.clone() }
}

/// The aim where the plan has no more to say.
const AIM_AFTER_ALL: &str = "See what changed for them and offer one new reason";

/// The aim of the first touch after their deadline.
const AIM_AFTER_DEADLINE: &str = "Their date is past: hear what became of it, then set a new date or end";

/// Working days between tries to reach someone: the gap grows with the silence (S1.11).
const RETRY_GAPS: [u32; 5] = [1, 2, 4, 7, 10];

/// Working days after something was sent: the gap grows too.
const SENT_GAPS: [u32; 4] = [3, 5, 7, 10];

/// The gap after `run` silent touches.
fn growing(gaps: &[u32], run: usize) -> u32 {
    gaps.get(run).or(gaps.last()).copied().unwrap_or(1)
}

/// The gap after something is sent, by how much was sent since the last contact.
fn sent_gap(lead: &Lead) -> u32 {
    let since = lead.latest_touches().take_while(|touch| !touch.is_contact());
    growing(&SENT_GAPS, since.filter(|touch| touch.outcome == Outcome::Sent).count())
}

/// Nobody is nudged before the time they said they take to answer (S1.14).
fn no_sooner_than_they_answer(lead: &Lead, mut next: NextTouch, day: Day) -> NextTouch {
    if let (When::Planned { day: due, .. }, Some(days)) = (&mut next.when, days_in(&lead.answers_in)) {
        let answered = days_after(day, days);
        if answered > *due {
            *due = answered;
            next.why = Why::TheirPace;
        }
    }
    next
}

/// After a try at the time that was agreed for today: again later today, as long as there is a later.
fn again_today(book: &Book, lead: &Lead, attempt: &Attempt, now: &Now) -> Option<NextTouch> {
    let today = now.today();
    let is_try = matches!(attempt.outcome, Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper);
    let agreed = lead.next_touch().filter(|next| next.when.is_promise() && next.when.due_day(now) == today);
    let is_due = is_try && attempt.direction == Direction::Mine && attempt.day == today && agreed.is_some();
    if !is_due || is_after_work(book.settings(), now) {
        return None;
    }
    let tries = u16::try_from(lead.unreached_run()).unwrap_or(u16::MAX).saturating_add(1);
    let next = kept(lead, attempt, today, None, Why::Retry(tries));
    let channel = agreed.map_or_else(|| next.channel.clone(), |agreed| agreed.channel.clone());
    Some(NextTouch { when: again_on(today), channel, ..next })
}

/// After a try: the same aim again, later, at another part of the day.
fn retry(lead: &Lead, attempt: &Attempt, half: Option<Half>) -> NextTouch {
    let run = lead.unreached_run();
    let tries = u16::try_from(run).unwrap_or(u16::MAX).saturating_add(1);
    let day = working_days_after(attempt.day, growing(&RETRY_GAPS, run));
    kept(lead, attempt, day, half.map(Half::other), Why::Retry(tries))
}

/// The present aim and value on another day, by the channel they prefer or, after long silence, another one.
fn kept(lead: &Lead, attempt: &Attempt, day: Day, half: Option<Half>, why: Why) -> NextTouch {
    let present = lead.next_touch();
    let aim = if lead.contacts() > 0 { AIM_AFTER_ALL } else { FIRST_AIM };
    NextTouch {
        when: When::Planned { day, half },
        channel: another_way(lead, attempt, preferred(lead)),
        aim: present.map_or_else(|| Aim::stated(aim), |next| next.aim.clone()),
        value: present.map_or_else(String::new, |next| next.value.clone()),
        piece: present.and_then(|next| next.piece),
        why,
    }
}

/// Silent touches by one channel after which another one is suggested (S3.22).
const SILENT_TOUCHES: usize = 3;

/// `channel`, unless this attempt is the third or a later silent one by it and there is another way.
fn another_way(lead: &Lead, attempt: &Attempt, channel: Channel) -> Channel {
    if attempt.channel != channel || silent_run(lead, &channel) + 1 < SILENT_TOUCHES {
        return channel;
    }
    let has_phone = !lead.phones.is_empty();
    let ways = [
        (Channel::Call, has_phone),
        (Channel::Mail, !lead.mails.is_empty()),
        (Channel::Text, has_phone && channel != Channel::Call),
        (Channel::Post, !lead.address.is_empty()),
    ];
    let other = ways.into_iter().find(|(way, can)| *can && *way != channel);
    other.map_or(channel, |(way, _)| way)
}

/// Whether a mail is a welcome way to reach them.
fn may_write(lead: &Lead) -> bool {
    !lead.mails.is_empty() && lead.preferred.as_ref().is_none_or(|channel| *channel == Channel::Mail)
}

/// A new aim on a day.
fn planned(lead: &Lead, day: Day, aim: &str, why: Why) -> NextTouch {
    NextTouch {
        when: When::day(day),
        channel: preferred(lead),
        aim: Aim::stated(aim),
        value: String::new(),
        piece: None,
        why,
    }
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

/// Draws a planned day forward to the day by which a question of theirs is to be answered (S1.15).
pub fn draw_before_question(lead: &Lead, next: &mut NextTouch) {
    let open = lead.items_of(ItemKind::Question).filter(|(_, item)| item.is_open()).filter_map(|(_, item)| item.due);
    let (Some(due), When::Planned { day, .. }) = (open.min(), &mut next.when) else { return };
    if due < *day {
        *day = due;
        next.why = Why::Question;
    }
}
