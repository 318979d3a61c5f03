//! The outcome buttons: each shows its meaning and its consequence.

use leptos::prelude::*;

use crate::app::call::Stage;
use crate::app::call::next_touch_form::channel_named;
use crate::app::call::record;
use crate::app::today::rows;
use crate::app::words;
use crate::browser::clock;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, span, strong};
use crate::ui::parts::message::refusal_line;

/// The channel of the touch in progress: by the text on screen, or as planned.
pub fn channel_now(app: AppContext, id: LeadId) -> Channel {
    app.call(id).with(|call| {
        app.with_untracked(|book, _| book.lead(id).map_or(Channel::Call, |lead| record::channel_of(lead, call)))
    })
}

/// The touch for the call in progress with this `outcome`.
pub fn touch_of(app: AppContext, id: LeadId, outcome: Outcome) -> Touch {
    let call = app.call(id).get_untracked();
    app.with_untracked(|book, now| match book.lead(id) {
        Some(lead) => record::touch_of(book, lead, &call, outcome, now),
        // Recording it for a lead that is gone is refused.
        None => Touch::new(TouchTime::At(now.instant), Channel::Call, Direction::Mine, outcome),
    })
}

/// Chooses an outcome: a talk continues to its wrap-up, anything else is recorded at once.
pub fn take(app: AppContext, id: LeadId, outcome: Outcome) -> Result<(), CommandError> {
    if outcome == Outcome::Won || outcome.wants_wrap_up() {
        let now = clock::now();
        app.change_call(id, |call| {
            call.stage = if outcome == Outcome::Won { Stage::Won } else { Stage::WrapUp };
            call.outcome = Outcome::ALL.iter().position(|known| *known == outcome);
            call.ended.get_or_insert(now.instant.0);
        });
        return Ok(());
    }
    let touch = touch_of(app, id, outcome);
    let call = app.call(id).get_untracked();
    let beside =
        app.with_untracked(|book, now| book.lead(id).and_then(|lead| record::beside(book, lead, &call, outcome, *now)));
    // Before the touch, so that an undo removes the touch first.
    if let Some(command) = beside {
        app.dispatch(command, "Noted what you promised")?;
    }
    let label = format!("{}: {}", app.title_of(id), outcome.words());
    let command = app.with_untracked(|book, now| record::record(book, id, touch, &call.dialled, None, now));
    app.dispatch(command, &label)?;
    app.change_call(id, |call| {
        call.stage = Stage::Noted;
        call.outcome = Outcome::ALL.iter().position(|known| *known == outcome);
    });
    Ok(())
}

/// The outcomes on screen, and the rest behind "Other". Number keys press them.
pub fn outcome_buttons(id: LeadId) -> Vec<AnyView> {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let shows_others = RwSignal::new(false);
    // By its word, so that a keystroke in the note, which changes no channel, updates no button.
    let channel = Memo::new(move |_| channel_now(app, id).word().to_owned());
    let press = Callback::new(move |outcome: Outcome| refusal.set(take(app, id, outcome).err()));
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let Some(number) = event.key().parse::<usize>().ok().filter(|_| plain && !app.do_keys_rest()) else { return };
        let (shown, _) = rows::outcomes_of(&channel_named(&channel.get_untracked()));
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
        let (shown, _) = rows::outcomes_of(&channel_named(&channel.get()));
        let numbered = shown.iter().enumerate();
        let keys = numbered.map(|(place, outcome)| {
            outcome_key(id, *outcome, channel, press).attr("aria-keyshortcuts", (place + 1).to_string())
        });
        keys.collect::<Vec<Element>>()
    };
    let others = move || {
        let (_, others) = rows::outcomes_of(&channel_named(&channel.get()));
        others.iter().map(|outcome| outcome_key(id, *outcome, channel, press)).collect::<Vec<Element>>()
    };
    let other = action("outcome other", strong().child(words::round::OTHER_OUTCOMES), move || {
        shows_others.update(|shows| *shows = !*shows)
    })
    .attr_fn("aria-expanded", move || shows_others.get())
    .attr_fn("aria-keyshortcuts", move || {
        let (shown, _) = rows::outcomes_of(&channel_named(&channel.get()));
        (shown.len() + 1).to_string()
    })
    .child(span().class("meaning").child("wrong number, won, do not call …"));
    let buttons = div()
        .class("outcomes")
        .child(dynamic(shown))
        .child(other)
        .child(dynamic(move || shows_others.get().then(others)));
    vec![buttons.view(), refusal_line(refusal)]
}

/// One outcome: its label, its meaning and its consequence.
fn outcome_key(id: LeadId, outcome: Outcome, channel: Memo<String>, press: Callback<Outcome>) -> Element {
    let app = use_app();
    let consequence = app.memo(move |book, now| {
        book.lead(id)
            .map(|lead| rows::outcome_button(book, lead, outcome, &channel_named(&channel.get()), now).consequence)
            .unwrap_or_default()
    });
    action("outcome", strong().child(outcome.words()), move || press.run(outcome))
        .child(span().class("meaning").child(outcome.meaning()))
        .child(span().class("forecast").child(dynamic(move || consequence.get())))
}
