//! The dry run: what each row would become, what the salesperson chooses, and that nothing is lost.

use crate::book::{People, first_run, records};
use crate::random::random;
use next_touch::app::import::{Choice, DryRun, Fate, Twin, dry_run, join};
use next_touch::domain::lead::phone::Country;
use next_touch::formats::column_use::ColumnUse;
use next_touch::formats::person::{Person, Record};
use next_touch::formats::table::columns;
use next_touch::formats::table::rows;
use next_touch::formats::{Content, open};
use proptest::prelude::*;
use std::time::Instant;

const HEADER: &str = "Name,Company,Role,Phone,Mail,Next call,Hot?,Notes\n";

fn read(rows: &str) -> Vec<Record> {
    records(format!("{HEADER}{rows}").as_bytes())
}

/// A book filled by a first import.
fn book_of(rows: &str) -> People {
    let mut people = People::default();
    people.take(first_run(&read(rows)).accepted());
    people
}

#[track_caller]
fn check(rows: &str, expected: &[Fate<usize>]) {
    let fates: Vec<Fate<usize>> = first_run(&read(rows)).rows.into_iter().map(|row| row.fate).collect();
    assert_eq!(fates, expected, "{rows}");
}

#[track_caller]
fn check_known(book: &str, row: &str, expected: &Fate<usize>) {
    let run = dry_run(&read(row), &book_of(book));
    assert_eq!(&run.rows[0].fate, expected, "{row} beside {book}");
}

#[test]
fn the_same_person_in_one_file_is_found() {
    use Fate::{DuplicateOfRow, New, PossiblyTheSame};
    check("Ann Hill,,,206-555-0101\nBob Moor,,,206-555-0102\n", &[New, New]);
    check("Ann Hill,,,206-555-0101\nann hill,,,(206) 555 0101\n", &[New, DuplicateOfRow(1)]);
    check("Ann Hill,,,,ann@hill.example\nA. Hill,,,,ANN@hill.example\n", &[New, DuplicateOfRow(1)]);
    check("Robert Hill,,,,rob@hill.example\nBob Hill,,,,rob@hill.example\n", &[New, DuplicateOfRow(1)]);
    // A shared phone number or mailbox is not one person.
    check("Ann Hill,,,206-555-0101\nBob Dale,,,206-555-0101\n", &[New, PossiblyTheSame(Twin::Row(1))]);
    check("Ann Hill,,,,office@hill.example\nBob Dale,,,,office@hill.example\n", &[New, PossiblyTheSame(Twin::Row(1))]);
    check(",Hill Ltd,,206-555-0101 x1\n,Hill Ltd,,206-555-0101 x2\n", &[New, PossiblyTheSame(Twin::Row(1))]);
    check("Ann Hill,,,206-555-0101 x1\nAnn Hill,,,206-555-0101 x2\n", &[New, DuplicateOfRow(1)]);
    // Behind a shared number, a row belongs to the lead with the same name, whichever came first.
    check(
        "Ann Hill,,,206-555-0101\nBob Dale,,,206-555-0101\nBob Dale,,,206-555-0101\n",
        &[New, PossiblyTheSame(Twin::Row(1)), DuplicateOfRow(2)],
    );
    // Without number and address a name is only a hint.
    check("Ann Hill,Hill Ltd\nAnn Hill,Hill Ltd\nAnn Hill,Dale Ltd\n", &[New, PossiblyTheSame(Twin::Row(1)), New]);
}

#[test]
fn any_number_of_people_can_share_a_switchboard() {
    let rows: String = (10..70).map(|n| format!("{n}ann {n}hill,,,206-555-0101\n")).collect();
    let twice = format!("{rows}{rows}");
    let run = first_run(&read(&twice));
    assert_eq!(run.rows[110].fate, Fate::DuplicateOfRow(51));
    let mut people = People::default();
    assert_eq!(people.take(run.accepted()), (60, 0));
    assert_eq!(people.take(dry_run(&read(&twice), &people).accepted()), (0, 0));
}

#[test]
fn who_is_in_the_book_already_is_found() {
    let lead = "Ann Hill,Hill Ltd,,206-555-0101,ann@hill.example\n";
    check_known(lead, "Ann Hill,,,1 206 555 0101\n", &Fate::AlreadyKnown(0));
    check_known(lead, "A. Hill,,,,Ann@Hill.example\n", &Fate::AlreadyKnown(0));
    check_known(lead, "Bob Dale,,,206-555-0101\n", &Fate::PossiblyTheSame(Twin::Lead(0)));
    check_known(lead, "ann  hill,HILL LTD\n", &Fate::AlreadyKnown(0));
    check_known(lead, "Ann Hill,Dale Ltd\n", &Fate::New);
    check_known(lead, "Cy Vane,,,206-555-0109\n", &Fate::New);
}

#[test]
fn the_proposal_merges_who_is_surely_the_same_and_keeps_the_others() {
    let run = first_run(&read(
        "Ann Hill,,,206-555-0101\nA. Hill,,,206-555-0101\nBob Dale,,,206-555-0102\nCy Vane,,,206-555-0102\nTOTAL\n",
    ));
    let choices: Vec<Choice> = run.rows.iter().map(|row| row.choice).collect();
    assert_eq!(choices, [Choice::Keep, Choice::Merge, Choice::Keep, Choice::Keep, Choice::Skip]);
    assert_eq!((run.rows[1].shared.as_str(), run.rows[1].twin_name.as_str()), ("+12065550101", "Ann Hill"));
    let counts = run.counts();
    assert_eq!((counts.new, counts.duplicates, counts.known, counts.not_leads), (2, 2, 0, 1));
}

/// The rows of each lead that would be created.
fn created(run: &DryRun<usize>) -> Vec<Vec<usize>> {
    run.accepted().created.into_iter().map(|created| created.rows).collect()
}

#[test]
fn the_salesperson_can_choose_otherwise() {
    let mut run = first_run(&read(
        "Ann Hill,,,206-555-0101\nA. Hill,,,206-555-0101,ann@hill.example\nAnn,,,,ann@hill.example\nTOTAL\n",
    ));
    assert_eq!(created(&run), [vec![1, 2, 3]]);
    run.choose(2, Choice::Keep);
    assert_eq!(created(&run), [vec![1], vec![2, 3]]);
    run.choose(2, Choice::Skip);
    assert_eq!(created(&run), [vec![1], vec![3]], "a row whose twin is skipped is a lead of its own");
    run.choose(1, Choice::Skip);
    run.choose(4, Choice::Keep);
    assert_eq!(created(&run), [vec![3]], "a row that is no lead stays out");
    run.choose(1, Choice::Merge);
    assert_eq!(created(&run), [vec![3]], "there is no row to merge with");
}

/// Two pairs that share a mail address, and one that shares a number as written in Germany.
const PAIRS: &str = "Ann Hill,,,,ann@hill.example,,y,one\nA. Hill,,,,ann@hill.example,,n,two\n\
                     Bob Dale,,,,office@dale.example\nCy Vane,,,,office@dale.example\n\
                     Ute Vogt,,,030 123456\nU. Vogt,,,030 123456\n";

/// The pairs read for a country, with other uses for some columns.
fn pairs_read(country: &str, changes: &[(usize, ColumnUse)]) -> DryRun<usize> {
    let Content::Table(table) = open(format!("{HEADER}{PAIRS}").as_bytes()).unwrap() else { panic!("no table") };
    let mut uses = columns::guess(&table);
    for (place, used_as) in changes {
        uses[*place] = *used_as;
    }
    dry_run(&rows::read(&table, &uses, Country::by_code(country).unwrap(), crate::book::today()), &People::default())
}

/// Chooses the opposite of each proposal, reads the pairs again, and checks the second of each pair.
#[track_caller]
fn check_kept(country: &str, changes: &[(usize, ColumnUse)], expected: [Choice; 3]) {
    let mut before = pairs_read("DE", &[]);
    assert_eq!([2, 4, 6].map(|row| before.choice_of(row).unwrap()), [Choice::Merge, Choice::Keep, Choice::Merge]);
    for row in [2, 4, 6] {
        before.choose(row, Choice::Skip);
    }
    let mut after = pairs_read(country, changes);
    after.keep_choices(&before);
    assert_eq!([2, 4, 6].map(|row| after.choice_of(row).unwrap()), expected, "{country} {changes:?}");
}

#[test]
fn what_was_chosen_outlives_another_reading_where_it_answers_the_same() {
    use Choice::{Keep, Skip};
    let [name, mail, hot, notes] = [0, 4, 6, 7];
    check_kept("DE", &[], [Skip, Skip, Skip]);
    check_kept("DE", &[(hot, ColumnUse::Ignore), (notes, ColumnUse::Ignore)], [Skip, Skip, Skip]);
    // A row that no longer shares anything is new, and is not skipped silently.
    check_kept("US", &[], [Skip, Skip, Keep]);
    check_kept("DE", &[(mail, ColumnUse::KeepInNotes)], [Keep, Keep, Skip]);
    // Without names it is a different question, unless it reads as before.
    check_kept("DE", &[(name, ColumnUse::Company)], [Choice::Keep, Choice::Skip, Choice::Keep]);
}

#[test]
fn a_row_that_repeats_a_known_row_adds_to_the_known_lead() {
    let people = book_of("Ann Hill,,,206-555-0101\n");
    let run = dry_run(
        &read("Ann Hill,,,206-555-0101,ann@hill.example\nA. Hill,,,,ann@hill.example,,,from the fair\n"),
        &people,
    );
    let accepted = run.accepted();
    assert!(accepted.created.is_empty());
    let into: Vec<(usize, usize)> = accepted.additions.iter().map(|addition| (addition.row, addition.into)).collect();
    assert_eq!(into, [(1, 0), (2, 0)]);
}

#[test]
fn merging_loses_no_value() {
    let run = first_run(&read(
        "Ann Hill,Hill Ltd,Owner,206-555-0101,ann@hill.example,3/21/2025,Y,\"likes boats\nand tea\"\nA. Hill,Hill Group,Buyer,206-555-0101 / 206-555-0102,Ann@hill.example; a@hill.example,3/24/2025,N,likes boats\n",
    ));
    let person = run.accepted().created.remove(0).person;
    assert_eq!(
        (person.name.as_str(), person.company.as_str(), person.role.as_str()),
        ("Ann Hill", "Hill Ltd", "Owner")
    );
    assert_eq!((person.phones.len(), person.mails.len()), (2, 2));
    assert_eq!(person.next_touch.unwrap().date.to_string(), "2025-03-21");
    let note = "likes boats\nand tea\nAlso name: A. Hill\nAlso company: Hill Group\nAlso role: Buyer\nAlso next touch: 2025-03-24\nAlso marked: Cold";
    assert_eq!(person.note, note);
}

#[test]
fn what_is_missing_is_filled_in() {
    let mut run =
        first_run(&read(",Hill Ltd,,206-555-0101\nAnn Hill,Hill Ltd,Owner,206-555-0101,,3/24/2025,,DO NOT CALL\n"));
    assert_eq!(run.choice_of(2), Some(Choice::Keep), "the number of a firm is that of many people");
    run.choose(2, Choice::Merge);
    let person = run.accepted().created.remove(0).person;
    assert_eq!((person.name.as_str(), person.first_name.as_str(), person.role.as_str()), ("Ann Hill", "Ann", "Owner"));
    assert!(person.next_touch.is_some() && person.do_not_call_remark && person.note == "DO NOT CALL");
}

#[test]
fn the_do_not_call_list_is_pointed_out() {
    let people =
        People { do_not_call: vec!["+12065550101".to_owned(), "bob@moor.example".to_owned()], ..People::default() };
    let run = dry_run(
        &read(
            "Ann Hill,,,(206) 555-0101\nBob Moor,,,,BOB@moor.example\nCy Vane,,,206-555-0103,,,,please do not call\nDee Wood,,,206-555-0104,,,,do not call before 9\n",
        ),
        &people,
    );
    let marks: Vec<&[String]> = run.rows.iter().map(|row| row.do_not_call.as_slice()).collect();
    assert_eq!(marks, [&["+12065550101".to_owned()][..], &["bob@moor.example".to_owned()], &[], &[]]);
    assert_eq!((run.counts().do_not_call, run.counts().remarks), (2, 1));
}

/// Rows with few names, numbers and addresses, so that they often repeat each other.
fn any_rows() -> impl Strategy<Value = String> {
    let row = (
        "(Ann Hill|A\\. Hill|Bob Hill|Bob|Cy Vane|)",
        "(Hill Ltd|Vane|)",
        "(206-555-010[1-4]( x[12])?( / 206-555-010[56])?|)",
        "([ab]@hill\\.example|c@vane\\.example|)",
        "(3/2[1-4]/2025|)",
        "(Y|N|)",
        "(one|two|do not call|)",
    );
    let rows = row.prop_map(|(name, company, phone, mail, date, hot, note)| {
        format!("{name},{company},,{phone},{mail},{date},{hot},{note}\n")
    });
    proptest::collection::vec(rows, 1..14).prop_map(|rows| rows.concat())
}

/// All values of a person, one by one.
fn values(person: &Person) -> Vec<String> {
    let phones = person.phones.iter().map(|phone| phone.shown());
    let mails = person.mails.iter().map(|mail| mail.to_lowercase());
    let texts =
        [&person.name, &person.company, &person.note].into_iter().flat_map(|text| text.lines()).map(str::to_lowercase);
    phones.chain(mails).chain(texts).collect()
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn importing_twice_creates_nobody_and_the_third_time_changes_nothing(rows in any_rows()) {
        let found = read(&rows);
        let mut people = People::default();
        people.take(first_run(&found).accepted());
        for _ in 0..2 {
            let again = dry_run(&found, &people);
            prop_assert_eq!(again.counts().new, 0);
            prop_assert_eq!(people.take(again.accepted()).0, 0);
        }
        let before = people.leads.clone();
        people.take(dry_run(&found, &people).accepted());
        prop_assert_eq!(people.leads, before);
    }

    #[test]
    fn no_value_of_any_row_is_lost(rows in any_rows()) {
        let found = read(&rows);
        let accepted = first_run(&found).accepted();
        for record in &found {
            let Some(person) = record.person() else { continue };
            let created = accepted.created.iter().find(|created| created.rows.contains(&record.row)).unwrap();
            let all = values(&created.person).join("\n");
            for value in values(person) {
                prop_assert!(all.contains(&value), "{} of row {} is not in {}", value, record.row, all);
            }
        }
    }

    #[test]
    fn joining_again_changes_nothing(rows in any_rows()) {
        let people: Vec<Person> = read(&rows).iter().filter_map(|record| record.person().cloned()).collect();
        let Some((first, others)) = people.split_first() else { return Ok(()) };
        let mut joined = first.clone();
        for other in others { join(&mut joined, other); }
        for person in &people { prop_assert!(!join(&mut joined, person), "{person:?} into {joined:?}"); }
    }
}

#[test]
fn ten_thousand_rows_are_read_in_a_moment() {
    let row = |n: usize| {
        format!(
            "Ann{n} Hill,Firm {},Owner,(206) 555-{:04},a{n}@hill.example,3/21/2025,y,\"a note of\ntwo lines\"\n",
            n % 700,
            n % 10_000
        )
    };
    // A number shared by everyone must not make the work quadratic.
    let text: String = (0..10_000).map(|n| row(n).replace("\",", &format!(" {n}\","))).collect();
    let shared: String = (0..10_000).map(|n| format!("Cy{n} Vane,,,212-555-0100,c{n}@vane.example,,,\n")).collect();
    let started = Instant::now();
    let found = read(&format!("{text}{shared}"));
    let read_after = started.elapsed();
    let run = first_run(&found);
    assert_eq!((found.len(), run.rows.len()), (20_000, 20_000));
    println!("20,000 rows: read in {read_after:?}, dry run after {:?}", started.elapsed());
}
