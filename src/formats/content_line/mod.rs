//! The content lines that iCalendar (RFC 5545) and vCard (RFC 6350) share: `NAME;PARAMETER=value:value`, folded
//! where they are too long, with backslashes before what would end a value. Which properties a file of either kind
//! has, and what they mean, is not known here.

mod charset;
mod lines;
mod property;
mod write;

pub use property::Property;

pub(in crate::formats) use charset::{Written, decoded};
pub(in crate::formats) use lines::{Line, name_of, unfolded};
pub(in crate::formats) use write::{escaped, push};
