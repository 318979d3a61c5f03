//! The head of a screen: its title, a back link, and further controls.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::app::words;
use crate::ui::context::use_app;
use crate::ui::dom::link;
use crate::ui::dom::{Element, IntoChild, a, div, dynamic, h1, header, span};
use crate::ui::route::Route;

/// The head of a screen. `back` is the target of the back link with its words, and `end` is shown at the right,
/// beside the link to the guide. The title receives focus when the screen opens.
pub fn top(title: impl IntoChild, back: Option<(Route, &'static str)>, end: impl IntoChild) -> Element {
    head(title.into_part(), back, end.into_part())
}

fn head(title: AnyView, back: Option<(Route, &'static str)>, end: AnyView) -> Element {
    let back = back.map(|(route, words)| {
        a().class("back").attr("href", route.hash()).child("‹ ").child(span().class("back-words").child(words))
    });
    let safety = use_app().safety();
    // Silent while all is well; the banner speaks up when it is not.
    let status = span().class("safety").child(dynamic(move || safety.get().title()));
    header()
        .class("top")
        .child(back)
        .child(h1().attr("tabindex", "-1").child(title))
        .child(div().class("top-end").child(end).child(help()))
        .child(status)
}

/// The link to the guide page of the open screen.
fn help() -> Element {
    let here = untrack(|| use_app().route());
    link("help", here.guide(), "?").attr("aria-label", words::common::HELP)
}

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
