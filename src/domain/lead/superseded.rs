//! Lines for the notes that keep a value readable after another value replaced it.

use super::Detail;
use super::next_touch::{FIRST_AIM, NextTouch, When};
use super::status::{End, Status};
use crate::domain::time::{Now, iso_day};

/// The lines of a typed value. A chosen value has none, because it can be chosen again with one tap.
pub fn typed_lines(detail: &Detail) -> Vec<String> {
    let (label, text) = match detail {
        Detail::Note(note) => return note.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
        Detail::Name(text) => ("name", text.clone()),
        Detail::Company(text) => ("company", text.clone()),
        Detail::Role(text) => ("role", text.clone()),
        Detail::Source(text) => ("source", text.clone()),
        Detail::Website(text) => ("website", text.clone()),
        Detail::Address(text) => ("address", text.clone()),
        Detail::BestTime(text) => ("best time", text.clone()),
        Detail::AnswersIn(text) => ("answers in", text.clone()),
        Detail::Worth(text) => ("worth", text.clone()),
        Detail::Pronouns(text) => ("pronouns", text.clone()),
        Detail::Phones(phones) => {
            let typed: Vec<&str> = phones.iter().map(|phone| phone.typed.as_str()).collect();
            ("phone", typed.join(", "))
        }
        Detail::Mails(mails) => ("mail", mails.join(", ")),
        _ => return Vec::new(),
    };
    if text.trim().is_empty() { Vec::new() } else { vec![also(label, &text)] }
}

/// The lines of any value, including chosen ones.
pub(in crate::domain) fn all_lines(detail: &Detail) -> Vec<String> {
    let line = match detail {
        Detail::Plan(name) if !name.is_empty() => also("plan", name),
        Detail::Zone(name) if !name.is_empty() => also("time zone", name),
        Detail::Group(Some(group)) => also("group", group.letter()),
        Detail::Warmth(Some(warmth)) => also("marked", &format!("{warmth:?}")),
        Detail::Preferred(Some(channel)) => also("asked for", channel.word()),
        Detail::Deadline(Some(deadline)) => {
            also("deadline", format!("{} {}", iso_day(deadline.day), deadline.why).trim_end())
        }
        other => return typed_lines(other),
    };
    vec![line]
}

/// A former status in one line; `None` if there is nothing worth noting.
pub(in crate::domain) fn status_line(status: &Status, now: &Now) -> Option<String> {
    Some(match status {
        Status::Open(next) if next.aim.text() == FIRST_AIM && next.value.is_empty() && !next.when.is_promise() => {
            return None;
        }
        Status::Open(next) => also("next touch", &next_touch_words(next, now)),
        Status::Parked { wake, why } => also("parked until", format!("{} {why}", iso_day(*wake)).trim_end()),
        Status::Ended { on, end: End::Won { value } } => also("won on", format!("{} {value}", iso_day(*on)).trim_end()),
        Status::Ended { on, end: End::LetGo { reason } } => {
            also("ended on", format!("{} {reason}", iso_day(*on)).trim_end())
        }
        Status::DoNotCall { since } => also("asked not to be called on", &iso_day(*since)),
    })
}

fn next_touch_words(next: &NextTouch, now: &Now) -> String {
    let day = iso_day(next.when.due_day(now));
    let time = match next.when {
        When::Promised { at, .. } => now.local_of(at).format(" %H:%M, agreed").to_string(),
        When::Planned { .. } => String::new(),
    };
    let value = if next.value.is_empty() { String::new() } else { format!(", {}", next.value) };
    format!("{day}{time}, {}: {}{value}", next.channel.word(), next.aim.text())
}

/// A line for the notes.
pub(in crate::domain) fn also(label: &str, text: &str) -> String {
    format!("Also {label}: {text}")
}
