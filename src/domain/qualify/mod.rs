//! What the salesperson learns about a lead: questions, facts, signals, words and deeds. Reads the book; decides nothing.

pub mod commitments;
pub mod fact_tests;
mod grouping;
mod impressions;
mod last_call;
mod probes;
pub mod questions;
pub mod review;
pub mod signals;
pub mod words_and_deeds;

pub(in crate::domain) use grouping::grouped_edit;
pub use impressions::perception;
pub use last_call::{CUSHIONS, Part, is_gentle, last_message, parts, was_put_off};
pub use probes::probe;
