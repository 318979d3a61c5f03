//! A clock that was wrong: the evidence, and the touches it misdated.

use super::headed;
use crate::app::safekeeping::{Doubt, misdated, put_right};
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, li, p, ul};

/// The most touches that are listed.
const MOST: usize = 20;

/// What putting right needs, and what it costs.
const PUT_RIGHT: &str = "Only if this device's clock is right now, and after closing other tabs of Next Touch: the \
    dates that lie ahead become those of the latest change before them. Earlier moments to go back to are gone then.";

/// What the clock got wrong; nothing if it did nothing.
pub fn clock_doubts() -> Element {
    let app = use_app();
    let put = move || {
        if !app.date_back() {
            return;
        }
        let command = app.with_untracked(|book, now| put_right(misdated(book, now)));
        // It can only be refused because there is nothing to do.
        drop(app.dispatch(command, "Dates put right"));
    };
    let content = move || {
        let now = app.now();
        let latest = app.with_workspace_untracked(Workspace::latest_change);
        let doubt = Doubt::of(latest, &now).map(|doubt| p().child(doubt.words(&now)));
        let wrong = app.with(misdated);
        let is_ahead = app.with_workspace_untracked(Workspace::is_ahead);
        if doubt.is_none() && wrong.is_empty() {
            return None;
        }
        let more = wrong.len().saturating_sub(MOST);
        let rows = wrong.iter().take(MOST).map(|one| li().child(one.words.clone())).collect::<Vec<_>>();
        let list =
            (!wrong.is_empty()).then(|| vec![p().child("A wrong clock dated these touches:"), ul().children(rows)]);
        let list = (list.is_some() || is_ahead).then(|| {
            div()
                .class("form")
                .children(list.into_iter().flatten())
                .child((more > 0).then(|| p().child(format!("… and {more} more."))))
                .child(is_ahead.then(|| p().class("hint").child(PUT_RIGHT)))
                .child(action("button", words::data::PUT_DATES_RIGHT, put))
        });
        Some(headed("Clock").child(doubt).child(list))
    };
    div().child(dynamic(content))
}
