//! Putting a lead off, with a reason.

use leptos::html;
use leptos::prelude::*;

use crate::ui::parts::erased::act;

use crate::domain::command::{Command, Refusal, SkipReason};
use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;
use crate::ui::parts::refusal::RefusalLine;
use crate::ui::route::{self, Route};

/// The reasons for putting a lead off, folded away until they are wanted.
#[component]
pub fn Skip(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    // The head of the screen stays for the next lead, so the menu is closed by hand.
    let menu = NodeRef::<html::Details>::new();
    let skip = move |reason: SkipReason| {
        let label = format!("Put off: {}", reason.words().to_lowercase());
        match desk.dispatch(Command::Skip { lead: id, reason }, &label) {
            Ok(_) => {
                if let Some(menu) = menu.get_untracked() {
                    menu.set_open(false);
                }
                desk.leave_call();
                super::go_to_next(desk);
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    let finish_later = move |_| match desk.dispatch(Command::FinishLater(id), "To be finished later") {
        Ok(_) => route::go(&Route::Today),
        Err(no) => refusal.set(Some(no)),
    };
    let chips = SkipReason::ALL.into_iter().map(
        |reason| view! { <button type="button" class="chip" on:click=act(move |_| skip(reason))>{reason.words()}</button> },
    );
    view! {
        <details class="menu" node_ref=menu>
            <summary>"Skip"</summary>
            <div class="menu-body">
                <p class="label">"Why not now?"</p>
                <div class="chips">{chips.collect_view()}</div>
                <button type="button" class="chip" on:click=act(finish_later)>"Finish later: keep it on top of Today"</button>
                <a class="chip" href=Route::Lead(id).hash()>"Open the lead"</a>
                <RefusalLine refusal />
            </div>
        </details>
    }
}
