//! Dates as people and programs write them, read in the context of their column and file.
//!
//! 02/04/2025 alone can be in February or April. The other dates of its column decide, then those of the file, then the
//! salesperson's choice or else the convention of the home country. A date that cannot be read with certainty is not
//! read.

use super::month_names;
use crate::domain::lead::phone::Country;
use crate::domain::util::fold;
use crate::domain::util::sort_by;
use crate::formats::text::date_order::{DateOrder, Proof};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime};

/// A day, and the time beside it if there was one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The calendar day as written.
    pub date: NaiveDate,
    /// The time of day as written; `None` for midnight, which programs add if there is only a day.
    pub time: Option<NaiveTime>,
    /// The offset from UTC in minutes, if one was written beside the time.
    pub offset: Option<i32>,
}

/// How the year of a date without one is chosen.
#[derive(Debug, Clone, Copy)]
enum Year {
    /// The first occurrence on or after this day.
    From(NaiveDate),
    /// The last occurrence on or before this day.
    Until(NaiveDate),
    /// The occurrence nearest to this day.
    Near(NaiveDate),
    /// Such a date is not read.
    Unknown,
}

/// The context in which the dates of a column are read.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The country whose convention decides if nothing else does.
    pub home: &'a Country,
    /// The day of reading.
    pub today: NaiveDate,
    /// The order proved by the other columns of the file.
    pub file: Option<DateOrder>,
    /// The order that the salesperson chose.
    pub chosen: Option<DateOrder>,
    /// Whether the column holds past dates rather than planned ones.
    pub is_past: bool,
}

/// What all dates of a column say about the reading of each.
#[derive(Debug, Clone, Copy)]
pub struct DateColumn {
    /// `None` if the column proves both orders, so that reading a date such as 3/4 in it would be a guess.
    order: Option<DateOrder>,
    today: NaiveDate,
    year: Year,
}

/// A list whose latest date is at least this long ago is an old list.
const OLD_LIST: Days = Days::new(180);

impl DateColumn {
    /// Examines all texts of a column of planned dates before one of them is read.
    #[must_use]
    pub fn new<'a>(texts: impl Iterator<Item = &'a str> + Clone, home: &Country, today: NaiveDate) -> Self {
        DateColumn::around(texts, &Around { home, today, file: None, chosen: None, is_past: false })
    }

    /// Examines all texts of a column together with their context.
    #[must_use]
    pub fn around<'a>(texts: impl Iterator<Item = &'a str> + Clone, around: &Around<'_>) -> Self {
        let proof = Proof::of(texts.clone());
        let habit = if around.home.writes_month_first() { DateOrder::MonthFirst } else { DateOrder::DayFirst };
        let order = match around.chosen {
            None if proof.contradicts() => None,
            chosen => proof.order().or(chosen).or(around.file).or(Some(habit)),
        };
        let today = around.today;
        let column = DateColumn { order, today, year: Year::Unknown };
        let mut dates: Vec<NaiveDate> = texts.filter_map(|text| column.read(text)).map(|when| when.date).collect();
        sort_by(&mut dates, Ord::cmp);
        let middle = dates.get(dates.len() / 2).copied();
        let lately = today.checked_sub_days(OLD_LIST).unwrap_or(today);
        let earliest = dates.iter().copied().find(|date| *date >= lately);
        let year =
            match middle.filter(|middle| *middle < lately && (!around.is_past || middle.year() + 1 < today.year())) {
                Some(middle) => Year::Near(middle),
                None if around.is_past => Year::Until(today),
                None => Year::From(earliest.map_or(today, |earliest| earliest.min(today))),
            };
        DateColumn { order, today, year }
    }

    /// Reads one date of the column; `None` if it cannot be read with certainty.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<When> {
        let text = folded(text);
        if let Some(when) = of_number(&text) {
            return Some(when);
        }
        if self.month_of(&text).is_some() {
            return None;
        }
        let (date_text, time_text) = apart(&text);
        let mut times = time_text;
        let date = self.date(&date_text).or_else(|| {
            // "03.12.2026 15.30": the last word is the time.
            let (date_text, last) = date_text.rsplit_once(' ').filter(|_| times.is_empty())?;
            let (hour, minute) = last.split_once('.').filter(|(_, minute)| minute.len() == 2)?;
            times = format!("{hour}:{minute}");
            self.date(date_text)
        })?;
        if times.is_empty() {
            return Some(When { date, time: None, offset: None });
        }
        let (time, offset) = time_of_day(&times)?;
        Some(at(date, time, offset))
    }

    /// The first day of a month stated without a day, such as "Apr-27" or "04/2027".
    #[must_use]
    pub fn month(&self, text: &str) -> Option<NaiveDate> {
        self.month_of(&folded(text))
    }

    fn month_of(&self, text: &str) -> Option<NaiveDate> {
        let (first, second) = text.split_once([' ', '-', '/', '.', '\''])?;
        let joint = text.get(first.len()..)?;
        let second = second.trim_start_matches([' ', '\'', '-', '.']);
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let year_of = |text: &str| if is_number(text) { text.parse::<i32>().ok() } else { None };
        let (year, month) = if let (Some(month), Some(year)) = (month_names::month(first), year_of(second)) {
            let near = self.today.year() - 1..=self.today.year() + 10;
            let is_short = second.len() == 2 && joint.starts_with(['-', '/', '\'']) || joint.starts_with(" '");
            match second.len() {
                4 => (year, month),
                // A spreadsheet shows April 2027 like this, but also 3 April as Apr-03.
                2 if is_short && near.contains(&(year + 2000)) => (year + 2000, month),
                _ => return None,
            }
        } else if is_number(first) && is_number(second) {
            match (first.len(), second.len()) {
                (4, 1..=2) => (first.parse().ok()?, second.parse().ok()?),
                (1..=2, 4) => (second.parse().ok()?, first.parse().ok()?),
                _ => return None,
            }
        } else {
            return None;
        };
        NaiveDate::from_ymd_opt(year, month, 1).filter(|_| (1900..2200).contains(&year))
    }

    fn date(&self, text: &str) -> Option<NaiveDate> {
        let parts: Vec<&str> = text.split([' ', '/', '-', '.']).filter(|part| !part.is_empty()).collect();
        // In "mar 3 dic" the first word means Tuesday.
        if let Some(month) = parts.iter().rev().find_map(|part| month_names::month(part)) {
            let numbers: Option<Vec<(u32, usize)>> = parts
                .iter()
                .filter(|part| month_names::month(part).is_none())
                .map(|part| ordinal(part).map(|number| (number, part.trim_start_matches('\'').len())))
                .collect();
            return match numbers?.as_slice() {
                [(day, _)] => self.dated(None, month, *day),
                [(year, 4), (day, _)] => self.dated(Some(*year), month, *day),
                [(day, _), (year, 2 | 4)] => self.dated(Some(*year), month, *day),
                _ => None,
            };
        }
        let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
        let year_is_first = parts.first().is_some_and(|first| first.len() == 4);
        match numbers?.as_slice() {
            [year, month, day] if year_is_first => self.dated(Some(*year), *month, *day),
            [first, second, year] => {
                let (month, day) = self.month_and_day(*first, *second, text.contains('.'))?;
                self.dated(Some(*year), month, day)
            }
            // "10-11" is more likely a span of hours, and "3.5" a number.
            [first, second] if text.contains('/') || text.ends_with('.') => {
                let (month, day) = self.month_and_day(*first, *second, text.contains('.'))?;
                self.dated(None, month, day)
            }
            _ => None,
        }
    }

    fn month_and_day(&self, first: u32, second: u32, dotted: bool) -> Option<(u32, u32)> {
        match self.order {
            _ if first > 12 || dotted => Some((second, first)),
            _ if second > 12 || first == second => Some((first, second)),
            Some(DateOrder::MonthFirst) => Some((first, second)),
            Some(DateOrder::DayFirst) => Some((second, first)),
            None => None,
        }
    }

    /// The day with these numbers; the column decides a missing year.
    fn dated(&self, year: Option<u32>, month: u32, day: u32) -> Option<NaiveDate> {
        if let Some(year) = year {
            let full = match year {
                0..70 => year + 2000,
                70..100 => year + 1900,
                _ => year,
            };
            let usual = (1900..2200).contains(&full);
            return NaiveDate::from_ymd_opt(i32::try_from(full).ok()?, month, day).filter(|_| usual);
        }
        let in_years_around = |near: NaiveDate| {
            // 29 February comes every four years, and once after eight.
            (near.year() - 8..=near.year() + 8).filter_map(move |year| NaiveDate::from_ymd_opt(year, month, day))
        };
        match self.year {
            Year::From(first) => in_years_around(first).find(|date| *date >= first),
            Year::Until(last) => in_years_around(last).rfind(|date| *date <= last),
            Year::Near(near) => in_years_around(near).min_by_key(|date| (*date - near).num_days().abs()),
            Year::Unknown => None,
        }
    }
}

/// Whether a cell holds a date and nothing else, in any notation.
pub(in crate::formats) fn looks_like_date(cell: &str) -> bool {
    let today = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap_or_default();
    let reader = DateColumn { order: Some(DateOrder::DayFirst), today, year: Year::From(today) };
    cell.len() <= 80 && (reader.read(cell).is_some() || reader.month(cell).is_some())
}

/// A day and the time as written. Programs write midnight or the last minute of the day if there is only a day; nobody
/// arranges a call for then.
fn at(date: NaiveDate, time: NaiveTime, offset: Option<i32>) -> When {
    let minutes = time.signed_duration_since(NaiveTime::MIN).num_minutes();
    let is_day = minutes == 0 || minutes == 24 * 60 - 1;
    When { date, time: (!is_day).then_some(time), offset: offset.filter(|_| !is_day) }
}

/// A text in lower case without accents and bracketed parts, and only the beginning of a span.
fn folded(text: &str) -> String {
    let text = text.split(['[', '(', '→']).next().unwrap_or_default();
    // The apostrophe of "Apr '27" marks a year.
    text.trim().split(['\'', '’']).map(fold).collect::<Vec<_>>().join("'")
}

/// One day in the 15 digits that a spreadsheet stores of a fraction.
const WHOLE_DAY: u64 = 1_000_000_000_000_000;

/// Reads dates written as numbers: a spreadsheet stores days since the end of 1899; eight digits are 20250314; ten or
/// thirteen are seconds or milliseconds since 1970.
fn of_number(text: &str) -> Option<When> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || whole.is_empty() || fraction.contains('.') {
        return None;
    }
    let number: u64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        10 => number,
        13 => number / 1000,
        _ => 0,
    };
    // Numbers from two billion on begin like phone numbers and are dates after 2033.
    if (1_000_000_000..2_000_000_000).contains(&seconds) && fraction.is_empty() {
        let moment = DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?.naive_utc();
        return Some(at(moment.date(), moment.time(), Some(0)));
    }
    let number = u32::try_from(number).ok()?;
    if whole.len() == 8 && fraction.is_empty() {
        let year = i32::try_from(number / 10_000).ok().filter(|year| (1900..2200).contains(year))?;
        let date = NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100)?;
        return Some(When { date, time: None, offset: None });
    }
    if !(20_000..80_000).contains(&number) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::from(number)))?;
    // Minutes are precise enough for a plan. Uses integers with the 15 digits of a spreadsheet: parsing a float would
    // link tables larger than this whole module.
    let kept = format!("{:0<15}", fraction.get(..15).unwrap_or(fraction)).parse::<u64>().ok()?;
    let minutes = u32::try_from((kept * 1440 + WHOLE_DAY / 2) / WHOLE_DAY).ok()?;
    let time = NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0)?;
    Some(at(date, time, None))
}

/// Separates the words of the date from those of the time; drops weekdays and words such as "at".
fn apart(text: &str) -> (String, String) {
    let text = text.replace("a. m.", "am").replace("p. m.", "pm").replace("a.m", "am").replace("p.m", "pm");
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut spaced = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let parts_iso = character == 't' && is_digit(spaced.chars().last()) && is_digit(characters.peek().copied());
        spaced.push(if character == ',' || parts_iso { ' ' } else { character });
    }
    let (mut date, mut time): (Vec<&str>, String) = (Vec::new(), String::new());
    for word in spaced.split_whitespace() {
        let bare = word.trim_end_matches('.');
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_hour = bare.strip_suffix("am").or_else(|| bare.strip_suffix("pm")).is_some_and(is_number);
        // "15h30" and "15h"
        let with_h = bare.split_once('h').filter(|(hour, minute)| {
            is_number(hour) && hour.len() <= 2 && (minute.is_empty() || is_number(minute) && minute.len() == 2)
        });
        let offset = bare.strip_prefix("gmt").or_else(|| bare.strip_prefix("utc")).unwrap_or(bare);
        if let Some((hour, minute)) = with_h {
            time.push_str(hour);
            time.push(':');
            time.push_str(if minute.is_empty() { "00" } else { minute });
        } else if matches!(bare, "am" | "pm") {
            // "4/4/2025 9 am": the number before "am" is the hour.
            if time.is_empty() && date.len() > 1 {
                time.push_str(date.pop().unwrap_or_default());
            }
            time.push_str(bare);
        } else if !time.is_empty() && (offset.is_empty() || offset == "z") {
            time.push('z');
        } else if !time.is_empty()
            && offset.strip_prefix(['+', '-']).is_some_and(|digits| is_digit(digits.chars().next()))
        {
            time.push_str(offset);
        } else if word.contains(':') || is_hour {
            time.push_str(bare);
        } else if !month_names::says_nothing(bare) {
            date.push(word);
        }
    }
    (date.join(" "), time)
}

/// The number in "4", "4th" or "1er".
fn ordinal(word: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th", "er", "e", "o", "a"].iter().find_map(|ending| word.strip_suffix(ending));
    bare.unwrap_or(word).trim_start_matches('\'').parse().ok()
}

/// Parses "2:30pm", "14:30", "9:13:05-06:00" or "18:04:34.666z".
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
