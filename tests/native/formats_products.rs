//! The results of importing exports of common products. The files in `tests/samples` show the oddities of each product,
//! with invented people.

use crate::book::{People, first_run, records};
use next_touch::app::import::{Fate, Twin, dry_run};
use next_touch::formats::person::{Outcome, Person, Record, Warmth};
use std::path::Path;

fn read(file: &str) -> Vec<Record> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    records(&std::fs::read(folder.join(file)).unwrap())
}

/// File, records, leads, duplicates, leads left after merging, rows with problems.
#[track_caller]
fn check_file(file: &str, expected: (usize, usize, usize, usize), problem_rows: &[usize]) {
    let records = read(file);
    let run = first_run(&records);
    let counts = run.counts();
    let accepted = run.accepted();
    let found = (records.len(), records.len() - counts.not_leads, counts.duplicates, accepted.created.len());
    assert_eq!(found, expected, "{file}");
    let with_problems: Vec<usize> =
        records.iter().filter(|record| !record.problems.is_empty()).map(|record| record.row).collect();
    assert_eq!(with_problems, problem_rows, "{file}");
    for (record, problem) in
        records.iter().flat_map(|record| record.problems.iter().map(move |problem| (record, problem)))
    {
        assert!(record.person().unwrap().note.contains(&problem.text), "{file}: the text {} is kept", problem.text);
    }
    // Importing the same file once more creates nobody and changes nothing.
    let mut people = People::default();
    people.take(accepted);
    let again = dry_run(&records, &people);
    assert_eq!((again.counts().new, again.counts().known), (0, expected.1), "{file}, second time");
    assert_eq!(people.take(again.accepted()), (0, 0), "{file}, second time");
}

#[test]
fn every_product_gives_its_leads_and_a_second_import_adds_nothing() {
    check_file("google.csv", (16, 15, 2, 13), &[9, 10]);
    check_file("outlook.csv", (10, 10, 2, 9), &[8]);
    check_file("hubspot.csv", (11, 10, 2, 8), &[]);
    check_file("salesforce.csv", (7, 7, 1, 6), &[]);
    check_file("pipedrive.csv", (4, 4, 1, 3), &[]);
    check_file("linkedin.csv", (7, 6, 1, 5), &[]);
    check_file("meta.csv", (6, 5, 2, 3), &[4]);
    check_file("atomic.csv", (4, 4, 1, 3), &[]);
    check_file("own-sheet.csv", (17, 14, 1, 13), &[4, 5, 6, 9, 14]);
    check_file("iphone.vcf", (6, 6, 1, 5), &[]);
    check_file("google.vcf", (5, 5, 1, 4), &[]);
    check_file("android.vcf", (2, 2, 0, 2), &[]);
    check_file("version4.vcf", (2, 2, 0, 2), &[]);
}

fn person(records: &[Record], row: usize) -> &Person {
    records[row - 1].person().unwrap_or_else(|| panic!("row {row} is a lead"))
}

#[track_caller]
fn check(records: &[Record], row: usize, name: &str, phones: &[&str]) {
    let person = person(records, row);
    let numbers: Vec<String> = person.phones.iter().map(next_touch::domain::lead::phone::PhoneNumber::shown).collect();
    assert_eq!((person.shown_name().as_str(), numbers), (name, phones.iter().map(|text| (*text).to_owned()).collect()));
}

#[track_caller]
fn check_duplicate(records: &[Record], row: usize, of: usize) {
    assert_eq!(first_run(records).rows[row - 1].fate, Fate::DuplicateOfRow(of));
}

#[track_caller]
fn check_nobody(records: &[Record], row: usize, reason: &str) {
    assert_eq!(records[row - 1].outcome, Outcome::NotALead(reason.to_owned()));
}

#[test]
fn google_contacts() {
    let records = read("google.csv");
    check(&records, 1, "Alma Brookhurst", &["+1 206 555 0101", "+1 206 555 0102"]);
    assert_eq!(person(&records, 1).mails, ["alma@fernhill.example", "alma.b@post.example"]);
    check(&records, 2, "Glasswing Cafe", &["+1 206 555 0103"]);
    check(&records, 3, "Bruno Castleford", &["+1 206 555 0104", "+1 206 555 0105"]);
    check(&records, 4, "orders@heronpool.example", &[]);
    check(&records, 5, "Cora Dunlevy", &["+1 206 555 0106"]);
    assert_eq!(person(&records, 6).note, "Met in the lift.\nWants \"phase two\" first.\nAfter 4pm.");
    check(&records, 7, "Dr. Gus K. Hollin III", &["+1 206 555 0108"]);
    assert_eq!(
        (person(&records, 7).first_name.as_str(), person(&records, 7).note.as_str()),
        ("Gus", "Labels: Spring fair")
    );
    check_duplicate(&records, 8, 1);
    check(&records, 12, "Mona Northgate, CPA", &[]);
    check(&records, 13, "Otto Pridmore", &["+44 20 7946 0321"]);
    assert_eq!(person(&records, 14).phones[0].remark.as_deref(), Some("Reception"));
    assert_eq!(person(&records, 14).address, "9 Kiln Lane, Floor 2, Seafield, WA 98999, USA");
    check(&records, 15, "Rhea Stowell", &["+1 206 555 0110"]);
    assert_eq!(
        (person(&records, 15).note.as_str(), person(&records, 15).website.as_str()),
        ("Birthday: 9 March", "https://stowell.example")
    );
    check_duplicate(&records, 16, 12);
    check_nobody(&records, 11, "There is no name, company, phone number or mail address.");
    assert_eq!(records[8].problems[0].reason, "This is not a phone number.");
    assert_eq!(records[9].problems[0].reason, "This is not a mail address: it has no @.");
}

#[test]
fn outlook_for_windows() {
    let records = read("outlook.csv");
    check(&records, 1, "Ms. Ada Birkett", &["+1 512 555 0101"]);
    assert_eq!(
        (person(&records, 1).role.as_str(), person(&records, 1).note.as_str()),
        ("Owner", "Labels: Prospects, Fair")
    );
    check(&records, 2, "Zoë Grünwald", &["+1 512 555 0102"]);
    assert_eq!(person(&records, 2).note, "Budget 9 000 €\nDoesn’t like mail – call.");
    assert_eq!(
        (person(&records, 2).company.as_str(), person(&records, 2).address.as_str()),
        ("Café Lumière", "Austin, TX")
    );
    check(&records, 3, "Bert Calloway", &["+1 512 555 0103", "+1 512 555 0104", "+1 512 555 0105"]);
    assert_eq!(person(&records, 3).note, "Business Fax: (512) 555-0106");
    check(&records, 4, "Quarry Lane Dairy", &["+1 512 555 0107"]);
    check_duplicate(&records, 5, 3);
    assert_eq!(first_run(&records).rows[6].fate, Fate::PossiblyTheSame(Twin::Row(6)), "a switchboard");
    check(&records, 9, "Hugo Ingleby", &["+1 512 555 0113"]);
    assert_eq!(person(&records, 9).note, "Assistant's Phone: (512) 555-0112\nAssistant's Name: Joan Kettle");
    check(&records, 10, "Dr. Kay L. Maddox Jr.", &[]);
    assert_eq!(person(&records, 10).note, "");
}

#[test]
fn hubspot_and_salesforce() {
    let records = read("hubspot.csv");
    assert_eq!(person(&records, 2).company, "Denham & Daughter");
    check(&records, 3, "Robot <noreply@denham.example>", &[]);
    check(&records, 4, "billing@ostler.example", &[]);
    check(&records, 5, "Enid Farrow", &["+1 773 555 0103", "+1 773 555 0104"]);
    check(&records, 6, "Fritz Gale", &["+1 773 555 0105 ext. 12"]);
    check(&records, 7, "\"Ace\" O’Grady", &[]);
    check_duplicate(&records, 10, 2);
    check_duplicate(&records, 11, 1);
    check_nobody(&records, 9, "There is no name, company, phone number or mail address.");
    assert!(records[8].text.contains("Olga Pemberton"), "{}", records[8].text);
    let records = read("salesforce.csv");
    assert_eq!(person(&records, 1).address, "Unit 4, 2 Kiln Lane, Rear");
    assert_eq!(person(&records, 1).warm, Some(Warmth::Hot));
    check(&records, 2, "Beryl Cope", &["+1 617 555 0152"]);
    assert_eq!(person(&records, 2).company, "");
    assert!(person(&records, 2).note.starts_with("Said: \"call me, don't mail me\". Budget: 8,000"));
    assert!(!person(&records, 2).do_not_call_remark);
    check(&records, 3, "Velour Works", &[]);
    check(&records, 4, "Cyril Doyle", &["+1 617 555 0153", "+1 617 555 0154"]);
    check_duplicate(&records, 7, 2);
}

#[test]
fn pipedrive_linkedin_and_atomic() {
    let records = read("pipedrive.csv");
    check(&records, 1, "Abel Broome", &["+1 415 555 0161", "+1 415 555 0162"]);
    assert_eq!(person(&records, 1).mails, ["abel@sedge.example", "a.broome@sedge.example"]);
    assert_eq!(person(&records, 1).next_touch.unwrap().date.to_string(), "2025-04-02");
    check(&records, 2, "Bess van der Cray", &[]);
    assert_eq!((person(&records, 3).warm, person(&records, 3).note.as_str()), (None, "Label: Customer"));
    check_duplicate(&records, 4, 1);
    let records = read("linkedin.csv");
    check(&records, 1, "Amos 🚀 Barlow", &[]);
    assert_eq!((person(&records, 1).company.as_str(), person(&records, 1).role.as_str()), ("Copse, Inc.", "VP, Sales"));
    assert_eq!(person(&records, 1).note, "Connected On: 05 Mar 2024");
    check(&records, 2, "Bea Crane, PMP, MBA", &[]);
    assert_eq!(first_run(&records).rows[3].fate, Fate::New, "same name, other company");
    check_duplicate(&records, 7, 2);
    let records = read("atomic.csv");
    check(&records, 1, "Arlo Beck", &["+1 202 555 0191", "+1 202 555 0192 ext. 371"]);
    assert_eq!((person(&records, 1).company.as_str(), person(&records, 1).role.as_str()), ("Beck Co", "Owner"));
    assert_eq!(person(&records, 1).note, "Labels: influencer, builder");
    assert_eq!(person(&records, 2).note, "Two sites.\nSaid \"in May\".\nstatus: in-contract");
    check_duplicate(&records, 4, 1);
}

#[test]
fn meta_lead_ads() {
    let records = read("meta.csv");
    check(&records, 1, "ANNA BELL", &["+1 775 555 0101"]);
    let anna = person(&records, 1);
    assert_eq!(
        (anna.source.as_str(), anna.best_time.as_str(), anna.address.as_str()),
        ("Autumn, gutters", "evenings", "07001")
    );
    assert!(anna.note.contains("how big is your roof? over_100_m2"), "{}", anna.note);
    check_duplicate(&records, 3, 2);
    check_duplicate(&records, 5, 1);
    assert_eq!(records[3].problems[0].reason, "The phone number has too few digits.");
    check_nobody(&records, 6, "This is a test entry that the advertising platform made itself.");
    assert!(records[5].text.contains("<test lead: dummy data for full_name>"));
}

#[test]
fn a_sheet_of_ones_own() {
    let records = read("own-sheet.csv");
    check(&records, 2, "Dale Crowe", &["+1 415 555 0172"]);
    check(&records, 3, "Mr & Mrs Elder", &["+1 415 555 0173", "+1 415 555 0174"]);
    check(&records, 4, "Finn G.", &["+1 415 555 0175", "+1 415 555 0176"]);
    check(&records, 6, "Jo Kemp", &[]);
    check(&records, 7, "Larch", &["+1 415 555 0178 ext. 22"]);
    check(&records, 9, "Moe Nash", &[]);
    assert_eq!(person(&records, 9).note, "Cell: 415555017O\nE-mail: moe@nash,example");
    check_duplicate(&records, 11, 1);
    check(&records, 12, "Olive Penn", &["+1 415 555 0179"]);
    assert_eq!((person(&records, 12).mails.len(), person(&records, 12).note.as_str()), (2, "left voicemail\ntwice"));
    check(&records, 15, "Uma Vane", &["+44 20 7946 0322"]);
    check(&records, 16, "Will Yew", &["+1 415 555 0182"]);
    assert_eq!(person(&records, 13).phones[0].remark.as_deref(), Some("wife"));
    let marked: Vec<usize> = records
        .iter()
        .filter(|record| record.person().is_some_and(|person| person.do_not_call_remark))
        .map(|record| record.row)
        .collect();
    assert_eq!(marked, [13]);
    check_nobody(&records, 8, "This is the heading of a section.");
    check_nobody(&records, 10, "The row is empty.");
    check_nobody(&records, 17, "This is a total, not a person.");
    let date = |row: usize| person(&records, row).next_touch.map(|when| when.date.to_string());
    let expected = [
        (1, "2025-03-21"),
        (2, "2025-03-24"),
        (3, "2025-03-28"),
        (5, "2025-03-31"),
        (7, "2025-04-04"),
        (9, "2025-04-07"),
        (12, "2025-02-04"),
        (15, "2025-04-09"),
    ];
    for (row, day) in expected {
        assert_eq!(date(row).as_deref(), Some(day), "row {row}");
    }
    assert_eq!(person(&records, 7).next_touch.unwrap().time.unwrap().to_string(), "14:30:00");
    assert_eq!((date(4), date(6)), (None, None));
    let is_warm = |row| matches!(person(&records, row).warm, Some(Warmth::Hot | Warmth::Warm));
    assert_eq!([1, 4, 5, 6, 12].map(is_warm), [true, true, true, false, true]);
}

#[test]
fn cards_of_phones() {
    let records = read("iphone.vcf");
    check(&records, 1, "Bella Ash", &["+1 503 555 0171", "+1 503 555 0172"]);
    assert_eq!(person(&records, 1).mails, ["bella.ash.of.the.works@ashworks.example"]);
    assert_eq!(person(&records, 1).note, "Fax: (503) 555-0173");
    check(&records, 2, "Dina Cole", &["+1 503 555 0174"]);
    assert_eq!(person(&records, 2).note, "Three quotes, cheapest wins.\nGate 4471; ring twice.");
    assert_eq!(person(&records, 2).phones[0].remark.as_deref(), Some("Shop floor"));
    assert_eq!((person(&records, 3).name.as_str(), person(&records, 3).company.as_str()), ("", "Elm & Co"));
    check(&records, 4, "Mr. Gil H. Fox Sr.", &["+1 503 555 0176"]);
    assert_eq!(
        (person(&records, 4).first_name.as_str(), person(&records, 4).note.as_str()),
        ("Gil", "Department: Fleet\nBirthday: 14 May")
    );
    assert_eq!(person(&records, 4).address, "8 Kiln Street, Portland, OR, 97299, United States");
    check_duplicate(&records, 5, 2);
    check(&records, 6, "Ida Hill 🌵", &[]);
    let records = read("google.vcf");
    let jan = person(&records, 1);
    assert_eq!(
        (jan.company.as_str(), jan.role.as_str(), jan.website.as_str(), jan.note.as_str()),
        ("Kerr Brewing", "Brewer", "https://kerr.example/me", "Labels: Fair")
    );
    check(&records, 2, "orders@lane.example", &[]);
    check(&records, 3, "+1 919 555 0172", &["+1 919 555 0172"]);
    check_duplicate(&records, 4, 1);
    check(&records, 5, "Mae Noble", &["+61 2 5550 4321", "+1 919 555 0173"]);
    assert!(person(&records, 5).note.ends_with("café, naïve, jalapeño."));
    let records = read("android.vcf");
    check(&records, 1, "René Müller", &["+1 206 555 0181"]);
    assert_eq!(person(&records, 1).note, "A note that is so long that it goes on\nand on.\nFax: 206-555-0182");
    check(&records, 2, "Zoë Café", &["+1 206 555 0183"]);
    let records = read("version4.vcf");
    check(&records, 1, "Nora Oaks", &["+1 206 555 0184 ext. 55"]);
    assert_eq!(
        (person(&records, 1).company.as_str(), person(&records, 1).note.as_str()),
        ("Oaks, Ltd", "First\nSecond")
    );
    assert_eq!((person(&records, 2).name.as_str(), person(&records, 2).company.as_str()), ("", "Pine Works"));
    check(&records, 2, "Pine Works", &["+1 206 555 0186"]);
}
