//! What is stored, as it is stored: what could not be read, and all of it as one file.

use leptos::prelude::*;

use crate::app::safekeeping::rescue;
use crate::browser::{files, shadow};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::dom::action;
use crate::ui::dom::{Tag, code, li, live, p, ul};

use super::headed;

/// What could not be read, kept as it is.
pub fn set_aside() -> Tag {
    let desk = use_desk();
    let count = desk.ask_workspace(|workspace| workspace.unreadable().len());
    let listed = move || {
        (count.get() > 0).then(|| {
            let rows = desk.look_at_workspace(|workspace, _| {
                let each = workspace.unreadable().iter();
                each.map(|entry| unreadable_row(entry.key.clone(), entry.reason.words())).collect::<Vec<_>>()
            });
            let kept = "These stored entries could not be read. They are kept as they are; everything else works.";
            vec![p().child(kept), ul().children(rows)]
        })
    };
    headed("Raw storage").child(live(listed)).child(action("button", "Download everything raw", move || save_raw(desk)))
}

fn unreadable_row(key: String, reason: &'static str) -> Tag {
    li().child(code().child(key)).child(": ").child(reason)
}

/// Hands out all that is stored and its second copy, readable or not, as one file.
pub fn save_raw(desk: Desk) {
    let (stored, fault) = desk.look_at_workspace(|workspace, _| workspace.raw_dump());
    let text = rescue::write(stored, shadow::found());
    if let Err(reason) = files::download("next-touch-raw.json", "application/json", &text) {
        desk.announce(&reason);
    } else if let Some(fault) = fault {
        desk.announce(&format!("This file is incomplete: the browser didn't hand over everything. {}", fault.words()));
    }
}
