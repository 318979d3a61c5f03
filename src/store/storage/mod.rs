//! The storage below the journal. It knows keys and texts, but not what the texts contain.
//!
//! [`keys`] is the format of our keys; [`quota`] is the space used and left, with a reserve for the day it runs out.
//! It knows no entry.

mod key_value;
pub mod keys;
pub mod quota;
mod write_budget;

pub use key_value::{KeyValue, MemoryStore, StorageError};
pub use write_budget::Budget;
