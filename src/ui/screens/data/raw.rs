//! The stored texts as they are: what could not be read, and everything as one file.

use leptos::prelude::*;

use crate::app::safekeeping::rescue;
use crate::app::words;
use crate::browser::{files, shadow};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, code, dynamic, li, p, ul};

use super::headed;

/// Texts that could not be read, kept unchanged.
pub fn set_aside() -> Element {
    let app = use_app();
    let count = app.workspace_memo(|workspace| workspace.unreadable().len());
    let listed = move || {
        (count.get() > 0).then(|| {
            let rows = app.with_workspace_untracked(|workspace, _| {
                let each = workspace.unreadable().iter();
                each.map(|entry| unreadable_row(entry.key.clone(), entry.reason.words())).collect::<Vec<_>>()
            });
            let kept = words::data::UNREADABLE_ENTRIES;
            vec![p().child(kept), ul().children(rows)]
        })
    };
    headed("Raw storage").child(dynamic(listed)).child(action(
        "button",
        words::data::DOWNLOAD_EVERYTHING_RAW,
        move || save_raw(app),
    ))
}

fn unreadable_row(key: String, reason: &'static str) -> Element {
    li().child(code().child(key)).child(": ").child(reason)
}

/// Saves all stored texts and the second copy, readable or not, as one file.
pub fn save_raw(app: AppContext) {
    let (stored, fault) = app.with_workspace_untracked(|workspace, _| workspace.raw_dump());
    let text = rescue::write(stored, shadow::found());
    if let Err(reason) = files::download("next-touch-raw.json", "application/json", &text) {
        app.announce(&reason);
    } else if let Some(fault) = fault {
        app.announce(&format!("This file is incomplete: the browser didn't hand over everything. {}", fault.words()));
    }
}
