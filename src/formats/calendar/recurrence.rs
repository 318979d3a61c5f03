//! Recurring days: the part of RFC 5545's recurrence rules that concerns days. Rules with anything else are rejected
//! rather than guessed.

use chrono::{Datelike, Weekday};

use crate::domain::time::{Day, days_after, days_between};

/// The base period of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Period {
    Year,
    Month,
    Week,
    Day,
}

/// A rule by which a day recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    period: Period,
    /// The interval in periods, at least 1.
    interval: u32,
    count: Option<u32>,
    until: Option<Day>,
    months: Vec<i32>,
    /// Days of the month from 1, or counted from the end if negative; days of the year and positions likewise.
    month_days: Vec<i32>,
    year_days: Vec<i32>,
    /// The weekdays, each with its number within the month or year, or 0 for every one.
    weekdays: Vec<(i32, Weekday)>,
    places: Vec<i32>,
    week_start: Weekday,
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

impl Rule {
    /// Parses the value of an `RRULE`; `day_of` parses its end date. `None` for a rule that concerns more than days.
    pub fn read(value: &str, day_of: &dyn Fn(&str) -> Option<Day>) -> Option<Rule> {
        let value = value.trim().to_uppercase();
        let parts: Vec<(&str, &str)> =
            value.split(';').filter(|part| !part.is_empty()).map(|part| part.split_once('=')).collect::<Option<_>>()?;
        let period = match parts.iter().find(|(name, _)| *name == "FREQ")?.1 {
            "YEARLY" => Period::Year,
            "MONTHLY" => Period::Month,
            "WEEKLY" => Period::Week,
            "DAILY" => Period::Day,
            _ => return None,
        };
        let mut rule = Rule {
            period,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            month_days: Vec::new(),
            year_days: Vec::new(),
            weekdays: Vec::new(),
            places: Vec::new(),
            week_start: Weekday::Mon,
        };
        for (name, value) in parts {
            match name {
                "FREQ" => {}
                "INTERVAL" => rule.interval = value.parse().ok().filter(|interval| *interval > 0)?,
                "COUNT" => rule.count = Some(value.parse().ok()?),
                "UNTIL" => rule.until = Some(day_of(value)?),
                "BYMONTH" => rule.months = numbers(value, 1, 12).filter(|months| months.iter().all(|it| *it > 0))?,
                "BYMONTHDAY" => rule.month_days = numbers(value, 1, 31)?,
                "BYYEARDAY" => rule.year_days = numbers(value, 1, 366)?,
                "BYSETPOS" => rule.places = numbers(value, 1, 366)?,
                "BYDAY" => rule.weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
                "WKST" => rule.week_start = weekday(value)?.1,
                // A single hour makes no difference to a whole day; several would.
                "BYHOUR" | "BYMINUTE" | "BYSECOND" => drop(value.parse::<u32>().ok()?),
                _ => return None,
            }
        }
        // A numbered weekday only makes sense within a month or a year.
        let is_short = matches!(period, Period::Week | Period::Day);
        (!is_short || rule.weekdays.iter().all(|(number, _)| *number == 0)).then_some(rule)
    }

    /// The days from `from` to `to`, both included, on which an event recurs that began on `start`.
    pub fn days(&self, start: Day, from: Day, to: Day) -> Vec<Day> {
        let rule = self.with_defaults(start);
        let to = rule.until.map_or(to, |until| until.min(to));
        let mut left = rule.count.unwrap_or(u32::MAX);
        let mut found = Vec::new();
        // A count starts at the first occurrence.
        let mut number = if rule.count.is_some() { 0 } else { rule.periods_until(start, from.max(start)) };
        while let Some((first, last)) = rule.bounds(start, number) {
            if first > to || left == 0 {
                break;
            }
            for day in rule.within(first, last) {
                if day < start || day > to || left == 0 {
                    continue;
                }
                left -= 1;
                if day >= from {
                    found.push(day);
                }
            }
            number += 1;
        }
        found
    }

    /// The rule with its missing parts taken from the start date.
    fn with_defaults(&self, start: Day) -> Rule {
        let mut rule = self.clone();
        if rule.month_days.is_empty() && rule.year_days.is_empty() && rule.weekdays.is_empty() {
            let day = i32::try_from(start.day()).unwrap_or(1);
            match rule.period {
                Period::Year => {
                    if rule.months.is_empty() {
                        rule.months = vec![i32::try_from(start.month()).unwrap_or(1)];
                    }
                    rule.month_days = vec![day];
                }
                Period::Month => rule.month_days = vec![day],
                Period::Week => rule.weekdays = vec![(0, start.weekday())],
                Period::Day => {}
            }
        }
        rule
    }

    /// The number of whole periods of the rule before `day`.
    fn periods_until(&self, start: Day, day: Day) -> u32 {
        let months = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month0());
        let passed = match self.period {
            Period::Year => i64::from(day.year()) - i64::from(start.year()),
            Period::Month => months(day) - months(start),
            Period::Week => days_between(start, day) / 7,
            Period::Day => days_between(start, day),
        };
        u32::try_from(passed).unwrap_or(0) / self.interval
    }

    /// The first and the last day of a period; `None` beyond the calendar's range.
    fn bounds(&self, start: Day, number: u32) -> Option<(Day, Day)> {
        let ahead = number.checked_mul(self.interval)?;
        match self.period {
            Period::Year => {
                let year = start.year().checked_add(i32::try_from(ahead).ok()?)?;
                Some((Day::from_ymd_opt(year, 1, 1)?, Day::from_ymd_opt(year, 12, 31)?))
            }
            Period::Month => {
                let first = start.with_day(1)?.checked_add_months(chrono::Months::new(ahead))?;
                Some((first, last_of_month(first)?))
            }
            Period::Week => {
                let since = start.weekday().days_since(self.week_start);
                let monday = start.checked_sub_days(chrono::Days::new(since.into()))?;
                let first = monday.checked_add_days(chrono::Days::new(u64::from(ahead) * 7))?;
                Some((first, days_after(first, 6)))
            }
            Period::Day => {
                let day = start.checked_add_days(chrono::Days::new(ahead.into()))?;
                Some((day, day))
            }
        }
    }

    /// The days of a period that match the rule.
    fn within(&self, first: Day, last: Day) -> Vec<Day> {
        let days: Vec<Day> = first.iter_days().take_while(|day| *day <= last).filter(|day| self.names(*day)).collect();
        if self.places.is_empty() {
            return days;
        }
        let count = i32::try_from(days.len()).unwrap_or(i32::MAX);
        let places = (1..).zip(&days).filter(|(place, _)| is_among(&self.places, *place, count));
        places.map(|(_, day)| *day).collect()
    }

    fn names(&self, day: Day) -> bool {
        let number = |number: u32| i32::try_from(number).unwrap_or(0);
        let in_month = last_of_month(day).map_or(31, |last| number(last.day()));
        let in_year = if day.leap_year() { 366 } else { 365 };
        let (of_month, of_year) = (number(day.day()), number(day.ordinal()));
        let counts_in_month = self.period == Period::Month || !self.months.is_empty();
        let (place, count) = if counts_in_month { (of_month, in_month) } else { (of_year, in_year) };
        let is_weekday = |(number, weekday): &(i32, Weekday)| {
            // The second Monday has seven to thirteen days before it in its period.
            let from_end = -((count - place) / 7 + 1);
            day.weekday() == *weekday && [0, (place - 1) / 7 + 1, from_end].contains(number)
        };
        (self.months.is_empty() || self.months.contains(&number(day.month())))
            && (self.month_days.is_empty() || is_among(&self.month_days, of_month, in_month))
            && (self.year_days.is_empty() || is_among(&self.year_days, of_year, in_year))
            && (self.weekdays.is_empty() || self.weekdays.iter().any(is_weekday))
    }
}

/// Whether a position among `count` is listed, counted from the start or from the end.
fn is_among(named: &[i32], place: i32, count: i32) -> bool {
    named.contains(&place) || named.contains(&(place - count - 1))
}

fn last_of_month(day: Day) -> Option<Day> {
    day.with_day(1)?.checked_add_months(chrono::Months::new(1))?.pred_opt()
}

/// Parses a list of numbers from `least` to `most`; negative ones count from the end.
fn numbers(value: &str, least: i32, most: i32) -> Option<Vec<i32>> {
    value
        .split(',')
        .map(|text| text.trim().parse().ok().filter(|it: &i32| (least..=most).contains(&it.abs())))
        .collect()
}

/// Parses "MO", "4TH" or "-1SU".
fn weekday(text: &str) -> Option<(i32, Weekday)> {
    let (number, name) = text.trim().split_at_checked(text.trim().len().checked_sub(2)?)?;
    let (_, weekday) = WEEKDAYS.iter().find(|(known, _)| *known == name)?;
    let number =
        if number.is_empty() { 0 } else { number.parse().ok().filter(|it: &i32| *it != 0 && it.abs() <= 53)? };
    Some((number, *weekday))
}
