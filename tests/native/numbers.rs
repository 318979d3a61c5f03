//! My numbers: every count equals a count by hand, and the palette and the guide find what they should.

use crate::support::{Desk, at, call_on, day, moment, named, promised};
use next_touch::app::library::competitors;
use next_touch::app::library::guide;
use next_touch::app::numbers::{Share, followed_once, numbers};
use next_touch::app::palette::{Goal, hits};
use next_touch::domain::command::Command;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::Status;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Item, ItemKind, Settled, Source};
use next_touch::domain::lead::{NextTouch, When};
use next_touch::domain::library::script_versions;
use next_touch::domain::time::Now;

fn now() -> Now {
    at("2026-11-25 12:00")
}

fn with_touches(name: &str, touches: Vec<Touch>) -> NewLead {
    NewLead { touches, ..named(name) }
}

fn call_at(time: &str, outcome: Outcome) -> Touch {
    Touch::new(TouchTime::At(moment(time)), Channel::Call, Direction::Mine, outcome)
}

fn by(channel: Channel, direction: Direction, on: &str, outcome: Outcome) -> Touch {
    Touch::new(TouchTime::On(day(on)), channel, direction, outcome)
}

/// The two counts of a chart's row.
#[track_caller]
fn counts(desk: &Desk, chart: &str, row: &str) -> (usize, usize) {
    counted(desk, chart, row).unwrap_or_else(|| panic!("no row {row} in {chart}"))
}

/// The same, if the chart has the row.
#[track_caller]
fn counted(desk: &Desk, chart: &str, row: &str) -> Option<(usize, usize)> {
    let numbers = numbers(&desk.book, &now());
    let chart = numbers.charts.iter().find(|known| known.title == chart).unwrap_or_else(|| panic!("no chart {chart}"));
    let found: Vec<&Share> = chart.rows.iter().filter(|known| known.label == row).collect();
    assert!(found.len() <= 1, "not one row {row} in {:?}", chart.rows);
    found.first().map(|one| (one.part, one.of))
}

/// Leads that ended at different touches, and some that did not.
fn fixture() -> Desk {
    let mut desk = Desk::new();
    for (name, before, last) in [
        ("won at 1", 0, Outcome::Won),
        ("won at 3", 2, Outcome::Won),
        ("also won at 3", 2, Outcome::Won),
        ("let go at 2", 1, Outcome::NoThanks),
        ("once", 0, Outcome::NoAnswer),
        ("twice", 1, Outcome::NoAnswer),
        ("never again", 0, Outcome::DoNotCall),
    ] {
        let earlier = vec![call_on("2026-11-10", Outcome::NoAnswer); before];
        let lead = desk.add(with_touches(name, earlier), &now());
        desk.touch(lead, last, &now());
    }
    desk.add(named("untouched"), &now());
    desk
}

#[test]
fn s1_6_wins_and_ends_are_counted_by_their_touch_number() {
    let desk = fixture();
    assert_eq!(counts(&desk, "At which touch they said yes", "touch 1"), (1, 3));
    assert_eq!(counts(&desk, "At which touch they said yes", "touch 3"), (2, 3));
    assert_eq!(counts(&desk, "At which touch it ended without", "touch 2"), (1, 1));
}

#[test]
fn s0_10_leads_that_were_followed_only_once_are_counted() {
    // The leads let go after two, one and two touches; those who said yes or never again don't count.
    let share = followed_once(&fixture().book);
    assert_eq!((share.part, share.of), (1, 3));
}

#[test]
fn s1_1_what_was_opened_stands_against_what_was_closed() {
    let desk = fixture();
    for (row, part) in [("open", 3), ("won", 3), ("ended", 1), ("do not call", 1), ("parked", 0)] {
        assert_eq!(counts(&desk, "Opened against closed", row), (part, 8), "{row}");
    }
}

#[test]
fn the_best_hour_weekday_and_channel_rest_on_enough_tries() {
    let mut desk = Desk::new();
    let mut touches: Vec<Touch> =
        ["02", "09", "16"].map(|day| call_at(&format!("2026-11-{day} 10:20"), Outcome::Spoke)).into();
    touches.extend(["03", "10"].map(|day| call_at(&format!("2026-11-{day} 10:50"), Outcome::NoAnswer)));
    touches.push(call_at("2026-11-04 15:00", Outcome::Spoke));
    touches.push(by(Channel::Mail, Direction::Mine, "2026-11-17", Outcome::Sent));
    touches.push(by(Channel::Mail, Direction::Theirs, "2026-11-18", Outcome::Spoke));
    touches.push(by(Channel::Mail, Direction::Mine, "2026-11-19", Outcome::Sent));
    desk.add(with_touches("Ada", touches), &now());
    let hours = "At which hour they are reached";
    assert_eq!(counts(&desk, hours, "10:00"), (3, 5));
    assert_eq!(counts(&desk, hours, "15:00"), (1, 1));
    assert_eq!(counts(&desk, "On which weekday they are reached", "Mon"), (3, 3));
    assert_eq!(counts(&desk, "On which weekday they are reached", "Tue"), (0, 2));
    assert_eq!(counts(&desk, "Which channel is answered", "Mail"), (1, 2));
    let all = numbers(&desk.book, &now());
    let finding = |title: &str| all.charts.iter().find(|chart| chart.title == title).unwrap().finding.clone();
    assert_eq!(finding(hours), "Reached most often: 10:00 (3 of 5).", "one of one is no rule");
    assert_eq!(finding("On which weekday they are reached"), "");
}

#[test]
fn talks_are_counted_by_the_version_of_their_script() {
    let mut desk = Desk::new();
    let talk = |script: &str, progress| Touch {
        script: script.to_owned(),
        wrap_up: Some(WrapUp { progress, close: Close::SetDate, agreed: true }),
        ..call_on("2026-11-23", Outcome::Spoke)
    };
    let id = "call-cold-first";
    let shipped = script_versions::version_name(&desk.book, id);
    let mine = script_versions::text_of(&desk.book, id).unwrap().replace("Good", "Fine") + "\nOne more line.\n";
    let save = script_versions::save(&desk.book, id, &mine, &now()).unwrap();
    desk.run(save, &now());
    let mine = script_versions::version_name(&desk.book, id);
    let touches = vec![
        talk(&shipped, Progress::Nothing),
        talk(&mine, Progress::Forward),
        talk(&mine, Progress::Back),
        talk("of a colleague", Progress::Back),
    ];
    desk.add(with_touches("Ada", touches), &now());
    let title = script_versions::script(&desk.book, id).unwrap().title.clone();
    let of_mine = format!("{title}, my words of 25 Nov, 12:00");
    assert_eq!(counts(&desk, "What each script came to", &title), (0, 1));
    assert_eq!(counts(&desk, "What each script came to", &of_mine), (1, 2));
    assert_eq!(counts(&desk, "What each script came to", "of a colleague"), (0, 1));
    let week = numbers(&desk.book, &now()).week;
    assert!(week.contains(&("Talks", 4)) && week.contains(&("Next touches they agreed to", 4)), "{week:?}");
}

#[test]
fn s1_5_follow_ups_stand_against_first_touches_week_by_week() {
    let mut desk = Desk::new();
    desk.add(
        with_touches("Ada", vec![call_on("2026-11-16", Outcome::NoAnswer), call_on("2026-11-23", Outcome::Spoke)]),
        &now(),
    );
    desk.add(with_touches("Ben", vec![call_on("2026-11-24", Outcome::Spoke)]), &now());
    assert_eq!(counts(&desk, "Follow-ups against new leads", "week of 23 Nov"), (1, 2));
    assert_eq!(counts(&desk, "Follow-ups against new leads", "week of 16 Nov"), (0, 1));
}

#[test]
fn promises_kept_are_counted_both_ways() {
    let mut desk = Desk::new();
    let lead = desk.add(named("Ada"), &now());
    let promise = |kind, due: Option<&str>, well: Option<bool>| Item {
        due: due.map(day),
        settled: well.map(|well| Settled { on: day("2026-11-20"), well }),
        ..Item::new(kind, "the sheet".to_owned(), Source::Said)
    };
    for item in [
        promise(ItemKind::MyPromise, None, Some(true)),
        promise(ItemKind::MyPromise, Some("2026-11-24"), None),
        promise(ItemKind::MyPromise, Some("2026-11-26"), None),
        promise(ItemKind::TheirPromise, Some("2026-11-01"), Some(false)),
    ] {
        desk.run(Command::AddItem(lead, item), &now());
    }
    assert_eq!(counts(&desk, "Promises kept", "I did what I promised"), (1, 2));
    assert_eq!(counts(&desk, "Promises kept", "They did what they promised"), (0, 1));
}

#[test]
fn s0_6_agreed_times_are_counted_both_ways() {
    let mut desk = Desk::new();
    // For each: the agreed time, when and how it was touched, and who touched it.
    let agreed = [
        ("in time, there", "2026-11-24 10:00", Some(("2026-11-24 10:05", Outcome::Spoke))),
        ("in time, also there", "2026-11-24 11:00", Some(("2026-11-24 11:00", Outcome::Busy))),
        ("in time, not there", "2026-11-24 12:00", Some(("2026-11-24 12:01", Outcome::NoAnswer))),
        ("too late, there", "2026-11-24 13:00", Some(("2026-11-24 14:30", Outcome::Spoke))),
        ("never called", "2026-11-24 15:00", None),
        ("still to come", "2026-11-25 15:00", None),
    ];
    for (name, promise, touched) in agreed {
        let lead = desk.add(promised(named(name), promise), &at("2026-11-23 09:00"));
        if let Some((when, outcome)) = touched {
            desk.touch(lead, outcome, &at(when));
        }
    }
    assert_eq!(counts(&desk, "Promises kept", "I called at the agreed time"), (3, 5));
    assert_eq!(counts(&desk, "Promises kept", "They were there at the agreed time"), (2, 3));
    // The same counts as the rate that Today and the tests of promises use.
    let rate = desk.book.kept_rate(&now());
    assert_eq!((rate.kept, rate.all), (3, 5));
}

#[track_caller]
fn check_their_side(channel: Channel, outcome: Outcome, theirs: Option<(usize, usize)>) {
    let mut desk = Desk::new();
    let lead = desk.add(promised(named("Ada"), "2026-11-24 12:00"), &at("2026-11-23 09:00"));
    let called = at("2026-11-24 12:01");
    let touch = Touch::new(TouchTime::At(called.instant), channel, Direction::Mine, outcome);
    let next = NextTouch { when: When::day(day("2026-11-26")), ..desk.lead(lead).next_touch().unwrap().clone() };
    desk.run(Command::RecordTouch { lead, touch, next: Some(Status::Open(next)) }, &called);
    assert_eq!(counts(&desk, "Promises kept", "I called at the agreed time"), (1, 1), "{outcome:?}");
    assert_eq!(counted(&desk, "Promises kept", "They were there at the agreed time"), theirs, "{outcome:?}");
}

#[test]
fn s0_6_only_a_call_that_could_have_reached_them_says_that_they_were_not_there() {
    for outcome in [Outcome::NoAnswer, Outcome::VoicemailLeft, Outcome::Gatekeeper] {
        check_their_side(Channel::Call, outcome, Some((0, 1)));
    }
    check_their_side(Channel::Call, Outcome::Spoke, Some((1, 1)));
    check_their_side(Channel::Call, Outcome::WrongNumber, None);
    for channel in [Channel::Mail, Channel::Text] {
        check_their_side(channel, Outcome::Sent, None);
    }
}

#[test]
fn s0_54_s3_24_touches_and_minutes_of_ended_leads_and_long_ones_are_listed() {
    let mut desk = Desk::new();
    let timed = |seconds| Touch { seconds: Some(seconds), ..call_on("2026-11-20", Outcome::Spoke) };
    let gone = desk.add(with_touches("Gone", vec![timed(100), timed(200)]), &now());
    desk.run(Command::LetGo { lead: gone, reason: "no need".to_owned() }, &now());
    let long = desk.add(with_touches("Long", vec![timed(60); 8]), &now());
    desk.touch(long, Outcome::Won, &now());
    let all = numbers(&desk.book, &now());
    let lines = |list: &[next_touch::app::numbers::LeadLine]| {
        list.iter().map(|line| format!("{}: {}", line.title, line.words)).collect::<Vec<_>>()
    };
    assert_eq!(lines(&all.spent), ["Gone: 2 touches, 5 min, ended today"]);
    assert_eq!(lines(&all.extended), ["Long: 9 touches, won"]);
    assert_eq!(counts(&desk, "What ended leads took", "touches"), (2, 11));
    assert_eq!(counts(&desk, "What ended leads took", "minutes"), (5, 13));
}

#[test]
fn an_empty_book_has_no_charts_and_no_share_divides_by_nothing() {
    let all = numbers(&Desk::new().book, &now());
    assert!(all.charts.is_empty(), "{:?}", all.charts);
    assert_eq!(Share { label: String::new(), part: 0, of: 0 }.percent(), 0);
}

#[test]
fn s0_40_nothing_is_in_the_order_of_how_often_one_dialled() {
    let mut desk = Desk::new();
    let mut touches = vec![call_at("2026-11-02 16:00", Outcome::NoAnswer); 9];
    touches.push(call_at("2026-11-02 09:00", Outcome::NoAnswer));
    desk.add(with_touches("Ada", touches), &now());
    let all = numbers(&desk.book, &now());
    let hours = all.charts.iter().find(|chart| chart.title == "At which hour they are reached").unwrap();
    let labels: Vec<&str> = hours.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["09:00", "16:00"], "by the clock, not by the count");
}

#[test]
fn the_palette_finds_places_by_the_beginnings_of_words_and_leads_by_anything() {
    let desk = fixture();
    let names = ["Today", "My numbers", "New lead"];
    let found =
        |typed: &str| hits(&desk.book, &names, typed, &now()).into_iter().map(|hit| hit.title).collect::<Vec<_>>();
    assert_eq!(found(""), names, "before typing, every place and no lead");
    assert_eq!(found("num"), ["My numbers"]);
    assert_eq!(found("new l"), ["New lead"]);
    assert_eq!(found("umbers"), [""; 0]);
    assert_eq!(found("twice"), ["twice"]);
    let hit = hits(&desk.book, &names, "twice", &now()).remove(0);
    assert_eq!(hit.goal, Goal::Lead(desk.lead_of("twice").id));
}

#[test]
fn every_page_of_the_guide_has_text_and_is_found_by_words_of_it() {
    let pages: Vec<guide::Page> = guide::pages().collect();
    assert!(pages.len() > 10);
    for page in &pages {
        assert!(page.blocks().count() > 0, "{}", page.name);
        assert_eq!(guide::page(page.name), Some(*page), "names are used once");
        assert!(guide::find(page.title).contains(page), "{}", page.title);
    }
    let found: Vec<&str> = guide::find("safari SEVEN").iter().map(|page| page.name).collect();
    assert_eq!(found, ["install"]);
    assert!(guide::find("zebra").is_empty());
}

#[test]
fn s4_46_what_other_sellers_do_is_noted_by_the_prompts_and_names_a_script_to_change() {
    let mut desk = Desk::new();
    let mut note = |hour: &str, who: &str, answers: &[&str], change: &str, script: &str| {
        let answers: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
        let now = at(&format!("2026-11-25 {hour}"));
        let piece = competitors::note(now.instant, who, &answers, change, script)?;
        desk.run(Command::AddPiece(piece.clone()), &now);
        Some(piece)
    };
    assert_eq!(note("09:00", " ", &["", " "], "", "call-busy"), None, "nothing is said");
    let first =
        note("10:00", "A bank", &["They shouted", "", "Five times in a week"], "Speak softly", "call-busy").unwrap();
    let how_often = "How often they came, and in how many days: Five times in a week";
    assert_eq!(first.text, format!("What annoyed me: They shouted\n{how_often}"));
    assert_eq!((first.why.as_str(), competitors::script_of(&first)), ("Speak softly", Some("call-busy")));
    let second = note("11:00", "", &["", "They had read up on me"], "", "").unwrap();
    assert_eq!(competitors::script_of(&second), None);
    let noted: Vec<_> =
        competitors::noted(&desk.book).into_iter().map(|id| desk.book.piece(id).unwrap().clone()).collect();
    assert_eq!(noted, [second, first], "the latest first");
}

#[test]
fn s1_23_what_was_kept_on_a_feeling_stands_apart_from_what_was_kept_for_a_fact() {
    let mut desk = Desk::new();
    for (name, source, last) in [
        ("feeling", Source::Guessed, Outcome::NoThanks),
        ("fact", Source::Said, Outcome::Won),
        ("still open", Source::Guessed, Outcome::NoAnswer),
    ] {
        let kept = Item::new(ItemKind::Kept, "why".to_owned(), source);
        let lead = desk.add(NewLead { items: vec![kept], ..named(name) }, &now());
        desk.touch(lead, last, &now());
    }
    assert_eq!(counts(&desk, "Gut against facts", "kept on a good feeling"), (0, 1));
    assert_eq!(counts(&desk, "Gut against facts", "kept for a fact"), (1, 1));
    let extended = numbers(&desk.book, &now()).extended;
    assert_eq!(extended.len(), 3, "each of them got more time: {extended:?}");
}
