//! Contact cards to people and back.

mod lines;
pub mod people;
pub mod read;
mod values;
pub mod write;
