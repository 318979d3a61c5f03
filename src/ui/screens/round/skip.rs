//! Putting a lead off, with a reason.

use leptos::prelude::*;

use crate::domain::command::{Command, Refusal, SkipReason};
use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;
use crate::ui::html::{ElementRef, Tag, details, div, p, summary};
use crate::ui::parts::controls::{action, way};
use crate::ui::parts::refusal::refusal_line;
use crate::ui::route::{self, Route};

/// The reasons for putting a lead off, folded away until they are wanted.
pub fn skip_menu(id: LeadId) -> Tag {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    // The head of the screen stays for the next lead, so the menu is closed by hand.
    let menu = ElementRef::new();
    let skip = move |reason: SkipReason| {
        let label = format!("Put off: {}", reason.words().to_lowercase());
        match desk.dispatch(Command::Skip { lead: id, reason }, &label) {
            Ok(_) => {
                if let Some(menu) = menu.get_untracked() {
                    // Only a menu that is gone cannot be closed.
                    drop(menu.remove_attribute("open"));
                }
                desk.leave_call();
                super::go_to_next(desk);
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    let finish_later = move || match desk.dispatch(Command::FinishLater(id), "To be finished later") {
        Ok(_) => route::go(&Route::Today),
        Err(no) => refusal.set(Some(no)),
    };
    let reasons = SkipReason::ALL.into_iter().map(|reason| action("chip", reason.words(), move || skip(reason)));
    let body = div()
        .class("menu-body")
        .child(p().class("label").child("Why not now?"))
        .child(div().class("chips").children(reasons))
        .child(action("chip", "Finish later: keep it on top of Today", finish_later))
        .child(way("chip", Route::Lead(id), "Open the lead"))
        .child(refusal_line(refusal));
    details().class("menu").node(menu).child(summary().child("Skip")).child(body)
}
