//! Keeping the data safe: the second copy, backups, and what to do when something is wrong.

pub mod backup_due;
mod backup_file;
mod bring_back;
pub mod canary;
pub mod mirror;
pub mod removed;
pub mod rescue;
mod safety;
mod wrong_clock;

pub use backup_file::ChosenFile;
pub use bring_back::{Deleted, deleted};
pub use safety::{AtStart, CopyState, Safety};
pub use wrong_clock::{Doubt, misdated, put_right};
