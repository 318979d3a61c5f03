//! Tables and cards exported from a book are imported unchanged: into an empty book, and into the same book.

use crate::random::random;
use crate::support::{Desk, at, day, in_zone, moment};
use next_touch::app::export::{contact_cards, table_to_bring_in};
use next_touch::app::import::import_command;
use next_touch::app::import::in_progress::Importing;
use next_touch::domain::command::{Command, CommandError};
use next_touch::domain::lead::phone::{Country, PhoneNumber};
use next_touch::domain::lead::{Aim, NextTouch, When, Why};
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, Group, Lead, NewLead, Warmth};
use next_touch::domain::lead::{End, Status};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::time::Now;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

/// Everything that an import can hold, in a comparable form. How a number was typed is not kept.
fn known_of(lead: &Lead, now: &Now) -> Vec<String> {
    let texts = [&lead.name, &lead.company, &lead.role, &lead.website, &lead.address, &lead.source, &lead.best_time];
    let mut known: Vec<String> = texts.map(|text| format!("{text:?}")).into();
    known.push(format!("note {:?}", lead.note));
    known.extend(lead.phones.iter().map(|it| format!("{:?} {:?} {:?}", it.e164, it.extension, it.remark)));
    known.push(format!("{:?} {:?} {:?}", lead.mails, lead.warmth, lead.group));
    known.push(match &lead.status {
        Status::Open(next) => format!("open {:?}", next.when),
        other => format!("{other:?}"),
    });
    known.push(format!("{:?} {:?} {:?}", lead.zone, lead.worth, lead.deadline));
    for kind in [ItemKind::MustHave, ItemKind::Quote] {
        known.push(format!("{kind:?} {:?}", lead.said(kind).collect::<Vec<_>>()));
    }
    known.push(format!("{:?}", lead.last_contact().map(|touch| (touch.time.day(now), touch.outcome))));
    known.push(format!("spoken {}", lead.was_spoken_to()));
    known
}

fn all(desk: &Desk, now: &Now) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<_> = desk.book.leads().map(|lead| (lead.name.clone(), known_of(lead, now))).collect();
    all.sort();
    all
}

/// A line as a person types it: any characters, but no spaces at its ends and no double spaces.
fn line() -> impl Strategy<Value = String> {
    let typed = prop_oneof![
        2 => "[A-Z][a-z]{1,9}( [a-z]{1,9}){0,4}",
        1 => select(vec![
            "Hill; Moor & Sons, Ltd", "=SUM(A1)", "+1 is not a number", "\"quoted\" text", "it's 5 o’clock",
            "back\\slash \\n and \\N", "a | b\u{2028}c", "Budget: 5,000", "100 % <b>", "ends with \"",
            "open since 2026-01-01: x", "0151", "3/4", "Mär 5", "Straße 7, Köln", "@home", "won", "do not call", "yes",
        ]).prop_map(str::to_owned),
        1 => "[ -~äöüéß€–…]{1,24}",
    ];
    let tidy = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Placeholders for "nothing" in a list are empty.
    typed.prop_map(tidy).prop_filter("something", |text| text.chars().any(char::is_alphanumeric) && text != "n/a")
}

fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..4).prop_map(|lines| lines.join("\n").trim().to_owned())
}

/// A unique number for each lead, with a kind.
fn phones(lead: usize, drawn: &[(usize, Option<&'static str>, Option<u16>)]) -> Vec<PhoneNumber> {
    let numbers = drawn.iter().enumerate().map(|(place, (country, remark, extension))| {
        let typed = match country % 4 {
            0 => format!("+1 415 555 0{lead}{place}1"),
            1 => format!("+44 20 7946 0{lead}{place}2"),
            2 => format!("+49 30 23125 {lead}{place}3"),
            _ => format!("+39 06 698 {lead}{place}411"),
        };
        let typed = extension.map_or(typed.clone(), |extension| format!("{typed} ext. {extension}"));
        PhoneNumber { remark: remark.map(str::to_owned), ..PhoneNumber::read(&typed, Country::fallback()).unwrap() }
    });
    numbers.collect()
}

fn kinds() -> impl Strategy<Value = Option<&'static str>> {
    select(vec![None, Some("mobile"), Some("work"), Some("home"), Some("wife"), Some("front desk"), Some("main")])
}

fn statuses() -> impl Strategy<Value = Option<Status>> {
    let reason = || prop_oneof![Just(String::new()), line()];
    let days = || (1_u32..28, 1_u32..12).prop_map(|(on, month)| day(&format!("2027-{month:02}-{on:02}")));
    let ago = || (1_u32..28, 1_u32..11).prop_map(|(on, month)| day(&format!("2026-{month:02}-{on:02}")));
    // Midnight in a list means the whole day, so no time is agreed for midnight here.
    let open = |when| {
        Some(Status::Open(NextTouch {
            when,
            channel: Channel::Call,
            aim: Aim::stated("Agree the date"),
            value: String::new(),
            piece: None,
            why: Why::Chosen,
        }))
    };
    prop_oneof![
        Just(None),
        days().prop_map(move |day| open(When::day(day))),
        (days(), 1_u32..23, select(vec![0_u32, 15, 20, 59])).prop_map(move |(day, hour, minute)| {
            open(When::Promised { at: moment(&format!("{day} {hour:02}:{minute:02}")), zone: None })
        }),
        (days(), reason()).prop_map(|(wake, why)| Some(Status::Parked { wake, why })),
        (ago(), reason()).prop_map(|(on, value)| Some(Status::Ended { on, end: End::Won { value } })),
        (ago(), reason()).prop_map(|(on, reason)| Some(Status::Ended { on, end: End::LetGo { reason } })),
        ago().prop_map(|since| Some(Status::DoNotCall { since })),
    ]
}

/// Everything in a table or card about one lead, except its name and numbers.
fn lead() -> impl Strategy<Value = NewLead> {
    let text = || prop_oneof![2 => Just(String::new()), 1 => line()];
    let fields = (text(), text(), text(), text(), text(), text(), lines());
    let deadline = prop::option::of(
        (1_u32..28, text()).prop_map(|(on, why)| Deadline { day: day(&format!("2027-09-{on:02}")), why }),
    );
    let more = (
        prop::option::of(select(Group::ALL.to_vec())),
        prop::option::of(select(vec![Warmth::Warm, Warmth::Cold])),
        select(vec!["", "America/Chicago", "Europe/Berlin", "Asia/Kolkata"]),
        deadline,
        prop::collection::vec(line(), 0..3),
        prop::collection::vec(line(), 0..3),
    );
    let touches = prop::option::of((
        1_u32..28,
        select(vec![Outcome::Spoke, Outcome::NoAnswer, Outcome::VoicemailLeft, Outcome::Met]),
    ));
    (fields, more, statuses(), touches).prop_map(|(fields, more, status, touch)| {
        let (company, role, address, source, best_time, worth, note) = fields;
        let (group, warmth, zone, deadline, must_haves, quotes) = more;
        // A repeated sentence is kept once.
        let said = |kind, texts: Vec<String>| {
            BTreeSet::from_iter(texts).into_iter().map(move |text| Item::new(kind, text, Source::Said))
        };
        let (next, status) = match status {
            Some(Status::Open(next)) => (Some(next), None),
            other => (None, other),
        };
        let touch = touch.map(|(on, outcome)| {
            Touch::new(TouchTime::On(day(&format!("2026-11-{on:02}"))), Channel::Call, Direction::Mine, outcome)
        });
        NewLead {
            details: vec![
                Detail::Company(company),
                Detail::Role(role),
                Detail::Address(address),
                Detail::Source(source),
                Detail::BestTime(best_time),
                Detail::Worth(worth),
                Detail::Note(note),
                Detail::Group(group),
                Detail::Warmth(warmth),
                Detail::Zone(zone.to_owned()),
                Detail::Deadline(deadline),
            ],
            items: said(ItemKind::MustHave, must_haves).chain(said(ItemKind::Quote, quotes)).collect(),
            touches: touch.into_iter().collect(),
            next,
            status,
            ..NewLead::default()
        }
    })
}

const NAMES: [&str; 8] = [
    "Ann \"Annie\" Hill",
    "Jörg Bäumler",
    "O’Neil Siân",
    "Null Pointer",
    "María José de la Cruz",
    "X Æ",
    "Anne-Marie Weiß",
    "Łukasz Żak",
];

type Drawn = (NewLead, Vec<(usize, Option<&'static str>, Option<u16>)>, bool);

fn book(drawn: Vec<Drawn>, now: &Now) -> Desk {
    let mut desk = Desk::new();
    for (place, (mut new, numbers, has_mail)) in drawn.into_iter().enumerate() {
        new.details.push(Detail::Name(NAMES[place].to_owned()));
        new.details.push(Detail::Phones(phones(place, &numbers)));
        let mails = if has_mail {
            vec![format!("lead{place}@hill.example"), format!("l+{place}@moor.example")]
        } else {
            Vec::new()
        };
        new.details.push(Detail::Mails(mails));
        desk.run(Command::AddLead(Box::new(new)), now);
    }
    desk
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let numbers = prop::collection::vec((0_usize..4, kinds(), prop::option::of(10_u16..9999)), 0..4);
    prop::collection::vec((lead(), numbers, any::<bool>()), 1..5)
}

fn import(desk: &mut Desk, name: &str, file: &str, now: &Now) -> Result<(), CommandError> {
    let importing = Importing::of_file(name, file.as_bytes()).unwrap();
    let run = importing.dry_run(&desk.book, Country::fallback(), now.today());
    let command = import_command(importing.name.clone(), run.accepted(), &desk.book, now);
    desk.try_run(command, now).map(|_| ())
}

/// The differences, one per line.
fn differences(is: &[(String, Vec<String>)], was: &[(String, Vec<String>)]) -> String {
    let mut lines = Vec::new();
    if is.len() != was.len() {
        lines.push(format!("{} leads instead of {}", is.len(), was.len()));
    }
    for ((name, is), (_, was)) in is.iter().zip(was) {
        let others = is.iter().zip(was).filter(|(is, was)| is != was);
        lines.extend(others.map(|(is, was)| format!("{name}: {is} instead of {was}")));
    }
    lines.join("\n")
}

fn check(drawn: Vec<Drawn>, now: &Now, cards: bool) -> Result<(), TestCaseError> {
    let mut desk = book(drawn, now);
    let leads: Vec<&Lead> = desk.book.leads().collect();
    // A lead that must not be called gets no card.
    let leads: Vec<&Lead> =
        leads.into_iter().filter(|lead| !cards || !matches!(lead.status, Status::DoNotCall { .. })).collect();
    if leads.is_empty() {
        return Ok(());
    }
    let (name, file) = if cards {
        ("leads.vcf", contact_cards(&desk.book, &leads, now))
    } else {
        ("leads.csv", table_to_bring_in(&leads, now))
    };
    let mut before: Vec<_> = leads.iter().map(|lead| (lead.name.clone(), known_of(lead, now))).collect();
    before.sort();
    let mut again = Desk::in_replica(7);
    import(&mut again, name, &file, now).unwrap();
    prop_assert_eq!(differences(&all(&again, now), &before), "", "{}", file);
    let whole = all(&desk, now);
    let same = import(&mut desk, name, &file, now);
    prop_assert_eq!(differences(&all(&desk, now), &whole), "", "into its own book: {}", file);
    prop_assert_eq!(same, Err(CommandError::NothingToDo), "into its own book: {}", file);
    Ok(())
}

proptest! {
    #![proptest_config(random(64))]

    #[test]
    fn the_apps_own_table_comes_back_as_it_was(drawn in drawn()) {
        check(drawn, &at("2026-12-01 09:00"), false)?;
    }

    #[test]
    fn the_apps_own_cards_come_back_as_they_were(drawn in drawn()) {
        static WEST: crate::support::FixedOffset = crate::support::FixedOffset(-8 * 60 + 30);
        check(drawn, &in_zone("2026-12-01 09:00", &WEST), true)?;
    }
}
