//! The head of a screen: its title, a way back, and what belongs beside it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::ui::context::use_app;
use crate::ui::dom::link;
use crate::ui::dom::{Element, IntoChild, a, div, dynamic, h1, header, span};
use crate::ui::route::Route;

/// The head of a screen; `back` is where "back" leads, with its words, and `end` stands at the right, with
/// the way to the guide. The title takes the focus when the screen opens.
pub fn top(title: impl IntoChild, back: Option<(Route, &'static str)>, end: impl IntoChild) -> Element {
    head(title.into_part(), back, end.into_part())
}

fn head(title: AnyView, back: Option<(Route, &'static str)>, end: AnyView) -> Element {
    let back = back.map(|(route, words)| {
        a().class("back").attr("href", route.hash()).child("‹ ").child(span().class("back-words").child(words))
    });
    let safety = use_app().safety();
    // Quiet as long as all is well; the banner speaks when it is not.
    let status = span().class("safety").child(dynamic(move || safety.get().title()));
    header()
        .class("top")
        .child(back)
        .child(h1().attr("tabindex", "-1").child(title))
        .child(div().class("top-end").child(end).child(help()))
        .child(status)
}

/// The way to the page of the guide for the open screen.
fn help() -> Element {
    let here = untrack(|| use_app().route());
    link("help", here.guide(), "?").attr("aria-label", "Help")
}

/// Puts the focus on the title of the screen.
pub fn focus_title() {
    let title = document().query_selector("main h1").ok().flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(title) = title {
        // A title that cannot take the focus is only less helpful.
        drop(title.focus());
    }
}

/// Whether nothing has the focus, since what had it is gone from the page.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Puts the focus on the element with this id, if it is there. The browser brings it into view where it is not;
/// nothing else must move, for somebody may be about to tap it.
pub fn focus_on(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus is only less helpful.
        drop(element.focus());
    }
}
