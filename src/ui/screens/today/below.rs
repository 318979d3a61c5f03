//! What stands below the list of Today: what is computed from the whole book, and what nobody waits for.

use leptos::prelude::*;

use crate::app::numbers;
use crate::app::safekeeping::backup_due::{Since, last_backup};
use crate::browser::storage::BrowserStore;
use crate::ui::context::use_app;
use crate::ui::dom::{dynamic, fragment, link};
use crate::ui::route::Route;

/// All of it.
pub fn today_below() -> AnyView {
    fragment(vec![followed_once(), backup_is_due()])
}

/// How many were followed up only once.
fn followed_once() -> AnyView {
    let once = use_app().memo(|book, _| numbers::followed_once(book));
    dynamic(move || {
        let once = once.get();
        (once.of > 0)
            .then(|| link("row-link", Route::Numbers, format!("Followed up only once: {} of {}", once.part, once.of)))
    })
}

/// That it is time for a backup.
fn backup_is_due() -> AnyView {
    let backup = use_app().memo(|book, now| {
        let since = Since::of(book, last_backup(&BrowserStore::open()), now);
        since.is_due().then(|| since.words())
    });
    dynamic(move || backup.get().map(|words| link("row-link", Route::Data, format!("{words} Save a backup file"))))
}
