//! A caller is found by any words and by any digits of any number.

use crate::support::{Desk, at, named, phone, somebody, with};
use next_touch::app::today::rows::{LeadFilter, find, leads_by_next_touch};
use next_touch::domain::command::Command;
use next_touch::domain::lead::Detail;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::Query;
use next_touch::domain::lead::phone::{Country, PhoneNumber};
use next_touch::domain::lead::{Item, ItemKind};

#[track_caller]
fn found(desk: &Desk, typed: &str) -> Vec<String> {
    let now = at("2026-11-23 10:00");
    let order = leads_by_next_touch(&desk.book, &now);
    let ids = find(&desk.book, &order, &Query::new(typed), &LeadFilter::default(), &now);
    ids.into_iter().map(|id| desk.lead(id).title().to_owned()).collect()
}

fn desk_of(leads: Vec<NewLead>) -> Desk {
    let mut desk = Desk::new();
    let import = Command::Import { name: "list".to_owned(), practice: false, leads, merges: vec![] };
    desk.run(import, &at("2026-11-23 10:00"));
    desk
}

#[test]
fn s1_9_the_last_four_digits_find_one_of_two_thousand() {
    // The last four digits go from 0000 to 9995 in steps of five.
    let leads = (0..2_000).map(|n| somebody(&format!("Lead {n}"), &format!("+1 20{} 555 {:04}", 2 + n % 7, n * 5)));
    let desk = desk_of(leads.collect());
    assert_eq!(found(&desk, "6170"), ["Lead 1234"]);
    assert_eq!(found(&desk, "0000"), ["Lead 0"]);
    assert_eq!(found(&desk, "9995"), ["Lead 1999"]);
    assert_eq!(found(&desk, "6171"), [""; 0]);
    assert_eq!(found(&desk, "").len(), 2_000);
}

#[track_caller]
fn check(typed: &str, expected: &[&str]) {
    let text = |text: &str| text.to_owned();
    let desk = desk_of(vec![
        NewLead {
            details: vec![
                Detail::Name(text("Renée Müller")),
                Detail::Company(text("Halden Tools")),
                Detail::Role(text("Purchasing")),
                Detail::Mails(vec![text("renee@halden.example")]),
                Detail::Note(text("Order 7788, called 2026-11-02")),
                Detail::Phones(vec![phone("+44 (0)20 7946 0018"), phone("+1 202 555 0143 ext. 12")]),
            ],
            ..NewLead::default()
        },
        somebody("Bob Hill", "202.555.0187"),
    ]);
    assert_eq!(found(&desk, typed), expected, "{typed:?}");
}

#[test]
fn names_companies_mails_and_notes_are_found() {
    let both = ["Renée Müller", "Bob Hill"];
    check("renee", &["Renée Müller"]);
    check("MULLER hald", &["Renée Müller"]);
    check("purchasing", &["Renée Müller"]);
    check("renee@halden", &["Renée Müller"]);
    check("order 7788", &["Renée Müller"]);
    check("2026-11-02", &["Renée Müller"]);
    check("hill", &["Bob Hill"]);
    check("muller hill", &[]);
    check("l", &both);
}

#[test]
fn any_digits_of_any_number_are_found_in_any_notation() {
    check("0018", &["Renée Müller"]);
    check("020 7946", &["Renée Müller"]);
    check("+44 20 79", &["Renée Müller"]);
    check("442079460018", &["Renée Müller"]);
    check("(202) 555-01", &["Renée Müller", "Bob Hill"]);
    check("+1 202 555 0187", &["Bob Hill"]);
    check("7788", &["Renée Müller"]);
    check("00181", &[]);
    check("555 0018", &[]);
}

#[test]
fn a_name_and_digits_find_who_has_both() {
    check("bob 0187", &["Bob Hill"]);
    check("bob 0018", &[]);
    check("renee 0143", &["Renée Müller"]);
}

#[test]
fn what_is_found_follows_the_book() {
    let now = at("2026-11-23 10:00");
    let mut desk = Desk::new();
    let lead = desk.add(with(named("Ann"), Detail::Company("Hill Ltd".to_owned())), &now);
    assert_eq!(found(&desk, "hill"), ["Ann"]);
    desk.run(Command::SetDetail(lead, Detail::Company("Dale Ltd".to_owned())), &now);
    assert_eq!(found(&desk, "hill"), [""; 0]);
    assert_eq!(found(&desk, "dale"), ["Ann"]);
    desk.run(Command::DeleteLead(lead), &now);
    assert_eq!(found(&desk, "dale"), [""; 0]);
}

/// The number on a phone's display finds the lead, and so does the form in a list or a link.
#[test]
fn the_national_form_finds_the_international_one_and_back() {
    let britain = Country::by_code("GB").unwrap();
    let ewart = PhoneNumber::read("0117 496 0422", britain).unwrap();
    let desk = desk_of(vec![
        somebody("Tabitha Lune", "+44 117 496 0421"),
        with(named("Ewart Simm"), Detail::Phones(vec![ewart])),
        somebody("Bettina Gruber", "+49 30 23125 423"),
        somebody("Gino Berti", "+39 02 5550 0101"),
        somebody("Ilona Kis", "+36 30 123 4567"),
    ]);
    let tabitha = ["Tabitha Lune"];
    for typed in [
        "0117 496 0421",
        "01174960421",
        "0044 117 496 0421",
        "+44 (0)117 496 0421",
        "+44 0117 496 0421",
        "0117–496–0421",
        "0117\u{a0}496\u{a0}0421",
        "\u{202a}+44 117 496 0421\u{202c}",
        "tel:+441174960421",
        "+44 117 496 0421 ext. 204",
        "01174960421,204",
    ] {
        assert_eq!(found(&desk, typed), tabitha, "{typed:?}");
    }
    assert_eq!(found(&desk, "+44 117 496 0422"), ["Ewart Simm"]);
    assert_eq!(found(&desk, "01174"), ["Tabitha Lune", "Ewart Simm"]);
    assert_eq!(found(&desk, "030 23125"), ["Bettina Gruber"]);
    assert_eq!(found(&desk, "(030) 23125-423"), ["Bettina Gruber"]);
    assert_eq!(found(&desk, "0039 02 5550"), ["Gino Berti"]);
    assert_eq!(found(&desk, "06 30 123 4567"), ["Ilona Kis"]);
    assert_eq!(found(&desk, "0999"), [""; 0]);
}

#[test]
fn apostrophes_hyphens_and_accents_of_any_kind_are_one() {
    let desk = desk_of(vec![
        named("Niamh O’Darragh"),
        named("Sean O'Darragh"),
        named("Chloé DʼYsart"),
        named("Jean\u{2011}Luc Verrier"),
        named("Aoife O‘Rorke"),
        named("Mac “Big” Tully"),
        named("Nguye\u{302}\u{303}n Thi\u{323} Hoa"),
        named("Γιώργος Άννινος"),
        named("Алёна Đorđević"),
    ]);
    assert_eq!(found(&desk, "o'darragh"), ["Niamh O’Darragh", "Sean O'Darragh"]);
    assert_eq!(found(&desk, "o’darragh"), ["Niamh O’Darragh", "Sean O'Darragh"]);
    assert_eq!(found(&desk, "D'Ysart"), ["Chloé DʼYsart"]);
    assert_eq!(found(&desk, "jean-luc"), ["Jean\u{2011}Luc Verrier"]);
    assert_eq!(found(&desk, "o'rorke"), ["Aoife O‘Rorke"]);
    assert_eq!(found(&desk, "\"Big\""), ["Mac “Big” Tully"]);
    assert_eq!(found(&desk, "nguyễn hoa"), ["Nguye\u{302}\u{303}n Thi\u{323} Hoa"]);
    assert_eq!(found(&desk, "γιωργος αννινος"), ["Γιώργος Άννινος"]);
    assert_eq!(found(&desk, "алена dordevic"), ["Алёна Đorđević"]);
}

#[test]
fn what_they_must_have_and_what_they_said_is_found() {
    let now = at("2026-11-23 10:00");
    let mut desk = Desk::new();
    let lead = desk.add(named("Ann"), &now);
    desk.run(Command::AddItem(lead, Item::said(ItemKind::MustHave, "an island that seats four", now.today())), &now);
    desk.run(Command::AddItem(lead, Item::said(ItemKind::Quote, "I can’t bend down any more", now.today())), &now);
    assert_eq!(found(&desk, "island four"), ["Ann"]);
    assert_eq!(found(&desk, "can't bend"), ["Ann"]);
}
