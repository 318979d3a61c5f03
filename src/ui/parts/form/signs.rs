//! Signs of interest and of the lack of it, one tap each; another tap the same day takes it back.

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::id::{ItemId, LeadId};
use crate::domain::lead::ItemKind;
use crate::domain::qualify::signals::{self, Sign, TICKED};
use crate::ui::desk::use_desk;
use crate::ui::dom::action;
use crate::ui::dom::{Tag, div, live, p};

/// The signs that can be ticked.
pub fn sign_chips(id: LeadId) -> Vec<Tag> {
    let desk = use_desk();
    let short = move || {
        let short = desk.follow(|book, _| book.lead(id).is_some_and(signals::suggests_little_time));
        short.then(|| p().class("hint").child("The last two talks were short. Did they give little time?"))
    };
    let chips = TICKED.into_iter().map(|sign| chip(id, sign));
    let row = div().class("chips").attr("role", "group").attr("aria-label", "Signs").children(chips);
    vec![row, div().child(live(short))]
}

fn chip(id: LeadId, sign: &'static Sign) -> Tag {
    let desk = use_desk();
    let ticked = desk.ask(move |book, now| {
        let lead = book.lead(id)?;
        let is_today = |(_, item): &(ItemId, &crate::domain::lead::Item)| {
            item.about == Some(sign.id) && item.noted == Some(now.today())
        };
        lead.items_of(ItemKind::Signal).find(is_today).map(|(item, _)| item)
    });
    let toggle = move || {
        let command = match ticked.get_untracked() {
            Some(item) => Command::SetItem(id, item, None),
            None => Command::AddItem(id, desk.look(|_, now| signals::tick(sign, now.today()))),
        };
        // The lead is on screen, so it is in the book.
        drop(desk.dispatch(command, sign.words));
    };
    action("chip", sign.words, toggle).watch("aria-pressed", move || ticked.get().is_some())
}
