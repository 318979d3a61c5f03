//! The next touch as a line that can be changed: one tap for the usual days, a form for the rest.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{live, typed, watch};

use crate::app::call_draft::NextDraft;
use crate::app::days;
use crate::app::next_form;
use crate::domain::next_touch::NextTouch;
use crate::domain::time::Now;
use crate::domain::touch::Channel;

use crate::ui::parts::old::chips::Chips;

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
        let day = days.with_value(|days| days.get(place).cloned());
        // The day it has already keeps its agreed time.
        if let Some(day) = day.filter(|day| *day != draft().day) {
            on_change.run(NextDraft { day, time: String::new(), ..draft() });
        }
    };
    view! {
        <section class="next-touch" aria-label="Next touch">
            <p class="next-line"><span class="label">"Next touch"</span> <strong>{live(line)}</strong></p>
            <p class="why">{live(why)}</p>
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
                <input type="date" prop:value=watch(move || draft.get().day)
                    on:change=typed(move |text: String| { let day = text; change(&|draft| draft.day = day.clone()) }) />
            </label>
            <label class="field">
                "Time agreed with them (empty if it is only your plan)"
                <input type="time" prop:value=watch(move || draft.get().time)
                    on:change=typed(move |text: String| { let time = text; change(&|draft| draft.time = time.clone()) }) />
            </label>
            <label class="field">
                "Channel"
                <select on:change=typed(move |text: String| { let word = text; change(&|draft| draft.channel = word.clone()) })>
                    {live(options)}
                </select>
            </label>
            <label class="field">
                "Aim: what it is to achieve"
                <input type="text" prop:value=watch(move || draft.get().aim)
                    on:change=typed(move |text: String| { let aim = text; change(&|draft| draft.aim = aim.clone()) }) />
            </label>
            <label class="field">
                "Brings: what they get from it"
                <input type="text" prop:value=watch(move || draft.get().value)
                    on:change=typed(move |text: String| { let value = text; change(&|draft| draft.value = value.clone()) }) />
            </label>
        </div>
    }
}
