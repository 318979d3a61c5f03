//! The order of the agenda, the week, overdue touches and the leads that are drifting away.

use crate::support::{Desk, at, call_on, day, named, planned, promised, seen, touch, with};
use next_touch::app::today::week::{Triage, losing_touch, overdue, triage, week};
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::command::Command;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::StatusKind;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Deadline, Detail, Group, Warmth};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::qualify::fact_tests::met;
use next_touch::domain::qualify::signals::{ASKS_COST, Leaning, TICKED, VAGUE, evidence, good_signs, tally, tick};
use next_touch::domain::schedule::ORDER;
use next_touch::domain::settings::Setting;

const MONDAY: &str = "2026-11-23 10:00";

fn in_group(name: &str, group: Group) -> NewLead {
    with(planned(named(name), "2026-11-23"), Detail::Group(Some(group)))
}

/// A lead that meets this many fact tests, each with its proof and date.
fn with_facts(mut lead: NewLead, count: usize) -> NewLead {
    let tests = Desk::new().book.fact_tests();
    lead.items.extend(tests.iter().take(count).map(|test| met(test, "they named a sum", Some(day("2026-11-20")))));
    lead
}

fn with_item(mut lead: NewLead, item: Item) -> NewLead {
    lead.items.push(item);
    lead
}

fn with_touch(mut lead: NewLead, touch: Touch) -> NewLead {
    lead.touches.push(touch);
    lead
}

/// The lead `first` is above `second` on the agenda, whichever of them was added first.
#[track_caller]
fn check_above(rule: &str, first: NewLead, second: NewLead) {
    let now = at(MONDAY);
    let name = |lead: &NewLead, name: &str| with(lead.clone(), Detail::Name(name.to_owned()));
    for turned in [false, true] {
        let mut desk = Desk::new();
        let mut pair = vec![name(&first, "first"), name(&second, "second")];
        if turned {
            pair.reverse();
        }
        for lead in pair {
            desk.add(lead, &now);
        }
        let due: Vec<String> = desk.book.agenda(&now).due.iter().map(|due| desk.lead(due.lead).name.clone()).collect();
        assert_eq!(due, ["first", "second"], "{rule}");
    }
}

#[test]
fn s0_39_the_order_of_today_follows_the_table_of_its_rules() {
    let a = || in_group("", Group::A);
    let due = || planned(named(""), "2026-11-23");
    let asked = || Item::said(ItemKind::Question, "what does it cost?", day("2026-11-20"));
    let need = || Item::said(ItemKind::MustHave, "three rows", day("2026-11-20"));
    let cost = || tick(&ASKS_COST, day("2026-11-20"));
    let talk = |progress| {
        let wrap_up = WrapUp { progress, close: Close::SetDate, agreed: true };
        Touch { wrap_up: Some(wrap_up), ..call_on("2026-11-10", Outcome::Spoke) }
    };
    let theirs = || touch(Outcome::Sent, Channel::Mail, Direction::Theirs, TouchTime::On(day("2026-11-12")));
    let until = |text: &str| Detail::Deadline(Some(Deadline { day: day(text), why: String::new() }));
    let table = [
        ("an agreed time before A", promised(in_group("", Group::C), "2026-11-23 10:10"), with_facts(a(), 5)),
        ("the earlier agreed time first", promised(due(), "2026-11-23 09:00"), promised(a(), "2026-11-23 10:10")),
        ("A before B", a(), with_facts(in_group("", Group::B), 5)),
        ("B before unjudged", in_group("", Group::B), with_facts(due(), 5)),
        ("unjudged before C", due(), with_facts(in_group("", Group::C), 5)),
        ("a fact before none", with_facts(a(), 1), a()),
        ("more facts first", with_facts(a(), 5), with_facts(a(), 4)),
        ("a good sign before none", with_item(a(), cost()), a()),
        ("a question of theirs is a good sign", with_item(a(), asked()), a()),
        ("that they wrote is a good sign", with_touch(a(), theirs()), a()),
        ("a need they named before none", with_item(a(), need()), a()),
        ("a talk that moved forward", with_touch(a(), talk(Progress::Forward)), with_touch(a(), talk(Progress::Back))),
        ("facts and signs add up", with_item(with_facts(a(), 2), cost()), with_facts(a(), 2)),
        ("a fact before a near date", with_facts(a(), 1), with(a(), until("2026-11-24"))),
        ("the nearest date", with(a(), until("2026-11-25")), with(a(), until("2026-12-25"))),
        ("a near date before warmth", with(a(), until("2026-11-25")), with(a(), Detail::Warmth(Some(Warmth::Warm)))),
        ("the warm before the cold", with(a(), Detail::Warmth(Some(Warmth::Warm))), a()),
        ("the longest overdue", planned(a(), "2026-11-18"), planned(a(), "2026-11-20")),
    ];
    for (rule, first, second) in table {
        check_above(rule, first, second);
    }
    assert_eq!(ORDER.len(), 7, "Today says the rules in as many lines");
}

#[test]
fn s0_39_what_proves_nothing_lifts_nobody() {
    let now = at(MONDAY);
    let poor = tick(&VAGUE, day("2026-11-20"));
    let no_date = Item { noted: None, ..met(&Desk::new().book.fact_tests()[0], "they named a sum", None) };
    let guess = Item::new(ItemKind::MustHave, "three rows".to_owned(), Source::Guessed);
    for item in [poor, no_date, guess] {
        let mut desk = Desk::new();
        desk.add(in_group("earlier", Group::A), &at("2026-11-22 10:00"));
        desk.add(with_item(in_group("later", Group::A), item), &now);
        assert_eq!(desk.lead(desk.book.agenda(&now).due[0].lead).name, "earlier");
    }
}

#[test]
fn the_short_count_of_good_signs_is_that_of_the_evidence() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let theirs = touch(Outcome::Spoke, Channel::Call, Direction::Theirs, TouchTime::On(day("2026-11-12")));
    let items = TICKED.into_iter().map(|sign| tick(sign, day("2026-11-20")));
    let question = Item::said(ItemKind::Question, "what does it cost?", day("2026-11-20"));
    let lead = NewLead { items: items.chain([question]).collect(), touches: vec![theirs], ..named("Ann") };
    let id = desk.add(lead, &now);
    assert_eq!(good_signs(desk.lead(id)), 6);
    assert_eq!(good_signs(desk.lead(id)), tally(&evidence(desk.lead(id), &now), Leaning::Good));
}

#[test]
fn s0_11_a_week_shows_its_touches_day_by_day() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    desk.add(planned(named("any time"), "2026-11-25"), &now);
    desk.add(promised(named("at nine"), "2026-11-25 09:00"), &now);
    desk.add(planned(named("beyond"), "2026-11-30"), &now);
    desk.add(planned(named("past"), "2026-11-20"), &now);
    let off = LibraryItem {
        until: Some(day("2026-11-26")),
        ..LibraryItem::new(LibraryItemKind::Holiday, now.instant, "Thanksgiving", "")
    };
    desk.run(Command::AddPiece(off), &now);
    desk.run(Command::Set(Setting::Capacity(1)), &now);
    let days = week(&desk.book, 0, &now);
    assert_eq!(days.len(), 7);
    assert_eq!((days[0].words.as_str(), days[6].day), ("today", day("2026-11-29")));
    let shown: Vec<(&str, &str)> =
        days[2].touches.iter().map(|touch| (touch.time.as_str(), touch.title.as_str())).collect();
    assert_eq!(shown, [("09:00", "at nine"), ("", "any time")]);
    assert!(days[2].is_full && !days[1].is_full);
    assert_eq!((days[3].free.as_str(), days[5].free.as_str()), ("Thanksgiving", "weekend"));
    let next: Vec<usize> = week(&desk.book, 1, &now).iter().map(|day| day.touches.len()).collect();
    assert_eq!(next, [1, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn overdue_touches_are_spread_parked_or_ended_in_one_step_that_can_be_taken_back() {
    let now = at("2026-11-26 10:00");
    let mut desk = Desk::new();
    desk.run(Command::Set(Setting::Capacity(2)), &now);
    for number in 0..5 {
        desk.add(planned(named(&format!("late {number}")), "2026-11-20"), &at("2026-11-01 10:00"));
    }
    desk.add(planned(named("friday"), "2026-11-27"), &at("2026-11-01 10:00"));
    desk.add(promised(named("agreed"), "2026-11-20 10:00"), &at("2026-11-01 10:00"));
    let late = overdue(&desk.book, &now);
    assert_eq!(late.len(), 5);
    let before = seen(&desk.book);
    let inverse = desk.try_run(triage(&desk.book, &late, Triage::Spread, &now), &now).unwrap();
    let days: Vec<String> =
        late.iter().map(|id| desk.lead(*id).next_touch().unwrap().when.due_day(&now).to_string()).collect();
    // Friday holds one already, Monday and Tuesday two each.
    assert_eq!(days, ["2026-11-27", "2026-11-30", "2026-11-30", "2026-12-01", "2026-12-01"]);
    assert_eq!(desk.lead_of("agreed").next_touch().unwrap().when.due_day(&now), day("2026-11-20"));
    desk.apply(inverse, &now);
    assert_eq!(seen(&desk.book), before);
    for (how, kind) in [(Triage::Park, StatusKind::Parked), (Triage::End, StatusKind::Ended)] {
        let inverse = desk.try_run(triage(&desk.book, &late, how, &now), &now).unwrap();
        assert!(late.iter().all(|id| desk.lead(*id).status.kind() == kind));
        assert_eq!(desk.book.leads().count(), 7, "no lead is deleted");
        desk.apply(inverse, &now);
        assert_eq!(seen(&desk.book), before);
    }
}

#[test]
fn s1_37_s3_21_leads_one_is_losing_touch_with_stand_by_group() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let talked = |name: &str, group: Option<Group>, on: &str| {
        let lead = with(planned(named(name), "2026-12-24"), Detail::Group(group));
        NewLead { touches: vec![call_on(on, Outcome::Spoke)], ..lead }
    };
    desk.add(talked("c in time", Some(Group::C), "2026-09-24"), &now);
    desk.add(talked("c overdue", Some(Group::C), "2026-09-23"), &now);
    desk.add(talked("a overdue", Some(Group::A), "2026-11-08"), &now);
    desk.add(talked("a longer", Some(Group::A), "2026-10-08"), &now);
    desk.add(talked("unjudged", None, "2026-10-01"), &now);
    desk.add(planned(named("never talked to"), "2026-12-24"), &now);
    let tried = desk.add(talked("only tried since", Some(Group::B), "2026-10-01"), &now);
    desk.touch(tried, Outcome::NoAnswer, &now);
    let parked = desk.add(talked("parked", Some(Group::A), "2026-10-01"), &now);
    desk.run(Command::Park { lead: parked, wake: day("2027-01-04"), why: String::new() }, &now);
    let names: Vec<String> = losing_touch(&desk.book, &now).into_iter().map(|lost| lost.title).collect();
    assert_eq!(names, ["a longer", "a overdue", "only tried since", "c overdue", "unjudged"]);
    assert_eq!(losing_touch(&desk.book, &now)[3].since, "last talk 61 days ago");
    let answered = touch(Outcome::Spoke, Channel::Mail, Direction::Theirs, TouchTime::At(now.instant));
    desk.run(Command::RecordTouch { lead: tried, touch: answered, next: None }, &now);
    assert_eq!(losing_touch(&desk.book, &now).len(), 4, "what comes from them is contact");
}
