//! Who must not be called, and the only way to a number that may be dialled. Reads the book.

mod contacts;
mod shared_number;

pub(in crate::domain) use contacts::marks_of;
pub use contacts::person_at;
pub use shared_number::ONLY_THIS_PERSON;
