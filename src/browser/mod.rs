//! The browser behind the traits of the store and the app: each file is one of its abilities.

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
