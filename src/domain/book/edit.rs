//! What a command came to, kept for ever.
//!
//! The book is a set of registers: a field of a lead, its standing, one of its touches, a setting.
//! An [`Edit`] puts a value into one register. Of two values for one register the one with the later
//! [`Timestamp`] stands, in whatever order they arrive; so tabs, crashes, imports and other devices all
//! come down to absorbing edits.

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

/// A value for one register of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)]
pub enum Edit {
    /// The lead is in the book; `None` takes it out.
    Lead(LeadId, Option<Created>),
    /// A field of a lead.
    Detail(LeadId, Detail),
    /// Where a lead stands; its next touch is part of it, so the two can never disagree.
    Status(LeadId, Status),
    /// A touch of a lead; `None` takes it out.
    Touch(LeadId, TouchId, Option<Touch>),
    /// Something known of a lead; `None` takes it out.
    Item(LeadId, ItemId, Option<Item>),
    /// An import is in the book with all its leads; `None` takes them out together.
    Import(ImportId, Option<Import>),
    /// A number (`+` and digits) or mail address (lower case) that must not be used; `None` frees it.
    Suppression(String, Option<Suppression>),
    /// A piece of the book; `None` is one that was taken out.
    LibraryItem(LibraryItemId, Option<LibraryItem>),
    /// A setting.
    Setting(Setting),
    /// The person is erased: nothing of the lead is known any more, whatever else is heard of it.
    Erased(LeadId),
}

impl Edit {
    /// Whether it erases somebody; that holds at every moment, also at those before it.
    pub fn erases(&self) -> bool {
        match self {
            Edit::Erased(_) => true,
            Edit::Suppression(contact, _) => may_be_hash(contact),
            _ => false,
        }
    }

    /// The lead it is about, if it is about one.
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

/// The register that an edit puts a value into.
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

/// `edits` with only the last of each register. The edits of a change have one stamp, so of two in one register the
/// order would decide, and no order outlasts folding.
pub(in crate::domain) fn one_a_register(edits: Vec<Edit>) -> Vec<Edit> {
    let mut order: Vec<(Register, usize)> =
        edits.iter().enumerate().map(|(place, edit)| (edit.register(), place)).collect();
    sort_by(&mut order, Ord::cmp);
    let superseded = order.windows(2).filter_map(|pair| match pair {
        [one, next] if one.0 == next.0 => Some(one.1),
        _ => None,
    });
    let superseded: BTreeSet<usize> = superseded.collect();
    if superseded.is_empty() {
        return edits;
    }
    let kept = edits.into_iter().enumerate().filter(|(place, _)| !superseded.contains(place));
    kept.map(|(_, edit)| edit).collect()
}

/// An import that is in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// When.
    pub at: Instant,
    /// What it was: a file name, "Pasted table", …
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

/// What one action of the salesperson came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Decided here; all its edits get the stamp of the change.
    Decided(Vec<Edit>),
    /// Taken from a file or another device; its edits keep the stamps they had there.
    Merged(Vec<Stamped<Edit>>),
}

impl Change {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Change::Decided(edits) => edits.is_empty(),
            Change::Merged(edits) => edits.is_empty(),
        }
    }
}
