//! What the salesperson keeps for sending and saying. Reads the book and changes nothing.
//!
//! * [`script_versions`]: custom scripts, and custom versions of the shipped ones.
//! * [`shelf`]: clips and offers, matched to leads.

pub mod script_versions;
pub mod shelf;
