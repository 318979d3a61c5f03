//! The reminder of an agreed time, on every screen while the page is open.

use leptos::prelude::*;

use crate::app::today::alarms::{self, Reminder};
use crate::app::words;
use crate::browser::{sound, switches};
use crate::domain::time::Instant;
use crate::ui::context::use_app;
use crate::ui::dom::{action, link};
use crate::ui::dom::{aside, dynamic, p};
use crate::ui::route::Route;

/// One line for the nearest agreed time, until it is opened or dismissed.
pub fn alarm() -> AnyView {
    let app = use_app();
    let put_away = RwSignal::new(None::<Instant>);
    let reminder = app.memo(alarms::reminder);
    let due = Memo::new(move |_| {
        // Today shows agreed times itself, and a call is interrupted only once the time has come.
        let fits = |it: &Reminder| match app.route() {
            Route::Today => false,
            Route::Round(at) => at != Some(it.lead) && it.is_now,
            _ => true,
        };
        reminder.get().filter(|it| put_away.get() != Some(it.at) && fits(it))
    });
    // Each agreed time rings when it is near and when it has come.
    let rings = Memo::new(move |_| reminder.get().map(|it| (it.lead, it.at, it.is_now)));
    sound::prepare();
    Effect::new(move |_| {
        let Some((lead, at, is_now)) = rings.get() else { return };
        if switches::is_on(switches::SOUND) {
            let occasion = format!("{}/{}/{}", lead.0, at.0, if is_now { "now" } else { "soon" });
            let tell = if app.is_in_call() { sound::stay_quiet } else { sound::ring };
            tell(&occasion);
        }
    });
    dynamic(move || {
        due.get().map(|it| {
            aside()
                .class("reminder")
                .attr("aria-label", words::common::REMINDER)
                .attr("aria-live", "polite")
                .child(p().child(it.words))
                .child(link("button", Route::Round(Some(it.lead)), words::common::OPEN))
                .child(action("link", "Put away", move || put_away.set(Some(it.at))))
        })
    })
}
