//! A row of choices of which one is taken.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, watch};

/// A choice: what it stands for is its place in the row.
#[component]
pub fn Chips(
    /// What is chosen, over the row.
    legend: &'static str,
    /// The words of the choices.
    words: Vec<String>,
    /// The place of the one that is taken.
    #[prop(into)]
    taken: Signal<Option<usize>>,
    /// Called with the place of the one that was tapped.
    #[prop(into)]
    on_take: Callback<usize>,
) -> impl IntoView {
    let chips = words.into_iter().enumerate().map(|(place, words)| {
        let pressed = move || if taken.get() == Some(place) { "true" } else { "false" };
        view! {
            <button type="button" class="chip" aria-pressed=watch(pressed) on:click=act(move |_| on_take.run(place))>
                {words}
            </button>
        }
    });
    view! {
        <div class="choice" role="group" aria-label=legend>
            <span class="label" aria-hidden="true">{legend}</span>
            <div class="chips">{chips.collect_view()}</div>
        </div>
    }
}
