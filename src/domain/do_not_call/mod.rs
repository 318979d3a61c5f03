//! Who must not be called, and the only way to a number that may be dialled. Reads the book.

pub mod contacts;
pub mod shared_number;
