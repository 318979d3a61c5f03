//! The next touch as a line that can be changed: one tap for the usual days, a form for the rest.

use leptos::prelude::*;

use crate::app::call::NextDraft;
use crate::app::call::next_touch_form;
use crate::app::format::dates;
use crate::app::today::hour_rows::{self, TheirClock};
use crate::app::words;
use crate::domain::id::LeadId;
use crate::domain::lead::Channel;
use crate::domain::lead::NextTouch;
use crate::domain::qualify::commitments;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, details, div, dynamic, input, label, option, p, section, select, span, strong, summary};

use super::chips::chips;
use crate::ui::dom::action;

/// The next touch in one line, with the usual days as chips, and a form that unfolds. `next` is the lead's next
/// touch, present or forecast; `change` is called with the edited one.
pub fn next_touch_editor(id: LeadId, next: Memo<Option<NextTouch>>, change: Callback<NextDraft>) -> Element {
    let app = use_app();
    let draft = Memo::new(move |_| {
        next.with(|next| next.as_ref().map(|next| next_touch_form::draft_of(next, &app.now()))).unwrap_or_default()
    });
    let line = move || {
        next.with(|next| {
            next.as_ref()
                .map_or_else(|| words::common::NO_NEXT_TOUCH.to_owned(), |next| dates::next_line(next, &app.now()))
        })
    };
    let steps = app.memo(move |book, _| book.lead(id).map(|lead| book.plan_of(lead).steps.len()).unwrap_or_default());
    let why = move || next.with(|next| next.as_ref().map(|next| next.why.words(steps.get()))).unwrap_or_default();
    section()
        .class("next-touch")
        .attr("aria-label", words::common::NEXT_TOUCH)
        .child(
            p().class("next-line")
                .child(span().class("label").child(words::common::NEXT_TOUCH))
                .child(" ")
                .child(strong().child(dynamic(line))),
        )
        .child(p().class("why").child(dynamic(why)))
        .child(other_days(app, draft, change))
        .child(answering(id, draft, change))
        .child(details().child(summary().child("Change time, channel or aim")).child(form(id, draft, change)))
}

fn other_days(app: AppContext, draft: Memo<NextDraft>, change: Callback<NextDraft>) -> AnyView {
    let offers = app.memo(next_touch_form::day_offers);
    let taken =
        move || offers.with(|offers| draft.with(|draft| offers.iter().position(|offer| offer.day == draft.day)));
    let take = move |place: usize| {
        let draft = draft.get_untracked();
        let day = offers.with_untracked(|offers| offers.get(place).map(|offer| offer.day.clone()));
        // Tapping its present day keeps the agreed time.
        if let Some(day) = day.filter(|day| *day != draft.day) {
            change.run(NextDraft { day, time: String::new(), ..draft });
        }
    };
    dynamic(move || {
        let words = offers.with(|offers| offers.iter().map(|offer| offer.words.clone()).collect());
        chips("Another day", words, taken, take)
    })
}

/// One tap that turns it into the touch that answers their question, unless it is that already (S3.18).
fn answering(id: LeadId, draft: Memo<NextDraft>, change: Callback<NextDraft>) -> AnyView {
    let aim = use_app().memo(move |book, now| commitments::answering_aim(book.lead(id)?, now.today()));
    let offered = Memo::new(move |_| aim.get().filter(|aim| draft.with(|draft| draft.aim != *aim)));
    dynamic(move || {
        offered.get().map(|aim| {
            let shown = aim.clone();
            action("choice-row", shown, move || {
                change.run(NextDraft { aim: aim.clone(), ..draft.get_untracked() });
            })
        })
    })
}

/// The complete form of a next touch.
fn form(id: LeadId, draft: Memo<NextDraft>, change: Callback<NextDraft>) -> Element {
    let clock = agreed_clock(id, draft);
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
        .child(part(words::common::DAY, "date", |draft| &draft.day, |draft, day| draft.day = day))
        .child(dynamic(move || clock.theirs.get().map(|theirs| whose_clock(theirs, clock, draft, change))))
        .child(label().class("field").child(words::common::TIME_AGREED).child(
            input().attr("type", "time").value(move || draft.with(|draft| draft.time.clone())).on_text(
                "change",
                move |time| {
                    let zone = untrack(|| clock.zone(draft));
                    change.run(NextDraft { time, zone, ..draft.get_untracked() });
                },
            ),
        ))
        .child(
            label().class("field").child("Channel").child(
                select()
                    .on_text("change", move |word| changed(draft, change, |draft, word| draft.channel = word, word))
                    .child(dynamic(move || channels(draft))),
            ),
        )
        .child(part("Aim: what it is to achieve", "text", |draft| &draft.aim, |draft, aim| draft.aim = aim))
        .child(part("Brings: what they get from it", "text", |draft| &draft.value, |draft, value| draft.value = value))
}

/// The clock by which a time is agreed.
#[derive(Clone, Copy)]
struct AgreedClock {
    /// Theirs, if it differs from mine.
    theirs: Memo<Option<TheirClock>>,
    /// Whether the next time entered is in their zone.
    is_theirs: RwSignal<bool>,
}

fn agreed_clock(id: LeadId, draft: Memo<NextDraft>) -> AgreedClock {
    let of_lead = use_app().memo(move |book, now| hour_rows::their_clock(book.lead(id)?, now));
    // An agreed time keeps its zone, even if the lead has moved to another one since.
    let theirs = Memo::new(move |_| {
        let zone = draft.with(|draft| draft.zone.clone());
        of_lead.get().or_else(|| (!zone.is_empty()).then(|| TheirClock { words: format!("Theirs: {zone}"), zone }))
    });
    AgreedClock { theirs, is_theirs: RwSignal::new(false) }
}

impl AgreedClock {
    /// Whether the time is in their zone: as agreed, or, for a time still to be entered, as chosen.
    fn goes_by_theirs(self, draft: Memo<NextDraft>) -> bool {
        draft.with(|draft| if draft.time.is_empty() { self.is_theirs.get() } else { !draft.zone.is_empty() })
    }

    /// The zone for a time entered now; empty for mine.
    fn zone(self, draft: Memo<NextDraft>) -> String {
        let theirs = self.theirs.get().filter(|_| self.goes_by_theirs(draft));
        theirs.map(|theirs| theirs.zone).unwrap_or_default()
    }
}

/// Asks whether the time is on my clock or theirs; mine by default.
fn whose_clock(theirs: TheirClock, clock: AgreedClock, draft: Memo<NextDraft>, change: Callback<NextDraft>) -> Element {
    let TheirClock { zone, words } = theirs;
    chips(
        "By whose clock",
        vec![words::common::MINE.to_owned(), words],
        move || Some(usize::from(clock.goes_by_theirs(draft))),
        move |place| {
            clock.is_theirs.set(place == 1);
            let draft = draft.get_untracked();
            if !draft.time.is_empty() {
                let zone = if place == 1 { zone.clone() } else { String::new() };
                change.run(NextDraft { zone, ..draft });
            }
        },
    )
}

fn changed(draft: Memo<NextDraft>, change: Callback<NextDraft>, put: fn(&mut NextDraft, String), text: String) {
    let mut draft = draft.get_untracked();
    put(&mut draft, text);
    change.run(draft);
}

fn channels(draft: Memo<NextDraft>) -> Vec<Element> {
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
