//! Beside the dial button: the local time there, and warnings against a call now. All of them can be overruled;
//! overruled warnings are recorded with the touch.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::lead::Certainty;
use crate::domain::lead::Channel;
use crate::domain::lead::Lead;
use crate::domain::lead::When;
use crate::domain::schedule::pace::{PaceWarning, mail_held_until};
use crate::domain::schedule::{Snooze, SnoozeOffer, worth_asking};
use crate::domain::schedule::{best_hours, clock_of};
use crate::domain::time::Now;

/// The lead's local time in words: "14:20 there", with how certain that is; empty if it is unknown, or the same as
/// here.
pub fn local_time(lead: &Lead, now: &Now) -> String {
    let Some(clock) = clock_of(lead, now.instant, now) else { return String::new() };
    let sure = match clock.certainty {
        Certainty::Told => "",
        Certainty::Guessed => ", a guess from their number",
        Certainty::Vague => ", a rough guess: their country has several zones",
    };
    if clock.local == now.local() && clock.certainty != Certainty::Vague {
        return String::new();
    }
    let day = match clock.local.date() {
        day if day == now.today() => String::new(),
        day => format!(" {}", dates::weekday(day)),
    };
    format!("{}{day} there{sure}", dates::time(clock.local))
}

/// The lead's time zone, in which a time can be agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TheirClock {
    /// Its IANA name.
    pub zone: String,
    /// Whose zone it is, its local time, and how certain that is.
    pub words: String,
}

/// The lead's time zone, if its local time differs from mine. `None` for a guess from a country with several zones.
pub fn their_clock(lead: &Lead, now: &Now) -> Option<TheirClock> {
    let clock = clock_of(lead, now.instant, now)?;
    let is_other = clock.local != now.local() && clock.certainty != Certainty::Vague;
    is_other.then(|| TheirClock { words: format!("Theirs: {}", local_time(lead, now)), zone: clock.zone })
}

/// Warnings against calling the lead now, each in a few words.
pub fn call_warnings(book: &Book, lead: &Lead, now: &Now) -> Vec<String> {
    let mut words: Vec<String> =
        book.bad_hours(lead, now.instant, now).iter().map(|bad| capital_line(&bad.words())).collect();
    if best_hours(lead).is_some() && !words.is_empty() {
        words.push(format!("Best time: {}", lead.best_time));
    }
    words.extend(pace_words(book, lead, &Channel::Call, now));
    words
}

/// Warnings about the pace of a touch by `channel` now.
pub fn pace_words(book: &Book, lead: &Lead, channel: &Channel, now: &Now) -> Vec<String> {
    book.pace_warnings(lead, channel, now).into_iter().map(PaceWarning::words).map(str::to_owned).collect()
}

fn capital_line(words: &str) -> String {
    format!("{}.", crate::domain::util::capital(words))
}

/// Until when a mail to the lead has to wait, in words; `None` if it may be sent (S3.9).
pub fn mail_hold(lead: &Lead, now: &Now) -> Option<String> {
    let until = now.local_of(mail_held_until(lead, now)?);
    let day = dates::near_date(until.date(), now.today());
    Some(format!("They had a bad day. The mail is drafted; send it from {day} {} on.", dates::time(until)))
}

/// A snooze choice: its label, the resulting day, and the local time there.
pub fn snooze_words(offer: &SnoozeOffer, now: &Now) -> String {
    let there = offer.theirs.map_or_else(String::new, |theirs| format!(" ({} there)", dates::time(theirs)));
    let day = match offer.snooze {
        Snooze::Afternoon => String::new(),
        Snooze::Tomorrow | Snooze::NextWeek => {
            format!(", {}", dates::date(offer.when.due_day(now), now.today()))
        }
    };
    format!("{}{day}{there}", offer.snooze.words())
}

/// Remarks about a day chosen for the next touch: whether it is early or late, a weekend or holiday, and that a visit
/// needs an agreed time.
pub fn day_words(book: &Book, lead: &Lead, when: &When, channel: &Channel, now: &Now) -> Vec<String> {
    use crate::domain::schedule::pace::Band;
    let mut words = Vec::new();
    if let When::Planned { day, .. } = when {
        let band = book.band(lead, *day, now);
        if band != Band::Good {
            words.push(band.words().to_owned());
        }
        if *channel == Channel::Visit {
            words.push("A visit that was not agreed disturbs: give a time once they have said yes.".to_owned());
        }
    }
    words.extend(book.bad_day(lead, when, now).iter().map(|bad| capital_line(&bad.words())));
    words
}

/// The question before the touch is snoozed again.
pub fn worth_words(lead: &Lead, now: &Now) -> String {
    worth_asking(lead, now).unwrap_or_default().to_owned()
}
