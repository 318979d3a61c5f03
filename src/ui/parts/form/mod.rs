//! Parts of a screen that take input: fields, chips, days, small questions. They know no screen; what was entered
//! goes out through a callback.

mod agree;
mod ask_next;
mod chips;
mod field;
mod file_choice;
mod moving;
mod next_touch;
mod secret;
mod signs;
mod typed;

pub use agree::agree_form;
pub use ask_next::ask_next;
pub use chips::chips;
pub use field::{FieldKind, SavedField};
pub use file_choice::file_choice;
pub use moving::movable_next_touch;
pub use next_touch::next_touch_editor;
pub use secret::passphrase_field;
pub use signs::sign_chips;
pub use typed::typed_button;
