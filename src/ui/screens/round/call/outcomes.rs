//! The outcome buttons: each says what it means and what it leads to.

use leptos::prelude::*;

use crate::app::call::Stage;
use crate::app::call::next_touch_form::channel_of;
use crate::app::call::record;
use crate::app::today::rows;
use crate::browser::clock;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::dom::action;
use crate::ui::dom::{Tag, div, live, span, strong};
use crate::ui::parts::message::refusal_line;

/// The channel of the touch that is being made: by the words on screen, or as it was planned.
pub fn channel_now(desk: Desk, id: LeadId) -> Channel {
    desk.call(id)
        .with(|call| desk.look(|book, _| book.lead(id).map_or(Channel::Call, |lead| record::channel_of(lead, call))))
}

/// The touch that `outcome` would make of the call in progress.
pub fn touch_of(desk: Desk, id: LeadId, outcome: Outcome) -> Touch {
    let call = desk.call(id).get_untracked();
    desk.look(|book, now| match book.lead(id) {
        Some(lead) => record::touch_of(book, lead, &call, outcome, now),
        // Recording it with a lead that is gone is refused.
        None => Touch::new(TouchTime::At(now.instant), Channel::Call, Direction::Mine, outcome),
    })
}

/// Takes an outcome: a talk goes on to its wrap-up, everything else is kept at once.
pub fn take(desk: Desk, id: LeadId, outcome: Outcome) -> Result<(), CommandError> {
    if outcome == Outcome::Won || outcome.wants_wrap_up() {
        let now = clock::now();
        desk.change_call(id, |call| {
            call.stage = if outcome == Outcome::Won { Stage::Won } else { Stage::WrapUp };
            call.outcome = Outcome::ALL.iter().position(|known| *known == outcome);
            call.ended.get_or_insert(now.instant.0);
        });
        return Ok(());
    }
    let touch = touch_of(desk, id, outcome);
    let call = desk.call(id).get_untracked();
    let beside = desk.look(|book, now| book.lead(id).and_then(|lead| record::beside(book, lead, &call, outcome, *now)));
    // Before the touch, so that what is taken back first is the touch.
    if let Some(command) = beside {
        desk.dispatch(command, "Noted what you promised")?;
    }
    let label = format!("{}: {}", desk.title_of(id), outcome.words());
    let command = desk.look(|book, now| record::record(book, id, touch, &call.dialled, None, now));
    desk.dispatch(command, &label)?;
    desk.change_call(id, |call| {
        call.stage = Stage::Noted;
        call.outcome = Outcome::ALL.iter().position(|known| *known == outcome);
    });
    Ok(())
}

/// The outcomes that are on screen, and the rest behind "Other". The number keys press them.
pub fn outcome_buttons(id: LeadId) -> Vec<AnyView> {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<CommandError>);
    let shows_others = RwSignal::new(false);
    // By its word, so that a key in the note, which changes no channel, changes no button.
    let channel = Memo::new(move |_| channel_now(desk, id).word().to_owned());
    let press = Callback::new(move |outcome: Outcome| refusal.set(take(desk, id, outcome).err()));
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let Some(number) = event.key().parse::<usize>().ok().filter(|_| plain && !desk.do_keys_rest()) else { return };
        let (shown, _) = rows::outcomes_of(&channel_of(&channel.get_untracked()));
        if let Some(outcome) = number.checked_sub(1).and_then(|place| shown.get(place)) {
            event.prevent_default();
            press.run(*outcome);
        } else if number == shown.len() + 1 {
            event.prevent_default();
            shows_others.update(|shows| *shows = !*shows);
        }
    });
    on_cleanup(move || keys.remove());
    let shown = move || {
        let (shown, _) = rows::outcomes_of(&channel_of(&channel.get()));
        let numbered = shown.iter().enumerate();
        let keys = numbered.map(|(place, outcome)| {
            outcome_key(id, *outcome, channel, press).attr("aria-keyshortcuts", (place + 1).to_string())
        });
        keys.collect::<Vec<Tag>>()
    };
    let others = move || {
        let (_, others) = rows::outcomes_of(&channel_of(&channel.get()));
        others.iter().map(|outcome| outcome_key(id, *outcome, channel, press)).collect::<Vec<Tag>>()
    };
    let other = action("outcome other", strong().child("Other"), move || shows_others.update(|shows| *shows = !*shows))
        .watch("aria-expanded", move || shows_others.get())
        .watch("aria-keyshortcuts", move || {
            let (shown, _) = rows::outcomes_of(&channel_of(&channel.get()));
            (shown.len() + 1).to_string()
        })
        .child(span().class("meaning").child("wrong number, won, do not call …"));
    let buttons =
        div().class("outcomes").child(live(shown)).child(other).child(live(move || shows_others.get().then(others)));
    vec![buttons.view(), refusal_line(refusal)]
}

/// One outcome: its word, its meaning and its consequence.
fn outcome_key(id: LeadId, outcome: Outcome, channel: Memo<String>, press: Callback<Outcome>) -> Tag {
    let desk = use_desk();
    let consequence = desk.ask(move |book, now| {
        book.lead(id)
            .map(|lead| rows::outcome_button(book, lead, outcome, &channel_of(&channel.get()), now).consequence)
            .unwrap_or_default()
    });
    action("outcome", strong().child(outcome.words()), move || press.run(outcome))
        .child(span().class("meaning").child(outcome.meaning()))
        .child(span().class("forecast").child(live(move || consequence.get())))
}
