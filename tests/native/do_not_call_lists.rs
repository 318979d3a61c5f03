//! S0.37: do-not-call lists of other tools, with any columns, separators and headings.

use crate::monday::now;
use next_touch::app::leads::do_not_call_file::{Listed, read};
use next_touch::domain::lead::phone::Country;
use next_touch::formats::text::FileProblem;

fn listed(text: &str) -> Listed {
    read(text.as_bytes(), Country::by_code("US").unwrap(), now().today()).unwrap()
}

#[track_caller]
fn check(text: &str, expected: &[&str], unread: &[&str]) {
    let listed = listed(text);
    let contacts: Vec<&str> = listed.entries.iter().map(|(contact, _)| contact.as_str()).collect();
    assert_eq!(contacts, expected, "{text}");
    assert_eq!(listed.unread.len(), unread.len(), "{:?}", listed.unread);
    for (line, words) in listed.unread.iter().zip(unread) {
        assert!(line.contains(words), "{line}");
    }
}

#[test]
fn s0_37_the_number_may_stand_in_any_column_below_any_heading() {
    let two = ["+12025550143", "+12025550144"];
    check("Name,Mobile,Opted out on\nAnn Hill,(202) 555-0143,2026-11-02\nBob,202.555.0144,2026-11-03\n", &two, &[]);
    check("Number;Reason\n202-555-0143;asked on the phone\n+1 202 555 0144;\n", &two, &[]);
    check("id\tcontact_phone\tchannel\n1\t2025550143\tcall\n2\t2025550144\tcall\n", &two, &[]);
    check("Suppressed,When,Added by\n2025550143,03.11.2026 10:15,olga\n2025550144,04.11.2026,olga\n", &two, &[]);
    check("202,5550143\n202,5550144\n", &two, &[]);
    check("202-555-0143\n202-555-0144\n", &two, &[]);
    check("\u{FEFF}sep=;\r\nTelefon;Datum\r\n202 555 0143;01.11.2026\r\n202 555 0144;02.11.2026\r\n", &two, &[]);
    check("Our blocked numbers\n\nPhone\n202-555-0143\n202-555-0144\n", &two, &["Line 1, “Our blocked numbers”"]);
    check("Email,Phone\nAnn@Hill.example,\n,202-555-0144\n", &["ann@hill.example", "+12025550144"], &[]);
    let cards = "BEGIN:VCARD\nFN:Ann\nTEL:202-555-0143\nEND:VCARD\nBEGIN:VCARD\nFN:Bob\nTEL:202-555-0144\nEND:VCARD\n";
    check(cards, &two, &[]);
    let utf16: Vec<u8> = "Phone\r\n202-555-0143\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let read =
        read(&[&[0xFF, 0xFE], utf16.as_slice()].concat(), Country::by_code("US").unwrap(), now().today()).unwrap();
    assert_eq!(read.entries.len(), 1);
}

#[test]
fn s0_37_an_export_of_all_contacts_blocks_those_who_asked() {
    check(
        "Name,Phone,Do not call\nAnn Hill,202-555-0143,yes\nBob Moor,202-555-0144,no\nCy Elm,202-555-0145,x\n",
        &["+12025550143", "+12025550145"],
        &["Row 2, “Bob Moor · 202-555-0144 · no”: this row doesn't say"],
    );
    check(
        "Name,Phone,Do not call\nAnn Hill,202-555-0143,TRUE\nBob Moor,202-555-0144,\nCy Elm,202-555-0145,\n",
        &["+12025550143"],
        &["Row 2", "Row 3"],
    );
}

#[test]
fn s0_37_an_entry_keeps_who_and_since_when() {
    let list = listed("Full name,Cell,Opted out on\nAnn Hill,(202) 555-0143,2026-11-02\nBob Moor,202.555.0144,\n");
    let (_, ann) = &list.entries[0];
    assert_eq!(
        (ann.who.as_str(), ann.since.to_string().as_str(), ann.how.as_str()),
        ("Ann Hill", "2026-11-02", "from a list")
    );
    assert_eq!((list.entries[1].1.who.as_str(), list.entries[1].1.since), ("Bob Moor", now().today()));
}

#[test]
fn s0_37_what_is_not_read_is_named_with_its_row() {
    check(
        "Name,Mobile\nAnn Hill,(202) 555-0143\nBob Moor,see file\nCy Elm,202-555-01\nDee Fox,\n",
        &["+12025550143"],
        &["Row 2, “Bob Moor · see file”", "Row 3, “Cy Elm · 202-555-01”", "Row 4, “Dee Fox"],
    );
    check("Name,Mobile,Email\nAnn Hill,(202) 555-0143,ann.hill@\n", &["+12025550143"], &["Row 1, “ann.hill@”"]);
    let country = Country::by_code("US").unwrap();
    assert_eq!(read(b"PK\x03\x04 a workbook", country, now().today()), Err(FileProblem::Workbook));
}

#[test]
fn s0_37_the_answer_counts_what_is_new_and_calls_nothing_known_that_is_not() {
    let none = listed("Name,Town\nAnn Hill,Leeds\nBob Moor,York\n");
    assert_eq!((none.entries.len(), none.unread.len()), (0, 2));
    assert_eq!(none.words(0), "No number or address to add was found. Nothing was changed.");
    let two = listed("202-555-0143\n202-555-0144\n(202) 555-0143\n");
    assert_eq!(two.words(0), "Added 2 numbers and addresses.");
    assert_eq!(two.words(1), "Added 1 number or address. 1 more on your list already.");
    assert_eq!(two.words(2), "Nothing new: 2 numbers and addresses of it on your list already.");
    let lifted = listed(
        "Number or address,Since,Who,How,Lifted,Why lifted\n+12025550143,2026-11-01,Ann,call,2026-11-05,she asked\n",
    );
    assert_eq!((lifted.entries.len(), lifted.unread.len()), (0, 0));
    assert!(lifted.words(0).ends_with("Left out, as they were lifted: 1."));
}
