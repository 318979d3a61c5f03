//! The order of the agenda, the week, overdue touches and the leads one is losing touch with.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use next_touch::app::week::{Triage, losing_touch, overdue, triage, week};
use next_touch::domain::agenda::ORDER;
use next_touch::domain::command::{Command, NewLead};
use next_touch::domain::knowledge::{Item, ItemKind};
use next_touch::domain::lead::{Detail, Group};
use next_touch::domain::piece::{Piece, PieceKind};
use next_touch::domain::settings::Setting;
use next_touch::domain::standing::StandingKind;
use next_touch::domain::touch::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use support::{Desk, at, call_on, day, named, planned, promised, seen, touch, with};

const MONDAY: &str = "2026-11-23 10:00";

fn in_group(name: &str, group: Group) -> NewLead {
    with(planned(named(name), "2026-11-23"), Detail::Group(Some(group)))
}

fn with_facts(mut lead: NewLead, count: usize) -> NewLead {
    let fact = |place| Item::said(ItemKind::MustHave, format!("fact {place}"), day("2026-11-20"));
    lead.items.extend((0..count).map(fact));
    lead
}

#[test]
fn s0_39_promises_come_first_then_group_a_with_facts_and_good_signs() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let forward = WrapUp { progress: Progress::Forward, close: Close::SetDate, agreed: true };
    let sign = Touch { wrap_up: Some(forward), ..call_on("2026-11-10", Outcome::Spoke) };
    desk.add(in_group("c", Group::C), &now);
    desk.add(planned(named("unjudged"), "2026-11-23"), &now);
    desk.add(in_group("b", Group::B), &now);
    desk.add(in_group("a bare", Group::A), &now);
    desk.add(with_facts(in_group("a with a fact", Group::A), 1), &now);
    desk.add(NewLead { touches: vec![sign], ..with_facts(in_group("a with a fact and a sign", Group::A), 1) }, &now);
    desk.add(with_facts(in_group("a with three facts", Group::A), 3), &now);
    desk.add(promised(named("promised"), "2026-11-23 10:10"), &now);
    let names: Vec<String> = desk.book.agenda(&now).due.iter().map(|due| desk.lead(due.lead).name.clone()).collect();
    let expected =
        ["promised", "a with three facts", "a with a fact and a sign", "a with a fact", "a bare", "b", "unjudged", "c"];
    assert_eq!(names, expected);
    assert_eq!(ORDER.len(), 7);
}

#[test]
fn s0_11_a_week_shows_its_touches_day_by_day() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    desk.add(planned(named("any time"), "2026-11-25"), &now);
    desk.add(promised(named("at nine"), "2026-11-25 09:00"), &now);
    desk.add(planned(named("beyond"), "2026-11-30"), &now);
    desk.add(planned(named("past"), "2026-11-20"), &now);
    let off =
        Piece { until: Some(day("2026-11-26")), ..Piece::new(PieceKind::Holiday, now.instant, "Thanksgiving", "") };
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
    desk.absorb(inverse, &now);
    assert_eq!(seen(&desk.book), before);
    for (how, kind) in [(Triage::Park, StandingKind::Parked), (Triage::End, StandingKind::Ended)] {
        let inverse = desk.try_run(triage(&desk.book, &late, how, &now), &now).unwrap();
        assert!(late.iter().all(|id| desk.lead(*id).standing.kind() == kind));
        assert_eq!(desk.book.leads().count(), 7, "nobody is deleted");
        desk.absorb(inverse, &now);
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
