//! The browser behind the traits of the store and the app, one capability per file. It knows no screens and decides
//! nothing.
//!
//! * [`clock`] is the current moment and the local time of any zone.
//! * [`files`] reads, downloads and copies; it also picks contacts.
//! * [`pages`] coordinates with other tabs, by events and locks.
//! * [`panic`](mod@panic) shows what happened if the program panics.
//! * [`random`] draws the replica of this page load.
//! * [`safekeeping`] compares the storage with the shadow at the start.
//! * [`script`] calls the functions of the start script.
//! * [`shadow`] is the second copy of the latest entries, in IndexedDB.
//! * [`share`] opens the share sheet or prints.
//! * [`sound`] plays the sound of a reminder.
//! * [`storage`] is local storage as a key-value store.
//! * [`switches`] are the settings of this browser only.
//! * [`updates`] finds and applies new versions.
//! * [`vault`] encrypts backups, writes the chosen file and erases everything.
//! * [`wake_lock`] keeps the screen on.

pub mod clock;
pub mod files;
pub mod pages;
pub mod panic;
pub mod random;
pub mod safekeeping;
pub mod script;
pub mod shadow;
pub mod share;
pub mod sound;
pub mod storage;
pub mod switches;
pub mod updates;
pub mod vault;
pub mod wake_lock;
