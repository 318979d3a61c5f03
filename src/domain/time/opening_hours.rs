//! Hours of the week at which somebody can be reached. [`super::hour_words`] parses them from text.

use chrono::{Datelike, NaiveDateTime, NaiveTime};

use super::Day;

/// One range of hours on certain days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The days, as bits from Monday (lowest) to Sunday.
    pub(in crate::domain) days: u8,
    /// The first minute of the day.
    pub from: u16,
    /// The end, as a minute of the day, exclusive; at most 24 × 60 and always after `from`.
    pub until: u16,
}

/// The bits for all days, and for Monday to Friday.
pub(in crate::domain) const ALL_DAYS: u8 = 0x7f;
pub(in crate::domain) const WEEKDAYS: u8 = 0x1f;

/// The minutes of a day.
pub(in crate::domain) const DAY_MINUTES: u16 = 24 * 60;

impl Window {
    /// The same hours on every day.
    pub const fn hours(from: u16, until: u16) -> Window {
        Window { days: ALL_DAYS, from: from * 60, until: until * 60 }
    }

    /// Whether the window includes that day of the week.
    pub fn has_day(&self, day: Day) -> bool {
        self.days >> day.weekday().num_days_from_monday() & 1 == 1
    }

    /// Whether the window includes `time` on its days.
    pub fn has_time(&self, time: NaiveTime) -> bool {
        (self.from..self.until).contains(&minute_of(time))
    }

    /// Whether it restricts the hours, and not only the days.
    pub fn names_hours(&self) -> bool {
        self.from > 0 || self.until < DAY_MINUTES
    }

    /// The time at which it opens.
    pub fn opens(&self) -> NaiveTime {
        time_of(self.from)
    }

    /// The time at which it closes; midnight for the end of the day.
    pub fn closes(&self) -> NaiveTime {
        time_of(self.until)
    }
}

/// Hours that somebody named: one window, or several for different days or with a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    /// Never empty.
    pub(in crate::domain) windows: Vec<Window>,
    /// Whether days were named.
    pub(in crate::domain) names_days: bool,
    /// Whether every word of the text was understood.
    pub(in crate::domain) is_whole: bool,
}

impl OpeningHours {
    /// All windows, in the order in which they were named.
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    /// Whether any window includes that day of the week.
    pub fn has_day(&self, day: Day) -> bool {
        self.windows.iter().any(|window| window.has_day(day))
    }

    /// Whether any window includes that date and time.
    pub fn has(&self, local: NaiveDateTime) -> bool {
        self.windows.iter().any(|window| window.has_day(local.date()) && window.has_time(local.time()))
    }

    /// The span from the first opening to the last closing on `day`; of all days, if `day` is closed.
    pub fn hull_on(&self, day: Day) -> Window {
        hull(self.windows.iter().filter(|window| window.has_day(day))).unwrap_or_else(|| self.hull())
    }

    /// The span from the first opening to the last closing of any day.
    pub fn hull(&self) -> Window {
        hull(self.windows.iter()).unwrap_or(Window::hours(0, 24))
    }

    /// The windows as working hours of the salesperson, Monday to Friday if no day is named. `None` if a word was not
    /// understood, or if an opening or closing time is missing.
    pub fn as_working_hours(&self) -> Option<Vec<Window>> {
        let is_closed = |window: &Window| window.from > 0 && window.until < DAY_MINUTES;
        let days = if self.names_days { ALL_DAYS } else { WEEKDAYS };
        (self.is_whole && self.windows.iter().all(is_closed))
            .then(|| self.windows.iter().map(|window| Window { days: window.days & days, ..*window }).collect())
    }
}

fn hull<'window>(windows: impl Iterator<Item = &'window Window>) -> Option<Window> {
    windows.copied().reduce(|one, other| Window {
        days: one.days | other.days,
        from: one.from.min(other.from),
        until: one.until.max(other.until),
    })
}

/// The minute of the day.
pub fn minute_of(time: NaiveTime) -> u16 {
    use chrono::Timelike;
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0)
}

fn time_of(minute: u16) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0).unwrap_or(NaiveTime::MIN)
}
