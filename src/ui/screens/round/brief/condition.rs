//! Their condition for being called: the brief asks about it before the call, and one tap says that it is met.

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::id::{ItemId, LeadId};
use crate::domain::qualify::commitments::{conditions, settled};
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, dynamic, p, strong};

/// The unmet conditions of a lead.
pub fn condition_first(id: LeadId) -> AnyView {
    let app = use_app();
    let open = app.memo(move |book, _| {
        let open = book.lead(id).map(conditions).unwrap_or_default();
        open.into_iter().map(|(item, text)| (item, text.to_owned())).collect::<Vec<(ItemId, String)>>()
    });
    dynamic(move || {
        let lines = open.get().into_iter().map(|(item, text)| condition(id, item, text));
        lines.collect::<Vec<Element>>()
    })
}

fn condition(id: LeadId, item: ItemId, text: String) -> Element {
    let app = use_app();
    let met = move || {
        let known = app.with_untracked(|book, now| {
            book.lead(id).and_then(|lead| lead.items.get(&item)).map(|item| settled(item, true, now.today()))
        });
        // The lead is on screen, so it is in the book.
        drop(app.dispatch(Command::SetItem(id, item, known), "It is so now"));
    };
    p().attr("role", "note").child("They want a call only if: ").child(strong().child(text)).child(" ").child(action(
        "chip",
        "It is so now",
        met,
    ))
}
