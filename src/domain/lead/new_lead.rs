//! A lead that is about to be added to the book.

use crate::domain::lead::Detail;
use crate::domain::lead::item::Item;
use crate::domain::lead::next_touch::NextTouch;
use crate::domain::lead::status::Status;
use crate::domain::lead::touch::Touch;
/// A lead to be added: its fields, and a next touch if one is known.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewLead {
    /// Its fields.
    pub details: Vec<Detail>,
    /// Things known about it.
    pub items: Vec<Item>,
    /// Touches from before it was added.
    pub touches: Vec<Touch>,
    /// Its next touch; `None` for a first talk today.
    pub next: Option<NextTouch>,
    /// Its status, if it is not open.
    pub status: Option<Status>,
    /// Indices of earlier leads of the same import that are known to be other people.
    pub apart_from: Vec<usize>,
}
