//! How long a text takes to say, and days, times and counts in words.

use crate::random::random;
use chrono::{NaiveDate, NaiveTime};
use next_touch::domain::script::speaking::{Length, USUAL_WORDS_PER_MINUTE, seconds, spoken_groups, spoken_words};
use next_touch::domain::script::words::{
    count, day, day_and_time, days_left, deadline, greeting, list, reachable, series, time,
};
use next_touch::domain::time::OpeningHours;
use proptest::prelude::*;

#[track_caller]
fn check_words(text: &str, words: usize) {
    assert_eq!(spoken_words(text), words, "{text}");
}

#[test]
fn the_meter_counts_words_as_they_are_said() {
    check_words("", 0);
    check_words("   \n ", 0);
    check_words("— … ?!", 0);
    check_words("Good morning", 2);
    check_words("Good morning, Anna; don't worry.", 5);
    check_words("the must-have list", 3);
    check_words("Grüße aus Köln", 3);
    check_words("in 9 days", 3);
    check_words("on 14 August 2026", 5);
    check_words("12,500 vans", 4);
    check_words("at 9:30", 3);
    check_words("A4", 2);
}

#[test]
fn the_digits_of_a_phone_number_are_words_whatever_its_notation() {
    check_words("0170 123 4567", 11);
    check_words("01701234567", 11);
    check_words("0170/123-4567", 11);
    check_words("+49 (170) 123 45 67", 13);
    check_words("Call 0170 123 4567. Thank you.", 14);
    check_words("on 14 2026 vans", 5);
}

#[track_caller]
fn check_groups(number: &str, groups: &[&str]) {
    assert_eq!(spoken_groups(number), groups, "{number}");
}

#[test]
fn a_phone_number_is_read_in_groups() {
    check_groups("+49 170 1234567", &["+49", "170", "123", "4567"]);
    check_groups("01701234567", &["017", "012", "345", "67"]);
    check_groups("0113 496 0100", &["0113", "496", "0100"]);
    check_groups("0170/12 34 56", &["0170", "12", "34", "56"]);
    check_groups("(030) 123", &["030", "123"]);
    check_groups("", &[]);
    check_groups("none", &[]);
}

/// The sample voicemail that the rule measures: 85 words.
fn words_in_a_row(words: usize) -> String {
    vec!["word"; words].join(" ")
}

#[track_caller]
fn check_seconds(words: usize, rate: u16, expected: u32, length: Length) {
    let measured = seconds(&words_in_a_row(words), rate);
    assert_eq!((measured, Length::of(measured)), (expected, length), "{words} at {rate}");
}

#[test]
fn s0_26_eighty_five_words_take_over_thirty_seconds_and_are_too_long() {
    check_seconds(0, USUAL_WORDS_PER_MINUTE, 0, Length::Short);
    check_seconds(1, USUAL_WORDS_PER_MINUTE, 1, Length::Short);
    check_seconds(47, USUAL_WORDS_PER_MINUTE, 19, Length::Short);
    check_seconds(50, USUAL_WORDS_PER_MINUTE, 20, Length::Good);
    check_seconds(62, USUAL_WORDS_PER_MINUTE, 25, Length::Good);
    check_seconds(63, USUAL_WORDS_PER_MINUTE, 26, Length::Long);
    check_seconds(85, USUAL_WORDS_PER_MINUTE, 34, Length::Long);
    check_seconds(85, 120, 43, Length::Long);
    check_seconds(85, 220, 24, Length::Good);
    check_seconds(50, 0, 20, Length::Good);
}

/// Wednesday 5 August 2026.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 5).unwrap()
}

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

#[test]
fn days_are_said_as_one_says_them() {
    for (when, said) in [
        (on(2026, 8, 5), "today"),
        (on(2026, 8, 6), "tomorrow"),
        (on(2026, 8, 7), "on Friday"),
        (on(2026, 8, 11), "on Tuesday"),
        (on(2026, 8, 12), "on Wednesday 12 August"),
        (on(2026, 8, 26), "on Wednesday 26 August"),
        (on(2026, 8, 27), "on 27 August"),
        (on(2026, 12, 24), "on 24 December"),
        (on(2027, 1, 4), "on 4 January"),
        (on(2027, 9, 4), "on 4 September 2027"),
        (on(2026, 8, 4), "yesterday"),
        (on(2026, 8, 3), "last Monday"),
        (on(2026, 7, 30), "last Thursday"),
        (on(2026, 7, 29), "on 29 July"),
        (on(2025, 7, 29), "on 29 July 2025"),
    ] {
        assert_eq!(day(when, today()), said);
    }
}

#[test]
fn s4_20_s3_6_a_day_and_time_are_said_in_words() {
    assert_eq!(day_and_time(on(2026, 8, 7), Some(at(10, 0)), today()), "on Friday at ten");
    assert_eq!(day_and_time(on(2026, 8, 6), Some(at(14, 30)), today()), "tomorrow at half past two");
    assert_eq!(day_and_time(on(2026, 8, 6), None, today()), "tomorrow");
}

#[test]
fn times_are_said_as_one_says_them() {
    for ((hour, minute), said) in [
        ((10, 0), "ten"),
        ((12, 0), "noon"),
        ((0, 0), "midnight"),
        ((14, 30), "half past two"),
        ((9, 15), "a quarter past nine"),
        ((11, 45), "a quarter to twelve"),
        ((12, 45), "a quarter to one"),
        ((9, 7), "9:07"),
        ((12, 1), "12:01"),
        ((16, 40), "twenty to five"),
        ((18, 25), "twenty-five past six"),
        ((7, 30), "half past seven in the morning"),
        ((19, 0), "seven in the evening"),
        ((23, 55), "five to twelve in the evening"),
    ] {
        assert_eq!(time(at(hour, minute)), said);
    }
}

#[test]
fn s0_31_days_left_are_counted_with_the_right_noun_and_s0_32_end_with_the_day() {
    for (when, left, named) in [
        (on(2026, 8, 14), Some("9 days"), Some("Friday 14 August")),
        (on(2026, 8, 6), Some("1 day"), Some("tomorrow")),
        (on(2026, 8, 5), Some("less than a day"), Some("today")),
        (on(2026, 8, 4), None, None),
        (on(2026, 8, 19), Some("14 days"), Some("Wednesday 19 August")),
        (on(2026, 8, 20), Some("about two weeks"), Some("Thursday 20 August")),
        (on(2026, 9, 5), Some("about four weeks"), Some("5 September")),
        (on(2026, 11, 3), Some("about three months"), Some("3 November")),
        (on(2027, 8, 1), Some("about a year"), Some("1 August 2027")),
        (on(2028, 8, 1), Some("more than a year"), Some("1 August 2028")),
    ] {
        assert_eq!(days_left(when, today()).as_deref(), left, "{when}");
        assert_eq!(deadline(when, today()).as_deref(), named, "{when}");
    }
}

#[test]
fn counts_and_lists_are_said_right() {
    assert_eq!(count(0, "lead", "leads"), "0 leads");
    assert_eq!(count(1, "lead", "leads"), "1 lead");
    assert_eq!(count(2, "lead", "leads"), "2 leads");
    let items = ["speed", "price", "service"].map(str::to_owned);
    assert_eq!(list(&items), "speed, price and service");
    assert_eq!(list(&items[..2]), "speed and price");
    assert_eq!(list(&items[..1]), "speed");
    assert_eq!(list(&[]), "");
    let sentences = ["We need an island that seats four.", "soft-close drawers"].map(str::to_owned);
    assert_eq!(series(&sentences), "We need an island that seats four; soft-close drawers");
    assert_eq!(series(&[]), "");
}

#[test]
fn s2_13_my_hours_are_true_at_the_moment_of_speaking() {
    let hours = |typed| OpeningHours::read(typed).and_then(|hours| hours.as_working_hours()).unwrap();
    let week = hours("9-17");
    let said = |day: NaiveDate, now: NaiveTime| reachable(day.and_time(now), &week);
    assert_eq!(said(today(), at(8, 0)).as_deref(), Some("today from nine to five"));
    assert_eq!(said(today(), at(11, 0)).as_deref(), Some("today until five"));
    assert_eq!(said(today(), at(17, 0)).as_deref(), Some("tomorrow from nine to five"));
    assert_eq!(said(on(2026, 8, 7), at(18, 0)).as_deref(), Some("on Monday from nine to five"));
    assert_eq!(reachable(today().and_time(at(9, 0)), &[]), None);
    let with_a_break = hours("Mon-Fri 9-12 and 14-17, Sat 10-12");
    let said = |day: NaiveDate, now: NaiveTime| reachable(day.and_time(now), &with_a_break);
    assert_eq!(said(today(), at(11, 0)).as_deref(), Some("today until noon"));
    assert_eq!(said(today(), at(12, 30)).as_deref(), Some("today from two to five"));
    assert_eq!(said(on(2026, 8, 7), at(18, 0)).as_deref(), Some("tomorrow from ten to noon"));
}

#[test]
fn greetings_follow_the_hour() {
    assert_eq!(greeting(at(8, 0)), "Good morning");
    assert_eq!(greeting(at(12, 0)), "Good afternoon");
    assert_eq!(greeting(at(18, 0)), "Good evening");
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn a_longer_text_never_takes_less_time(text in "(?s)[a-z0-9+ .,ß]{0,80}", rate in any::<u16>()) {
        let longer = format!("{text} and more");
        prop_assert!(seconds(&text, rate) <= seconds(&longer, rate));
        spoken_groups(&text);
    }

    #[test]
    fn any_day_and_time_can_be_said(days in -1_000_000i64..1_000_000, minute in 0u32..1440) {
        let when = today() + chrono::TimeDelta::days(days);
        let said = day_and_time(when, Some(at(minute / 60, minute % 60)), today());
        prop_assert!(!said.contains("  ") && said == said.trim());
    }
}
