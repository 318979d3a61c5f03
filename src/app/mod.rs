//! The app without a screen: the workspace, what the screens show, and the words they show it in.

pub mod alarms;
pub mod calendar;
pub mod call_draft;
pub mod canary;
pub mod days;
pub mod do_not_call;
pub mod export;
pub mod hour_rows;
pub mod import;
pub mod import_book;
pub mod importing;
pub mod judging;
pub mod new_lead;
pub mod next_form;
pub mod plan_rows;
pub mod practice;
pub mod reminder;
pub mod rescue;
pub mod rows;
pub mod safety;
pub mod shadow;
pub mod values;
pub mod week;
pub mod words;
pub mod workspace;
