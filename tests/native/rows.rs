//! The rows that the screens show: filters, order, colleagues, the timeline and neutral words.

use crate::support::{Desk, at, call_on, day, moment, named, planned, promised, somebody, touch, with};
use next_touch::app::today::rows::{self, LeadFilter, Tone, find, leads_by_next_touch};
use next_touch::app::words;
use next_touch::domain::command::Command;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::Query;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Detail, Group};
use next_touch::domain::lead::{End, Status, StatusKind};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::time::Now;

fn now() -> Now {
    at("2026-11-23 12:00")
}

/// Leads with every status, named after it.
fn all_statuses() -> Desk {
    let mut desk = Desk::new();
    for (name, outcome) in [
        ("never", Outcome::DoNotCall),
        ("ended", Outcome::NoThanks),
        ("won", Outcome::Won),
        ("missed", Outcome::NoAnswer),
    ] {
        let lead = desk.add(named(name), &now());
        desk.touch(lead, outcome, &now());
    }
    let parked = desk.add(named("parked"), &now());
    desk.run(Command::Park { lead: parked, wake: day("2027-01-04"), why: String::new() }, &now());
    desk.add(with(planned(named("late"), "2026-11-20"), Detail::Group(Some(Group::A))), &now());
    desk.add(promised(named("at four"), "2026-11-23 16:00"), &now());
    desk.add(promised(named("at one"), "2026-11-23 13:00"), &now());
    desk.add(with(planned(named("today"), "2026-11-23"), Detail::Group(Some(Group::B))), &now());
    desk.add(promised(named("late promise"), "2026-11-23 11:00"), &now());
    desk
}

#[track_caller]
fn names(desk: &Desk, typed: &str, filter: &LeadFilter) -> Vec<String> {
    let order = leads_by_next_touch(&desk.book, &now());
    let ids = find(&desk.book, &order, &Query::new(typed), filter, &now());
    ids.into_iter().map(|id| desk.lead(id).name.clone()).collect()
}

#[test]
fn leads_stand_by_their_next_touch_then_parked_won_ended_and_never() {
    let order = names(&all_statuses(), "", &LeadFilter::default());
    let expected = ["late", "late promise", "at one", "at four", "today", "missed", "parked", "won", "ended", "never"];
    assert_eq!(order, expected);
}

#[test]
fn filters_narrow_the_list_and_join_with_the_search() {
    let desk = all_statuses();
    let status = |kind| LeadFilter { status: Some(kind), ..LeadFilter::default() };
    assert_eq!(names(&desk, "", &status(StatusKind::Parked)), ["parked"]);
    assert_eq!(names(&desk, "", &status(StatusKind::Won)), ["won"]);
    assert_eq!(names(&desk, "", &status(StatusKind::Ended)), ["ended"]);
    assert_eq!(names(&desk, "", &status(StatusKind::DoNotCall)), ["never"]);
    assert_eq!(names(&desk, "", &status(StatusKind::Open)).len(), 6);
    let group = |group| LeadFilter { group: Some(group), ..LeadFilter::default() };
    assert_eq!(names(&desk, "", &group(Group::A)), ["late"]);
    assert_eq!(names(&desk, "today", &group(Group::B)), ["today"]);
    assert_eq!(names(&desk, "today", &group(Group::A)), [""; 0]);
    let late = LeadFilter { late: true, ..LeadFilter::default() };
    assert_eq!(names(&desk, "", &late), ["late", "late promise"]);
    assert_eq!(names(&desk, "promise", &late), ["late promise"]);
}

#[test]
fn a_row_of_the_list_says_where_the_lead_stands() {
    let desk = all_statuses();
    let row = |name: &str| {
        let row = rows::lead_row(desk.lead_of(name), &now());
        (row.status, row.tone)
    };
    let expect = |words: &str, tone| (words.to_owned(), tone);
    assert_eq!(row("late"), expect("Fri 20 Nov, call", Tone::Late));
    assert_eq!(row("at one"), expect("today at 13:00, call", Tone::Promise));
    assert_eq!(row("late promise"), expect("today at 11:00, call", Tone::Late));
    assert_eq!(row("missed"), expect("tomorrow, afternoon, call", Tone::Plain));
    assert_eq!(row("parked"), expect("Parked until Mon 4 Jan 2027", Tone::Plain));
    assert_eq!(row("won"), expect("Won today", Tone::Plain));
    assert_eq!(row("ended"), expect("Ended today: They said no, thanks", Tone::Plain));
    assert_eq!(row("never"), expect("Do not call, since today", Tone::Plain));
    let won = Status::Ended { on: day("2026-11-20"), end: End::Won { value: "12 seats".to_owned() } };
    assert_eq!(rows::status_line(&won, &now()), "Won Fri 20 Nov, 12 seats");
}

#[test]
fn colleagues_are_the_others_at_the_same_company() {
    let at_company = |name: &str, company: &str| with(named(name), Detail::Company(company.to_owned()));
    let mut desk = Desk::new();
    let ann = desk.add(at_company("Ann", "Hill Ltd"), &now());
    desk.add(at_company("Bob", "HILL LTD "), &now());
    desk.add(at_company("Cid", "Dale Ltd"), &now());
    let dan = desk.add(named("Dan"), &now());
    desk.add(named("Eve"), &now());
    let colleagues =
        |lead| rows::colleagues(&desk.book, desk.lead(lead)).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(colleagues(ann), ["Bob"]);
    assert_eq!(colleagues(dan), [""; 0], "leads without a company are not colleagues");
}

#[test]
fn s1_3_the_timeline_has_all_touches_in_the_order_in_which_they_took_place() {
    let mut desk = Desk::new();
    let lead = desk.add(named("Ann"), &now());
    let at_noon = touch(Outcome::Spoke, Channel::Call, Direction::Mine, TouchTime::At(moment("2026-11-23 12:00")));
    let in_the_morning =
        touch(Outcome::NoAnswer, Channel::Call, Direction::Mine, TouchTime::At(moment("2026-11-23 09:00")));
    let theirs = touch(Outcome::Spoke, Channel::Mail, Direction::Theirs, TouchTime::On(day("2026-11-10")));
    // Entered in any order.
    for touch in [at_noon, call_on("2026-11-12", Outcome::VoicemailLeft), theirs, in_the_morning] {
        desk.run(Command::RecordTouch { lead, touch, next: None }, &now());
    }
    let timeline: Vec<(String, String)> = desk
        .lead(lead)
        .touches
        .iter()
        .map(|(_, touch)| rows::touch_row(touch, &now()))
        .map(|row| (row.when, row.words))
        .collect();
    let expected = [
        ("Tue 10 Nov", "They wrote (mail)"),
        ("Thu 12 Nov", "Voicemail left"),
        ("today", "No answer"),
        ("today", "Spoke"),
    ];
    assert_eq!(timeline, expected.map(|(when, words)| (when.to_owned(), words.to_owned())));
}

#[test]
fn s0_15_a_touch_is_told_with_its_words_its_length_and_how_it_was_closed() {
    let wrap_up = WrapUp { progress: Progress::Learned, close: Close::DugOn, agreed: true };
    let talk = Touch {
        note: "Wants numbers, not brochures.".to_owned(),
        wrap_up: Some(wrap_up),
        seconds: Some(361),
        ..call_on("2026-11-22", Outcome::Spoke)
    };
    let row = rows::touch_row(&talk, &now());
    assert_eq!(row.when, "yesterday");
    assert_eq!(row.words, "Spoke, 7 min");
    assert_eq!(row.note, "Wants numbers, not brochures.");
    assert_eq!(row.progress, "same, but learned");
}

#[test]
fn the_number_of_a_touch_counts_every_channel_and_both_directions() {
    let mut lead = somebody("Ann", "202 555 0143");
    let mut desk = Desk::new();
    let id = desk.add(lead.clone(), &now());
    assert_eq!(rows::touch_number(&desk.book, desk.lead(id)), "first talk");
    assert_eq!(rows::without_touches(desk.lead(id)), words::common::NOBODY_HAS_TALKED_YET);
    // Somebody whom I talked to before the import is no stranger, though no touch is on record.
    let known = desk.add(named("Known before"), &now());
    let spoken = Item::new(ItemKind::SpokenBefore, String::new(), Source::Said);
    desk.run(Command::AddItem(known, spoken), &now());
    assert_eq!(rows::touch_number(&desk.book, desk.lead(known)), words::today::TALKED_BEFORE);
    assert_eq!(rows::without_touches(desk.lead(known)), words::common::TALKED_BEFORE);
    lead.touches = [Channel::Call, Channel::Mail, Channel::Post, Channel::Referral]
        .map(|channel| touch(Outcome::Sent, channel, Direction::Mine, TouchTime::On(day("2026-11-02"))))
        .to_vec();
    lead.touches.push(touch(Outcome::Spoke, Channel::Text, Direction::Theirs, TouchTime::On(day("2026-11-03"))));
    let id = desk.add(lead, &now());
    assert_eq!(rows::touch_number(&desk.book, desk.lead(id)), "touch 6 of at most 7");
}

#[test]
fn s3_1_no_outcome_is_called_a_failure() {
    for outcome in Outcome::ALL {
        for words in [outcome.words(), outcome.meaning()] {
            let words = words.to_lowercase();
            for blame in ["fail", "lost", "reject", "bad call", "error", "unsuccessful", "miss"] {
                assert!(!words.contains(blame), "{words}");
            }
        }
    }
}

#[test]
fn at_most_eight_outcomes_are_visible_and_every_one_is_offered_for_a_call() {
    let (shown, others) = rows::outcomes_of(&Channel::Call);
    let mut offered: Vec<_> = shown.iter().chain(others).map(|outcome| outcome.words()).collect();
    offered.sort_unstable();
    let mut all: Vec<_> = Outcome::ALL.iter().map(|outcome| outcome.words()).collect();
    all.sort_unstable();
    assert_eq!(offered, all);
    for channel in Channel::SHIPPED {
        assert!(rows::outcomes_of(&channel).0.len() <= 8);
    }
}

#[test]
fn a_lead_is_called_by_the_best_there_is() {
    let only = |detail| NewLead { details: vec![detail], ..NewLead::default() };
    let mut desk = Desk::new();
    for (lead, title) in [
        (with(named("Ann"), Detail::Company("Hill Ltd".to_owned())), "Ann"),
        (only(Detail::Company("Hill Ltd".to_owned())), "Hill Ltd"),
        (only(Detail::Mails(vec!["a@hill.example".to_owned()])), "a@hill.example"),
        (only(Detail::Phones(vec![crate::support::phone("202 555 0143")])), "202 555 0143"),
    ] {
        let id = desk.add(lead, &now());
        assert_eq!(desk.lead(id).title(), title);
        assert_eq!(rows::lead_row(desk.lead(id), &now()).title, title);
    }
}
