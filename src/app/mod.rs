//! The app without a screen: the workspace, what the screens show, and the words they show it in.

pub mod bring_back;
pub mod call;
pub mod canary;
pub mod chosen_file;
pub mod editor;
pub mod export;
pub mod format;
pub mod guide;
pub mod import;
pub mod leads;
pub mod newsletter;
pub mod numbers;
pub mod palette;
pub mod remarks;
pub mod reminder;
pub mod removed;
pub mod rescue;
pub mod safety;
pub mod script_pack;
pub mod shadow;
pub mod today;
pub mod watched;
pub mod workspace;
pub mod wrong_clock;
