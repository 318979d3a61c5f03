//! The imports; each can be removed again with its leads, but without later work.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::import::removal;
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::id::ImportId;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, dynamic, keyed, li, span, strong, ul};

use super::headed;

/// The imports; each can be removed as a whole.
pub fn imports() -> AnyView {
    let app = use_app();
    let is_any = app.memo(|book, _| !book.imports().is_empty());
    let each = move || imports_now(app).into_iter().map(|(id, _, _)| id).collect();
    dynamic(move || {
        is_any.get().then(|| headed("Imports").child(ul().child(keyed(each, move |id| import_row(app, id)))))
    })
}

/// The imports with their names, sizes and dates.
fn imports_now(app: AppContext) -> Vec<(ImportId, String, String)> {
    let now = app.now();
    app.with_untracked(|book, _| {
        let each = book.imports().into_iter().map(|(id, import)| {
            let day = dates::near_date(now.local_of(import.at).date(), now.today());
            let count = usize::try_from(import.leads).unwrap_or(usize::MAX);
            (id, import.name.clone(), format!("{}, {day}", dates::leads(count)))
        });
        each.collect()
    })
}

fn import_row(app: AppContext, id: ImportId) -> Element {
    let find = move || imports_now(app).into_iter().find(|(each, _, _)| *each == id);
    let name = untrack(find).map(|(_, name, _)| name).unwrap_or_default();
    let about = move || find().map(|(_, _, about)| about);
    let stays = move || {
        let is_remembered = app.with_workspace_untracked(|workspace, _| workspace.remembers_before(id));
        let words = app.with(|book, _| removal::stays_words(book, id, is_remembered));
        words.map(|words| span().class("hint").child(words))
    };
    let text = span()
        .class("item-text")
        .child(strong().child(name.clone()))
        .child(" ")
        .child(dynamic(about))
        .child(" ")
        .child(dynamic(stays));
    let label = words::data::delete_import(&name);
    let take_out = move || {
        let (words, command) = app.with_workspace_untracked(|workspace, _| {
            let command = workspace.remove_import(id);
            let is_remembered = matches!(command, Command::TakeBackImport(..));
            (removal::done_words(workspace.book(), id, &name, is_remembered), command)
        });
        // A listed import is in the book.
        drop(app.dispatch(command, &words));
    };
    li().class("item").child(text).child(action("chip", "Delete", take_out).attr("aria-label", label))
}
