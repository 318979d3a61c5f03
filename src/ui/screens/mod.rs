//! The screens. They show and ask; they decide nothing.

pub mod data;
pub mod import;
pub mod lead;
pub mod leads;
pub mod more;
pub mod new_lead;
pub mod phone;
pub mod recovery;
pub mod round;
pub mod scripts;
pub mod settings;
pub mod today;
pub mod welcome;
