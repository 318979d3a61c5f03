//! Writes events as a calendar file by RFC 5545, which every calendar reads.

use chrono::{Datelike, Timelike};

use crate::domain::time::{Day, Instant, days_after};
use crate::formats::content_line::{escaped, push};

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// On a day; the alarm rings this many minutes after midnight.
    Day(Day, u16),
    /// At a moment; the alarm rings ten minutes before it.
    At(Instant),
}

/// A touch as a calendar event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// A permanent identifier: the same UID is the same event.
    pub uid: String,
    /// When it is.
    pub start: Start,
    /// Its title, in a few words.
    pub summary: String,
    /// What to know before it.
    pub description: String,
    /// The URL of its lead in this app.
    pub link: String,
    /// Whether it is cancelled.
    pub cancelled: bool,
}

/// The calendar file with these events, written at `now`. A file that only cancels events says so.
pub fn write(events: &[Event], now: Instant) -> String {
    let mut out = String::new();
    let is_off = !events.is_empty() && events.iter().all(|event| event.cancelled);
    for fixed in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Next Touch//Next Touch//EN",
        "CALSCALE:GREGORIAN",
        if is_off { "METHOD:CANCEL" } else { "METHOD:PUBLISH" },
    ] {
        push(&mut out, fixed);
    }
    for event in events {
        write_event(&mut out, event, now);
    }
    push(&mut out, "END:VCALENDAR");
    out
}

fn write_event(out: &mut String, event: &Event, now: Instant) {
    push(out, "BEGIN:VEVENT");
    push(out, &format!("UID:{}", escaped(&event.uid)));
    push(out, &format!("DTSTAMP:{}", utc(now)));
    push(out, &format!("SEQUENCE:{}", sequence(now)));
    match event.start {
        Start::Day(day, _) => {
            push(out, &format!("DTSTART;VALUE=DATE:{}", date(day)));
            push(out, &format!("DTEND;VALUE=DATE:{}", date(days_after(day, 1))));
            // A touch planned for a day doesn't block the day for appointments.
            push(out, "TRANSP:TRANSPARENT");
        }
        Start::At(at) => {
            push(out, &format!("DTSTART:{}", utc(at)));
            push(out, &format!("DTEND:{}", utc(at.plus_minutes(30))));
        }
    }
    push(out, &format!("SUMMARY:{}", escaped(&event.summary)));
    if !event.description.is_empty() {
        push(out, &format!("DESCRIPTION:{}", escaped(&event.description)));
    }
    if !event.link.is_empty() {
        push(out, &format!("URL:{}", event.link.replace(['\r', '\n'], "")));
    }
    if event.cancelled {
        push(out, "STATUS:CANCELLED");
    } else {
        push(out, "STATUS:CONFIRMED");
        push(out, "BEGIN:VALARM");
        push(out, "ACTION:DISPLAY");
        push(out, &format!("DESCRIPTION:{}", escaped(&event.summary)));
        push(
            out,
            &match event.start {
                Start::Day(_, minute) => format!("TRIGGER:PT{minute}M"),
                Start::At(_) => "TRIGGER:-PT10M".to_owned(),
            },
        );
        push(out, "END:VALARM");
    }
    push(out, "END:VEVENT");
}

/// A sequence number that grows from file to file, so that a calendar accepts the later one without this app having to
/// remember anything: the seconds since the start of 2026, which fit until 2094.
pub fn sequence(now: Instant) -> i64 {
    const BEGINNING_OF_2026: i64 = 1_767_225_600_000;
    now.0.saturating_sub(BEGINNING_OF_2026).div_euclid(1_000).clamp(0, i64::from(i32::MAX))
}

/// `20261127`.
fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// `20261127T103000Z`.
fn utc(at: Instant) -> String {
    let moment = at.utc();
    format!("{}T{:02}{:02}{:02}Z", date(moment.date()), moment.hour(), moment.minute(), moment.second())
}
