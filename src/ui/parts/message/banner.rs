//! What the salesperson must know on every screen: what is not saved, and what to do.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::safekeeping::Safety;
use crate::app::safekeeping::canary::Vanished;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::browser::clock;
use crate::ui::context::use_app;
use crate::ui::dom::{action, link};
use crate::ui::dom::{div, dynamic, p};
use crate::ui::lazy::{self, LazyAction, ScreensAction};
use crate::ui::route::Route;

/// One line and one button, while the browser does not save the book.
pub fn banner() -> AnyView {
    let app = use_app();
    let safety = app.safety();
    let is_read_only = app.workspace_memo(Workspace::is_read_only);
    let unreadable = app.workspace_memo(|workspace| workspace.unreadable().len());
    let is_ahead = app.workspace_memo(|workspace| workspace.is_ahead(&clock::now()));
    let words = move || {
        if app.is_in_memory() {
            return Some(words::common::KEEPS_NOTHING.to_owned());
        }
        if is_read_only.get() {
            return Some(words::common::OLDER_PAGE_ONLY_READS.to_owned());
        }
        match safety.get() {
            unsafe_yet @ (Safety::NotSaved { .. } | Safety::SavedOnce(_)) => Some(unsafe_yet.words()),
            _ if unreadable.get() > 0 => Some(format!(
                "{} could not be read. It is set aside untouched, and all the rest works.",
                dates::counted(u64::try_from(unreadable.get()).unwrap_or(0), "stored entry", "stored entries"),
            )),
            // Texts that could not be read are most likely what is missing, so they come first.
            _ if app.safekeeping().vanished() != Vanished::default() => {
                Some(words::common::SOMETHING_IS_MISSING.to_owned())
            }
            _ if is_ahead.get() => Some(
                "Some changes here are dated in the future: a clock was wrong. Open Your data to put it right."
                    .to_owned(),
            ),
            _ => None,
        }
    };
    dynamic(move || {
        words().map(|words| {
            let line = div().class("banner").attr("role", "alert").child(p().child(words));
            let again = app.is_storage_emptied().then(|| {
                action("button", words::common::WRITE_THE_BOOK_AGAIN, move || {
                    lazy::perform(app, LazyAction::Screens(ScreensAction::WriteAgain))
                })
            });
            line.child(link("button", Route::Data, words::common::SAVE_BACKUP_FILE)).child(again)
        })
    })
}
