//! Why the book refused a command, beside the control that was used.

use leptos::prelude::*;

use crate::domain::command::CommandError;
use crate::ui::dom::{Element, dynamic, p};

/// The words of a refusal, while there is one.
pub fn refusal_line(refusal: RwSignal<Option<CommandError>>) -> AnyView {
    dynamic(move || {
        let words = refusal.with(|refusal| refusal.as_ref().map(CommandError::words));
        words.map(refused)
    })
}

/// Any words, styled as a refusal.
pub fn refused(words: &'static str) -> Element {
    p().class("refusal").attr("role", "alert").child(words)
}
