//! The head of a screen: its title, a back link, and further controls.

use leptos::prelude::*;

use crate::app::words;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, IntoChild, a, div, dynamic, h1, header, span};
use crate::ui::dom::{icon, link};
use crate::ui::route::Route;

/// The head of a screen. `back` is the target of the back link with its words, and `end` is shown at the right,
/// beside the link to the guide. The title receives focus when the screen opens.
pub fn top(title: impl IntoChild, back: Option<(Route, &'static str)>, end: impl IntoChild) -> Element {
    head(title.into_part(), back, end.into_part())
}

fn head(title: AnyView, back: Option<(Route, &'static str)>, end: AnyView) -> Element {
    let back = back.map(|(route, words)| {
        a().class("back")
            .attr("href", route.hash())
            .child(icon("chevron-left"))
            .child(span().class("back-words").child(words))
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
