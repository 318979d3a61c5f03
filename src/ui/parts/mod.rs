//! Parts of screens that know no screen: props in, callbacks out.

pub mod banner;
pub mod chips;
pub mod controls;
pub mod field;
pub mod file_choice;
pub mod late;
pub mod next_touch;
pub mod qr;
pub mod refusal;
pub mod secret;
pub mod told;
pub mod top;
pub mod typed;
