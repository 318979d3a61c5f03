//! The note of a call, kept as it is typed.

use leptos::prelude::*;

use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;
use crate::ui::dom::{Tag, div, label, textarea};

/// The note of the call with this lead: one line until something is written in it.
pub fn call_note(id: LeadId) -> Tag {
    let desk = use_desk();
    let call = desk.call(id);
    let line = textarea()
        .attr("id", "call-note")
        .attr("placeholder", "Note what they say")
        .watch("rows", move || call.with(|call| call.note.lines().count().clamp(1, 6)).to_string())
        .value(move || call.with(|call| call.note.clone()))
        .on_text("input", move |text| desk.change_call(id, |call| call.note = text));
    div().class("field call-note").child(label().attr("for", "call-note").child("Note")).child(line)
}
