//! The app without a screen: the workspace, what the screens show, and the words they show it in.

pub mod bring_back;
pub mod call;
pub mod canary;
pub mod chosen_file;
pub mod export;
pub mod format;
pub mod import;
pub mod leads;
pub mod library;
pub mod numbers;
pub mod palette;
pub mod reminder;
pub mod removed;
pub mod rescue;
pub mod safety;
pub mod shadow;
pub mod today;
pub mod workspace;
pub mod wrong_clock;
