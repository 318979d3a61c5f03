//! Agreeing who does what by when: one line, a day, and what it advances.

use leptos::prelude::*;

use super::chips::chips;
use crate::browser::clock;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::ItemKind;
use crate::domain::qualify::commitments::assigned;
use crate::domain::time::day_of_iso;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div};
use crate::ui::parts::message::Kept;
use crate::ui::parts::message::refusal_line;

/// A form for a commitment of one side.
pub fn agree_form(id: LeadId) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let theirs = RwSignal::new(false);
    let [text, day, moves] = ["what", "by", "moves"].map(|field| Kept::new(format!("lead/{}/agree-{field}", id.0)));
    let add = move || {
        let kind = if theirs.get_untracked() { ItemKind::TheirPromise } else { ItemKind::MyPromise };
        let due = day_of_iso(&day.get());
        let today = clock::now().today();
        let item = assigned(kind, &text.get(), due, &moves.get(), today);
        let result = app.dispatch(Command::AddItem(id, item), "Agreed");
        if result.is_ok() {
            [text, day, moves].into_iter().for_each(Kept::forget);
        }
        refusal.set(result.err());
    };
    let who = chips(
        "Who does it",
        vec!["I do".to_owned(), "They do".to_owned()],
        move || Some(usize::from(theirs.get())),
        move |place| theirs.set(place == 1),
    );
    div()
        .class("form")
        .child(who)
        .child(text.line("What, after “to”", "text"))
        .child(day.line("By when", "date"))
        .child(moves.line("What it moves: the next stage or an open question", "text"))
        .child(action("button", "Agree on it", add))
        .child(refusal_line(refusal))
}
