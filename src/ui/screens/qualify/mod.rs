//! The screens of judging: keep or let go, the last call, the fact tests.

pub mod decide;
pub mod fact_tests;
pub mod last_call;
