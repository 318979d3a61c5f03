//! The field of a passphrase.

use leptos::prelude::*;

use crate::ui::dom::{Element, input};

use crate::ui::dom::labelled;

/// A passphrase that is seen while it is typed, since a mistyped one cannot be got back; it is kept nowhere.
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
