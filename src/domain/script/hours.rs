//! When I can be reached, out of hours as one types them: "Mon-Fri 9-17". What is said of it is true at the
//! moment it is said.

use chrono::{NaiveDateTime, NaiveTime, Weekday};

use super::words::reachable;

/// The working days where none are named.
const WORKING_DAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// The days in their order, for "Mon-Fri".
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The hours in words that are true now: "today until five"; as they were typed if they cannot be read.
pub fn in_words(typed: &str, now: NaiveDateTime) -> String {
    read(typed)
        .and_then(|(days, opens, closes)| reachable(now, opens, closes, &days))
        .unwrap_or_else(|| typed.trim().to_owned())
}

/// The days and times in "Mon-Fri 9-17", "9:30 to 17:00".
fn read(typed: &str) -> Option<(Vec<Weekday>, NaiveTime, NaiveTime)> {
    let plain = typed.to_lowercase().replace(['–', '—'], "-").replace(" to ", "-").replace(" - ", "-");
    let mut days = Vec::new();
    let mut times = None;
    for word in plain.split([' ', ',']).filter(|word| !word.is_empty()) {
        let (from, to) = word.split_once('-').unwrap_or((word, word));
        if let (Some(from), Some(to)) = (weekday(from), weekday(to)) {
            days.extend(WEEK.into_iter().filter(|day| {
                (from.num_days_from_monday()..=to.num_days_from_monday()).contains(&day.num_days_from_monday())
            }));
        } else if times.is_none()
            && let (Some(from), Some(to)) = (time(from), time(to))
            && from < to
        {
            times = Some((from, to));
        } else {
            // Words that are neither say something that hours cannot.
            return None;
        }
    }
    let (opens, closes) = times?;
    Some((if days.is_empty() { WORKING_DAYS.to_vec() } else { days }, opens, closes))
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim_end_matches('.');
    let begins = |name: &&str| 2 <= word.len() && name.starts_with(word);
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let place = names.iter().position(begins)?;
    WEEK.get(place).copied()
}

/// "9", "17:30", "9am", "5pm".
fn time(word: &str) -> Option<NaiveTime> {
    let (word, later) = match (word.strip_suffix("pm"), word.strip_suffix("am")) {
        (Some(word), _) => (word, 12),
        (_, Some(word)) => (word, 0),
        _ => (word, 0),
    };
    let (hour, minute) = word.split_once(':').unwrap_or((word, "0"));
    let hour: u32 = hour.parse().ok()?;
    NaiveTime::from_hms_opt(if hour < 12 { hour + later } else { hour }, minute.parse().ok()?, 0)
}
