//! The one sheet that closes a talk: three rows of chips, the next touch, one line of note.

use leptos::prelude::*;

use crate::ui::parts::erased::{act, live, watch};

use crate::app::call_draft::{CallDraft, NextDraft};
use crate::app::next_form;
use crate::browser::clock;
use crate::domain::command::{Command, Refusal};
use crate::domain::forecast::{Attempt, forecast};
use crate::domain::id::LeadId;
use crate::domain::next_touch::NextTouch;
use crate::domain::standing::Standing;
use crate::domain::touch::{Close, Direction, Outcome, Progress, WrapUp};
use crate::ui::desk::use_desk;
use crate::ui::parts::chips::Chips;
use crate::ui::parts::next_touch::NextTouchEditor;
use crate::ui::parts::refusal::RefusalLine;

use super::note::CallNote;
use super::outcomes;

/// What the sheet still needs before it can be saved.
const MISSING: &str = "Choose one in each row: where it stands, how you closed, and whether they agreed.";

/// The wrap-up of a talk.
#[component]
pub fn WrapUpSheet(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let now = clock::now();
    let refusal = RwSignal::new(None::<Refusal>);
    let incomplete = RwSignal::new(false);
    let call = desk.call(id);
    let outcome = Memo::new(move |_| call.with(|call| call.outcome()).unwrap_or(Outcome::Spoke));
    let forecasted = desk.ask(move |book, now| {
        let lead = book.lead(id)?;
        let attempt = Attempt {
            channel: outcomes::channel_now(desk, id),
            direction: Direction::Mine,
            outcome: outcome.get(),
            day: now.today(),
        };
        forecast(lead, &attempt, now).next_touch().cloned()
    });
    let next = Memo::new(move |_| {
        let by_hand = call.with(|call| call.next.clone());
        match by_hand {
            Some(draft) => {
                next_form::next_of(&draft, forecasted.get().as_ref(), &now).ok().or_else(|| forecasted.get())
            }
            None => forecasted.get(),
        }
    });
    let change_next = move |draft: NextDraft| {
        let result = next_form::next_of(&draft, forecasted.get_untracked().as_ref(), &now);
        refusal.set(result.err());
        desk.change_call(id, |call| call.next = Some(draft));
    };
    let save = move |_| {
        let call = call.get_untracked();
        let (Some(progress), Some(close), Some(agreed)) = (call.progress(), call.close(), call.agreed) else {
            incomplete.set(true);
            return;
        };
        let wrap_up = WrapUp { progress, close, agreed };
        let result = next_by_hand(call.next.as_ref(), forecasted.get_untracked().as_ref()).and_then(|standing| {
            let mut touch = outcomes::touch_of(desk, id, outcome.get_untracked());
            touch.wrap_up = Some(wrap_up);
            let label = format!("{}: {}", desk.title_of(id), touch.outcome.words());
            desk.dispatch(Command::RecordTouch { lead: id, touch, next: standing }, &label)
        });
        match result {
            Ok(_) => super::go_on(desk),
            Err(no) => refusal.set(Some(no)),
        }
    };
    let title = move || format!("{}: close the call", outcome.get().words());
    view! {
        <div class="content wrap-up">
            <h2>{live(title)}</h2>
            <WrapUpChips id />
            <NextTouchEditor next now on_change=change_next />
            <CallNote id />
            <Drafts id />
            {live(move || incomplete.get().then(|| view! { <p class="refusal" role="alert">{MISSING}</p> }))}
            <RefusalLine refusal />
        </div>
        <footer class="thumb">
            <button type="button" class="button primary" on:click=act(save)>"Save and next"</button>
            <button type="button" class="button" on:click=act(move |_| desk.change_call(id, CallDraft::reopen))>"‹ Another outcome"</button>
        </footer>
    }
}

/// The standing that was set by hand; none where the forecast holds.
fn next_by_hand(draft: Option<&NextDraft>, forecasted: Option<&NextTouch>) -> Result<Option<Standing>, Refusal> {
    let now = clock::now();
    draft.map(|draft| next_form::next_of(draft, forecasted, &now).map(Standing::Open)).transpose()
}

#[component]
fn WrapUpChips(id: LeadId) -> impl IntoView {
    let desk = use_desk();
    let call = desk.call(id);
    let agreed = Signal::derive(move || call.with(|call| call.agreed.map(|agreed| usize::from(!agreed))));
    view! {
        <Chips
            legend="Where it stands"
            words=Progress::ALL.map(|progress| progress.words().to_owned()).to_vec()
            taken=Signal::derive(move || call.with(|call| call.progress))
            on_take=move |place| desk.change_call(id, |call| call.progress = Some(place))
        />
        <Chips
            legend="How you closed"
            words=Close::ALL.map(|close| close.words().to_owned()).to_vec()
            taken=Signal::derive(move || call.with(|call| call.close))
            on_take=move |place| desk.change_call(id, |call| call.close = Some(place))
        />
        <Chips
            legend="They agreed to the next touch"
            words=vec!["Yes".to_owned(), "No".to_owned()]
            taken=agreed
            on_take=move |place| desk.change_call(id, |call| call.agreed = Some(place == 0))
        />
    }
}

/// The drafts that follow a talk, as buttons and never as a step.
#[component]
fn Drafts(id: LeadId) -> impl IntoView {
    let shows = RwSignal::new(false);
    let toggle = move |_| {
        shows.update(|shows| *shows = !*shows);
    };
    view! {
        <button type="button" class="button" aria-expanded=watch(move || shows.get().to_string()) on:click=act(toggle)>
            "Draft the mail"
        </button>
        {live(move || shows.get().then(|| view! { <super::mail::MailWords id /> }))}
    }
}
