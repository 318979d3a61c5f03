//! A clock that was wrong: the evidence, and the touches it misdated.

use super::headed;
use crate::app::safekeeping::{Doubt, misdated, put_right};
use crate::app::workspace::Workspace;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, li, p, ul};

/// The most touches that are listed.
const MOST: usize = 20;

/// What the clock got wrong; empty if nothing.
pub fn clock_doubts() -> Element {
    let app = use_app();
    let put = move || {
        let command = app.with_untracked(|book, now| put_right(misdated(book, now)));
        // It can only be refused because there is nothing to do.
        drop(app.dispatch(command, "Dates put right"));
    };
    let content = move || {
        let now = app.now();
        let doubt = app.with_workspace_untracked(|workspace, _| Workspace::latest_before(workspace));
        let doubt = Doubt::of(doubt, &now).map(|doubt| p().child(doubt.words(&now)));
        let wrong = app.with(misdated);
        if doubt.is_none() && wrong.is_empty() {
            return None;
        }
        let more = wrong.len().saturating_sub(MOST);
        let rows = wrong.iter().take(MOST).map(|one| li().child(one.words.clone())).collect::<Vec<_>>();
        let list = (!wrong.is_empty()).then(|| {
            div()
                .class("form")
                .child(p().child("A wrong clock dated these touches:"))
                .child(ul().children(rows))
                .child((more > 0).then(|| p().child(format!("… and {more} more."))))
                .child(action("button", "Put the dates right", put))
        });
        Some(headed("Clock").child(doubt).child(list))
    };
    div().child(dynamic(content))
}
