//! The lead's local time, my hours, deferring, agreed times and timely questions; across daylight-saving changes.

use crate::support::{Desk, Home, at, day, in_zone, local, moment, named, planned, promised, somebody, touch, with};
use chrono_tz::{America, Europe, Pacific};
use next_touch::app::call::NextDraft;
use next_touch::app::call::next_touch_form::{draft_of, next_of, plan_next, when_of};
use next_touch::app::call::script_values::when_in_words;
use next_touch::app::format::dates;
use next_touch::app::leads::new_lead::{NewLeadForm, new_lead};
use next_touch::app::today::alarms;
use next_touch::app::today::hour_rows;
use next_touch::app::today::rows::{self, Tone};
use next_touch::app::today::week::moved;
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::command::Command;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::phone::{Country, PhoneNumber};
use next_touch::domain::lead::{Certainty, zone_of};
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Deadline, Detail, Group};
use next_touch::domain::lead::{Item, ItemKind};
use next_touch::domain::lead::{When, Why};
use next_touch::domain::schedule::BadHour;
use next_touch::domain::schedule::Section;
use next_touch::domain::schedule::appointment::KeptRate;
use next_touch::domain::schedule::{Snooze, worth_asking};
use next_touch::domain::settings::Setting;
use next_touch::domain::time::{Half, Now, Zones, days_between};

use Outcome::*;

const MONDAY: &str = "2026-11-23 10:00";

static LONDON: Home = Home(Europe::London);
static LOS_ANGELES: Home = Home(America::Los_Angeles);
static TONGA: Home = Home(Pacific::Tongatapu);
static NEW_YORK: Home = Home(America::New_York);

fn ann() -> NewLead {
    with(somebody("Ann Hill", "+1 202 555 0143"), Detail::Mails(vec!["ann@hill.example".to_owned()]))
}

fn zoned(name: &str, zone: &str) -> NewLead {
    with(named(name), Detail::Zone(zone.to_owned()))
}

#[track_caller]
fn check_zone(number: &str, expected: &str, certainty: Certainty) {
    let mut desk = Desk::new();
    let id = desk.add(somebody("Ann", number), &at(MONDAY));
    let zone = zone_of(desk.lead(id)).unwrap();
    assert_eq!((zone.name.as_str(), zone.certainty), (expected, certainty), "{number}");
}

#[test]
fn a_zone_is_guessed_from_the_number_and_labelled_as_a_guess() {
    check_zone("+1 202 555 0143", "America/New_York", Certainty::Guessed);
    check_zone("+1 415 555 0143", "America/Los_Angeles", Certainty::Guessed);
    check_zone("+1 602 555 0143", "America/Phoenix", Certainty::Guessed);
    check_zone("+1 800 555 0143", "America/Chicago", Certainty::Vague);
    check_zone("+44 20 7946 0018", "Europe/London", Certainty::Guessed);
    check_zone("+61 2 5550 1234", "Australia/Sydney", Certainty::Vague);
    let mut desk = Desk::new();
    let id = desk.add(with(somebody("Ann", "+44 20 7946 0018"), Detail::Zone("Asia/Tokyo".to_owned())), &at(MONDAY));
    assert_eq!(zone_of(desk.lead(id)).unwrap().certainty, Certainty::Told);
    assert_eq!(
        zone_of(&next_touch::domain::lead::Lead::new(
            id,
            next_touch::domain::lead::Created { at: moment(MONDAY), import: None },
            day("2026-11-23"),
        )),
        None
    );
}

#[test]
fn every_zone_in_the_tables_is_one_and_every_country_has_one() {
    let mut numbers: Vec<String> =
        Country::all().iter().map(|country| format!("+{}2000000000", country.calling)).collect();
    numbers.extend((200..1000).map(|area| format!("+1{area}5550143")));
    for number in numbers {
        let phone = PhoneNumber {
            typed: number.clone(),
            e164: Some(number.clone()),
            extension: None,
            remark: None,
            wrong_since: None,
        };
        let mut desk = Desk::new();
        let id = desk.add(with(named("Ann"), Detail::Phones(vec![phone])), &at(MONDAY));
        let zone = zone_of(desk.lead(id)).unwrap_or_else(|| panic!("{number} has no zone"));
        assert!(zone.name.parse::<chrono_tz::Tz>().is_ok(), "{}", zone.name);
    }
}

#[test]
fn their_clock_stands_beside_mine_only_where_it_differs() {
    let now = in_zone(MONDAY, &LONDON);
    let shown = |new: NewLead| {
        let mut desk = Desk::new();
        let id = desk.add(new, &now);
        hour_rows::local_time(desk.lead(id), &now)
    };
    assert_eq!(shown(zoned("Ann", "Asia/Tokyo")), "19:00 there");
    assert_eq!(shown(zoned("Ann", "Pacific/Auckland")), "23:00 there");
    assert_eq!(shown(somebody("Ann", "+1 202 555 0143")), "05:00 there, a guess from their number");
    assert_eq!(shown(somebody("Ann", "+44 20 7946 0018")), "");
    assert_eq!(shown(named("Ann")), "");
    let evening = in_zone("2026-11-23 20:00", &LONDON);
    let mut desk = Desk::new();
    let id = desk.add(zoned("Ann", "Pacific/Auckland"), &evening);
    assert_eq!(hour_rows::local_time(desk.lead(id), &evening), "09:00 Tue there");
}

#[track_caller]
fn check_bad(new: NewLead, now: &str, expected: &[BadHour]) {
    let now = in_zone(now, &LONDON);
    let mut desk = Desk::new();
    let id = desk.add(new, &now);
    let holiday = LibraryItem {
        until: Some(day("2026-12-25")),
        ..LibraryItem::new(LibraryItemKind::Holiday, now.instant, "Christmas", "")
    };
    desk.run(Command::AddPiece(holiday), &now);
    assert_eq!(desk.book.bad_hours(desk.lead(id), now.instant, &now), expected);
}

#[test]
fn calls_at_bad_hours_warn_and_are_never_blocked() {
    check_bad(zoned("Ann", "Europe/London"), MONDAY, &[]);
    check_bad(zoned("Ann", "America/New_York"), MONDAY, &[BadHour::OutOfHours]);
    check_bad(zoned("Ann", "Asia/Tokyo"), "2026-11-23 08:30", &[]);
    check_bad(zoned("Ann", "Asia/Tokyo"), "2026-11-23 09:30", &[BadHour::OutOfHours]);
    check_bad(zoned("Ann", "Europe/London"), "2026-11-28 10:00", &[BadHour::Weekend]);
    check_bad(zoned("Ann", "Europe/London"), "2026-12-25 10:00", &[BadHour::Holiday("Christmas".to_owned())]);
    // Friday is the weekend there; Sunday is not.
    check_bad(somebody("Ann", "+966 11 555 1234"), "2026-11-27 10:00", &[BadHour::Weekend]);
    check_bad(somebody("Ann", "+966 11 555 1234"), "2026-11-29 10:00", &[]);
    // A country with several zones gets the hours that are decent in all of them.
    check_bad(somebody("Ann", "+1 800 555 0143"), "2026-11-23 16:00", &[BadHour::OutOfHours]);
    check_bad(somebody("Ann", "+1 202 555 0143"), "2026-11-23 15:00", &[]);
    let mornings = || with(zoned("Ann", "Europe/London"), Detail::BestTime("Tue mornings".to_owned()));
    check_bad(mornings(), MONDAY, &[BadHour::NotTheirTime]);
    check_bad(mornings(), "2026-11-24 08:30", &[]);
    // Days alone don't permit calls at night; hours stated for another of their days don't apply to this one.
    let named = |hours: &str| with(zoned("Ann", "Europe/London"), Detail::BestTime(hours.to_owned()));
    check_bad(named("Sun–Thu"), MONDAY, &[]);
    check_bad(named("Sun–Thu"), "2026-11-23 22:00", &[BadHour::OutOfHours]);
    check_bad(named("Mon 9-5, Tue 14-16"), "2026-11-24 10:00", &[BadHour::NotTheirTime]);
    check_bad(named("2-4pm"), MONDAY, &[BadHour::NotTheirTime]);
    check_bad(named("2-4pm"), "2026-11-23 15:00", &[]);
    check_bad(named("before lunch"), "2026-11-23 12:30", &[BadHour::NotTheirTime]);
    check_bad(named("not before 10, never on Fridays"), "2026-11-27 11:00", &[BadHour::NotTheirTime]);
    // If not understood, the usual hours apply; any number of digits is accepted.
    check_bad(named("extension 91530"), MONDAY, &[]);
}

#[test]
fn a_warning_that_was_passed_stays_with_the_touch() {
    let now = in_zone(MONDAY, &LONDON);
    let mut desk = Desk::new();
    let id = desk.add(zoned("Ann", "America/New_York"), &now);
    let words = hour_rows::call_warnings(&desk.book, desk.lead(id), &now);
    assert_eq!(words, ["Outside the hours for calls there."]);
    let made =
        Touch { passed: words.clone(), ..touch(NoAnswer, Channel::Call, Direction::Mine, TouchTime::At(now.instant)) };
    desk.run(Command::RecordTouch { lead: id, touch: made, next: None }, &now);
    assert_eq!(desk.lead(id).latest_touches().next().unwrap().passed, words);
}

#[test]
fn s2_14_the_hours_they_named_lead_the_next_touch() {
    let after = |best: &str, zones: &'static dyn Zones, zone: &str| {
        let now = in_zone(MONDAY, zones);
        let mut desk = Desk::new();
        let id = desk.add(with(zoned("Ann", zone), Detail::BestTime(best.to_owned())), &now);
        desk.touch(id, Spoke, &now);
        let When::Planned { day, half } = desk.lead(id).next_touch().unwrap().when else { panic!() };
        (day.to_string(), half)
    };
    assert_eq!(after("", &LONDON, "Europe/London"), ("2026-11-30".to_owned(), None));
    assert_eq!(after("mornings", &LONDON, "Europe/London"), ("2026-11-30".to_owned(), Some(Half::Morning)));
    assert_eq!(after("Wed after 14:00", &LONDON, "Europe/London"), ("2026-12-02".to_owned(), Some(Half::Afternoon)));
    // Their morning is my afternoon.
    assert_eq!(after("mornings", &LONDON, "America/New_York"), ("2026-11-30".to_owned(), Some(Half::Afternoon)));
    assert_eq!(after("Sundays", &LONDON, "Europe/London"), ("2026-11-30".to_owned(), None));
}

#[test]
fn s1_14_nobody_is_nudged_before_the_time_they_take_to_answer() {
    let after = |answers: &str| {
        let mut desk = Desk::new();
        let id = desk.add(with(ann(), Detail::AnswersIn(answers.to_owned())), &at(MONDAY));
        let mail = touch(Sent, Channel::Mail, Direction::Mine, TouchTime::At(moment(MONDAY)));
        desk.run(Command::RecordTouch { lead: id, touch: mail, next: None }, &at(MONDAY));
        let next = desk.lead(id).next_touch().unwrap();
        (next.when.due_day(&at(MONDAY)).to_string(), next.why)
    };
    assert_eq!(after(""), ("2026-11-26".to_owned(), Why::AfterSending));
    assert_eq!(after("2 days"), ("2026-11-26".to_owned(), Why::AfterSending));
    assert_eq!(after("a week"), ("2026-11-30".to_owned(), Why::TheirPace));
}

#[test]
fn s1_15_a_question_is_due_within_my_response_time_and_draws_the_touch_forward() {
    let now = at(MONDAY);
    let question = || Item::said(ItemKind::Question, "Does it fit a van?", day("2026-11-23"));
    for (mine, expected) in [("", "2026-11-24"), ("2 days", "2026-11-25"), ("4 hours", "2026-11-23")] {
        let mut desk = Desk::new();
        desk.run(Command::Set(Setting::ResponseTime(mine.to_owned())), &now);
        let id = desk.add(planned(ann(), "2026-12-01"), &now);
        desk.run(Command::AddItem(id, question()), &now);
        let (_, item) = desk.lead(id).items_of(ItemKind::Question).next().unwrap();
        assert_eq!(item.due, Some(day(expected)), "{mine}");
        let next = desk.lead(id).next_touch().unwrap();
        assert_eq!((next.when.due_day(&now), next.why), (day(expected), Why::Question));
    }
    // An agreed time stays, and so does an earlier day.
    let mut desk = Desk::new();
    let agreed = desk.add(promised(ann(), "2026-11-26 15:30"), &now);
    desk.run(Command::AddItem(agreed, question()), &now);
    assert!(desk.lead(agreed).next_touch().unwrap().when.is_promise());
    // And a conversation that leaves it open doesn't forget it.
    let id = desk.add(planned(named("Bob"), "2026-11-23"), &now);
    desk.run(Command::AddItem(id, question()), &now);
    desk.touch(id, Spoke, &now);
    assert_eq!(desk.lead(id).next_touch().unwrap().why, Why::Question);
}

#[test]
fn s3_9_t2_after_a_bad_day_the_mail_is_drafted_and_held_for_a_day() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    desk.touch(id, BadDay, &at(MONDAY));
    let next = desk.lead(id).next_touch().unwrap();
    assert_eq!((next.when.due_day(&at(MONDAY)), &next.channel), (day("2026-11-24"), &Channel::Mail));
    let held = |now: &str| hour_rows::mail_hold(desk.lead(id), &at(now)).is_some();
    assert!(held(MONDAY) && held("2026-11-24 09:59"));
    assert!(!held("2026-11-24 10:00"));
    // Everything else may be written about at once.
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    desk.touch(id, Busy, &at(MONDAY));
    assert_eq!(hour_rows::mail_hold(desk.lead(id), &at(MONDAY)), None);
}

#[test]
fn s3_14_not_now_needs_a_far_next_touch() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    desk.touch(id, NotNow, &at(MONDAY));
    let due = desk.lead(id).next_touch().unwrap().when.due_day(&at(MONDAY));
    assert!(days_between(day("2026-11-23"), due) >= 30);
    // Neither a near day set by hand nor a missing one is possible: the status always holds one.
    assert!(rows::without_next_step(&desk.book).is_empty());
}

#[test]
fn s4_19_s4_24_they_will_call_still_makes_my_next_touch() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    desk.touch(id, TheyWillCall, &at(MONDAY));
    let next = desk.lead(id).next_touch().unwrap();
    assert_eq!((next.when.due_day(&at(MONDAY)), &next.channel), (day("2026-11-26"), &Channel::Call));
    assert!(rows::outcomes_of(&Channel::Call).1.contains(&TheyWillCall));
}

#[test]
fn s4_27_a_message_with_someone_else_keeps_my_next_touch() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    desk.touch(id, Gatekeeper, &at(MONDAY));
    assert_eq!(desk.lead(id).next_touch().unwrap().when.due_day(&at(MONDAY)), day("2026-11-24"));
}

#[test]
fn s4_17_an_agreed_time_wins_over_the_week() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(ann(), &now);
    desk.touch(id, Spoke, &now);
    assert_eq!(desk.lead(id).next_touch().unwrap().when.due_day(&now), day("2026-11-30"));
    let id = desk.add(promised(named("Bob"), "2026-11-26 15:30"), &now);
    desk.touch(id, Spoke, &now);
    assert_eq!(desk.lead(id).next_touch().unwrap().when.due_day(&now), day("2026-11-26"));
}

#[test]
fn s4_28_a_time_makes_a_promise_and_sorts_as_one() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    desk.add(with(planned(named("group A"), "2026-11-20"), Detail::Group(Some(Group::A))), &now);
    let id = desk.add(planned(named("asked at ten"), "2026-11-23"), &now);
    let next = desk.lead(id).next_touch().unwrap().clone();
    let when = when_of("2026-11-23", "10:10", "", &now).unwrap();
    assert!(when.is_promise());
    desk.run(moved(id, &next, when, "they asked for it"), &now);
    let agenda = desk.book.agenda(&now);
    assert_eq!((agenda.due[0].lead, agenda.due[0].because.section()), (id, Section::Promised));
}

#[test]
fn s0_6_a_late_promise_heads_the_agenda_and_lowers_the_kept_rate() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    desk.add(with(planned(named("group A"), "2026-11-20"), Detail::Group(Some(Group::A))), &now);
    let id = desk.add(promised(ann(), "2026-11-23 10:30"), &now);
    assert_eq!(desk.book.kept_rate(&now), KeptRate { kept: 0, all: 0 });
    // In time: kept.
    desk.touch(id, Spoke, &at("2026-11-23 10:35"));
    assert_eq!(desk.book.kept_rate(&at("2026-11-23 10:36")), KeptRate { kept: 1, all: 1 });
    // Past its time: late, on top, and the rate falls.
    let other = desk.add(promised(named("Bob"), "2026-11-23 11:00"), &now);
    assert_eq!(desk.book.kept_rate(&at("2026-11-23 10:59")), KeptRate { kept: 1, all: 1 });
    let late = at("2026-11-23 12:00");
    assert_eq!(desk.book.kept_rate(&late), KeptRate { kept: 1, all: 2 });
    let view = rows::today(&desk.book, &late);
    let first = &view.sections[0].1[0];
    assert_eq!((first.lead, first.tone), (other, Tone::Late));
    assert!(first.because.contains("late"));
    // Made late, it stays broken.
    desk.touch(other, Spoke, &late);
    assert_eq!(desk.book.kept_rate(&late), KeptRate { kept: 1, all: 2 });
}

#[test]
fn s0_2_a_talk_tells_whether_they_agreed_to_the_next_touch() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(ann(), &now);
    let wrap_up = WrapUp { progress: Progress::Learned, close: Close::SetDate, agreed: true };
    let made =
        Touch { wrap_up: Some(wrap_up), ..touch(Spoke, Channel::Call, Direction::Mine, TouchTime::At(now.instant)) };
    desk.run(Command::RecordTouch { lead: id, touch: made, next: None }, &now);
    assert!(desk.lead(id).latest_touches().next().unwrap().wrap_up.unwrap().agreed);
}

#[test]
fn s0_2_a_reached_call_is_kept_only_with_the_box_answered() {
    use next_touch::app::call::record::{Closing, is_closed_by_rows};
    let reached: Vec<Outcome> = Outcome::ALL.into_iter().filter(|it| is_closed_by_rows(&Channel::Call, *it)).collect();
    assert_eq!(reached, [Spoke, Busy, BadDay, NotNow, WrongPerson, Met, TheyWillCall]);
    assert!(is_closed_by_rows(&Channel::Visit, Met) && !is_closed_by_rows(&Channel::Mail, Spoke));
    // After every other outcome there is nobody who could agree, or no next touch to agree to.
    for outcome in Outcome::ALL.into_iter().filter(|it| !reached.contains(it)) {
        assert!(!outcome.reached() || matches!(outcome, NoThanks | Won | DoNotCall), "{outcome:?}");
    }
    let open = Closing { progress: Some(0), close: Some(2), agreed: None };
    assert_eq!(open.wrap_up(), None);
    for agreed in [true, false] {
        let expected = WrapUp { progress: Progress::Forward, close: Close::SetDate, agreed };
        assert_eq!(Closing { agreed: Some(agreed), ..open }.wrap_up(), Some(expected));
    }
    for missing in [Closing { progress: None, ..open }, Closing { close: None, ..open }] {
        assert_eq!(Closing { agreed: Some(true), ..missing }.wrap_up(), None);
    }
}

/// Agrees a time of their clock with a lead in a zone, from a desk in London; my own zone is stored as none.
#[track_caller]
fn check_their_clock(zone: &str, (day, time): (&str, &str), mine: &str, shown: &str, said: &str) {
    let now = in_zone(MONDAY, &LONDON);
    let mut desk = Desk::new();
    let id = desk.add(zoned("Ann", zone), &now);
    let theirs = hour_rows::their_clock(desk.lead(id), &now).unwrap();
    assert_eq!(theirs.zone, zone);
    let present = desk.lead(id).next_touch().cloned();
    let draft = NextDraft {
        day: day.to_owned(),
        time: time.to_owned(),
        zone: theirs.zone,
        ..draft_of(present.as_ref().unwrap(), &now)
    };
    desk.run(plan_next(id, &draft, present.as_ref(), &now).unwrap(), &now);
    let next = desk.lead(id).next_touch().unwrap();
    let at = in_zone(mine, &LONDON).instant;
    assert_eq!(next.when, When::Promised { at, zone: Some(zone.to_owned()) });
    assert_eq!(dates::due(&next.when, &now), shown);
    assert_eq!(when_in_words(&next.when, &now), said);
    // The form shows it again as it was entered, and showing it doesn't move it.
    assert_eq!(draft_of(next, &now), draft);
    assert_eq!(next_of(&draft, Some(next), &now).unwrap().when, next.when);
    // By my clock the same figures are a different moment.
    let by_mine = next_of(&NextDraft { zone: String::new(), ..draft }, Some(next), &now).unwrap().when;
    assert_eq!(by_mine, When::Promised { at: in_zone(&format!("{day} {time}"), &LONDON).instant, zone: None });
}

#[test]
fn an_hour_of_their_clock_is_stored_with_it_and_shown_by_both() {
    check_their_clock(
        "America/New_York",
        ("2026-11-25", "14:00"),
        "2026-11-25 19:00",
        "Wed 25 Nov at 19:00 (14:00 there)",
        "on Wednesday at two your time",
    );
    // It is Tuesday there while it is Monday evening here.
    check_their_clock(
        "Asia/Tokyo",
        ("2026-11-24", "08:00"),
        "2026-11-23 23:00",
        "today at 23:00 (Tue 08:00 there)",
        "tomorrow at eight your time",
    );
    // Their clock goes back the night before, mine went back a week earlier.
    check_their_clock(
        "America/New_York",
        ("2027-03-15", "10:00"),
        "2027-03-15 14:00",
        "Mon 15 Mar 2027 at 14:00 (10:00 there)",
        "on 15 March at ten your time",
    );
}

#[test]
fn today_shows_a_time_of_their_clock_by_both_clocks() {
    let now = in_zone(MONDAY, &LONDON);
    let mut desk = Desk::new();
    for (name, time) in [("near", "19:05"), ("later", "20:30"), ("late", "18:30")] {
        let when = when_of("2026-11-23", time, "Asia/Tokyo", &now).unwrap();
        desk.add(crate::support::next(zoned(name, "Asia/Tokyo"), when), &now);
    }
    let today = rows::today(&desk.book, &now);
    let shown: Vec<&str> = today.sections[0].1.iter().map(|row| row.because.as_str()).collect();
    assert_eq!(shown, ["09:30 late (18:30 there)", "10:05 (19:05 there)"]);
    assert_eq!(today.today_at[0].because, "11:30 (20:30 there)");
}

#[test]
fn whose_clock_is_asked_only_where_theirs_is_known_and_another() {
    let now = in_zone(MONDAY, &LONDON);
    let asked = |new: NewLead| {
        let mut desk = Desk::new();
        let id = desk.add(new, &now);
        hour_rows::their_clock(desk.lead(id), &now).map(|clock| clock.words)
    };
    assert_eq!(asked(zoned("Ann", "Asia/Tokyo")).as_deref(), Some("Theirs: 19:00 there"));
    assert_eq!(
        asked(somebody("Ann", "+1 202 555 0143")).as_deref(),
        Some("Theirs: 05:00 there, a guess from their number")
    );
    for same_or_unknown in [zoned("Ann", "Europe/Lisbon"), named("Ann"), somebody("Ann", "+1 800 555 0143")] {
        assert_eq!(asked(same_or_unknown), None);
    }
}

#[test]
fn s1_4_whoever_was_met_today_has_a_next_touch_within_days() {
    let now = at(MONDAY);
    let form = NewLeadForm { name: "Ann Hill".to_owned(), met_today: true, ..NewLeadForm::default() };
    let mut desk = Desk::new();
    let id = desk.add(new_lead(form, Country::fallback(), &now), &now);
    let next = desk.lead(id).next_touch().unwrap();
    assert!((1..=3).contains(&days_between(now.today(), next.when.due_day(&now))));
    assert_eq!(next.why, Why::Thanks);
}

#[track_caller]
fn check_snooze(now: &Now, expected: &[(Snooze, &str)]) {
    let mut desk = Desk::new();
    let id = desk.add(planned(named("Ann"), "2026-11-20"), &at("2026-11-01 10:00"));
    let offers = desk.book.snoozes(desk.lead(id), now);
    let found: Vec<(Snooze, String)> =
        offers.iter().map(|offer| (offer.snooze, offer.when.due_day(now).to_string())).collect();
    let expected: Vec<(Snooze, String)> = expected.iter().map(|(snooze, day)| (*snooze, (*day).to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_touch_is_put_off_to_the_afternoon_tomorrow_or_next_week() {
    use Snooze::{Afternoon, NextWeek, Tomorrow};
    let monday = [(Afternoon, "2026-11-23"), (Tomorrow, "2026-11-24"), (NextWeek, "2026-11-30")];
    check_snooze(&at(MONDAY), &monday);
    check_snooze(&at("2026-11-23 15:00"), &monday[1..]);
    // On a Friday, tomorrow is Monday, and so is next week.
    check_snooze(&at("2026-11-27 15:00"), &[(Tomorrow, "2026-11-30"), (NextWeek, "2026-11-30")]);
    // 23:30 in the west, half past midnight in the far east: the day is that of the local clock.
    check_snooze(&in_zone("2026-11-23 23:30", &LOS_ANGELES), &monday[1..]);
    check_snooze(
        &in_zone("2026-11-24 00:30", &TONGA),
        &[(Afternoon, "2026-11-24"), (Tomorrow, "2026-11-25"), (NextWeek, "2026-11-30")],
    );
    // The night of the change is a night like any other.
    check_snooze(&in_zone("2026-10-24 23:30", &LONDON), &[(Tomorrow, "2026-10-26"), (NextWeek, "2026-10-26")]);
    check_snooze(&in_zone("2026-03-28 23:30", &LONDON), &[(Tomorrow, "2026-03-30"), (NextWeek, "2026-03-30")]);
}

#[test]
fn putting_off_shows_the_hour_there_and_asks_at_the_third_time() {
    let now = in_zone(MONDAY, &LONDON);
    let mut desk = Desk::new();
    let id = desk.add(with(planned(named("Ann"), "2026-11-23"), Detail::Zone("Asia/Tokyo".to_owned())), &now);
    let words: Vec<String> =
        desk.book.snoozes(desk.lead(id), &now).iter().map(|offer| hour_rows::snooze_words(offer, &now)).collect();
    assert_eq!(words[0], "This afternoon (22:00 there)");
    assert_eq!(words[1], "Tomorrow, Tue 24 Nov (18:00 there)");
    for (time, asks) in [(0, false), (1, false), (2, true)] {
        assert_eq!(worth_asking(desk.lead(id), &now).is_some(), asks, "{time} times put off");
        let next = desk.lead(id).next_touch().unwrap().clone();
        let when = When::day(day(&format!("2026-11-{}", 24 + time)));
        desk.run(moved(id, &next, when, "not prepared yet"), &now);
    }
    // A touch restarts the count.
    desk.touch(id, NoAnswer, &in_zone("2026-11-26 10:00", &LONDON));
    assert_eq!(worth_asking(desk.lead(id), &in_zone("2026-11-26 10:01", &LONDON)), None);
}

#[test]
fn weeks_start_where_the_home_country_starts_them() {
    let mut desk = Desk::new();
    assert_eq!(desk.book.week_start(day("2026-11-22")), day("2026-11-16"));
    assert_eq!(desk.book.week_start(day("2026-11-23")), day("2026-11-23"));
    desk.run(Command::Set(Setting::HomeCountry("US".to_owned())), &at(MONDAY));
    assert_eq!(desk.book.week_start(day("2026-11-22")), day("2026-11-22"));
    assert_eq!(desk.book.week_start(day("2026-11-28")), day("2026-11-22"));
}

#[track_caller]
fn check_after_talk(now: &Now, new: NewLead, expected: &str) {
    let mut desk = Desk::new();
    let id = desk.add(new, now);
    desk.touch(id, Spoke, now);
    assert_eq!(desk.lead(id).next_touch().unwrap().when.due_day(now), day(expected), "{now:?}");
}

#[test]
fn intervals_are_calendar_days_over_clock_changes_leap_days_and_ends_of_months() {
    check_after_talk(&in_zone("2026-10-23 23:30", &LOS_ANGELES), named("Ann"), "2026-10-30");
    check_after_talk(&in_zone("2026-10-20 00:30", &TONGA), named("Ann"), "2026-10-27");
    check_after_talk(&in_zone("2026-03-06 23:30", &NEW_YORK), named("Ann"), "2026-03-13");
    check_after_talk(&in_zone("2026-10-22 10:00", &LONDON), named("Ann"), "2026-10-29");
    check_after_talk(&at("2028-02-22 10:00"), named("Ann"), "2028-02-29");
    check_after_talk(&at("2028-02-29 10:00"), named("Ann"), "2028-03-07");
    check_after_talk(&at("2027-01-29 10:00"), named("Ann"), "2027-02-05");
    // On a Saturday or a Sunday, the week after begins on Monday.
    check_after_talk(&at("2026-11-28 10:00"), named("Ann"), "2026-12-07");
    let until = Detail::Deadline(Some(Deadline { day: day("2028-03-03"), why: String::new() }));
    check_after_talk(&at("2028-02-25 10:00"), with(named("Ann"), until), "2028-02-29");
}

#[test]
fn a_promise_is_the_same_moment_for_both_over_the_night_of_a_clock_change() {
    // A time skipped in spring is read as an hour later; one that occurs twice in autumn is the first.
    for (promise, there) in [("2026-03-29 01:30", "2026-03-28 21:30"), ("2026-10-25 01:30", "2026-10-24 20:30")] {
        let now = in_zone("2026-01-05 10:00", &LONDON);
        let at = now.instant_of(local(promise));
        assert_eq!(now.local_in(at, "America/New_York"), local(there), "{promise}");
    }
}

#[test]
fn a_reminder_is_for_the_nearest_agreed_time_and_the_title_counts() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    desk.add(planned(named("Cid"), "2026-11-23"), &now);
    desk.add(promised(named("Bob"), "2026-11-23 10:09"), &now);
    desk.add(promised(named("Ann"), "2026-11-23 10:05"), &now);
    let words = |now: &str| alarms::reminder(&desk.book, &at(now)).map(|reminder| reminder.words);
    assert_eq!(words("2026-11-23 09:50"), None);
    assert_eq!(words(MONDAY).as_deref(), Some("Ann is promised for 10:05"));
    assert_eq!(words("2026-11-23 10:06").as_deref(), Some("Ann was promised for 10:05"));
    assert_eq!(alarms::due_mark(&desk.book, &now), "(2) ");
    assert_eq!(alarms::due_mark(&Desk::new().book, &now), "");
}

#[test]
fn no_weekend_is_offered_as_the_next_day() {
    let words = |moment: &str| {
        let offers = next_touch::app::call::next_touch_form::day_offers(&Desk::new().book, &at(moment));
        offers.into_iter().map(|offer| offer.day).collect::<Vec<_>>()
    };
    assert_eq!(words("2026-11-23 10:00"), ["2026-11-24", "2026-11-26", "2026-11-30", "2026-12-07", "2026-12-23"]);
    // From a Sunday: a date that falls on a Sunday moves to the Monday after it.
    assert_eq!(words("2026-11-22 10:00"), ["2026-11-23", "2026-11-25", "2026-11-30", "2026-12-07", "2026-12-22"]);
    // A Friday: tomorrow and in three days are both Monday, which is offered once.
    assert_eq!(words("2026-11-27 10:00"), ["2026-11-30", "2026-12-04", "2026-12-11", "2026-12-28"]);
}
