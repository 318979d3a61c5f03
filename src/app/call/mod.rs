//! One call, from the brief to the next touch. This wing knows no screen and decides nothing.
//!
//! * [`script`], [`script_values`]: which script is offered, and what fills its gaps.
//! * [`messages`], [`links`]: voicemails, mails, texts and cards, and the links that open them.
//! * [`value_gate`]: the question before dialling: what does this touch bring them?
//! * [`key_points`]: the points to mention in the mail that follows.
//! * [`record`]: the touch to record; [`next_touch_form`]: the form for the next one.

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
