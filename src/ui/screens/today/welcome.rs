//! The first visit: one sentence, three ways to start, and where the data is.

use leptos::prelude::*;

use crate::app::words;
use crate::domain::command::CommandError;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, a, div, empty, footer, li, main, p, span, strong, ul};
use crate::ui::dom::{action, link};
use crate::ui::lazy::{self, LazyAction, ScreensAction};
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The first visit.
pub fn welcome_screen() -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let practise = move || lazy::perform(app, LazyAction::Screens(ScreensAction::Practise(refusal)));
    let table = offer(words::today::IMPORT_A_LIST, "From a spreadsheet, a CRM or your phone's contacts");
    let one = offer(words::today::ENTER_ONE_LEAD, "A name or a number is enough");
    let invented = offer(words::today::TRY_PRACTICE_BOOK, "A practice book; one tap takes it out again");
    let ways_in =
        [link("way", Route::Import, table), link("way", Route::NewLead, one), action("way", invented, practise)];
    let content = div()
        .class("content")
        .child(
            p().class("lead-in")
                .child("Bring in your leads, and each day this page tells you who to call, why, and what to say."),
        )
        .child(ul().class("ways-in").children(ways_in.map(|way| li().child(way))))
        .child(refusal_line(refusal))
        .child(where_it_stays());
    main()
        .class("screen")
        .child(top(words::places::TODAY, None, empty()))
        .child(content)
        .child(footer().class("thumb").child(link("button primary", Route::Import, words::places::IMPORT_LEADS)))
}

/// A way to start, and its advantage.
fn offer(title: &'static str, about: &'static str) -> Vec<Element> {
    vec![strong().child(title), span().child(about)]
}

fn where_it_stays() -> Element {
    let data = |words: &'static str| a().attr("href", Route::Data.hash()).child(words);
    p().class("where")
        .child(link("", Route::Install, words::today::INSTALL_IT_FIRST))
        .child(" if you want it as an app: it has a storage of its own. Everything stays in this browser, on this device only: no account, no server. ")
        .child("Clearing the browser's data deletes it, so save a backup file now and then under ")
        .child(data(words::places::YOUR_DATA))
        .child(". A backup brings everything back: ")
        .child(data("restore one"))
        .child(".")
}
