//! Choosing a file from the device.

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::browser::files;
use crate::ui::dom::{Element, input, label, span};

/// A file input; `accept` filters what the browser offers, and `open` is called with the chosen file.
pub fn file_choice(words: &'static str, accept: &'static str, open: impl Fn(File) + 'static) -> Element {
    let control = input().attr("type", "file").attr("accept", accept).on("change", move |event| {
        if let Some(file) = files::chosen_file(&event_target(&event)) {
            open(file);
        }
    });
    label().class("file").child(span().child(words)).child(control)
}
