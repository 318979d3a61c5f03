//! Helpers that know nothing about leads: a small map, sorting and letter folding. This wing knows no other wing.

mod flat_map;
mod folding;
mod hash;
mod sort;

pub use flat_map::FlatMap;
pub use folding::{fold, folded};
pub use hash::fnv1a;
pub use sort::sort_by;
