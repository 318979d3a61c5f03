//! Contact cards: reads people from them and writes them. It knows no book and no storage.
//!
//! * [`people`] turns cards into people.
//! * [`read`] parses vCard 2.1, 3.0 and 4.0.
//! * [`mod@write`] writes cards of version 3.0.

mod lines;
pub mod people;
pub mod read;
pub mod write;
