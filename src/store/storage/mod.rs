//! The storage below the journal: keys, values, quota.

mod key_value;
pub mod keys;
pub mod quota;
mod write_budget;

pub use key_value::{KeyValue, MemoryStore, StorageError};
pub use write_budget::Budget;
