//! The words to say: all scripts by their kind, and one of them with its gaps.

use leptos::prelude::*;

use crate::app::words;
use crate::domain::script::kind::Kind;
use crate::domain::script::{Line, Piece, Script as ScriptText, Step};
use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

/// All scripts.
#[component]
pub fn Scripts() -> impl IntoView {
    let kinds = Kind::ALL.into_iter().map(|kind| {
        let items = words::scripts()
            .iter()
            .filter(|(_, script)| script.kind == kind)
            .map(|(id, script)| {
                let href = Route::Script((*id).to_owned()).hash();
                view! { <li><a class="row-link" href=href>{script.title.clone()}</a></li> }
            })
            .collect_view();
        view! {
            <section class="agenda">
                <h2>{crate::domain::touch::capital(kind.name())}</h2>
                <ul>{items}</ul>
            </section>
        }
    });
    view! {
        <main class="screen">
            <Top title="Scripts".to_owned() />
            <div class="content">
                <p class="lead-in">"In a round the right one is offered and filled from what the lead said."</p>
                {kinds.collect_view()}
            </div>
        </main>
    }
}

/// One script, its gaps as they are named.
#[component]
pub fn Script(
    /// Its id.
    id: String,
) -> impl IntoView {
    let script = words::script(&id);
    let title = script.map_or_else(|| "No such script".to_owned(), |script| script.title.clone());
    view! {
        <main class="screen">
            <Top title back=(Route::Scripts, "Scripts") />
            <div class="content script-text" tabindex="0" role="region" aria-label="Script">{script.map(script_text)}</div>
        </main>
    }
}

fn script_text(script: &'static ScriptText) -> impl IntoView {
    let subject = (!script.subject.is_empty())
        .then(|| view! { <p class="subject"><span class="label">"Subject"</span> {pieces(&script.subject)}</p> });
    let steps = script.steps.iter().map(step).collect_view();
    view! {
        {subject}
        {steps}
    }
}

fn step(step: &'static Step) -> impl IntoView {
    let heading = (!step.title().is_empty()).then(|| view! { <h2>{step.title()}</h2> });
    let lines = step.lines.iter().map(|line| match line {
        Line::Say(text) => view! { <p class="say">{pieces(text)}</p> }.into_any(),
        Line::Advice(text) => view! { <p class="advice">{pieces(text)}</p> }.into_any(),
        Line::Ask { question, .. } => view! { <p class="advice">"Ask: " {pieces(question)}</p> }.into_any(),
        Line::Answer { words, .. } => view! { <p class="advice">"→ " {pieces(words)}</p> }.into_any(),
    });
    view! { <section class="script-step">{heading}{lines.collect_view()}</section> }
}

fn pieces(pieces: &'static [Piece]) -> Vec<AnyView> {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.as_str().into_any(),
            Piece::Gap(gap) => view! { <span class="value">{gap.name()}</span> }.into_any(),
            Piece::Optional(inner) => self::pieces(inner).into_any(),
        })
        .collect()
}
