//! What the salesperson must know on every screen: that something is not kept, and what to do.

use leptos::prelude::*;

use crate::app::days;
use crate::app::workspace::Saving;
use crate::store::key_value::Fault;
use crate::ui::desk::use_desk;
use crate::ui::html::{div, live, p};
use crate::ui::parts::controls::way;
use crate::ui::route::Route;

/// One line and one button, as long as the browser does not keep the book.
pub fn banner() -> AnyView {
    let desk = use_desk();
    let saving = desk.saving();
    let unreadable = desk.ask_workspace(|workspace| workspace.unreadable().len());
    let words = move || {
        if desk.is_in_memory() {
            return Some(
                "This browser keeps nothing for this page. Your leads are only in this tab until you close it."
                    .to_owned(),
            );
        }
        match saving.get() {
            Saving::Failing { fault, unsaved } => Some(failing_words(&fault, unsaved)),
            Saving::Saved if unreadable.get() > 0 => Some(format!(
                "{} could not be read. It is set aside untouched, and all the rest works.",
                days::counted(u64::try_from(unreadable.get()).unwrap_or(0), "stored entry", "stored entries"),
            )),
            Saving::Saved => None,
        }
    };
    live(move || {
        words().map(|words| {
            let line = div().class("banner").attr("role", "alert").child(p().child(words));
            line.child(way("button", Route::Data, "Save a backup file"))
        })
    })
}

fn failing_words(fault: &Fault, unsaved: usize) -> String {
    let count = u64::try_from(unsaved).unwrap_or(u64::MAX);
    let reason = fault.words();
    if unsaved == 0 {
        reason.to_string()
    } else {
        format!("{reason} {} only in this tab.", days::counted(count, "change is", "changes are"))
    }
}
