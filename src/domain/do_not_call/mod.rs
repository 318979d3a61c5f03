//! Who must not be called, and the only way to a number that may be dialled. Reads the book; the commands that change
//! the list live in `decide`. It knows no command.

mod contacts;
mod shared_number;

pub use contacts::personal_key;
pub(in crate::domain) use contacts::suppression_keys;
pub use shared_number::ONLY_THIS_PERSON;
