//! What following up is; no clock, no storage, no screen.

pub mod phone;
pub mod script;
pub mod wording;
