//! Time as an argument: the moment of a question, and the calendar to answer it by. This wing reads no clock.
//!
//! A due day is a calendar day in the salesperson's time zone; an agreed time is an instant. The day of an instant
//! depends on a time zone, so [`Now`] carries the [`Zones`] of the question. It knows no lead.

mod clock_words;
mod hour_words;
mod offset_cache;
mod opening_hours;
mod spans;

pub use offset_cache::{Carried, Offsets};
pub use opening_hours::{OpeningHours, Window, minute_of};
pub use spans::{days_in, hours_in};

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use crate::domain::time::offset_cache::moment_showing;

/// A calendar day in the salesperson's time zone.
pub type Day = NaiveDate;

/// A moment in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// The moment `minutes` later; earlier if negative.
    pub fn plus_minutes(self, minutes: i64) -> Instant {
        Instant(self.0.saturating_add(minutes.saturating_mul(60_000)))
    }

    /// Date and time of this moment in UTC.
    pub fn utc(self) -> NaiveDateTime {
        DateTime::from_timestamp_millis(self.0).map_or(NaiveDateTime::MIN, |moment| moment.naive_utc())
    }
}

/// The rules of time zones, which the core does not know itself.
///
/// A zone is an IANA name such as `Europe/London`; `None` is the salesperson's own zone.
pub trait Zones: Sync {
    /// The local time in `zone` at that moment.
    fn local(&self, at: Instant, zone: Option<&str>) -> NaiveDateTime;
    /// The moment of a local time in `zone`; the earlier one if the clock shows it twice.
    fn instant(&self, local: NaiveDateTime, zone: Option<&str>) -> Instant {
        moment_showing(local, &|at| self.local(at, zone))
    }
}

/// The moment at which a question is asked.
#[derive(Clone, Copy)]
pub struct Now {
    /// The moment itself.
    pub instant: Instant,
    zones: &'static dyn Zones,
}

impl std::fmt::Debug for Now {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Now({})", self.local())
    }
}

impl Now {
    /// The moment `instant`, with `zones` as time-zone rules.
    pub fn new(instant: Instant, zones: &'static dyn Zones) -> Now {
        Now { instant, zones }
    }

    /// The salesperson's local time.
    pub fn local(&self) -> NaiveDateTime {
        self.local_of(self.instant)
    }

    /// Today in the salesperson's time zone.
    pub fn today(&self) -> Day {
        self.local().date()
    }

    /// The salesperson's local time at another moment.
    pub fn local_of(&self, at: Instant) -> NaiveDateTime {
        self.zones.local(at, None)
    }

    /// The local time in `zone` at another moment.
    pub fn local_in(&self, at: Instant, zone: &str) -> NaiveDateTime {
        self.zones.local(at, Some(zone))
    }

    /// The moment of a local time of the salesperson.
    pub fn instant_of(&self, local: NaiveDateTime) -> Instant {
        self.zones.instant(local, None)
    }

    /// The moment of a local time in `zone`.
    pub fn instant_in(&self, local: NaiveDateTime, zone: &str) -> Instant {
        self.zones.instant(local, Some(zone))
    }

    /// The present half of the salesperson's working day.
    pub fn half(&self) -> Half {
        Half::of(self.local().time())
    }
}

/// A half of the working day; a retry goes to the other one.
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
        match time.hour() {
            0..=12 => Half::Morning,
            _ => Half::Afternoon,
        }
    }

    /// The other half.
    pub fn other(self) -> Half {
        match self {
            Half::Morning => Half::Afternoon,
            Half::Afternoon => Half::Morning,
        }
    }
}

/// The day `days` after `day`; saturates at [`Day::MAX`].
pub fn days_after(day: Day, days: u32) -> Day {
    day.checked_add_days(Days::new(days.into())).unwrap_or(Day::MAX)
}

/// The day `days` before `day`; saturates at [`Day::MIN`].
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

/// The last working day (Monday to Friday) on or before `day`.
pub fn working_day_until(day: Day) -> Day {
    let mut current = day;
    while is_weekend(current) && current > Day::MIN {
        current = days_before(current, 1);
    }
    current
}

/// Whether `day` is a Saturday or a Sunday.
pub fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The English name of the month of `day` in three letters.
pub fn month_word(day: Day) -> &'static str {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(day.month0()).ok().and_then(|index| MONTHS.get(index).copied()).unwrap_or("")
}

/// Formats a day as `2026-11-27`; a year outside four digits gets a sign.
pub fn iso_day(day: Day) -> String {
    let (year, month, day) = (day.year(), day.month(), day.day());
    if (0..=9999).contains(&year) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:+05}-{month:02}-{day:02}")
    }
}

/// Parses what [`iso_day`] formats.
pub fn day_of_iso(text: &str) -> Option<Day> {
    let mut parts = text.rsplitn(3, '-');
    let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Day::from_ymd_opt(parts.next()?.parse().ok()?, month, day)
}

/// Formats a moment as `2026-11-27T10:30:00.000Z`; `None` if its year does not have four digits.
pub fn iso_moment(at: Instant) -> Option<String> {
    let local = DateTime::from_timestamp_millis(at.0)?.naive_utc();
    let millis = at.0.rem_euclid(1000);
    let (hour, minute, second) = (local.hour(), local.minute(), local.second());
    let day = local.date();
    (0..=9999).contains(&day.year()).then(|| format!("{}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z", iso_day(day)))
}

/// Parses what [`iso_moment`] formats.
pub fn moment_of_iso(text: &str) -> Option<Instant> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut parts = time.split([':', '.']).map(|part| part.parse().ok());
    let mut part = || parts.next().flatten();
    let (hour, minute, second, millis) = (part()?, part()?, part()?, part()?);
    let local = day_of_iso(day)?.and_hms_milli_opt(hour, minute, second, millis)?;
    Some(Instant(local.and_utc().timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_read_back_as_they_were_written() {
        for day in [Day::MIN, Day::MAX, Instant(0).utc().date(), days_before(Instant(0).utc().date(), 719_528)] {
            assert_eq!(iso_day(day), day.to_string());
            assert_eq!(day_of_iso(&iso_day(day)), Some(day));
        }
        for millis in [0, -1, 1_794_214_800_001, 253_402_300_799_999, -62_167_219_200_000] {
            let text = iso_moment(Instant(millis)).unwrap();
            assert_eq!(moment_of_iso(&text), Some(Instant(millis)), "{text}");
        }
        assert_eq!(iso_moment(Instant(1_794_214_800_000)).as_deref(), Some("2026-11-09T09:00:00.000Z"));
        assert_eq!(iso_moment(Instant(253_402_300_800_000)), None);
        for text in ["", "2026-11", "2026-13-01", "2026-11-xx", "today"] {
            assert_eq!(day_of_iso(text), None, "{text}");
        }
    }
}
