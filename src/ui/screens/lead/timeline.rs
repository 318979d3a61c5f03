//! Every touch of a lead, the latest first.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, rows_of};

use crate::app::rows;
use crate::domain::command::Command;
use crate::domain::id::{LeadId, TouchId};
use crate::ui::desk::use_desk;

/// Every touch of a lead.
#[component]
pub fn Timeline(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let touches = desk.ask(move |book, _| {
        book.lead(id)
            .map(|lead| lead.touches.iter().rev().map(|(touch, _)| *touch).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let empty = move || touches.with(Vec::is_empty);
    view! {
        <section class="timeline" aria-label="Touches">
            <h2>{live(move || format!("Touches: {}", touches.with(Vec::len)))}</h2>
            {live(move || empty().then(|| view! { <p>"Nobody has talked to them yet."</p> }))}
            <ol>{rows_of(move || touches.get(), move |touch| view! { <TouchItem id touch /> }.into_any())}</ol>
        </section>
    }
}

#[component]
fn TouchItem(id: LeadId, touch: TouchId) -> impl IntoView {
    let desk = use_desk();
    let row = desk.ask(move |book, now| {
        let lead = book.lead(id)?;
        lead.touches.iter().find(|(known, _)| *known == touch).map(|(_, touch)| rows::touch_row(touch, now))
    });
    let remove = move |_| drop(desk.dispatch(Command::SetTouch(id, touch, None), "Touch taken out"));
    view! {
        <li>
            {live(move || {
                row.get()
                    .map(|row| {
                        let label = format!("Take out: {} {}", row.when, row.words);
                        view! {
                            <p class="touch-head">
                                <span class="when">{row.when}</span>
                                <strong>{row.words}</strong>
                                {(!row.progress.is_empty()).then(|| view! { <span class="progress-word">{row.progress}</span> })}
                                <button type="button" class="link" aria-label=label on:click=act(remove)>"✕"</button>
                            </p>
                            {(!row.note.is_empty()).then(|| view! { <p class="note-text"><bdi>{row.note}</bdi></p> })}
                        }
                    })
            })}
        </li>
    }
}
