//! Erasing everything from this browser, after offering a file and requiring a typed word.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::words;
use crate::browser::vault;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, p};
use crate::ui::parts::form::typed_button;
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;
use crate::ui::route::{self, Route};

use super::save::save_plainly;

/// The section for erasing everything.
pub fn erase_everything() -> Element {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let erase = move || {
        spawn_local(async move {
            match vault::erase_everything().await {
                Ok(()) => {
                    route::go(&Route::Today);
                    crate::browser::pages::reload();
                }
                Err(reason) => set_late(told, format!("Not all of it could be erased: {reason}.")),
            }
        });
    };
    let words = "All leads, scripts, settings, second copies and what is kept for the time without a network go out of this browser, in all its tabs. Files that you have saved stay where they are; nothing here reaches them. This cannot be undone.";
    div()
        .class("form")
        .child(p().child(words))
        .child(action("button", "Save everything to a file first", move || save_plainly(app, told)))
        .child(told_line(told))
        .child(typed_button(
            words::data::TYPE_ERASE.to_owned(),
            "ERASE".to_owned(),
            words::data::ERASE_EVERYTHING,
            erase,
        ))
}
