//! A list from its text to the book, and out again.

use crate::support::{Desk, FixedOffset, at, day, in_zone, moment, seen};
use next_touch::app::import::Choice;
use next_touch::app::import::import_command;
use next_touch::app::import::in_progress::{Importing, tally};
use next_touch::domain::book::Change;
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::lead::Warmth;
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Channel, Outcome};
use next_touch::domain::lead::{FIRST_AIM, When, Why};

const NOON: &str = "2026-11-23 12:00";
const HEADER: &str = "Name,Company,Role,Phone,Mail,Next call,Hot?,Notes\n";

/// Imports a table as the dry run proposes.
fn bring_in(desk: &mut Desk, rows: &str) -> Result<Change, CommandError> {
    bring_in_at(desk, rows, &at(NOON))
}

fn bring_in_at(desk: &mut Desk, rows: &str, now: &next_touch::domain::time::Now) -> Result<Change, CommandError> {
    let importing = Importing::of_text(&format!("{HEADER}{rows}")).unwrap();
    let run = importing.dry_run(&desk.book, Country::fallback(), now.today());
    let command = import_command(importing.name.clone(), run.accepted(), &desk.book, now);
    desk.try_run(command, now)
}

#[test]
fn s0_13_fifty_pasted_rows_become_leads() {
    let rows: String = (0..50).map(|n| format!("Lead {n},Hill Ltd,,206-555-01{n:02},,,,\n")).collect();
    let mut desk = Desk::new();
    bring_in(&mut desk, &rows).unwrap();
    assert_eq!(desk.book.leads().count(), 50);
    let (_, import) = desk.book.imports()[0];
    assert_eq!((import.name.as_str(), import.leads, import.practice), ("Pasted table", 50, false));
    let lead = desk.lead_of("Lead 7");
    assert_eq!(lead.phones[0].e164.as_deref(), Some("+12065550107"));
    let next = lead.next_touch().unwrap();
    assert_eq!((next.aim.text(), next.why), (FIRST_AIM, Why::FirstTalk));
    assert_eq!(next.when, When::day(day("2026-11-23")));
}

const LIST: &str = "Ann Hill,Hill Ltd,Owner,206-555-0101,ann@hill.example,2026-12-01,yes,Wants three rows\n\
                    ,Dale Ltd,,206-555-0102,,,,\n\
                    Bob Moor,,,,bob@moor.example,,,\n\
                    Cid Lee,Lee & Co,,,,,,Met at the fair\n";

#[test]
fn importing_the_same_list_again_adds_nothing() {
    let mut desk = Desk::new();
    bring_in(&mut desk, LIST).unwrap();
    let before = seen(&desk.book);
    assert_eq!(bring_in(&mut desk, LIST), Err(CommandError::NothingToDo));
    assert_eq!(seen(&desk.book), before);
    let run = Importing::of_text(&format!("{HEADER}{LIST}")).unwrap();
    let run = run.dry_run(&desk.book, Country::fallback(), day("2026-11-23"));
    assert_eq!(tally(&run), [(0, "new leads"), (4, "you already have"), (0, "left out")]);
    // Nor does it after the leads were worked on.
    let ann = desk.lead_of("Ann Hill").id;
    desk.touch(ann, Outcome::Spoke, &at(NOON));
    assert_eq!(bring_in(&mut desk, LIST), Err(CommandError::NothingToDo));
}

#[test]
fn a_known_lead_gets_what_is_new_and_loses_nothing() {
    let mut desk = Desk::new();
    bring_in(&mut desk, LIST).unwrap();
    let before = seen(&desk.book);
    let again = "Ann Hill,Hill Limited,Managing director,(206) 555 0199,ANN@hill.example,,,Moved office\n\
                 Ann Hill,,,206 555 0101,a.hill@home.example,,,\n";
    let undo = bring_in(&mut desk, again).unwrap();
    assert_eq!(desk.book.leads().count(), 4);
    let ann = desk.lead_of("Ann Hill");
    let numbers: Vec<_> = ann.phones.iter().map(|phone| phone.e164.clone().unwrap()).collect();
    assert_eq!(numbers, ["+12065550101", "+12065550199"]);
    assert_eq!(ann.mails, ["ann@hill.example", "a.hill@home.example"]);
    assert_eq!((ann.company.as_str(), ann.role.as_str()), ("Hill Ltd", "Owner"));
    let note: Vec<&str> = ann.note.lines().collect();
    assert_eq!(
        note,
        ["Wants three rows", "Moved office", "Also company: Hill Limited", "Also role: Managing director"]
    );
    assert_eq!(ann.next_touch().unwrap().when, When::day(day("2026-12-01")), "the next touch stays");
    assert_eq!(ann.warmth, Some(Warmth::Warm));
    desk.apply(undo, &at(NOON));
    assert_eq!(seen(&desk.book), before);
}

#[test]
fn what_looks_like_the_foot_of_a_report_is_said_and_not_swallowed() {
    let left_out = |text: &str, most: usize| Importing::of_text(text).unwrap().left_out_words(most);
    let list = "Name,Phone,Company\nAnn,206-555-0101,Acme\n\nBob\nCara\n";
    let words = left_out(list, 9);
    assert_eq!(words.len(), 2, "{words:?}");
    assert_eq!(words[0], "line 3 is not read, because it stands alone below an empty line: Bob");
    assert_eq!(left_out(list, 1)[1], "1 more lines are not read");
    assert!(left_out("Name,Phone,Company\nAnn,206-555-0101,Acme\nBob\n", 9).is_empty());
    assert_eq!(
        left_out("Our leads\n\nName,Phone,Company\nAnn,206-555-0101,Acme\n", 9),
        ["line 1 is not read, because it stands above the headings: Our leads"]
    );
}

#[test]
fn a_note_that_would_be_too_long_keeps_no_list_out() {
    let mut desk = Desk::new();
    bring_in(&mut desk, &format!("Ann Hill,,,206-555-0101,,,,{}\n", "a".repeat(40_000))).unwrap();
    let more = format!("Ann Hill,,,206-555-0101,,,,{}\nBob Moor,,,206-555-0102,,,,\n", "b".repeat(40_000));
    bring_in(&mut desk, &more).unwrap();
    assert_eq!(desk.lead_of("Ann Hill").note.len(), 40_000);
    assert_eq!(desk.book.leads().count(), 2);
}

#[test]
fn an_import_goes_as_it_came_but_for_the_leads_that_were_worked_on() {
    let mut desk = Desk::new();
    let undo = bring_in(&mut desk, LIST).unwrap();
    desk.apply(undo, &at(NOON));
    assert_eq!((desk.book.leads().count(), desk.book.imports().len()), (0, 0));
    // It can be imported again, and removed later.
    bring_in(&mut desk, LIST).unwrap();
    assert_eq!(desk.book.leads().count(), 4);
    let ann = desk.lead_of("Ann Hill").id;
    desk.touch(ann, Outcome::Spoke, &at(NOON));
    let back = desk.run(Command::RemoveImport(desk.book.imports()[0].0), &at(NOON));
    assert_eq!(desk.book.leads().map(|lead| lead.id).collect::<Vec<_>>(), [ann]);
    desk.apply(back, &at(NOON));
    assert_eq!((desk.book.leads().count(), desk.lead(ann).touches.len()), (4, 1));
}

#[track_caller]
fn check_next(cell: &str, when: &When) {
    let mut desk = Desk::new();
    bring_in(&mut desk, &format!("Ann,,,206-555-0101,,{cell},,\n")).unwrap();
    let next = desk.lead_of("Ann").next_touch().unwrap();
    assert_eq!((&next.when, next.why), (when, Why::Imported), "{cell}");
}

#[test]
fn dates_are_plans_that_stay_overdue_and_times_are_promises() {
    let promised = |text| When::Promised { at: moment(text), zone: None };
    check_next("2026-12-01", &When::day(day("2026-12-01")));
    check_next("2026-10-01", &When::day(day("2026-10-01")));
    check_next("2026-12-01 10:30", &promised("2026-12-01 10:30"));
    check_next("2026-11-20 10:30", &promised("2026-11-20 10:30"));
    check_next("2026-12-01T10:30:00+02:00", &promised("2026-12-01 08:30"));
    check_next("2026-12-01T10:30:00Z", &promised("2026-12-01 10:30"));
}

#[test]
fn a_time_without_a_zone_is_that_of_the_salesperson() {
    static WEST: FixedOffset = FixedOffset(-8 * 60);
    let mut desk = Desk::new();
    bring_in_at(&mut desk, "Ann,,,206-555-0101,,2026-12-01 10:30,,\n", &in_zone(NOON, &WEST)).unwrap();
    let when = When::Promised { at: moment("2026-12-01 18:30"), zone: None };
    assert_eq!(desk.lead_of("Ann").next_touch().unwrap().when, when);
}

#[test]
fn somebody_with_an_address_only_is_written_to() {
    let mut desk = Desk::new();
    bring_in(&mut desk, "Ann,,,,ann@hill.example,2026-12-01,,\nBob,,,206-555-0101,,2026-12-01,,\n").unwrap();
    assert_eq!(desk.lead_of("Ann").next_touch().unwrap().channel, Channel::Mail);
    assert_eq!(desk.lead_of("Bob").next_touch().unwrap().channel, Channel::Call);
}

#[test]
fn a_choice_of_the_salesperson_is_kept() {
    let mut desk = Desk::new();
    bring_in(&mut desk, LIST).unwrap();
    let importing = Importing::of_text(&format!("{HEADER}Ann Hill,,,206-555-0101,,,,new\nDan,,,206-555-0103,,,,\n"));
    let mut run = importing.unwrap().dry_run(&desk.book, Country::fallback(), day("2026-11-23"));
    run.choose(1, Choice::Skip);
    let command = import_command("list".to_owned(), run.accepted(), &desk.book, &at(NOON));
    desk.run(command, &at(NOON));
    assert_eq!(desk.lead_of("Ann Hill").note, "Wants three rows");
    assert_eq!(desk.book.leads().count(), 5);
    run.choose(1, Choice::Keep);
    run.choose(2, Choice::Skip);
    let command = import_command("list".to_owned(), run.accepted(), &desk.book, &at(NOON));
    desk.run(command, &at(NOON));
    assert_eq!(desk.book.leads().filter(|lead| lead.name == "Ann Hill").count(), 2);
}
