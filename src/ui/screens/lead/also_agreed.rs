//! Second agreed times, beside the next touch, until each is used or dropped.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::{ItemId, LeadId};
use crate::domain::schedule::also_agreed::also_agreed;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, p};
use crate::ui::parts::message::refusal_line;

/// Each second agreed time with its two actions; empty if there is none.
pub fn also_agreed_times(id: LeadId) -> AnyView {
    let app = use_app();
    let times = app.memo(move |book, now| {
        let lead = book.lead(id).into_iter();
        let times = lead.flat_map(|lead| also_agreed(lead).collect::<Vec<_>>());
        times.map(|(item, next)| (item, dates::next_line(&next, now))).collect::<Vec<_>>()
    });
    dynamic(move || times.get().into_iter().map(|(item, words)| untrack(|| one(id, item, &words))).collect::<Vec<_>>())
}

fn one(id: LeadId, item: ItemId, words: &str) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let settle = move |uses: bool| {
        let label = if uses { "The other agreed time used" } else { "The other agreed time dropped" };
        refusal.set(app.dispatch(Command::AlsoAgreed { lead: id, item, uses }, label).err());
    };
    div()
        .child(p().class("next-line").child(format!("Also agreed: {words}")))
        .child(div().class("row").child(action("button", words::lead::USE_THIS, move || settle(true))).child(action(
            "button",
            words::lead::DROP,
            move || settle(false),
        )))
        .child(refusal_line(refusal))
}
