//! One lead: status and next touch, what they want, what is known, and every touch in order. It knows no other lead but
//! those that may be the same person.

mod about;
mod also_agreed;
mod erase;
mod hand_over;
mod judging;
mod known;
mod log_touch;
mod plan;
mod same;
mod status;
mod timeline;

pub use hand_over::hand_over;

use leptos::prelude::*;

use crate::app::today::rows;
use crate::app::words;
use crate::domain::id::LeadId;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, div, dynamic, footer, fragment, h2, li, main, p, section, span, ul};
use crate::ui::dom::{action, link};
use crate::ui::lazy::{self, FilesView, LazyView};
use crate::ui::parts::form::ask_next;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// One lead.
pub fn lead_page(id: LeadId) -> Element {
    let app = use_app();
    let exists = app.memo(move |book, _| book.lead(id).is_some());
    let title = move || {
        app.with(|book, _| {
            book.lead(id).map_or_else(|| words::common::THIS_LEAD_IS_GONE.to_owned(), |lead| lead.title().to_owned())
        })
    };
    let practice = app.memo(move |book, _| {
        let import = book.lead(id).and_then(|lead| lead.created.import);
        book.imports().iter().any(|(known, it)| Some(*known) == import && it.practice)
    });
    let badge = dynamic(move || practice.get().then(|| span().class("badge").child("practice")));
    let body = dynamic(move || if exists.get() { untrack(|| present(id)) } else { gone().view() });
    main()
        .class("screen lead")
        .child(top(dynamic(title), Some((Route::Leads, words::places::LEADS)), badge))
        .child(body)
}

/// Everything known about the lead, and the actions.
fn present(id: LeadId) -> AnyView {
    let logs = RwSignal::new(false);
    let first = div()
        .class("column")
        .child(status::status_section(id))
        .child(ask_next(id, false))
        .child(known::wants(id))
        .child(known::known(id))
        .child(judging::judging(id))
        .child(same::same_person(id));
    let second = div()
        .class("column")
        .child(timeline::timeline(id))
        .child(colleagues(id))
        .child(about::about(id))
        .child(lazy::view(LazyView::Files(FilesView::HandOver(id))));
    let ways = footer()
        .class("thumb")
        .child(link("button primary", Route::Round(Some(id)), words::lead::PREPARE_THE_CALL))
        .child(action("button", words::lead::LOG_A_TOUCH, move || logs.set(true)));
    let log = dynamic(move || logs.get().then(|| untrack(|| log_touch::log_touch(id, logs))));
    fragment(vec![div().class("content lead-columns").child(first).child(second).view(), ways.view(), log])
}

fn gone() -> Element {
    div().class("content").child(p().class("lead-in").child("It was taken out of the book. Undo brings it back."))
}

/// The other leads at the same company.
fn colleagues(id: LeadId) -> AnyView {
    let app = use_app();
    let colleagues = app.memo(move |book, _| {
        let colleagues = book.lead(id).map(|lead| rows::colleagues(book, lead)).unwrap_or_default();
        colleagues.into_iter().map(|(colleague, _)| colleague).collect::<Vec<_>>()
    });
    dynamic(move || {
        let links = colleagues.get().into_iter().map(|colleague| {
            let name = move || {
                app.with(|book, _| book.lead(colleague).map(|lead| lead.title().to_owned()).unwrap_or_default())
            };
            li().child(link("row-link", Route::Lead(colleague), dynamic(name)))
        });
        let links = links.collect::<Vec<_>>();
        (!links.is_empty()).then(|| {
            section()
                .attr("aria-label", words::lead::COLLEAGUES)
                .child(h2().child("At the same company"))
                .child(ul().children(links))
        })
    })
}
