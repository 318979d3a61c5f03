//! Time as arguments: the moment a question is asked, and the calendar to answer it by.
//!
//! A due day is a calendar day where the salesperson is; a promised time is an instant. Which day
//! an instant falls on depends on a time zone, so [`Now`] carries the [`Zones`] it was asked with.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// A calendar day where the salesperson is.
pub type Day = NaiveDate;

/// A moment in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// The moment `minutes` after this one (before it, when negative).
    pub fn plus_minutes(self, minutes: i64) -> Instant {
        Instant(self.0.saturating_add(minutes.saturating_mul(60_000)))
    }

    /// Date and time of this moment in UTC.
    pub fn utc(self) -> NaiveDateTime {
        DateTime::from_timestamp_millis(self.0).map_or(NaiveDateTime::MIN, |moment| moment.naive_utc())
    }
}

/// The rules of time zones, which the core does not know by itself.
///
/// A zone is an IANA name such as `Europe/London`; `None` is the salesperson's own.
pub trait Zones: Sync {
    /// What a clock in `zone` shows at that moment.
    fn local(&self, at: Instant, zone: Option<&str>) -> NaiveDateTime;
    /// The moment at which a clock in `zone` shows `local`; the earlier one if it does so twice.
    fn instant(&self, local: NaiveDateTime, zone: Option<&str>) -> Instant;
}

/// The moment a question is asked.
#[derive(Clone, Copy)]
pub struct Now {
    /// That moment.
    pub instant: Instant,
    zones: &'static dyn Zones,
}

impl std::fmt::Debug for Now {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Now({})", self.local())
    }
}

impl Now {
    /// A question asked at `instant`, answered by `zones`.
    pub fn new(instant: Instant, zones: &'static dyn Zones) -> Now {
        Now { instant, zones }
    }

    /// What the salesperson's clock shows.
    pub fn local(&self) -> NaiveDateTime {
        self.local_of(self.instant)
    }

    /// The calendar day where the salesperson is.
    pub fn today(&self) -> Day {
        self.local().date()
    }

    /// What the salesperson's clock shows at another moment.
    pub fn local_of(&self, at: Instant) -> NaiveDateTime {
        self.zones.local(at, None)
    }

    /// What a clock in `zone` shows at another moment.
    pub fn local_in(&self, at: Instant, zone: &str) -> NaiveDateTime {
        self.zones.local(at, Some(zone))
    }

    /// The moment at which the salesperson's clock shows `local`.
    pub fn instant_of(&self, local: NaiveDateTime) -> Instant {
        self.zones.instant(local, None)
    }

    /// Which half of the salesperson's working day it is.
    pub fn half(&self) -> Half {
        Half::of(self.local().time())
    }
}

/// A half of the working day; a retry changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Half {
    /// Before one o'clock.
    Morning,
    /// From one o'clock on.
    Afternoon,
}

impl Half {
    /// The half that `time` lies in.
    pub fn of(time: NaiveTime) -> Half {
        match chrono::Timelike::hour(&time) {
            0..=12 => Half::Morning,
            _ => Half::Afternoon,
        }
    }

    /// The other one.
    pub fn other(self) -> Half {
        match self {
            Half::Morning => Half::Afternoon,
            Half::Afternoon => Half::Morning,
        }
    }
}

/// The day `days` after `day`; the last day there is, beyond that.
pub fn days_after(day: Day, days: u32) -> Day {
    day.checked_add_days(Days::new(days.into())).unwrap_or(Day::MAX)
}

/// The day `days` before `day`; the first day there is, before that.
pub fn days_before(day: Day, days: u32) -> Day {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(Day::MIN)
}

/// Calendar days from `from` to `to`; negative if `to` is earlier.
pub fn days_between(from: Day, to: Day) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The `count`-th working day (Monday to Friday) after `day`.
pub fn working_days_after(day: Day, count: u32) -> Day {
    let mut current = day;
    let mut left = count;
    while left > 0 && current < Day::MAX {
        current = days_after(current, 1);
        if !is_weekend(current) {
            left -= 1;
        }
    }
    current
}

/// Whether `day` is a Saturday or a Sunday.
pub fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
