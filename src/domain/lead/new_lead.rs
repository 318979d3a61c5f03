//! A lead as it comes into the book.

use crate::domain::lead::Detail;
use crate::domain::lead::item::Item;
use crate::domain::lead::next_touch::NextTouch;
use crate::domain::lead::status::Status;
use crate::domain::lead::touch::Touch;
/// A lead as it comes in: its fields, and a next touch if one is known.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewLead {
    /// Its fields.
    pub details: Vec<Detail>,
    /// Things known of it.
    pub items: Vec<Item>,
    /// Touches from before it came into the book.
    pub touches: Vec<Touch>,
    /// Its next touch; the first talk today, if there is none.
    pub next: Option<NextTouch>,
    /// Where it stands, if that is not open.
    pub status: Option<Status>,
    /// Leads of the same import that are other people, once and for all, by their places before it.
    pub apart_from: Vec<usize>,
}
