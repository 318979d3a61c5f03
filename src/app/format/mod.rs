//! Dates and names for display. [`dates`] formats days and times; knows no book.

pub mod dates;
mod names;

pub use names::{first_name, last_name};
