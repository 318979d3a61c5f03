//! The days off in a calendar file.

use super::ics::{Property, properties, unescaped};
use crate::domain::time::{Day, days_after, days_between};

/// A day off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: Day,
    /// Its name.
    pub name: String,
}

/// What stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// The days, in the order of the file.
    pub days: Vec<Holiday>,
    /// The lines of events that could not be read, from one.
    pub unread: Vec<usize>,
}

/// The most days that one event is taken to have, and the years that a yearly one is looked ahead.
const MOST_DAYS: i64 = 31;
const YEARS_AHEAD: i32 = 4;

/// The most days that are taken from one file.
const MOST_HOLIDAYS: usize = 1_000;

/// The days off that a calendar file names. An event over several days gives each of them; one that comes
/// back every year is taken for the next years too.
pub fn read(text: &str) -> Holidays {
    let mut found = Holidays::default();
    let mut event: Vec<Property> = Vec::new();
    let mut inside = false;
    for property in properties(text) {
        let marks_event = property.value.eq_ignore_ascii_case("VEVENT");
        match property.name.as_str() {
            "BEGIN" if marks_event => {
                inside = true;
                event = vec![property];
            }
            "END" if marks_event => {
                inside = false;
                take(&event, &mut found);
            }
            _ if inside => event.push(property),
            _ => {}
        }
    }
    found
}

fn take(event: &[Property], found: &mut Holidays) {
    let value =
        |name: &str| event.iter().find(|property| property.name == name).map(|property| property.value.as_str());
    let Some(first) = value("DTSTART").and_then(day_of) else {
        found.unread.extend(event.first().map(|property| property.line));
        return;
    };
    if value("STATUS").is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED")) {
        return;
    }
    let name = value("SUMMARY").map(unescaped).unwrap_or_default();
    // The day on which an event of whole days ends is no longer part of it.
    let last = value("DTEND").and_then(day_of);
    let count = last.map_or(1, |last| days_between(first, last)).clamp(1, MOST_DAYS);
    let yearly = value("RRULE").is_some_and(|rule| rule.to_uppercase().contains("FREQ=YEARLY"));
    for year in 0..=(if yearly { YEARS_AHEAD } else { 0 }) {
        let Some(first) = in_year(first, year) else { continue };
        for day in 0..u32::try_from(count).unwrap_or(1) {
            if found.days.len() < MOST_HOLIDAYS {
                found.days.push(Holiday { day: days_after(first, day), name: name.trim().to_owned() });
            }
        }
    }
}

/// The same day so many years later; a leap day has none in most of them.
fn in_year(day: Day, later: i32) -> Option<Day> {
    use chrono::Datelike;
    day.with_year(day.year() + later)
}

/// The day of `20261225` or `20261225T000000Z`.
fn day_of(value: &str) -> Option<Day> {
    let number = |from: usize, to: usize| value.get(from..to)?.parse::<u32>().ok();
    Day::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(4, 6)?, number(6, 8)?)
}
