//! The next question to ask, with answers of one tap and a line for any other; once answered, the following question
//! takes its place.

use leptos::prelude::*;

use crate::app::words;
use crate::browser::clock;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::qualify::questions::{self, Home, Question};
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, input, label, p, section, span};
use crate::ui::parts::message::refusal_line;

/// The next question: from the first talk, or else a casual one if `casual` is set.
pub fn ask_next(id: LeadId, casual: bool) -> Element {
    let app = use_app();
    let asked = app.memo(move |book, now| {
        let lead = book.lead(id)?;
        let today = now.today();
        let open = questions::unasked(lead, today);
        let more = open.len().saturating_sub(1);
        let question = open.first().copied().or_else(|| questions::casual(lead, today).filter(|_| casual))?;
        Some((question, more, questions::is_flagged(lead, today)))
    });
    section().attr("aria-label", words::common::TO_ASK_NEXT).child(dynamic(move || {
        asked.get().map(|(question, more, late)| untrack(|| one_question(id, question, more, late)))
    }))
}

fn one_question(id: LeadId, question: &'static Question, more: usize, late: bool) -> Vec<Element> {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let answer = move |text: &str| {
        let today = clock::now().today();
        let command =
            app.with_untracked(|book, _| book.lead(id).map(|lead| questions::answer(lead, question, text, today)));
        if let Some(command) = command.filter(|_| !text.trim().is_empty()) {
            refusal.set(app.dispatch(command, "Answer kept").err());
        }
    };
    let not_said = move || {
        let today = clock::now().today();
        if let Some(command) =
            app.with_untracked(|book, _| book.lead(id).map(|lead| questions::not_said(lead, question, today)))
        {
            refusal.set(app.dispatch(command, words::common::THEY_DID_NOT_SAY).err());
        }
    };
    let kind = if question.home == Home::Deadline { "date" } else { "text" };
    let line = input().attr("type", kind).attr("autocomplete", "off").on_text("change", move |text| answer(&text));
    let choices = question.choices.iter().map(|words| action("chip", *words, move || answer(words)));
    let rest = match (late, more) {
        (true, more) => format!("Not asked in the first talk, and {more} more."),
        (false, 0) => String::new(),
        (false, more) => format!("{more} more after this one."),
    };
    vec![
        label().class("ask").child(span().child("Ask: ").child(question.words)).child(line),
        div().class("chips").children(choices).child(action("chip", words::common::THEY_DID_NOT_SAY, not_said)),
        p().class("hint").child(rest).child(refusal_line(refusal)),
    ]
}
