//! Days and times in the few words that fit a row.

use chrono::{Datelike, NaiveDateTime, Timelike, Weekday};

use crate::domain::lead::{NextTouch, When};
use crate::domain::time::{Day, Half, Now, days_between, month_word};

/// The weekday in three letters.
pub fn weekday(day: Day) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

/// `Thu 27 Nov`, with the year if it differs from that of `today`.
pub fn date(day: Day, today: Day) -> String {
    let year = if day.year() == today.year() { String::new() } else { format!(" {}", day.year()) };
    format!("{} {} {}{year}", weekday(day), day.day(), month_word(day))
}

/// `today`, `tomorrow`, `yesterday`, or else the date.
pub fn near_date(day: Day, today: Day) -> String {
    match days_between(today, day) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => date(day, today),
    }
}

/// `10:30`.
pub fn time(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `1 day`, `9 days`.
pub fn days(count: u64) -> String {
    counted(count, "day", "days")
}

/// `1 lead`, `9 leads`.
pub fn leads(count: usize) -> String {
    counted(u64::try_from(count).unwrap_or(u64::MAX), "lead", "leads")
}

/// A count with its noun.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The distance of a day from today: `in 9 days`, `today`, `3 days ago`.
pub fn away(day: Day, today: Day) -> String {
    match days_between(today, day) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        ahead if ahead > 0 => format!("in {ahead} days"),
        back => format!("{} days ago", back.unsigned_abs()),
    }
}

/// When a next touch is due: `Thu 27 Nov, afternoon`, `today at 10:30`.
pub fn due(when: &When, now: &Now) -> String {
    let day = near_date(when.due_day(now), now.today());
    match when {
        When::Planned { half: None, .. } => day,
        When::Planned { half: Some(Half::Morning), .. } => format!("{day}, morning"),
        When::Planned { half: Some(Half::Afternoon), .. } => format!("{day}, afternoon"),
        When::Promised { at, .. } => format!("{day} at {}{}", time(now.local_of(*at)), there(when, now)),
    }
}

/// The same moment in their time zone, if it was agreed in that and the time differs: ` (19:30 there)`.
pub fn there(when: &When, now: &Now) -> String {
    let When::Promised { at, zone: Some(zone) } = when else { return String::new() };
    let (mine, theirs) = (now.local_of(*at), now.local_in(*at, zone));
    if mine == theirs {
        String::new()
    } else if mine.date() == theirs.date() {
        format!(" ({} there)", time(theirs))
    } else {
        format!(" ({} {} there)", weekday(theirs.date()), time(theirs))
    }
}

/// A next touch short enough for a button: `Thu 27 Nov pm, call`.
pub fn short_line(next: &NextTouch, now: &Now) -> String {
    let day = near_date(next.when.due_day(now), now.today());
    let time = match &next.when {
        When::Planned { half: None, .. } => String::new(),
        When::Planned { half: Some(Half::Morning), .. } => " am".to_owned(),
        When::Planned { half: Some(Half::Afternoon), .. } => " pm".to_owned(),
        When::Promised { at, .. } => format!(" {}", time(now.local_of(*at))),
    };
    format!("{day}{time}, {}", next.channel.word())
}

/// A next touch in one line: `Thu 27 Nov, call`.
pub fn next_line(next: &NextTouch, now: &Now) -> String {
    format!("{}, {}", due(&next.when, now), next.channel.word())
}

/// A duration: "2:05".
pub fn minutes_and_seconds(millis: i64) -> String {
    let seconds = millis.max(0) / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> Day {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_date_names_its_year_only_where_it_is_another() {
        let today = day(2026, 11, 22);
        assert_eq!(date(day(2026, 11, 26), today), "Thu 26 Nov");
        assert_eq!(date(day(2027, 1, 4), today), "Mon 4 Jan 2027");
    }

    #[test]
    fn near_days_have_names() {
        let today = day(2026, 12, 31);
        assert_eq!(near_date(day(2027, 1, 1), today), "tomorrow");
        assert_eq!(away(day(2027, 1, 9), today), "in 9 days");
        assert_eq!(away(day(2026, 12, 28), today), "3 days ago");
    }
}
