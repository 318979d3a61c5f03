//! What they want and what else is known, each thing with its source.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, rows_of, watch};

use crate::app::rows;
use crate::domain::command::{Command, Refusal};
use crate::domain::id::{ItemId, LeadId};
use crate::domain::knowledge::{Item, ItemKind, Source};
use crate::domain::lead::{Deadline, Detail};
use crate::domain::time::{day_of_iso, iso_day};
use crate::ui::desk::use_desk;
use crate::ui::parts::old::field::{Field, FieldKind};
use crate::ui::parts::old::refusal::RefusalLine;

/// Must-haves, their deadline and their own words.
#[component]
pub fn Wants(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    view! {
        <section class="wants" aria-label="What they want">
            <h2>"What they want"</h2>
            <Items id kind=ItemKind::MustHave hint="What can they not do without?" />
            <DeadlineFields id />
            <Items id kind=ItemKind::Quote hint="A sentence of theirs, word for word" />
        </section>
    }
}

/// Everything else, folded away until it is wanted.
#[component]
pub fn Known(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let rest: Vec<ItemKind> =
        ItemKind::ALL.into_iter().filter(|kind| !matches!(kind, ItemKind::MustHave | ItemKind::Quote)).collect();
    let count = desk.ask(move |book, _| {
        let items = book.lead(id).into_iter().flat_map(|lead| lead.items.values());
        items.filter(|item| !matches!(item.kind, ItemKind::MustHave | ItemKind::Quote)).count()
    });
    view! {
        <details>
            <summary>{live(move || format!("Questions, promises and more: {}", count.get()))}</summary>
            {rest.into_iter().map(|kind| view! { <Items id kind hint="Add" /> }).collect_view()}
        </details>
    }
}

/// The things of one kind, and a line to add one.
#[component]
fn Items(id: LeadId, kind: ItemKind, hint: &'static str) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let ids = desk.ask(move |book, _| {
        book.lead(id).map(|lead| lead.items_of(kind).map(|(item, _)| item).collect::<Vec<_>>()).unwrap_or_default()
    });
    let add = move |text: String| {
        let text = text.trim().to_owned();
        if !text.is_empty() {
            let item = Item::new(kind, text, Source::Said);
            refusal.set(desk.dispatch(Command::AddItem(id, item), "Added").err());
        }
    };
    let name = format!("lead/{}/add-{}", id.0, kind.words().to_lowercase().replace(' ', "-"));
    let none = Signal::derive(String::new);
    view! {
        <div class="items">
            <h3>{kind.words()}</h3>
            <ul>{rows_of(move || ids.get(), move |item| view! { <ItemRow id item /> }.into_any())}</ul>
            <Field label=format!("Add: {}", kind.words().to_lowercase()) name value=none hint on_save=add />
            <RefusalLine refusal />
        </div>
    }
}

/// One thing: its text, whether they said it, and the way out.
#[component]
fn ItemRow(id: LeadId, item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let value = desk.ask(move |book, _| book.lead(id).and_then(|lead| lead.items.get(&item)).cloned());
    let text = move || value.with(|value| value.as_ref().map(|item| item.text.clone())).unwrap_or_default();
    let guessed = move || value.with(|value| value.as_ref().is_some_and(|item| item.source == Source::Guessed));
    let toggle = move |_| {
        if let Some(present) = value.get_untracked() {
            let source = if present.source == Source::Said { Source::Guessed } else { Source::Said };
            // The lead is on screen, so it is in the book.
            drop(desk.dispatch(Command::SetItem(id, item, Some(Item { source, ..present })), "Source changed"));
        }
    };
    let remove = move |_| drop(desk.dispatch(Command::SetItem(id, item, None), "Taken out"));
    view! {
        <li class="item">
            <span class="item-text"><bdi>{live(text)}</bdi></span>
            <button type="button" class="chip" aria-pressed=watch(move || guessed().to_string()) on:click=act(toggle)>"my guess"</button>
            <button type="button" class="link" aria-label=watch(move || format!("Take out: {}", text())) on:click=act(remove)>"✕"</button>
        </li>
    }
}

/// The date that makes it urgent, and why.
#[component]
fn DeadlineFields(id: LeadId) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let deadline = desk.ask(move |book, _| book.lead(id).and_then(|lead| lead.deadline.clone()));
    let day = Memo::new(move |_| deadline.with(|it| it.as_ref().map(|it| iso_day(it.day))).unwrap_or_default());
    let why = Memo::new(move |_| deadline.with(|it| it.as_ref().map(|it| it.why.clone())).unwrap_or_default());
    let line = desk.ask(move |book, now| {
        book.lead(id)
            .and_then(|lead| lead.deadline.as_ref())
            .map(|deadline| rows::deadline_line(deadline.day, now))
            .unwrap_or_default()
    });
    let set = move |deadline: Option<Deadline>| {
        let command = Command::SetDetail(id, Detail::Deadline(deadline));
        refusal.set(desk.dispatch(command, "Deadline changed").err());
    };
    let save_day = move |text: String| match day_of_iso(&text) {
        Some(day) => set(Some(Deadline { day, why: why.get_untracked() })),
        None if text.is_empty() => set(None),
        None => refusal.set(Some(Refusal::NoSuchDay)),
    };
    let save_why = move |why: String| match deadline.get_untracked() {
        Some(present) => set(Some(Deadline { why: why.trim().to_owned(), ..present })),
        None => refusal.set(Some(Refusal::NoSuchDay)),
    };
    let name = move |field: &str| format!("lead/{}/{field}", id.0);
    view! {
        <div class="deadline">
            <h3>"Deadline"</h3>
            <p class="deadline-line">{line}</p>
            <Field label="Day" name=name("deadline") value=day kind=FieldKind::Day on_save=save_day />
            <Field label="Why it matters to them" name=name("deadline-why") value=why on_save=save_why />
            <RefusalLine refusal />
        </div>
    }
}
