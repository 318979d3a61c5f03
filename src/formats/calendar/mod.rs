//! Calendar files: invitations out, days off in.

pub mod holidays;
mod ics;
mod recurrence;

pub use ics::{Event, Start, write};
pub use recurrence::Rule;
