//! Which scripts are offered for a lead, and that they state what recording will do.

use crate::support::{Desk, at, call_on, day, in_zone, named, planned, promised, somebody, touch, with};
use next_touch::app::call::messages;
use next_touch::app::call::script::{self, LineView};
use next_touch::app::call::script_values::{self, AnswerHome, when_in_words};
use next_touch::app::call::{CallDraft, NextDraft, Stage};
use next_touch::app::leads::sample_book::practice_book;
use next_touch::domain::command::Command;
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::When;
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Channel, Direction, Outcome, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, Warmth};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::library::script_versions;
use next_touch::domain::script::fill::{self, Shown};
use next_touch::domain::script::{AskField, Gap};
use next_touch::domain::script::{Kind, Situation};
use next_touch::domain::settings::Setting;

const MONDAY: &str = "2026-11-23 10:00";

/// The script that is offered first.
#[track_caller]
fn check(touches: &[(&str, Outcome)], warmth: Option<Warmth>, kind: Kind, expected: &str) {
    let lead = NewLead {
        touches: touches.iter().map(|(on, outcome)| call_on(on, *outcome)).collect(),
        ..with(named("Ann Hill"), Detail::Warmth(warmth))
    };
    let mut desk = Desk::new();
    let id = desk.add(lead, &at(MONDAY));
    let offers = script::offers(&desk.book, desk.lead(id), kind, &CallDraft::new(id), &at(MONDAY));
    assert_eq!(offers[0].id, expected, "{touches:?} {kind:?}");
    assert!(offers[0].taken && offers.iter().filter(|offer| offer.taken).count() == 1);
}

#[test]
fn s0_17_a_cold_and_a_warm_first_call_open_differently() {
    check(&[], None, Kind::Call, "call-cold-first");
    check(&[], Some(Warmth::Cold), Kind::Call, "call-cold-first");
    check(&[], Some(Warmth::Warm), Kind::Call, "call-warm-first");
}

#[test]
fn a_call_follows_what_happened_before() {
    use Outcome::{NoAnswer, Sent, Spoke, VoicemailLeft};
    let before = "2026-11-16";
    check(&[(before, NoAnswer)], Some(Warmth::Warm), Kind::Call, "call-after-missed");
    check(&[(before, VoicemailLeft)], None, Kind::Call, "call-after-missed");
    check(&[(before, Spoke), ("2026-11-20", NoAnswer)], None, Kind::Call, "call-after-interest");
    // Something that was sent is not a missed call.
    check(&[(before, Sent)], None, Kind::Call, "call-cold-first");
}

#[test]
fn voicemails_are_counted_and_the_last_of_seven_touches_says_so() {
    use Outcome::{NoAnswer, VoicemailLeft};
    let on = "2026-11-16";
    check(&[], None, Kind::Voicemail, "voicemail-first");
    check(&[(on, NoAnswer), (on, NoAnswer)], None, Kind::Voicemail, "voicemail-first");
    check(&[(on, VoicemailLeft)], None, Kind::Voicemail, "voicemail-second");
    check(&[(on, VoicemailLeft); 5], None, Kind::Voicemail, "voicemail-second");
    check(&[(on, VoicemailLeft); 6], None, Kind::Voicemail, "voicemail-last");
}

#[test]
fn a_mail_follows_how_the_talk_ended_today_or_in_the_days_before() {
    for on in ["2026-11-23", "2026-11-22", "2026-11-16"] {
        check(&[(on, Outcome::Busy)], None, Kind::Mail, "mail-busy");
        check(&[(on, Outcome::BadDay)], None, Kind::Mail, "mail-bad-day");
        check(&[(on, Outcome::NotNow)], None, Kind::Mail, "mail-not-now");
        check(&[(on, Outcome::WrongPerson)], None, Kind::Mail, "mail-wrong-person");
        check(&[(on, Outcome::Met)], None, Kind::Mail, "mail-thank-you");
        check(&[(on, Outcome::Spoke)], None, Kind::Mail, "mail-after-reached");
        check(&[(on, Outcome::VoicemailLeft)], None, Kind::Mail, "mail-after-unreached");
    }
    check(&[("2026-11-02", Outcome::Busy)], None, Kind::Mail, "mail-after-reached");
    check(&[], None, Kind::Mail, "mail-first");
    check(&[("2026-11-02", Outcome::NoAnswer)], None, Kind::Mail, "mail-after-unreached");
    check(
        &[("2026-11-20", Outcome::Spoke), ("2026-11-23", Outcome::NoAnswer)],
        None,
        Kind::Mail,
        "mail-after-unreached",
    );
}

#[test]
fn the_outcome_that_is_being_wrapped_up_chooses_the_mail() {
    let mut desk = Desk::new();
    let id = desk.add(named("Ann"), &at(MONDAY));
    let place = |outcome| Outcome::ALL.iter().position(|known| *known == outcome);
    let call = CallDraft { outcome: place(Outcome::Busy), stage: Stage::WrapUp, ..CallDraft::new(id) };
    assert_eq!(script::offers(&desk.book, desk.lead(id), Kind::Mail, &call, &at(MONDAY))[0].id, "mail-busy");
    let mut call = CallDraft::new(id);
    call.choose_script("mail", "mail-fyi".to_owned());
    let taken =
        script::offers(&desk.book, desk.lead(id), Kind::Mail, &call, &at(MONDAY)).into_iter().find(|offer| offer.taken);
    assert_eq!(taken.unwrap().id, "mail-fyi");
}

/// A desk whose salesperson has entered who they are.
fn desk_with_settings() -> Desk {
    let mut desk = Desk::new();
    let settings = [
        Setting::MyName("Kim Berg".to_owned()),
        Setting::MyNumber("202 555 0100".to_owned()),
        Setting::MyCompany("Berg Seats".to_owned()),
        Setting::MyHours("today until five".to_owned()),
        Setting::MyMail("kim@berg.example".to_owned()),
        Setting::WhatWeDo("build seats for small fleets".to_owned()),
        Setting::WhatIsSpecial("seats that come out without tools".to_owned()),
    ];
    for setting in settings {
        desk.run(Command::Set(setting), &at(MONDAY));
    }
    desk
}

/// The day that a filled text names for the next touch.
fn said(shown: &[Shown]) -> Option<String> {
    shown.iter().find_map(|part| match part {
        Shown::Value { gap: Gap::NextTouch, text } => Some(text.clone()),
        _ => None,
    })
}

fn said_on_voicemail(desk: &Desk, id: LeadId) -> Option<String> {
    let view = messages::voicemail(&desk.book, desk.lead(id), &CallDraft::new(id), at(MONDAY)).unwrap();
    view.paragraphs.iter().find_map(|paragraph| said(paragraph))
}

#[test]
fn s0_27_the_day_said_on_a_voicemail_is_the_day_that_recording_it_plans() {
    let missed = |on| call_on(on, Outcome::NoAnswer);
    for (lead, expected) in [
        (somebody("Ann", "202 555 0143"), "tomorrow"),
        (NewLead { touches: vec![missed("2026-11-20"); 2], ..named("Ann") }, "on Friday"),
        (planned(named("Ann"), "2026-11-20"), "tomorrow"),
        (promised(named("Ann"), "2026-11-26 10:00"), "on Thursday at ten"),
    ] {
        let mut desk = desk_with_settings();
        let id = desk.add(lead, &at(MONDAY));
        let promise = said_on_voicemail(&desk, id);
        assert_eq!(promise.as_deref(), Some(expected));
        desk.touch(id, Outcome::VoicemailLeft, &at(MONDAY));
        let next = desk.lead(id).next_touch().unwrap();
        assert_eq!(when_in_words(&next.when, &at(MONDAY)), expected);
    }
}

/// The day that the steps of the call script name.
fn said_in_call(desk: &Desk, id: LeadId, call: &CallDraft) -> String {
    let lead = desk.lead(id);
    let offer = script::offers(&desk.book, lead, Kind::Call, call, &at(MONDAY)).remove(0).id;
    let script = script_versions::script(&desk.book, &offer).unwrap();
    let mut said_days: Vec<String> = script
        .steps
        .iter()
        .filter_map(|step| {
            let call = CallDraft { step: step.slug.clone(), ..call.clone() };
            script::step(&desk.book, lead, &call, at(MONDAY))
        })
        .flat_map(|view| view.lines)
        .filter_map(|line| match line {
            script::LineView::Say(shown) => said(&shown),
            _ => None,
        })
        .collect();
    said_days.dedup();
    assert_eq!(said_days.len(), 1, "{said_days:?}");
    said_days.remove(0)
}

#[test]
fn the_day_said_in_a_call_is_the_day_that_recording_the_talk_plans() {
    let mut desk = desk_with_settings();
    let id = desk.add(somebody("Ann", "202 555 0143"), &at(MONDAY));
    assert_eq!(said_in_call(&desk, id, &CallDraft::new(id)), "on Monday 30 November");
    // An earlier attempt today changes nothing about that.
    desk.touch(id, Outcome::NoAnswer, &at("2026-11-23 09:00"));
    assert_eq!(said_in_call(&desk, id, &CallDraft::new(id)), "on Monday 30 November");
    desk.touch(id, Outcome::Spoke, &at(MONDAY));
    assert_eq!(desk.lead(id).next_touch().unwrap().when, When::day(day("2026-11-30")));
    // Once it is logged, the planned day is stated.
    let noted = CallDraft { stage: Stage::Noted, ..CallDraft::new(id) };
    assert_eq!(said_in_call(&desk, id, &noted), "on Monday 30 November");
}

#[test]
fn a_next_touch_set_by_hand_is_the_one_that_is_said() {
    let mut desk = desk_with_settings();
    let id = desk.add(somebody("Ann", "202 555 0143"), &at(MONDAY));
    let next = NextDraft {
        day: "2026-11-25".to_owned(),
        time: "15:00".to_owned(),
        zone: String::new(),
        channel: "call".to_owned(),
        aim: "Agree the order date".to_owned(),
        value: String::new(),
    };
    let call = CallDraft { next: Some(next), ..CallDraft::new(id) };
    assert_eq!(said_in_call(&desk, id, &call), "on Wednesday at three");
}

#[test]
fn s0_2_each_call_script_ends_by_reading_out_the_day_the_time_and_the_way() {
    let mut desk = desk_with_settings();
    let id = desk.add(somebody("Ann", "202 555 0143"), &at(MONDAY));
    let agreed = |channel: &str, day: &str, time: &str| NextDraft {
        day: day.to_owned(),
        time: time.to_owned(),
        zone: String::new(),
        channel: channel.to_owned(),
        aim: "Agree the order date".to_owned(),
        value: String::new(),
    };
    let read_out = |next: NextDraft, script: &str, step: &str| {
        let mut call = CallDraft { next: Some(next), step: step.to_owned(), ..CallDraft::new(id) };
        call.choose_script("call", script.to_owned());
        script::step(&desk.book, desk.lead(id), &call, at(MONDAY)).unwrap()
    };
    let mut ends = 0;
    for offer in script::offers(&desk.book, desk.lead(id), Kind::Call, &CallDraft::new(id), &at(MONDAY)) {
        let script = script_versions::script(&desk.book, &offer.id).unwrap();
        let before = ends;
        for step in &script.steps {
            let view = read_out(agreed("call", "2026-11-25", "15:00"), &offer.id, &step.slug);
            let says = |line: &LineView| match line {
                LineView::Say(shown) => fill::plain_text(shown).contains("on Wednesday at three"),
                LineView::Advice(_) | LineView::Ask { .. } => false,
            };
            let leaves = step.is_goodbye() || script.situation == Situation::WrongPerson;
            let expected = match view.lines.iter().any(says) {
                _ if !view.answers.is_empty() || leaves => "",
                true => script::SAID_ALREADY,
                false => "So I'll call you on Wednesday at three. Does that work for you?",
            };
            assert_eq!(view.read_out, expected, "{} {}", offer.id, step.slug);
            ends += usize::from(view.answers.is_empty());
        }
        assert!(ends > before, "{} ends nowhere", offer.id);
    }
    let by = |channel: &str| read_out(agreed(channel, "2026-11-24", ""), "call-busy", "confirm-it").read_out;
    assert_eq!(by("mail"), "So I'll email you tomorrow. Does that work for you?");
    assert_eq!(by("visit"), "So I'll come and see you tomorrow. Does that work for you?");
    assert_eq!(by("pigeon"), "So you'll hear from me (pigeon) tomorrow. Does that work for you?");
    // A lead who said no is not told when the next call comes.
    assert_eq!(read_out(agreed("call", "2026-11-24", ""), "call-cold-first", "leave-on-good-terms").read_out, "");
    // The answer to an objection returns to the script, and ends nothing.
    let mut call = CallDraft::new(id);
    call.turn_aside("objection-price");
    let script = script_versions::script(&desk.book, "objection-price").unwrap();
    for step in &script.steps {
        call.aside_step.clone_from(&step.slug);
        assert_eq!(script::step(&desk.book, desk.lead(id), &call, at(MONDAY)).unwrap().read_out, "");
    }
}

#[test]
fn the_day_in_a_mail_is_the_day_on_which_the_lead_is_due_after_it_was_sent() {
    for (outcome, expected) in [
        (Outcome::Spoke, "on Monday 30 November"),
        (Outcome::Busy, "on Wednesday"),
        (Outcome::NotNow, "on 22 January"),
        (Outcome::NoAnswer, "tomorrow"),
        (Outcome::Met, "on Thursday"),
    ] {
        let mails = Detail::Mails(vec!["ann@hill.example".to_owned()]);
        let mut desk = desk_with_settings();
        let id = desk.add(with(somebody("Ann", "202 555 0143"), mails), &at(MONDAY));
        let place = Outcome::ALL.iter().position(|known| *known == outcome);
        let wrapping = CallDraft { outcome: place, stage: Stage::WrapUp, ..CallDraft::new(id) };
        let body = |desk: &Desk, call: &CallDraft| {
            messages::written(&desk.book, desk.lead(id), Kind::Mail, call, at(MONDAY)).unwrap().body
        };
        let before = body(&desk, &wrapping);
        assert!(before.contains(expected), "{outcome:?}: {before}");
        desk.touch(id, outcome, &at(MONDAY));
        let noted = CallDraft { stage: Stage::Noted, ..wrapping };
        assert!(body(&desk, &noted).contains(expected), "{outcome:?} noted");
        assert!(body(&desk, &CallDraft::new(id)).contains(expected), "{outcome:?} from the lead's page");
        let sent = touch(Outcome::Sent, Channel::Mail, Direction::Mine, TouchTime::At(at(MONDAY).instant));
        desk.run(Command::RecordTouch { lead: id, touch: sent, next: None }, &at(MONDAY));
        let next = desk.lead(id).next_touch().unwrap();
        assert_eq!(when_in_words(&next.when, &at(MONDAY)), expected, "{outcome:?}");
    }
}

/// Types an answer to a gap and executes the resulting command.
#[track_caller]
fn answered(desk: &mut Desk, id: LeadId, gap: Gap, text: &str) {
    let home = script_values::answer_to_gap(gap, desk.lead(id), text, Country::fallback(), day("2026-11-23"));
    let AnswerHome::Book(command) = home else { panic!("{gap:?} goes nowhere") };
    desk.run(*command, &at(MONDAY));
}

#[test]
fn what_is_typed_into_a_gap_fills_it_from_then_on() {
    let mut desk = Desk::new();
    let id = desk.add(planned(named("Ann"), "2026-11-20"), &at(MONDAY));
    answered(&mut desk, id, Gap::LastName, "Hill");
    assert_eq!(desk.lead(id).name, "Ann Hill");
    answered(&mut desk, id, Gap::Company, " Hill Ltd ");
    answered(&mut desk, id, Gap::Role, "fleet manager");
    answered(&mut desk, id, Gap::Source, "the trade fair");
    answered(&mut desk, id, Gap::BestTime, "mornings");
    answered(&mut desk, id, Gap::MustHave1, "speed");
    answered(&mut desk, id, Gap::MustHave2, "price");
    answered(&mut desk, id, Gap::TheirWords, "We cannot be late again.");
    answered(&mut desk, id, Gap::DaysLeft, "2026-12-02");
    answered(&mut desk, id, Gap::DeadlineReason, "the fair");
    answered(&mut desk, id, Gap::Value, "the crash-test results");
    answered(&mut desk, id, Gap::MyName, "Kim Berg");
    answered(&mut desk, id, Gap::MyResponseTime, "within two hours");
    let lead = desk.lead(id);
    assert_eq!(lead.company, "Hill Ltd");
    assert_eq!((lead.role.as_str(), lead.source.as_str()), ("fleet manager", "the trade fair"));
    assert_eq!(lead.best_time, "mornings");
    assert_eq!(lead.said(ItemKind::MustHave).collect::<Vec<_>>(), ["speed", "price"]);
    assert_eq!(lead.said(ItemKind::Quote).collect::<Vec<_>>(), ["We cannot be late again."]);
    assert_eq!(lead.deadline, Some(Deadline { day: day("2026-12-02"), why: "the fair".to_owned() }));
    // An overdue next touch stays where it is.
    let next = lead.next_touch().unwrap();
    assert_eq!((next.value.as_str(), next.when.clone()), ("the crash-test results", When::day(day("2026-11-20"))));
    assert_eq!(desk.book.settings().my_name, "Kim Berg");
    assert_eq!(desk.book.settings().response_time, "within two hours");
}

#[test]
fn an_answer_without_a_place_in_the_book_is_for_this_touch_only() {
    let mut desk = Desk::new();
    let id = desk.add(named("Ann"), &at(MONDAY));
    let home = Country::fallback();
    let today = day("2026-11-23");
    for gap in [Gap::KeyPoints, Gap::Decisions, Gap::OtherTime, Gap::Link, Gap::NextTouch, Gap::DeadlineReason] {
        assert_eq!(
            script_values::answer_to_gap(gap, desk.lead(id), "text", home, today),
            AnswerHome::ThisTouch,
            "{gap:?}"
        );
    }
    for field in [AskField::Note, AskField::NextTouch, AskField::Deadline, AskField::DeadlineReason] {
        assert_eq!(script_values::answer_to(field, desk.lead(id), "soon", home), AnswerHome::ThisTouch, "{field:?}");
    }
}

#[test]
fn a_number_told_in_a_call_is_one_of_the_home_country() {
    let mut desk = Desk::new();
    let id = desk.add(somebody("Ann", "+1 202 555 0143"), &at(MONDAY));
    let britain = Country::by_code("GB").unwrap();
    let answer = script_values::answer_to(AskField::Phone, desk.lead(id), "020 7946 0018", britain);
    let AnswerHome::Book(command) = answer else { panic!() };
    desk.run(*command, &at(MONDAY));
    let numbers: Vec<_> = desk.lead(id).phones.iter().map(|phone| phone.e164.clone().unwrap()).collect();
    assert_eq!(numbers, ["+12025550143", "+442079460018"]);
    let AnswerHome::Book(command) =
        script_values::answer_to(AskField::Mail, desk.lead(id), " ann@hill.example", britain)
    else {
        panic!()
    };
    desk.run(*command, &at(MONDAY));
    assert_eq!(desk.lead(id).mails, ["ann@hill.example"]);
}

/// Everything that could be said or written to a lead, in one text.
fn everything(desk: &Desk, id: LeadId) -> String {
    let lead = desk.lead(id);
    let mut all = String::new();
    for (script_id, script) in script_versions::scripts(&desk.book) {
        let mut call = CallDraft::new(id);
        call.choose_script(script.kind.name(), script_id.to_owned());
        if let Some(view) = messages::voicemail(&desk.book, lead, &call, at(MONDAY)) {
            view.paragraphs.iter().for_each(|paragraph| all.push_str(&fill::plain_text(paragraph)));
        }
        if let Some(mail) = messages::written(&desk.book, lead, Kind::Mail, &call, at(MONDAY)) {
            all.push_str(&mail.subject);
            all.push_str(&mail.body);
        }
        for step in &script.steps {
            call.step = step.slug.clone();
            for line in script::step(&desk.book, lead, &call, at(MONDAY)).into_iter().flat_map(|view| view.lines) {
                if let script::LineView::Say(shown) = line {
                    all.push_str(&fill::plain_text(&shown));
                }
            }
        }
        all.push('\n');
    }
    all
}

#[test]
fn s4_44_a_guess_never_appears_in_a_text() {
    let mut desk = desk_with_settings();
    let id = desk.add(somebody("Ann Hill", "202 555 0143"), &at(MONDAY));
    for kind in ItemKind::ALL {
        let guess = Item::new(kind, format!("guessed {kind:?}"), Source::Guessed);
        desk.run(Command::AddItem(id, guess), &at(MONDAY));
    }
    assert!(!everything(&desk, id).contains("guessed"));
    let said = Item::new(ItemKind::MustHave, "three rows".to_owned(), Source::Said);
    desk.run(Command::AddItem(id, said), &at(MONDAY));
    assert!(everything(&desk, id).contains("three rows"));
}

#[test]
fn s0_32_a_deadline_that_is_past_is_in_no_text() {
    let until = |text: &str| Detail::Deadline(Some(Deadline { day: day(text), why: "the fair".to_owned() }));
    let mut desk = desk_with_settings();
    let past = desk.add(with(somebody("Ann", "202 555 0143"), until("2026-11-22")), &at(MONDAY));
    assert!(!everything(&desk, past).contains("22 November"));
    let ahead = desk.add(with(somebody("Bob", "202 555 0144"), until("2026-12-02")), &at(MONDAY));
    let all = everything(&desk, ahead);
    assert!(all.contains("Wednesday 2 December") && all.contains("9 days"), "{all}");
}

#[test]
fn practice_leads_have_full_texts_once_the_salesperson_has_a_name() {
    let mut desk = desk_with_settings();
    desk.run(practice_book(&at(MONDAY)), &at(MONDAY));
    let leads: Vec<LeadId> = desk.book.leads().map(|lead| lead.id).collect();
    assert_eq!(leads.len(), 10);
    for id in leads {
        let lead = desk.lead(id);
        let call = CallDraft::new(id);
        let is_missing = |shown: &[Shown]| shown.iter().any(|part| matches!(part, Shown::Missing { .. }));
        let voicemail = messages::voicemail(&desk.book, lead, &call, at(MONDAY)).unwrap();
        assert!(!voicemail.paragraphs.iter().any(|paragraph| is_missing(paragraph)), "{}", lead.title());
        assert!((5..=45).contains(&voicemail.seconds), "{} takes {} s", lead.title(), voicemail.seconds);
        let step = script::step(&desk.book, lead, &call, at(MONDAY)).unwrap();
        assert!(!step.answers.is_empty(), "the first step of {} leads on", lead.title());
        for line in step.lines {
            if let script::LineView::Say(shown) = line {
                assert!(!is_missing(&shown), "{}: {shown:?}", lead.title());
            }
        }
    }
}

#[test]
fn the_greeting_is_that_of_the_salespersons_hour() {
    static KIRITIMATI: crate::support::FixedOffset = crate::support::FixedOffset(14 * 60);
    for (hour, greeting) in [("08:00", "Good morning"), ("12:00", "Good afternoon"), ("18:00", "Good evening")] {
        let now = in_zone(&format!("2026-11-23 {hour}"), &KIRITIMATI);
        let mut desk = desk_with_settings();
        let id = desk.add(named("Ann"), &now);
        let mut call = CallDraft::new(id);
        call.turn_aside("gatekeeper");
        let view = script::step(&desk.book, desk.lead(id), &call, now).unwrap();
        let script::LineView::Say(shown) = &view.lines[0] else { panic!() };
        assert!(fill::plain_text(shown).starts_with(greeting), "{shown:?}");
    }
}

#[test]
fn people_are_called_by_their_names() {
    for (name, expected) in [
        ("Dr. Samuel Okafor", "Hi Samuel, "),
        ("Mr Fenwarren", "Hi Mr Fenwarren, "),
        ("Mr & Mrs Fenwarren", "Hi Mr & Mrs Fenwarren, "),
        ("Dipl.-Ing. Jonas Weber", "Hi Jonas, "),
        ("Frau Dr. Weber", "Hi Frau Dr. Weber, "),
    ] {
        let mut desk = desk_with_settings();
        let id = desk.add(named(name), &at(MONDAY));
        let view = script::step(&desk.book, desk.lead(id), &CallDraft::new(id), at(MONDAY)).unwrap();
        let script::LineView::Say(shown) = &view.lines[0] else { panic!() };
        assert!(fill::plain_text(shown).starts_with(expected), "{shown:?}");
    }
}
