//! The screens. They show and ask; they decide nothing.

pub mod data;
mod days_off;
pub mod decide;
pub mod do_not_call;
pub mod editor;
pub mod honest;
pub mod import;
pub mod lead;
pub mod leads;
pub mod more;
pub mod new_lead;
pub mod phone;
pub mod plans;
pub mod recovery;
pub mod round;
pub mod scripts;
pub mod settings;
pub mod shelf;
pub mod tests;
pub mod today;
mod today_more;
pub mod welcome;
