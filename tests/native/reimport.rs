//! Lists that are imported twice, imports that are deleted, and backups of deleted leads.

use crate::random::random;
use crate::support::{Desk, at, day, moment, phone, seen, somebody};
use next_touch::app::import::Spoken;
use next_touch::app::import::import_command;
use next_touch::app::import::in_progress::{Importing, import_words, remarks, samples, tally};
use next_touch::app::import::removal::{done_words, stays_words};
use next_touch::app::import::rows::rows_to_look_at;
use next_touch::app::import::{Choice, NextChoice};
use next_touch::app::safekeeping::deleted;
use next_touch::domain::book::{Change, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::lead::Detail;
use next_touch::domain::lead::ItemKind;
use next_touch::domain::lead::Status;
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Channel, Outcome};
use next_touch::domain::lead::{When, Why};
use next_touch::domain::time::Now;
use next_touch::formats::text::date_order::DateOrder;
use next_touch::store::backup;
use proptest::prelude::*;

fn now() -> Now {
    at("2026-12-01 09:00")
}

macro_rules! fault {
    ($name:literal) => {
        include_bytes!(concat!("../faults/", $name)).as_slice()
    };
}

/// The dry run of a file against a book.
fn looked_at(desk: &Desk, bytes: &[u8]) -> next_touch::app::import::DryRun<next_touch::domain::id::LeadId> {
    let importing = Importing::of_file("list.csv", bytes).unwrap();
    importing.dry_run(&desk.book, Country::fallback(), now().today())
}

/// Imports a file as the dry run proposes.
fn import(desk: &mut Desk, bytes: &[u8]) -> Result<Change, CommandError> {
    let run = looked_at(desk, bytes);
    let command = import_command("list.csv".to_owned(), run.accepted(), &desk.book, &now());
    desk.try_run(command, &now())
}

#[test]
fn a_list_that_comes_a_week_later_replaces_its_values_and_repeats_no_note() {
    let mut desk = Desk::new();
    import(&mut desk, fault!("week1.csv")).unwrap();
    let ann = desk.lead_of("Ann Hill").id;
    desk.run(Command::SetDetail(ann, Detail::Note(format!("{}\nby hand", desk.lead(ann).note))), &now());
    import(&mut desk, fault!("week2.csv")).unwrap();
    let note = &desk.lead(ann).note;
    for line in ["Wants oak doors", "Budget 5k", "Last Activity Date: 2026-11-27", "Times contacted: 4", "by hand"] {
        assert_eq!(note.lines().filter(|known| *known == line).count(), 1, "{line} in {note}");
    }
    assert!(!note.contains("2026-11-20"), "{note}");
    assert_eq!(desk.book.leads().count(), 2);
    assert_eq!(import(&mut desk, fault!("week2.csv")), Err(CommandError::NothingToDo));
}

#[test]
fn two_rows_of_one_lead_each_replace_their_own_value() {
    let table = |one: &str, two: &str| format!("Name,Phone,Order state\nAnn,2065550101,{one}\nAnn,2065550101,{two}\n");
    let mut desk = Desk::new();
    import(&mut desk, table("7 open", "8 paid").as_bytes()).unwrap();
    import(&mut desk, table("7 paid", "8 sent").as_bytes()).unwrap();
    assert_eq!(desk.lead_of("Ann").note, "Order state: 7 paid\nOrder state: 8 sent");
    assert_eq!(import(&mut desk, table("7 paid", "8 sent").as_bytes()), Err(CommandError::NothingToDo));
}

#[test]
fn b06_the_date_of_a_known_lead_counts_if_nothing_else_was_planned_and_no_blank_wipes_anything() {
    let mut desk = Desk::new();
    import(&mut desk, fault!("B06a.csv")).unwrap();
    let oriel = desk.lead_of("Oriel Tamworth").id;
    let lazar = desk.lead_of("Lazar Winmoor").id;
    desk.touch(oriel, Outcome::Spoke, &now());
    let agreed = When::Promised { at: moment("2026-12-10 15:00"), zone: None };
    let (aim, value) = ("Show the door".to_owned(), String::new());
    desk.run(Command::PlanNext { lead: oriel, when: agreed.clone(), channel: Channel::Call, aim, value }, &now());
    desk.run(Command::SetDetail(lazar, Detail::Company("Pewter Swan West".to_owned())), &now());
    import(&mut desk, fault!("B06b.csv")).unwrap();
    assert_eq!(desk.book.leads().count(), 3);
    let oriel = desk.lead(oriel);
    assert_eq!((oriel.company.as_str(), oriel.mails.len(), oriel.touches.len()), ("Pewter Swan", 1, 1));
    assert_eq!(oriel.note, "met at the spring fair");
    assert_eq!(oriel.next_touch().unwrap().when, agreed);
    assert!(oriel.phones.iter().any(|phone| phone.e164.as_deref() == Some("+15185550161")));
    let lazar = desk.lead(lazar);
    assert_eq!(lazar.company, "Pewter Swan West");
    assert!(lazar.note.contains("has a new budget"));
    assert_eq!(lazar.next_touch().unwrap().when, When::Promised { at: moment("2027-04-20 14:30"), zone: None });
    let moved = lazar.items_of(ItemKind::Moved).map(|(_, item)| item.text.as_str()).collect::<Vec<_>>();
    assert_eq!(moved, ["2027-02-11 → 2027-04-20"]);
    assert_eq!(desk.lead_of("Briony Eastlake").next_touch().unwrap().when, When::day(day("2027-03-15")));
    assert_eq!(import(&mut desk, fault!("B06b.csv")), Err(CommandError::NothingToDo));
}

/// The choice offered for the only known lead of a list with this date, and the result of each answer.
fn offered(prepare: impl Fn(&mut Desk), date: &str) -> Option<(bool, When)> {
    let mut desk = Desk::new();
    import(&mut desk, b"Name,Phone,Next call\nAnn,2065550101,2026-12-04\n").unwrap();
    prepare(&mut desk);
    let table = format!("Name,Phone,Next call\nAnn,2065550101,{date}\n");
    let mut run = looked_at(&desk, table.as_bytes());
    let (_, rows) = rows_to_look_at(&run, &desk.book, &now(), 10);
    let next = rows[0].next.clone()?;
    let before = desk.lead_of("Ann").status.clone();
    run.choose_next(1, NextChoice::Mine);
    assert_eq!(
        desk.try_run(import_command(String::new(), run.accepted(), &desk.book, &now()), &now()),
        Err(CommandError::NothingToDo)
    );
    run.choose_next(1, NextChoice::Listed);
    desk.run(import_command(String::new(), run.accepted(), &desk.book, &now()), &now());
    assert_ne!(desk.lead_of("Ann").status, before);
    Some((next.is_proposed, desk.lead_of("Ann").next_touch().unwrap().when.clone()))
}

#[test]
fn another_date_of_a_known_lead_is_taken_or_offered_and_never_dropped() {
    let untouched = |_: &mut Desk| ();
    let called = |desk: &mut Desk| desk.touch(desk.lead_of("Ann").id, Outcome::NoAnswer, &now());
    let to = |text| When::day(day(text));
    assert_eq!(offered(untouched, "2026-12-04"), None);
    assert_eq!(offered(untouched, "2026-12-09"), Some((true, to("2026-12-09"))));
    assert_eq!(offered(untouched, "2026-11-20"), Some((false, to("2026-11-20"))));
    assert_eq!(offered(called, "2026-12-09"), Some((false, to("2026-12-09"))));
    assert_eq!(offered(called, "2026-11-20"), None, "overtaken by the call");
    let time = When::Promised { at: moment("2026-12-09 10:30"), zone: None };
    assert_eq!(offered(called, "2026-12-09 10:30"), Some((false, time)));
    let parked = |desk: &mut Desk| {
        let lead = desk.lead_of("Ann").id;
        desk.run(Command::Park { lead, wake: day("2027-06-01"), why: "on leave".to_owned() }, &now());
    };
    assert_eq!(offered(parked, "2026-12-09"), Some((false, to("2026-12-09"))));
    assert_eq!(offered(parked, "2027-06-01"), None);
    let ended = |desk: &mut Desk| {
        let lead = desk.lead_of("Ann").id;
        desk.run(Command::LetGo { lead, reason: "bought elsewhere".to_owned() }, &now());
    };
    assert_eq!(offered(ended, "2026-12-09"), Some((false, to("2026-12-09"))));
    let never = |desk: &mut Desk| desk.touch(desk.lead_of("Ann").id, Outcome::DoNotCall, &now());
    assert_eq!(offered(never, "2026-12-09"), None);
}

#[test]
fn the_counts_say_what_the_button_does() {
    let mut desk = Desk::new();
    import(&mut desk, b"Name,Phone\nAnn Hill,2065550101\n").unwrap();
    let list = b"Name,Phone\nAnn Hill,2065550101\nBob Moor,2065550101\nCid Lee,2065550102\nCid Lee,2065550102\n,\nDan Ost,12\n";
    let mut run = looked_at(&desk, list);
    let sum = |run: &_| tally(run).iter().map(|(count, _)| count).sum::<usize>();
    assert_eq!(tally(&run), [(3, "new leads"), (1, "you already have"), (1, "left out")]);
    assert_eq!((import_words(&run).as_str(), run.accepted().created.len()), ("Import 3 leads", 3));
    assert_eq!(
        remarks(&run),
        ["1 row repeats another and goes into the same lead", "1 row with something that can't be read"]
    );
    assert_eq!(sum(&run) + run.tally().repeated, run.rows.len());
    run.choose(2, Choice::Merge);
    run.choose(4, Choice::Skip);
    assert_eq!(tally(&run), [(2, "new leads"), (2, "you already have"), (2, "left out")]);
    assert_eq!(import_words(&run), "Import 2 leads");
    for row in [3, 6] {
        run.choose(row, Choice::Skip);
    }
    assert_eq!(import_words(&run), "Update 2 leads");
}

#[test]
fn all_rows_in_doubt_are_listed_and_those_first() {
    let list = |name: &str| (100..400).map(|row| format!("{name},206555{row:04}\n")).collect::<String>();
    let mut desk = Desk::new();
    import(&mut desk, format!("Name,Phone\nCid Lee,2065559999\n{}", list("Ann Hill")).as_bytes()).unwrap();
    let run = looked_at(&desk, format!("Name,Phone\nCid Lee,2065559999\n{}", list("Bob Moor")).as_bytes());
    let (count, listed) = rows_to_look_at(&run, &desk.book, &now(), usize::MAX);
    assert!(count > 200, "{count}");
    assert_eq!(count, listed.len());
    assert_eq!(listed.last().map(|row| row.row), Some(1), "the sure one comes last");
    assert!(listed.iter().all(|row| row.has_choice));
    assert_eq!(rows_to_look_at(&run, &desk.book, &now(), 50).1.len(), 50);
}

#[test]
fn the_first_people_are_shown_as_they_are_read() {
    let table = b"Name,Company,Phone,Next call\nAnn Hill,Acme,2065550101,2026-12-09 10:30\n,Dale Ltd,2065550102,\n";
    let run = looked_at(&Desk::new(), table);
    let shown: Vec<_> = samples(&run, &now()).into_iter().map(|it| [it.who, it.company, it.number, it.next]).collect();
    assert_eq!(shown[0], ["Ann Hill", "Acme", &phone("+12065550101").shown(), "Wed 9 Dec, 10:30"]);
    assert_eq!(shown[1], ["Dale Ltd", "", &phone("+12065550102").shown(), ""]);
}

#[test]
fn b23_deleting_an_import_keeps_who_was_worked_with_and_says_so() {
    let mut desk = Desk::new();
    import(&mut desk, fault!("B23a.csv")).unwrap();
    import(&mut desk, fault!("B23b.csv")).unwrap();
    let nadezh = desk.lead_of("Nadezh Corley").id;
    let later = at("2026-12-01 10:00");
    desk.touch(nadezh, Outcome::Spoke, &later);
    let agreed = When::Promised { at: moment("2026-12-10 15:00"), zone: None };
    let (aim, value) = ("Show the door".to_owned(), String::new());
    desk.run(Command::PlanNext { lead: nadezh, when: agreed, channel: Channel::Call, aim, value }, &later);
    let lorcan = desk.lead_of("Lorcan Ashdown");
    let (id, note) = (lorcan.id, format!("{}\nby hand", lorcan.note));
    desk.run(Command::SetDetail(id, Detail::Note(note)), &later);
    let second = import_id(&desk, 1);
    let words = stays_words(&desk.book, second, false).unwrap();
    assert_eq!(
        words,
        "Nadezh Corley won’t be deleted: you’ve worked with them since. What it filled in for 1 lead you already had stays."
    );
    assert_eq!(
        done_words(&desk.book, second, "b.csv", false),
        "b.csv: 1 lead deleted, 1 lead kept, what it filled in for 1 lead kept"
    );
    let before = seen(&desk.book);
    let back = desk.run(Command::RemoveImport(second), &later);
    let names: Vec<&str> = desk.book.leads().map(|lead| lead.name.as_str()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(!names.contains(&"Quill Haverty"));
    assert!(desk.lead(nadezh).next_touch().unwrap().when.is_promise() && desk.lead(nadezh).touches.len() == 1);
    assert!(desk.lead_of("Lorcan Ashdown").note.contains("by hand"));
    desk.apply(back, &later);
    assert_eq!(seen(&desk.book), before);
    desk.run(Command::RemoveImport(second), &later);
    import(&mut desk, fault!("B23b.csv")).unwrap();
    assert_eq!(desk.book.leads().count(), 4);
    assert_eq!(desk.lead(nadezh).touches.len(), 1);
}

/// The import with the number `place`.
fn import_id(desk: &Desk, place: usize) -> next_touch::domain::id::ImportId {
    let mut imports: Vec<_> = desk.book.imports().into_iter().map(|(id, _)| id).collect();
    imports.sort();
    imports[place]
}

#[test]
fn leads_that_were_put_off_only_go_with_their_import() {
    let mut desk = Desk::new();
    import(&mut desk, fault!("B23a.csv")).unwrap();
    let lead = desk.lead_of("Ilaria Mott").id;
    desk.run(Command::FinishLater(lead), &at("2026-12-01 10:00"));
    assert_eq!(stays_words(&desk.book, import_id(&desk, 0), false), None);
    desk.run(Command::RemoveImport(import_id(&desk, 0)), &at("2026-12-01 10:00"));
    assert_eq!(desk.book.leads().count(), 0);
}

/// A book of twelve leads, its backup, and the same book with five of them deleted.
fn with_five_deleted() -> (Desk, Vec<Stamped<next_touch::domain::book::Edit>>) {
    let mut desk = Desk::new();
    for number in 0..12 {
        desk.add(somebody(&format!("Lead {number}"), &format!("+120655501{number:02}")), &now());
    }
    let edits = backup::read(&backup::write(&desk.book, now().instant).unwrap()).unwrap().edits;
    let gone: Vec<_> = desk.book.leads().take(5).map(|lead| lead.id).collect();
    for lead in gone {
        desk.run(Command::DeleteLead(lead), &at("2026-12-02 09:00"));
    }
    (desk, edits)
}

#[track_caller]
fn check_come_back(mut desk: Desk, edits: &[Stamped<next_touch::domain::book::Edit>], merges: bool) {
    let gone = deleted(&desk.book, edits);
    assert_eq!((gone.leads.len(), gone.erased), (5, 0));
    assert!(gone.words().starts_with("5 leads in this file were deleted here later: Lead 0, "), "{}", gone.words());
    let merged = desk.try_run(Command::Merge(edits.to_vec()), &at("2026-12-03 09:00"));
    assert_eq!(merged.is_ok(), merges);
    assert_eq!(desk.book.leads().count(), 7);
    desk.run(gone.command(), &at("2026-12-03 09:00"));
    assert_eq!(desk.book.leads().count(), 12);
    assert_eq!(desk.lead_of("Lead 3").phones[0].e164.as_deref(), Some("+12065550103"));
    assert_eq!(deleted(&desk.book, edits).words(), "");
}

#[test]
fn b26_leads_deleted_by_mistake_come_back_from_a_backup_in_one_tap() {
    let (desk, edits) = with_five_deleted();
    check_come_back(desk, &edits, false);
    let (mut desk, edits) = with_five_deleted();
    desk.book.forget_deleted(u64::MAX);
    check_come_back(desk, &edits, true);
}

#[test]
fn b26_an_erased_person_stays_away_and_that_is_said() {
    let (mut desk, edits) = with_five_deleted();
    let lead = desk.lead_of("Lead 7").id;
    desk.run(Command::Erase(lead), &now());
    let gone = deleted(&desk.book, &edits);
    assert_eq!((gone.leads.len(), gone.erased), (5, 1));
    assert!(gone.words().ends_with("1 lead was erased for good and stays away."), "{}", gone.words());
    desk.run(gone.command(), &now());
    assert!(desk.book.lead(lead).is_none());
}

#[test]
fn leads_of_a_deleted_import_come_back_too() {
    let mut desk = Desk::new();
    import(&mut desk, fault!("B23a.csv")).unwrap();
    let edits = backup::read(&backup::write(&desk.book, now().instant).unwrap()).unwrap().edits;
    desk.run(Command::RemoveImport(import_id(&desk, 0)), &at("2026-12-02 09:00"));
    let gone = deleted(&desk.book, &edits);
    assert_eq!(gone.leads.len(), 2);
    desk.run(gone.command(), &at("2026-12-02 09:00"));
    assert_eq!(desk.book.leads().count(), 2);
    assert_eq!(deleted(&desk.book, &edits).leads, []);
    // A book that never had them adds them without a warning.
    assert_eq!(deleted(&Desk::new().book, &edits).words(), "");
}

prop_compose! {
    fn row()(name in 0..6_usize, number in 0..5_usize, note in "[a-c ]{0,6}", state in 0..4_usize, date in 0..4_usize) -> String {
        let name = ["Ann Hill", "Bob Moor", "A. Hill", "Cid Lee", "", "Hill, Ann"][name];
        let number = ["206-555-0101", "206-555-0102", "", "(206) 555 0101 ext. 4", "+44 20 7946 0018"][number];
        let state = ["", "open", "shut", "a: b"][state];
        let date = ["", "2026-12-09", "2026-12-09 10:30", "2026-11-20"][date];
        format!("\"{name}\",{number},{name}@x.example,{note},{state},{date}\n")
    }
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn the_same_list_a_second_time_changes_nothing(rows in prop::collection::vec(row(), 1..12)) {
        let list = format!("Name,Phone,Email,Notes,Order state,Next call\n{}", rows.concat());
        let mut desk = Desk::new();
        if import(&mut desk, list.as_bytes()).is_ok() {
            // Merging leads of the same list may move a second row's texts to the right lead.
            let _ = import(&mut desk, list.as_bytes());
            let before = seen(&desk.book);
            prop_assert_eq!(import(&mut desk, list.as_bytes()), Err(CommandError::NothingToDo));
            prop_assert_eq!(seen(&desk.book), before);
        }
    }
}

#[test]
fn an_imported_day_is_known_as_such() {
    let mut desk = Desk::new();
    import(&mut desk, b"Name,Phone,Next call\nAnn,2065550101,2026-12-04\n").unwrap();
    import(&mut desk, b"Name,Phone,Next call\nAnn,2065550101,2026-12-09\n").unwrap();
    let Status::Open(next) = &desk.lead_of("Ann").status else { panic!("not open") };
    assert_eq!(next.why, Why::Imported);
}

/// Imports a table and answers the question with `spoken`.
fn import_said(desk: &mut Desk, table: &str, spoken: Option<Spoken>) {
    let mut run = looked_at(desk, table.as_bytes());
    run.spoken = spoken.unwrap_or(run.spoken);
    let command = import_command("list.csv".to_owned(), run.accepted(), &desk.book, &now());
    desk.run(command, &now());
}

const QUOTED: &str = "Name,Phone,Last contacted,Last outcome\n\
    Ann Hill,2065550101,2026-11-27,Spoke to her: quote sent\n\
    Bob Moor,2065550102,2026-11-28,left voicemail\n\
    Cid Lee,2065550103,,\n";

#[test]
fn who_was_spoken_to_before_the_import_is_no_stranger() {
    let mut desk = Desk::new();
    assert_eq!(looked_at(&desk, QUOTED.as_bytes()).spoken, Spoken::Some, "the file says so itself");
    import_said(&mut desk, QUOTED, None);
    let ann = desk.lead_of("Ann Hill");
    assert_eq!((ann.touches.len(), ann.touches[0].1.outcome), (1, Outcome::Spoke));
    assert_eq!(ann.touches[0].1.time.day(&now()), day("2026-11-27"));
    assert_eq!(ann.touches[0].1.origin, "list.csv, row 1");
    let bob = desk.lead_of("Bob Moor");
    assert_eq!(bob.touches[0].1.outcome, Outcome::VoicemailLeft);
    assert!(desk.book.leads().all(|lead| lead.was_spoken_to()));
    assert!(desk.book.leads().all(|lead| lead.next_touch().unwrap().why == Why::Imported));
    let before = seen(&desk.book);
    assert_eq!(import(&mut desk, QUOTED.as_bytes()), Err(CommandError::NothingToDo));
    assert_eq!(seen(&desk.book), before);
}

#[test]
fn the_answer_of_the_salesperson_counts_more_than_the_file() {
    let mut desk = Desk::new();
    import_said(&mut desk, QUOTED, Some(Spoken::No));
    assert!(desk.book.leads().all(|lead| !lead.was_spoken_to() && lead.touches.is_empty()));
    assert!(desk.lead_of("Ann Hill").note.contains("quote sent"), "what the file says stays in the note");
    let strangers = "Name,Phone\nDan Ost,2065550104\n";
    assert_eq!(looked_at(&desk, strangers.as_bytes()).spoken, Spoken::No);
    import_said(&mut desk, strangers, Some(Spoken::Yes));
    assert!(desk.lead_of("Dan Ost").was_spoken_to());
    assert_eq!(desk.lead_of("Dan Ost").contacts(), 0, "no talk is made up");
}

const MARKED: &str = "Name,Phone,Do not call\nAnn Hill,2065550101,yes\nBob Moor,2065550102,no\nCid Lee,2065550103,x\n";

#[test]
fn a_yes_in_a_do_not_call_column_blocks_at_once_unless_the_salesperson_says_no() {
    let mut desk = Desk::new();
    let mut run = looked_at(&desk, MARKED.as_bytes());
    let (_, rows) = rows_to_look_at(&run, &desk.book, &now(), 10);
    assert_eq!(rows.iter().filter(|row| row.is_marked).map(|row| row.row).collect::<Vec<_>>(), [1, 3]);
    run.block(3, false);
    run.block(2, true);
    desk.run(import_command(String::new(), run.accepted(), &desk.book, &now()), &now());
    let blocked: Vec<_> = ["+12065550101", "+12065550102", "+12065550103"].map(|it| desk.book.is_suppressed(it)).into();
    assert_eq!(blocked, [true, false, false]);
    assert!(matches!(desk.lead_of("Ann Hill").status, Status::DoNotCall { .. }));
    // A known lead is blocked by a later list, and stays blocked.
    desk.run(import_command(String::new(), looked_at(&desk, MARKED.as_bytes()).accepted(), &desk.book, &now()), &now());
    assert!(desk.book.is_suppressed("+12065550103"));
    assert!(matches!(desk.lead_of("Cid Lee").status, Status::DoNotCall { .. }));
    assert_eq!(import(&mut desk, MARKED.as_bytes()), Err(CommandError::NothingToDo));
}

#[test]
fn what_a_known_lead_must_have_is_added_once() {
    let table = |must: &str| format!("Name,Phone,Must have\nAnn Hill,2065550101,{must}\n");
    let mut desk = Desk::new();
    import(&mut desk, table("oak doors").as_bytes()).unwrap();
    import(&mut desk, table("brass handles").as_bytes()).unwrap();
    let said: Vec<_> = desk.lead_of("Ann Hill").said(ItemKind::MustHave).collect();
    assert_eq!(said, ["oak doors", "brass handles"]);
    assert_eq!(import(&mut desk, table("oak doors").as_bytes()), Err(CommandError::NothingToDo));
}

#[test]
fn the_words_of_another_program_for_where_a_lead_stands_are_kept() {
    let mut desk = Desk::new();
    import(&mut desk, b"Name,Phone,Standing\nAnn Hill,2065550101,in negotiation\n").unwrap();
    let ann = desk.lead_of("Ann Hill");
    assert_eq!(ann.note, "Standing: in negotiation");
    assert!(ann.next_touch().is_some());
}

#[test]
fn the_order_of_day_and_month_is_asked_where_nothing_settles_it() {
    let mut importing = Importing::of_text("Name,Phone,Next call\nAnn Hill,2065550101,03/04/2027\n").unwrap();
    assert_eq!(importing.undecided_date().as_deref(), Some("03/04/2027"));
    let mut days = Vec::new();
    for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
        importing.date_order = Some(order);
        let run = importing.dry_run(&Desk::new().book, Country::fallback(), now().today());
        days.push(samples(&run, &now())[0].next.clone());
    }
    assert_eq!(days, ["Sat 3 Apr 2027", "Thu 4 Mar 2027"]);
}
