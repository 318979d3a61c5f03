//! Helpers that know nothing of leads: a small map, sorting, and folding of letters. Knows no other wing.

pub mod flat_map;
pub mod folding;
pub mod sort;
