//! Signs of interest and disinterest, one tap each; a second tap on the same day removes the sign.

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::id::{ItemId, LeadId};
use crate::domain::lead::ItemKind;
use crate::domain::qualify::signals::{self, Sign, TICKED};
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, p};

/// Chips for the signs that can be ticked.
pub fn sign_chips(id: LeadId) -> Vec<Element> {
    let app = use_app();
    let short = move || {
        let short = app.with(|book, _| book.lead(id).is_some_and(signals::suggests_little_time));
        short.then(|| p().class("hint").child("The last two talks were short. Did they give little time?"))
    };
    let chips = TICKED.into_iter().map(|sign| chip(id, sign));
    let row = div().class("chips").attr("role", "group").attr("aria-label", "Signs").children(chips);
    vec![row, div().child(dynamic(short))]
}

fn chip(id: LeadId, sign: &'static Sign) -> Element {
    let app = use_app();
    let ticked = app.memo(move |book, now| {
        let lead = book.lead(id)?;
        let is_today = |(_, item): &(ItemId, &crate::domain::lead::Item)| {
            item.about == Some(sign.id) && item.noted == Some(now.today())
        };
        lead.items_of(ItemKind::Signal).find(is_today).map(|(item, _)| item)
    });
    let toggle = move || {
        let command = match ticked.get_untracked() {
            Some(item) => Command::SetItem(id, item, None),
            None => Command::AddItem(id, app.with_untracked(|_, now| signals::tick(sign, now.today()))),
        };
        // The lead is on screen, so it is in the book.
        drop(app.dispatch(command, sign.words));
    };
    action("chip", sign.words, toggle).attr_fn("aria-pressed", move || ticked.get().is_some())
}
