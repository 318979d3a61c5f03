//! Dates and names as they stand on screen.

pub mod dates;
mod names;

pub use names::{first_name, last_name};
