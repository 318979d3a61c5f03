//! A line about a new version, shown only while updating interrupts nothing.

use leptos::prelude::*;

use crate::app::words;
use crate::browser::updates;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{aside, dynamic, span};

/// The line, if a new version is ready, no call is in progress and everything is saved.
pub fn update_line() -> AnyView {
    let app = use_app();
    let ready = RwSignal::new(updates::is_ready());
    updates::on_ready(move || ready.set(true));
    let rests = app.is_at_rest();
    dynamic(move || {
        (ready.get() && rests.get()).then(|| {
            let take = move || {
                app.prepare_update();
                updates::take();
            };
            let words = span().class("undo-label").child(words::common::NEW_VERSION_IS_READY);
            aside().class("undo").attr("aria-label", words::common::UPDATE).child(words).child(action(
                "link",
                words::common::TAKE_IT_NOW,
                take,
            ))
        })
    })
}
