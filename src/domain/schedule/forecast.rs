//! The status a lead would have after a given outcome. Buttons show it, and recording a touch applies it.

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

/// A touch about to be recorded, with the fields that the forecast needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its channel.
    pub channel: Channel,
    /// Who made contact.
    pub direction: Direction,
    /// Its outcome.
    pub outcome: Outcome,
    /// The day on which it took place.
    pub day: Day,
}

/// The status of `lead` after `attempt`. The next touch is never before today. A future agreed time stays, unless the
/// lead ends or this was the agreed talk. A parked or ended lead stays so until there is contact.
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

/// The next touch of a lead whose group, plan or approvals changed, computed again from the last contact. `None` if
/// it does not come from the plan: an agreed time and a chosen day stay.
pub fn replanned(book: &Book, lead: &Lead, now: &Now) -> Option<NextTouch> {
    let present = lead.next_touch().filter(|next| matches!(next.why, Why::Step(_) | Why::Group))?;
    let day = lead.last_contact()?.time.day(now);
    let mut next = planned_step(book, lead, plan_touches(lead, now), day);
    next.value.clone_from(&present.value);
    settle(book, lead, &mut next, now);
    Some(next)
}

/// Moves a planned day to a suitable one: within their days and hours, on a working day, before their deadline, in
/// time for their question, and never before today.
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

/// Whether the attempt counts as real contact; the same rule as
/// [`Touch::is_contact`](crate::domain::lead::Touch::is_contact).
fn is_contact(attempt: &Attempt) -> bool {
    attempt.direction == Direction::Theirs || attempt.outcome.reached()
}

/// The status of a lead that this outcome ends; `None` if it does not end it.
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

/// The next touch, if it is an agreed time that stands after this attempt. A talk shortly before the agreed time is
/// the agreed talk; an unsuccessful try leaves it standing. A time that came with a list was not agreed in a talk, so
/// a "not now" ends it (S3.14).
fn promise_ahead<'lead>(lead: &'lead Lead, attempt: &Attempt, now: &Now) -> Option<&'lead NextTouch> {
    lead.next_touch().filter(|next| match next.when {
        When::Promised { .. } if attempt.outcome == Outcome::NotNow && next.why == Why::Imported => false,
        When::Promised { at, .. } if is_contact(attempt) => at > now.instant.plus_minutes(PROMISE_NEAR_MINUTES),
        When::Promised { at, .. } => at > now.instant,
        When::Planned { .. } => false,
    })
}

/// The next touch, if something was sent and it is neither that touch nor due before it: a planned talk stays where
/// it is.
fn untouched_by_sending<'lead>(lead: &'lead Lead, attempt: &Attempt, today: Day) -> Option<&'lead NextTouch> {
    let sent = attempt.outcome == Outcome::Sent && attempt.direction == Direction::Mine;
    lead.next_touch().filter(|next| match next.when {
        When::Planned { day, .. } => sent && day > today && next.channel != attempt.channel,
        When::Promised { .. } => false,
    })
}

/// The next touch after an outcome that does not end the lead.
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
        // The mail is drafted at once and sent a day later, when the bad day is over (T2).
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
            // If the try was on an earlier day, its time of day is unknown.
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
        // These outcomes end the lead, so they never reach this arm.
        Outcome::Won | Outcome::NoThanks | Outcome::DoNotCall => planned(lead, day, "", Why::Chosen),
    }
}

/// The step of the plan with this number, counted from the last contact on `day`; after the end of the plan, the
/// group's interval. A step beyond their deadline ends the plan (S2.2).
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

/// The channel of a step. Their preferred channel comes first (T5). A visit needs an agreed time, so this touch is
/// there to agree on one (S4.25).
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

/// The aim after the end of the plan.
const AIM_AFTER_ALL: &str = "See what changed for them and offer one new reason";

/// The aim of the first touch after their deadline.
const AIM_AFTER_DEADLINE: &str = "Their date is past: hear what became of it, then set a new date or end";

/// Working days between tries to reach someone: the gap grows with the silence (S1.11).
const RETRY_GAPS: [u32; 5] = [1, 2, 4, 7, 10];

/// Working days after something was sent: this gap grows too.
const SENT_GAPS: [u32; 4] = [3, 5, 7, 10];

/// The gap after `run` unanswered touches.
fn growing(gaps: &[u32], run: usize) -> u32 {
    gaps.get(run).or(gaps.last()).copied().unwrap_or(1)
}

/// The gap after sending something, by how much was sent since the last contact.
fn sent_gap(lead: &Lead) -> u32 {
    let since = lead.latest_touches().take_while(|touch| !touch.is_contact());
    growing(&SENT_GAPS, since.filter(|touch| touch.outcome == Outcome::Sent).count())
}

/// Moves a touch to no earlier than the time they said they need to answer (S1.14).
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

/// The next try after one at the time agreed for today: later today, if there is enough of the day left.
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

/// After an unsuccessful try: the same aim, later, in the other half of the day.
fn retry(lead: &Lead, attempt: &Attempt, half: Option<Half>) -> NextTouch {
    let run = lead.unreached_run();
    let tries = u16::try_from(run).unwrap_or(u16::MAX).saturating_add(1);
    let day = working_days_after(attempt.day, growing(&RETRY_GAPS, run));
    kept(lead, attempt, day, half.map(Half::other), Why::Retry(tries))
}

/// The present aim and value on another day, by their preferred channel or, after a long silence, another one.
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

/// Unanswered touches by one channel after which another channel is suggested (S3.22).
const SILENT_TOUCHES: usize = 3;

/// `channel`, unless this attempt is at least the third unanswered one by it and there is an alternative.
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

/// Whether they can be mailed and want no other channel.
fn may_write(lead: &Lead) -> bool {
    !lead.mails.is_empty() && lead.preferred.as_ref().is_none_or(|channel| *channel == Channel::Mail)
}

/// A next touch with a new aim on a day.
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

/// The channel they asked for, or else the phone, or else what is available (T5, S4.25).
pub fn preferred(lead: &Lead) -> Channel {
    match &lead.preferred {
        Some(channel) => channel.clone(),
        None if lead.phones.is_empty() && !lead.mails.is_empty() => Channel::Mail,
        None => Channel::Call,
    }
}

/// Days before their deadline by which they should hear from us.
const DAYS_BEFORE_DEADLINE: u32 = 3;

/// Moves a planned day forward to three days before a future deadline, or to tomorrow if fewer days are left.
fn draw_before_deadline(lead: &Lead, next: &mut NextTouch, today: Day) {
    let Some(deadline) = &lead.deadline else { return };
    let When::Planned { day, .. } = &mut next.when else { return };
    let latest = working_day_until(days_before(deadline.day, DAYS_BEFORE_DEADLINE)).max(days_after(today, 1));
    if latest < deadline.day && *day > latest {
        *day = latest;
        next.why = Why::Deadline;
    }
}

/// Moves a planned day forward to the day by which their question has to be answered (S1.15).
pub fn draw_before_question(lead: &Lead, next: &mut NextTouch) {
    let open = lead.items_of(ItemKind::Question).filter(|(_, item)| item.is_open()).filter_map(|(_, item)| item.due);
    let (Some(due), When::Planned { day, .. }) = (open.min(), &mut next.when) else { return };
    if due < *day {
        *day = due;
        next.why = Why::Question;
    }
}
