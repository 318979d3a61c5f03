//! Reminders while the page is open. A closed page cannot ring, and the words beside them say so.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::schedule::also_agreed::moments;
use crate::domain::time::{Instant, Now};

/// A reminder of an agreed time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The lead.
    pub lead: LeadId,
    /// The agreed moment.
    pub at: Instant,
    /// Whether the agreed time has come.
    pub is_now: bool,
    /// Who and when, in words.
    pub words: String,
}

/// How many minutes before and after an agreed time the reminder is shown.
const BEFORE_MINUTES: i64 = 10;
const AFTER_MINUTES: i64 = 60;

/// The remark beside reminders: only an open page can ring.
pub const WHILE_OPEN: &str =
    "This page reminds you only while it is open. For the rest, put the touch into your calendar.";

/// The nearest agreed time, if it is soon or just past.
pub fn reminder(book: &Book, now: &Now) -> Option<Reminder> {
    let soon = now.instant.plus_minutes(BEFORE_MINUTES);
    let past = now.instant.plus_minutes(-AFTER_MINUTES);
    let is_close = |at: &Instant| *at <= soon && *at >= past;
    let promised = book.leads().flat_map(|lead| moments(lead).filter(is_close).map(move |at| (at, lead)));
    let (at, lead) = promised.min_by_key(|(at, lead)| (*at, lead.id))?;
    let time = dates::time(now.local_of(at));
    let words = if at < now.instant {
        format!("{} was promised for {time}", lead.title())
    } else {
        format!("{} is promised for {time}", lead.title())
    };
    Some(Reminder { lead: lead.id, at, is_now: at <= now.instant, words })
}

/// The prefix of the page title: how many agreed times are soon or just past.
pub fn due_mark(book: &Book, now: &Now) -> String {
    let soon = now.instant.plus_minutes(BEFORE_MINUTES);
    match book.leads().flat_map(moments).filter(|at| *at <= soon).count() {
        0 => String::new(),
        due => format!("({due}) "),
    }
}
