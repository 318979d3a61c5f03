//! Erasing a person from everything, for good.

use leptos::prelude::*;

use crate::app::words;
use crate::browser::clock;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, details, div, input, label, p, summary};
use crate::ui::parts::message::refusal_line;
use crate::ui::route::{self, Route};

/// What erasing means, and the button.
pub fn erase(id: LeadId) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let asked = RwSignal::new(false);
    let erase = move || {
        let result = if asked.get_untracked() { keep_off(app, id) } else { Ok(()) };
        // Somebody who is already on the list stays on it in any case.
        let result = match result {
            Err(CommandError::Suppressed) | Ok(()) => app.dispatch(Command::Erase(id), "Person erased").map(|_| ()),
            Err(no) => Err(no),
        };
        match result {
            Ok(()) => route::go(&Route::Leads),
            Err(no) => refusal.set(Some(no)),
        }
    };
    let words = "Their name, numbers, notes and touches leave this book and its second copy, also at earlier moments, and no file brings them back. This cannot be undone. Files that were saved before still tell of them: delete or replace those yourself.";
    let tick = input()
        .attr("type", "checkbox")
        .checked(move || asked.get())
        .on("change", move |event| asked.set(event_target_checked(&event)));
    let hash = words::lead::KEEP_TRACES_BLOCKED;
    let content = div()
        .class("form")
        .child(p().child(words))
        .child(label().class("tick").child(tick).child(hash))
        .child(action("button", words::lead::ERASE_FOR_GOOD, erase))
        .child(refusal_line(refusal));
    details().child(summary().child(words::lead::ERASE_THIS_PERSON)).child(content)
}

/// Puts the person on the do-not-call list, so that erasing leaves a hash there.
fn keep_off(app: AppContext, id: LeadId) -> Result<(), CommandError> {
    let day = clock::now().today();
    let touch = Touch::new(TouchTime::On(day), Channel::Call, Direction::Theirs, Outcome::DoNotCall);
    app.dispatch(Command::RecordTouch { lead: id, touch, next: None }, "On the do-not-call list").map(|_| ())
}
