//! One call: the script, its words, what was said and what comes next.

mod draft;
pub mod key_points;
pub mod links;
pub mod messages;
pub mod next_touch_form;
mod on_record;
pub mod record;
pub mod script;
pub mod script_values;
pub mod value_gate;

pub use draft::{CallDraft, Draft, NextDraft, Stage, Words};
