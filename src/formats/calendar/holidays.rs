//! Reads days off from a calendar file.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::recurrence::Rule;
use crate::domain::time::{Day, Instant, Now, days_after, days_before, days_between};
use crate::formats::content_line::{Line, Property, unfolded};
use crate::formats::text::Encoding;

/// A day off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: Day,
    /// Its name.
    pub name: String,
}

/// The days off in a file. Lines are counted from 1; an event is identified by its first line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// The days, event by event, in the order of the file.
    pub days: Vec<Holiday>,
    /// Events that could not be read.
    pub unread: Vec<usize>,
    /// Events whose recurrence rule was not understood: only their explicit dates are among the days.
    pub rules: Vec<usize>,
    /// Events of a few hours, which are not days off.
    pub hours: Vec<usize>,
    /// Events of which only some days were used, because there are too many.
    pub cut: Vec<usize>,
}

/// The maximum number of days of one event, and the number of years that a recurring event is expanded for.
const MOST_DAYS: i64 = 366;
const YEARS_AHEAD: u32 = 4;

/// The maximum number of days read from one file.
const MOST_HOLIDAYS: usize = 1_000;

/// An event shorter than this is an appointment, not a day off; the day on which clocks go forward has 23 hours.
const LEAST_HOURS: i64 = 23;

/// Reads the days off in a calendar file. An event over several days yields each of them; a recurring event yields its
/// days from today on.
pub fn read(text: &str, now: &Now) -> Holidays {
    let mut zone = String::new();
    let mut events: Vec<Event> = Vec::new();
    let mut open: Option<Event> = None;
    let mut nested = 0_usize;
    // In a calendar, a line that doesn't begin with a space is a property of its own.
    let lines = unfolded(text.as_bytes(), &|_, _| Line::Own);
    for property in lines.iter().filter_map(|(number, line)| Property::read(*number, line, Encoding::Utf8)) {
        let marks_event = property.value.trim().eq_ignore_ascii_case("VEVENT");
        match (property.name.as_str(), open.as_mut()) {
            ("BEGIN", None) if marks_event => {
                nested = 0;
                open = Some(Event { line: property.line, properties: Vec::new() });
            }
            ("END", Some(_)) if marks_event => events.extend(open.take()),
            // An alarm inside an event has its own description and duration.
            ("BEGIN", Some(_)) => nested += 1,
            ("END", Some(_)) => nested = nested.saturating_sub(1),
            (_, Some(event)) if nested == 0 => event.properties.push(property),
            ("X-WR-TIMEZONE", None) => property.value.trim().clone_into(&mut zone),
            _ => {}
        }
    }
    events.extend(open);
    let moved: Vec<(&str, Day)> = events
        .iter()
        .filter_map(|event| {
            let of = event.first("RECURRENCE-ID")?;
            Some((event.value("UID"), event.clock(&zone, now).day(of)?))
        })
        .collect();
    let mut found = Holidays::default();
    for event in &events {
        event.take(&zone, &moved, now, &mut found);
    }
    found
}

/// The lines of one event.
struct Event {
    line: usize,
    properties: Vec<Property>,
}

impl Event {
    fn first(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    fn value(&self, name: &str) -> &str {
        self.first(name).map(|property| property.value.trim()).unwrap_or_default()
    }

    /// The clock in which the days of this event are meant.
    fn clock<'event>(&'event self, zone: &'event str, now: &'event Now) -> Clock<'event> {
        let start = self.first("DTSTART");
        let value = start.map(|start| start.value.trim()).unwrap_or_default();
        let named = start.and_then(|start| start.parameter("TZID")).unwrap_or(zone);
        let has_zone = start.is_some_and(|start| start.parameter("TZID").is_some());
        // Many programs write a day as midnight in UTC.
        let is_moment = has_zone || value.ends_with('Z') && !value.contains("T000000");
        let by = |zone| Clock { zone, is_moment, now };
        // Some declare UTC for the calendar but mean whole local days.
        let is_midnight = |clock: &Clock<'_>| clock.local(value).is_some_and(|local| local.time() == NaiveTime::MIN);
        if !is_midnight(&by(named)) && is_midnight(&by("")) { by("") } else { by(named) }
    }

    fn take(&self, zone: &str, moved: &[(&str, Day)], now: &Now, found: &mut Holidays) {
        let clock = self.clock(zone, now);
        let Some(start) = self.first("DTSTART").and_then(|start| clock.local(&start.value)) else {
            found.unread.push(self.line);
            return;
        };
        if self.value("STATUS").eq_ignore_ascii_case("CANCELLED") {
            return;
        }
        let first = start.date();
        let Some(count) = self.days_long(start, &clock) else {
            found.hours.push(self.line);
            return;
        };
        if count > MOST_DAYS {
            found.cut.push(self.line);
        }
        let count = u32::try_from(count.clamp(1, MOST_DAYS)).unwrap_or(1);
        let name = self.first("SUMMARY").map(Property::text).unwrap_or_default();
        let mut begins = self.begins(first, count, &clock, found);
        begins.extend(self.listed("RDATE", &clock));
        let uid = self.value("UID");
        let is_own = self.first("RECURRENCE-ID").is_some();
        let left_out: Vec<Day> = self.listed("EXDATE", &clock).collect();
        begins.retain(|day| !left_out.contains(day) && (is_own || uid.is_empty() || !moved.contains(&(uid, *day))));
        for day in begins.into_iter().flat_map(|first| (0..count).map(move |ahead| days_after(first, ahead))) {
            if found.days.len() < MOST_HOLIDAYS {
                found.days.push(Holiday { day, name: name.trim().to_owned() });
            } else if found.cut.last() != Some(&self.line) {
                found.cut.push(self.line);
            }
        }
    }

    /// The number of days of the event; `None` if it lasts a few hours only.
    fn days_long(&self, start: NaiveDateTime, clock: &Clock<'_>) -> Option<i64> {
        let is_date = self.value("DTSTART").len() == 8;
        let lasts = self.first("DURATION").and_then(|length| duration(length.value.trim()));
        let end = self.first("DTEND").and_then(|end| clock.local(&end.value));
        let end = end.or_else(|| start.checked_add_signed(lasts?));
        let is_midnight = start.time() == NaiveTime::MIN;
        let is_whole = self.value("X-MICROSOFT-CDO-ALLDAYEVENT").eq_ignore_ascii_case("TRUE");
        let Some(end) = end.filter(|end| *end > start) else {
            return (is_date || is_midnight || is_whole).then_some(1);
        };
        let length = end.signed_duration_since(start);
        // An event that ends at the start of a day doesn't include that day.
        let last = end.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(end).date();
        (is_date || is_whole || length.num_hours() >= LEAST_HOURS).then(|| days_between(start.date(), last) + 1)
    }

    /// The days on which the event begins: its explicit dates and those of its rule.
    fn begins(&self, first: Day, count: u32, clock: &Clock<'_>, found: &mut Holidays) -> Vec<Day> {
        let rules: Vec<&Property> = self.properties.iter().filter(|property| property.name == "RRULE").collect();
        if rules.is_empty() {
            return vec![first];
        }
        let today = clock.now.today();
        let from = days_before(today, count);
        let to = days_after(today, YEARS_AHEAD * 366);
        let read = |rule: &&Property| Rule::read(&rule.value, &|text| clock.local(text).map(|local| local.date()));
        match rules.iter().map(read).collect::<Option<Vec<Rule>>>() {
            Some(rules) => rules.iter().flat_map(|rule| rule.days(first, from, to)).collect(),
            None => {
                found.rules.push(self.line);
                vec![first]
            }
        }
    }

    /// The days on all lines with that name, each of which may list several.
    fn listed(&self, name: &'static str, clock: &Clock<'_>) -> impl Iterator<Item = Day> {
        let lines = self.properties.iter().filter(move |property| property.name == name);
        let days = |line: &Property| {
            line.value.split(',').filter_map(|text| Some(clock.local(text)?.date())).collect::<Vec<_>>()
        };
        lines.flat_map(days).collect::<Vec<_>>().into_iter()
    }
}

/// The clock that converts moments in UTC, if the values are moments rather than days.
struct Clock<'event> {
    zone: &'event str,
    is_moment: bool,
    now: &'event Now,
}

impl Clock<'_> {
    fn day(&self, property: &Property) -> Option<Day> {
        self.local(&property.value).map(|local| local.date())
    }

    /// Date and time of `20261225`, `20261225T080000` or, converted by this clock, `20261224T230000Z`.
    fn local(&self, value: &str) -> Option<NaiveDateTime> {
        let value = value.trim();
        let number = |from: usize, to: usize| value.get(from..to)?.parse::<u32>().ok();
        let day = Day::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(4, 6)?, number(6, 8)?)?;
        if value.len() == 8 {
            return Some(day.and_time(NaiveTime::MIN));
        }
        // A period states its beginning first.
        let time = value.get(8..)?.strip_prefix('T')?;
        let local = day.and_hms_opt(number(9, 11)?, number(11, 13)?, number(13, 15).unwrap_or(0))?;
        if !self.is_moment || !time.contains('Z') {
            return Some(local);
        }
        let at = Instant(local.and_utc().timestamp_millis());
        Some(if self.zone.is_empty() { self.now.local_of(at) } else { self.now.local_in(at, self.zone) })
    }
}

/// The length of `P1D`, `P2W` or `PT24H`.
fn duration(text: &str) -> Option<TimeDelta> {
    let mut seconds = 0_i64;
    let mut digits = String::new();
    for letter in text.trim_start_matches('+').strip_prefix('P')?.chars() {
        let unit = match letter {
            '0'..='9' => {
                digits.push(letter);
                continue;
            }
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            'T' => continue,
            _ => return None,
        };
        seconds = seconds.checked_add(std::mem::take(&mut digits).parse::<i64>().ok()?.checked_mul(unit)?)?;
    }
    TimeDelta::try_seconds(seconds)
}
