//! The round: one lead at a time, from the brief over the call to the next touch.

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
use crate::domain::id::LeadId;
use crate::domain::library::shelf;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::dom::{Tag, a, div, footer, live, main, many, p, span};
use crate::ui::dom::{action, way};
use crate::ui::parts::page::top;
use crate::ui::route::{self, Route};

/// The next lead of the round.
pub fn next_in_round(desk: Desk) -> Option<LeadId> {
    desk.look(|book, now| book.agenda(now).next())
}

/// Goes on after a result that is in the book.
pub fn go_on(desk: Desk) {
    desk.end_call();
    go_to_next(desk);
}

/// Opens the next lead of the round, or its end.
pub fn go_to_next(desk: Desk) {
    let next = Route::Round(next_in_round(desk));
    // An address that does not change opens nothing.
    let is_here = untrack(|| desk.route()) == next;
    route::go(if is_here { &Route::Today } else { &next });
}

/// The way on to the next lead, under the thumb.
fn next_lead(desk: Desk) -> Tag {
    footer().class("thumb").child(action("button primary", "Next lead ▸", move || go_on(desk)))
}

/// The way back from what an outcome asks for to the outcomes.
fn another_outcome(desk: Desk, id: LeadId) -> Tag {
    action("button", "‹ Another outcome", move || desk.change_call(id, CallDraft::reopen))
}

/// The round at one lead.
pub fn round_at(id: LeadId) -> Tag {
    let desk = use_desk();
    let call = desk.call(id);
    // Whoever opens a lead whose result is noted wants to call again.
    if call.with_untracked(|call| call.stage == Stage::Noted) {
        desk.end_call();
    }
    let title = desk.ask(move |book, _| {
        book.lead(id).map_or_else(|| "This lead is gone".to_owned(), |lead| lead.title().to_owned())
    });
    let place = desk.ask(|book, now| {
        let agenda = book.agenda(now);
        format!("{} of {}", agenda.done + 1, agenda.done + agenda.due.len().max(1))
    });
    // None if the lead is gone. What else changes of the lead leaves the screen and the keyboard's place alone.
    let stage = desk.ask(move |book, _| book.lead(id).map(|_| call.with(|call| call.stage)));
    let place = span()
        .class("place")
        .watch("aria-label", move || format!("Lead {}", place.get()))
        .child(live(move || place.get()));
    main()
        .class("screen round")
        .watch("data-stage", move || stage.get().map(|stage| format!("{stage:?}")))
        .child(top(live(move || title.get()), Some((Route::Today, "Today")), vec![place, brief::skip::skip_menu(id)]))
        .child(live(move || match stage.get() {
            None => gone(),
            Some(Stage::Brief) => brief::brief_sheet(id),
            Some(Stage::Call) => call::call_sheet(id).view(),
            Some(Stage::WrapUp) => wrap_up::wrap_up_sheet(id),
            Some(Stage::Won) => wrap_up::won::won_sheet(id),
            Some(Stage::Noted) => noted::noted_sheet(id),
        }))
}

/// A lead that is not in the book (any more): the way on.
fn gone() -> AnyView {
    let desk = use_desk();
    let words = p().class("lead-in").child("It was taken out of the book. Undo brings it back.");
    many(vec![div().class("content").child(words).view(), next_lead(desk).view()])
}

/// A word when nothing new has come to the shelf for long.
fn reading_hint(desk: Desk) -> Option<Tag> {
    let days = desk.follow(shelf::days_without_reading)?;
    let words = format!("Nothing new on your shelf for {}. Read something for them.", dates::days(days));
    Some(p().child(words).child(" ").child(way("link", Route::Shelf, "To the shelf")))
}

/// The end of the round; what was chosen for all of it ends too.
pub fn round_done() -> Tag {
    let desk = use_desk();
    desk.set_round_value("");
    let words = desk.ask(|book, now| {
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
    let put_off = desk.ask(|book, now| {
        let first = book.agenda(now).due.first().map(|due| due.lead);
        first.map(|lead| Route::Round(Some(lead)).hash())
    });
    let go_on_with =
        move || put_off.get().map(|hash| a().class("button").attr("href", hash).child("Go on with those put off"));
    main()
        .class("screen")
        .child(top("The round is done", Some((Route::Today, "Today")), None::<Tag>))
        .child(
            div()
                .class("content")
                .child(p().class("lead-in").child(live(move || words.get())))
                .child(live(move || reading_hint(desk))),
        )
        .child(
            footer().class("thumb").child(way("button primary", Route::Today, "Back to Today")).child(live(go_on_with)),
        )
}
