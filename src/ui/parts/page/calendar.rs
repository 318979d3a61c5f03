//! Touches for the device's calendar, as a file to open there.

use leptos::prelude::*;

use crate::app::today::alarms::WHILE_OPEN;
use crate::app::today::calendar::{self, ABOUT_CALENDARS, ABOUT_CANCELLING, CalendarFile};
use crate::app::words;
use crate::browser::{clock, files};
use crate::domain::id::LeadId;
use crate::domain::time::Day;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, details, div, p, summary};
use crate::ui::parts::message::told_line;

/// The instruction for a file of touches.
const INTO: &str = "Open it to put it into your calendar.";

/// The URL of this page without its hash.
fn page() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Saves a file, and shows the result.
fn save(
    app: AppContext,
    told: RwSignal<String>,
    then: &str,
    make: impl FnOnce(&str, AppContext) -> Option<CalendarFile>,
) {
    let Some(file) = make(&page(), app) else { return };
    told.set(match files::download(&file.name, "text/calendar;charset=utf-8", &file.text) {
        Ok(()) => format!("{} saved. {then}", file.name),
        Err(reason) => format!("Not saved: {reason}"),
    });
}

/// The next touch of a lead for the calendar, folded.
pub fn calendar_button(id: LeadId) -> Element {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let one = move || {
        save(app, told, INTO, |page, app| {
            app.with_untracked(|book, now| book.lead(id).map(|lead| calendar::of_lead(lead, book, page, now)))
        });
    };
    folded(words::common::INTO_MY_CALENDAR, vec![action("button", words::common::SAVE_CALENDAR_FILE, one)], told)
}

/// All touches of some days for the calendar, folded.
pub fn calendar_buttons(first: Day) -> Element {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let days = move |count: u32| {
        move || {
            save(app, told, INTO, |page, app| {
                Some(app.with_untracked(|book, _| calendar::of_days(book, first, count, page, &clock::now())))
            });
        }
    };
    let ways =
        vec![action("button", "Today (.ics)", days(1)), action("button", words::common::SEVEN_DAYS_FILE, days(7))];
    folded(words::common::INTO_MY_CALENDAR, ways, told)
}

/// Removes a cancelled touch from the calendar, folded.
pub fn cancel_button(id: LeadId) -> Element {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let one = move || {
        save(app, told, "Open it to take the touch out of your calendar.", |page, app| {
            app.with_untracked(|book, now| book.lead(id).map(|lead| calendar::of_lead(lead, book, page, now)))
        });
    };
    details()
        .child(summary().child(words::common::OUT_OF_MY_CALENDAR))
        .child(div().class("row").child(action("button", words::common::SAVE_CANCELLATION, one)))
        .child(p().class("hint").child(ABOUT_CANCELLING))
        .child(told_line(told))
}

fn folded(words: &'static str, ways: Vec<Element>, told: RwSignal<String>) -> Element {
    details()
        .child(summary().child(words))
        .child(div().class("row").children(ways))
        .child(p().class("hint").child(WHILE_OPEN).child(" ").child(ABOUT_CALENDARS))
        .child(told_line(told))
}
