//! The next touch as a line that can be changed: one tap for the usual days, a form for the rest.

use leptos::prelude::*;

use crate::app::call_draft::NextDraft;
use crate::app::days;
use crate::app::next_form;
use crate::domain::next_touch::NextTouch;
use crate::domain::time::Now;
use crate::domain::touch::Channel;

use super::chips::Chips;

/// The next touch in one line, its usual days as chips, and all of it in a form that unfolds.
#[component]
pub fn NextTouchEditor(
    /// The next touch as it stands, or as it is forecast.
    #[prop(into)]
    next: Signal<Option<NextTouch>>,
    /// When this is asked.
    now: Now,
    /// Called with the next touch as it is to be.
    #[prop(into)]
    on_change: Callback<NextDraft>,
) -> impl IntoView {
    let draft = move || next.with(|next| next.as_ref().map(|next| next_form::draft_of(next, &now))).unwrap_or_default();
    let line = move || {
        next.with(|next| next.as_ref().map_or_else(|| "No next touch".to_owned(), |next| days::next_line(next, &now)))
    };
    let why = move || next.with(|next| next.as_ref().map(|next| next.why.words())).unwrap_or_default();
    let offers = next_form::day_offers(&now);
    let words = offers.iter().map(|offer| offer.words.clone()).collect();
    let days: Vec<String> = offers.into_iter().map(|offer| offer.day).collect();
    let days = StoredValue::new(days);
    let taken = Signal::derive(move || days.with_value(|days| days.iter().position(|day| *day == draft().day)));
    let take = move |place: usize| {
        if let Some(day) = days.with_value(|days| days.get(place).cloned()) {
            on_change.run(NextDraft { day, time: String::new(), ..draft() });
        }
    };
    view! {
        <section class="next-touch" aria-label="Next touch">
            <p class="next-line"><span class="label">"Next touch"</span> <strong>{line}</strong></p>
            <p class="why">{why}</p>
            <Chips legend="Another day" words taken on_take=take />
            <details>
                <summary>"Change time, channel or aim"</summary>
                <NextTouchForm draft=Signal::derive(draft) on_change />
            </details>
        </section>
    }
}

/// All of a next touch.
#[component]
fn NextTouchForm(
    /// As it stands.
    draft: Signal<NextDraft>,
    /// Called with every change.
    on_change: Callback<NextDraft>,
) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut NextDraft)| {
        let mut draft = draft.get_untracked();
        change(&mut draft);
        on_change.run(draft);
    };
    let options = move || {
        let mut words: Vec<String> = Channel::SHIPPED.iter().map(|channel| channel.word().to_owned()).collect();
        let present = draft.with(|draft| draft.channel.clone());
        if !present.is_empty() && !words.contains(&present) {
            words.push(present.clone());
        }
        words
            .into_iter()
            .map(|word| {
                let selected = word == present;
                view! { <option value=word.clone() selected=selected>{word.clone()}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="form">
            <label class="field">
                "Day"
                <input type="date" prop:value=move || draft.get().day
                    on:change:target=move |event| { let day = event.target().value(); change(&|draft| draft.day = day.clone()) } />
            </label>
            <label class="field">
                "Time agreed with them (empty if it is only your plan)"
                <input type="time" prop:value=move || draft.get().time
                    on:change:target=move |event| { let time = event.target().value(); change(&|draft| draft.time = time.clone()) } />
            </label>
            <label class="field">
                "Channel"
                <select on:change:target=move |event| { let word = event.target().value(); change(&|draft| draft.channel = word.clone()) }>
                    {options}
                </select>
            </label>
            <label class="field">
                "Aim: what it is to achieve"
                <input type="text" prop:value=move || draft.get().aim
                    on:change:target=move |event| { let aim = event.target().value(); change(&|draft| draft.aim = aim.clone()) } />
            </label>
            <label class="field">
                "Brings: what they get from it"
                <input type="text" prop:value=move || draft.get().value
                    on:change:target=move |event| { let value = event.target().value(); change(&|draft| draft.value = value.clone()) } />
            </label>
        </div>
    }
}
