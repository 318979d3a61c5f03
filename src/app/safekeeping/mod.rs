//! Keeping the data safe. This wing knows no screen and no browser: storage comes as a `KeyValue`.
//!
//! * [`backup_due`]: when to save a backup file again.
//! * [`mirror`], [`removed`]: the second copy, and what must not come back from it.
//! * [`canary`]: noticing that the whole book is gone.
//! * [`gaps`]: noticing that a single entry is gone.
//! * [`rescue`]: reading a file of raw data.

pub mod backup_due;
mod backup_file;
mod bring_back;
pub mod canary;
pub mod gaps;
pub mod mirror;
pub mod removed;
pub mod rescue;
mod safety;
mod wrong_clock;

pub use backup_file::ChosenFile;
pub use bring_back::{Deleted, deleted};
pub use safety::{AtStart, CopyState, Safety};
pub use wrong_clock::{Doubt, misdated, put_right};
