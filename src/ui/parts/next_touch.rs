//! The next touch as a line that can be changed: one tap for the usual days, a form for the rest.

use leptos::prelude::*;

use crate::app::call_draft::NextDraft;
use crate::app::days;
use crate::app::next_form;
use crate::domain::id::LeadId;
use crate::domain::next_touch::NextTouch;
use crate::domain::touch::Channel;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::html::{Tag, details, div, input, label, live, option, p, section, select, span, strong, summary};

use super::chips::chips;

/// The next touch in one line, its usual days as chips, and all of it in a form that unfolds. `next` is the
/// next touch of this lead as it stands or as it is forecast; `change` is called with the next touch as it is to be.
pub fn next_touch_editor(id: LeadId, next: Memo<Option<NextTouch>>, change: Callback<NextDraft>) -> Tag {
    let desk = use_desk();
    let draft = Memo::new(move |_| {
        next.with(|next| next.as_ref().map(|next| next_form::draft_of(next, &desk.now()))).unwrap_or_default()
    });
    let line = move || {
        next.with(|next| {
            next.as_ref().map_or_else(|| "No next touch".to_owned(), |next| days::next_line(next, &desk.now()))
        })
    };
    let steps = desk.ask(move |book, _| book.lead(id).map(|lead| book.plan_of(lead).steps.len()).unwrap_or_default());
    let why = move || next.with(|next| next.as_ref().map(|next| next.why.words(steps.get()))).unwrap_or_default();
    section()
        .class("next-touch")
        .attr("aria-label", "Next touch")
        .child(
            p().class("next-line")
                .child(span().class("label").child("Next touch"))
                .child(" ")
                .child(strong().child(live(line))),
        )
        .child(p().class("why").child(live(why)))
        .child(other_days(desk, draft, change))
        .child(details().child(summary().child("Change time, channel or aim")).child(form(draft, change)))
}

fn other_days(desk: Desk, draft: Memo<NextDraft>, change: Callback<NextDraft>) -> AnyView {
    let offers = Memo::new(move |_| next_form::day_offers(&desk.now()));
    let taken =
        move || offers.with(|offers| draft.with(|draft| offers.iter().position(|offer| offer.day == draft.day)));
    let take = move |place: usize| {
        let draft = draft.get_untracked();
        let day = offers.with_untracked(|offers| offers.get(place).map(|offer| offer.day.clone()));
        // The day it has already keeps its agreed time.
        if let Some(day) = day.filter(|day| *day != draft.day) {
            change.run(NextDraft { day, time: String::new(), ..draft });
        }
    };
    live(move || {
        let words = offers.with(|offers| offers.iter().map(|offer| offer.words.clone()).collect());
        chips("Another day", words, taken, take)
    })
}

/// All of a next touch.
fn form(draft: Memo<NextDraft>, change: Callback<NextDraft>) -> Tag {
    let part = move |words: &'static str,
                     kind: &'static str,
                     get: fn(&NextDraft) -> &String,
                     put: fn(&mut NextDraft, String)| {
        label().class("field").child(words).child(
            input()
                .attr("type", kind)
                .value(move || draft.with(|draft| get(draft).clone()))
                .on_text("change", move |text| changed(draft, change, put, text)),
        )
    };
    div()
        .class("form")
        .child(part("Day", "date", |draft| &draft.day, |draft, day| draft.day = day))
        .child(part(
            "Time agreed with them (empty if it is only your plan)",
            "time",
            |draft| &draft.time,
            |draft, time| draft.time = time,
        ))
        .child(
            label().class("field").child("Channel").child(
                select()
                    .on_text("change", move |word| changed(draft, change, |draft, word| draft.channel = word, word))
                    .child(live(move || channels(draft))),
            ),
        )
        .child(part("Aim: what it is to achieve", "text", |draft| &draft.aim, |draft, aim| draft.aim = aim))
        .child(part("Brings: what they get from it", "text", |draft| &draft.value, |draft, value| draft.value = value))
}

fn changed(draft: Memo<NextDraft>, change: Callback<NextDraft>, put: fn(&mut NextDraft, String), text: String) {
    let mut draft = draft.get_untracked();
    put(&mut draft, text);
    change.run(draft);
}

fn channels(draft: Memo<NextDraft>) -> Vec<Tag> {
    let mut words: Vec<String> = Channel::SHIPPED.iter().map(|channel| channel.word().to_owned()).collect();
    let present = draft.with(|draft| draft.channel.clone());
    if !present.is_empty() && !words.contains(&present) {
        words.push(present);
    }
    let each = words.into_iter().map(|word| {
        let is_present = {
            let word = word.clone();
            move || draft.with(|draft| draft.channel == word)
        };
        option().attr("value", word.clone()).selected(is_present).child(word)
    });
    each.collect()
}
