//! Deciding about leads: keep or let go, the last call, the fact tests. These screens know no score; they show
//! evidence.

mod decide;
mod fact_tests;
mod last_call;

pub use decide::decide_screen;
pub use fact_tests::tests_screen;
pub use last_call::{honest_link, honest_screen};
