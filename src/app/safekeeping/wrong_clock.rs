//! A clock that was wrong for a while: noticed by the stamps, and what it dated is listed and put right.

use chrono::Datelike;

use crate::domain::book::Book;
use crate::domain::book::Edit;
use crate::domain::book::MOST_AHEAD;
use crate::domain::command::Command;
use crate::domain::id::{LeadId, TouchId};
use crate::domain::lead::Lead;
use crate::domain::lead::{Touch, TouchTime};
use crate::domain::time::{Day, Instant, Now, days_after, month_word};

/// After how many days without any change the clock is asked about.
const LONG_MILLIS: i64 = 90 * 86_400_000;
/// A day in milliseconds.
const DAY_MILLIS: i64 = 86_400_000;

/// What makes the clock doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The latest change lies more than a day ahead: the clock is behind now, or was ahead then.
    Behind(Instant),
    /// The latest change is long ago: the clock may be ahead.
    Ahead(Instant),
}

impl Doubt {
    /// What speaks against the clock, if anything does; `latest` is the latest change of earlier visits.
    pub fn of(latest: Option<Instant>, now: &Now) -> Option<Doubt> {
        let latest = latest?;
        let passed = now.instant.0.saturating_sub(latest.0);
        if passed < -MOST_AHEAD.cast_signed() {
            Some(Doubt::Behind(latest))
        } else if passed > LONG_MILLIS {
            Some(Doubt::Ahead(latest))
        } else {
            None
        }
    }

    /// What there is to say, and what to do.
    pub fn words(self, now: &Now) -> String {
        let date = |at: Instant| full_date(now.local_of(at).date());
        let today = date(now.instant);
        match self {
            Doubt::Behind(latest) => format!(
                "This device says that today is {today}, but the latest change here is dated {}. Either the clock is \
                 behind now, or it was ahead then. Nothing is lost. Check the date of this device.",
                date(latest)
            ),
            Doubt::Ahead(latest) => format!(
                "This device says that today is {today}. The latest change here is dated {}. If that is not so long \
                 ago, set the clock of this device right. Nothing leaves the trash meanwhile.",
                date(latest)
            ),
        }
    }
}

fn full_date(day: Day) -> String {
    format!("{} {} {}", day.day(), month_word(day), day.year())
}

/// A touch that a wrong clock dated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misdated {
    /// The lead.
    pub lead: LeadId,
    /// The touch.
    pub touch: TouchId,
    /// The lead's title and what the touch says of itself and its date.
    pub words: String,
    /// The touch as it should be.
    right: Touch,
}

/// The touches that are dated more than a day ahead, or more than a day before their lead came into the book though
/// they were logged as they happened.
pub fn misdated(book: &Book, now: &Now) -> Vec<Misdated> {
    let of_lead = |lead: &Lead| -> Vec<Misdated> {
        let wrong = lead.touches.iter().filter(|(_, touch)| is_misdated(lead, touch, now));
        wrong.map(|(id, touch)| misdated_touch(book, lead, *id, touch, now)).collect()
    };
    book.leads().flat_map(of_lead).collect()
}

fn is_misdated(lead: &Lead, touch: &Touch, now: &Now) -> bool {
    match touch.time {
        TouchTime::At(at) => {
            let was_before = touch.origin.is_empty() && at.0 < lead.created.at.0.saturating_sub(DAY_MILLIS);
            at.0 > now.instant.0.saturating_add(DAY_MILLIS) || was_before
        }
        TouchTime::On(day) => day > days_after(now.today(), 1),
    }
}

/// The day on which it was logged, if its stamp tells one that can be; else today.
fn misdated_touch(book: &Book, lead: &Lead, id: TouchId, touch: &Touch, now: &Now) -> Misdated {
    let stamp = book.stamp_of(&Edit::Touch(lead.id, id, None)).map(|at| Instant(at.millis.cast_signed()));
    let logged = stamp.filter(|at| at.0 <= now.instant.0).unwrap_or(now.instant);
    let right = Touch { time: TouchTime::On(now.local_of(logged).date()), ..touch.clone() };
    let words = format!(
        "{}: {}, dated {}; it becomes {}.",
        lead.title(),
        touch.words(),
        full_date(touch.time.day(now)),
        full_date(right.time.day(now)),
    );
    Misdated { lead: lead.id, touch: id, words, right }
}

/// Puts all of them right.
pub fn put_right(misdated: Vec<Misdated>) -> Command {
    let right = |one: Misdated| Command::SetTouch(one.lead, one.touch, Some(one.right));
    Command::Together(misdated.into_iter().map(right).collect())
}
