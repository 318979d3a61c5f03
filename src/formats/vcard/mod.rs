//! Contact cards to people and back.

pub mod lines;
pub mod people;
pub mod read;
pub mod values;
pub mod write;
