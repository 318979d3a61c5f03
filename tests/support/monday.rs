//! A Monday morning with one lead, and shorthands for what happens on it.

use next_touch::domain::command::Command;
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Item, ItemKind};
use next_touch::domain::time::Now;

use crate::support::{Desk, at, somebody, touch};

const MONDAY: &str = "2026-11-23 10:00";

pub fn now() -> Now {
    at(MONDAY)
}

pub fn desk_with_ann() -> (Desk, LeadId) {
    let mut desk = Desk::new();
    let id = desk.add(somebody("Ann Hill", "202 555 0143"), &now());
    (desk, id)
}

pub fn said(desk: &mut Desk, id: LeadId, kind: ItemKind, text: &str) {
    desk.run(Command::AddItem(id, Item::said(kind, text, now().today())), &now());
}

pub fn record(desk: &mut Desk, lead: LeadId, touch: Touch) {
    desk.run(Command::RecordTouch { lead, touch, next: None }, &now());
}

pub fn talk(progress: Progress, close: Close) -> Touch {
    let wrap_up = Some(WrapUp { progress, close, agreed: true });
    Touch { wrap_up, ..touch(Outcome::Spoke, Channel::Call, Direction::Mine, TouchTime::At(now().instant)) }
}
