//! What came of something, beside the control that was used.

use leptos::prelude::*;

use crate::ui::dom::{Element, IntoChild, dynamic, p};

/// What was told last; screen readers hear it.
pub fn told_line(told: RwSignal<String>) -> Element {
    p().attr("role", "status").child(dynamic(move || told.get()))
}

/// What is the matter; screen readers hear it at once.
pub fn problem(words: impl IntoChild) -> Element {
    p().class("refusal").attr("role", "alert").child(words)
}
