//! The app without a screen: the workspace, what the screens show, and the words they show it in.

pub mod call_draft;
pub mod days;
pub mod editor;
pub mod import;
pub mod import_book;
pub mod importing;
pub mod key_points;
pub mod links;
pub mod messages;
pub mod new_lead;
pub mod newsletter;
pub mod next_form;
pub mod practice;
pub mod recording;
pub mod remarks;
pub mod rows;
pub mod script_pack;
pub mod value_gate;
pub mod values;
pub mod words;
pub mod workspace;
