//! No draft and no call script claims anything that is not in the record, and the text reads well whatever was typed.

use crate::random::random;
use std::fmt::Write;

use next_touch::app::call::CallDraft;
use next_touch::app::call::messages::{self, still_open};
use next_touch::app::call::script::{self, LineView};
use next_touch::domain::command::Command;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Deadline, Detail};
use next_touch::domain::lead::{Item, ItemKind};
use next_touch::domain::script::Kind;
use next_touch::domain::script::Script;
use next_touch::domain::script::fill::plain_text;
use next_touch::domain::script::library::shipped_scripts;
use next_touch::domain::settings::Setting;
use next_touch::domain::time::days_after;
use proptest::prelude::*;

use crate::support::{Desk, at, day};

const MONDAY: &str = "2026-11-23 10:00";

/// Everything a script says to the lead: a written one as it would be sent, a spoken one step by step.
fn all_said(desk: &Desk, lead: next_touch::domain::id::LeadId, id: &str, script: &Script, call: &CallDraft) -> String {
    let (book, lead, now) = (&desk.book, desk.lead(lead), at(MONDAY));
    let mut call = call.clone();
    call.choose_script(script.kind.name(), id.to_owned());
    match script.kind {
        Kind::Mail | Kind::Text | Kind::Post => {
            let written = messages::written(book, lead, script.kind, &call, now).unwrap();
            assert_eq!(written.script, id);
            format!("{}\n\n{}", written.subject, written.body)
        }
        Kind::Voicemail => {
            let view = messages::voicemail(book, lead, &call, now).unwrap();
            view.paragraphs.iter().map(|shown| plain_text(shown)).collect::<Vec<_>>().join("\n")
        }
        Kind::Call | Kind::Gatekeeper | Kind::HonestTalk => {
            let mut said = String::new();
            for step in &script.steps {
                // A script of another kind than a call is shown as a side script of the call.
                call.turn_aside(id);
                call.aside_step.clone_from(&step.slug);
                let view = script::step(book, lead, &call, now).unwrap();
                for line in view.lines {
                    match line {
                        LineView::Say(shown) => writeln!(said, "{}", plain_text(&shown)).unwrap(),
                        LineView::Ask { question, .. } => writeln!(said, "? {question}").unwrap(),
                        LineView::Advice(_) => {}
                    }
                }
            }
            said
        }
    }
}

/// A generated touch: days ago, outcome, channel, whether they agreed.
type Drawn = (u32, usize, usize, bool);

fn touch_drawn(&(ago, outcome, channel, agreed): &Drawn) -> Touch {
    let on = next_touch::domain::time::days_after(day("2026-11-22"), 0) - chrono::Days::new(ago.into());
    let outcome = [Outcome::NoAnswer, Outcome::VoicemailLeft, Outcome::Spoke, Outcome::Busy, Outcome::Sent][outcome];
    let channel = match outcome {
        Outcome::Sent => [Channel::Mail, Channel::Text][channel % 2].clone(),
        _ => Channel::Call,
    };
    let wrap_up =
        (outcome == Outcome::Spoke).then_some(WrapUp { progress: Progress::Forward, close: Close::SetDate, agreed });
    Touch { wrap_up, ..Touch::new(TouchTime::On(on), channel, Direction::Mine, outcome) }
}

proptest! {
    #![proptest_config(random(96))]

    #[test]
    fn no_draft_and_no_script_claims_what_the_record_does_not_hold(
        touches in proptest::collection::vec((0..40_u32, 0..5_usize, 0..2_usize, any::<bool>()), 0..4),
        items in proptest::collection::vec(0..8_usize, 0..4),
        now_outcome in proptest::option::of(0..4_usize),
        now_agreed in proptest::option::of(any::<bool>()),
        deadline in any::<bool>(),
    ) {
        let kinds = [
            ItemKind::MustHave, ItemKind::Quote, ItemKind::Question, ItemKind::MyPromise, ItemKind::TheirPromise,
            ItemKind::Colleague, ItemKind::Hesitation, ItemKind::SpokenBefore,
        ];
        let today = at(MONDAY).today();
        let mut desk = Desk::new();
        let mut details = vec![Detail::Name("Anna Ortiz".to_owned()), Detail::Source("the trade fair".to_owned())];
        if deadline {
            details.push(Detail::Deadline(Some(Deadline { day: days_after(today, 9), why: String::new() })));
        }
        let lead = desk.add(NewLead {
            details,
            items: items.iter().map(|kind| Item::said(kinds[*kind], "something", today)).collect(),
            touches: touches.iter().map(touch_drawn).collect(),
            ..NewLead::default()
        }, &at(MONDAY));
        let outcomes = [Outcome::NoAnswer, Outcome::Spoke, Outcome::BadDay, Outcome::WrongPerson];
        let outcome = now_outcome.map(|place| outcomes[place]);
        let call = CallDraft {
            outcome: outcome.and_then(|outcome| Outcome::ALL.iter().position(|known| *known == outcome)),
            agreed: now_agreed,
            ..CallDraft::new(lead)
        };
        let spoke = outcome.is_some_and(Outcome::reached) || touches.iter().any(|(_, outcome, ..)| matches!(outcome, 2 | 3));
        let missed = outcome == Some(Outcome::NoAnswer) || touches.iter().any(|(_, outcome, ..)| *outcome < 2);
        let mailed = touches.iter().any(|(_, outcome, channel, _)| *outcome == 4 && *channel == 0);
        let agreed = outcome.is_some_and(Outcome::reached) && now_agreed == Some(true)
            || touches.iter().any(|(_, outcome, _, agreed)| *outcome == 2 && *agreed);
        let imported = items.iter().any(|kind| kinds[*kind] == ItemKind::SpokenBefore);
        for (id, script) in shipped_scripts() {
            let said = all_said(&desk, lead, id, &script, &call);
            let text = said.to_lowercase();
            let claims = |words: &[&str]| words.iter().any(|word| text.contains(word));
            let talk = claims(&["we spoke", "for your time", "the chat", "last time", "our call", "our talk", "on the phone"]);
            // "Is it OK if I say we spoke?" is asked during the call itself.
            prop_assert!(!talk || spoke || id == "call-wrong-person", "{} claims a talk: {}", id, said);
            // A spoken script may refer to the call in which it is used.
            let of_this_call = script.kind.is_written() && claims(&["missed you", "i called", "try you again"]);
            let tried = claims(&["tried to call", "tried you"]) || of_this_call;
            prop_assert!(!tried || missed, "{} claims a call: {}", id, said);
            prop_assert!(!claims(&["i emailed on", "i emailed yes", "i emailed today", "i emailed last", "i wrote", "my email"]) || mailed, "{} claims an email: {}", id, said);
            prop_assert!(!claims(&["agreed", "as promised"]) || agreed, "{} claims an agreement: {}", id, said);
            let before = touches.iter().any(|(_, outcome, ..)| matches!(outcome, 2 | 3));
            prop_assert!(!claims(&["haven't spoken before"]) || !(before || imported), "{} denies a talk: {}", id, said);
            prop_assert!(!claims(&["it is there before", "it'll be there", "if we begin now"]), "{} promises: {}", id, said);
            prop_assert!(!claims(&["yesterday that was me"]), "{}: {}", id, said);
        }
    }
}

#[test]
fn a_text_with_a_hole_is_no_link_until_it_is_filled() {
    let mut desk = Desk::new();
    let lead = desk.add(crate::support::named("Anna Ortiz"), &at(MONDAY));
    let written = |desk: &Desk| {
        messages::written(&desk.book, desk.lead(lead), Kind::Mail, &CallDraft::new(lead), at(MONDAY)).unwrap()
    };
    let first = written(&desk);
    assert_eq!(first.script, "mail-first");
    assert_eq!(
        still_open(&first.missing, &first.subject, &first.body),
        ["What is your phone number?", "What is your name?"]
    );
    // A gap overwritten by hand is no longer open.
    assert!(still_open(&first.missing, "A question", "Hi Anna").is_empty());
    desk.run(Command::Set(Setting::MyName("Jo Lund".to_owned())), &at(MONDAY));
    desk.run(Command::Set(Setting::MyNumber("0170 123 4567".to_owned())), &at(MONDAY));
    let second = written(&desk);
    assert!(still_open(&second.missing, &second.subject, &second.body).is_empty(), "{}", second.body);
}

#[test]
fn s3_6_the_day_in_a_text_or_card_is_the_day_that_sending_it_keeps() {
    for (kind, channel) in [(Kind::Mail, Channel::Mail), (Kind::Text, Channel::Text), (Kind::Post, Channel::Post)] {
        let mut desk = Desk::new();
        let lead = desk.add(crate::support::named("Anna Ortiz"), &at(MONDAY));
        let call = CallDraft::new(lead);
        let day_said = script::after_writing(&desk.book, desk.lead(lead), kind, &call, &at(MONDAY)).unwrap();
        let touch = Touch::new(TouchTime::At(at(MONDAY).instant), channel, Direction::Mine, Outcome::Sent);
        desk.run(Command::RecordTouch { lead, touch, next: None }, &at(MONDAY));
        assert_eq!(desk.lead(lead).next_touch(), Some(&day_said), "{kind:?}");
    }
}

/// Six ways in which people type what a lead needs.
const PERSONAS: [(&str, &str, &str); 6] = [
    ("a-full-sentence", "We need an island that seats four.", "We can do the island for £1,150."),
    ("first-person", "I can't bend down any more", "I found drawers you can open with a knee"),
    ("a-question", "Could it be here by Easter?", "Would you like to see it on Friday?"),
    ("a-long-company", "a crash rating that an insurer accepts", "the new crash-test results"),
    ("one-word", "price", "samples"),
    ("nothing-known", "", ""),
];

#[test]
fn what_six_people_hear_stands_in_files_that_a_native_speaker_can_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/spoken");
    for (name, need, value) in PERSONAS {
        let mut desk = Desk::new();
        for setting in [
            Setting::MyName("Jo Lund".to_owned()),
            Setting::MyNumber("0170 123 4567".to_owned()),
            Setting::MyCompany("Lund Kitchens".to_owned()),
            Setting::WhatWeDo("build kitchens that fit".to_owned()),
        ] {
            desk.run(Command::Set(setting), &at(MONDAY));
        }
        let person = match name {
            "one-word" => "anna ortiz",
            "nothing-known" => "",
            _ => "Anna Ortiz",
        };
        let company = match name {
            "a-long-company" => "Ortiz, Ortiz & Daughters Freight Forwarding and Warehousing Ltd.",
            _ => "Harbour Freight Inc.",
        };
        let today = at(MONDAY).today();
        let mut lead = NewLead { details: vec![Detail::Company(company.to_owned())], ..NewLead::default() };
        if !person.is_empty() {
            lead.details.push(Detail::Name(person.to_owned()));
            lead.details.push(Detail::Deadline(Some(Deadline { day: days_after(today, 98), why: need.to_owned() })));
            for kind in [ItemKind::MustHave, ItemKind::Quote, ItemKind::Question, ItemKind::MyPromise] {
                lead.items.push(Item::said(kind, need, today));
            }
            lead.items.push(Item::said(ItemKind::MustHave, "soft-close drawers", today));
        }
        let id = desk.add(lead, &at(MONDAY));
        if !value.is_empty() {
            desk.run(Command::Bring { lead: id, piece: None, value: value.to_owned() }, &at(MONDAY));
        }
        let mut all = String::new();
        for (script_id, script) in shipped_scripts() {
            let said = all_said(&desk, id, script_id, &script, &CallDraft::new(id));
            check_spoken(script_id, &said);
            writeln!(all, "=== {script_id}\n\n{}\n", said.trim()).unwrap();
        }
        let file = format!("{folder}/{name}.txt");
        if std::env::var_os("UPDATE_SPOKEN").is_some() {
            std::fs::create_dir_all(folder).unwrap();
            std::fs::write(&file, &all).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == all, "{file} differs: read it, then run this test with UPDATE_SPOKEN=1");
    }
}

/// Words that nobody uses any more, and calques.
const BANNED: [&str; 16] = [
    "whom",
    "gladly",
    "shall not",
    "whoever",
    "anew",
    "merits",
    "for nothing",
    "of use to",
    "reckon",
    "in peace",
    "i will ",
    "do not ",
    "does not ",
    "cannot ",
    "it is ",
    "that is ",
];

#[track_caller]
fn check_spoken(id: &str, said: &str) {
    let small = format!(" {}", said.to_lowercase().replace('\n', " "));
    for word in BANNED {
        assert!(!small.contains(&format!(" {word}")), "{id} says {word:?}: {said}");
    }
    for fault in ["..", "?.", "{", "}", "[[", "]]", " ,", " .", ".;", "?;", "you you", "i i ", "  ", "!."] {
        assert!(!said.contains(fault), "{id} has {fault:?}: {said}");
    }
}
