//! The imports, each to be deleted again with its leads, but not with later work.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::import::removal;
use crate::domain::command::Command;
use crate::domain::id::ImportId;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::dom::action;
use crate::ui::dom::{Tag, li, live, rows_of, span, strong, ul};

use super::headed;

/// The imports, each to be taken out again as a whole.
pub fn imports() -> AnyView {
    let desk = use_desk();
    let is_any = desk.ask(|book, _| !book.imports().is_empty());
    let each = move || imports_now(desk).into_iter().map(|(id, _, _)| id).collect();
    live(move || {
        is_any.get().then(|| headed("Imports").child(ul().child(rows_of(each, move |id| import_row(desk, id)))))
    })
}

/// The imports with their names, how many came with them and when.
fn imports_now(desk: Desk) -> Vec<(ImportId, String, String)> {
    let now = desk.now();
    desk.look(|book, _| {
        let each = book.imports().into_iter().map(|(id, import)| {
            let day = dates::near_date(now.local_of(import.at).date(), now.today());
            let count = usize::try_from(import.leads).unwrap_or(usize::MAX);
            (id, import.name.clone(), format!("{}, {day}", dates::leads(count)))
        });
        each.collect()
    })
}

fn import_row(desk: Desk, id: ImportId) -> Tag {
    let find = move || imports_now(desk).into_iter().find(|(each, _, _)| *each == id);
    let name = untrack(find).map(|(_, name, _)| name).unwrap_or_default();
    let about = move || find().map(|(_, _, about)| about);
    let stays = move || {
        let words = desk.follow(|book, _| removal::stays_words(book, id));
        words.map(|words| span().class("hint").child(words))
    };
    let text = span()
        .class("item-text")
        .child(strong().child(name.clone()))
        .child(" ")
        .child(live(about))
        .child(" ")
        .child(live(stays));
    let label = format!("Delete {name} and its leads");
    let take_out = move || {
        let words = desk.look(|book, _| removal::done_words(book, id, &name));
        // What is listed is in the book.
        drop(desk.dispatch(Command::RemoveImport(id), &words));
    };
    li().class("item").child(text).child(action("chip", "Delete", take_out).attr("aria-label", label))
}
