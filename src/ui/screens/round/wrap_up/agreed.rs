//! The end of the call script: the next touch is read out, and their agreement is ticked at the same time.

use std::sync::Arc;

use crate::app::call::record::Closing;
use crate::app::words;
use crate::domain::id::LeadId;
use crate::ui::context::AppContext;
use crate::ui::dom::{Element, p, section, span};
use crate::ui::parts::page::{Change, Read, agreed_row};

/// The wrap-up rows of the call in progress.
pub fn rows_of_call(app: AppContext, id: LeadId) -> (Read, Change) {
    let call = app.call(id);
    let change: Change = Arc::new(move |put| {
        app.change_call(id, |call| {
            let mut closing = Closing::of(call);
            put(&mut closing);
            (call.progress, call.close, call.agreed) = (closing.progress, closing.close, closing.agreed);
        });
    });
    (Arc::new(move || leptos::prelude::With::with(&call, Closing::of)), change)
}

/// What to read out before hanging up, and the row for their answer (S0.2).
pub fn before_hanging_up(app: AppContext, id: LeadId, words: String) -> Element {
    let (read, change) = rows_of_call(app, id);
    section()
        .attr("aria-label", words::round::BEFORE_YOU_HANG_UP)
        .child(span().class("label").child(words::round::BEFORE_YOU_HANG_UP))
        .child(p().class("say").child(words))
        .child(agreed_row(&read, &change))
}
