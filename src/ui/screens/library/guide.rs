//! The guide: its list of pages with search, and one page.

use leptos::prelude::*;

use crate::app::library::guide::{self, Page};
use crate::app::words;
use crate::ui::dom::{Element, div, dynamic, empty, input, li, main, p, ul};
use crate::ui::dom::{labelled, link, readable};
use crate::ui::parts::page::guide_text;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The page with this name; all pages if there is none.
pub fn guide_screen(name: &str) -> Element {
    guide::page(name).map_or_else(all_pages, one_page)
}

fn one_page(page: Page) -> Element {
    let back = Some((Route::Guide(String::new()), words::places::GUIDE));
    main()
        .class("screen")
        .child(top(page.title, back, empty()))
        .child(readable(div().class("content").child(guide_text(page)), page.title))
}

fn all_pages() -> Element {
    let typed = RwSignal::new(String::new());
    let pages = move || {
        let found = guide::find(&typed.get());
        if found.is_empty() {
            return p().class("lead-in").attr("role", "status").child("No page has all these words.");
        }
        let links =
            found.into_iter().map(|page| li().child(link("row-link", Route::Guide(page.name.to_owned()), page.title)));
        ul().children(links)
    };
    let field = input().attr("type", "search").value(move || typed.get()).on_text("input", move |text| typed.set(text));
    let content = div().class("content").child(labelled(words::library::SEARCH_THE_GUIDE, field)).child(dynamic(pages));
    main()
        .class("screen")
        .child(top(words::places::GUIDE, Some((Route::More, words::places::MORE)), empty()))
        .child(content)
}
