//! Keeping the data safe: the second copy, backups, and what to do when something is wrong.

pub mod backup_due;
pub mod backup_file;
pub mod bring_back;
pub mod canary;
pub mod mirror;
pub mod removed;
pub mod rescue;
pub mod safety;
pub mod wrong_clock;
