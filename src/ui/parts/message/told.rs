//! The result of an action, beside the control that was used.

use leptos::prelude::*;

use crate::ui::dom::{Element, IntoChild, dynamic, p};

/// The latest result; screen readers announce it.
pub fn told_line(told: RwSignal<String>) -> Element {
    p().attr("role", "status").child(dynamic(move || told.get()))
}

/// A problem; screen readers announce it at once.
pub fn problem(words: impl IntoChild) -> Element {
    p().class("refusal").attr("role", "alert").child(words)
}
