//! Reads a folder of exports named by the environment variable `SAMPLES` and checks known facts about them. The folder
//! is not part of the package, so the test runs only on request.

use crate::book::{People, first_run, records};
use next_touch::app::import::{Fate, Twin, dry_run};
use next_touch::formats::person::{Person, Record, Warmth};
use std::path::PathBuf;

/// File, records, leads, duplicates, leads left after merging.
const PRODUCTS: [(&str, usize, usize, usize, usize); 11] = [
    ("google-contacts.csv", 24, 23, 2, 21),
    ("outlook-desktop.csv", 18, 18, 2, 17),
    ("hubspot-contacts.csv", 30, 29, 2, 27),
    ("salesforce-leads-report.csv", 22, 22, 2, 20),
    ("pipedrive-people.csv", 20, 20, 1, 19),
    ("linkedin-connections.csv", 26, 25, 1, 24),
    ("meta-lead-ads.csv", 16, 15, 2, 13),
    ("atomic-crm-contacts.csv", 12, 12, 1, 11),
    ("sales-spreadsheet.csv", 28, 25, 2, 23),
    ("iphone-contacts.vcf", 16, 16, 1, 15),
    ("google-contacts.vcf", 14, 14, 1, 13),
];

/// File, repeated row, row that it repeats.
const DUPLICATES: [(&str, usize, usize); 17] = [
    ("google-contacts.csv", 9, 3),
    ("google-contacts.csv", 17, 5),
    ("outlook-desktop.csv", 12, 4),
    ("outlook-desktop.csv", 16, 13),
    ("hubspot-contacts.csv", 14, 6),
    ("hubspot-contacts.csv", 22, 10),
    ("salesforce-leads-report.csv", 11, 2),
    ("salesforce-leads-report.csv", 19, 8),
    ("pipedrive-people.csv", 13, 4),
    ("linkedin-connections.csv", 20, 3),
    ("meta-lead-ads.csv", 9, 2),
    ("meta-lead-ads.csv", 14, 6),
    ("atomic-crm-contacts.csv", 9, 2),
    ("sales-spreadsheet.csv", 13, 1),
    ("sales-spreadsheet.csv", 23, 8),
    ("iphone-contacts.vcf", 10, 3),
    ("google-contacts.vcf", 10, 3),
];

/// All rows with problems.
const PROBLEMS: [(&str, &[usize]); 11] = [
    ("google-contacts.csv", &[21, 22]),
    ("outlook-desktop.csv", &[15]),
    ("hubspot-contacts.csv", &[]),
    ("salesforce-leads-report.csv", &[]),
    ("pipedrive-people.csv", &[]),
    ("linkedin-connections.csv", &[]),
    ("meta-lead-ads.csv", &[12]),
    ("atomic-crm-contacts.csv", &[]),
    ("sales-spreadsheet.csv", &[4, 5, 6, 10, 11, 12, 17, 20]),
    ("iphone-contacts.vcf", &[]),
    ("google-contacts.vcf", &[]),
];

fn folder() -> PathBuf {
    PathBuf::from(std::env::var("SAMPLES").expect("SAMPLES names the folder with the exports"))
}

fn read(file: &str) -> Vec<Record> {
    records(&std::fs::read(folder().join(file)).unwrap())
}

fn person(records: &[Record], row: usize) -> &Person {
    records[row - 1].person().unwrap_or_else(|| panic!("row {row} is a lead"))
}

fn numbers(person: &Person) -> Vec<String> {
    person
        .phones
        .iter()
        .map(|phone| {
            let extension = phone.extension.as_ref().map(|digits| format!("x{digits}")).unwrap_or_default();
            format!("{}{extension}", phone.e164.clone().unwrap())
        })
        .collect()
}

#[test]
#[ignore = "needs a folder of exports"]
fn every_product_gives_what_is_known_of_it() {
    for (file, rows, leads, duplicates, left) in PRODUCTS {
        let records = read(file);
        assert_eq!(records.len(), rows, "records of {file}");
        assert_eq!(records.iter().filter(|record| record.person().is_some()).count(), leads, "leads of {file}");
        let run = first_run(&records);
        let counts = run.counts();
        assert_eq!((counts.duplicates, counts.not_leads), (duplicates, rows - leads), "duplicates of {file}");
        let accepted = run.accepted();
        assert_eq!(accepted.created.len(), left, "left of {file}");
        let with_problems: Vec<usize> =
            records.iter().filter(|record| !record.problems.is_empty()).map(|record| record.row).collect();
        let expected = PROBLEMS.iter().find(|(name, _)| *name == file).unwrap().1;
        assert_eq!(with_problems, expected, "problems of {file}");
        for record in &records {
            for problem in &record.problems {
                let note = &record.person().unwrap().note;
                assert!(note.contains(&problem.text), "{file} row {}: {note}", record.row);
            }
        }
        let mut people = People::default();
        assert_eq!(people.take(accepted), (left, 0), "{file}");
        let again = dry_run(&records, &people);
        assert_eq!(again.counts().new, 0, "{file} again");
        assert_eq!(people.take(again.accepted()), (0, 0), "{file} again");
    }
}

#[test]
#[ignore = "needs a folder of exports"]
fn the_duplicates_are_the_known_ones() {
    for (file, row, twin) in DUPLICATES {
        let run = first_run(&read(file));
        let two_people = file.starts_with("outlook") && row == 16;
        let expected = if two_people { Fate::PossiblyTheSame(Twin::Row(twin)) } else { Fate::DuplicateOfRow(twin) };
        assert_eq!(run.rows[row - 1].fate, expected, "{file} row {row}");
    }
}

#[track_caller]
fn check(records: &[Record], row: usize, name: &str, phones: &[&str]) {
    let person = person(records, row);
    assert_eq!(person.shown_name(), name, "row {row}");
    assert_eq!(numbers(person), phones, "row {row}");
}

#[test]
#[ignore = "needs a folder of exports"]
fn google_rows_are_read() {
    let records = read("google-contacts.csv");
    check(&records, 1, "Jasper Dravenport", &["+12025550101", "+12025550160"]);
    assert_eq!(person(&records, 1).mails.len(), 2);
    check(&records, 4, "Saffron Row Catering", &["+12025550104"]);
    check(&records, 6, "Gideon Cotterfield", &["+12025550106", "+12025550161"]);
    check(&records, 7, "bookings@hushmerespa.example", &[]);
    assert!(person(&records, 8).note.contains("\nWants a quote for \"phase two\", not phase one.\n"));
    check(&records, 11, "Bryony Penhallock, CPA", &["+12025550111"]);
    check(&records, 12, "Jorah Tolvane", &["+442079460112"]);
    check(&records, 13, "Imara Dunmarrow", &["+12025550113"]);
    assert_eq!(person(&records, 14).address, "14 Tannery Lane, Suite 5, Eastervale, VA 22199, USA");
    assert!(person(&records, 15).note.contains("Leads 2025") && !person(&records, 15).note.contains("starred"));
    check(&records, 16, "Dr. Hollis J. Kestlebury III", &["+12025550116"]);
    assert_eq!(person(&records, 16).first_name, "Hollis");
    check(&records, 18, "Wendel Hathermoor", &["+12025550118"]);
    assert_eq!(person(&records, 20).phones[0].remark.as_deref(), Some("Reception"));
    assert_eq!(person(&records, 23).website, "https://cinderpath.example/about");
}

#[test]
#[ignore = "needs a folder of exports"]
fn outlook_rows_are_read() {
    let records = read("outlook-desktop.csv");
    check(&records, 3, "René Müllerström", &["+13035550103"]);
    assert_eq!(person(&records, 3).note, "Budget 12 000 €\nDoesn’t want e-mails on Fridays – call instead.");
    assert_eq!(person(&records, 3).company, "Café Brûlerie Nord");
    check(&records, 6, "Bryony Sorrelby", &["+13035550150", "+13035550151", "+13035550152"]);
    check(&records, 7, "Stonecrop Landscaping", &["+13035550107"]);
    check(&records, 11, "Dr. Hester Q. Holloperry Jr.", &["+13035550111"]);
    check(&records, 17, "Cassius Oxenshaw", &["+13035550117"]);
    assert!(person(&records, 17).note.contains("0160"));
    check(&records, 18, "Thea Garrowhill", &[]);
    assert_eq!(person(&records, 18).note, "");
    assert!(person(&records, 1).note.contains("Trade fair"));
    assert_eq!(person(&records, 1).role, "Owner");
}

#[test]
#[ignore = "needs a folder of exports"]
fn hubspot_and_salesforce_rows_are_read() {
    let records = read("hubspot-contacts.csv");
    assert_eq!(person(&records, 12).company, "Harbour & Pine");
    check(&records, 20, "Cinderpath <noreply@cinderpath.example>", &[]);
    check(&records, 24, "Wendel Sorrelby", &["+13125550124", "+13125550160"]);
    check(&records, 25, "Thea Tolvane", &["+13125550125x12"]);
    check(&records, 28, "\"Boots\" O’Farrowdene", &["+13125550128"]);
    check(&records, 29, "Verity Tarnwick", &[]);
    let records = read("salesforce-leads-report.csv");
    assert_eq!(person(&records, 4).address, "Unit 4, 22 Kestlebury Road, Rear entrance");
    assert_eq!(person(&records, 7).company, "");
    check(&records, 9, "Velvet Anvil Studio", &["+16175550109"]);
    check(&records, 13, "Cassius Cotterfield", &["+16175550113", "+16175550160"]);
    assert!(person(&records, 5).note.contains("Said: \"call me, don't mail me\". Budget, roughly: 8,000"));
}

#[test]
#[ignore = "needs a folder of exports"]
fn pipedrive_linkedin_meta_and_atomic_rows_are_read() {
    let records = read("pipedrive-people.csv");
    check(&records, 4, "Gideon Yarrowell", &["+14155550104", "+14155550160"]);
    assert_eq!(person(&records, 10).mails.len(), 2);
    assert!(is_warm(person(&records, 1)) && !is_warm(person(&records, 2)));
    assert_eq!(person(&records, 1).next_touch.unwrap().date.to_string(), "2025-04-02");
    check(&records, 18, "Ottoline van der Fenwarren", &["+14155550118"]);
    let records = read("linkedin-connections.csv");
    check(&records, 7, "Jorah Eastervale, PMP, MBA", &[]);
    assert_eq!(person(&records, 5).company, "Quillfen Analytics, Inc.");
    assert_eq!(person(&records, 22).role, "Owner \"& chief tinkerer\"");
    assert_eq!(first_run(&records).rows[17].fate, Fate::New);
    let records = read("meta-lead-ads.csv");
    check(&records, 9, "ulric holloperry", &["+17135550102"]);
    assert_eq!(person(&records, 1).address, "07001");
    let first = person(&records, 1);
    assert_eq!((first.source.as_str(), first.best_time.as_str()), ("Spring 2025, quotes", "weekday_afternoons"));
    assert!(first.note.contains("$5,000-$10,000"), "{}", first.note);
    assert!(!format!("{first:?}").contains("p:+"), "{first:?}");
    let records = read("atomic-crm-contacts.csv");
    check(&records, 3, "Corin Farrowdene", &["+12025550173", "+12025550190x371"]);
    assert!(person(&records, 3).note.contains("Labels: influencer, developer"));
    assert_eq!(person(&records, 5).mails, ["quentin.g@hearthmail.example"]);
    check(&records, 7, "Imara Venlow", &["+12025550177"]);
    assert!(person(&records, 11).note.contains("Two sites.\nSaid \"maybe in May\"."));
    assert_eq!(person(&records, 2).role, "Practice Manager");
}

#[test]
#[ignore = "needs a folder of exports"]
fn the_own_sheet_is_read() {
    let records = read("sales-spreadsheet.csv");
    check(&records, 2, "Greer Rosendrake", &["+14155550122"]);
    check(&records, 3, "Mr & Mrs Fenwarren", &["+14155550123", "+14155550124"]);
    check(&records, 4, "Cassius G.", &["+14155550125", "+14155550126"]);
    check(&records, 6, "Lucan P", &[]);
    check(&records, 7, "Copperleaf Dental", &["+14155550128x22"]);
    check(&records, 10, "Hollis Oxenshaw", &[]);
    check(&records, 18, "Phaedra Inglewort", &["+14155550138"]);
    check(&records, 21, "Ottoline Vintcombe", &["+14155550141"]);
    check(&records, 22, "Quentin Mapplebeck", &["+14155550142", "+14155550143"]);
    assert_eq!(person(&records, 22).phones[0].remark.as_deref(), Some("wife"));
    check(&records, 26, "Florian Elmsgrave", &["+442079460146"]);
    assert_eq!(person(&records, 16).mails.len(), 2);
    let marked: Vec<usize> = records
        .iter()
        .filter(|record| record.person().is_some_and(|person| person.do_not_call_remark))
        .map(|record| record.row)
        .collect();
    assert_eq!(marked, [19]);
    assert!(person(&records, 17).note.starts_with("left voicemail 3/2\nleft voicemail 3/9"));
    let dates: Vec<(usize, String)> = records
        .iter()
        .filter_map(|record| Some((record.row, record.person()?.next_touch?)))
        .map(|(row, when)| {
            (row, format!("{}{}", when.date, when.time.map(|time| format!(" {time}")).unwrap_or_default()))
        })
        .collect();
    let dates: Vec<(usize, &str)> = dates.iter().map(|(row, date)| (*row, date.as_str())).collect();
    let expected = [
        (1, "2025-03-21"),
        (2, "2025-03-24"),
        (3, "2025-03-24"),
        (7, "2025-03-28"),
        (8, "2025-03-31"),
        (11, "2025-04-01"),
        (15, "2025-02-04"),
        (16, "2025-04-03"),
        (18, "2025-04-07"),
        (21, "2025-04-04 14:30:00"),
        (24, "2025-04-07"),
        (25, "2025-04-08"),
        (26, "2025-04-09"),
        (27, "2025-04-10"),
    ];
    assert_eq!(dates, expected);
    let warm: Vec<usize> =
        records.iter().filter(|record| record.person().is_some_and(is_warm)).map(|record| record.row).collect();
    assert_eq!(warm, [1, 2, 4, 5, 8, 12, 16, 18, 21, 25, 27]);
}

#[test]
#[ignore = "needs a folder of exports"]
fn the_cards_are_read() {
    let records = read("iphone-contacts.vcf");
    check(&records, 2, "Xanthe Gillespane", &["+15035550102", "+15035550160"]);
    assert!(person(&records, 2).note.contains("0161"));
    check(&records, 3, "Tamsin Sorrelby", &["+15035550103"]);
    assert_eq!(person(&records, 3).mails, ["tamsin@papermoonprint.example"]);
    assert_eq!(person(&records, 4).address, "88 Fenwarren Street, Portland, OR, 97299, United States");
    assert_eq!(person(&records, 4).website, "www.cinderpath.example");
    assert_eq!(
        person(&records, 5).note,
        "Wants three quotes, cheapest wins.\nGate code is 4471; ring twice.\nCall back in April."
    );
    assert_eq!(person(&records, 6).note, "");
    assert_eq!((person(&records, 7).name.as_str(), person(&records, 7).company.as_str()), ("", "Greywater Plumbing"));
    check(&records, 9, "Mr. Nestor B. Quillon Sr.", &["+15035550109"]);
    assert_eq!(person(&records, 9).company, "Northwyke Haulage");
    check(&records, 11, "Thea Kestlebury", &["+15035550111", "+15035550162x204"]);
    check(&records, 12, "Xanthe Lorrimond", &["+447700900112"]);
    check(&records, 16, "Zelda Pellister 🌵", &["+15035550116"]);
    let records = read("google-contacts.vcf");
    assert_eq!(person(&records, 4).website, "https://velvetanvil.example/contact");
    check(&records, 5, "orders@pinwheeltoys.example", &[]);
    assert_eq!(
        (person(&records, 7).company.as_str(), person(&records, 7).role.as_str()),
        ("Millrace Brewing", "Head Brewer")
    );
    check(&records, 9, "+1 919 555 0109", &["+19195550109"]);
    check(&records, 12, "Elspeth Hathermoor", &["+61255501234", "+19195550112"]);
    assert!(
        person(&records, 14).note.ends_with("the way out – café, naïve, jalapeño."),
        "{}",
        person(&records, 14).note
    );
}

/// Whether they were marked as hot or warm.
fn is_warm(person: &Person) -> bool {
    matches!(person.warm, Some(Warmth::Hot | Warmth::Warm))
}
