//! Which rows and leads are the same person, and which ones are only asked about.

use crate::book::{People, first_run, records};
use crate::support::{Desk, at, seen, somebody};
use next_touch::app::import::import_command;
use next_touch::app::import::in_progress::Importing;
use next_touch::app::import::{Choice, DryRun, Fate, Twin, dry_run};
use next_touch::domain::command::CommandError;
use next_touch::domain::decide::duplicates::duplicates;
use next_touch::domain::lead::phone::Country;

const NOON: &str = "2026-11-23 12:00";

#[track_caller]
fn run(text: &str) -> DryRun<usize> {
    first_run(&records(text.as_bytes()))
}

/// The rows of each lead, by the proposed choices.
fn leads(run: &DryRun<usize>) -> Vec<Vec<usize>> {
    run.accepted().created.into_iter().map(|created| created.rows).collect()
}

/// Imports a table as the dry run proposes; returns the resulting number of leads.
fn bring_in(desk: &mut Desk, text: &str) -> Result<usize, CommandError> {
    let now = at(NOON);
    let importing = Importing::of_text(text).unwrap();
    let run = importing.dry_run(&desk.book, Country::fallback(), now.today());
    desk.try_run(import_command(importing.name.clone(), run.accepted(), &desk.book, &now), &now)?;
    Ok(desk.book.leads().count())
}

const HOUSEHOLD: &str = include_str!("../faults/B22.csv");

#[test]
fn b22_a_household_that_shares_a_number_is_asked_about_and_never_merged_unasked() {
    let found = run(HOUSEHOLD);
    assert_eq!(leads(&found), [vec![1], vec![2], vec![3], vec![4], vec![5]]);
    for row in &found.rows[3..] {
        assert!(matches!(row.fate, Fate::PossiblyTheSame(Twin::Row(_))), "row {} is not asked about", row.row);
    }
    // The result is the same beside other people, who make the number rare.
    let others: String = (10..30).map(|n| format!("Lead {n},(586) 555-02{n},,\n")).collect();
    assert_eq!(leads(&run(&format!("{HOUSEHOLD}{others}"))).len(), 25);
    // Nor does the order of the rows matter.
    let mut turned: Vec<&str> = HOUSEHOLD.lines().collect();
    turned[1..].reverse();
    assert_eq!(leads(&run(&turned.join("\n"))).len(), 5);
}

#[test]
fn b22_the_household_is_known_when_it_comes_again_and_when_only_one_of_it_comes() {
    let mut desk = Desk::new();
    assert_eq!(bring_in(&mut desk, HOUSEHOLD), Ok(5));
    let before = seen(&desk.book);
    assert_eq!(bring_in(&mut desk, HOUSEHOLD), Err(CommandError::NothingToDo));
    assert_eq!(seen(&desk.book), before);
    // Father and son are known to share the number, so a short name is a question.
    let importing = Importing::of_text("Name,Phone,Notes\nH. Brook,586 555 0161,new\n").unwrap();
    let found = importing.dry_run(&desk.book, Country::fallback(), at(NOON).today());
    assert!(matches!(found.rows[0].fate, Fate::PossiblyTheSame(Twin::Lead(_))));
    assert_eq!(found.rows[0].choice, Choice::Keep);
    let notes: Vec<&str> = desk.book.leads().map(|lead| lead.note.as_str()).collect();
    for note in ["owns the shop", "wants the van", "decides about money", "card from the fair", "which of them?"] {
        assert!(notes.contains(&note), "{note}");
    }
}

#[track_caller]
fn check_pair(one: &str, other: &str, expected: &Fate<usize>) {
    let found = run(&format!("Name,Company,Phone,Mail\n{one}\n{other}\n"));
    assert_eq!(&found.rows[1].fate, expected, "{one} and {other}");
    let merges = matches!(expected, Fate::DuplicateOfRow(_));
    assert_eq!(found.rows[1].choice, if merges { Choice::Merge } else { Choice::Keep });
}

#[test]
fn two_who_share_a_value_are_one_only_if_their_names_say_so() {
    let (one, asked) = (Fate::DuplicateOfRow(1), Fate::PossiblyTheSame(Twin::Row(1)));
    check_pair("Ann Hill,,206-555-0101,", "Hill Ann,,206-555-0101,", &one);
    check_pair("René Moor,,206-555-0101,", "Rene Moor,,206-555-0101,", &one);
    check_pair("Robert Hill,,,rob@hill.example", "Bob Hill,,,rob@hill.example", &one);
    check_pair("Ann Hill,,,ann@hill.example", "Ann Dale,,,ann@hill.example", &one);
    check_pair("Ann Hill,,206-555-0101,", "Ann Dale,,206-555-0101,", &asked);
    check_pair("Ann Hill,,,family@hill.example", "Ben Hill,,,family@hill.example", &asked);
    check_pair("Ann Hill,,,office@hill.example", "A. Hill,,,office@hill.example", &asked);
    check_pair("Ben Hill,,206-555-0101,", "Ben Hill Jr.,,206-555-0101,", &asked);
    check_pair("Ute und Jan Vogt,,206-555-0101,", "Jan Vogt,,206-555-0101,", &asked);
    // A row without a name is merged with nobody, unless nothing can be lost by it.
    check_pair(",Acme,206-555-0101,", ",Acme,206-555-0101,ben@acme.example", &asked);
    check_pair(",Acme,206-555-0101,", "Ann Hill,Acme,206-555-0101,", &asked);
    check_pair(",Acme,206-555-0101,", ",Acme,206-555-0101,", &one);
}

#[test]
fn names_that_were_not_read_merge_nobody() {
    // Headings in an unknown language.
    let text = "Xa,Xb,Xc,Phone,Email\n\
        Ada,Brook,Acme,+1 212-555-0895,ada@acme.example\nBen,Carver,Acme,+1 212-555-0895,ben@acme.example\n";
    assert_eq!(leads(&run(text)).len(), 2);
    let mut desk = Desk::new();
    assert_eq!(bring_in(&mut desk, text), Ok(2));
    assert_eq!(bring_in(&mut desk, text), Err(CommandError::NothingToDo));
}

#[test]
fn people_of_files_in_the_manner_of_real_ones_stay_apart() {
    for (text, names) in [
        (include_str!("../faults/min-calendly.csv"), &["Cosima Bellweather", "Ida Quill", "Otis Drummond"][..]),
        (include_str!("../faults/min-unread-names.csv"), &["Ada Brook", "Ben Carver"]),
    ] {
        let mut desk = Desk::new();
        assert_eq!(bring_in(&mut desk, text), Ok(names.len()));
        let mut found: Vec<&str> = desk.book.leads().map(|lead| lead.name.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, names);
    }
}

#[test]
fn nobody_is_merged_on_a_value_that_most_rows_share() {
    let rows = "priya@ourfirm.example,Cosima Bellweather,212-555-0841\n\
        priya@ourfirm.example,Otis Drummond,212-555-0842\npriya@ourfirm.example,Ida Quill,212-555-0843\n";
    for head in ["Email,Name,Phone\n", "Email,Xa,Phone\n"] {
        let found = run(&format!("{head}{rows}"));
        assert_eq!(leads(&found).len(), 3, "{head}");
        assert!(found.rows.iter().all(|row| row.fate == Fate::New), "nothing is asked either: {head}");
    }
    // One person on most rows is one person.
    let twice = "Name,Phone\nAnn Hill,206-555-0101\nA. Hill,206-555-0101\nAnn,206-555-0101\nBob Moor,206-555-0102\n";
    assert_eq!(leads(&run(twice)), [vec![1, 2, 3], vec![4]]);
}

const TWO_OF_A_NAME: &str = include_str!("../faults/min-second-time.csv");

#[test]
fn the_lead_that_has_all_of_a_row_already_is_preferred() {
    let mut desk = Desk::new();
    assert_eq!(bring_in(&mut desk, TWO_OF_A_NAME), Ok(2));
    let before = seen(&desk.book);
    assert_eq!(bring_in(&mut desk, TWO_OF_A_NAME), Err(CommandError::NothingToDo));
    assert_eq!(seen(&desk.book), before);
    // So is the one whose note matches the row, of two with the same number and a similar name.
    let people = {
        let mut people = People::default();
        let mut found = run("Name,Phone,Notes\nAnn Hill,206-555-0101,likes boats\nA. Hill,206-555-0101,likes tea\n");
        found.choose(2, Choice::Keep);
        people.take(found.accepted());
        people
    };
    let again = dry_run(&records(b"Name,Phone,Notes\nA. Hill,206-555-0101,likes tea\n"), &people);
    assert_eq!(again.rows[0].fate, Fate::AlreadyKnown(1));
}

#[test]
fn not_the_same_person_can_be_said_in_the_preview_once_and_for_all() {
    let now = at(NOON);
    let mut desk = Desk::new();
    let ann = desk.add(somebody("Ann Hill", "206 555 0101"), &now);
    let text = "Name,Phone\nBen Hill,206-555-0101\nCy Hill,206-555-0101\nDee Moor,206-555-0102\n";
    let importing = Importing::of_text(text).unwrap();
    let mut run = importing.dry_run(&desk.book, Country::fallback(), now.today());
    for row in [1, 2, 3] {
        run.choose(row, Choice::Apart);
    }
    assert_eq!(run.choice_of(3), Some(Choice::Keep), "no lead resembles Dee");
    assert_eq!(run.tally().new, 3);
    let undo = desk.run(import_command("list".to_owned(), run.accepted(), &desk.book, &now), &now);
    let asked = |desk: &Desk, name: &str| -> Vec<String> {
        let lead = desk.lead_of(name);
        let others = duplicates(&desk.book, &lead.name, &lead.phones, &lead.mails, Some(lead.id));
        others.into_iter().map(|other| other.title).collect()
    };
    assert!(asked(&desk, "Ben Hill").iter().all(|other| other != "Ann Hill"));
    assert!(!asked(&desk, "Ann Hill").contains(&"Ben Hill".to_owned()));
    // Each was declared different from the one that the row was shown beside.
    assert_eq!(asked(&desk, "Ann Hill").len() + asked(&desk, "Ben Hill").len() + asked(&desk, "Cy Hill").len(), 2);
    assert_eq!(bring_in(&mut desk, text), Err(CommandError::NothingToDo), "importing the same list asks nothing again");
    desk.apply(undo, &now);
    assert_eq!(desk.book.leads().map(|lead| lead.id).collect::<Vec<_>>(), [ann]);
    // Two rows of one list that are two people.
    let mut run = importing.dry_run(&Desk::new().book, Country::fallback(), now.today());
    run.choose(2, Choice::Apart);
    let mut desk = Desk::new();
    desk.run(import_command("list".to_owned(), run.accepted(), &desk.book, &now), &now);
    assert!(asked(&desk, "Ben Hill").is_empty() && asked(&desk, "Cy Hill").is_empty());
}

#[test]
fn b11_a_mexican_mobile_is_the_same_with_and_without_the_old_1() {
    let now = at(NOON);
    let text = include_str!("../faults/B11.csv");
    let run =
        Importing::of_text(text).unwrap().dry_run(&Desk::new().book, Country::by_code("MX").unwrap(), now.today());
    let created = run.accepted().created;
    assert_eq!(
        created.iter().map(|created| created.rows.clone()).collect::<Vec<_>>(),
        [vec![1, 2], vec![3, 4], vec![5], vec![6]]
    );
    assert_eq!(created[0].person.note, "primera nota\nsegunda nota");
}
