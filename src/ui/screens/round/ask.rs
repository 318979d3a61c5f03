//! A question that a script asks where something is not known yet: its answer is kept for good.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{live, typed, watch};

use crate::app::values::{self, AnswerHome};
use crate::browser::clock;
use crate::domain::command::Refusal;
use crate::domain::id::LeadId;
use crate::domain::script::gap::{AskField, Gap};
use crate::ui::desk::use_desk;
use crate::ui::parts::old::refusal::RefusalLine;

/// What an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A gap in the words to say.
    Gap(Gap),
    /// A question of the script itself.
    Field(AskField),
}

/// The question and a line for its answer.
#[component]
pub fn Ask(
    /// The lead.
    id: LeadId,
    /// What the answer is for.
    asked: Asked,
    /// The question.
    question: String,
) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let kept = RwSignal::new(false);
    // The line is emptied once its answer is kept: the next question may stand in the same place.
    let typing = RwSignal::new(String::new());
    let kind = match asked {
        Asked::Gap(Gap::Deadline | Gap::DaysLeft) | Asked::Field(AskField::Deadline) => "date",
        Asked::Gap(_) | Asked::Field(_) => "text",
    };
    let answer = move |text: String| {
        if text.trim().is_empty() {
            return;
        }
        let today = clock::now().today();
        let country = desk.home();
        let home = desk.look(|book, _| {
            book.lead(id).map(|lead| match asked {
                Asked::Gap(gap) => values::answer_to_gap(gap, lead, &text, country, today),
                Asked::Field(field) => values::answer_to(field, lead, &text, country),
            })
        });
        match home {
            Some(AnswerHome::Book(command)) => {
                let result = desk.dispatch(*command, "Answer kept");
                kept.set(result.is_ok());
                if result.is_ok() {
                    typing.set(String::new());
                }
                refusal.set(result.err());
            }
            Some(AnswerHome::ThisTouch) => {
                typing.set(String::new());
                desk.change_call(id, |call| match asked {
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
            None => {}
        }
    };
    view! {
        <label class="ask">
            <span>{question}</span>
            <input type=kind autocomplete="off"
                prop:value=watch(move || typing.get())
                on:input=typed(move |text: String| typing.set(text))
                on:change=typed(move |text: String| answer(text)) />
            {live(move || kept.get().then(|| view! { <small role="status">"Kept"</small> }))}
        </label>
        <RefusalLine refusal />
    }
}
