//! Who decides about a purchase: the lead, an unknown person, or somebody else named by a colleague (S1.28, S3.19).

use super::item::{Item, ItemKind, Source};
use super::new_lead::NewLead;
use super::next_touch::{Aim, NextTouch, When, Why};
use super::phone::PhoneNumber;
use super::status::Status;
use super::touch::Channel;
use super::{Detail, Lead};
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::time::Day;

/// The decision maker, as far as known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decides {
    /// Nobody has said.
    Unknown,
    /// The lead decides.
    This,
    /// Somebody else decides; with their lead, if they are in the book.
    Other(String, Option<LeadId>),
}

/// The answer to "who decides?" for the person who was asked.
pub const THEMSELVES: &str = "They decide themselves";

/// Finds the decision maker for `lead`; guesses do not count.
pub fn decides(lead: &Lead) -> Decides {
    let is_said = |item: &Item| item.source == Source::Said && item.is_open();
    match lead.items_of(ItemKind::Decider).rfind(|(_, item)| is_said(item)) {
        None => Decides::Unknown,
        Some((_, item)) if item.text == THEMSELVES => Decides::This,
        Some((_, item)) => Decides::Other(item.text.clone(), linked(item)),
    }
}

/// The lead of the person that an item names, if that person is in the book.
pub fn linked(item: &Item) -> Option<LeadId> {
    item.about.filter(|_| links_by_about(item)).map(|piece| LeadId(piece.0)).or(item.lead)
}

/// Whether the item keeps its link in `about`: these kinds are older than the field `lead`.
fn links_by_about(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Decider | ItemKind::Colleague)
}

/// The same item, linked to another lead or to none.
pub(in crate::domain) fn relinked(item: &Item, to: Option<LeadId>) -> Item {
    if links_by_about(item) {
        Item { about: to.map(|lead| LibraryItemId(lead.0)), lead: None, ..item.clone() }
    } else {
        Item { lead: to, ..item.clone() }
    }
}

/// An item that names a person and links to their lead.
pub(in crate::domain) fn person(kind: ItemKind, name: &str, lead: LeadId, day: Day) -> Item {
    Item { about: Some(LibraryItemId(lead.0)), ..Item::said(kind, name, day) }
}

/// A referral by a colleague: the decision maker they named, and the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassOn {
    /// The colleague.
    pub lead: LeadId,
    /// Who decides.
    pub name: String,
    /// Their job.
    pub role: String,
    /// Their numbers.
    pub phones: Vec<PhoneNumber>,
    /// Their mail addresses.
    pub mails: Vec<String>,
    /// The name of the doubt.
    pub topic: String,
    /// The day of the conversation with the colleague.
    pub talked: Day,
    /// Whether to park the colleague's lead; false if its next touch was chosen by hand.
    pub rests: bool,
}

impl PassOn {
    /// The lead of the decision maker: warm, at the same company, referred by the colleague, with a first touch
    /// today.
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

    /// The status of the colleague's lead until `wake`.
    pub fn rest(&self, wake: Day) -> Status {
        Status::Parked { wake, why: format!("They sent me to {}: tell them what came of it", self.name.trim()) }
    }
}
