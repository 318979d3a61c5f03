//! The book in storage: a journal of write-once entries in a key-value store.
//!
//! One action of the salesperson is one entry under a key that is never used again. It is written, read back and
//! compared; the book is the fold of all entries found. So no page ever changes a text that another page wrote, and a
//! crash leaves either the whole action or none of it. Unreadable texts are set aside and reported, never overwritten
//! or deleted.
//!
//! While the app is idle, entries are compacted into segments a fraction of their size.
//!
//! This wing doesn't know which browser, file or screen it works for: it reads no clock and touches the storage only
//! through [`storage::KeyValue`]. From the ground up:
//!
//! * [`storage`] is the key-value store: keys, quota and write budget.
//! * [`mod@format`] is the version of the stored format, with the reasons why a text can't be read.
//! * [`encoding`] turns values into compact text and back.
//! * [`journal`] appends, reads and compacts entries; it also keeps drafts and restore points.
//! * [`backup`] reads and writes the backup file, plain or encrypted.

pub mod backup;
pub mod encoding;
pub mod format;
pub mod journal;
pub mod storage;
