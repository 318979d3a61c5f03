//! The result is kept: what comes next is on screen and can be changed, then the next lead.

use leptos::prelude::*;

use crate::app::call_draft::NextDraft;
use crate::app::{next_form, rows};
use crate::browser::clock;
use crate::domain::command::Refusal;
use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;
use crate::ui::html::{div, live, many, p};
use crate::ui::parts::next_touch::next_touch_editor;
use crate::ui::parts::refusal::refusal_line;

use super::written::drafts_after;

/// What was noted of a lead, what comes next, and the way on.
pub fn noted_sheet(id: LeadId) -> AnyView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let call = desk.call(id);
    let outcome = move || call.with(|call| call.outcome().map(|outcome| format!("{} is noted.", outcome.words())));
    let next = desk.ask(move |book, _| book.lead(id).and_then(|lead| lead.next_touch()).cloned());
    let has_next = Memo::new(move |_| next.with(Option::is_some));
    let standing = desk
        .ask(move |book, now| book.lead(id).map(|lead| rows::standing_line(&lead.standing, now)).unwrap_or_default());
    let change = Callback::new(move |draft: NextDraft| {
        let result = next_form::plan_next(id, &draft, next.get_untracked().as_ref(), &clock::now())
            .and_then(|command| desk.dispatch(command, "Next touch changed"));
        refusal.set(result.err());
    });
    // The editor stays while the next touch changes, so that its form does not fold under the hand.
    let what_comes = move || {
        if has_next.get() {
            next_touch_editor(next, change)
        } else {
            p().class("next-line").child(live(move || standing.get()))
        }
    };
    let content = div()
        .class("content noted")
        .child(p().class("lead-in").attr("role", "status").child(live(outcome)))
        .child(live(what_comes))
        .child(refusal_line(refusal))
        .child(live(move || has_next.get().then(|| untrack(|| drafts_after(id)))));
    many(vec![content.view(), super::next_lead(desk).view()])
}
