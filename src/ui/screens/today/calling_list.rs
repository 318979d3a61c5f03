//! Today's calls on paper: who, why, the numbers, the aim, and space for handwriting.

use leptos::prelude::*;

use crate::app::export::{self, CallingRow};
use crate::app::words;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, div, empty, footer, li, main, ol, p, span, strong};
use crate::ui::dom::{action, readable};
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The calling list of today.
pub fn calling_list_screen() -> Element {
    let app = use_app();
    let list = app.with_untracked(export::calling_list);
    let nobody = list.rows.is_empty().then(|| p().class("lead-in").child("Nobody is to be called today."));
    let print = || {
        // A browser that cannot print from a script has its own menu for it.
        drop(window().print());
    };
    let content = div()
        .class("content")
        .child(p().child(list.day))
        .child(nobody)
        .child(ol().children(list.rows.into_iter().map(calling_line)));
    main()
        .class("screen")
        .child(top(words::places::CALLING_LIST, Some((Route::Export, words::places::TAKE_DATA_ALONG)), empty()))
        .child(readable(content, words::today::CALLS))
        .child(footer().class("thumb").child(action("button primary", words::today::PRINT, print)))
}

fn calling_line(row: CallingRow) -> Element {
    let facts = [(words::common::AIM, row.aim), ("Must have", row.must_have), ("Last", row.last)];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    li().class("calling-line")
        .child(p().child(strong().child(row.title)).child(" ").child(row.about))
        .child(p().child(row.because).child(" · ").child(strong().child(row.phones.join(" · "))))
        .children(facts.map(|(label, text)| p().child(span().class("label").child(label)).child(" ").child(text)))
}
