//! A fixed clock and leads, for the tests of the core.
#![allow(dead_code, reason = "each suite uses a part of it")]

use chrono::{NaiveDate, NaiveDateTime, TimeZone};
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::id::{HybridClock, Ids, LeadId, ReplicaId};
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::phone::{Country, PhoneNumber};
use next_touch::domain::lead::{Aim, NextTouch, When, Why};
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Detail, Lead};
use next_touch::domain::time::{Day, Instant, Now, Zones};

/// Every zone is this many minutes ahead of UTC.
pub struct FixedOffset(pub i64);

impl Zones for FixedOffset {
    fn local(&self, at: Instant, _: Option<&str>) -> NaiveDateTime {
        at.plus_minutes(self.0).utc()
    }

    fn instant(&self, local: NaiveDateTime, _: Option<&str>) -> Instant {
        Instant(local.and_utc().timestamp_millis()).plus_minutes(-self.0)
    }
}

/// The salesperson lives in this zone, with its daylight-saving changes.
pub struct Home(pub chrono_tz::Tz);

impl Home {
    fn zone(&self, zone: Option<&str>) -> chrono_tz::Tz {
        zone.map_or(self.0, |name| name.parse().unwrap())
    }
}

impl Zones for Home {
    fn local(&self, at: Instant, zone: Option<&str>) -> NaiveDateTime {
        self.zone(zone).from_utc_datetime(&at.utc()).naive_local()
    }

    fn instant(&self, local: NaiveDateTime, zone: Option<&str>) -> Instant {
        let zone = self.zone(zone);
        // A time skipped in spring is read as an hour later.
        let found = zone.from_local_datetime(&local).earliest();
        let later = || zone.from_local_datetime(&(local + chrono::TimeDelta::hours(1))).earliest();
        Instant(found.or_else(later).unwrap().timestamp_millis())
    }
}

pub static UTC: FixedOffset = FixedOffset(0);

/// `2026-11-23`.
#[track_caller]
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// `2026-11-23 10:00` where the salesperson is.
#[track_caller]
pub fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// That moment, in a place with Greenwich time.
#[track_caller]
pub fn at(text: &str) -> Now {
    in_zone(text, &UTC)
}

/// That moment, by the clock of a place.
#[track_caller]
pub fn in_zone(text: &str, zones: &'static dyn Zones) -> Now {
    Now::new(zones.instant(local(text), None), zones)
}

/// That moment as an instant, in a place with Greenwich time.
#[track_caller]
pub fn moment(text: &str) -> Instant {
    at(text).instant
}

/// A book without a store.
pub struct Desk {
    pub book: Book,
    pub ids: Ids,
    pub hybrid_clock: HybridClock,
}

impl Desk {
    pub fn new() -> Desk {
        Desk::in_replica(1)
    }

    pub fn in_replica(replica: u64) -> Desk {
        let replica = ReplicaId::from_bits(replica);
        Desk { book: Book::new(), ids: Ids::new(replica), hybrid_clock: HybridClock::new(replica) }
    }

    /// Executes a command and returns its inverse.
    pub fn try_run(&mut self, command: Command, now: &Now) -> Result<Change, CommandError> {
        let change = self.book.decide(command, now, &mut self.ids)?;
        let inverse = self.book.inverse(&change);
        self.apply(change, now);
        Ok(Change::Decided(inverse))
    }

    #[track_caller]
    pub fn run(&mut self, command: Command, now: &Now) -> Change {
        self.try_run(command, now).unwrap()
    }

    pub fn apply(&mut self, change: Change, now: &Now) {
        let at = self.hybrid_clock.draw(u64::try_from(now.instant.0).unwrap());
        self.book.apply(Stamped { at, value: change });
    }

    #[track_caller]
    pub fn add(&mut self, new: NewLead, now: &Now) -> LeadId {
        let before: Vec<LeadId> = self.book.leads().map(|lead| lead.id).collect();
        self.run(Command::AddLead(Box::new(new)), now);
        self.book.leads().map(|lead| lead.id).find(|id| !before.contains(id)).unwrap()
    }

    #[track_caller]
    pub fn lead(&self, id: LeadId) -> &Lead {
        self.book.lead(id).unwrap()
    }

    #[track_caller]
    pub fn lead_of(&self, name: &str) -> &Lead {
        self.book.leads().find(|lead| lead.name == name).unwrap_or_else(|| panic!("no lead is called {name}"))
    }

    #[track_caller]
    pub fn touch(&mut self, id: LeadId, outcome: Outcome, now: &Now) {
        let touch = touch(outcome, Channel::Call, Direction::Mine, TouchTime::At(now.instant));
        self.run(Command::RecordTouch { lead: id, touch, next: None }, now);
    }
}

/// A touch without further details.
pub fn touch(outcome: Outcome, channel: Channel, direction: Direction, time: TouchTime) -> Touch {
    Touch::new(time, channel, direction, outcome)
}

/// An outgoing call on a day.
#[track_caller]
pub fn call_on(text: &str, outcome: Outcome) -> Touch {
    touch(outcome, Channel::Call, Direction::Mine, TouchTime::On(day(text)))
}

#[track_caller]
pub fn phone(typed: &str) -> PhoneNumber {
    PhoneNumber::read(typed, Country::fallback()).unwrap()
}

/// A lead with a name and a number.
#[track_caller]
pub fn somebody(name: &str, number: &str) -> NewLead {
    NewLead { details: vec![Detail::Name(name.to_owned()), Detail::Phones(vec![phone(number)])], ..NewLead::default() }
}

/// A lead with a name only.
pub fn named(name: &str) -> NewLead {
    NewLead { details: vec![Detail::Name(name.to_owned())], ..NewLead::default() }
}

/// The lead with one more field.
pub fn with(mut lead: NewLead, detail: Detail) -> NewLead {
    lead.details.push(detail);
    lead
}

/// The lead with a next touch.
pub fn next(mut lead: NewLead, when: When) -> NewLead {
    lead.next = Some(NextTouch {
        when,
        channel: Channel::Call,
        aim: Aim::stated("Agree the order date"),
        value: String::new(),
        piece: None,
        why: Why::Chosen,
    });
    lead
}

/// The lead, planned for a day.
#[track_caller]
pub fn planned(lead: NewLead, text: &str) -> NewLead {
    next(lead, When::day(day(text)))
}

/// The lead, promised a touch at a moment in Greenwich time.
#[track_caller]
pub fn promised(lead: NewLead, text: &str) -> NewLead {
    next(lead, When::Promised { at: moment(text), zone: None })
}

/// A day of the calendar.
pub fn ymd(year: i32, month: u32, day: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Everything visible of a book.
pub type Seen = (Vec<Lead>, next_touch::domain::settings::Settings, Vec<String>, Vec<String>);

/// Everything visible of a book.
pub fn seen(book: &Book) -> Seen {
    let imports = book.imports().into_iter().map(|(id, import)| format!("{id:?} {import:?}")).collect();
    let suppressed = book.suppressions().map(|(contact, entry)| format!("{contact} {entry:?}")).collect();
    (book.leads().map(in_order_of_ids).collect(), book.settings().clone(), suppressed, imports)
}

/// An undone deletion restores with a new timestamp, so the order of lists is ignored.
fn in_order_of_ids(lead: &Lead) -> Lead {
    let mut lead = lead.clone();
    let mut items: Vec<_> = lead.items.iter().map(|(id, item)| (*id, item.clone())).collect();
    items.sort_by_key(|(id, _)| *id);
    lead.items = next_touch::domain::lead::Items::new();
    items.into_iter().for_each(|(id, item)| lead.items.insert(id, item));
    lead
}
