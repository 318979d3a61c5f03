//! What does this touch bring them? Asked before dialling if no value is chosen; each answer is one tap, and the dial
//! button below overrules the question.

use leptos::prelude::*;

use crate::app::call::value_gate;
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, p, section, small, span, strong};

/// Whether the question is asked for this call.
pub fn asks(app: AppContext, id: LeadId) -> Memo<bool> {
    let call = app.call(id);
    app.memo(move |book, _| {
        let call = call.get();
        book.lead(id).is_some_and(|lead| value_gate::asks(lead, &call))
    })
}

/// The question, while it is asked.
pub fn gate(id: LeadId) -> AnyView {
    let app = use_app();
    let asks = asks(app, id);
    dynamic(move || asks.get().then(|| untrack(|| panel(app, id))))
}

fn panel(app: AppContext, id: LeadId) -> Element {
    let choices =
        app.memo(move |book, now| book.lead(id).map(|lead| value_gate::choices(book, lead, *now)).unwrap_or_default());
    let hint = app.memo(move |book, _| book.lead(id).and_then(value_gate::expertise_hint).unwrap_or_default());
    let take = move |value: String, piece: Option<LibraryItemId>| {
        // A value is never refused while the lead is open.
        drop(app.dispatch(Command::Bring { lead: id, piece, value }, "Value chosen"));
    };
    let chips = move || {
        let each = choices.get().into_iter().map(|choice| {
            let text = choice.text.clone();
            let about = format!("{}, {}", choice.because, choice.kind.serves());
            action("choice-row", strong().child(choice.text), move || take(text.clone(), choice.piece))
                .child(small().child(about))
        });
        each.collect::<Vec<Element>>()
    };
    let none = move || {
        choices.with(Vec::is_empty).then(|| {
            p().class("hint").child("Nothing is on the shelf for them. Type it under “Brings them”, or call as it is.")
        })
    };
    section()
        .class("gate")
        .attr("aria-label", words::round::WHAT_DO_YOU_BRING)
        .child(span().class("label").child(words::round::WHAT_DO_YOU_BRING))
        .child(dynamic(move || {
            let words = hint.get();
            (!words.is_empty()).then(|| p().class("hint").child(words))
        }))
        .child(div().class("gate-choices").child(dynamic(chips)))
        .child(dynamic(none))
}
