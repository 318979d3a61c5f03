//! The passphrase field.

use leptos::prelude::*;

use crate::ui::dom::{Element, input};

use crate::ui::dom::labelled;

/// A passphrase that is visible while it is typed, since a mistyped one cannot be recovered. It is never stored.
pub fn passphrase_field(words: &'static str, passphrase: RwSignal<String>) -> Element {
    let field = input()
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .value(move || passphrase.get())
        .on_text("input", move |text| passphrase.set(text));
    labelled(words, field)
}
