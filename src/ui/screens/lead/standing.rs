//! Where the lead stands and what comes next; always there, always to be changed.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, typed};

use crate::app::call_draft::NextDraft;
use crate::app::{next_form, rows};
use crate::browser::clock;
use crate::domain::command::{Command, Refusal};
use crate::domain::id::LeadId;
use crate::domain::next_touch::NextTouch;
use crate::domain::time::days_after;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::next_touch::NextTouchEditor;
use crate::ui::parts::old::refusal::RefusalLine;
use crate::ui::route::{self, Route};

/// Where the lead stands.
#[component]
pub fn StandingSection(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let now = clock::now();
    let refusal = RwSignal::new(None::<Refusal>);
    let about = desk.ask(move |book, _| {
        book.lead(id)
            .map(|lead| {
                let company = rows::company_beside_title(lead);
                let group = lead.group.map(|group| format!("Group {}", group.letter())).unwrap_or_default();
                [lead.role.clone(), company, group, rows::touch_number(book, lead)]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ")
            })
            .unwrap_or_default()
    });
    let standing = desk
        .ask(move |book, now| book.lead(id).map(|lead| rows::standing_line(&lead.standing, now)).unwrap_or_default());
    let next = desk.ask(move |book, _| book.lead(id).and_then(|lead| lead.next_touch()).cloned());
    let aim = move || next.with(|next| next.as_ref().map(|next| next.aim.text().to_owned()));
    let change = move |draft: NextDraft| {
        let now = clock::now();
        let result = next_form::plan_next(id, &draft, next.get_untracked().as_ref(), &now)
            .and_then(|command| desk.dispatch(command, "Next touch changed"));
        refusal.set(result.err());
    };
    view! {
        <section class="standing-section" aria-label="Where they stand">
            <p class="about">{about}</p>
            {live(move || {
                if next.with(Option::is_some) {
                    view! {
                        <NextTouchEditor next now on_change=change />
                        <p class="aim-line">{live(aim)}</p>
                    }
                        .into_any()
                } else {
                    view! { <p class="next-line">{standing}</p> <Reopen id /> }.into_any()
                }
            })}
            <RefusalLine refusal />
            <Ways id />
        </section>
    }
}

/// Opens a lead again that was parked or ended.
#[component]
fn Reopen(id: LeadId) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let reopen = move |_| {
        let next = NextTouch::first_talk(clock::now().today());
        let command = Command::PlanNext {
            lead: id,
            when: next.when,
            channel: next.channel,
            aim: "See what changed for them and offer one new reason".to_owned(),
            value: String::new(),
        };
        refusal.set(desk.dispatch(command, "Opened again, due today").err());
    };
    view! {
        <button type="button" class="button" on:click=act(reopen)>"Open again: due today"</button>
        <RefusalLine refusal />
    }
}

/// Parking, ending and taking out, folded away.
#[component]
fn Ways(id: LeadId) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let reason = RwSignal::new(String::new());
    let order = move |command: Command, label: &str| refusal.set(desk.dispatch(command, label).err());
    let park = move |days: u32| {
        let wake = days_after(clock::now().today(), days);
        order(Command::Park { lead: id, wake, why: reason.get_untracked() }, "Parked");
    };
    let let_go = move |_| {
        let typed = reason.get_untracked();
        let reason = if typed.trim().is_empty() { "Let go".to_owned() } else { typed };
        order(Command::LetGo { lead: id, reason }, "Ended");
    };
    let delete = move |_| {
        if desk.dispatch(Command::DeleteLead(id), "Lead taken out of the book").is_ok() {
            route::go(&Route::Leads);
        }
    };
    view! {
        <details>
            <summary>"Park, end or take out"</summary>
            <label class="field">
                "Why"
                <input type="text" prop:value=reason on:input=typed(move |text: String| reason.set(text)) />
            </label>
            <div class="chips">
                <button type="button" class="chip" on:click=act(move |_| park(30))>"Park for a month"</button>
                <button type="button" class="chip" on:click=act(move |_| park(90))>"Park for three months"</button>
                <button type="button" class="chip" on:click=act(let_go)>"Let go"</button>
                <button type="button" class="chip" on:click=act(delete)>"Take out of the book"</button>
            </div>
            <RefusalLine refusal />
        </details>
    }
}
