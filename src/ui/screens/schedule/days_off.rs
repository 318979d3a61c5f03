//! Days without calls: typed, or imported from a calendar file.

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::app::format::dates;
use crate::app::today::calendar;
use crate::app::words;
use crate::browser::{clock, files};
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LibraryItemId;
use crate::domain::time::day_of_iso;
use crate::formats::calendar::holidays;
use crate::formats::text;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, bdi, details, div, input, keyed, li, p, span, summary, ul};
use crate::ui::dom::{action, labelled};
use crate::ui::parts::form::file_choice;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;

/// The future days off, and the ways to add some.
pub fn days_off() -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let told = RwSignal::new(String::new());
    let day = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let ahead = move || {
        app.with(|book, now| calendar::holidays_ahead(book, now).into_iter().map(|(id, ..)| id).collect::<Vec<_>>())
    };
    let add = move || {
        let result = day_of_iso(&day.get_untracked()).ok_or(CommandError::NoSuchDay).and_then(|on| {
            let piece = calendar::holiday_piece(on, &name.get_untracked(), &clock::now());
            app.dispatch(Command::AddPiece(piece), "Day off added")
        });
        if result.is_ok() {
            day.set(String::new());
            name.set(String::new());
        }
        refusal.set(result.err());
    };
    let field = |kind: &'static str, value: RwSignal<String>| {
        input().attr("type", kind).value(move || value.get()).on_text("input", move |text| value.set(text))
    };
    details()
        .child(summary().child(words::schedule::DAYS_WITHOUT_CALLS))
        .child(p().class("hint").child("No touch is planned for these days, and a call on one warns."))
        .child(ul().child(keyed(ahead, move |id| day_row(app, id))))
        .child(labelled(words::common::DAY, field("date", day)))
        .child(labelled("What it is", field("text", name)))
        .child(div().class("row").child(action("button", "Add this day", add)))
        .child(refusal_line(refusal))
        .child(file_choice(words::schedule::DAYS_OFF_FILE, ".ics,text/calendar", move |file| load(app, file, told)))
        .child(told_line(told))
}

fn day_row(app: AppContext, id: LibraryItemId) -> Element {
    let words = app.with_untracked(|book, now| {
        let day = book.piece(id).and_then(|piece| piece.until).map(|day| dates::date(day, now.today()));
        let name = book.piece(id).map(|piece| piece.name.clone()).unwrap_or_default();
        format!("{} {name}", day.unwrap_or_default())
    });
    // The day is on screen, so it is in the book.
    let remove = move || drop(app.dispatch(Command::SetPiece(id, None), "Day off taken out"));
    let label = words::common::take_out(&words);
    li().class("item")
        .child(span().class("item-text").child(bdi().child(words)))
        .child(action("link", "✕", remove).attr("aria-label", label))
}

/// Imports the days off in a calendar file, and shows the result.
fn load(app: AppContext, file: File, told: RwSignal<String>) {
    leptos::task::spawn_local(async move {
        let words = match files::read(&file).await {
            Ok(bytes) => match text::decode(&bytes) {
                Ok(text) => taken(app, &holidays::read(&text, &clock::now())),
                Err(problem) => problem.to_string(),
            },
            Err(reason) => format!("The file could not be read: {reason}"),
        };
        set_late(told, words);
    });
}

fn taken(app: AppContext, found: &holidays::Holidays) -> String {
    let command = app.with_untracked(|book, now| calendar::take_holidays(book, found, now));
    let before = app.with_untracked(|book, now| calendar::holidays_ahead(book, now).len());
    let result = command.map(|command| app.dispatch(command, "Days off added"));
    let after = app.with_untracked(|book, now| calendar::holidays_ahead(book, now).len());
    let words = match result {
        None => "There is no day to come in it that is not known already.".to_owned(),
        Some(Ok(_)) => format!("{} added.", dates::days(after.saturating_sub(before) as u64)),
        Some(Err(refusal)) => refusal.words().to_owned(),
    };
    words + &calendar::not_taken(found)
}
