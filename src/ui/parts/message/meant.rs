//! Asks whether somebody who asked not to be called meant only themselves, if others share the number.

use leptos::prelude::*;

use crate::app::leads::do_not_call::{self, Meant};
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::id::LeadId;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, dynamic, p, section};
use crate::ui::parts::form::chips;

/// The question with its two answers, while the lead shares a number. The number stays blocked until the other answer
/// is tapped, so ignoring the question blocks too much rather than too little.
pub fn who_was_meant(id: LeadId) -> AnyView {
    let app = use_app();
    let meant = app.memo(move |book, _| do_not_call::meant(book, book.lead(id)?));
    dynamic(move || meant.get().map(question))
}

fn question(meant: Meant) -> Element {
    let app = use_app();
    let Meant { asked, words, answers, only_them } = meant;
    let take = move |place: usize| {
        let command = Command::TheyMeant { lead: asked, only_them: place == 1 };
        // Repeating the present answer changes nothing, and is refused for that reason.
        drop(app.dispatch(command, "Noted who they meant"));
    };
    section().attr("aria-label", words::common::WHOM_THEY_MEANT).child(p().class("hint").child(words)).child(chips(
        "Who is not to be called",
        answers.to_vec(),
        move || Some(usize::from(only_them)),
        take,
    ))
}
