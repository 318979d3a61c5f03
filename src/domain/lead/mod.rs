//! A lead: a person (at a company) to sell to, and everything known about them. This wing knows no book and no
//! command.
//!
//! * [`decision_maker`]: who decides about a purchase.
//! * [`phone`]: reading, comparing and formatting phone numbers.

pub mod decision_maker;
mod detail;
mod item;
mod items;
mod new_lead;
mod next_touch;
pub mod phone;
mod search;
mod status;
mod superseded;
mod time_zone;
mod touch;

pub use detail::{Detail, DetailKind};
pub use item::{Item, ItemKind, Settled, Source};
pub use items::Items;
pub use new_lead::NewLead;
pub use next_touch::{Aim, FIRST_AIM, NextTouch, NoAim, When, Why};
pub use search::{Prepared, Query, SearchText};
pub use status::{End, Status, StatusKind};
pub use superseded::typed_lines;
pub(in crate::domain) use superseded::{all_lines, also, status_line};
pub use time_zone::{Certainty, country_of, zone_of};
pub use touch::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};

use super::id::{ImportId, ItemId, LeadId, TouchId};
use super::time::{Day, Instant, Now, days_between};

use crate::domain::lead::phone::PhoneNumber;

/// How soon the lead is likely to buy; sets the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Likely within one or two months.
    A,
    /// In three to six months; able and in need.
    B,
    /// Not soon, but some chance.
    C,
}

impl Group {
    /// All kinds of fields.
    pub const ALL: [Group; 3] = [Group::A, Group::B, Group::C];

    /// The letter that names it.
    pub fn letter(self) -> &'static str {
        match self {
            Group::A => "A",
            Group::B => "B",
            Group::C => "C",
        }
    }

    /// Its meaning, shown when choosing (S1.33 to S1.35).
    pub fn meaning(self) -> &'static str {
        match self {
            Group::A => "likely within one or two months",
            Group::B => "in three to six months, able and in need",
            Group::C => "not soon, but some chance",
        }
    }
}

/// Whether they know of us (S0.17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Warmth {
    /// They had never heard of us.
    Cold,
    /// They asked, were referred or met us.
    Warm,
}

/// The date by which they need it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day.
    pub day: Day,
    /// Why it matters, in their words; may be empty.
    pub why: String,
}

/// A deferral for today, with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deferral {
    /// The day on which it applies.
    pub day: Day,
    /// Where the lead appears on that day's agenda.
    pub place: DeferredTo,
    /// Why, as chosen on screen.
    pub reason: String,
}

/// Where a deferred lead appears on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeferredTo {
    /// First: a call was made and its result has to be entered.
    Top,
    /// Last: later today.
    End,
}

/// How a lead was added to the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Created {
    /// When it was made.
    pub at: Instant,
    /// The import that brought it, if one did.
    pub import: Option<ImportId>,
}

/// A person (at a company) to sell to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Lead {
    pub id: LeadId,
    pub created: Created,
    pub name: String,
    pub company: String,
    pub role: String,
    pub source: String,
    pub website: String,
    pub address: String,
    pub best_time: String,
    pub answers_in: String,
    pub worth: String,
    pub plan: String,
    pub zone: String,
    pub pronouns: String,
    pub dial_with: String,
    pub note: String,
    pub phones: Vec<PhoneNumber>,
    pub mails: Vec<String>,
    pub group: Option<Group>,
    pub warmth: Option<Warmth>,
    pub deadline: Option<Deadline>,
    pub preferred: Option<Channel>,
    pub deferred: Option<Deferral>,
    /// Everything known about them, the oldest first.
    pub items: Items,
    /// All touches, the earliest first.
    pub touches: Vec<(TouchId, Touch)>,
    pub status: Status,
}

impl Lead {
    /// The phone numbers after one of them turned out to be somebody else's: it moves to the end with today as
    /// `wrong_since`, so that another number is called next.
    pub fn phones_but(&self, wrong: &PhoneNumber, today: Day) -> Vec<PhoneNumber> {
        let (mut phones, dead): (Vec<_>, Vec<_>) =
            self.phones.iter().cloned().partition(|phone| !phone.is_same_line(wrong));
        phones.extend(
            dead.into_iter().map(|phone| PhoneNumber { wrong_since: phone.wrong_since.or(Some(today)), ..phone }),
        );
        phones
    }

    /// A lead with nothing known about it, due for a first talk on `day`.
    pub fn new(id: LeadId, created: Created, day: Day) -> Lead {
        Lead {
            id,
            created,
            name: String::new(),
            company: String::new(),
            role: String::new(),
            source: String::new(),
            website: String::new(),
            address: String::new(),
            best_time: String::new(),
            answers_in: String::new(),
            worth: String::new(),
            plan: String::new(),
            zone: String::new(),
            pronouns: String::new(),
            dial_with: String::new(),
            note: String::new(),
            phones: Vec::new(),
            mails: Vec::new(),
            group: None,
            warmth: None,
            deadline: None,
            preferred: None,
            deferred: None,
            items: Items::new(),
            touches: Vec::new(),
            status: Status::Open(NextTouch::first_talk(day)),
        }
    }

    /// The display name: the name, or else the company, a mail address or a number.
    pub fn title(&self) -> &str {
        let candidates = [
            Some(self.name.as_str()),
            Some(self.company.as_str()),
            self.mails.first().map(String::as_str),
            self.phones.first().map(|phone| phone.typed.as_str()),
        ];
        candidates.into_iter().flatten().find(|text| !text.is_empty()).unwrap_or("No name")
    }

    /// The next touch, if the lead is open.
    pub fn next_touch(&self) -> Option<&NextTouch> {
        self.status.next_touch()
    }

    /// The items of one kind, the oldest first: the last is the latest answer.
    pub fn items_of(&self, kind: ItemKind) -> impl DoubleEndedIterator<Item = (ItemId, &Item)> {
        self.items.iter().filter(move |(_, item)| item.kind == kind).map(|(id, item)| (*id, item))
    }

    /// What they said themselves, of one kind, the oldest first; guesses are left out (S4.44).
    pub fn said(&self, kind: ItemKind) -> impl DoubleEndedIterator<Item = &str> {
        self.items_of(kind).filter(|(_, item)| item.source == Source::Said).map(|(_, item)| item.text.as_str())
    }

    /// What they said themselves, of one kind, and is not settled yet.
    pub fn open_said(&self, kind: ItemKind) -> impl DoubleEndedIterator<Item = &str> {
        let open = self.items_of(kind).filter(|(_, item)| item.source == Source::Said && item.is_open());
        open.map(|(_, item)| item.text.as_str())
    }

    /// All touches, the latest first.
    pub fn latest_touches(&self) -> impl Iterator<Item = &Touch> {
        self.touches.iter().rev().map(|(_, touch)| touch)
    }

    /// The latest touch that was real contact.
    pub fn last_contact(&self) -> Option<&Touch> {
        self.latest_touches().find(|touch| touch.is_contact())
    }

    /// The number of unsuccessful tries since they were last reached. Sent messages are not tries.
    pub fn unreached_run(&self) -> usize {
        let since_contact = self.latest_touches().take_while(|touch| !touch.is_contact());
        since_contact.filter(|touch| touch.outcome != Outcome::Sent).count()
    }

    /// The number of touches that were real contact.
    pub fn contacts(&self) -> usize {
        self.touches.iter().filter(|(_, touch)| touch.is_contact()).count()
    }

    /// Whether we ever talked, in this book or before it.
    pub fn was_spoken_to(&self) -> bool {
        self.contacts() > 0 || self.items_of(ItemKind::SpokenBefore).next().is_some()
    }

    /// Days until the deadline; negative if it has passed.
    pub fn days_to_deadline(&self, now: &Now) -> Option<i64> {
        self.deadline.as_ref().map(|deadline| days_between(now.today(), deadline.day))
    }
}
