//! Edits: the result of a command, kept forever.
//!
//! The book is a set of registers: a field of a lead, its status, one of its touches, a setting. An [`Edit`] sets one
//! register. Of two values for the same register the one with the later [`Timestamp`] wins, in whatever order they
//! arrive. Tabs, crashes, imports and other devices therefore need nothing but applying edits.

use std::collections::BTreeSet;

use super::library_item::LibraryItem;
use super::suppression::{Suppression, may_be_hash};
use crate::domain::id::{ImportId, ItemId, LeadId, LibraryItemId, Timestamp, TouchId};
use crate::domain::lead::Item;
use crate::domain::lead::Status;
use crate::domain::lead::Touch;
use crate::domain::lead::{Created, Detail, DetailKind};
use crate::domain::settings::{Setting, SettingKind};
use crate::domain::time::Instant;
use crate::domain::util::sort_by;

/// A new value for one register of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)]
pub enum Edit {
    /// Whether the lead is in the book; `None` deletes it.
    Lead(LeadId, Option<Created>),
    /// A field of a lead.
    Detail(LeadId, Detail),
    /// The status of a lead. It includes the next touch, so the two can never disagree.
    Status(LeadId, Status),
    /// A touch of a lead; `None` removes it.
    Touch(LeadId, TouchId, Option<Touch>),
    /// Something known about a lead; `None` removes it.
    Item(LeadId, ItemId, Option<Item>),
    /// Whether an import is in the book with all its leads; `None` removes them together.
    Import(ImportId, Option<Import>),
    /// A number (`+` and digits) or mail address (lower case) that must not be used; `None` removes the entry.
    Suppression(String, Option<Suppression>),
    /// An item of the library; `None` removes it.
    LibraryItem(LibraryItemId, Option<LibraryItem>),
    /// A setting.
    Setting(Setting),
    /// The person is erased. From then on the book ignores every edit of this lead, even earlier ones.
    Erased(LeadId),
}

impl Edit {
    /// Whether the edit erases a lead. An erasure wins over every other edit, whatever their timestamps.
    pub fn erases(&self) -> bool {
        match self {
            Edit::Erased(_) => true,
            Edit::Suppression(contact, _) => may_be_hash(contact),
            _ => false,
        }
    }

    /// The lead that the edit is about, if any.
    pub fn lead(&self) -> Option<LeadId> {
        match self {
            Edit::Lead(lead, _)
            | Edit::Detail(lead, _)
            | Edit::Status(lead, _)
            | Edit::Touch(lead, _, _)
            | Edit::Item(lead, _, _)
            | Edit::Erased(lead) => Some(*lead),
            Edit::Import(..) | Edit::Suppression(..) | Edit::LibraryItem(..) | Edit::Setting(_) => None,
        }
    }
}

/// The register that an edit sets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Register<'edit> {
    Lead(LeadId),
    Detail(LeadId, DetailKind),
    Status(LeadId),
    Touch(LeadId, TouchId),
    Item(LeadId, ItemId),
    Import(ImportId),
    Suppression(&'edit str),
    LibraryItem(LibraryItemId),
    Setting(SettingKind),
    Erased(LeadId),
}

impl Edit {
    fn register(&self) -> Register<'_> {
        match self {
            Edit::Lead(lead, _) => Register::Lead(*lead),
            Edit::Detail(lead, detail) => Register::Detail(*lead, detail.kind()),
            Edit::Status(lead, _) => Register::Status(*lead),
            Edit::Touch(lead, touch, _) => Register::Touch(*lead, *touch),
            Edit::Item(lead, item, _) => Register::Item(*lead, *item),
            Edit::Import(import, _) => Register::Import(*import),
            Edit::Suppression(contact, _) => Register::Suppression(contact),
            Edit::LibraryItem(piece, _) => Register::LibraryItem(*piece),
            Edit::Setting(setting) => Register::Setting(setting.kind()),
            Edit::Erased(lead) => Register::Erased(*lead),
        }
    }
}

/// Keeps only the last edit of each register. The edits of a change share one timestamp, so two edits of one register
/// would be decided by their order, and folding does not preserve order.
pub(in crate::domain) fn last_per_register(edits: Vec<Edit>) -> Vec<Edit> {
    let mut order: Vec<(Register, usize)> =
        edits.iter().enumerate().map(|(index, edit)| (edit.register(), index)).collect();
    sort_by(&mut order, Ord::cmp);
    let superseded = order.windows(2).filter_map(|pair| match pair {
        [one, next] if one.0 == next.0 => Some(one.1),
        _ => None,
    });
    let superseded: BTreeSet<usize> = superseded.collect();
    if superseded.is_empty() {
        return edits;
    }
    let kept = edits.into_iter().enumerate().filter(|(index, _)| !superseded.contains(index));
    kept.map(|(_, edit)| edit).collect()
}

/// An import that is in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// When it was made.
    pub at: Instant,
    /// Its name: a file name, "Pasted table", …
    pub name: String,
    /// How many leads it brought.
    pub leads: u32,
    /// Whether it is the practice book.
    pub practice: bool,
}

/// A value and when it was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped<T> {
    /// When it was set.
    pub at: Timestamp,
    /// The value.
    pub value: T,
}

/// The result of one action of the salesperson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Decided in this book; all edits get the timestamp of the change.
    Decided(Vec<Edit>),
    /// Merged from a file or another device; the edits keep their own timestamps.
    Merged(Vec<Stamped<Edit>>),
}

impl Change {
    /// Whether the change has no edits.
    pub fn is_empty(&self) -> bool {
        match self {
            Change::Decided(edits) => edits.is_empty(),
            Change::Merged(edits) => edits.is_empty(),
        }
    }
}
