//! Parts of a screen that take something in: fields, chips, days, small questions.

pub mod agree;
pub mod ask_next;
pub mod chips;
pub mod field;
pub mod file_choice;
pub mod moving;
pub mod next_touch;
pub mod secret;
pub mod signs;
pub mod typed;
