//! A clock that was wrong for a while: detected by timestamps; the touches it misdated are listed and corrected.

use chrono::Datelike;

use crate::domain::book::Book;
use crate::domain::book::Edit;
use crate::domain::book::MOST_AHEAD;
use crate::domain::command::Command;
use crate::domain::id::{LeadId, TouchId};
use crate::domain::lead::Lead;
use crate::domain::lead::{Touch, TouchTime};
use crate::domain::time::{Day, Instant, Now, days_after, month_word};

/// Milliseconds without any change after which the clock is questioned.
const LONG_MILLIS: i64 = 90 * 86_400_000;
/// A day in milliseconds.
const DAY_MILLIS: i64 = 86_400_000;

/// Why the clock may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The latest change is more than a day in the future: the clock is behind now, or was ahead then.
    Behind(Instant),
    /// The latest change was long ago: the clock may be ahead.
    Ahead(Instant),
}

impl Doubt {
    /// The doubt about the clock, if any; `latest` is the latest change of earlier visits.
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

    /// What may be wrong, and what to do.
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

/// A touch that a wrong clock misdated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misdated {
    /// The lead.
    pub lead: LeadId,
    /// The touch.
    pub touch: TouchId,
    /// The lead's title, and the touch with its date.
    pub words: String,
    /// The corrected touch.
    right: Touch,
}

/// The touches dated more than a day ahead, or logged as they happened yet dated more than a day before their lead
/// came into the book.
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

/// Corrects the day to that of its timestamp, if that is plausible, and otherwise to today.
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

/// The command that corrects all of them.
pub fn put_right(misdated: Vec<Misdated>) -> Command {
    let right = |one: Misdated| Command::SetTouch(one.lead, one.touch, Some(one.right));
    Command::Together(misdated.into_iter().map(right).collect())
}
