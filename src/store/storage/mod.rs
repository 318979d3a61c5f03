//! The storage below the journal: keys, values, quota.

pub mod key_value;
pub mod keys;
pub mod quota;
pub mod write_budget;
