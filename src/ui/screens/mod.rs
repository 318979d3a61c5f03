//! The screens. They show and ask; they decide nothing.

pub mod calling_list;
pub mod data;
mod days_off;
pub mod decide;
pub mod do_not_call;
pub mod export;
pub mod guide;
pub mod honest;
pub mod import;
pub mod install;
pub mod lead;
pub mod leads;
pub mod more;
pub mod new_lead;
pub mod numbers;
pub mod plans;
pub mod round;
pub mod scripts;
pub mod settings;
pub mod tests;
pub mod today;
mod today_more;
pub mod watched;
pub mod welcome;
