//! Hours in the words people use: "mornings", "Tue and Thu after 15:00", "Mon-Fri 9 to 17".

use chrono::{Datelike, NaiveTime};

use super::time::Day;

/// The hours of some days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Which days: the first bit is Monday.
    days: u8,
    /// From which minute of the day.
    pub from: u16,
    /// Until which minute of the day.
    pub until: u16,
}

/// The bits of all days, and of Monday to Friday.
const ALL_DAYS: u8 = 0x7f;
const WEEKDAYS: u8 = 0x1f;

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words for a part of the day, with its hours.
const PARTS: [(&str, u16, u16); 8] = [
    ("early", 8, 10),
    ("morning", 8, 12),
    ("noon", 12, 14),
    ("lunch", 12, 14),
    ("midday", 12, 14),
    ("afternoon", 13, 17),
    ("evening", 17, 20),
    ("late", 16, 19),
];

impl Window {
    /// The same hours on every day.
    pub const fn hours(from: u16, until: u16) -> Window {
        Window { days: ALL_DAYS, from: from * 60, until: until * 60 }
    }

    /// The hours that a text names; `None` if it names none.
    pub fn read(text: &str) -> Option<Window> {
        let text = text.to_lowercase().replace(['-', '–', '—'], " to ");
        let tokens: Vec<&str> = text
            .split(|letter: char| !letter.is_alphanumeric() && letter != ':')
            .filter(|word| !word.is_empty())
            .collect();
        let mut window = Window { days: 0, from: 0, until: 24 * 60 };
        let mut found = false;
        let mut last_day = None;
        let mut last_time = None;
        for (place, token) in tokens.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|place| tokens.get(place)).copied().unwrap_or_default();
            let after = tokens.get(place + 1).copied().unwrap_or_default();
            if let Some(day) = day_of(token) {
                let first = last_day.filter(|_| before == "to").unwrap_or(day);
                window.days |= days_from(first, day);
                last_day = Some(day);
                found = true;
            } else if matches!(*token, "weekday" | "weekdays") {
                window.days |= WEEKDAYS;
                found = true;
            } else if let Some((_, from, until)) = PARTS.iter().find(|(word, ..)| token.trim_end_matches('s') == *word)
            {
                (window.from, window.until) = (from * 60, until * 60);
                found = true;
            } else if let Some(time) = time_of(token, after) {
                match before {
                    "before" | "until" | "till" | "by" => window.until = time,
                    "to" | "and" if last_time.is_some() => window.until = time,
                    "after" | "from" | "since" => window.from = time,
                    _ => (window.from, window.until) = (time, time.saturating_add(60)),
                }
                last_time = Some(time);
                found = true;
            }
        }
        if window.days == 0 {
            window.days = ALL_DAYS;
        }
        (found && window.from < window.until).then_some(window)
    }

    /// Whether it is open on that day of the week.
    pub fn has_day(&self, day: Day) -> bool {
        self.days >> day.weekday().num_days_from_monday() & 1 == 1
    }

    /// Whether `time` lies in its hours.
    pub fn has_time(&self, time: NaiveTime) -> bool {
        (self.from..self.until).contains(&minute_of(time))
    }

    /// Whether it says anything about the hours, not only about days.
    pub fn names_hours(&self) -> bool {
        self.from > 0 || self.until < 24 * 60
    }

    /// The time at which it opens.
    pub fn opens(&self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.from) * 60, 0).unwrap_or(NaiveTime::MIN)
    }
}

/// The minute of the day.
pub fn minute_of(time: NaiveTime) -> u16 {
    use chrono::Timelike;
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0)
}

/// The day of the week that a word names, whole or by its first letters: "tue", "thursdays".
fn day_of(word: &str) -> Option<usize> {
    let word = word.strip_suffix('s').filter(|word| word.len() > 4).unwrap_or(word);
    DAYS.iter().position(|day| word.len() >= 3 && day.starts_with(word))
}

/// The bits of the days from one to another, over the end of the week if need be.
fn days_from(first: usize, last: usize) -> u8 {
    let mut days = 0;
    let mut day = first;
    loop {
        days |= 1 << day;
        if day == last {
            return days;
        }
        day = (day + 1) % 7;
    }
}

/// The minute of a time such as `15:00`, `3pm` or `9`; `after` is the word that follows.
fn time_of(word: &str, after: &str) -> Option<u16> {
    let suffix = ["am", "pm"].into_iter().find(|suffix| word.ends_with(suffix));
    let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic());
    if digits.len() + suffix.map_or(0, str::len) != word.len() {
        return None;
    }
    let (hour, minute) = digits.split_once(':').unwrap_or((digits, "0"));
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    let half = suffix.or(Some(after).filter(|after| matches!(*after, "am" | "pm")));
    let hour = match half {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}

/// How many days a text such as "3 days", "a week" or "24 hours" means, at least one.
pub fn days_in(text: &str) -> Option<u32> {
    Some(hours_in(text)?.div_ceil(24).max(1))
}

/// How many hours a text such as "24 h", "2 days" or "a week" means; a bare number is days.
pub fn hours_in(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let number: String =
        text.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let unit = if has(&["week"]) {
        7 * 24
    } else if has(&["month"]) {
        30 * 24
    } else if has(&["hour", " h"]) || text.ends_with('h') {
        1
    } else if has(&["day"]) || !number.is_empty() {
        24
    } else {
        return None;
    };
    // "A day", "one week", "the same day".
    let count = if number.is_empty() { 1 } else { number.parse::<u32>().ok()? };
    Some(count.saturating_mul(unit).min(24 * 366))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, days: u8, from: u16, until: u16) {
        assert_eq!(Window::read(text), Some(Window { days, from, until }), "{text}");
    }

    #[test]
    fn hours_are_read_in_the_words_people_use() {
        check("mornings", 0x7f, 480, 720);
        check("Tue and Thu after 15:00", 0b1010, 900, 1440);
        check("Mon-Fri 9 to 17", 0x1f, 540, 1020);
        check("weekdays, 9:30am-5pm", 0x1f, 570, 1020);
        check("between 9 and 11", 0x7f, 540, 660);
        check("before 10", 0x7f, 0, 600);
        check("Wednesdays at 3 pm", 0b100, 900, 960);
        check("Sat-Mon", 0b110_0001, 0, 1440);
        check("afternoons", 0x7f, 780, 1020);
        for text in ["", "whenever", "ask the desk", "from 17 to 9"] {
            assert_eq!(Window::read(text), None, "{text}");
        }
    }

    #[test]
    fn spans_are_read_in_hours_and_days() {
        for (text, hours, days) in [
            ("3 days", 72, 3),
            ("3", 72, 3),
            ("a week", 168, 7),
            ("24 h", 24, 1),
            ("2 hours", 2, 1),
            ("within a day", 24, 1),
        ] {
            assert_eq!((hours_in(text), days_in(text)), (Some(hours), Some(days)), "{text}");
        }
        assert_eq!(hours_in("soon"), None);
    }
}
