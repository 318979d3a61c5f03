//! A modal dialog that takes the focus, and returns it when closed.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlDialogElement, Node};

use super::element::{Element, ElementRef, IntoChild, dialog};

/// A modal dialog that opens as soon as it is mounted. `title` is the id of its heading, and `closed` is called when
/// it has been closed in any way. The browser reports the closing a moment later; a dialog that was replaced by
/// another one meanwhile must not close that one.
pub fn modal(sheet: ElementRef, title: &'static str, closed: impl Fn() + 'static, content: impl IntoChild) -> Element {
    sheet.on_load(|sheet| {
        if let Ok(sheet) = sheet.dyn_into::<HtmlDialogElement>() {
            // This fails only for a dialog that is open already.
            drop(sheet.show_modal());
        }
    });
    let tell = move |event: Event| {
        let sheet = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        if sheet.is_some_and(|sheet| sheet.is_connected()) {
            closed();
        }
    };
    dialog().class("sheet").attr("aria-labelledby", title).node(sheet).on("close", tell).child(content)
}

/// Closes a dialog, so that the browser restores the focus, which it would not do if the dialog was merely removed.
pub fn close_modal(sheet: ElementRef) {
    if let Some(sheet) = sheet.get_untracked().and_then(|it| it.dyn_into::<HtmlDialogElement>().ok()) {
        sheet.close();
    }
}

/// Whether a dialog is open.
pub fn is_modal_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}
