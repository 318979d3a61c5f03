//! Leads as they stand in a file: every value with the stamp it was set with.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::value::{
    ChannelValue, DeadlineValue, DeferralValue, GroupValue, ItemValue, PhoneValue, StandingValue, TouchValue,
    WarmthValue, moment, text,
};
use crate::domain::change::{Edit, Stamped};
use crate::domain::id::{Id, ImportId, ItemId, LeadId, Stamp, TouchId};
use crate::domain::lead::{Created, Detail};
use crate::domain::time::Instant;

/// A value and when it was set.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    value: T,
    #[serde(with = "text")]
    stamp: Stamp,
}

/// How a lead came into the book.
#[derive(Serialize, Deserialize)]
struct CreatedValue {
    #[serde(with = "moment")]
    at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    import: Option<IdText>,
}

#[derive(Serialize, Deserialize)]
struct IdText(#[serde(with = "text")] Id);

/// A field of a lead.
#[derive(Serialize, Deserialize)]
struct FieldRecord {
    #[serde(flatten)]
    field: FieldValue,
    #[serde(with = "text")]
    stamp: Stamp,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "kebab-case")]
enum FieldValue {
    Name(String),
    Company(String),
    Role(String),
    Source(String),
    Website(String),
    Address(String),
    BestTime(String),
    Worth(String),
    Note(String),
    Phones(Vec<PhoneValue>),
    Mails(Vec<String>),
    Group(Option<GroupValue>),
    Warmth(Option<WarmthValue>),
    Deadline(Option<DeadlineValue>),
    Preferred(Option<ChannelValue>),
    Deferred(Option<DeferralValue>),
}

impl FieldValue {
    fn of(detail: Detail) -> FieldValue {
        match detail {
            Detail::Name(text) => FieldValue::Name(text),
            Detail::Company(text) => FieldValue::Company(text),
            Detail::Role(text) => FieldValue::Role(text),
            Detail::Source(text) => FieldValue::Source(text),
            Detail::Website(text) => FieldValue::Website(text),
            Detail::Address(text) => FieldValue::Address(text),
            Detail::BestTime(text) => FieldValue::BestTime(text),
            Detail::Worth(text) => FieldValue::Worth(text),
            Detail::Note(text) => FieldValue::Note(text),
            Detail::Phones(phones) => FieldValue::Phones(phones.into_iter().map(PhoneValue).collect()),
            Detail::Mails(mails) => FieldValue::Mails(mails),
            Detail::Group(group) => FieldValue::Group(group.map(GroupValue)),
            Detail::Warmth(warmth) => FieldValue::Warmth(warmth.map(WarmthValue)),
            Detail::Deadline(deadline) => FieldValue::Deadline(deadline.map(DeadlineValue)),
            Detail::Preferred(channel) => FieldValue::Preferred(channel.map(ChannelValue)),
            Detail::Deferred(deferral) => FieldValue::Deferred(deferral.map(DeferralValue)),
        }
    }

    fn detail(self) -> Detail {
        match self {
            FieldValue::Name(text) => Detail::Name(text),
            FieldValue::Company(text) => Detail::Company(text),
            FieldValue::Role(text) => Detail::Role(text),
            FieldValue::Source(text) => Detail::Source(text),
            FieldValue::Website(text) => Detail::Website(text),
            FieldValue::Address(text) => Detail::Address(text),
            FieldValue::BestTime(text) => Detail::BestTime(text),
            FieldValue::Worth(text) => Detail::Worth(text),
            FieldValue::Note(text) => Detail::Note(text),
            FieldValue::Phones(phones) => Detail::Phones(phones.into_iter().map(|phone| phone.0).collect()),
            FieldValue::Mails(mails) => Detail::Mails(mails),
            FieldValue::Group(group) => Detail::Group(group.map(|group| group.0)),
            FieldValue::Warmth(warmth) => Detail::Warmth(warmth.map(|warmth| warmth.0)),
            FieldValue::Deadline(deadline) => Detail::Deadline(deadline.map(|deadline| deadline.0)),
            FieldValue::Preferred(channel) => Detail::Preferred(channel.map(|channel| channel.0)),
            FieldValue::Deferred(deferral) => Detail::Deferred(deferral.map(|deferral| deferral.0)),
        }
    }
}

/// A touch, or that it was taken out.
#[derive(Serialize, Deserialize)]
struct TouchRecord {
    #[serde(with = "text")]
    id: Id,
    touch: Option<TouchValue>,
    #[serde(with = "text")]
    stamp: Stamp,
}

/// Something known, or that it was taken out.
#[derive(Serialize, Deserialize)]
struct ItemRecord {
    #[serde(with = "text")]
    id: Id,
    item: Option<ItemValue>,
    #[serde(with = "text")]
    stamp: Stamp,
}

/// A lead with all that is known of it.
#[derive(Serialize, Deserialize)]
pub struct LeadRecord {
    /// Its id.
    #[serde(with = "text")]
    pub id: Id,
    /// How it came into the book; no value, when it was taken out.
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_in: Option<Kept<Option<CreatedValue>>>,
    fields: Vec<FieldRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<Kept<StandingValue>>,
    items: Vec<ItemRecord>,
    touches: Vec<TouchRecord>,
}

impl LeadRecord {
    /// A lead of which nothing is known yet.
    pub fn new(id: LeadId) -> LeadRecord {
        LeadRecord {
            id: id.0,
            taken_in: None,
            fields: Vec::new(),
            standing: None,
            items: Vec::new(),
            touches: Vec::new(),
        }
    }

    /// Puts in an edit of this lead.
    pub fn set(&mut self, stamp: Stamp, edit: Edit) {
        match edit {
            Edit::Lead(_, created) => {
                let value = created.map(|created| CreatedValue {
                    at: created.at,
                    import: created.import.map(|import| IdText(import.0)),
                });
                self.taken_in = Some(Kept { value, stamp });
            }
            Edit::Detail(_, detail) => self.fields.push(FieldRecord { field: FieldValue::of(detail), stamp }),
            Edit::Standing(_, standing) => self.standing = Some(Kept { value: StandingValue(standing), stamp }),
            Edit::Touch(_, id, touch) => {
                self.touches.push(TouchRecord { id: id.0, touch: touch.map(TouchValue), stamp });
            }
            Edit::Item(_, id, item) => self.items.push(ItemRecord { id: id.0, item: item.map(ItemValue), stamp }),
            // These belong to no lead.
            Edit::Import(..) | Edit::Suppression(..) | Edit::Setting(_) => {}
        }
    }

    /// An id that two of its touches or two of its items share.
    pub fn twice(&self) -> Option<Id> {
        fn repeated(mut ids: impl Iterator<Item = Id>) -> Option<Id> {
            let mut seen = BTreeSet::new();
            ids.find(|id| !seen.insert(*id))
        }
        repeated(self.touches.iter().map(|touch| touch.id)).or_else(|| repeated(self.items.iter().map(|item| item.id)))
    }

    /// Adds the edits that it was made of.
    pub fn push_edits(self, edits: &mut Vec<Stamped<Edit>>) {
        let lead = LeadId(self.id);
        let mut push = |at, value| edits.push(Stamped { at, value });
        if let Some(Kept { value, stamp }) = self.taken_in {
            let created =
                value.map(|value| Created { at: value.at, import: value.import.map(|import| ImportId(import.0)) });
            push(stamp, Edit::Lead(lead, created));
        }
        for record in self.fields {
            push(record.stamp, Edit::Detail(lead, record.field.detail()));
        }
        if let Some(Kept { value, stamp }) = self.standing {
            push(stamp, Edit::Standing(lead, value.0));
        }
        for record in self.items {
            push(record.stamp, Edit::Item(lead, ItemId(record.id), record.item.map(|item| item.0)));
        }
        for record in self.touches {
            push(record.stamp, Edit::Touch(lead, TouchId(record.id), record.touch.map(|touch| touch.0)));
        }
    }
}
