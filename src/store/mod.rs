//! The book on disk: a journal of write-once entries over a key-value store.
//!
//! One action of the salesperson is one entry under a key that is never used again, written, read
//! back and compared; the book is the fold of all entries found. So no page ever changes what
//! another has written, and a crash leaves either the whole action or none of it. What cannot be
//! read is set aside and reported, never overwritten or deleted.
//!
//! In quiet moments entries are folded together into segments, which are a fraction of their size.
//!
//! Read in this order: [`key_value`] is what the browser gives, [`keys`] how the keys are spelled,
//! [`checked`] how damage is noticed (by [`crc`]), [`json`] what values are made of, [`names`] and [`setting`] what things are called on disk,
//! [`saved`] how edits are written down, [`entry`] one action,
//! [`journal`] all of them. [`columns`] and [`packed`] make edits short, [`segment`] is what many entries
//! came to, [`merged`] what stays of them, [`compact`] how the one becomes the other, within a [`budget`].
//! [`points`] are moments to go back to, [`room`] is what is left. [`fence`] keeps earlier versions off. [`draft`] keeps what is being typed,
//! [`backup`] is the file to take away, [`sealed`] the same encrypted.

pub mod backup;
pub mod encoding;
pub mod format;
pub mod journal;
pub mod storage;
