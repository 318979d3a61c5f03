//! The sheet that closes a talk: three rows of chips, the next touch, one line of note. It doesn't know the rules of
//! what follows.
//!
//! * [`agreed`]: reading out the next touch, and whether they agreed.
//! * [`won`], [`wrong_person`]: the sheets of these two outcomes.

pub mod agreed;
pub mod won;
pub mod wrong_person;

use leptos::prelude::*;

use crate::app::call::NextDraft;
use crate::app::call::record::{Closing, MISSING, read_out_rest};
use crate::app::call::{next_touch_form, script, script_values};
use crate::app::format::dates;
use crate::app::words;
use crate::browser::clock;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::NextTouch;
use crate::domain::lead::Status;
use crate::domain::lead::{Close, Direction, Outcome};
use crate::domain::qualify::commitments;
use crate::domain::schedule::forecast::{Attempt, forecast};
use crate::domain::time::Day;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, details, div, dynamic, footer, fragment, h2, p, summary};
use crate::ui::dom::{action, link};
use crate::ui::parts::form::agree_form;
use crate::ui::parts::form::ask_next;
use crate::ui::parts::form::next_touch_editor;
use crate::ui::parts::form::sign_chips;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::page::{agreed_row, closing_rows};
use crate::ui::route::{self, Route};

use super::call::note::call_note;
use super::call::outcomes;
use super::wrap_up::agreed::rows_of_call;
use super::written::drafts_after;

/// The wrap-up of a talk.
pub fn wrap_up_sheet(id: LeadId) -> AnyView {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let incomplete = RwSignal::new(false);
    let call = app.call(id);
    let outcome = Memo::new(move |_| call.with(|call| call.outcome()).unwrap_or(Outcome::Spoke));
    let forecasted = app.memo(move |book, now| {
        let lead = book.lead(id)?;
        let attempt = Attempt {
            channel: outcomes::channel_now(app, id),
            direction: Direction::Mine,
            outcome: outcome.get(),
            day: now.today(),
        };
        forecast(book, lead, &attempt, now).next_touch().cloned()
    });
    let next = Memo::new(move |_| {
        let by_hand = call.with(|call| call.next.clone());
        match by_hand {
            Some(draft) => next_touch_form::next_of(&draft, forecasted.get().as_ref(), &app.now())
                .ok()
                .or_else(|| forecasted.get()),
            None => forecasted.get(),
        }
    });
    // If the decision maker is named, and no next touch was chosen by hand or agreed, the lead is parked.
    let rests = Memo::new(move |_| {
        let is_planned = call.with(|call| call.next.is_none())
            && forecasted.with(|next| next.as_ref().is_some_and(|next| !next.when.is_promise()));
        (is_planned && outcome.get() == Outcome::WrongPerson).then(|| wrong_person::named(app, id)).flatten()
    });
    let change_next = move |draft: NextDraft| {
        let result = next_touch_form::next_of(&draft, forecasted.get_untracked().as_ref(), &clock::now());
        refusal.set(result.err());
        app.change_call(id, |call| call.next = Some(draft));
    };
    let save = move || {
        let call = call.get_untracked();
        let Some(wrap_up) = Closing::of(&call).wrap_up() else {
            incomplete.set(true);
            return;
        };
        let passed_on = Some(outcome.get_untracked())
            .filter(|outcome| *outcome == Outcome::WrongPerson)
            .and_then(|_| wrong_person::pass_on(app, id));
        let result = next_by_hand(call.next.as_ref(), forecasted.get_untracked().as_ref()).and_then(|status| {
            let mut touch = outcomes::touch_of(app, id, outcome.get_untracked());
            touch.wrap_up = Some(wrap_up);
            if wrap_up.close == Close::SetDate && !unfinished(app, id).is_empty() {
                touch.passed.push("A date was set while questions were open".to_owned());
            }
            let label = format!("{}: {}", app.title_of(id), touch.outcome.words());
            let Some(to) = passed_on else {
                return app.dispatch(Command::RecordTouch { lead: id, touch, next: status }, &label).map(|_| None);
            };
            // Both or neither, and one step to undo.
            let rest = rests.get_untracked().map(|_| to.rest(wakes(app)));
            let record = Command::RecordTouch { lead: id, touch, next: status.or(rest) };
            let both = Command::Together(vec![record, Command::PassOn(Box::new(to))]);
            app.dispatch(both, &label).map(|done| done.lead)
        });
        match result {
            Ok(Some(decider)) => {
                wrong_person::forget(app, id);
                app.end_call();
                route::go(&Route::Round(Some(decider)));
            }
            Ok(None) => app.go_on(),
            Err(no) => refusal.set(Some(no)),
        }
    };
    let title = move || words::round::close_the_call(outcome.get().words());
    let content = div()
        .class("content wrap-up")
        .child(h2().child(dynamic(title)))
        .child(dynamic(move || {
            (outcome.get() == Outcome::WrongPerson).then(|| untrack(|| wrong_person::who_decides(id)))
        }))
        .child(rows_of_chips(id, next, rests))
        .child(dynamic(move || at_the_close(app, id, call.with(|call| call.close()))))
        .child(dynamic(move || match rests.with(Option::is_some) {
            true => untrack(|| rest_line(app, forecasted, Callback::new(change_next))),
            false => untrack(|| next_touch_editor(id, next, Callback::new(change_next))),
        }))
        .child(call_note(id))
        .child(drafts_after(id))
        .child(learned(id));
    // Directly above the button that was pressed, where it is in view.
    let ways = footer()
        .class("thumb")
        .child(dynamic(move || incomplete.get().then(|| p().class("refusal").attr("role", "alert").child(MISSING))))
        .child(refusal_line(refusal))
        .child(action("button primary", words::round::SAVE_AND_NEXT, save))
        .child(super::another_outcome(app, id));
    fragment(vec![content.view(), ways.view()])
}

/// What is open with a lead before a date is set.
fn unfinished(app: AppContext, id: LeadId) -> Vec<String> {
    app.with_untracked(|book, now| {
        book.lead(id).map(|lead| commitments::unfinished(lead, now.today())).unwrap_or_default()
    })
}

/// The words for the chosen end of the talk; before setting a date, open points are named.
fn at_the_close(app: AppContext, id: LeadId, close: Option<Close>) -> Vec<Element> {
    let Some(close) = close else { return Vec::new() };
    let words = link("link", Route::Script(script::script_for(close).to_owned()), "Words for it");
    let open = if close == Close::DugOn { Vec::new() } else { unfinished(app, id) };
    let open = (!open.is_empty()).then(|| p().class("hint").child(format!("Still open: {}", open.join(" · "))));
    open.into_iter().chain([p().child(words)]).collect()
}

/// What was learned in the talk, folded: signs, the next question, commitments.
fn learned(id: LeadId) -> Element {
    details()
        .child(summary().child("Signs, questions, who does what"))
        .children(sign_chips(id))
        .child(ask_next(id, true))
        .child(agree_form(id))
}

/// The status that was set by hand; `None` if the forecast applies.
fn next_by_hand(draft: Option<&NextDraft>, forecasted: Option<&NextTouch>) -> Result<Option<Status>, CommandError> {
    let now = clock::now();
    draft.map(|draft| next_touch_form::next_of(draft, forecasted, &now).map(Status::Open)).transpose()
}

/// The day on which a lead wakes up that was parked for naming the decision maker.
fn wakes(app: AppContext) -> Day {
    app.with_untracked(|book, now| book.rests_until(now.today()))
}

/// The line that says that the lead is parked, and a button to plan a touch anyway.
fn rest_line(app: AppContext, forecasted: Memo<Option<NextTouch>>, change: Callback<NextDraft>) -> Element {
    let line = format!("This lead rests until {}.", dates::date(wakes(app), app.now().today()));
    let plan = move || {
        if let Some(next) = forecasted.get_untracked() {
            change.run(next_touch_form::draft_of(&next, &clock::now()));
        }
    };
    div().child(p().child(line)).child(action("link", words::round::PLAN_TOUCH_INSTEAD, plan))
}

/// The rows of the wrap-up; the next touch is read out above the last one.
fn rows_of_chips(id: LeadId, next: Memo<Option<NextTouch>>, rests: Memo<Option<String>>) -> Vec<AnyView> {
    let app = use_app();
    let (read, change) = rows_of_call(app, id);
    let [progress, close] = closing_rows(&read, &change);
    let words = move || match rests.get() {
        Some(name) => Some(read_out_rest(&name, wakes(app), &app.now())),
        None => next.with(|next| next.as_ref().map(|next| script_values::read_out(next, &app.now()))),
    };
    let agreed = agreed_row(&read, &change);
    vec![progress.view(), close.view(), p().class("say").child(dynamic(words)).view(), agreed.view()]
}
