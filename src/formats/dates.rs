//! Dates as people and programs write them, read with their whole column as the context.
//!
//! 02/04/2025 alone can be February or April. The other dates of its column, or else the home
//! country, decide. What cannot be read for sure is not read.

use crate::domain::order::sort_by;
use crate::domain::phone::Country;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// A day, and perhaps the time that stood beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The calendar day as written.
    pub date: NaiveDate,
    /// The time of day as written.
    pub time: Option<NaiveTime>,
    /// The offset from UTC in minutes, if one was written.
    pub offset: Option<i32>,
}

/// What 3/4 means in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
    /// The column has proof for both, so such a date in it is a guess.
    Unknown,
}

/// What the other dates of a column tell about one of them.
#[derive(Debug, Clone, Copy)]
pub struct DateColumn {
    order: Order,
    /// A date without a year is the one nearest to this day.
    near: NaiveDate,
}

impl DateColumn {
    /// Looks at all texts of a column before one of them is read.
    #[must_use]
    pub fn new<'a>(texts: impl Iterator<Item = &'a str> + Clone, home: &Country, today: NaiveDate) -> Self {
        let (mut day_first, mut month_first) = (false, false);
        for text in texts.clone() {
            if let Some((first, second)) = first_two(text) {
                day_first |= first > 12 && second <= 12;
                month_first |= second > 12 && first <= 12;
            }
        }
        let order = match (day_first, month_first) {
            (true, true) => Order::Unknown,
            (true, false) => Order::DayFirst,
            (false, true) => Order::MonthFirst,
            (false, false) if home.writes_month_first() => Order::MonthFirst,
            (false, false) => Order::DayFirst,
        };
        let column = DateColumn { order, near: today };
        let mut dates: Vec<NaiveDate> =
            texts.filter_map(|text| column.read_with(text, None)).map(|when| when.date).collect();
        sort_by(&mut dates, Ord::cmp);
        let near = dates.get(dates.len() / 2).copied().unwrap_or(today);
        DateColumn { order, near }
    }

    /// Reads one date of the column; none if it cannot be read for sure.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<When> {
        self.read_with(text, Some(self.near))
    }

    /// Reads a date; one without a year only if there is a day that it is to be near.
    fn read_with(&self, text: &str, near: Option<NaiveDate>) -> Option<When> {
        let text = text.trim().to_lowercase();
        if let Some(when) = of_number(&text) {
            return Some(when);
        }
        let (date_text, time_text) = apart(&text);
        let date = self.date(&date_text, near)?;
        if time_text.is_empty() {
            return Some(When { date, time: None, offset: None });
        }
        let (time, offset) = time_of_day(&time_text)?;
        Some(When { date, time: Some(time), offset })
    }

    fn date(&self, text: &str, near: Option<NaiveDate>) -> Option<NaiveDate> {
        let parts: Vec<&str> = text.split([' ', '/', '-', '.']).filter(|part| !part.is_empty()).collect();
        if let Some(month) = parts.iter().find_map(|part| month_named(part)) {
            let numbers: Option<Vec<u32>> =
                parts.iter().filter(|part| month_named(part).is_none()).map(|part| ordinal(part)).collect();
            return match numbers?.as_slice() {
                [day] => dated(None, month, *day, near),
                [year, day] if *year > 31 => dated(Some(*year), month, *day, near),
                [day, year] => dated(Some(*year), month, *day, near),
                _ => None,
            };
        }
        let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
        let year_is_first = parts.first().is_some_and(|first| first.len() == 4);
        match numbers?.as_slice() {
            [year, month, day] if year_is_first => dated(Some(*year), *month, *day, near),
            [first, second, year] => {
                let (month, day) = self.month_and_day(*first, *second, text.contains('.'))?;
                dated(Some(*year), month, day, near)
            }
            // "10-11" is rather a span of hours, and "3.5" a number.
            [first, second] if text.contains('/') || text.ends_with('.') => {
                let (month, day) = self.month_and_day(*first, *second, text.contains('.'))?;
                dated(None, month, day, near)
            }
            _ => None,
        }
    }

    fn month_and_day(&self, first: u32, second: u32, dotted: bool) -> Option<(u32, u32)> {
        match self.order {
            _ if first > 12 || dotted => Some((second, first)),
            _ if second > 12 || first == second => Some((first, second)),
            Order::MonthFirst => Some((first, second)),
            Order::DayFirst => Some((second, first)),
            Order::Unknown => None,
        }
    }
}

/// The two numbers whose order is in doubt, in a date such as 3/4/2025 or 24-03-2025.
fn first_two(text: &str) -> Option<(u32, u32)> {
    let date = text.split_whitespace().next()?;
    let mut parts = date.split(['/', '-']);
    let (first, second) = (parts.next()?, parts.next()?);
    let is_short = |part: &str| (1..=2).contains(&part.len());
    let year_follows = parts.next().is_none_or(|year| year.len() == 4 || year.len() == 2);
    let fits = is_short(first) && is_short(second) && year_follows && (date.contains('/') || date.len() > 7);
    if fits { first.parse().ok().zip(second.parse().ok()) } else { None }
}

/// A day in the 15 digits that a spreadsheet keeps of a fraction.
const WHOLE_DAY: u64 = 1_000_000_000_000_000;

/// Days since the end of 1899 are what a spreadsheet keeps of a date; eight digits are 20250314.
fn of_number(text: &str) -> Option<When> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !text.chars().all(|c| c.is_ascii_digit() || c == '.') || whole.is_empty() || fraction.contains('.') {
        return None;
    }
    let number: u32 = whole.parse().ok()?;
    if whole.len() == 8 && fraction.is_empty() {
        let date = dated(Some(number / 10_000), number / 100 % 100, number % 100, None)?;
        return Some(When { date, time: None, offset: None });
    }
    if !(20_000..80_000).contains(&number) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(u64::from(number)))?;
    // A minute is the finest that a plan needs. Reckoned in whole numbers, with the 15 digits that a
    // spreadsheet keeps: reading a fraction would need tables that weigh more than all of this file.
    let kept = format!("{:0<15}", fraction.get(..15).unwrap_or(fraction)).parse::<u64>().ok()?;
    let minutes = u32::try_from((kept * 1440 + WHOLE_DAY / 2) / WHOLE_DAY).ok()?;
    let time = NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0).filter(|_| minutes > 0);
    Some(When { date, time, offset: None })
}

/// Parts the words of the date from those of the time; the name of a weekday is dropped.
fn apart(text: &str) -> (String, String) {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut spaced = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let parts_iso = character == 't' && is_digit(spaced.chars().last()) && is_digit(characters.peek().copied());
        spaced.push(if character == ',' || parts_iso { ' ' } else { character });
    }
    let (mut date, mut time): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for word in spaced.split_whitespace() {
        let bare = word.trim_end_matches('.');
        let is_noon = matches!(bare, "am" | "pm" | "a.m" | "p.m");
        let hour = bare.strip_suffix("am").or_else(|| bare.strip_suffix("pm"));
        let is_hour = hour.is_some_and(|hour| !hour.is_empty() && hour.chars().all(|c| c.is_ascii_digit()));
        if word.contains(':') || is_noon || is_hour || (word == "z" && !time.is_empty()) {
            time.push(bare);
        } else if !is_weekday(bare) && !matches!(word, "at" | "on" | "of") {
            date.push(word);
        }
    }
    (date.join(" "), time.concat().replace("a.m", "am").replace("p.m", "pm"))
}

/// Whether a word is the name of a weekday, whole or short.
fn is_weekday(word: &str) -> bool {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() >= 3 && days.iter().any(|day| day.starts_with(word))
}

/// The month of an English name, whole or short.
fn month_named(word: &str) -> Option<u32> {
    let months = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = months.iter().position(|month| month.starts_with(word)).filter(|_| word.len() >= 3)?;
    u32::try_from(found + 1).ok().filter(|_| word != "sept" || found == 8)
}

/// The number in "4" or "4th".
fn ordinal(word: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    bare.unwrap_or(word).trim_start_matches('\'').parse().ok()
}

/// The day of these numbers; one without a year is the one nearest to a given day.
fn dated(year: Option<u32>, month: u32, day: u32, near: Option<NaiveDate>) -> Option<NaiveDate> {
    if let Some(year) = year {
        let full = match year {
            0..70 => year + 2000,
            70..100 => year + 1900,
            _ => year,
        };
        let usual = (1900..2200).contains(&full);
        return NaiveDate::from_ymd_opt(i32::try_from(full).ok()?, month, day).filter(|_| usual);
    }
    let near = near?;
    let years = near.year() - 1..=near.year() + 1;
    let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.min_by_key(|day| (*day - near).num_days().abs())
}

/// Reads "2:30pm", "14:30", "9:13:05-06:00" or "18:04:34.666z".
fn time_of_day(text: &str) -> Option<(NaiveTime, Option<i32>)> {
    let (clock, offset) = if let Some(clock) = text.strip_suffix('z') {
        (clock, Some(0))
    } else if let Some(sign) = text.rfind(['+', '-']) {
        let (clock, offset) = text.split_at_checked(sign)?;
        let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
        let number: i32 = digits.parse().ok()?;
        let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
        (clock, Some(if offset.starts_with('-') { -minutes } else { minutes }).filter(|_| digits.len() <= 4))
    } else {
        (text, None)
    };
    let (clock, half) = match (clock.strip_suffix("am"), clock.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (clock, None),
    };
    let mut parts = clock.split([':', '.']);
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    let second: u32 = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    let hour = match half {
        Some(later) if (1..=12).contains(&hour) => hour % 12 + later,
        Some(_) => return None,
        None => hour,
    };
    Some((NaiveTime::from_hms_opt(hour, minute, second)?, offset))
}
