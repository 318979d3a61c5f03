//! Days, times and counts as one says them: "on Friday at ten", "9 days", "1 day".

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use crate::domain::time::{Window, minute_of};

/// A number with its noun: "1 day", "9 days".
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A list as one says it: "speed, price and service".
pub fn list(items: &[String]) -> String {
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// A series of values in people's own words: "speed; price; an island that seats four". They may be whole sentences,
/// so the punctuation at their ends is dropped between them.
pub fn series(items: &[String]) -> String {
    let (last, before) = match items.split_last() {
        None => return String::new(),
        Some(parts) => parts,
    };
    let mut said = String::new();
    for item in before {
        said.push_str(item.trim_end().trim_end_matches(['.', ';', ',', '!', '?', ' ']));
        said.push_str("; ");
    }
    said.push_str(last);
    said
}

/// The days until their deadline: "9 days", "1 day", or "about three months" if it is too far away to count days.
/// `None` once it has passed.
pub fn days_left(deadline: NaiveDate, today: NaiveDate) -> Option<String> {
    let days = u64::try_from((deadline - today).num_days()).ok()?;
    Some(match days {
        0 => "less than a day".to_owned(),
        1..=14 => count(days, "day", "days"),
        15..=59 => format!("about {} weeks", small_number((days + 3) / 7)),
        60..=349 => format!("about {} months", small_number((days * 12 + 182) / 365)),
        350..=380 => "about a year".to_owned(),
        _ => "more than a year".to_owned(),
    })
}

/// A number up to twelve as a word.
fn small_number(number: u64) -> &'static str {
    hour_word(u32::try_from(number).unwrap_or_default())
}

/// A deadline after "by": "tomorrow", "Friday 14 August". `None` once it has passed.
///
/// A past deadline no longer says anything about their success, so every text drops it.
pub fn deadline(deadline: NaiveDate, today: NaiveDate) -> Option<String> {
    match (deadline - today).num_days() {
        ..0 => None,
        0 => Some("today".to_owned()),
        1 => Some("tomorrow".to_owned()),
        2..=WEEKDAY_DAYS => Some(format!("{} {}", weekday(deadline.weekday()), date(deadline, today))),
        _ => Some(date(deadline, today)),
    }
}

/// Beyond this many days nobody says the weekday.
const WEEKDAY_DAYS: i64 = 21;

/// A future or recent day: "today", "tomorrow", "on Friday", "on Tuesday 14 August", "last Monday".
///
/// The weekday alone is used only within the next six days, where it is unambiguous.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    let name = weekday(day.weekday());
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2..=6 => format!("on {name}"),
        -6..=-2 => format!("last {name}"),
        7..=WEEKDAY_DAYS => format!("on {name} {}", date(day, today)),
        _ => format!("on {}", date(day, today)),
    }
}

/// A day and, if agreed, a time: "on Friday at ten".
pub fn day_and_time(on: NaiveDate, at: Option<NaiveTime>, today: NaiveDate) -> String {
    match at {
        Some(at) => format!("{} at {}", day(on, today), time(at)),
        None => day(on, today),
    }
}

/// A time of day after "at": "ten", "half past two", "a quarter to nine", "noon".
pub fn time(time: NaiveTime) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match (hour, minute) {
        (0, 0) => return "midnight".to_owned(),
        (12, 0) => return "noon".to_owned(),
        _ => {}
    }
    let this = hour_word(hour);
    let next = hour_word((hour + 1) % 24);
    let said = match minute {
        0 => this.to_owned(),
        5 => format!("five past {this}"),
        10 => format!("ten past {this}"),
        15 => format!("a quarter past {this}"),
        20 => format!("twenty past {this}"),
        25 => format!("twenty-five past {this}"),
        30 => format!("half past {this}"),
        35 => format!("twenty-five to {next}"),
        40 => format!("twenty to {next}"),
        45 => format!("a quarter to {next}"),
        50 => format!("ten to {next}"),
        55 => format!("five to {next}"),
        minute => format!("{}:{minute:02}", if hour % 12 == 0 { 12 } else { hour % 12 }),
    };
    // During working hours nobody says which half of the day is meant.
    match hour {
        0..=7 => format!("{said} in the morning"),
        8..=18 => said,
        _ => format!("{said} in the evening"),
    }
}

/// When I can next be reached, true at this moment: "today until five", "on Monday from nine to five".
///
/// Without a working day no true sentence exists, so this returns `None`.
pub fn reachable(now: NaiveDateTime, hours: &[Window]) -> Option<String> {
    let today = now.date();
    let opens_next = |on: NaiveDate| {
        let still = |window: &&Window| window.has_day(on) && (on > today || minute_of(now.time()) < window.until);
        hours.iter().filter(still).min_by_key(|window| window.from)
    };
    let ahead = (0..=7).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
    let (on, window) = ahead.filter_map(|on| Some((on, opens_next(on)?))).next()?;
    let closes = time(window.closes());
    if on == today && window.has_time(now.time()) {
        return Some(format!("today until {closes}"));
    }
    Some(format!("{} from {} to {closes}", day(on, today), time(window.opens())))
}

/// "Good morning", "Good afternoon" or "Good evening".
pub fn greeting(now: NaiveTime) -> &'static str {
    match now.hour() {
        0..=11 => "Good morning",
        12..=17 => "Good afternoon",
        _ => "Good evening",
    }
}

/// Day and month, with the year if it is more than twelve months away.
fn date(day: NaiveDate, today: NaiveDate) -> String {
    let month = month(day.month());
    if (day - today).num_days().abs() < 360 {
        format!("{} {month}", day.day())
    } else {
        format!("{} {month} {}", day.day(), day.year())
    }
}

fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn month(month: u32) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

fn hour_word(hour: u32) -> &'static str {
    match hour % 12 {
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        10 => "ten",
        11 => "eleven",
        _ => "twelve",
    }
}
