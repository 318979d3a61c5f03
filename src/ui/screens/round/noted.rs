//! After the result is recorded: what comes next, with the chance to change it, then the next lead.

use leptos::prelude::*;

use crate::app::today::rows;
use crate::app::words;
use crate::domain::id::LeadId;
use crate::ui::context::use_app;
use crate::ui::dom::{div, dynamic, fragment, p};
use crate::ui::parts::form::movable_next_touch;
use crate::ui::parts::message::who_was_meant;

use super::written::drafts_after;

/// What was recorded for a lead, what comes next, and how to continue.
pub fn noted_sheet(id: LeadId) -> AnyView {
    let app = use_app();
    let call = app.call(id);
    let outcome = move || call.with(|call| call.outcome().map(|outcome| words::round::is_noted(outcome.words())));
    let has_next = app.memo(move |book, _| book.lead(id).is_some_and(|lead| lead.next_touch().is_some()));
    let status =
        app.memo(move |book, now| book.lead(id).map(|lead| rows::status_line(&lead.status, now)).unwrap_or_default());
    // The editor stays mounted while the next touch changes, so that its form does not fold during use.
    let what_comes = move || {
        if has_next.get() {
            untrack(|| movable_next_touch(id))
        } else {
            p().class("next-line").child(dynamic(move || status.get())).view()
        }
    };
    let content = div()
        .class("content noted")
        .child(p().class("lead-in").attr("role", "status").child(dynamic(outcome)))
        .child(dynamic(what_comes))
        .child(who_was_meant(id))
        .child(dynamic(move || has_next.get().then(|| untrack(|| drafts_after(id)))));
    fragment(vec![content.view(), super::next_lead(app).view()])
}
