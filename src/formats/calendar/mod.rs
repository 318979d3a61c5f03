//! Calendar files: invitations out, days off in.

pub mod holidays;
pub mod ics;
pub mod recurrence;
