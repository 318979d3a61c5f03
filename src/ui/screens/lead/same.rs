//! Possible duplicates: what two leads share, merging them field by field, and marking them as different people for
//! good.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::decide::duplicates::{duplicates, not_same, said_apart, told_apart};
use crate::domain::decide::{choices, second_time, statuses};
use crate::domain::id::LeadId;
use crate::domain::lead::{Detail, DetailKind};
use crate::store::encoding::Named;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, details, div, dynamic, p, summary};
use crate::ui::dom::{action, link};
use crate::ui::parts::form::chips;
use crate::ui::parts::message::refusal_line;
use crate::ui::route::Route;

/// Possible duplicates, folded, and leads marked as other people; empty if there are none.
pub fn same_person(id: LeadId) -> AnyView {
    let app = use_app();
    let others = app.memo(move |book, _| {
        let Some(lead) = book.lead(id) else { return Vec::new() };
        let others = duplicates(book, &lead.name, &lead.phones, &lead.mails, Some(id)).into_iter();
        let asked = others.map(|other| (other.lead, other.title, other.shared, true));
        let apart = told_apart(book, id).into_iter().map(|other| (other.lead, other.title, other.shared, false));
        asked.chain(apart).collect()
    });
    dynamic(move || {
        let rows = others.get();
        (!rows.is_empty()).then(|| {
            let folds = rows.into_iter().map(|(other, title, shared, is_asked)| {
                untrack(|| if is_asked { asked(id, other, &title, shared) } else { apart(id, other, &title, shared) })
            });
            div().children(folds.collect::<Vec<_>>())
        })
    })
}

/// A lead marked as another person.
fn apart(id: LeadId, other: LeadId, title: &str, shared: &str) -> Element {
    let app = use_app();
    let shared = if shared.is_empty() { String::new() } else { format!(" They have {shared}.") };
    let ask_again = move || {
        if let Some((lead, item)) = app.with_untracked(|book, _| said_apart(book, id, other)) {
            // Both leads are on screen, so they are in the book.
            drop(app.dispatch(Command::SetItem(lead, item, None), "Asked again"));
        }
    };
    details()
        .child(summary().child(format!("Not the same person as {title}.{shared}")))
        .child(link("row-link", Route::Lead(other), format!("Look at {title}")))
        .child(action("button", words::lead::ASK_AGAIN, ask_again))
}

fn asked(id: LeadId, other: LeadId, title: &str, shared: &str) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let taken = RwSignal::new(Vec::<DetailKind>::new());
    let (pairs, times) = app.with_untracked(|book, now| match (book.lead(id), book.lead(other)) {
        (Some(keep), Some(other)) => {
            let line = |words: &str, next: &_| format!("{words}: {}", dates::next_line(next, now));
            let second = second_time(keep, other);
            let first = statuses(keep, other).0.next_touch().filter(|_| second.is_some());
            let first = first.map(|next| line(words::common::NEXT_TOUCH, next));
            (
                choices(keep, other),
                first.into_iter().chain(second.map(|next| line(words::lead::ALSO_AGREED, next))).collect(),
            )
        }
        _ => (Vec::new(), Vec::new()),
    });
    let merge = move || {
        let command = Command::MergeLeads { keep: id, other, take: taken.get_untracked() };
        refusal.set(app.dispatch(command, "Two leads made one").err());
    };
    let not_the_same = move || {
        let command = Command::AddItem(id, not_same(other));
        refusal.set(app.dispatch(command, words::common::NOT_THE_SAME_PERSON).err());
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
    let times: Vec<Element> = times.into_iter().map(|line: String| p().class("next-line").child(line)).collect();
    let hint = "Everything is kept: numbers, addresses, touches, both notes. What you don’t choose goes into the \
                notes. Undo takes it back.";
    details()
        .child(summary().child(format!("The same person as {title}? They have {shared}.")))
        .child(link("row-link", Route::Lead(other), format!("Look at {title}")))
        .children(rows)
        .children(times)
        .child(p().class("hint").child(hint))
        .child(div().class("row").child(action("button", words::lead::MAKE_ONE_LEAD, merge)).child(action(
            "button",
            words::common::NOT_THE_SAME_PERSON,
            not_the_same,
        )))
        .child(refusal_line(refusal))
}

/// A field in a few words.
fn shown(detail: &Detail) -> String {
    let text = match detail {
        Detail::Group(Some(group)) => group.letter().to_owned(),
        Detail::Deadline(Some(deadline)) => deadline.day.to_string(),
        Detail::Preferred(Some(channel)) => channel.word().to_owned(),
        Detail::Warmth(Some(warmth)) => warmth.names().1.to_owned(),
        other => other.text().unwrap_or_default().to_owned(),
    };
    if text.chars().count() > 60 { text.chars().take(60).chain(['…']).collect() } else { text }
}
