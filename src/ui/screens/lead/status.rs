//! The status of the lead and what comes next; always shown, always editable.

use leptos::prelude::*;

use crate::app::today::rows;
use crate::app::words;
use crate::browser::clock;
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lead::NextTouch;
use crate::domain::time::days_after;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, details, div, dynamic, fragment, input, p, section, summary};
use crate::ui::dom::{action, labelled};
use crate::ui::parts::form::movable_next_touch;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::message::who_was_meant;
use crate::ui::parts::page::{calendar_button, cancel_button};
use crate::ui::route::{self, Route};

use super::also_agreed::also_agreed_times;
use super::erase::erase;
use super::plan::plan_of_lead;

/// The status of the lead.
pub fn status_section(id: LeadId) -> Element {
    let app = use_app();
    let open = app.memo(move |book, _| book.lead(id).is_some_and(|lead| lead.next_touch().is_some()));
    section()
        .class("standing-section")
        .attr("aria-label", words::lead::WHERE_THEY_STAND)
        .child(p().class("about").child(dynamic(move || {
            app.with(|book, _| book.lead(id).map(|lead| about_line(book, lead)).unwrap_or_default())
        })))
        .child(dynamic(move || {
            let parts: fn(LeadId) -> Vec<AnyView> = if open.get() { next_touch } else { closed };
            fragment(untrack(|| parts(id)))
        }))
        .child(also_agreed_times(id))
        .child(ways(id))
}

/// Their role, company and group, and the number of touches.
fn about_line(book: &Book, lead: &Lead) -> String {
    let group = lead.group.map(|group| format!("Group {}", group.letter())).unwrap_or_default();
    let parts = [lead.role.clone(), rows::company_beside_title(lead), group, rows::touch_number(book, lead)];
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The next touch and its aim.
fn next_touch(id: LeadId) -> Vec<AnyView> {
    let app = use_app();
    let aim = move || {
        app.with(|book, _| {
            let next = book.lead(id).and_then(|lead| lead.next_touch());
            next.map(|next| next.aim.text().to_owned())
        })
    };
    vec![
        movable_next_touch(id),
        who_was_meant(id),
        p().class("aim-line").child(dynamic(aim)).view(),
        plan_of_lead(id).view(),
        calendar_button(id).view(),
    ]
}

/// The status of a parked or ended lead, and reopening it.
fn closed(id: LeadId) -> Vec<AnyView> {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let status = move || {
        app.with(|book, now| book.lead(id).map(|lead| rows::status_line(&lead.status, now)).unwrap_or_default())
    };
    let reopen = move || {
        let next = NextTouch::first_talk(clock::now().today());
        let command = Command::PlanNext {
            lead: id,
            when: next.when,
            channel: next.channel,
            aim: "See what changed for them and offer one new reason".to_owned(),
            value: String::new(),
        };
        refusal.set(app.dispatch(command, "Opened again, due today").err());
    };
    let line = p().class("next-line").child(dynamic(status));
    let reopen = action("button", words::lead::OPEN_AGAIN, reopen);
    vec![line.view(), who_was_meant(id), reopen.view(), refusal_line(refusal), cancel_button(id).view()]
}

/// Parking, ending, deleting and erasing, folded.
fn ways(id: LeadId) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let reason = RwSignal::new(String::new());
    let order = move |command: Command, label: &str| refusal.set(app.dispatch(command, label).err());
    let park = move |days: u32| {
        let wake = days_after(clock::now().today(), days);
        order(Command::Park { lead: id, wake, why: reason.get_untracked() }, "Parked");
    };
    let let_go = move || {
        let typed = reason.get_untracked();
        let reason = if typed.trim().is_empty() { words::common::LET_GO.to_owned() } else { typed };
        order(Command::LetGo { lead: id, reason }, "Ended");
    };
    let delete = move || {
        if app.dispatch(Command::DeleteLead(id), "Lead taken out of the book").is_ok() {
            route::go(&Route::Leads);
        }
    };
    let why = input().attr("type", "text").value(move || reason.get()).on_text("input", move |text| reason.set(text));
    let choices = div()
        .class("chips")
        .child(action("chip", words::common::PARK_FOR_A_MONTH, move || park(30)))
        .child(action("chip", "Park for three months", move || park(90)))
        .child(action("chip", words::common::LET_GO, let_go))
        .child(action("chip", words::lead::TAKE_OUT_OF_BOOK, delete));
    details()
        .child(summary().child(words::lead::PARK_END_TAKE_OUT))
        .child(labelled(words::common::WHY, why))
        .child(choices)
        .child(refusal_line(refusal))
        .child(erase(id))
}
