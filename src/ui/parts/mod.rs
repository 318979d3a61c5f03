//! Parts of screens that know no screen: props in, callbacks out.

pub mod banner;
pub mod chips;
pub mod controls;
pub mod field;
pub mod file_choice;
pub mod guide_text;
pub mod late;
pub mod modal;
pub mod next_touch;
pub mod qr;
pub mod refusal;
pub mod share_bar;
pub mod told;
pub mod top;
pub mod update_line;
