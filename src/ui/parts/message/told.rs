//! What came of something, beside the control that was used.

use leptos::prelude::*;

use crate::ui::dom::{Part, Tag, live, p};

/// What was told last; screen readers hear it.
pub fn told_line(told: RwSignal<String>) -> Tag {
    p().attr("role", "status").child(live(move || told.get()))
}

/// What is the matter; screen readers hear it at once.
pub fn problem(words: impl Part) -> Tag {
    p().class("refusal").attr("role", "alert").child(words)
}
