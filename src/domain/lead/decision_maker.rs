//! Whoever decides: known, unknown, or somebody else to whom a colleague shows the way (S1.28, S3.19).

use super::item::{Item, ItemKind, Source};
use super::new_lead::NewLead;
use super::next_touch::{Aim, NextTouch, When, Why};
use super::phone::PhoneNumber;
use super::status::Status;
use super::touch::Channel;
use super::{Detail, Lead};
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::time::Day;

/// Who decides, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decides {
    /// Nobody has said.
    Unknown,
    /// This very person.
    This,
    /// Somebody else; with their lead, if they have one.
    Other(String, Option<LeadId>),
}

/// The answer to "who decides?" that means the one who was asked.
pub const THEMSELVES: &str = "They decide themselves";

/// Who decides about `lead`; a guess does not count.
pub fn decides(lead: &Lead) -> Decides {
    let is_said = |item: &Item| item.source == Source::Said && item.is_open();
    match lead.items_of(ItemKind::Decider).rfind(|(_, item)| is_said(item)) {
        None => Decides::Unknown,
        Some((_, item)) if item.text == THEMSELVES => Decides::This,
        Some((_, item)) => Decides::Other(item.text.clone(), linked(item)),
    }
}

/// The lead of the person that an item names, if it names one with a lead.
pub fn linked(item: &Item) -> Option<LeadId> {
    item.about.filter(|_| links_by_about(item)).map(|piece| LeadId(piece.0)).or(item.lead)
}

/// The kinds that were there before items had a place for a lead.
fn links_by_about(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Decider | ItemKind::Colleague)
}

/// The same item with its link to another lead, or to none.
pub(in crate::domain) fn relinked(item: &Item, to: Option<LeadId>) -> Item {
    if links_by_about(item) {
        Item { about: to.map(|lead| LibraryItemId(lead.0)), lead: None, ..item.clone() }
    } else {
        Item { lead: to, ..item.clone() }
    }
}

/// The item that names a person and their lead.
pub(in crate::domain) fn person(kind: ItemKind, name: &str, lead: LeadId, day: Day) -> Item {
    Item { about: Some(LibraryItemId(lead.0)), ..Item::said(kind, name, day) }
}

/// Whom a colleague named, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassOn {
    /// The colleague.
    pub lead: LeadId,
    /// Who decides.
    pub name: String,
    /// What they do there.
    pub role: String,
    /// Their numbers.
    pub phones: Vec<PhoneNumber>,
    /// Their mail addresses.
    pub mails: Vec<String>,
    /// What it is about.
    pub topic: String,
    /// The day of the talk with the colleague.
    pub talked: Day,
    /// Whether the colleague's lead rests; not if their next touch was chosen by hand.
    pub rests: bool,
}

impl PassOn {
    /// The lead of whoever decides: warm, at the same company, sent by the colleague, to be written to today.
    pub(in crate::domain) fn new_lead(&self, colleague: &Lead, today: Day) -> NewLead {
        let channel = if self.mails.is_empty() { Channel::Call } else { Channel::Mail };
        let aim = format!("Hear how they see it, after the talk with {}: {}", colleague.title(), self.topic.trim());
        NewLead {
            apart_from: Vec::new(),
            details: vec![
                Detail::Name(self.name.trim().to_owned()),
                Detail::Company(colleague.company.clone()),
                Detail::Role(self.role.trim().to_owned()),
                Detail::Phones(self.phones.clone()),
                Detail::Mails(self.mails.clone()),
                Detail::Source(colleague.title().to_owned()),
                Detail::Warmth(Some(super::Warmth::Warm)),
            ],
            items: vec![person(ItemKind::Colleague, colleague.title(), colleague.id, self.talked)],
            touches: Vec::new(),
            next: Some(NextTouch {
                when: When::day(today),
                channel,
                aim: Aim::stated(&aim),
                value: self.topic.trim().to_owned(),
                piece: None,
                why: Why::TheyAsked,
            }),
            ..NewLead::default()
        }
    }

    /// Where the colleague's lead stands until `wake`.
    pub fn rest(&self, wake: Day) -> Status {
        Status::Parked { wake, why: format!("They sent me to {}: tell them what came of it", self.name.trim()) }
    }
}
