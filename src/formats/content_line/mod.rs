//! The content lines shared by iCalendar (RFC 5545) and vCard (RFC 6350): `NAME;PARAMETER=value:value`, folded if they
//! are too long, with special characters escaped by backslashes. This wing doesn't know which properties a file of
//! either kind has, nor what they mean.

mod charset;
mod lines;
mod property;
mod write;

pub use property::Property;

pub(in crate::formats) use charset::{Written, decoded};
pub(in crate::formats) use lines::{Line, name_of, unfolded};
pub(in crate::formats) use write::{escaped, push};
