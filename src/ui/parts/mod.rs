//! Parts of screens that know no screen: props in, callbacks out.

pub mod agree;
pub mod alarm;
pub mod ask_next;
pub mod banner;
pub mod calendar;
pub mod chips;
pub mod closing;
pub mod controls;
pub mod field;
pub mod file_choice;
pub mod guide_text;
pub mod kept;
pub mod late;
pub mod meant;
pub mod modal;
pub mod moving;
pub mod next_touch;
pub mod qr;
pub mod refusal;
pub mod secret;
pub mod share_bar;
pub mod signs;
pub mod told;
pub mod top;
pub mod typed;
pub mod update_line;
