//! Dates and names as they stand on screen.

pub mod dates;
pub mod names;
