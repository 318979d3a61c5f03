//! Another lead that may be the same person: what they share, and the merge, field by field.

use leptos::prelude::*;

use crate::domain::command::{Command, Refusal};
use crate::domain::duplicates::duplicates;
use crate::domain::id::LeadId;
use crate::domain::lead::{Detail, DetailKind};
use crate::domain::merging::choices;
use crate::store::names::{Named, text_of_detail};
use crate::ui::desk::use_desk;
use crate::ui::html::{Tag, details, div, live, p, summary};
use crate::ui::parts::chips::chips;
use crate::ui::parts::controls::{action, way};
use crate::ui::parts::refusal::refusal_line;
use crate::ui::route::Route;

/// Leads that may be the same person, folded; nothing at all where there is none.
pub fn same_person(id: LeadId) -> AnyView {
    let desk = use_desk();
    let others = desk.ask(move |book, _| {
        let Some(lead) = book.lead(id) else { return Vec::new() };
        let others = duplicates(book, &lead.name, &lead.phones, &lead.mails, Some(id));
        others.into_iter().map(|other| (other.lead, other.title, other.shared)).collect()
    });
    live(move || {
        let rows = others.get();
        (!rows.is_empty()).then(|| {
            let folds = rows.into_iter().map(|(other, title, shared)| untrack(|| one(id, other, &title, shared)));
            div().children(folds.collect::<Vec<_>>())
        })
    })
}

fn one(id: LeadId, other: LeadId, title: &str, shared: &str) -> Tag {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let taken = RwSignal::new(Vec::<DetailKind>::new());
    let pairs = desk.look(|book, _| match (book.lead(id), book.lead(other)) {
        (Some(keep), Some(other)) => choices(keep, other),
        _ => Vec::new(),
    });
    let merge = move || {
        let command = Command::MergeLeads { keep: id, other, take: taken.get_untracked() };
        refusal.set(desk.dispatch(command, "Two leads made one").err());
    };
    let rows = pairs.into_iter().map(|(mine, theirs)| {
        let kind = mine.kind();
        let toggle = move |place: usize| {
            taken.update(|taken| {
                taken.retain(|known| *known != kind);
                if place == 1 {
                    taken.push(kind);
                }
            });
        };
        let chosen = move || Some(taken.with(|taken| usize::from(taken.contains(&kind))));
        chips(kind.names().1, vec![shown(&mine), shown(&theirs)], chosen, toggle)
    });
    let hint = "Numbers, addresses, touches and everything known of both are put together. Undo takes it back.";
    details()
        .child(summary().child(format!("The same person as {title}? They have {shared}.")))
        .child(way("row-link", Route::Lead(other), format!("Look at {title}")))
        .children(rows)
        .child(p().class("hint").child(hint))
        .child(action("button", "Make one lead of both", merge))
        .child(refusal_line(refusal))
}

/// A field in a few words.
fn shown(detail: &Detail) -> String {
    let text = match detail {
        Detail::Group(Some(group)) => group.letter().to_owned(),
        Detail::Deadline(Some(deadline)) => deadline.day.to_string(),
        Detail::Preferred(Some(channel)) => channel.word().to_owned(),
        Detail::Warmth(Some(warmth)) => warmth.names().1.to_owned(),
        other => text_of_detail(other).unwrap_or_default().to_owned(),
    };
    if text.chars().count() > 60 { text.chars().take(60).chain(['…']).collect() } else { text }
}
