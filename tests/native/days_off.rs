//! Days off from calendar files, day by day. Recurrence rules are compared with a table that `make rrule-oracle`
//! generates with Python's dateutil.

use crate::random::random;
use crate::support::{Desk, Home, at, day, in_zone};
use chrono_tz::{America, Europe};
use next_touch::app::today::calendar;
use next_touch::domain::time::{Day, Now};
use next_touch::formats::calendar::Rule;
use next_touch::formats::calendar::holidays::{self, Holidays};
use proptest::prelude::*;

static BERLIN: Home = Home(Europe::Berlin);
static NEW_YORK: Home = Home(America::New_York);

fn december() -> Now {
    in_zone("2026-12-01 10:00", &BERLIN)
}

fn days(found: &Holidays) -> Vec<String> {
    found.days.iter().map(|holiday| format!("{} {}", holiday.day, holiday.name)).collect()
}

#[track_caller]
fn check(events: &str, expected: &[&str]) {
    let found = holidays::read(&format!("BEGIN:VEVENT\n{events}\nEND:VEVENT\n"), &december());
    assert_eq!(days(&found), expected, "{events}");
}

fn short_day(text: &str) -> Option<Day> {
    Day::parse_from_str(text, "%Y%m%d").ok()
}

#[test]
fn b15_every_rule_of_the_table_comes_back_on_the_days_that_dateutil_says() {
    let (from, to) = (day("2026-12-01"), day("2030-12-31"));
    let table = include_str!("../faults/rrule.txt");
    let mut rules = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split('|').collect();
        let &[start, rule, expected] = parts.as_slice() else { panic!("{line}") };
        let read = Rule::read(rule, &short_day).unwrap_or_else(|| panic!("{rule} is not read"));
        let found = read.days(short_day(start).unwrap(), from, to);
        let found: Vec<String> = found.iter().take(40).map(|day| day.format("%y%m%d").to_string()).collect();
        assert_eq!(found.join(" "), expected, "{start} {rule}");
        rules += 1;
    }
    assert_eq!(rules, 200);
}

#[test]
fn b15_holidays_that_move_are_taken_on_their_days() {
    let found = holidays::read(include_str!("../faults/B15.ics"), &december());
    let days = days(&found);
    for expected in [
        "2027-05-31 Memorial Day",
        "2027-11-25 Thanksgiving Day",
        "2028-05-29 Memorial Day",
        "2028-11-23 Thanksgiving Day",
    ] {
        assert!(days.contains(&expected.to_owned()), "{expected} in {days:?}");
    }
    assert!(
        !days.iter().any(|day| ["2027-05-25", "2027-11-26"].iter().any(|wrong| day.starts_with(wrong))),
        "{days:?}"
    );
    assert!(calendar::not_taken(&found).is_empty());
}

#[test]
fn content_lines_are_read_as_those_of_cards_are() {
    // A semicolon in quotes doesn't end a parameter.
    check("DTSTART;X-A=\"a;b:c\";TZID=\"Europe/Berlin\":20270101T000000\nSUMMARY:x", &["2027-01-01 x"]);
    // Old calendars write non-ASCII characters as bytes, with a soft line break before the rest.
    check(
        "DTSTART:20270106\nSUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Heilige Drei K=\n=F6nige",
        &["2027-01-06 Heilige Drei Könige"],
    );
    // Only these characters are escaped with a backslash; elsewhere it stands for itself.
    check("DTSTART:20270107\nSUMMARY:a\\, b\\; c\\\\d \\e", &["2027-01-07 a, b; c\\d \\e"]);
    let old_mac = "BEGIN:VEVENT\rDTSTART:20270108\rSUMMARY:Three\r  Kings\rEND:VEVENT\r";
    assert_eq!(days(&holidays::read(old_mac, &december())), ["2027-01-08 Three Kings"]);
}

#[test]
fn a_rule_that_is_not_understood_gives_its_written_day_and_is_reported() {
    for rule in
        ["FREQ=YEARLY;BYEASTER=-2", "FREQ=YEARLY;BYWEEKNO=1", "FREQ=HOURLY", "FREQ=YEARLY;BYDAY=XX", "", "YM1 12 #0"]
    {
        let text = format!("BEGIN:VEVENT\nDTSTART:20270326\nRRULE:{rule}\nSUMMARY:x\nEND:VEVENT\n");
        let found = holidays::read(&text, &december());
        assert_eq!((days(&found), found.rules.as_slice()), (vec!["2027-03-26 x".to_owned()], &[1][..]), "{rule}");
        assert!(calendar::not_taken(&found).contains("only its first day is in (line 1)"));
    }
}

#[test]
fn days_are_the_same_however_they_are_written() {
    let one = ["2026-12-25 "];
    for event in [
        "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226",
        "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225",
        "DTSTART:20261225\nDURATION:P1D",
        "DTSTART:20261225T000000",
        "DTSTART:20261225T000000Z\nDTEND:20261226T000000Z",
        "DTSTART;TZID=Europe/Berlin:20261225T000000\nDTEND;TZID=Europe/Berlin:20261226T000000",
        "DTSTART:20261224T230000Z\nDTEND:20261225T230000Z",
        "DTSTART:20261225T000000\nDTEND:20261225T235959",
        "DTSTART:20261225T000000\nDURATION:PT24H",
    ] {
        check(event, &one);
    }
    // Further west, midnight in UTC is still that day, and so is a day of New York.
    let now = in_zone("2026-12-01 10:00", &NEW_YORK);
    for times in
        ["DTSTART:20261225T000000Z\nDTEND:20261226T000000Z", "DTSTART:20261225T050000Z\nDTEND:20261226T050000Z"]
    {
        let found = holidays::read(&format!("BEGIN:VEVENT\n{times}\nEND:VEVENT"), &now);
        assert_eq!(days(&found), one, "{times}");
    }
    let utc = "BEGIN:VCALENDAR\nX-WR-TIMEZONE:UTC\nBEGIN:VEVENT\nDTSTART:20261224T230000Z\nDTEND:20261225T230000Z\nEND:VEVENT";
    assert_eq!(days(&holidays::read(utc, &december())), one);
    check("DTSTART:20261224\nDTEND:20261227", &["2026-12-24 ", "2026-12-25 ", "2026-12-26 "]);
    check("DTSTART:20261224T120000\nDTEND:20261226T120000", &["2026-12-24 ", "2026-12-25 ", "2026-12-26 "]);
}

#[test]
fn days_that_are_taken_out_put_in_or_moved_are_those_of_the_calendar() {
    let weekly = "DTSTART:20261204\nRRULE:FREQ=WEEKLY;COUNT=4";
    check(&format!("{weekly}\nEXDATE:20261211,20261218"), &["2026-12-04 ", "2026-12-25 "]);
    check(
        &format!("{weekly}\nEXDATE;VALUE=DATE:20261211\nEXDATE;VALUE=DATE:20261225\nRDATE:20261224"),
        &["2026-12-04 ", "2026-12-18 ", "2026-12-24 "],
    );
    check("DTSTART:20261224\nSTATUS:CANCELLED", &[]);
    check("DTSTART:19000101\nRRULE:FREQ=YEARLY;UNTIL=20280101T000000Z", &["2027-01-01 ", "2028-01-01 "]);
}

#[test]
fn some_hours_are_no_day_off_and_what_is_left_out_is_named() {
    let text = "BEGIN:VEVENT\nDTSTART:20261210T100000\nDTEND:20261210T110000\nSUMMARY:Jour fixe\nEND:VEVENT\n\
        BEGIN:VEVENT\nSUMMARY:Whenever\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261201\nDTEND:20290101\nEND:VEVENT\n";
    let found = holidays::read(text, &december());
    assert_eq!((found.hours.as_slice(), found.unread.as_slice(), found.cut.as_slice()), (&[1][..], &[6][..], &[9][..]));
    assert_eq!(found.days.len(), 366);
    let told = calendar::not_taken(&found);
    for words in ["couldn’t be read (line 6)", "it’s no day off (line 1)", "the rest is left out (line 9)"] {
        assert!(told.contains(words), "{words} in {told}");
    }
}

#[test]
fn published_calendars_come_in_right() {
    let found = |text: &str| {
        let found = holidays::read(text, &december());
        assert!(found.unread.is_empty() && found.cut.is_empty(), "{found:?}");
        found
    };
    let google = found(include_str!("../faults/calendars/google.ics"));
    assert_eq!(days(&google), ["2026-12-25 Christmas Day", "2026-12-28 Boxing Day (substitute day)"]);
    let office = found(include_str!("../faults/calendars/officeholidays.ics"));
    assert_eq!(days(&office), ["2026-12-25 Germany: First day of  Christmas (Regional Holiday)"]);
    let outlook = found(include_str!("../faults/calendars/outlook.ics"));
    assert_eq!(
        days(&outlook),
        [
            "2026-12-25 Weihnachten",
            "2026-12-26 Weihnachten",
            "2026-12-31 Silvester",
            "2026-12-06 Nikolaus",
            "2027-03-29 Ostern",
            "2027-03-30 Ostern",
            "2026-12-30 Inventur"
        ]
    );
    assert_eq!(outlook.hours.len(), 1);
    let thunderbird = found(include_str!("../faults/calendars/thunderbird.ics"));
    let days = days(&thunderbird);
    let of = |name: &str| days.iter().filter_map(|day| day.strip_suffix(name)).map(str::trim).collect::<Vec<_>>();
    assert_eq!(of("New Year’s Day"), ["2027-01-01", "2028-01-01", "2029-01-01", "2030-01-01"]);
    assert_eq!(of("Martin Luther King Day"), ["2027-01-18", "2028-01-17", "2029-01-15", "2030-01-21"]);
    assert_eq!(of("Thanksgiving"), ["2027-11-25"]);
    assert_eq!(of("Closed"), ["2027-12-24", "2027-12-25", "2027-12-26"]);
    assert_eq!(of("Closed early"), ["2026-12-23", "2026-12-24"]);
    assert_eq!((of("Good Friday"), thunderbird.rules.len()), (vec!["2026-04-03"], 1));
}

#[test]
fn holidays_are_read_from_a_calendar_and_taken_in_once() {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261225\r\n\
        DTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\\, both \r\n da\r\n ys\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n\
        DTSTART;TZID=\"Europe/Berlin: here\":20270101T000000\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:New Year\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nSUMMARY:Whenever\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20260101\r\nSUMMARY:Past\r\n\
        END:VEVENT\r\nEND:VCALENDAR\r\n";
    let now = at("2026-11-23 10:00");
    let found = holidays::read(text, &now);
    // A space at the end of a folded line belongs to the text.
    assert_eq!(
        days(&found)[..3],
        ["2026-12-25 Christmas, both days", "2026-12-26 Christmas, both days", "2027-01-01 New Year"]
    );
    let mut desk = Desk::new();
    desk.run(calendar::take_holidays(&desk.book, &found, &now).unwrap(), &now);
    assert_eq!(desk.book.holiday(day("2026-12-26")), Some("Christmas, both days"));
    assert_eq!(desk.book.holiday(day("2026-01-01")), None);
    assert_eq!(calendar::take_holidays(&desk.book, &found, &now), None);
    for nonsense in ["", "BEGIN:VEVENT", "\u{0}", "BEGIN:VEVENT\nDTSTART:99999999\nEND:VEVENT"] {
        assert!(holidays::read(nonsense, &now).days.is_empty());
    }
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn no_calendar_is_too_much_for_it(lines in prop::collection::vec("(DTSTART|DTEND|EXDATE|DURATION|RRULE):[0-9TZPDW;=,A-Z-]{0,30}", 0..8)) {
        let text = format!("BEGIN:VEVENT\n{}\nEND:VEVENT", lines.join("\n"));
        let found = holidays::read(&text, &december());
        prop_assert!(found.days.len() <= 1_000);
    }

    #[test]
    fn no_rule_is_too_much_for_it(
        freq in "YEARLY|MONTHLY|WEEKLY|DAILY", interval in 1_u32.., count in 0_u32.., number in -60..60_i32, year in 1_i32..9_999,
    ) {
        for end in [format!(";COUNT={}", count % 5_000), String::new()] {
            let rule = format!("FREQ={freq};INTERVAL={interval};BYDAY={number}MO;BYMONTHDAY={number}{end}");
            let (from, to) = (day("2026-12-01"), day("2030-12-31"));
            for day in Rule::read(&rule, &short_day).map(|rule| rule.days(Day::from_ymd_opt(year, 2, 28).unwrap(), from, to)).unwrap_or_default() {
                prop_assert!((from..=to).contains(&day));
            }
        }
    }
}
