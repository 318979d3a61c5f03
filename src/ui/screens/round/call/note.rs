//! The note of a call, saved while it is typed.

use leptos::prelude::*;

use crate::app::words;
use crate::domain::id::LeadId;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, div, label, textarea};

/// The note of the call with this lead: one line until it contains text.
pub fn call_note(id: LeadId) -> Element {
    let app = use_app();
    let call = app.call(id);
    let line = textarea()
        .attr("id", "call-note")
        .attr("placeholder", "Note what they say")
        .attr_fn("rows", move || call.with(|call| call.note.lines().count().clamp(1, 6)).to_string())
        .value(move || call.with(|call| call.note.clone()))
        .on_text("input", move |text| app.change_call(id, |call| call.note = text));
    div().class("field call-note").child(label().attr("for", "call-note").child(words::common::NOTE)).child(line)
}
