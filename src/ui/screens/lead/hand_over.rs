//! One lead for a colleague: a file with the complete history, which another book can merge.

use leptos::prelude::*;

use crate::app::export;
use crate::app::words;
use crate::browser::files;
use crate::domain::id::LeadId;
use crate::domain::time::iso_day;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, h2, p, section};
use crate::ui::parts::message::told_line;

/// The button and its result.
pub fn hand_over(id: LeadId) -> Element {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let save = move || {
        let written = app.with_untracked(|book, now| {
            export::hand_over(book, id, now.instant)
                .map(|text| (format!("next-touch-lead-{}.json", iso_day(now.today())), text))
        });
        told.set(match written {
            Ok((name, text)) => match files::download(&name, "application/json", &text) {
                Ok(()) => format!("{name}: they merge it under Your data. Then let the lead go here."),
                Err(reason) => format!("The browser did not take the file: {reason}."),
            },
            Err(problem) => problem.words(),
        });
    };
    section()
        .attr("aria-label", "Hand over")
        .child(h2().child("Hand over"))
        .child(p().class("hint").child("One file with every touch and all that is known of them."))
        .child(action("button small", words::lead::SAVE_HAND_OVER, save))
        .child(told_line(told))
}
