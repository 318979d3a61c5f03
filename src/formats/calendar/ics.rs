//! Calendar files as RFC 5545 has them: written so that every calendar reads them, and their lines taken
//! apart again.

use std::fmt::Write;

use crate::domain::time::{Day, Instant, days_after};
use chrono::{Datelike, Timelike};

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// On a day; the alarm rings so many minutes after its midnight.
    Day(Day, u16),
    /// At a moment; the alarm rings ten minutes before.
    At(Instant),
}

/// A touch as an event of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Names it for ever: the same name is the same event.
    pub uid: String,
    /// When it is.
    pub start: Start,
    /// What it is, in a few words.
    pub summary: String,
    /// What to know before it.
    pub description: String,
    /// Where it is found in this page.
    pub link: String,
    /// Whether it is off.
    pub cancelled: bool,
}

/// The calendar file with these events, written at `now`. A file that only takes events out says so.
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
            // A day's touch leaves the day free for appointments.
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

/// A number that is higher in every later file, so that a calendar takes the later one: the seconds since the
/// beginning of 2026, which a calendar can hold until 2094. Nothing has to be remembered for it.
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

/// A text as a value: commas, semicolons, strokes and line ends are marked; other control characters go.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ',' | ';' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// The most bytes of a line, without its end.
const LONGEST_LINE: usize = 75;

/// Adds a line, folded between letters where it is too long.
fn push(out: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

/// A line of a calendar file: its name, its parameters and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Where it begins in the file, from one.
    pub line: usize,
    /// Its name in capitals.
    pub name: String,
    /// What stands between name and value, such as `TZID=Europe/Berlin`.
    parameters: String,
    /// Its value as it stands there.
    pub value: String,
}

impl Property {
    /// The value of a parameter, without quotes.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let parts = self.parameters.split(';').filter_map(|part| part.split_once('='));
        let mut values = parts.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name));
        values.next().map(|(_, value)| value.trim().trim_matches('"'))
    }
}

/// The lines of a file, unfolded; what is no property is left out.
pub fn properties(text: &str) -> Vec<Property> {
    let mut whole: Vec<(usize, String)> = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        match (text.strip_prefix([' ', '\t']), whole.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            // A blank before a fold belongs to the text, so nothing is trimmed before it is whole.
            _ => whole.push((line, text.to_owned())),
        }
    }
    whole.into_iter().filter_map(|(line, text)| property(line, &text)).collect()
}

fn property(line: usize, text: &str) -> Option<Property> {
    // A colon inside quotes belongs to a parameter.
    let mut quoted = false;
    let colon = text.find(|letter| {
        quoted ^= letter == '"';
        letter == ':' && !quoted
    })?;
    let (head, value) = text.split_at_checked(colon)?;
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    let name = name.trim_start_matches('\u{FEFF}').trim().to_uppercase();
    Some(Property { line, name, parameters: parameters.to_owned(), value: value.get(1..)?.trim_end().to_owned() })
}

/// A value as the text it stands for.
pub fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(marked) => out.push(marked),
                None => {}
            },
            letter => {
                let _ = out.write_char(letter);
            }
        }
    }
    out
}
