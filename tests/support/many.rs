//! A book as large as a salesperson's ever gets, for measurements: the same on every run.
#![allow(dead_code, reason = "each suite uses a part of it")]

use std::rc::Rc;

use next_touch::app::workspace::Workspace;
use next_touch::domain::command::Command;
use next_touch::domain::id::ReplicaId;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Detail, Group};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::time::days_before;
use next_touch::store::storage::MemoryStore;

use crate::support::{at, phone, touch};

/// The number of leads.
pub const LEADS: u32 = 10_000;
/// The number of touches of each lead.
pub const TOUCHES: u32 = 7;
/// The moment at which the book is viewed.
pub const NOON: &str = "2026-11-23 12:00";

/// One of the leads.
pub fn lead(number: u32) -> NewLead {
    let today = at(NOON).today();
    let touches = (0..TOUCHES).map(|made| {
        let outcome = Outcome::ALL[usize::try_from((number + made) % 7).unwrap()];
        let time = TouchTime::On(days_before(today, 7 * (TOUCHES - made) + number % 5));
        let note = if made % 2 == 0 { "Asked for the crash-test sheet before anything else." } else { "" };
        Touch { note: note.to_owned(), ..touch(outcome, Channel::Call, Direction::Mine, time) }
    });
    NewLead {
        apart_from: Vec::new(),
        details: vec![
            Detail::Name(format!("{} {number}", ["Ann Hill", "Bob Moor", "René Müller"][number as usize % 3])),
            Detail::Company(format!("Company {}", number / 3)),
            Detail::Phones(vec![phone(&format!("+1 20{} 555 {number:04}", 2 + number % 7))]),
            Detail::Mails(vec![format!("lead{number}@company.example")]),
            Detail::Note("Two vans are worn out. Wants to see numbers, not brochures.".to_owned()),
            Detail::Group(Some(Group::ALL[number as usize % 3])),
        ],
        items: vec![Item::new(ItemKind::MustHave, "three rows of seats".to_owned(), Source::Said)],
        touches: touches.collect(),
        ..NewLead::default()
    }
}

/// A store with this many leads, written through the journal as one import.
pub fn filled(leads: u32) -> Rc<MemoryStore> {
    let store = Rc::new(MemoryStore::new());
    let mut page = Workspace::open(store.clone(), ReplicaId::from_bits(1));
    let leads = (0..leads).map(lead).collect();
    let import = Command::Import { name: "list".to_owned(), practice: false, leads, merges: vec![] };
    page.execute(import, "Imported", &at(NOON)).unwrap();
    store
}
