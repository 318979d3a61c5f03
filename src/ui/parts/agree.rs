//! Agreeing who does what until when: one line, a day, and what it moves.

use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::assignments::assigned;
use crate::domain::command::{Command, Refusal};
use crate::domain::id::LeadId;
use crate::domain::knowledge::ItemKind;
use crate::domain::time::day_of_iso;
use crate::ui::desk::use_desk;
use crate::ui::html::{Tag, div};
use crate::ui::parts::chips::chips;
use crate::ui::parts::controls::{action, line_of};
use crate::ui::parts::refusal::refusal_line;

/// A form for what one side is to do.
pub fn agree_form(id: LeadId) -> Tag {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let theirs = RwSignal::new(false);
    let [text, day, moves] = [(); 3].map(|()| RwSignal::new(String::new()));
    let add = move || {
        let kind = if theirs.get_untracked() { ItemKind::TheirPromise } else { ItemKind::MyPromise };
        let due = day_of_iso(&day.get_untracked());
        let today = clock::now().today();
        let item = assigned(kind, &text.get_untracked(), due, &moves.get_untracked(), today);
        let result = desk.dispatch(Command::AddItem(id, item), "Agreed");
        if result.is_ok() {
            [text, day, moves].iter().for_each(|typed| typed.set(String::new()));
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
        .child(line_of("What, after “to”", "text", text))
        .child(line_of("By when", "date", day))
        .child(line_of("What it moves: the next stage or an open question", "text", moves))
        .child(action("button", "Agree on it", add))
        .child(refusal_line(refusal))
}
