//! What a command changes, why it is rejected, and that it can be undone.

use crate::support::{Desk, at, call_on, day, moment, named, phone, promised, somebody, with};
use next_touch::app::import::in_progress::Importing;
use next_touch::app::import::{KnownBook, import_command};
use next_touch::domain::book::Suppression;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::{Command, LeadMerge, SkipReason};
use next_touch::domain::command::{CommandError, LONGEST_TEXT};
use next_touch::domain::id::{Id, ItemId, LeadId, ReplicaId, Timestamp, TouchId};
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Aim, NextTouch, NoAim, When, Why};
use next_touch::domain::lead::{Channel, Outcome};
use next_touch::domain::lead::{Deadline, Detail};
use next_touch::domain::lead::{End, Status};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::settings::Setting;

const NOON: &str = "2026-11-23 12:00";

fn id(number: u32) -> Id {
    Id { replica: ReplicaId::from_bits(77), number }
}

fn nobody() -> LeadId {
    LeadId(id(0))
}

fn item(text: &str) -> Item {
    Item::new(ItemKind::MustHave, text.to_owned(), Source::Said)
}

fn plan(lead: LeadId, when: When, aim: &str) -> Command {
    Command::PlanNext { lead, when, channel: Channel::Call, aim: aim.to_owned(), value: String::new() }
}

fn record(lead: LeadId, outcome: Outcome, next: Option<Status>) -> Command {
    Command::RecordTouch { lead, touch: call_on("2026-11-23", outcome), next }
}

/// A book with an open lead, one with a promise and one who must not be called.
fn three() -> (Desk, LeadId, LeadId, LeadId) {
    let now = at(NOON);
    let mut desk = Desk::new();
    let open = desk.add(somebody("Ann", "+1 202 555 0143"), &now);
    let agreed = desk.add(promised(somebody("Bob", "+1 202 555 0144"), "2026-11-25 10:00"), &now);
    let never = desk.add(somebody("Cid", "+1 202 555 0145"), &now);
    desk.touch(never, Outcome::DoNotCall, &now);
    (desk, open, agreed, never)
}

#[track_caller]
fn check_refused(desk: &mut Desk, command: Command, expected: &CommandError) {
    let before = desk.book.clone();
    let refusal = desk.try_run(command.clone(), &at(NOON)).unwrap_err();
    assert_eq!(&refusal, expected, "{command:?}");
    assert_eq!(desk.book, before, "a refused command changes nothing: {command:?}");
    assert!(refusal.words().ends_with('.'), "it says so in a sentence");
}

#[test]
fn what_is_about_nobody_is_refused() {
    let (mut desk, ..) = three();
    let today = || When::day(day("2026-11-23"));
    let commands = [
        Command::SetDetail(nobody(), Detail::Name("Ann".to_owned())),
        Command::AddItem(nobody(), item("speed")),
        Command::SetItem(nobody(), ItemId(id(1)), None),
        record(nobody(), Outcome::Spoke, None),
        Command::SetTouch(nobody(), TouchId(id(1)), None),
        plan(nobody(), today(), "Agree the date"),
        Command::Park { lead: nobody(), wake: day("2026-12-01"), why: String::new() },
        Command::LetGo { lead: nobody(), reason: String::new() },
        Command::Skip { lead: nobody(), reason: SkipReason::Tomorrow },
        Command::FinishLater(nobody()),
        Command::DeleteLead(nobody()),
        Command::Import {
            name: "list".to_owned(),
            practice: false,
            leads: vec![],
            merges: vec![LeadMerge::new(nobody(), vec![])],
        },
    ];
    for command in commands {
        check_refused(&mut desk, command, &CommandError::NoSuchLead);
    }
}

#[test]
fn a_lead_needs_somebody_in_it() {
    let (mut desk, ..) = three();
    let blank = NewLead { details: vec![Detail::Note("hm".to_owned())], ..NewLead::default() };
    check_refused(&mut desk, Command::AddLead(Box::new(blank.clone())), &CommandError::NobodyInIt);
    check_refused(&mut desk, Command::AddLead(Box::new(named("  "))), &CommandError::NobodyInIt);
    let leads = vec![named("Dan"), blank];
    let import = Command::Import { name: "list".to_owned(), practice: false, leads, merges: vec![] };
    check_refused(&mut desk, import, &CommandError::NobodyInIt);
    let only = desk.add(named("Eve"), &at(NOON));
    check_refused(&mut desk, Command::SetDetail(only, Detail::Name(String::new())), &CommandError::NobodyInIt);
}

#[test]
fn s0_21_s0_22_s4_16_s4_29_a_next_touch_needs_an_aim() {
    let (mut desk, open, ..) = three();
    let today = || When::day(day("2026-11-23"));
    check_refused(&mut desk, plan(open, today(), " "), &CommandError::Aim(NoAim::Empty));
    check_refused(&mut desk, plan(open, today(), "Just checking in"), &CommandError::Aim(NoAim::EmptyOpener));
}

#[test]
fn nothing_is_planned_for_a_day_that_is_over() {
    let (mut desk, open, ..) = three();
    let aim = "Agree the date";
    check_refused(&mut desk, plan(open, When::day(day("2026-11-22")), aim), &CommandError::PastDay);
    let promise = When::Promised { at: moment("2026-11-23 11:59"), zone: None };
    check_refused(&mut desk, plan(open, promise.clone(), aim), &CommandError::PastDay);
    for wake in ["2026-11-22", "2026-11-23"] {
        let park = Command::Park { lead: open, wake: day(wake), why: String::new() };
        check_refused(&mut desk, park, &CommandError::PastDay);
        let parked = Status::Parked { wake: day(wake), why: String::new() };
        check_refused(&mut desk, record(open, Outcome::NotNow, Some(parked)), &CommandError::PastDay);
    }
    let mut next = NextTouch::first_talk(day("2026-11-22"));
    check_refused(&mut desk, record(open, Outcome::Spoke, Some(Status::Open(next.clone()))), &CommandError::PastDay);
    next.when = promise;
    check_refused(&mut desk, record(open, Outcome::Spoke, Some(Status::Open(next))), &CommandError::PastDay);
}

#[test]
fn a_touch_that_was_made_does_not_lie_ahead() {
    let (mut desk, open, ..) = three();
    let ahead = call_on("2026-11-24", Outcome::Spoke);
    let command = Command::RecordTouch { lead: open, touch: ahead.clone(), next: None };
    check_refused(&mut desk, command, &CommandError::FutureTouch);
    desk.touch(open, Outcome::Spoke, &at(NOON));
    let made = desk.lead(open).touches[0].0;
    check_refused(&mut desk, Command::SetTouch(open, made, Some(ahead.clone())), &CommandError::FutureTouch);
    let new = NewLead { touches: vec![ahead], ..named("Dan") };
    check_refused(&mut desk, Command::AddLead(Box::new(new)), &CommandError::FutureTouch);
}

#[test]
fn s0_37_whoever_asked_not_to_be_contacted_gets_no_next_touch_by_any_door() {
    let (mut desk, _, _, never) = three();
    let next = NextTouch::first_talk(day("2026-11-24"));
    let parked = Status::Parked { wake: day("2026-12-01"), why: String::new() };
    let ended = Status::Ended { on: day("2026-11-23"), end: End::Won { value: String::new() } };
    let commands = [
        plan(never, When::day(day("2026-11-24")), "Agree the date"),
        Command::Park { lead: never, wake: day("2026-12-01"), why: String::new() },
        Command::LetGo { lead: never, reason: String::new() },
        record(never, Outcome::Spoke, Some(Status::Open(next))),
        record(never, Outcome::Spoke, Some(parked)),
        record(never, Outcome::Won, Some(ended)),
    ];
    for command in commands {
        check_refused(&mut desk, command, &CommandError::Suppressed);
    }
    // A later conversation can be logged, but changes nothing.
    desk.run(record(never, Outcome::Spoke, None), &at(NOON));
    assert_eq!(desk.lead(never).status, Status::DoNotCall { since: day("2026-11-23") });
    // A touch can be corrected to this outcome afterwards.
    let (mut desk, open, ..) = three();
    desk.touch(open, Outcome::Spoke, &at(NOON));
    let made = desk.lead(open).touches[0].0;
    desk.run(Command::SetTouch(open, made, Some(call_on("2026-11-20", Outcome::DoNotCall))), &at(NOON));
    assert_eq!(desk.lead(open).status, Status::DoNotCall { since: day("2026-11-23") });
    assert_eq!(desk.book.dialable(&phone("202 555 0143")), None);
    // Nor does the salesperson's own choice override it.
    let (mut desk, open, ..) = three();
    let next = Status::Open(NextTouch::first_talk(day("2026-11-24")));
    desk.run(record(open, Outcome::DoNotCall, Some(next)), &at(NOON));
    assert_eq!(desk.lead(open).status, Status::DoNotCall { since: day("2026-11-23") });
}

#[test]
fn an_agreed_time_is_not_skipped_to_another_day() {
    let (mut desk, _, agreed, never) = three();
    let skip = |lead| Command::Skip { lead, reason: SkipReason::Tomorrow };
    check_refused(&mut desk, skip(agreed), &CommandError::PromiseStands);
    check_refused(&mut desk, skip(never), &CommandError::NothingToDo);
}

#[test]
fn nothing_to_do_is_nothing_done() {
    let (mut desk, open, ..) = three();
    let import = Command::Import { name: "list".to_owned(), practice: false, leads: vec![], merges: vec![] };
    let known = desk.book.registers();
    let commands = [
        import,
        Command::Merge(vec![]),
        Command::Merge(known.clone()),
        Command::Replace(known),
        Command::Undo(vec![]),
        Command::AddItem(open, item(" ")),
    ];
    for command in commands {
        check_refused(&mut desk, command, &CommandError::NothingToDo);
    }
}

#[test]
fn a_text_longer_than_a_field_is_refused() {
    let (mut desk, open, ..) = three();
    let long = "x".repeat(LONGEST_TEXT + 1);
    let today = || When::day(day("2026-11-23"));
    let mut said = call_on("2026-11-23", Outcome::Spoke);
    said.note = long.clone();
    let deadline = Deadline { day: day("2026-12-01"), why: long.clone() };
    let commands = [
        Command::SetDetail(open, Detail::Note(long.clone())),
        Command::SetDetail(open, Detail::Deadline(Some(deadline))),
        Command::SetDetail(open, Detail::Mails(vec![long.clone()])),
        Command::AddLead(Box::new(named(&long))),
        Command::AddItem(open, item(&long)),
        Command::RecordTouch { lead: open, touch: said, next: None },
        plan(open, today(), &long),
        Command::Park { lead: open, wake: day("2026-12-01"), why: long.clone() },
        Command::LetGo { lead: open, reason: long.clone() },
        Command::Set(Setting::Signature(long)),
    ];
    for command in commands {
        check_refused(&mut desk, command, &CommandError::TooLong);
    }
    desk.run(Command::SetDetail(open, Detail::Note("x".repeat(LONGEST_TEXT))), &at(NOON));
}

/// Imports a pasted table without further choices.
fn import(desk: &mut Desk, table: &str) -> Result<Change, CommandError> {
    let now = at(NOON);
    let run = Importing::of_text(table).unwrap().dry_run(&desk.book, Country::fallback(), now.today());
    let command = import_command("Pasted table".to_owned(), run.accepted(), &desk.book, &now);
    desk.try_run(command, &now)
}

#[test]
fn s0_37_do_not_call_blocks_every_number_and_address_and_survives_an_import() {
    let now = at(NOON);
    let mut desk = Desk::new();
    let mails = Detail::Mails(vec!["Ann@Hill.example".to_owned(), "a.hill@home.example".to_owned()]);
    let phones = Detail::Phones(vec![phone("+1 202 555 0143"), phone("(202) 555-0144 x12")]);
    let lead = desk.add(with(with(named("Ann Hill"), phones), mails), &now);
    assert_eq!(desk.book.dialable(&phone("2025550144")).unwrap().tel_link(), "tel:+12025550144");
    desk.touch(lead, Outcome::DoNotCall, &now);
    for typed in ["+1 202 555 0143", "(202) 555-0143", "1.202.555.0144", "2025550144 ext. 3"] {
        assert_eq!(desk.book.dialable(&phone(typed)), None, "{typed}");
    }
    for mail in ["ann@hill.example", "ANN@HILL.EXAMPLE", "A.Hill@home.example"] {
        assert_eq!(desk.book.writable(mail), None, "{mail}");
    }
    assert!(desk.book.writable("bob@hill.example").is_some());
    // The lead is deleted, the request stays.
    desk.run(Command::DeleteLead(lead), &now);
    import(&mut desk, "Name,Phone\nA. Hill,1 (202) 555 0143\n").unwrap();
    let back = desk.lead_of("A. Hill");
    assert_eq!(back.status, Status::DoNotCall { since: now.today() });
    assert_eq!(desk.book.dialable(&back.phones[0]), None);
    // By hand too.
    let by_hand = desk.add(with(named("Ann"), Detail::Mails(vec!["ANN@hill.example".to_owned()])), &now);
    assert_eq!(desk.lead(by_hand).status, Status::DoNotCall { since: now.today() });
}

#[test]
fn s0_37_a_new_number_of_whoever_asked_not_to_be_called_is_blocked_too() {
    let now = at(NOON);
    let (mut desk, _, _, never) = three();
    let new = phone("+1 202 555 0199");
    let phones = desk.lead(never).phones.iter().cloned().chain([new.clone()]).collect();
    desk.run(Command::SetDetail(never, Detail::Phones(phones)), &now);
    assert_eq!(desk.book.dialable(&new), None);
    import(&mut desk, "Name,Phone,Mail\nCid,202-555-0145,cid@dale.example\n").unwrap();
    assert_eq!(desk.lead(never).mails, ["cid@dale.example"]);
    assert_eq!(desk.book.writable("cid@dale.example"), None);
}

#[test]
fn recording_a_touch_ends_its_being_put_off() {
    let now = at(NOON);
    let (mut desk, open, ..) = three();
    let commands = [
        record(open, Outcome::NoAnswer, None),
        plan(open, When::day(day("2026-12-01")), "Agree the date"),
        Command::Skip { lead: open, reason: SkipReason::Tomorrow },
        Command::Park { lead: open, wake: day("2026-12-01"), why: String::new() },
        Command::LetGo { lead: open, reason: String::new() },
    ];
    for command in commands {
        desk.run(Command::FinishLater(open), &now);
        desk.run(command.clone(), &now);
        assert_eq!(desk.lead(open).deferred, None, "{command:?}");
    }
}

#[test]
fn planning_again_keeps_why_a_day_stands_and_opens_what_was_closed() {
    let now = at(NOON);
    let (mut desk, open, agreed, _) = three();
    let why = |desk: &Desk, lead| desk.lead(lead).next_touch().unwrap().why;
    desk.run(plan(open, When::day(day("2026-11-23")), "Ask about vans"), &now);
    assert_eq!(why(&desk, open), Why::FirstTalk);
    desk.run(plan(open, When::day(day("2026-11-26")), "Ask about vans"), &now);
    assert_eq!(why(&desk, open), Why::Chosen);
    let other_time = plan(agreed, When::Promised { at: moment("2026-11-27 09:00"), zone: None }, "Their answer");
    desk.run(Command::Explained { reason: "they asked for it".to_owned(), command: Box::new(other_time) }, &now);
    assert_eq!(why(&desk, agreed), Why::Agreed);
    desk.run(Command::LetGo { lead: open, reason: "no budget".to_owned() }, &now);
    desk.run(plan(open, When::day(day("2026-11-26")), "Ask about vans"), &now);
    assert_eq!(desk.lead(open).next_touch().unwrap().aim, Aim::new("Ask about vans").unwrap());
}

#[test]
fn absorbing_takes_a_change_from_elsewhere_in_any_order() {
    let now = at(NOON);
    let stamp = |millis| Timestamp { millis, count: 0, replica: ReplicaId::from_bits(3) };
    let (desk, open, ..) = three();
    let edits = [
        Stamped { at: stamp(9_000_000_000_001), value: Edit::Detail(open, Detail::Name("Anna".to_owned())) },
        Stamped { at: stamp(9_000_000_000_002), value: Edit::Detail(open, Detail::Name("Anne".to_owned())) },
        Stamped {
            at: stamp(9_000_000_000_003),
            value: Edit::Suppression("+12025550143".to_owned(), Some(Suppression::new(now.today(), "", ""))),
        },
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let mut book = desk.book.clone();
        for place in order {
            let edit = edits[place].clone();
            book.apply(Stamped { at: edit.at, value: Change::Merged(vec![edit]) });
        }
        assert_eq!(book.lead(open).unwrap().name, "Anne");
        assert_eq!(book.dialable(&phone("202 555 0143")), None);
    }
}

#[test]
fn what_an_import_recognises_somebody_by_follows_the_book() {
    let (desk, open, ..) = three();
    use next_touch::app::import::Known;
    let known = KnownBook::new(&desk.book);
    assert_eq!(known.with_phone("+12025550143", None)[0].id, open);
    assert!(known.is_do_not_call("+12025550145"));
}
