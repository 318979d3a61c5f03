//! A question from a script about a missing value; its answer is stored.

use leptos::prelude::*;

use crate::app::call::script_values::{self, AnswerHome};
use crate::browser::clock;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::script::{AskField, Gap};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{dynamic, fragment, input, label, small, span};
use crate::ui::parts::message::refusal_line;

/// What an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A gap in the words to say.
    Gap(Gap),
    /// A question of the script itself.
    Field(AskField),
}

impl Asked {
    /// The `type` attribute of the input for the answer.
    fn input_type(self) -> &'static str {
        match self {
            Asked::Gap(Gap::Deadline | Gap::DaysLeft) | Asked::Field(AskField::Deadline) => "date",
            Asked::Gap(_) | Asked::Field(_) => "text",
        }
    }
}

/// A question about a lead, with a line for its answer.
pub fn ask_line(id: LeadId, asked: Asked, question: String) -> AnyView {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let kept = RwSignal::new(false);
    // The line is cleared once its answer is stored: the next question may use the same element.
    let typing = RwSignal::new(String::new());
    let answer = move |text: String| {
        if text.trim().is_empty() {
            return;
        }
        match home_of(app, id, asked, &text) {
            Some(AnswerHome::Book(command)) => {
                let result = app.dispatch(*command, "Answer kept");
                kept.set(result.is_ok());
                if result.is_ok() {
                    typing.set(String::new());
                }
                refusal.set(result.err());
            }
            Some(AnswerHome::ThisTouch) => {
                typing.set(String::new());
                keep_for_this_touch(app, id, asked, text);
            }
            None => {}
        }
    };
    let line = input()
        .attr("type", asked.input_type())
        .attr("autocomplete", "off")
        .value(move || typing.get())
        .on_text("input", move |text| typing.set(text))
        .on_text("change", answer);
    let question = label()
        .class("ask")
        .child(span().child(question))
        .child(line)
        .child(dynamic(move || kept.get().then(|| small().attr("role", "status").child("Kept"))));
    fragment(vec![question.view(), refusal_line(refusal)])
}

/// Where an answer is stored; `None` if the lead is gone.
fn home_of(app: AppContext, id: LeadId, asked: Asked, text: &str) -> Option<AnswerHome> {
    let today = clock::now().today();
    let country = app.home();
    app.with_untracked(|book, _| {
        book.lead(id).map(|lead| match asked {
            Asked::Gap(gap) => script_values::answer_to_gap(gap, lead, text, country, today),
            Asked::Field(field) => script_values::answer_to(field, lead, text, country),
        })
    })
}

fn keep_for_this_touch(app: AppContext, id: LeadId, asked: Asked, text: String) {
    app.change_call(id, |call| match asked {
        Asked::Gap(gap) => {
            call.gaps.insert(gap.name().to_owned(), text);
        }
        Asked::Field(_) => {
            if !call.note.is_empty() {
                call.note.push('\n');
            }
            call.note.push_str(&text);
        }
    });
}
