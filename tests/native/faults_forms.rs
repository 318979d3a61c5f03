//! Lists in other forms: labels before values, rows in one cell, bullets, and the columns of this year's exports.

use crate::support::{at, day};
use next_touch::app::import::in_progress::Importing;
use next_touch::domain::book::Book;
use next_touch::domain::lead::phone::Country;
use next_touch::formats::person::Person;

/// The people of a file, as the preview of an import reads them.
fn people(file: &str, home: &str) -> Vec<Person> {
    let path = format!("{}/tests/faults/{file}", env!("CARGO_MANIFEST_DIR"));
    let importing = Importing::of_file(file, &std::fs::read(path).unwrap()).unwrap();
    let run = importing.dry_run(&Book::new(), Country::by_code(home).unwrap(), at("2026-12-01 09:00").today());
    run.rows.into_iter().filter_map(|row| row.person).collect()
}

fn numbers(person: &Person) -> Vec<&str> {
    person.phones.iter().filter_map(|phone| phone.e164.as_deref()).collect()
}

#[track_caller]
fn check(people: &[Person], right: &[(&str, &str, &[&str])]) {
    let read: Vec<_> = people.iter().map(|it| (it.name.as_str(), it.company.as_str(), numbers(it))).collect();
    let right: Vec<_> = right.iter().map(|(name, company, numbers)| (*name, *company, numbers.to_vec())).collect();
    assert_eq!(read, right);
}

#[test]
fn labels_before_values_are_headings() {
    let people = people("labelled.txt", "US");
    check(&people, &[("Ada Brook", "Brook Boats", &["+14155550101"]), ("Ben Carver", "", &["+14155550102"])]);
    assert_eq!(people[1].note, "call Tuesday");
}

#[test]
fn rows_that_were_put_into_one_cell_come_out_again() {
    check(
        &people("wrapped.csv", "US"),
        &[("Ada Brook", "Brook, Boats", &["+14155550101"]), ("Ben Carver", "", &["+14155550102"])],
    );
}

#[test]
fn numbers_and_bullets_of_a_list_are_no_part_of_names() {
    let people = people("bullets.txt", "GB");
    let names: Vec<&str> = people.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names[2..], ["Cleo Dunn", "Dan Eck", "Eve Ford"]);
    assert!(names[0].starts_with("Anna Hill") && names[1].starts_with("Ben Dale"), "{names:?}");
    assert_eq!(numbers(&people[4]), ["+441314960105"]);
}

#[test]
fn hubspots_own_words_are_read_and_its_ids_left_out() {
    let people = people("hubspot-2026.csv", "US");
    check(&people, &[("Ida Falk", "Falk GmbH", &["+493023125014"]), ("Bo Lind", "", &[]), ("", "", &[])]);
    assert_eq!(people[0].zone, "Europe/Berlin");
    assert!(people[1].note.contains("Time Zone: us_slash_eastern") || people[1].note.contains("Us/Eastern"));
    for person in &people {
        for noise in ["Record ID", "(No value)", "Company ID", "Create Date"] {
            assert!(!person.note.contains(noise), "{noise}: {}", person.note);
        }
    }
}

#[test]
fn who_belongs_to_them_comes_in_with_their_card() {
    let people = people("cards/relations.vcf", "US");
    let notes: Vec<Vec<&str>> = people.iter().map(|it| it.note.lines().collect()).collect();
    assert_eq!(
        notes[0],
        [
            "Ring efter kl. 9",
            "budget 50.000",
            "Fax: +4544556677",
            "Birthday: 14 May 1990",
            "Nickname: Bosse",
            "Relation: Mia",
            "Birthday: 14 May",
        ]
    );
    assert_eq!(notes[1], ["Anniversary: 24 December 2026", "Assistant: Sam Doe", "Birthday: 29 February"]);
}

#[test]
fn a_polish_mobile_is_a_number_to_call() {
    let people = people("polish-kom.csv", "PL");
    check(
        &people,
        &[
            ("Łukasz Żółw", "Żółw Sp. z o.o.", &["+48221234567", "+48501234567"]),
            ("Zofia Ćma-Kowalska", "", &["+48501234568"]),
        ],
    );
    assert_eq!(people[0].phones[1].remark.as_deref(), Some("mobile"));
}

#[test]
fn half_of_a_column_proves_the_order_of_day_and_month() {
    let importing = Importing::of_file("list.csv", include_bytes!("../faults/french-1252.csv")).unwrap();
    assert_eq!(importing.undecided_date(), None);
    let people = people("french-1252.csv", "FR");
    assert_eq!(people[0].last_contact.unwrap().date, day("2026-11-03"));
    assert_eq!(people[1].name, "Luc D'Artagnan");
}
