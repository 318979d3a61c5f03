//! The result is kept: what comes next is on screen and can be changed, then the next lead.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live};

use crate::app::call_draft::NextDraft;
use crate::app::{next_form, rows};
use crate::browser::clock;
use crate::domain::command::Refusal;
use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::next_touch::NextTouchEditor;
use crate::ui::parts::old::refusal::RefusalLine;

/// What was noted, what comes next, and the way on.
#[component]
pub fn Noted(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let now = clock::now();
    let refusal = RwSignal::new(None::<Refusal>);
    let call = desk.call(id);
    let outcome = move || call.with(|call| call.outcome().map(|outcome| format!("{} is noted.", outcome.words())));
    let next = desk.ask(move |book, _| book.lead(id).and_then(|lead| lead.next_touch()).cloned());
    let standing = desk
        .ask(move |book, now| book.lead(id).map(|lead| rows::standing_line(&lead.standing, now)).unwrap_or_default());
    let change = move |draft: NextDraft| {
        let now = clock::now();
        let result = next_form::plan_next(id, &draft, next.get_untracked().as_ref(), &now)
            .and_then(|command| desk.dispatch(command, "Next touch changed"));
        refusal.set(result.err());
    };
    view! {
        <div class="content noted">
            <p class="lead-in" role="status">{live(outcome)}</p>
            {live(move || {
                if next.with(Option::is_some) {
                    view! { <NextTouchEditor next now on_change=change /> }.into_any()
                } else {
                    view! { <p class="next-line">{standing}</p> }.into_any()
                }
            })}
            <RefusalLine refusal />
        </div>
        <footer class="thumb">
            <button type="button" class="button primary" on:click=act(move |_| super::go_on(desk))>"Next lead ▸"</button>
        </footer>
    }
}
