//! They said yes: what for, and since when.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, typed, watch};

use crate::app::call_draft::{CallDraft, Stage};
use crate::browser::clock;
use crate::domain::command::{Command, Refusal};
use crate::domain::id::LeadId;
use crate::domain::standing::{End, Standing};
use crate::domain::time::{day_of_iso, iso_day};
use crate::domain::touch::Outcome;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::refusal::RefusalLine;

use super::note::CallNote;
use super::outcomes;

/// The sheet of a lead that was won.
#[component]
pub fn WonSheet(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let call = desk.call(id);
    let day = RwSignal::new(iso_day(clock::now().today()));
    let save = move |_| {
        let value = call.with_untracked(|call| call.won.trim().to_owned());
        let result = day_of_iso(&day.get_untracked()).ok_or(Refusal::NoSuchDay).and_then(|on| {
            let touch = outcomes::touch_of(desk, id, Outcome::Won);
            let next = Some(Standing::Ended { on, end: End::Won { value } });
            desk.dispatch(Command::RecordTouch { lead: id, touch, next }, &format!("{}: won", desk.title_of(id)))
        });
        match result {
            Ok(_) => desk.change_call(id, |call| call.stage = Stage::Noted),
            Err(no) => refusal.set(Some(no)),
        }
    };
    view! {
        <div class="content">
            <h2>"Won"</h2>
            <label class="field">
                "What for (a sum, an order …)"
                <input type="text" prop:value=watch(move || call.with(|call| call.won.clone()))
                    on:input=typed(move |text: String| { let won = text; desk.change_call(id, |call| call.won = won) }) />
            </label>
            <label class="field">
                "On"
                <input type="date" prop:value=day on:change=typed(move |text: String| day.set(text)) />
            </label>
            <CallNote id />
            <RefusalLine refusal />
        </div>
        <footer class="thumb">
            <button type="button" class="button primary" on:click=act(save)>"Save as won"</button>
            <button type="button" class="button" on:click=act(move |_| desk.change_call(id, CallDraft::reopen))>"‹ Another outcome"</button>
        </footer>
    }
}
