//! Calendar files: independent parsers read back what is written.

use crate::support::{Desk, UTC, at, day, moment, named, planned, promised, somebody, with};
use icalendar::{Calendar, CalendarComponent, Component};
use next_touch::app::today::calendar::{self, of_days, of_lead, of_week};
use next_touch::app::today::week::moved;
use next_touch::domain::command::Command;
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::Detail;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::When;
use next_touch::domain::lead::{Item, ItemKind};
use next_touch::domain::time::{Instant, Now};
use next_touch::formats::calendar::{Event, Start, write};

const NOW: &str = "2026-11-23 10:00";
const PAGE: &str = "https://next-touch.example/app/";

/// The events as read by the first parser.
fn events(text: &str) -> Vec<icalendar::Event> {
    let calendar: Calendar = text.parse().unwrap();
    let event = |component: &CalendarComponent| component.as_event().cloned();
    calendar.components.iter().filter_map(event).collect()
}

/// The values of a property as read by the second parser.
fn second(text: &str, name: &str) -> Vec<String> {
    let calendars = ical::IcalParser::new(text.as_bytes());
    calendars
        .flat_map(|calendar| calendar.unwrap().events)
        .flat_map(|event| event.properties)
        .filter(|property| property.name == name)
        .filter_map(|property| property.value)
        .collect()
}

fn alarms(text: &str) -> Vec<String> {
    let calendars = ical::IcalParser::new(text.as_bytes());
    let events = calendars.flat_map(|calendar| calendar.unwrap().events);
    events
        .flat_map(|event| event.alarms)
        .flat_map(|alarm| alarm.properties)
        .filter(|property| property.name == "TRIGGER")
        .filter_map(|property| property.value)
        .collect()
}

fn ann() -> NewLead {
    let mut lead = somebody("Ann Hill, \"the boss\"; Zoë", "+1 202 555 0143");
    lead.items.push(Item::said(ItemKind::MustHave, "a price, in writing;\nbefore \\ Friday", day("2026-11-20")));
    with(lead, Detail::Company("Hill & Söhne".to_owned()))
}

fn file(desk: &Desk, id: LeadId, now: &Now) -> String {
    of_lead(desk.lead(id), &desk.book, PAGE, now).text
}

#[test]
fn s0_5_a_promise_leaves_as_an_event_with_an_alarm_and_comes_back_in_two_parsers() {
    let now = at(NOW);
    let mut desk = Desk::new();
    let id = desk.add(promised(ann(), "2026-11-26 15:30"), &now);
    let text = file(&desk, id, &now);
    let event = &events(&text)[0];
    assert_eq!(event.get_summary(), Some("Call Ann Hill, \"the boss\"; Zoë"));
    assert_eq!(event.property_value("DTSTART"), Some("20261126T153000Z"));
    assert_eq!(event.get_uid(), Some(format!("{}@next-touch", id.0).as_str()));
    assert_eq!(event.property_value("URL"), Some(format!("{PAGE}#/lead/{}", id.0).as_str()));
    let description = event.get_description().unwrap();
    assert!(description.contains("Must have: a price, in writing;\nbefore \\ Friday"), "{description}");
    assert!(description.contains("Aim: Agree the order date"), "{description}");
    assert_eq!(second(&text, "DTSTART"), ["20261126T153000Z"]);
    assert_eq!(second(&text, "UID"), [format!("{}@next-touch", id.0)]);
    assert_eq!(alarms(&text), ["-PT10M"]);
    // And the touch is on Today on its day.
    let agenda = desk.book.agenda(&at("2026-11-26 15:20"));
    assert_eq!(agenda.due[0].lead, id);
}

#[test]
fn a_planned_day_is_a_whole_day_with_an_alarm_when_work_begins() {
    let now = at(NOW);
    let mut desk = Desk::new();
    let id = desk.add(planned(named("Ann"), "2028-02-29"), &now);
    let text = file(&desk, id, &now);
    assert_eq!(
        (second(&text, "DTSTART"), second(&text, "DTEND")),
        (vec!["20280229".to_owned()], vec!["20280301".to_owned()])
    );
    assert_eq!(alarms(&text), ["PT540M"]);
}

#[test]
fn a_later_file_has_the_same_name_and_a_higher_number_and_an_ended_lead_is_cancelled() {
    let now = at(NOW);
    let mut desk = Desk::new();
    let id = desk.add(planned(ann(), "2026-11-26"), &now);
    let first = file(&desk, id, &now);
    let next = desk.lead(id).next_touch().unwrap().clone();
    desk.run(moved(id, &next, When::day(day("2026-11-30")), "my day is full"), &now);
    // Two files within a minute, and even within two seconds, are distinguishable.
    let later = Now::new(Instant(now.instant.0 + 1_000), &UTC);
    let again = file(&desk, id, &later);
    assert_eq!(second(&first, "UID"), second(&again, "UID"));
    let sequence = |text: &str| second(text, "SEQUENCE")[0].parse::<i32>().unwrap();
    assert!(sequence(&again) > sequence(&first));
    assert_eq!(second(&again, "STATUS"), ["CONFIRMED"]);
    desk.run(Command::LetGo { lead: id, reason: "no budget".to_owned() }, &later);
    let last = file(&desk, id, &at("2026-11-24 10:00"));
    assert_eq!((second(&last, "STATUS"), second(&last, "UID")), (vec!["CANCELLED".to_owned()], second(&first, "UID")));
    assert!(alarms(&last).is_empty() && sequence(&last) > sequence(&again));
    assert_eq!(events(&last)[0].property_value("STATUS"), Some("CANCELLED"));
    // A file that only cancels a touch says so as a whole, and reveals nothing about the lead.
    assert!(last.contains("\r\nMETHOD:CANCEL\r\n") && first.contains("\r\nMETHOD:PUBLISH\r\n"), "{last}");
    assert!(second(&last, "SUMMARY")[0].starts_with("Cancelled: Ann Hill"), "{last}");
    assert_eq!(second(&last, "DESCRIPTION"), Vec::<String>::new());
}

#[test]
fn s0_11_a_day_and_a_week_hold_every_touch_that_has_a_time() {
    let now = at(NOW);
    let mut desk = Desk::new();
    for on in ["2026-11-22", "2026-11-23", "2026-11-25", "2026-11-29", "2026-11-30"] {
        desk.add(planned(named(on), on), &at("2026-11-01 10:00"));
    }
    desk.add(promised(named("agreed"), "2026-11-23 16:00"), &now);
    let day_file = of_days(&desk.book, day("2026-11-23"), 1, PAGE, &now);
    let week_file = of_week(&desk.book, PAGE, &now);
    assert_eq!((day_file.touches, week_file.touches), (2, 4));
    assert_eq!((events(&day_file.text).len(), second(&week_file.text, "UID").len()), (2, 4));
    assert!(second(&week_file.text, "DTSTART").contains(&"20261123T160000Z".to_owned()));
    assert_eq!(week_file.name, "next-touch-2026-11-23.ics");
    assert!(calendar::ABOUT_CALENDARS.contains("closed"));
}

#[test]
fn lines_are_short_and_folded_between_letters() {
    let event = Event {
        uid: "x".to_owned(),
        start: Start::At(moment(NOW)),
        summary: "ö😀".repeat(60),
        description: "line\r\nnext\ttab\u{7}".to_owned(),
        link: String::new(),
        cancelled: false,
    };
    let text = write(std::slice::from_ref(&event), moment(NOW));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let read = &events(&text)[0];
    assert_eq!(read.get_summary(), Some(event.summary.as_str()));
    assert_eq!(read.get_description(), Some("line\nnext tab"));
}
