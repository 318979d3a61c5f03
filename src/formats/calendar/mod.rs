//! Calendar files: writes touches as events, and reads days off. It knows nothing of leads or storage.
//!
//! [`holidays`] reads the days off of a file.

pub mod holidays;
mod ics;
mod recurrence;

pub use ics::{Event, Start, write};
pub use recurrence::Rule;
