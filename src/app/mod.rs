//! The app without a screen: the workspace, what the screens show, and the words they show it in.

pub mod call;
pub mod export;
pub mod format;
pub mod import;
pub mod leads;
pub mod library;
pub mod numbers;
pub mod palette;
pub mod safekeeping;
pub mod today;
pub mod workspace;
