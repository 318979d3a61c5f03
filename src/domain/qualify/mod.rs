//! What the salesperson learns about a lead, and whether it is worth going on. Reads the book and decides nothing.
//!
//! * [`questions`]: what to ask next; [`commitments`]: promises and open questions.
//! * [`fact_tests`]: the criteria of a good lead; [`signals`]: signs of interest.
//! * [`words_and_deeds`]: what they said beside what they did.
//! * [`review`]: when to ask whether to go on.

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
