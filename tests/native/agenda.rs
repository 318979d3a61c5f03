//! Who is due, in which order, across midnight and daylight-saving changes.

use crate::support::{Desk, FixedOffset, Home, at, day, in_zone, local, named, next, planned, promised, touch, with};
use chrono_tz::{America, Europe, Pacific};
use next_touch::app::today::rows::{self, Tone};
use next_touch::domain::command::{Command, SkipReason};
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::When;
use next_touch::domain::lead::{Deadline, Detail, Group, Warmth};
use next_touch::domain::lead::{Direction, Outcome, TouchTime};
use next_touch::domain::schedule::{Because, Due, Section};
use next_touch::domain::settings::Setting;
use next_touch::domain::time::{Instant, Now, Zones};

/// The names in a list, with the reason for each.
fn names(desk: &Desk, list: &[Due]) -> Vec<String> {
    list.iter().map(|due| format!("{} {:?}", desk.lead(due.lead).name, due.because.section())).collect()
}

#[track_caller]
fn check_due(leads: Vec<NewLead>, now: &Now, expected: &[&str]) {
    let mut desk = Desk::new();
    for lead in leads {
        desk.add(lead, &at("2026-11-01 10:00"));
    }
    let due: Vec<String> = desk.book.agenda(now).due.iter().map(|due| desk.lead(due.lead).name.clone()).collect();
    assert_eq!(due, expected);
}

fn today(name: &str) -> NewLead {
    planned(named(name), "2026-11-23")
}

fn noon() -> Now {
    at("2026-11-23 12:00")
}

#[test]
fn the_agenda_stands_in_the_order_of_what_matters() {
    let now = noon();
    let mut desk = Desk::new();
    let later = desk.add(today("put off"), &now);
    let due = desk.add(today("due"), &now);
    desk.add(planned(named("overdue"), "2026-11-20"), &now);
    desk.add(promised(named("near promise"), "2026-11-23 12:15"), &now);
    desk.add(promised(named("late promise"), "2026-11-20 09:00"), &now);
    desk.add(promised(named("at one"), "2026-11-23 13:00"), &now);
    desk.add(promised(named("at three"), "2026-11-23 15:00"), &now);
    desk.add(promised(named("tomorrow"), "2026-11-24 09:00"), &now);
    desk.add(planned(named("not yet"), "2026-11-24"), &now);
    let unfinished = desk.add(planned(named("unfinished"), "2026-12-24"), &now);
    desk.run(Command::FinishLater(unfinished), &now);
    desk.run(Command::Skip { lead: later, reason: SkipReason::LaterToday }, &now);
    let agenda = desk.book.agenda(&now);
    let expected = [
        "unfinished Unfinished",
        "late promise Promised",
        "near promise Promised",
        "overdue Due",
        "due Due",
        "put off Later",
    ];
    assert_eq!(names(&desk, &agenda.due), expected);
    assert_eq!(names(&desk, &agenda.today_at), ["at one Promised", "at three Promised"]);
    assert!(agenda.waiting.is_empty());
    // Each promise enters the list at its time.
    let at_one = desk.book.agenda(&at("2026-11-23 12:45"));
    assert!(names(&desk, &at_one.due).contains(&"at one Promised".to_owned()));
    // Once the outcome is logged, the call is no longer unfinished.
    desk.touch(unfinished, Outcome::Spoke, &now);
    desk.touch(due, Outcome::NoAnswer, &now);
    let agenda = desk.book.agenda(&now);
    assert_eq!(agenda.due.len(), 4);
    assert_eq!(agenda.done, 2);
}

#[test]
fn those_overdue_and_due_stand_by_their_worth() {
    let group = |name, group| with(today(name), Detail::Group(Some(group)));
    let until =
        |name, text: &str| with(today(name), Detail::Deadline(Some(Deadline { day: day(text), why: String::new() })));
    check_due(
        vec![group("c", Group::C), today("unjudged"), group("b", Group::B), group("a", Group::A)],
        &noon(),
        &["a", "b", "unjudged", "c"],
    );
    check_due(
        vec![today("none"), until("far", "2027-01-01"), until("near", "2026-11-25"), until("past", "2026-11-20")],
        &noon(),
        &["near", "far", "none", "past"],
    );
    let warm = with(today("warm"), Detail::Warmth(Some(Warmth::Warm)));
    check_due(vec![today("cold"), warm], &noon(), &["warm", "cold"]);
    check_due(vec![today("due"), planned(named("late"), "2026-11-20")], &noon(), &["late", "due"]);
}

#[test]
fn five_hundred_pasted_leads_are_not_five_hundred_due() {
    let now = noon();
    let mut desk = Desk::new();
    let leads = (0..500).map(|number| named(&format!("Lead {number:03}"))).collect();
    desk.run(Command::Import { name: "Pasted table".to_owned(), practice: false, leads, merges: vec![] }, &now);
    let agenda = desk.book.agenda(&now);
    assert_eq!((agenda.due.len(), agenda.waiting.len(), agenda.done), (20, 480, 0));
    assert_eq!(desk.lead(agenda.due[0].lead).name, "Lead 000");
    // Completed touches make no room for more.
    for due in agenda.due.iter().take(3) {
        desk.touch(due.lead, Outcome::NoAnswer, &now);
    }
    let agenda = desk.book.agenda(&now);
    assert_eq!((agenda.due.len(), agenda.waiting.len(), agenda.done), (17, 480, 3));
    // Promises are kept on a full day too.
    desk.run(Command::Set(Setting::Capacity(3)), &now);
    desk.add(promised(named("promised"), "2026-11-23 11:00"), &now);
    let agenda = desk.book.agenda(&now);
    assert_eq!((names(&desk, &agenda.due), agenda.waiting.len()), (vec!["promised Promised".to_owned()], 497));
    let view = rows::today(&desk.book, &now);
    assert_eq!((view.done, view.left, view.waiting, view.has_leads), (3, 1, 497, true));
}

#[test]
fn a_lead_put_off_to_later_today_keeps_its_place_in_a_full_day() {
    let now = noon();
    let mut desk = Desk::new();
    for number in 0..50 {
        desk.add(today(&format!("Lead {number:02}")), &now);
    }
    let first = desk.book.agenda(&now).due[0].lead;
    desk.run(Command::Skip { lead: first, reason: SkipReason::LaterToday }, &now);
    let agenda = desk.book.agenda(&now);
    assert_eq!((agenda.due.len(), agenda.waiting.len()), (20, 30));
    assert_eq!(agenda.due.last().unwrap().lead, first);
    let row = &rows::today(&desk.book, &now).sections[1];
    assert_eq!((row.0, row.1[0].because.as_str()), (Section::Later, "later today"));
    // The next day it is in the same position.
    let tomorrow = desk.book.agenda(&at("2026-11-24 09:00"));
    assert_eq!(tomorrow.due[0].lead, first);
}

#[test]
fn a_promise_that_is_put_off_does_not_hold_up_the_round() {
    let now = noon();
    let mut desk = Desk::new();
    let late = desk.add(promised(named("late"), "2026-11-23 11:00"), &now);
    let near = desk.add(promised(named("near"), "2026-11-23 12:10"), &now);
    desk.add(today("due"), &now);
    for lead in [late, near] {
        desk.run(Command::Skip { lead, reason: SkipReason::NotTheirHour }, &now);
    }
    let agenda = desk.book.agenda(&now);
    assert_eq!(names(&desk, &agenda.due), ["due Due", "late Later"]);
    assert_eq!(names(&desk, &agenda.today_at), ["near Promised"]);
}

#[test]
fn a_call_to_finish_is_on_top_the_next_morning_too_until_its_result_is_told() {
    let now = at("2026-11-23 17:55");
    let mut desk = Desk::new();
    let lead = desk.add(today("called"), &now);
    desk.add(planned(named("due"), "2026-11-24"), &now);
    desk.run(Command::FinishLater(lead), &now);
    let morning = at("2026-11-24 09:00");
    assert_eq!(names(&desk, &desk.book.agenda(&morning).due), ["called Unfinished", "due Due"]);
    desk.run(Command::LetGo { lead, reason: "no budget".to_owned() }, &morning);
    assert_eq!(names(&desk, &desk.book.agenda(&morning).due), ["due Due"]);
}

#[test]
fn a_parked_lead_comes_back_on_its_day() {
    let mut desk = Desk::new();
    let lead = desk.add(named("Ann"), &noon());
    desk.run(Command::Park { lead, wake: day("2026-12-01"), why: "after the fair".to_owned() }, &noon());
    assert!(desk.book.agenda(&at("2026-11-30 10:00")).due.is_empty());
    let back = at("2026-12-02 10:00");
    assert_eq!(desk.book.agenda(&back).due, [Due { lead, because: Because::WakesUp }]);
    let row = rows::today(&desk.book, &back).sections.remove(0).1.remove(0);
    assert_eq!((row.because.as_str(), row.matter.as_str()), ("parked until now", "after the fair"));
    desk.run(Command::Skip { lead, reason: SkipReason::Tomorrow }, &back);
    assert!(desk.book.agenda(&back).due.is_empty());
    assert_eq!(desk.book.agenda(&at("2026-12-03 10:00")).due.len(), 1);
}

#[test]
fn ended_leads_and_those_who_must_not_be_called_are_never_due() {
    let mut desk = Desk::new();
    for outcome in [Outcome::Won, Outcome::NoThanks, Outcome::DoNotCall] {
        let lead = desk.add(named(&format!("{outcome:?}")), &noon());
        desk.touch(lead, outcome, &noon());
    }
    let agenda = desk.book.agenda(&at("2027-11-23 12:00"));
    assert!(agenda.due.is_empty() && agenda.today_at.is_empty() && agenda.waiting.is_empty());
}

#[test]
fn rows_say_why_they_stand_there() {
    let mut desk = Desk::new();
    let mut with_touches = today("touched");
    with_touches.touches = vec![crate::support::call_on("2026-11-01", Outcome::Spoke), {
        let mail = next_touch::domain::lead::Channel::Mail;
        touch(Outcome::Sent, mail, Direction::Mine, TouchTime::On(day("2026-11-02")))
    }];
    desk.add(with_touches, &noon());
    desk.add(planned(named("late"), "2026-11-21"), &noon());
    desk.add(promised(named("late today"), "2026-11-23 11:00"), &noon());
    desk.add(promised(named("late yesterday"), "2026-11-22 11:00"), &noon());
    desk.add(today("new"), &noon());
    let view = rows::today(&desk.book, &noon());
    let words: Vec<(String, Tone)> =
        view.sections.into_iter().flat_map(|(_, rows)| rows).map(|row| (row.because, row.tone)).collect();
    let expected = [
        ("yesterday 11:00 late", Tone::Late),
        ("11:00 late", Tone::Late),
        ("2 days late", Tone::Late),
        ("3rd try", Tone::Plain),
        ("First call", Tone::Plain),
    ];
    assert_eq!(words, expected.map(|(words, tone)| (words.to_owned(), tone)));
}

#[test]
fn a_row_counts_tries_as_people_say_them() {
    for (made, words) in
        [(0, "First call"), (1, "2nd try"), (2, "3rd try"), (10, "11th try"), (11, "12th try"), (20, "21st try")]
    {
        let mut desk = Desk::new();
        let mut lead = today("tried");
        lead.touches = vec![
            touch(
                Outcome::NoAnswer,
                next_touch::domain::lead::Channel::Call,
                Direction::Mine,
                TouchTime::On(day("2026-11-02"))
            );
            made
        ];
        desk.add(lead, &noon());
        let view = rows::today(&desk.book, &noon());
        assert_eq!(view.sections[0].1[0].because, words, "{made} touches");
    }
}

static WEST: FixedOffset = FixedOffset(-8 * 60);
static EAST: FixedOffset = FixedOffset(13 * 60);
static LOS_ANGELES: Home = Home(America::Los_Angeles);
static AUCKLAND: Home = Home(Pacific::Auckland);
static LONDON: Home = Home(Europe::London);
static NEW_YORK: Home = Home(America::New_York);

/// A touch planned for a day is due on that day of the salesperson's own calendar, whatever the day in Greenwich.
#[track_caller]
fn check_midnight(now: &str, zones: &'static dyn Zones, planned_for: &str, is_due: bool) {
    let now = in_zone(now, zones);
    let mut desk = Desk::new();
    desk.add(planned(named("Ann"), planned_for), &now);
    assert_eq!(desk.book.agenda(&now).due.len(), usize::from(is_due), "{now:?}");
}

#[test]
fn a_day_ends_where_the_salesperson_is() {
    for zones in [&WEST as &dyn Zones, &LOS_ANGELES] {
        check_midnight("2026-11-23 23:30", zones, "2026-11-23", true);
        check_midnight("2026-11-23 23:30", zones, "2026-11-24", false);
        check_midnight("2026-11-24 00:05", zones, "2026-11-24", true);
    }
    for zones in [&EAST as &dyn Zones, &AUCKLAND] {
        check_midnight("2026-11-24 00:30", zones, "2026-11-24", true);
        check_midnight("2026-11-24 00:30", zones, "2026-11-25", false);
        check_midnight("2026-11-23 23:59", zones, "2026-11-24", false);
    }
}

/// A touch made at `made` counts as done today if it is still that day at `now`.
#[track_caller]
fn check_done(zones: &'static dyn Zones, made: &str, now: &str, done: usize) {
    let mut desk = Desk::new();
    let lead = desk.add(named("Ann"), &in_zone(made, zones));
    desk.touch(lead, Outcome::NoAnswer, &in_zone(made, zones));
    assert_eq!(desk.book.agenda(&in_zone(now, zones)).done, done, "{made} {now}");
}

#[test]
fn what_was_done_counts_for_the_day_where_it_was_done() {
    check_done(&LOS_ANGELES, "2026-11-23 09:00", "2026-11-23 23:30", 1);
    check_done(&LOS_ANGELES, "2026-11-23 23:30", "2026-11-24 00:05", 0);
    check_done(&AUCKLAND, "2026-11-24 00:30", "2026-11-24 23:30", 1);
    check_done(&AUCKLAND, "2026-11-23 23:30", "2026-11-24 00:30", 0);
}

#[test]
fn a_promise_of_tomorrow_is_near_before_midnight() {
    let now = in_zone("2026-11-23 23:50", &LOS_ANGELES);
    let mut desk = Desk::new();
    let at = |text| When::Promised { at: in_zone(text, &LOS_ANGELES).instant, zone: None };
    desk.add(next(named("five past"), at("2026-11-24 00:05")), &now);
    desk.add(next(named("six past"), at("2026-11-24 00:06")), &now);
    let agenda = desk.book.agenda(&now);
    assert_eq!(names(&desk, &agenda.due), ["five past Promised"]);
    assert!(agenda.today_at.is_empty());
}

#[test]
fn a_promise_keeps_its_moment_in_the_night_when_the_clocks_go_back() {
    // In New York it is half past one twice that night, at 05:30 and at 06:30 in Greenwich.
    let first = Instant(local("2026-11-01 05:40").and_utc().timestamp_millis());
    let now = Now::new(first, &NEW_YORK);
    assert_eq!(now.local(), local("2026-11-01 01:40"));
    let mut desk = Desk::new();
    let second_half_past = Instant(local("2026-11-01 06:30").and_utc().timestamp_millis());
    let second_quarter_to = Instant(local("2026-11-01 06:45").and_utc().timestamp_millis());
    let first_ten_to = Instant(local("2026-11-01 05:50").and_utc().timestamp_millis());
    desk.add(next(named("second 1:45"), When::Promised { at: second_quarter_to, zone: None }), &now);
    desk.add(next(named("second 1:30"), When::Promised { at: second_half_past, zone: None }), &now);
    desk.add(next(named("first 1:50"), When::Promised { at: first_ten_to, zone: None }), &now);
    let agenda = desk.book.agenda(&now);
    assert_eq!(names(&desk, &agenda.due), ["first 1:50 Promised"]);
    assert_eq!(names(&desk, &agenda.today_at), ["second 1:30 Promised", "second 1:45 Promised"]);
    let later = Now::new(second_half_past.plus_minutes(20), &NEW_YORK);
    let order = ["first 1:50 Promised", "second 1:30 Promised", "second 1:45 Promised"];
    assert_eq!(names(&desk, &desk.book.agenda(&later).due), order);
}

#[test]
fn days_stay_whole_in_the_weeks_when_the_clocks_change() {
    // Between a call and the touch a week later there are both London changes and both of Auckland.
    let changes: [(&'static dyn Zones, &str, &str); 4] = [
        (&LONDON, "2026-03-27 00:15", "2026-04-03"),
        (&LONDON, "2026-10-23 23:45", "2026-10-30"),
        (&AUCKLAND, "2026-04-03 00:15", "2026-04-10"),
        (&AUCKLAND, "2026-09-25 23:45", "2026-10-02"),
    ];
    for (zones, called, due) in changes {
        let now = in_zone(called, zones);
        let mut desk = Desk::new();
        let lead = desk.add(named("Ann"), &now);
        desk.touch(lead, Outcome::Spoke, &now);
        assert_eq!(desk.lead(lead).next_touch().unwrap().when.due_day(&now), day(due), "{called}");
        let eve = in_zone(&format!("{} 23:59", day(due).pred_opt().unwrap()), zones);
        assert!(desk.book.agenda(&eve).due.is_empty());
        assert_eq!(desk.book.agenda(&in_zone(&format!("{due} 00:01"), zones)).due.len(), 1);
    }
}

#[test]
fn a_promise_that_falls_into_the_skipped_hour_has_a_moment() {
    let now = in_zone("2026-03-29 00:30", &LONDON);
    let at = now.instant_of(local("2026-03-29 01:30"));
    assert_eq!(now.local_of(at), local("2026-03-29 02:30"));
}
