//! The call script: one step at a time, filled from what this person said.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, typed};

use crate::app::words::{self, LineView};
use crate::domain::id::LeadId;
use crate::domain::script::fill::Shown;
use crate::domain::script::kind::Kind;
use crate::ui::desk::use_desk;

use super::ask::{Asked, ask_line};

/// The step of the script that is on screen, with the answers that lead on.
#[component]
pub fn CallScript(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let call = desk.call(id);
    let step = desk.ask(move |book, now| {
        let call = call.get();
        let lead = book.lead(id)?;
        words::step(lead, book.settings(), &call, *now)
    });
    let go = move |slug: String| desk.change_call(id, |call| call.step = slug);
    view! {
        {live(move || {
            step.get()
                .map(|step| {
                    let place = format!("{} of {}", step.number, step.count);
                    let answers = step.answers;
                    let back = (step.number > 1).then(|| {
                        view! { <button type="button" class="link" on:click=act(move |_| go(String::new()))>"‹ Start again"</button> }
                    });
                    view! {
                        <div class="step-head"><h2>{step.heading}</h2><span class="place">{place}</span></div>
                        <div class="step">{step.lines.into_iter().map(|line| show_line(id, line)).collect_view()}</div>
                        <div class="answers">
                            {answers
                                .into_iter()
                                .map(|answer| {
                                    let slug = answer.to;
                                    view! {
                                        <button type="button" class="button answer" on:click=act(move |_| go(slug.clone()))>
                                            {answer.words}
                                        </button>
                                    }
                                })
                                .collect_view()}
                        </div>
                        {back}
                    }
                })
        })}
        <ScriptPicker id kind=Kind::Call />
    }
}

/// A line of a script, with its gaps filled or asked for.
pub fn show_line(id: LeadId, line: LineView) -> impl IntoView {
    match line {
        LineView::Say(shown) => view! { <p class="say">{show(id, shown)}</p> }.into_any(),
        LineView::Advice(text) => view! { <p class="advice">{text}</p> }.into_any(),
        LineView::Ask { question, field } => ask_line(id, Asked::Field(field), question),
    }
}

/// Filled words; a gap without a value is the question that would fill it.
pub fn show(id: LeadId, shown: Vec<Shown>) -> impl IntoView {
    shown
        .into_iter()
        .map(|part| match part {
            Shown::Text(text) => view! { <span>{text}</span> }.into_any(),
            Shown::Value { text, .. } => view! { <span class="value">{text}</span> }.into_any(),
            Shown::Missing { gap, question } => ask_line(id, Asked::Gap(gap), question.to_owned()),
        })
        .collect_view()
}

/// The script in use and the others of its kind; the offered one comes first.
#[component]
pub fn ScriptPicker(
    /// The lead.
    id: LeadId,
    /// The kind of script.
    kind: Kind,
) -> impl IntoView {
    let desk = use_desk();
    let call = desk.call(id);
    let offers = desk.ask(move |book, now| {
        let call = call.get();
        book.lead(id).map(|lead| words::offers(lead, kind, &call, now)).unwrap_or_default()
    });
    let choose = move |script: String| {
        desk.change_call(id, |call| {
            call.choose_script(kind.name(), script);
            call.step = String::new();
        });
    };
    let label = format!("Which {}", kind.name());
    view! {
        <label class="picker">
            <span class="visually-hidden">{label}</span>
            <select on:change=typed(move |text: String| choose(text))>
                {live(move || {
                    offers
                        .get()
                        .into_iter()
                        .map(|offer| view! { <option value=offer.id selected=offer.taken>{offer.title}</option> })
                        .collect_view()
                })}
            </select>
        </label>
    }
}
