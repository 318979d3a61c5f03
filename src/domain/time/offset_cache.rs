//! Time-zone offsets cached per zone and day: a full book has seventy thousand moments, and asking the browser's
//! `Intl` for each is about 100 times slower.

use chrono::{NaiveDateTime, TimeDelta};

use super::Instant;
use crate::domain::util::FlatMap;

const DAY_MILLIS: i64 = 86_400_000;

/// The known offsets of one zone from UTC.
#[derive(Clone, Debug, Default)]
pub struct Offsets {
    /// By days since 1970 in UTC, in milliseconds; `None` for a day on which the offset changes.
    days: FlatMap<i64, Option<i64>>,
}

impl Offsets {
    /// An empty cache.
    pub const fn new() -> Offsets {
        Offsets { days: FlatMap::new() }
    }

    /// The local time at `at`. `ask` is the real clock: it is asked at both ends of each day, and at every moment of
    /// a day on which its offset changes.
    pub fn local(&mut self, at: Instant, ask: &dyn Fn(Instant) -> NaiveDateTime) -> NaiveDateTime {
        let day = at.0.div_euclid(DAY_MILLIS);
        let known = self.days.get(&day).copied();
        let offset = known.unwrap_or_else(|| {
            let begin = Instant(day.saturating_mul(DAY_MILLIS));
            let offset = offset_of(begin, ask);
            let stays = offset == offset_of(Instant(begin.0.saturating_add(DAY_MILLIS)), ask);
            let offset = offset.filter(|_| stays);
            self.days.insert(day, offset);
            offset
        });
        offset
            .and_then(|offset| at.utc().checked_add_signed(TimeDelta::milliseconds(offset)))
            .unwrap_or_else(|| ask(at))
    }
}

/// The offsets of a clock that may move to another zone.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// The zone of the cached offsets.
    zone: String,
    offsets: Offsets,
}

impl Carried {
    /// An empty cache.
    pub const fn new() -> Carried {
        Carried { zone: String::new(), offsets: Offsets::new() }
    }

    /// Sets the zone of the clock. If it differs from the previous one, the cache is cleared, even if both show the
    /// same time today: Berlin and Lagos do so in winter only.
    pub fn is_in(&mut self, zone: &str) {
        if self.zone != zone {
            *self = Carried { zone: zone.to_owned(), offsets: Offsets::new() };
        }
    }

    /// The local time at `at`; see [`Offsets::local`].
    pub fn local(&mut self, at: Instant, ask: &dyn Fn(Instant) -> NaiveDateTime) -> NaiveDateTime {
        self.offsets.local(at, ask)
    }
}

/// The moment at which a clock shows `local`: the earlier one if it shows it twice in autumn. A time that the clock
/// skips in spring is read with the offset from before, so it comes out later by the skipped amount.
pub fn moment_showing(local: NaiveDateTime, clock: &dyn Fn(Instant) -> NaiveDateTime) -> Instant {
    let wanted = local.and_utc().timestamp_millis();
    // No clock is a full day from UTC, so one of these lies before the moment and one after it.
    let by_offset_at = |probe: i64| {
        let probe = Instant(probe);
        let offset = clock(probe).signed_duration_since(probe.utc()).num_milliseconds();
        Instant(wanted.saturating_sub(offset))
    };
    let before = by_offset_at(wanted.saturating_sub(DAY_MILLIS));
    let after = by_offset_at(wanted.saturating_add(DAY_MILLIS));
    let (first, second) = (before.min(after), before.max(after));
    [first, second].into_iter().find(|at| clock(*at) == local).unwrap_or(before)
}

/// How far the clock is ahead of UTC at `at`, in milliseconds; `None` outside the range of dates.
fn offset_of(at: Instant, ask: &dyn Fn(Instant) -> NaiveDateTime) -> Option<i64> {
    let is_dated = chrono::DateTime::from_timestamp_millis(at.0).is_some();
    is_dated.then(|| ask(at).signed_duration_since(at.utc()).num_milliseconds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, NaiveDate, TimeZone};
    use chrono_tz::{Africa, America, Asia, Australia, Europe, Pacific, TZ_VARIANTS, Tz};
    use proptest::prelude::*;
    use std::cell::Cell;

    fn shown(zone: Tz, at: Instant) -> NaiveDateTime {
        DateTime::from_timestamp_millis(at.0).map_or_else(|| at.utc(), |at| at.with_timezone(&zone).naive_local())
    }

    const ZONES: [Tz; 6] =
        [Europe::Berlin, America::New_York, Asia::Kolkata, Australia::Lord_Howe, Pacific::Apia, Pacific::Kiritimati];

    proptest! {
        #[test]
        fn it_shows_what_the_clock_shows(moments in prop::collection::vec(0..2_000_000_000_000_i64, 1..60), zone in 0..ZONES.len()) {
            let zone = ZONES[zone];
            let mut offsets = Offsets::new();
            for at in moments.into_iter().map(Instant) {
                prop_assert_eq!(offsets.local(at, &|at| shown(zone, at)), shown(zone, at));
            }
        }
    }

    /// The answer of chrono-tz, the reference for these tests.
    fn earliest(zone: Tz, local: NaiveDateTime) -> Option<Instant> {
        zone.from_local_datetime(&local).earliest().map(|at| Instant(at.timestamp_millis()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn the_moment_of_a_clock_is_the_earliest_one(zone in 0..TZ_VARIANTS.len(), second in 0..2_100_000_000_i64) {
            let zone = TZ_VARIANTS[zone];
            let local = DateTime::from_timestamp(second, 0).unwrap().naive_utc();
            let found = moment_showing(local, &|at| shown(zone, at));
            match earliest(zone, local) {
                Some(at) => prop_assert_eq!(found, at, "{} {}", zone, local),
                None => prop_assert!(shown(zone, found) > local, "{} {}", zone, local),
            }
        }
    }

    #[test]
    fn around_every_change_of_clocks_the_earlier_moment_is_meant() {
        let mut changes = 0;
        for zone in TZ_VARIANTS {
            let mut days =
                (2025..2029).flat_map(|year| (1..=366).filter_map(move |day| NaiveDate::from_yo_opt(year, day)));
            let offset = |day: NaiveDate| {
                shown(zone, Instant(day.and_time(Default::default()).and_utc().timestamp_millis()))
                    .signed_duration_since(day.and_time(Default::default()))
            };
            let mut before = days.next().map(|day| (day, offset(day))).unwrap();
            for day in days {
                let present = (day, offset(day));
                if present.1 != before.1 {
                    changes += 1;
                    for quarter in -60..=156_i64 {
                        let local = before.0.and_time(Default::default()) + TimeDelta::minutes(quarter * 15);
                        let found = moment_showing(local, &|at| shown(zone, at));
                        match earliest(zone, local) {
                            Some(at) => assert_eq!(found, at, "{zone} {local}"),
                            None => assert!(shown(zone, found) > local, "{zone} {local}"),
                        }
                    }
                }
                before = present;
            }
        }
        assert!(changes > 1_000, "{changes}");
    }

    #[test]
    fn a_device_that_moves_takes_nothing_of_its_former_zone_along() {
        let noon = |zone: Tz, month| {
            let local = NaiveDate::from_ymd_opt(2026, month, 1).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap();
            earliest(zone, local).unwrap()
        };
        let mut here = Carried::new();
        let (winter, summer) = (noon(Europe::Berlin, 12), noon(Europe::Berlin, 7));
        here.is_in("Europe/Berlin");
        for at in [winter, summer] {
            assert_eq!(here.local(at, &|at| shown(Europe::Berlin, at)), shown(Europe::Berlin, at));
        }
        // In winter both clocks show the same time, so the present hour does not reveal that the device moved.
        assert_eq!(shown(Europe::Berlin, winter), shown(Africa::Lagos, winter));
        here.is_in("Africa/Lagos");
        assert_eq!(here.local(summer, &|at| shown(Africa::Lagos, at)), shown(Africa::Lagos, summer));
        here.is_in("Africa/Lagos");
        // The cache of an unchanged zone is kept.
        assert_eq!(here.local(summer, &|_| unreachable!()), shown(Africa::Lagos, summer));
    }

    #[test]
    fn a_day_on_which_clocks_are_set_is_shown_to_the_minute() {
        let mut offsets = Offsets::new();
        // 29 March 2026, when Berlin changes its clocks at one o'clock UTC.
        let begin = 20_541 * DAY_MILLIS;
        for minute in 0..1_440 {
            let at = Instant(begin).plus_minutes(minute);
            assert_eq!(offsets.local(at, &|at| shown(Europe::Berlin, at)), shown(Europe::Berlin, at), "{minute}");
        }
        let before = shown(Europe::Berlin, Instant(begin).plus_minutes(59));
        let after = shown(Europe::Berlin, Instant(begin).plus_minutes(60));
        assert_eq!((after - before).num_minutes(), 61);
    }

    #[test]
    fn the_clock_is_asked_twice_a_day() {
        let mut offsets = Offsets::new();
        let asked = Cell::new(0);
        for second in 0..86_400 {
            let ask = |at| {
                asked.set(asked.get() + 1);
                shown(Asia::Kolkata, at)
            };
            offsets.local(Instant(1_790_000_000_000 / DAY_MILLIS * DAY_MILLIS + second * 1000), &ask);
        }
        assert_eq!(asked.get(), 2);
    }

    #[test]
    fn moments_without_a_date_are_left_to_the_clock() {
        let mut offsets = Offsets::new();
        for at in [i64::MIN, i64::MIN + 1, i64::MAX - 1, i64::MAX] {
            assert_eq!(offsets.local(Instant(at), &|at| shown(Europe::Berlin, at)), shown(Europe::Berlin, Instant(at)));
        }
    }
}
