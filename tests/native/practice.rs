//! The practice book: ten invented leads that show the features, marked as such, and removed with one tap.

use crate::support::{Desk, at, named, seen};
use next_touch::app::leads::sample_book::{PRACTICE_NAME, practice_book};
use next_touch::app::today::rows;
use next_touch::domain::command::Command;
use next_touch::domain::lead::Warmth;
use next_touch::domain::schedule::Section;

const NOON: &str = "2026-11-23 12:00";

fn practice() -> Desk {
    let mut desk = Desk::new();
    desk.run(practice_book(&at(NOON)), &at(NOON));
    desk
}

#[test]
fn ten_invented_leads_fill_today_with_a_promise_on_top() {
    let desk = practice();
    assert_eq!(desk.book.leads().count(), 10);
    let view = rows::today(&desk.book, &at(NOON));
    let sections: Vec<Section> = view.sections.iter().map(|(section, _)| *section).collect();
    // By worth: a lead of group A that is due comes before one of group B that is late.
    assert_eq!(sections, [Section::Promised, Section::Due]);
    assert_eq!(view.sections[0].1[0].title, "Ms Elena Ortega");
    assert_eq!(view.sections[0].1[0].because, "12:05");
    // One of the ten is due in three days.
    assert_eq!((view.left, view.waiting, view.done), (9, 0, 0));
}

#[test]
fn they_are_marked_and_cannot_be_real_people() {
    let desk = practice();
    let (_, import) = desk.book.imports()[0];
    assert!(import.practice);
    for lead in desk.book.leads() {
        assert_eq!(lead.source, PRACTICE_NAME);
        assert!(lead.mails.iter().all(|mail| mail.ends_with(".example")), "{}", lead.title());
        // Numbers that no telephone has: 555-0100 to 555-0199.
        let number = lead.phones[0].e164.as_deref().unwrap();
        assert!(number.starts_with("+120255501") && number.len() == 12, "{number}");
        assert!(lead.warmth == Some(Warmth::Warm) || lead.warmth == Some(Warmth::Cold));
        assert!(lead.touches.iter().all(|(_, touch)| touch.time.day(&at(NOON)) < at(NOON).today()));
    }
    assert!(rows::without_next_step(&desk.book).is_empty());
}

#[test]
fn they_are_gone_in_one_step_and_nothing_else_with_them() {
    let mut desk = Desk::new();
    desk.add(named("Ann"), &at(NOON));
    let before = seen(&desk.book);
    desk.run(practice_book(&at(NOON)), &at(NOON));
    let import = desk.book.imports()[0].0;
    let back = desk.run(Command::RemoveImport(import), &at(NOON));
    assert_eq!(seen(&desk.book), before);
    desk.apply(back, &at(NOON));
    assert_eq!(desk.book.leads().count(), 11);
}
