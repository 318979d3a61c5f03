//! A number marked as wrong moves behind the others, and the facts about numbers survive an edit.

use crate::support::{Desk, at, named, phone, with};
use next_touch::app::call::links::text_number;
use next_touch::app::call::record::record;
use next_touch::app::leads::new_lead::phones_edited;
use next_touch::domain::book::Book;
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::Detail;
use next_touch::domain::lead::phone::{Country, PhoneNumber};
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};

const MONDAY: &str = "2026-11-23 10:00";

fn kinds() -> Vec<PhoneNumber> {
    let numbers = [("202 555 0101", "work"), ("202 555 0102", "mobile"), ("202 555 0103 x12", "home")];
    numbers.map(|(typed, kind)| PhoneNumber { remark: Some(kind.to_owned()), ..phone(typed) }).to_vec()
}

fn desk() -> (Desk, LeadId) {
    let mut desk = Desk::new();
    let id = desk.add(with(named("Ann Hill"), Detail::Phones(kinds())), &at(MONDAY));
    (desk, id)
}

/// The numbers of a lead, a wrong one with its day.
fn shown(book: &Book, id: LeadId) -> Vec<String> {
    let phones = &book.lead(id).unwrap().phones;
    let day = |phone: &PhoneNumber| phone.wrong_since.map(|day| format!(" wrong since {day:?}")).unwrap_or_default();
    phones.iter().map(|phone| format!("{}{}", phone.shown(), day(phone))).collect()
}

fn log(desk: &mut Desk, id: LeadId, touch: Touch, dialled: &str) {
    let now = at(MONDAY);
    let command = record(&desk.book, id, touch, dialled, None, &now);
    desk.run(command, &now);
}

fn call(outcome: Outcome) -> Touch {
    Touch::new(TouchTime::At(at(MONDAY).instant), Channel::Call, Direction::Mine, outcome)
}

#[test]
fn the_number_that_was_dialled_goes_behind_the_others() {
    let (mut desk, id) = desk();
    log(&mut desk, id, call(Outcome::WrongNumber), "+1 202 555 0102");
    let numbers = shown(&desk.book, id);
    assert_eq!(numbers[..2], ["+1 202 555 0101", "+1 202 555 0103 ext. 12"]);
    assert!(numbers[2].starts_with("+1 202 555 0102 wrong since"), "{numbers:?}");
    let lead = desk.lead(id);
    assert_eq!(lead.phones[2].remark.as_deref(), Some("mobile"), "the kind stays");
    assert_eq!(lead.next_touch().unwrap().aim.text(), "Try their other number");
    assert_eq!(text_number(&desk.book, lead).unwrap().0.shown(), "+1 202 555 0101");
}

#[test]
fn without_a_dialled_number_the_first_is_meant_and_in_the_end_none_is_left() {
    let (mut desk, id) = desk();
    for place in 0..3 {
        assert_eq!(desk.lead(id).phones.iter().filter(|phone| phone.is_in_use()).count(), 3 - place);
        log(&mut desk, id, call(Outcome::WrongNumber), "");
    }
    let numbers = shown(&desk.book, id);
    assert!(numbers.iter().all(|number| number.contains("wrong since")), "{numbers:?}");
    assert!(numbers[0].starts_with("+1 202 555 0101"), "{numbers:?}");
    let lead = desk.lead(id);
    assert_eq!(lead.next_touch().unwrap().aim.text(), "Find the right number or write instead");
    assert!(text_number(&desk.book, lead).is_none());
}

#[test]
fn other_outcomes_and_calls_of_theirs_mark_nothing() {
    let (mut desk, id) = desk();
    log(&mut desk, id, call(Outcome::NoAnswer), "+1 202 555 0101");
    let theirs = Touch::new(TouchTime::At(at(MONDAY).instant), Channel::Call, Direction::Theirs, Outcome::WrongNumber);
    log(&mut desk, id, theirs, "");
    assert_eq!(desk.lead(id).phones, kinds());
}

#[test]
fn an_edit_keeps_the_kinds_of_the_numbers() {
    let home = Country::fallback();
    let before: Vec<PhoneNumber> = kinds();
    let text = |phones: &[PhoneNumber]| phones.iter().map(PhoneNumber::shown).collect::<Vec<_>>().join("\n");
    let kinds_of = |text: &str| {
        let after = phones_edited(text, &before, home);
        after
            .into_iter()
            .map(|phone| format!("{} {}", phone.shown(), phone.remark.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    assert_eq!(phones_edited(&text(&before), &before, home), before, "nothing was changed");
    // One more in front, and another order.
    assert_eq!(
        kinds_of("+1 202 555 0199\n+1 202 555 0103 ext. 12\n(202) 555-0101\n+1 202 555 0102"),
        ["+1 202 555 0199 ", "+1 202 555 0103 ext. 12 home", "+1 202 555 0101 work", "+1 202 555 0102 mobile"]
    );
    // One number is corrected in a digit, another in its kind.
    assert_eq!(
        kinds_of("+1 202 555 0109\n+1 202 555 0102 (assistant)\n+1 202 555 0103 ext. 12"),
        ["+1 202 555 0109 work", "+1 202 555 0102 assistant", "+1 202 555 0103 ext. 12 home"]
    );
    assert_eq!(kinds_of("+1 202 555 0102"), ["+1 202 555 0102 mobile"]);
    assert_eq!(kinds_of(""), Vec::<String>::new());
}

#[test]
fn a_corrected_number_is_wrong_no_more() {
    let mut before = kinds();
    before[0].wrong_since = Some(at(MONDAY).today());
    let after =
        phones_edited("+1 202 555 0109\n+1 202 555 0102\n+1 202 555 0103 ext. 12", &before, Country::fallback());
    assert_eq!((after[0].wrong_since, after[0].remark.as_deref()), (None, Some("work")));
    let after = phones_edited("+1 202 555 0101\n+1 202 555 0102", &before, Country::fallback());
    assert_eq!(after[0].wrong_since, before[0].wrong_since);
}
