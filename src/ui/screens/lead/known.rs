//! What they want, and what else is known, each item with its source.

use leptos::prelude::*;

use crate::app::leads::qualify_rows;
use crate::app::today::rows;
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::{ItemId, LeadId};
use crate::domain::lead::{Deadline, Detail};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::qualify::commitments::settled;
use crate::domain::time::{day_of_iso, iso_day};
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, bdi, details, div, dynamic, h2, h3, keyed, li, p, section, small, span, summary, ul};
use crate::ui::parts::form::agree_form;
use crate::ui::parts::form::{FieldKind, SavedField};

/// Must-haves, the deadline and their own words.
pub fn wants(id: LeadId) -> Element {
    section()
        .class("wants")
        .attr("aria-label", words::lead::WHAT_THEY_WANT)
        .child(h2().child(words::lead::WHAT_THEY_WANT))
        .child(items(id, ItemKind::MustHave, "What can they not do without?"))
        .child(deadline(id))
        .child(items(id, ItemKind::Quote, "A sentence of theirs, word for word"))
}

/// Everything else, folded.
pub fn known(id: LeadId) -> Element {
    let app = use_app();
    let count = move || {
        app.with(|book, _| {
            let items = book.lead(id).into_iter().flat_map(|lead| lead.items.values());
            items.filter(|item| is_more(item.kind)).count()
        })
    };
    details()
        .child(summary().child(dynamic(move || format!("Questions, promises and more: {}", count()))))
        .children(ItemKind::ALL.into_iter().filter(|kind| is_more(*kind)).map(|kind| items(id, kind, "Add")))
        .child(h3().child("Agree who does what"))
        .child(agree_form(id))
}

/// Whether items of this kind are among the rest, and not with what they want.
fn is_more(kind: ItemKind) -> bool {
    kind.is_listed() && !matches!(kind, ItemKind::MustHave | ItemKind::Quote)
}

/// The items of one kind, and a line to add one.
fn items(id: LeadId, kind: ItemKind, hint: &'static str) -> Element {
    let app = use_app();
    let ids = move || {
        app.with(|book, _| {
            book.lead(id).map(|lead| lead.items_of(kind).map(|(item, _)| item).collect()).unwrap_or_default()
        })
    };
    let add = move |text: String| {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return Ok(());
        }
        app.dispatch(Command::AddItem(id, Item::new(kind, text, Source::Said)), "Added").map(drop)
    };
    let words = kind.words().to_lowercase();
    let name = format!("lead/{}/add-{}", id.0, words.replace(' ', "-"));
    div()
        .class("items")
        .child(h3().child(kind.words()))
        .child(ul().child(keyed(ids, move |item| item_row(id, item))))
        .child(SavedField::new(format!("Add: {words}"), name).hint(hint).saved(String::new, add))
}

fn item_in(book: &Book, id: LeadId, item: ItemId) -> Option<&Item> {
    book.lead(id).and_then(|lead| lead.items.get(&item))
}

/// One item: its text, whether they said it, and a button to remove it.
fn item_row(id: LeadId, item: ItemId) -> Element {
    let app = use_app();
    let text = move || app.with(|book, _| item_in(book, id, item).map(|item| item.text.clone())).unwrap_or_default();
    let guessed =
        move || app.with(|book, _| item_in(book, id, item).is_some_and(|item| item.source == Source::Guessed));
    let toggle = move || {
        if let Some(present) = app.with_untracked(|book, _| item_in(book, id, item).cloned()) {
            let source = if present.source == Source::Said { Source::Guessed } else { Source::Said };
            // The lead is on screen, so it is in the book.
            drop(app.dispatch(Command::SetItem(id, item, Some(Item { source, ..present })), "Source changed"));
        }
    };
    let remove = move || drop(app.dispatch(Command::SetItem(id, item, None), "Taken out"));
    let state = move || {
        app.with(|book, now| item_in(book, id, item).map(|item| qualify_rows::state_words(item, now.today())))
            .unwrap_or_default()
    };
    let settle = move |well: bool| {
        if let Some(present) =
            app.with_untracked(|book, now| item_in(book, id, item).map(|item| settled(item, well, now.today())))
        {
            drop(app.dispatch(Command::SetItem(id, item, Some(present)), "Settled"));
        }
    };
    let open = app.memo(move |book, _| item_in(book, id, item).filter(|item| item.is_open()).map(|item| item.kind));
    let ends = move || {
        let (well, ill) = match open.get() {
            Some(ItemKind::MyPromise | ItemKind::TheirPromise) => (Some("Kept"), Some("Not kept")),
            Some(ItemKind::Question) => (Some("Answered"), None),
            Some(ItemKind::Condition) => (Some("It is so now"), None),
            Some(ItemKind::Hesitation) => (Some("Solved"), None),
            Some(_) | None => (None, None),
        };
        let end = |words: Option<&'static str>, is_well: bool| {
            words.map(|words| action("chip", words, move || settle(is_well)))
        };
        vec![end(well, true), end(ill, false)]
    };
    li().class("item")
        .child(
            span().class("item-text").child(bdi().child(dynamic(text))).child(" ").child(small().child(dynamic(state))),
        )
        .child(dynamic(ends))
        .child(action("chip", "my guess", toggle).attr_fn("aria-pressed", guessed))
        .child(action("link", "✕", remove).attr_fn("aria-label", move || words::common::take_out(&text())))
}

/// The draft field for the reason of the deadline.
const WHY: &str = "deadline-why";

/// Their deadline, and why it matters.
fn deadline(id: LeadId) -> Element {
    let app = use_app();
    let name = move |field: &str| format!("lead/{}/{field}", id.0);
    let present = move || app.with_untracked(|book, _| book.lead(id).and_then(|lead| lead.deadline.clone()));
    let followed = move |words: fn(&Deadline) -> String| {
        move || app.with(|book, _| book.lead(id).and_then(|lead| lead.deadline.as_ref()).map(words).unwrap_or_default())
    };
    let line = move || {
        app.with(|book, now| {
            let deadline = book.lead(id).and_then(|lead| lead.deadline.as_ref());
            deadline.map(|deadline| rows::deadline_line(deadline.day, now)).unwrap_or_default()
        })
    };
    let set = move |deadline: Option<Deadline>| {
        app.dispatch(Command::SetDetail(id, Detail::Deadline(deadline)), "Deadline changed").map(drop)
    };
    let save_day = move |text: String| match day_of_iso(&text) {
        Some(day) => {
            // A reason typed before there was a day waits as a draft, and is saved now.
            let typed = untrack(|| app.typed(&name(WHY))).map(|why| why.trim().to_owned());
            let why = typed.or_else(|| present().map(|present| present.why)).unwrap_or_default();
            set(Some(Deadline { day, why })).map(|()| app.forget_text(&name(WHY)))
        }
        None if text.is_empty() => set(None),
        None => Err(CommandError::NoSuchDay),
    };
    let save_why = move |why: String| match present() {
        Some(present) => set(Some(Deadline { why: why.trim().to_owned(), ..present })),
        None => Err(CommandError::NoSuchDay),
    };
    div()
        .class("deadline")
        .child(h3().child("Deadline"))
        .child(p().class("deadline-line").child(dynamic(line)))
        .child(
            SavedField::new(words::common::DAY, name("deadline"))
                .kind(FieldKind::Day)
                .saved(followed(|deadline| iso_day(deadline.day)), save_day),
        )
        .child(
            SavedField::new(words::common::WHY_IT_MATTERS, name(WHY))
                .saved(followed(|deadline| deadline.why.clone()), save_why),
        )
}
