//! The screens. They show and ask; they decide nothing.

pub mod calling_list;
pub mod data;
pub mod export;
pub mod guide;
pub mod import;
pub mod install;
pub mod lead;
pub mod leads;
pub mod more;
pub mod new_lead;
pub mod numbers;
pub mod round;
pub mod scripts;
pub mod settings;
pub mod today;
pub mod watched;
pub mod welcome;
