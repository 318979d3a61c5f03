//! A button that requires typing a word first, for actions that a slip of the thumb must not trigger.

use leptos::prelude::*;

use crate::ui::dom::{Element, div, input, label};

use crate::ui::dom::action;

/// A field with `words` as label, and a button that is enabled once the field contains `expected`.
pub fn typed_button(words: String, expected: String, button: &'static str, act: impl FnMut() + 'static) -> Element {
    built(words, expected, button, Box::new(act))
}

fn built(words: String, expected: String, button: &'static str, mut act: Box<dyn FnMut()>) -> Element {
    let typed = RwSignal::new(String::new());
    let is_typed = Memo::new(move |_| typed.with(|typed| typed.trim() == expected));
    let field = input()
        .attr("type", "text")
        .attr("autocomplete", "off")
        .value(move || typed.get())
        .on_text("input", move |text| typed.set(text));
    let button = action("button", button, move || {
        if is_typed.get_untracked() {
            act();
        }
    });
    div()
        .class("form")
        .child(label().class("field").child(words).child(field))
        .child(button.attr_fn("disabled", move || (!is_typed.get()).then_some("")))
}
