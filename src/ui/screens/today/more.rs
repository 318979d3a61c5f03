//! The folded part of Today: the week, all overdue touches at once, leads one is losing touch with, and how well
//! agreed times were kept.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::today::week::{self, Triage, WeekDay};
use crate::app::words;
use crate::browser::clock;
use crate::domain::command::CommandError;
use crate::domain::schedule::ORDER;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, details, div, dynamic, h3, li, ol, p, section, summary, ul};
use crate::ui::dom::{action, link};
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::page::calendar_buttons;
use crate::ui::route::Route;

/// The content of the folded part.
pub fn today_more() -> AnyView {
    div().class("items").children([overdue(), this_week().view(), losing_touch(), order().view()]).view()
}

/// Handling many overdue touches at once; nothing is deleted, and it can be undone as a whole.
fn overdue() -> AnyView {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let late = app.memo(week::overdue);
    let has_late = Memo::new(move |_| late.with(|late| !late.is_empty()));
    let act = move |how: Triage, label: &'static str| {
        let leads = late.get_untracked();
        let command = app.with_untracked(|book, _| week::triage(book, &leads, how, &clock::now()));
        refusal.set(app.dispatch(command, &format!("{}: {label}", dates::leads(leads.len()))).err());
    };
    dynamic(move || {
        has_late.get().then(|| {
            details()
                .child(summary().child(dynamic(move || format!("Overdue: {}", late.with(Vec::len)))))
                .child(p().class("hint").child("Agreed times stay. Nothing is deleted, and Undo takes all of it back."))
                .child(
                    div()
                        .class("chips")
                        .child(link("chip", Route::Round(None), "Do them now"))
                        .child(action("chip", words::today::SPREAD_OVERDUE, move || act(Triage::Spread, "spread")))
                        .child(action("chip", words::common::PARK_FOR_A_MONTH, move || act(Triage::Park, "parked")))
                        .child(action("chip", "End them", move || act(Triage::End, "ended"))),
                )
                .child(refusal_line(refusal))
        })
    })
}

/// This week and the next one, day by day.
fn this_week() -> Element {
    let app = use_app();
    let ahead = RwSignal::new(0_u32);
    let days = app.memo(move |book, now| week::week(book, ahead.get(), now));
    let other = move || if ahead.get() == 0 { "The week after" } else { "This week" };
    let rows = dynamic(move || days.get().into_iter().map(week_day).collect::<Vec<_>>());
    let toggle = action("chip", dynamic(other), move || ahead.update(|ahead| *ahead = 1 - (*ahead).min(1)));
    details()
        .child(summary().child(words::today::WEEK))
        .child(div().class("row").child(toggle))
        .child(rows)
        .child(calendar_buttons(clock::now().today()))
}

fn week_day(day: WeekDay) -> Element {
    let mut heading = day.words;
    if !day.free.is_empty() {
        heading = format!("{heading}, {}", day.free);
    }
    if day.is_full {
        heading = format!("{heading}: more than a day holds");
    }
    let touches = day.touches.into_iter().map(|touch| {
        let words = [touch.time, touch.title, touch.matter];
        let words = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        li().child(link("row-link", Route::Lead(touch.lead), words))
    });
    section().child(h3().child(heading)).child(ul().children(touches))
}

/// Leads without a talk for longer than their group's interval.
fn losing_touch() -> AnyView {
    let app = use_app();
    let lost = app.memo(week::losing_touch);
    let has_any = Memo::new(move |_| lost.with(|lost| !lost.is_empty()));
    let rows = move || {
        let each = lost.get().into_iter().map(|lost| {
            let group = lost.group.map(|group| format!("Group {}", group.letter())).unwrap_or_default();
            let words = [lost.title, lost.company, group, lost.since];
            let words = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            li().child(link("row-link", Route::Lead(lost.lead), words))
        });
        each.collect::<Vec<_>>()
    };
    dynamic(move || {
        has_any.get().then(|| {
            details()
                .child(summary().child(dynamic(move || format!("Losing touch: {}", lost.with(Vec::len)))))
                .child(ul().child(dynamic(rows)))
        })
    })
}

/// How the day is ordered, and how well agreed times were kept.
fn order() -> Element {
    let app = use_app();
    let kept = move || {
        let rate = app.with(|book, now| book.kept_rate(now));
        (rate.all > 0).then(|| p().class("hint").child(format!("Agreed times kept: {} of {}", rate.kept, rate.all)))
    };
    details()
        .child(summary().child("Why this order?"))
        .child(ol().children(ORDER.map(|words| li().child(words))))
        .child(dynamic(kept))
}
