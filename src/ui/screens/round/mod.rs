//! The round: one lead at a time, from the brief through the call to the next touch. It doesn't know why a lead is
//! next.

mod ask;
mod brief;
mod call;
mod noted;
mod wrap_up;
mod written;

pub use brief::hints::row as hint_row;

use leptos::prelude::*;

use crate::app::call::{CallDraft, Stage};
use crate::app::format::dates;
use crate::app::words;
use crate::domain::id::LeadId;
use crate::domain::library::shelf;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, a, div, dynamic, footer, fragment, main, p, span};
use crate::ui::dom::{action, link};
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The button to the next lead, within reach of the thumb.
fn next_lead(app: AppContext) -> Element {
    footer().class("thumb").child(action("button primary", words::round::NEXT_LEAD, move || app.go_on()))
}

/// The button back to the outcomes.
fn another_outcome(app: AppContext, id: LeadId) -> Element {
    action("button", words::round::ANOTHER_OUTCOME, move || app.change_call(id, CallDraft::reopen))
}

/// The round at one lead.
pub fn round_at(id: LeadId) -> Element {
    let app = use_app();
    let call = app.call(id);
    // Opening a lead whose result is recorded means calling again.
    if call.with_untracked(|call| call.stage == Stage::Noted) {
        app.end_call();
    }
    let title = app.memo(move |book, _| {
        book.lead(id).map_or_else(|| words::common::THIS_LEAD_IS_GONE.to_owned(), |lead| lead.title().to_owned())
    });
    let place = app.memo(|book, now| {
        let agenda = book.agenda(now);
        format!("{} of {}", agenda.done + 1, agenda.done + agenda.due.len().max(1))
    });
    // `None` if the lead is gone. Other changes of the lead must not rebuild the screen or move the focus.
    let stage = app.memo(move |book, _| book.lead(id).map(|_| call.with(|call| call.stage)));
    let place = span()
        .class("place")
        .attr_fn("aria-label", move || format!("Lead {}", place.get()))
        .child(dynamic(move || place.get()));
    main()
        .class("screen round")
        .attr_fn("data-stage", move || stage.get().map(|stage| format!("{stage:?}")))
        .child(top(
            dynamic(move || title.get()),
            Some((Route::Today, words::places::TODAY)),
            vec![place, brief::skip::skip_menu(id)],
        ))
        .child(dynamic(move || match stage.get() {
            None => gone(),
            Some(Stage::Brief) => brief::brief_sheet(id),
            Some(Stage::Call) => call::call_sheet(id).view(),
            Some(Stage::WrapUp) => wrap_up::wrap_up_sheet(id),
            Some(Stage::Won) => wrap_up::won::won_sheet(id),
            Some(Stage::Noted) => noted::noted_sheet(id),
        }))
}

/// Shown for a lead that is no longer in the book, with a way to continue.
fn gone() -> AnyView {
    let app = use_app();
    let words = p().class("lead-in").child("It was taken out of the book. Undo brings it back.");
    fragment(vec![div().class("content").child(words).view(), next_lead(app).view()])
}

/// A hint if the shelf has had nothing new for a long time.
fn reading_hint(app: AppContext) -> Option<Element> {
    let days = app.with(shelf::days_without_reading)?;
    let words = format!("Nothing new on your shelf for {}. Read something for them.", dates::days(days));
    Some(p().child(words).child(" ").child(link("link", Route::Shelf, "To the shelf")))
}

/// The end of the round; the value chosen for the whole round ends too.
pub fn round_done() -> Element {
    let app = use_app();
    app.set_round_value("");
    let words = app.memo(|book, now| {
        let agenda = book.agenda(now);
        let (put_off, today_at) = (agenda.due.len(), agenda.today_at.len());
        let mut words = vec![format!("{} touched today.", dates::leads(agenda.done))];
        if put_off > 0 {
            words.push(format!("{} put off to later today.", dates::leads(put_off)));
        }
        if today_at > 0 {
            words.push(format!(
                "{} agreed for later today.",
                dates::counted(u64::try_from(today_at).unwrap_or(0), "time is", "times are")
            ));
        }
        words.join(" ")
    });
    let put_off = app.memo(|book, now| {
        let first = book.agenda(now).due.first().map(|due| due.lead);
        first.map(|lead| Route::Round(Some(lead)).hash())
    });
    let go_on_with =
        move || put_off.get().map(|hash| a().class("button").attr("href", hash).child("Go on with those put off"));
    main()
        .class("screen")
        .child(top(words::round::ROUND_IS_DONE, Some((Route::Today, words::places::TODAY)), None::<Element>))
        .child(
            div()
                .class("content")
                .child(p().class("lead-in").child(dynamic(move || words.get())))
                .child(dynamic(move || reading_hint(app))),
        )
        .child(
            footer()
                .class("thumb")
                .child(link("button primary", Route::Today, words::round::BACK_TO_TODAY))
                .child(dynamic(go_on_with)),
        )
}
