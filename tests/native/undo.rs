//! Everything can be undone, and a book can be replaced by another one.

use crate::support::{Desk, at, call_on, day, named, promised, seen, somebody};
use next_touch::app::leads::sample_book::practice_book;
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::{Command, LeadMerge, SkipReason};
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::Status;
use next_touch::domain::lead::When;
use next_touch::domain::lead::{Channel, Outcome};
use next_touch::domain::lead::{Detail, Group};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::settings::Setting;

const NOON: &str = "2026-11-23 12:00";

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

/// One of each command, about the leads of `desk`.
fn every_command(desk: &Desk, open: LeadId, agreed: LeadId, never: LeadId) -> Vec<Command> {
    let import = desk.book.imports()[0].0;
    let made = desk.lead(open).touches[0].0;
    let known = *desk.lead(open).items.keys().next().unwrap();
    let mut other = Desk::in_replica(9);
    other.add(somebody("Zoe", "+1 202 555 0188"), &at("2026-11-23 11:00"));
    other.run(Command::Set(Setting::MyName("Zed".to_owned())), &at(NOON));
    other.run(practice_book(&at(NOON)), &at(NOON));
    let theirs = other.book.registers();
    let mut commands = vec![
        Command::AddLead(Box::new(named("Dan"))),
        practice_book(&at(NOON)),
        Command::Import {
            name: "list".to_owned(),
            practice: false,
            leads: vec![named("Dan")],
            merges: vec![
                LeadMerge::new(open, vec![Detail::Note("both".to_owned())]),
                LeadMerge::new(never, vec![Detail::Mails(vec!["cid@dale.example".to_owned()])]),
            ],
        },
        Command::RemoveImport(import),
        Command::SetDetail(open, Detail::Group(Some(Group::A))),
        Command::AddItem(open, item("speed")),
        Command::SetItem(open, known, Some(item("quiet"))),
        Command::SetItem(open, known, None),
        Command::SetTouch(open, made, Some(call_on("2026-11-20", Outcome::Met))),
        Command::SetTouch(open, made, None),
        plan(open, When::day(day("2026-11-30")), "Agree the date"),
        Command::Park { lead: agreed, wake: day("2026-12-01"), why: "holidays".to_owned() },
        Command::LetGo { lead: agreed, reason: "no budget".to_owned() },
        Command::Skip { lead: open, reason: SkipReason::LaterToday },
        Command::Skip { lead: open, reason: SkipReason::Tomorrow },
        Command::FinishLater(agreed),
        Command::DeleteLead(open),
        Command::Set(Setting::Capacity(5)),
        Command::Merge(theirs.clone()),
        Command::Replace(theirs),
        Command::Replace(vec![]),
    ];
    commands.extend(Outcome::ALL.map(|outcome| record(open, outcome, None)));
    commands
}

#[test]
fn every_command_can_be_taken_back() {
    let now = at(NOON);
    let (mut desk, open, agreed, never) = three();
    desk.run(practice_book(&now), &now);
    desk.touch(open, Outcome::Spoke, &now);
    desk.run(Command::AddItem(open, item("price")), &now);
    desk.run(Command::FinishLater(open), &now);
    let before = seen(&desk.book);
    for command in every_command(&desk, open, agreed, never) {
        let inverse = desk.run(command.clone(), &now);
        assert_ne!(seen(&desk.book), before, "it did something: {command:?}");
        let redo = desk.book.inverse(&inverse);
        let after = seen(&desk.book);
        desk.apply(inverse.clone(), &now);
        assert_eq!(seen(&desk.book), before, "{command:?}");
        // And redo, by undoing the undo.
        desk.apply(Change::Decided(redo), &now);
        assert_eq!(seen(&desk.book), after, "again: {command:?}");
        desk.apply(inverse, &now);
        assert_eq!(seen(&desk.book), before, "{command:?}");
    }
}

/// Equal except for do-not-call entries, which are never removed.
#[track_caller]
fn check_replaced(desk: &Desk, wanted: &Book) {
    let (leads, settings, suppressed, imports) = seen(&desk.book);
    let theirs = seen(wanted);
    assert_eq!((leads, settings, imports), (theirs.0, theirs.1, theirs.3));
    assert!(theirs.2.iter().all(|entry| suppressed.contains(entry)));
}

#[test]
fn replacing_makes_the_book_equal_to_an_earlier_backup_of_itself() {
    let now = at(NOON);
    let (mut desk, open, agreed, never) = three();
    desk.run(practice_book(&now), &now);
    desk.run(Command::AddItem(open, item("price")), &now);
    let backup = desk.book.clone();
    // Much happens after the backup, deletions included.
    desk.run(Command::Set(Setting::MyName("Kim".to_owned())), &now);
    desk.touch(open, Outcome::Spoke, &now);
    desk.run(Command::AddItem(open, item("speed")), &now);
    desk.run(Command::SetDetail(open, Detail::Note("later".to_owned())), &now);
    desk.run(Command::DeleteLead(open), &now);
    desk.touch(agreed, Outcome::DoNotCall, &now);
    desk.run(Command::DeleteLead(never), &now);
    desk.run(Command::RemoveImport(desk.book.imports()[0].0), &now);
    let leads = vec![somebody("Dan", "202 555 0177")];
    desk.run(Command::Import { name: "list".to_owned(), practice: false, leads, merges: vec![] }, &now);
    let before = seen(&desk.book);
    let undo = desk.run(Command::Replace(backup.registers()), &now);
    check_replaced(&desk, &backup);
    assert!(desk.book.is_suppressed("+12025550144"), "do-not-call only grows");
    desk.apply(undo, &now);
    assert_eq!(seen(&desk.book), before);
}

#[test]
fn an_imported_lead_from_elsewhere_leaves_again_when_the_merge_is_taken_back() {
    let now = at(NOON);
    let mut theirs = Desk::in_replica(9);
    theirs.run(practice_book(&now), &now);
    let all = theirs.book.registers();
    let last = theirs.book.leads().last().unwrap().id;
    // Here the import is known already, with all but one of its leads.
    let is_last = |edit: &Stamped<Edit>| matches!(&edit.value, Edit::Lead(id, _) | Edit::Detail(id, _) | Edit::Status(id, _) if *id == last);
    let mut desk = Desk::new();
    desk.run(Command::Merge(all.iter().filter(|edit| !is_last(edit)).cloned().collect()), &now);
    let before = seen(&desk.book);
    assert_eq!(before.0.len(), 9);
    let undo = desk.run(Command::Merge(all), &now);
    assert_eq!(desk.book.leads().count(), 10);
    desk.apply(undo, &now);
    assert_eq!(seen(&desk.book), before);
}
