//! Moving the keyboard's focus.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// Moves the focus to the title of the screen.
pub fn focus_title() {
    let title = document().query_selector("main h1").ok().flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(title) = title {
        // If the title cannot be focused, the screen still works.
        drop(title.focus());
    }
}

/// Whether nothing has the focus, because the focused element was removed.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Focuses the element with this id, if it exists. The browser scrolls it into view if necessary; nothing else may
/// move, because somebody may be about to tap it.
pub fn focus_on(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // If the element cannot be focused, the screen still works.
        drop(element.focus());
    }
}
