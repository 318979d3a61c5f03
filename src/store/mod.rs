//! The book on disk: a journal of write-once entries over a key-value store.
//!
//! One action of the salesperson is one entry under a key that is never used again, written, read
//! back and compared; the book is the fold of all entries found. So no page ever changes what
//! another has written, and a crash leaves either the whole action or none of it. What cannot be
//! read is set aside and reported, never overwritten or deleted.
//!
//! Read in this order: [`key_value`] is what the browser gives, [`keys`] how the keys are spelled,
//! [`checked`] how damage is noticed (by [`crc`]), [`json`] what values are made of, [`names`] and [`setting`] what things are called on disk,
//! [`saved`] how edits are written down, [`entry`] one action,
//! [`journal`] all of them. [`draft`] keeps what is being typed, [`backup`] is the file to take away,
//! [`sealed`] the same encrypted.

pub mod backup;
pub mod checked;
pub mod crc;
pub mod draft;
pub mod entry;
pub mod journal;
pub mod json;
pub mod key_value;
pub mod keys;
pub mod names;
pub mod saved;
pub mod sealed;
pub mod setting;
