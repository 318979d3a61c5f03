//! Encodes values as compact text and decodes them. It knows no storage keys and no journal.
//!
//! [`packed`] deflates edits, [`crc`] computes checksums, and [`setting`] encodes settings for the journal and the
//! backup alike.

mod checksum;
mod columns;
pub mod crc;
mod edits;
mod json;
mod names;
pub mod packed;
pub mod setting;

pub use checksum::{quoted, seal, verified};
pub use columns::{Values, to_column};
pub use edits::{Base, Writer, read_edits, read_stamp, save_stamp};
pub use json::Json;
pub use names::{Named, Names};
