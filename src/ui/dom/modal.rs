//! A sheet over the page that takes the keyboard, and gives it back where it was.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlDialogElement, Node};

use super::element::{Element, ElementRef, IntoChild, dialog};

/// A sheet that opens as soon as it is in the page; `title` is the id of its heading, and `closed` is called
/// when it has been closed by whatever means. The browser tells of that a moment later; a sheet that another one
/// has replaced by then is not the one to close any more.
pub fn modal(sheet: ElementRef, title: &'static str, closed: impl Fn() + 'static, content: impl IntoChild) -> Element {
    sheet.on_load(|sheet| {
        if let Ok(sheet) = sheet.dyn_into::<HtmlDialogElement>() {
            // Only a dialog that is open already cannot be opened.
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

/// Closes a sheet. The browser gives the keyboard back, which it would not for one that is only taken out.
pub fn close_modal(sheet: ElementRef) {
    if let Some(sheet) = sheet.get_untracked().and_then(|it| it.dyn_into::<HtmlDialogElement>().ok()) {
        sheet.close();
    }
}

/// Whether a sheet is open.
pub fn is_modal_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}
