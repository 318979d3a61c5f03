//! What clocks show, asked of the browser once a day of theirs and not once a touch: a full book has seventy
//! thousand moments, and each answer of the browser takes as long as a hundred of these.

use chrono::{NaiveDateTime, TimeDelta};

use super::sorted_map::SortedMap;
use super::time::Instant;

const DAY_MILLIS: i64 = 86_400_000;

/// How far the clock of one zone is from UTC, as far as that was asked.
#[derive(Clone, Debug, Default)]
pub struct Offsets {
    /// By the days of UTC since 1970, in milliseconds; nothing for a day on which it changes.
    days: SortedMap<i64, Option<i64>>,
}

impl Offsets {
    /// Nothing is known yet.
    pub const fn new() -> Offsets {
        Offsets { days: SortedMap::new() }
    }

    /// What the clock shows at `at`. `ask` is the clock itself: it is asked at both ends of each day, and at
    /// every moment of a day on which it was set.
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

/// What the clock is ahead of UTC at `at`, in milliseconds; nothing beyond the moments that have a date.
fn offset_of(at: Instant, ask: &dyn Fn(Instant) -> NaiveDateTime) -> Option<i64> {
    let is_dated = chrono::DateTime::from_timestamp_millis(at.0).is_some();
    is_dated.then(|| ask(at).signed_duration_since(at.utc()).num_milliseconds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use chrono_tz::{America, Asia, Australia, Europe, Pacific, Tz};
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

    #[test]
    fn a_day_on_which_clocks_are_set_is_shown_to_the_minute() {
        let mut offsets = Offsets::new();
        // The 29th of March 2026, on which Berlin sets its clocks at one o'clock UTC.
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
