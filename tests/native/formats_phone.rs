//! Phone numbers in the notations that people and programs use.

use crate::random::random;
use next_touch::domain::lead::phone::{Country, PhoneNumber, PhoneProblem, read_many};
use proptest::prelude::*;

fn country(code: &str) -> &'static Country {
    Country::by_code(code).unwrap()
}

#[track_caller]
fn check(home: &str, typed: &str, expected: &str) {
    let number = PhoneNumber::read(typed, country(home)).unwrap();
    let extension = number.extension.map(|digits| format!("x{digits}")).unwrap_or_default();
    assert_eq!(format!("{}{extension}", number.e164.unwrap()), expected, "{typed}");
}

#[track_caller]
fn check_refused(home: &str, typed: &str, expected: PhoneProblem) {
    assert_eq!(PhoneNumber::read(typed, country(home)), Err(expected), "{typed}");
}

#[test]
fn one_american_number_is_read_in_any_notation() {
    let notations = [
        "415 555 0121",
        "(415) 555-0121",
        "415.555.0121",
        "415-555-0121",
        "4155550121",
        "(415)5550121",
        "1 415 555 0121",
        "1-415-555-0121",
        "+1 (415) 555-0121",
        "+14155550121",
        "tel:+14155550121",
        "tel:+1-415-555-0121",
        "p:+14155550121",
        "p:4155550121",
        "0014155550121",
        "01114155550121",
        "415\u{a0}555\u{2011}0121",
        "415–555–0121",
        "\u{202a}+1 415 555 0121\u{202c}",
        "415 555 0121 (wife)",
        "cell: 415 555 0121",
        "415 555 0121 mobile",
        "4 1 5 5 5 5 0 1 2 1",
        "４１５ ５５５ ０１２１",
        "\t415/555-0121 ",
    ];
    for typed in notations {
        check("US", typed, "+14155550121");
    }
    for typed in [
        "415 555 0121 x22",
        "415-555-0121x22",
        "415 555 0121 ext. 22",
        "4155550121 Ext 22",
        "(415) 555-0121, extension 22",
        "tel:+1-415-555-0121;ext=22",
        "415 555 0121,,22",
    ] {
        check("US", typed, "+14155550121x22");
    }
}

#[test]
fn national_numbers_are_those_of_the_home_country() {
    check("GB", "020 7946 0112", "+442079460112");
    check("GB", "07700 900112", "+447700900112");
    check("GB", "7700900112", "+447700900112");
    check("GB", "447700900112", "+447700900112");
    check("GB", "+44 (0)20 7946 0112", "+442079460112");
    check("GB", "+44 020 7946 0112", "+442079460112");
    check("US", "0044 20 7946 0112", "+442079460112");
    check("US", "011 44 20 7946 0112", "+442079460112");
    check("GB", "0114 496 0123", "+441144960123");
    check("AU", "(02) 5550 1234", "+61255501234");
    check("AU", "0011 44 20 7946 0112", "+442079460112");
    check("AU", "1300 123 456", "+611300123456");
    check("DE", "030/1234567", "+49301234567");
    check("DE", "0049 30 1234567", "+49301234567");
    check("IT", "06 1234 5678", "+390612345678");
    check("ES", "612 34 56 78", "+34612345678");
    check("HU", "06 30 123 4567", "+36301234567");
    check("RU", "8 912 345 67 89", "+79123456789");
    check("US", "+999 1234 5678", "+99912345678");
}

#[test]
fn what_is_no_number_is_refused_with_a_reason() {
    check_refused("US", "", PhoneProblem::NoDigits);
    check_refused("US", "N/A", PhoneProblem::NoDigits);
    check_refused("US", "see notes", PhoneProblem::NoDigits);
    check_refused("US", "415555013O", PhoneProblem::Letters);
    check_refused("US", "1-800-FLOWERS", PhoneProblem::Letters);
    check_refused("US", "*67 415 555 0121", PhoneProblem::DialCode);
    check_refused("US", "#31#", PhoneProblem::DialCode);
    check_refused("US", "**21*4155550121#", PhoneProblem::DialCode);
    check_refused("US", "555-0140", PhoneProblem::NoAreaCode);
    check_refused("US", "+1713", PhoneProblem::TooShort);
    check_refused("US", "911", PhoneProblem::TooShort);
    check_refused("US", "415 555 0121 9", PhoneProblem::TooLong);
    check_refused("US", "123 456 7890", PhoneProblem::NoSuchBeginning);
    check_refused("GB", "12345", PhoneProblem::TooShort);
    check_refused("US", "+99 12", PhoneProblem::TooShort);
    check_refused("US", "+1234567890123456789", PhoneProblem::TooLong);
}

#[test]
fn several_numbers_in_a_cell_are_parted() {
    let check = |cell: &str, expected: &[&str]| {
        let numbers: Vec<String> = read_many(cell, country("US"))
            .into_iter()
            .map(|read| {
                read.map_or_else(|(text, problem)| format!("{text}: {problem:?}"), |number| number.e164.unwrap())
            })
            .collect();
        assert_eq!(numbers, expected, "{cell}");
    };
    let both = ["+14155550125", "+14155550126"];
    for cell in [
        "415-555-0125 / 415-555-0126",
        "415-555-0125/415-555-0126",
        "(415) 555-0125, (415) 555-0126",
        "4155550125; 4155550126",
        "415 555 0125 or 0126",
        "415-555-0125 / 26",
        "415 555 0125 or 555-0126",
        "415 555 0125 and 415 555 0126",
        "415 555 0125 ::: +1 415 555 0126",
        "415 555 0125\n415 555 0126",
        "415 555 0125 (home), 415 555 0126 (wife)",
    ] {
        check(cell, &both);
    }
    check("415 555 0125, ext 12", &["+14155550125"]);
    check("415 555 0125; see notes", &["+14155550125", "see notes: NoDigits"]);
    check("call her at home, not at work", &["call her at home, not at work: NoDigits"]);
    check("555-0140", &["555-0140: NoAreaCode"]);
    check("  ", &[]);
    let shortened = read_many("415 555 0125 x9 or 0126", country("US"));
    let second = shortened[1].as_ref().unwrap();
    assert_eq!((second.typed.as_str(), second.extension.as_deref()), ("+1 415 555 0126", None));
}

#[test]
fn numbers_are_shown_in_groups() {
    let check = |typed: &str, expected: &str| {
        assert_eq!(PhoneNumber::read(typed, country("US")).unwrap().shown(), expected);
    };
    check("4155550121", "+1 415 555 0121");
    check("415 555 0121 x22", "+1 415 555 0121 ext. 22");
    check("+442079460112", "+44 20 7946 0112");
    check("+33123456789", "+33 1 23 45 67 89");
    check("+4532345678", "+45 32 34 56 78");
    check("+99912345678", "+999 1234 5678");
    assert_eq!(PhoneNumber::read("(415) 555-0121 x22", country("US")).unwrap().digits(), "14155550121");
}

#[test]
fn a_home_country_is_guessed_from_the_language() {
    let code = |tag: &str| Country::guess(tag).map(|country| country.code);
    for (tag, expected) in [
        ("en-GB", Some("GB")),
        ("en_AU", Some("AU")),
        ("en", Some("US")),
        ("de", Some("DE")),
        ("de-CH-1996", Some("CH")),
        ("zh-Hant-TW", Some("TW")),
        ("pt-br", Some("BR")),
        ("xx", None),
        ("", None),
    ] {
        assert_eq!(code(tag), expected, "{tag}");
    }
    assert_eq!(Country::fallback().code, "US");
    let names: Vec<&str> = Country::all().iter().map(|country| country.name).collect();
    assert!(names.is_sorted(), "the list to choose from is in order");
    for country in Country::all() {
        assert_eq!(Country::by_code(country.code), Some(country));
        let others = Country::all().iter().filter(|other| other.calling != country.calling);
        assert!(others.clone().all(|other| !other.calling.starts_with(country.calling)), "{}", country.name);
    }
}

#[test]
fn a_number_may_begin_with_the_home_digit_where_that_is_no_zero() {
    let russia = Country::by_code("RU").unwrap();
    for typed in ["8000000000", "+7 800 000 0000", "88000000000"] {
        assert_eq!(PhoneNumber::read(typed, russia).unwrap().e164.as_deref(), Some("+78000000000"), "{typed}");
    }
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn any_text_is_read_or_refused_and_never_breaks(text in "\\PC{0,40}", place in 0..Country::all().len()) {
        let _ = read_many(&text, &Country::all()[place]);
    }

    #[test]
    fn the_shown_form_is_read_as_the_same_number(
        place in 0..Country::all().len(), digits in "[2-9][0-9]{5,12}", extension in proptest::option::of("[0-9]{1,4}"),
    ) {
        let home = &Country::all()[place];
        let typed = extension.map_or(digits.clone(), |extension| format!("{digits} x{extension}"));
        if let Ok(number) = PhoneNumber::read(&typed, home) {
            let again = PhoneNumber::read(&number.shown(), home).unwrap();
            prop_assert_eq!((again.e164, again.extension), (number.e164, number.extension));
        }
    }
}
