//! Deferring a lead, with a reason.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::today::{hour_rows, week};
use crate::app::words;
use crate::domain::command::CommandError;
use crate::domain::command::{Command, SkipReason};
use crate::domain::id::LeadId;
use crate::domain::lead::When;
use crate::domain::schedule::NO_REASON;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, ElementRef, IntoChild, details, div, dynamic, p, summary};
use crate::ui::dom::{action, link};
use crate::ui::parts::message::refusal_line;
use crate::ui::route::{self, Route};

/// The reasons for deferring a lead, folded.
pub fn skip_menu(id: LeadId) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    // The head of the screen stays mounted for the next lead, so the menu has to be closed explicitly.
    let menu = ElementRef::new();
    let skip = move |reason: SkipReason| {
        let label = format!("Put off: {}", reason.words().to_lowercase());
        match app.dispatch(Command::Skip { lead: id, reason }, &label) {
            Ok(_) => {
                if let Some(menu) = menu.get_untracked() {
                    // This fails only for a menu that is gone.
                    drop(menu.remove_attribute("open"));
                }
                app.leave_call();
                app.go_to_next();
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    let put_off = move |when: When| {
        let next = app.with_untracked(|book, _| book.lead(id).and_then(|lead| lead.next_touch()).cloned());
        let Some(next) = next else { return };
        let label = app.with_untracked(|_, now| format!("Put off to {}", dates::due(&when, now)));
        match app.dispatch(week::moved(id, &next, when, NO_REASON), &label) {
            Ok(_) => {
                if let Some(menu) = menu.get_untracked() {
                    drop(menu.remove_attribute("open"));
                }
                app.leave_call();
                app.go_to_next();
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    // An agreed time cannot be snoozed; it is moved on the lead's page, with a reason.
    let offers = app.memo(move |book, now| {
        let lead = book.lead(id);
        let planned = lead.filter(|lead| lead.next_touch().is_some_and(|next| !next.when.is_promise()));
        let offers = planned.map(|lead| book.snoozes(lead, now)).unwrap_or_default();
        let words = lead.map(|lead| hour_rows::worth_words(lead, now)).unwrap_or_default();
        (words, offers.into_iter().map(|offer| (hour_rows::snooze_words(&offer, now), offer.when)).collect::<Vec<_>>())
    });
    let snoozes = dynamic(move || {
        let (words, offers) = offers.get();
        let chips = offers.into_iter().map(|(words, when)| action("chip", words, move || put_off(when.clone())));
        let chips = chips.collect::<Vec<_>>();
        let question = (!words.is_empty()).then(|| p().class("refusal").child(words));
        vec![question.into_part(), (!chips.is_empty()).then(|| div().class("chips").children(chips)).into_part()]
    });
    let finish_later = move || match app.dispatch(Command::FinishLater(id), "To be finished later") {
        Ok(_) => route::go(&Route::Today),
        Err(no) => refusal.set(Some(no)),
    };
    let reasons = SkipReason::ALL.into_iter().map(|reason| action("chip", reason.words(), move || skip(reason)));
    let body = div()
        .class("menu-body")
        .child(p().class("label").child("Why not now?"))
        .child(div().class("chips").children(reasons))
        .child(p().class("label").child("Put it off to"))
        .child(snoozes)
        .child(action("chip", words::round::FINISH_LATER, finish_later))
        .child(link("chip", Route::Lead(id), "Open the lead"))
        .child(refusal_line(refusal));
    details().class("menu").node(menu).child(summary().child("Skip")).child(body)
}
