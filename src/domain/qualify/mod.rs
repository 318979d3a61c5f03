//! What the salesperson learns about a lead: questions, facts, signals, words and deeds. Reads the book; decides nothing.

pub mod commitments;
pub mod fact_tests;
pub mod grouping;
pub mod impressions;
pub mod last_call;
pub mod probes;
pub mod questions;
pub mod review;
pub mod signals;
pub mod words_and_deeds;
