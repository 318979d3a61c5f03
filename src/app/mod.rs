//! The app without a screen: the workspace, what the screens show, and the words they show it in.

pub mod call_draft;
pub mod canary;
pub mod days;
pub mod export;
pub mod guide;
pub mod import;
pub mod import_book;
pub mod importing;
pub mod new_lead;
pub mod next_form;
pub mod numbers;
pub mod palette;
pub mod practice;
pub mod reminder;
pub mod rescue;
pub mod rows;
pub mod safety;
pub mod shadow;
pub mod values;
pub mod watched;
pub mod words;
pub mod workspace;
