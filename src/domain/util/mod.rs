//! Helpers that know nothing about leads: a small map, sorting, letter folding and capitals. This wing knows no other wing.

mod capital;
mod flat_map;
mod folding;
mod hash;
mod sort;

pub use capital::capital;
pub use flat_map::FlatMap;
pub use folding::{fold, folded};
pub use hash::fnv1a;
pub use sort::sort_by;
