//! Next touches planned in a list: for a new lead, and for a known lead that already has one.

use super::NextChoice;
use crate::app::format::dates;
use crate::domain::lead::Channel;
use crate::domain::lead::Lead;
use crate::domain::lead::Status;
use crate::domain::lead::{Aim, FIRST_AIM, NextTouch, When, Why};
use crate::domain::time::{Instant, Now};
use crate::formats::person::Person;
use crate::formats::text::dates::When as ReadWhen;
use chrono::NaiveTime;

/// A different next touch that a list has for a known lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedNext {
    /// The next touch from the list.
    pub next: NextTouch,
    /// Whether it applies by default: nothing was done or planned since the last list.
    pub is_proposed: bool,
    /// Its time, in words.
    pub listed: String,
    /// The lead's present status, in words.
    pub mine: String,
}

impl ListedNext {
    /// Whether it applies under that choice.
    pub fn counts(&self, choice: NextChoice) -> bool {
        match choice {
            NextChoice::Proposed => self.is_proposed,
            NextChoice::Listed => true,
            NextChoice::Mine => false,
        }
    }
}

/// The next touch that a list has for a known lead; `None` if it is the same or long outdated.
pub fn listed_next(lead: &Lead, person: &Person, now: &Now) -> Option<ListedNext> {
    let listed = imported_touch(person.next_touch?, lead.phones.is_empty() && !lead.mails.is_empty(), now);
    let day = listed.when.due_day(now);
    let is_past = day < now.today();
    let words = |when: &When| when_words(when, now);
    let (next, is_proposed, mine) = match &lead.status {
        Status::Open(present) => {
            let is_same = match (&present.when, &listed.when) {
                (When::Promised { at, .. }, When::Promised { at: other, .. }) => at == other,
                (When::Planned { .. }, When::Promised { .. }) => false,
                (present, When::Planned { .. }) => present.due_day(now) == day,
            };
            let is_untouched = lead.touches.iter().all(|(_, touch)| !touch.origin.is_empty())
                && matches!(present.why, Why::FirstTalk | Why::Imported);
            if is_same || is_past && !is_untouched {
                return None;
            }
            let next = NextTouch { when: listed.when.clone(), why: listed.why, ..present.clone() };
            (next, is_untouched && !is_past && !present.when.is_promise(), words(&present.when))
        }
        Status::Parked { wake, .. } if is_past || *wake == day => return None,
        Status::Parked { wake, .. } => {
            (listed.clone(), false, format!("parked until {}", dates::near_date(*wake, now.today())))
        }
        Status::Ended { .. } if is_past => return None,
        Status::Ended { .. } => (listed.clone(), false, crate::app::today::rows::status_words(&lead.status)),
        Status::DoNotCall { .. } => return None,
    };
    Some(ListedNext { next, is_proposed, listed: words(&listed.when), mine })
}

/// A day in words, with the agreed time if there is one.
pub fn when_words(when: &When, now: &Now) -> String {
    match when {
        When::Planned { day, .. } => dates::near_date(*day, now.today()),
        When::Promised { at, .. } => {
            let local = now.local_of(*at);
            format!("{}, {}", dates::near_date(local.date(), now.today()), dates::time(local))
        }
    }
}

/// The next touch planned in a file. A date with a time is an agreed time; a past date stays as it is, overdue.
/// `by_mail` is for a person without a phone number.
pub fn imported_touch(read: ReadWhen, by_mail: bool, now: &Now) -> NextTouch {
    let when = match (read.time, read.offset) {
        (None, _) => When::day(read.date),
        (Some(time), None) => When::Promised { at: now.instant_of(read.date.and_time(time)), zone: None },
        (Some(time), Some(offset)) => {
            let utc = read.date.and_time(time).and_utc().timestamp_millis();
            let at = Instant(utc).plus_minutes(-i64::from(offset));
            let here = now.local_of(at);
            // A program wrote a plain day as midnight in this time zone.
            if here.time() == NaiveTime::MIN { When::day(here.date()) } else { When::Promised { at, zone: None } }
        }
    };
    let channel = if by_mail { Channel::Mail } else { Channel::Call };
    NextTouch { when, channel, aim: Aim::stated(FIRST_AIM), value: String::new(), piece: None, why: Why::Imported }
}
