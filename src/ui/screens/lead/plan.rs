//! The plan of a lead: what it leads to, and changing it for a reason.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::today::plan_rows;
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::{Detail, Group};
use crate::domain::schedule::{NO_REASON, PLAN_REASONS};
use crate::ui::context::use_app;
use crate::ui::dom::{Element, details, div, dynamic, li, ol, option, p, select, summary, ul};
use crate::ui::dom::{labelled, link};
use crate::ui::parts::form::chips;
use crate::ui::parts::message::refusal_line;
use crate::ui::route::Route;

/// The plan of a lead, folded.
pub fn plan_of_lead(id: LeadId) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let reason = RwSignal::new(None::<usize>);
    let present = app.memo(move |book, _| book.lead(id).map(|lead| book.plan_of(lead).name).unwrap_or_default());
    // The plan being previewed; previewing changes nothing.
    let chosen = RwSignal::new(None::<String>);
    let shown = Memo::new(move |_| chosen.get().unwrap_or_else(|| present.get()));
    let plans =
        app.memo(|book, _| book.plans().into_iter().map(|plan| (plan.name, plan.meant_for)).collect::<Vec<_>>());
    let options = move || {
        let each = plans.get().into_iter().map(|(name, meant_for)| {
            let words = if meant_for.is_empty() { name.clone() } else { format!("{name}: {meant_for}") };
            let own = name.clone();
            option().attr("value", name).selected(move || shown.with(|shown| *shown == own)).child(words)
        });
        each.collect::<Vec<_>>()
    };
    let ahead = move || {
        let shown = shown.get();
        let rows = app.with(|book, now| {
            book.lead(id).map(|lead| plan_rows::plan_ahead(book, lead, &shown, now)).unwrap_or_default()
        });
        let items = rows
            .into_iter()
            .map(|touch| li().child(format!("{}, {}: {}", touch.words, touch.channel.word(), touch.aim)));
        items.collect::<Vec<_>>()
    };
    let take = move |place: usize| {
        let Some(plan) = chosen.get_untracked() else { return };
        let why = PLAN_REASONS.get(place).copied().unwrap_or(NO_REASON);
        let change = Command::SetDetail(id, Detail::Plan(plan.clone()));
        let command = Command::Explained { reason: why.to_owned(), command: Box::new(change) };
        let result = app.dispatch(command, &format!("On the plan {plan}"));
        if result.is_ok() {
            chosen.set(None);
            reason.set(None);
        }
        refusal.set(result.err());
    };
    let is_other = Memo::new(move |_| chosen.get().is_some_and(|plan| plan != present.get()));
    let why = move || {
        is_other.get().then(|| {
            let words = PLAN_REASONS.map(str::to_owned).to_vec();
            chips("Change to this plan, because", words, move || reason.get(), take)
        })
    };
    let explained = move || app.with(|book, now| book.lead(id).map(|lead| plan_rows::why_this_day(book, lead, now)));
    let log = move || {
        let lines = app.with(|book, now| book.lead(id).map(|lead| plan_rows::plan_log(lead, now)).unwrap_or_default());
        lines.into_iter().map(|line| li().child(line)).collect::<Vec<_>>()
    };
    details()
        .child(summary().child(dynamic(move || format!("Plan: {}", present.get()))))
        .child(p().class("why").child(words::lead::WHY_THIS_DAY).child(dynamic(explained)))
        .child(labelled(
            words::lead::PLAN,
            select().on_text("change", move |plan| chosen.set(Some(plan))).child(dynamic(options)),
        ))
        .child(ol().child(dynamic(ahead)))
        .child(dynamic(why))
        .child(refusal_line(refusal))
        .child(groups())
        .child(ul().child(dynamic(log)))
        .child(div().class("row").child(link("link", Route::Plans, "All plans")))
}

/// The meaning of the groups, and how often each is touched.
fn groups() -> AnyView {
    let app = use_app();
    dynamic(move || {
        let lines = Group::ALL.into_iter().map(|group| {
            let every = app.with(|book, _| book.settings().interval(Some(group)));
            let words = format!("Group {}: {}, every {}", group.letter(), group.meaning(), dates::days(every.into()));
            p().class("hint").child(words)
        });
        lines.collect::<Vec<_>>()
    })
}
