//! One call: the script, its words, what was said and what comes next.

pub mod draft;
pub mod key_points;
pub mod links;
pub mod messages;
pub mod next_touch_form;
pub mod on_record;
pub mod record;
pub mod script;
pub mod script_values;
pub mod value_gate;
