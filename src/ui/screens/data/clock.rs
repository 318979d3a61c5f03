//! A clock that was wrong: what speaks against it, and what it dated.

use super::headed;
use crate::app::safekeeping::{Doubt, misdated, put_right};
use crate::app::workspace::Workspace;
use crate::ui::desk::use_desk;
use crate::ui::dom::action;
use crate::ui::dom::{Tag, div, li, live, p, ul};

/// The most touches that are listed.
const MOST: usize = 20;

/// What the clock got wrong; nothing if it did nothing.
pub fn clock_doubts() -> Tag {
    let desk = use_desk();
    let put = move || {
        let command = desk.look(|book, now| put_right(misdated(book, now)));
        // Nothing in it can be refused but that there is nothing to do.
        drop(desk.dispatch(command, "Dates put right"));
    };
    let content = move || {
        let now = desk.now();
        let doubt = desk.look_at_workspace(|workspace, _| Workspace::latest_before(workspace));
        let doubt = Doubt::of(doubt, &now).map(|doubt| p().child(doubt.words(&now)));
        let wrong = desk.follow(misdated);
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
    div().child(live(content))
}
