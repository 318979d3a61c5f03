//! They said yes: what they bought, and since when.

use leptos::prelude::*;

use crate::app::call::Stage;
use crate::app::words;
use crate::browser::clock;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::Outcome;
use crate::domain::lead::{End, Status};
use crate::domain::time::{day_of_iso, iso_day};
use crate::ui::context::use_app;
use crate::ui::dom::{action, labelled};
use crate::ui::dom::{div, footer, fragment, h2, input};
use crate::ui::parts::message::refusal_line;

use crate::ui::screens::round::call::note::call_note;
use crate::ui::screens::round::call::outcomes;

/// The sheet for a lead that was won.
pub fn won_sheet(id: LeadId) -> AnyView {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let call = app.call(id);
    let day = RwSignal::new(iso_day(clock::now().today()));
    let save = move || {
        let value = call.with_untracked(|call| call.won.trim().to_owned());
        let result = day_of_iso(&day.get_untracked()).ok_or(CommandError::NoSuchDay).and_then(|on| {
            let touch = outcomes::touch_of(app, id, Outcome::Won);
            let next = Some(Status::Ended { on, end: End::Won { value } });
            app.dispatch(Command::RecordTouch { lead: id, touch, next }, &format!("{}: won", app.title_of(id)))
        });
        match result {
            Ok(_) => app.change_call(id, |call| call.stage = Stage::Noted),
            Err(no) => refusal.set(Some(no)),
        }
    };
    let what_for = input()
        .attr("type", "text")
        .value(move || call.with(|call| call.won.clone()))
        .on_text("input", move |text| app.change_call(id, |call| call.won = text));
    let on = input().attr("type", "date").value(move || day.get()).on_text("change", move |text| day.set(text));
    let content = div()
        .class("content")
        .child(h2().child("Won"))
        .child(labelled(words::common::WON_FOR_WHAT, what_for))
        .child(labelled("On", on))
        .child(call_note(id))
        .child(refusal_line(refusal));
    let ways = footer()
        .class("thumb")
        .child(action("button primary", words::round::SAVE_AS_WON, save))
        .child(crate::ui::screens::round::another_outcome(app, id));
    fragment(vec![content.view(), ways.view()])
}
