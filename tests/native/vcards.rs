//! Contact cards of phones and address books: whose they are, which numbers are dialled, and what becomes of the rest.

use crate::random::random;
use next_touch::domain::lead::phone::Country;
use next_touch::formats::person::{Outcome, Person, Record};
use next_touch::formats::vcard::people;
use next_touch::formats::{Content, open};
use proptest::prelude::*;

#[track_caller]
fn records(bytes: &[u8], home: &str) -> Vec<Record> {
    match open(bytes).unwrap() {
        Content::Cards(cards) => people::read(&cards, Country::by_code(home).unwrap()),
        Content::Table(_) => panic!("read as a table"),
    }
}

/// The people of a file; other records are dropped.
#[track_caller]
fn people(bytes: &[u8], home: &str) -> Vec<Person> {
    let person = |record: Record| match record.outcome {
        Outcome::Person(person) => Some(*person),
        _ => None,
    };
    records(bytes, home).into_iter().filter_map(person).collect()
}

/// A person in a few lines: name, and each number with its kind and extension.
fn line(person: &Person) -> String {
    let phones = person.phones.iter().map(|phone| {
        let extension = phone.extension.as_ref().map(|extension| format!(" ext {extension}")).unwrap_or_default();
        let kind = phone.remark.as_ref().map(|remark| format!(" ({remark})")).unwrap_or_default();
        format!("{}{extension}{kind}", phone.e164.as_deref().unwrap_or("?"))
    });
    [person.name.clone()].into_iter().chain(phones).collect::<Vec<_>>().join(" | ")
}

fn lines(people: &[Person]) -> Vec<String> {
    people.iter().map(line).collect()
}

#[test]
fn b07_real_line_breaks_in_a_note_stay_in_it() {
    let people = people(include_bytes!("../faults/B07.vcf"), "US");
    assert_eq!(
        lines(&people),
        [
            "Merle Calloway | +15405550161 (mobile)",
            "Ottoline Hexam | +15405550162 (mobile)",
            "Dagny Sorley | +15405550163 (mobile)"
        ]
    );
    let merle = "Wants the small model first\nsecond line has no mark at all\nPrice: three offers by May\n\n\
        and this stands below an empty line";
    assert_eq!(people[0].note, merle);
    assert_eq!(people[1].note, "one line only");
    assert_eq!(people[2].note, "End of season sale\nEND of March is too late for her");
}

#[test]
fn b08_cards_that_were_joined_bring_a_mark_each() {
    let people = people(include_bytes!("../faults/B08.vcf"), "US");
    assert_eq!(
        lines(&people),
        [
            "Torsten Ambley | +15415550171 (mobile)",
            "Galina Whist | +15415550172 (mobile)",
            "Cosmo Nunnely | +15415550173 (mobile)"
        ]
    );
}

#[test]
fn b09_a_fax_is_never_dialled_whoever_says_that_it_is_one() {
    let people = people(include_bytes!("../faults/B09.vcf"), "US");
    assert_eq!(
        lines(&people),
        [
            "Elspeth Pardoe | +15595550182 (mobile)",
            "Ruvim Gantry",
            "Sunniva Morrow | +15595550184 (work)",
            "Leocadie Tavish | +15595550185 (mobile)"
        ]
    );
    for (person, fax) in [(0, "555 0181"), (1, "555 0183"), (3, "555 0186")] {
        assert!(people[person].note.contains("Fax: ") && people[person].note.contains(fax), "{}", people[person].note);
    }
    assert!(people.iter().all(|person| !person.note.contains("_$!<") && !person.note.contains('\\')));
}

#[test]
fn a_pause_before_an_extension_makes_no_second_number() {
    let people = people(include_bytes!("../faults/min-pause.vcf"), "US");
    assert_eq!(lines(&people), ["Ingrid Ashdown | +14155550126 ext 204 (work)"]);
}

#[test]
fn cards_of_phones_and_products_come_in_right() {
    let nokia = people(include_bytes!("../faults/cards/nokia.vcf"), "DE");
    assert_eq!(lines(&nokia), ["Jürgen Müller | +493023125422 (home) | +491713920000 (mobile) | +493023125420 (work)"]);
    assert!(nokia[0].note.starts_with("Will das kleine Modell,\naber erst im März"), "{}", nokia[0].note);
    let samsung = people(include_bytes!("../faults/cards/samsung.vcf"), "US");
    assert_eq!(lines(&samsung), ["Анна Петрова | +12025550171 (mobile) | +12025550172 (work)"]);
    let outlook = people(include_bytes!("../faults/cards/outlook.vcf"), "DE");
    assert_eq!(lines(&outlook), ["Zoë Größl | +493023125423 (work) | +491713920001 (mobile)"]);
    assert_eq!((outlook[0].company.as_str(), outlook[0].role.as_str()), ("Brandt & Söhne", "Leiterin"));
    let google = people(include_bytes!("../faults/cards/google.vcf"), "US");
    assert_eq!(lines(&google), ["Teo Marsh | +12025550181 (mobile) | +12025550182 (work) | +12025550185 (Cabin)"]);
    for words in ["Met at the fair, wants two\nSecond line", "Fax: ", "Pager: ", "Fair 2026"] {
        assert!(google[0].note.contains(words), "{words} in {}", google[0].note);
    }
    let four = people(include_bytes!("../faults/cards/four.vcf"), "PT");
    assert_eq!(lines(&four), ["Ines Duarte | +351912555191 (mobile) | +351215550192 ext 204 (work)"]);
    let russian = people(include_bytes!("../faults/cards/windows-1251.vcf"), "US");
    assert_eq!(lines(&russian), ["Иван Соколов | +12025550195 (mobile)"]);
    assert_eq!(russian[0].company, "ООО Стекло");
}

#[test]
fn a_fold_in_the_middle_of_a_letter_and_a_group_card_do_no_harm() {
    let bytes = include_bytes!("../faults/cards/icloud.vcf");
    let found = people(bytes, "IE");
    assert_eq!(
        lines(&found),
        ["Dr. Siobhán Larkin | +35315550141 (Direct line) | +353865550143 (mobile) | +353865550144 (mobile)"]
    );
    let note = "Sie kauft im Frühjahr; Grüße von Jörg – „ganz sicher“ schön";
    assert!(found[0].note.starts_with(note), "{}", found[0].note);
    // A group is not a lead, and is named.
    let all = records(bytes, "IE");
    assert!(
        matches!(&all[1].outcome, Outcome::NotALead(reason) if reason.contains("group")) && all[1].text == "Prospects"
    );
}

#[test]
fn each_card_is_read_in_its_own_charset_and_one_that_is_unknown_is_reported() {
    let bytes = include_bytes!("../faults/cards/mixed.vcf");
    assert_eq!(
        lines(&people(bytes, "US")),
        ["Åsa Löfgren | +46705550196 (mobile)", "Íñigo Nuñez | +34612555197", " | +81355500198 (work)"]
    );
    let problems = &records(bytes, "US")[2].problems;
    assert!(problems.iter().any(|problem| problem.reason.contains("SHIFT_JIS")), "{problems:?}");
}

#[test]
fn pictures_are_left_out_however_large_they_are() {
    let picture = "A".repeat(300_000);
    for property in
        ["PHOTO;ENCODING=BASE64;JPEG", "PHOTO;VALUE=uri", "LOGO;ENCODING=b", "X-MS-CARDPICTURE", "X-WAB-PICTURE"]
    {
        let card =
            format!("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Hill\n{property}:{picture}\nTEL:+1 202 555 0143\nEND:VCARD\n");
        let people = people(card.as_bytes(), "US");
        assert_eq!(
            (lines(&people), people[0].note.as_str()),
            (vec!["Ann Hill | +12025550143".to_owned()], ""),
            "{property}"
        );
    }
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn a_note_survives_any_fold(note in "[a-zß-ÿ€😀 ,.]{1,80}", width in 1_usize..40) {
        let note = note.trim();
        prop_assume!(note.chars().any(char::is_alphanumeric) && !note.contains("  "));
        let line = format!("NOTE:{}", note.replace(',', "\\,"));
        let mut bytes = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Hill\r\nTEL:+12025550143\r\n".to_vec();
        // Folded by bytes, through characters, as some products do.
        for (place, part) in line.as_bytes().chunks(width + 5).enumerate() {
            if place > 0 {
                bytes.extend_from_slice(b"\r\n ");
            }
            bytes.extend_from_slice(part);
        }
        bytes.extend_from_slice(b"\r\nEND:VCARD\r\n");
        prop_assert_eq!(&people(&bytes, "US")[0].note, note);
    }

    #[test]
    fn no_bytes_are_too_much_for_it(bytes in prop::collection::vec(any::<u8>(), 0..200), head in "(TEL|NOTE|N|PHOTO);?[A-Z=;.-]{0,20}:") {
        let mut card = b"BEGIN:VCARD\n".to_vec();
        card.extend_from_slice(head.as_bytes());
        card.extend_from_slice(&bytes);
        if let Ok(Content::Cards(cards)) = open(&card) {
            prop_assert!(people::read(&cards, Country::fallback()).len() == cards.len());
        }
    }
}
