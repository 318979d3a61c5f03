//! Values to compact text and back. Knows no key and no journal.

pub mod checksum;
pub mod columns;
pub mod crc;
pub mod edits;
pub mod json;
pub mod names;
pub mod packed;
pub mod setting;
