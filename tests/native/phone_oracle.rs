//! Reading phone numbers is held to libphonenumber: 300 numbers of each of forty countries, drawn by
//! `make phone-oracle`. Each is read as the same number or is a doubt, and never another one.

use std::fmt::Write as _;

use next_touch::domain::lead::phone::{Country, PhoneNumber};
use proptest::prelude::*;

/// One drawn number.
struct Drawn {
    home: &'static Country,
    national: &'static str,
    at_home: &'static str,
    sizes: &'static str,
    is_short_without_last: bool,
}

impl Drawn {
    fn e164(&self) -> String {
        format!("+{}{}", self.home.calling, self.national)
    }

    /// The national number in its groups.
    fn grouped(&self, sign: &str) -> String {
        let mut digits = self.national.chars();
        let group = |size: char| digits.by_ref().take(size.to_digit(16).unwrap() as usize).collect::<String>();
        self.sizes.chars().map(group).collect::<Vec<_>>().join(sign)
    }
}

fn drawn() -> Vec<Drawn> {
    let mut home = Country::fallback();
    let mut all = Vec::new();
    for line in include_str!("../faults/phone-oracle.csv").lines() {
        let cells: Vec<&'static str> = line.split(',').collect();
        match cells[..] {
            [code] => home = Country::by_code(code).unwrap(),
            [national, at_home, sizes, short] => {
                all.push(Drawn { home, national, at_home, sizes, is_short_without_last: short == "short" });
            }
            _ => panic!("{line}"),
        }
    }
    all
}

/// A number as it is written in its own country.
fn at_home(number: &Drawn) -> Vec<String> {
    let digits: String = number.at_home.chars().filter(char::is_ascii_digit).collect();
    let dotted: String = number.at_home.chars().map(|one| if one.is_ascii_digit() { one } else { '.' }).collect();
    vec![number.at_home.to_owned(), digits, dotted]
}

/// A number as it is written for people in other countries.
fn from_abroad(number: &Drawn) -> Vec<String> {
    let calling = number.home.calling;
    vec![
        format!("+{calling} {}", number.grouped(" ")),
        format!("+{calling}{}", number.national),
        format!("00{calling} {}", number.grouped("-")),
    ]
}

/// A number after what spreadsheets, messengers and careful people do to it.
fn damaged(number: &Drawn) -> Vec<String> {
    let calling = number.home.calling;
    let grouped = number.grouped(" ");
    let mut notations = vec![format!("{calling} {grouped}")];
    match grouped.strip_prefix('0') {
        // Where the zero is a part of the number, it stands in the brackets.
        Some(after_zero) => notations.push(format!("+{calling} (0) {}", after_zero.trim_start())),
        // Nobody writes one before an Italian mobile number, and with it, it would be another number.
        None if number.home.code == "IT" => {}
        None => notations.push(format!("+{calling} (0) {grouped}")),
    }
    // Longer ones are allowed somewhere, but nobody has them, and with their code messengers write such digits.
    if number.national.len() <= 11 {
        notations.push(number.national.to_owned());
    }
    notations
}

/// Reads a notation; the number that was meant counts as read, a doubt does not, and another number is a fault.
fn is_read(number: &Drawn, notation: &str, home: &'static Country, faults: &mut String) -> bool {
    match PhoneNumber::read(notation, home) {
        Ok(read) if read.e164.as_ref() == Some(&number.e164()) && read.extension.is_none() => true,
        Ok(read) => {
            writeln!(faults, "{} {notation:?} is read as {read:?}", number.home.code).unwrap();
            false
        }
        Err(_) => false,
    }
}

/// Of a hundred usual notations, how many are read at least. The table has numbers that hardly anybody has: of 17
/// digits in Germany, of five in South Africa, of nine under each Italian mobile code. A digit too few or too many
/// is likelier there, so they stay a doubt.
fn least_share(country: &Country) -> usize {
    match country.code {
        "IT" => 68,
        "ZA" => 80,
        "DE" => 87,
        "FI" => 91,
        _ => 93,
    }
}

#[test]
fn drawn_numbers_are_read_as_they_are_or_doubted() {
    let all = drawn();
    assert_eq!(all.len(), 40 * 300, "the table is whole");
    let (germany, france) = (Country::by_code("DE").unwrap(), Country::by_code("FR").unwrap());
    let mut faults = String::new();
    for of_country in all.chunk_by(|one, other| one.home == other.home) {
        let home = of_country[0].home;
        let elsewhere = if home == germany { france } else { germany };
        let mut usual = Vec::new();
        for number in of_country {
            usual.extend(at_home(number).iter().map(|it| is_read(number, it, home, &mut faults)));
            usual.extend(from_abroad(number).iter().map(|it| is_read(number, it, elsewhere, &mut faults)));
            for it in damaged(number) {
                is_read(number, &it, home, &mut faults);
            }
        }
        let share = usual.iter().filter(|read| **read).count() * 100 / usual.len();
        if share < least_share(home) {
            writeln!(faults, "{}: only {share} of 100 are read", home.code).unwrap();
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{faults}", faults.lines().count());
}

#[test]
fn a_drawn_number_without_its_last_digit_is_doubted() {
    let mut faults = String::new();
    for number in drawn().iter().filter(|number| number.is_short_without_last) {
        let notations = at_home(number).into_iter().chain(from_abroad(number));
        for notation in notations.map(|it| it[..it.len() - 1].to_owned()) {
            if let Ok(read) = PhoneNumber::read(&notation, number.home) {
                writeln!(faults, "{} {notation:?} is read as {read:?}", number.home.code).unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{faults}", faults.lines().count());
}

#[test]
fn drawn_numbers_are_shown_in_the_usual_groups() {
    let mut faults = String::new();
    for of_country in drawn().chunk_by(|one, other| one.home == other.home) {
        let home = of_country[0].home;
        let mut read = 0;
        let mut alike = 0;
        for number in of_country {
            let Ok(phone) = PhoneNumber::read(&number.e164(), home) else { continue };
            read += 1;
            alike += usize::from(phone.shown() == format!("+{} {}", home.calling, number.grouped(" ")));
        }
        if alike * 100 < read * 90 {
            writeln!(faults, "{}: {alike} of {read}", home.code).unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

proptest! {
    /// What we write is what we read, at home and abroad, with nothing added and nothing lost.
    #[test]
    fn what_is_shown_is_read_as_the_same_number(place in 0..Country::all().len(), other in 0..Country::all().len(), digits in "[0-9]{5,13}") {
        let (home, other) = (&Country::all()[place], &Country::all()[other]);
        if let Ok(number) = PhoneNumber::read(&digits, home) {
            let shown = PhoneNumber::read(&number.shown(), other).unwrap();
            prop_assert_eq!(&shown.e164, &number.e164);
            let spoken = PhoneNumber::read(&number.spoken(home).join(" "), home);
            prop_assert!(matches!(&spoken, Err(_) | Ok(PhoneNumber { .. }) if spoken.as_ref().map_or(true, |it| it.e164 == number.e164)), "{:?}", spoken);
        }
    }

    /// No digit is made up: each one of a number was typed, but for the country's code and Argentina's 9.
    #[test]
    fn every_digit_was_typed(place in 0..Country::all().len(), typed in "[+]?[0-9() ./-]{4,18}") {
        let home = &Country::all()[place];
        if let Ok(number) = PhoneNumber::read(&typed, home) {
            let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
            let e164 = number.e164.unwrap();
            let national = e164.strip_prefix(&format!("+{}", home.calling)).unwrap_or(&e164[1..]);
            let is_mobile = e164.starts_with("+549");
            let tail = if is_mobile { &national[national.len() - 6..] } else { national };
            prop_assert!(typed.ends_with(tail), "{} of {}", e164, typed);
        }
    }
}
