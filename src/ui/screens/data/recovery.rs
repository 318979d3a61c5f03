//! The screen for a missing book: first what remains, then a file, then starting over.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::safekeeping::canary::Canary;
use crate::app::words;
use crate::domain::time::Instant;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, details, div, dynamic, footer, h2, main, p, section, summary};
use crate::ui::parts::form::typed_button;
use crate::ui::parts::page::top;

use super::{restore, save_raw};

/// What to do about a missing book.
pub fn recovery_screen() -> Element {
    let app = use_app();
    let missing = Memo::new(move |_| app.missing_book());
    let content = div()
        .class("content")
        .child(dynamic(move || missing.get().map(|missing| p().class("lead-in").child(words(&missing)))))
        .child(p().child("Browsers clear what pages keep when it is damaged, when the disk is full, when an update of the browser moves it to another kind of storage, or when somebody clears the data of pages. Nothing of what is left is written over."))
        .child(section().child(h2().child("Bring it back from a backup file")).child(restore()))
        .child(dynamic(move || missing.get().map(|missing| start_anew(missing.leads))));
    let first = action("button primary", words::data::DOWNLOAD_WHAT_IS_LEFT, move || save_raw(app));
    main()
        .class("screen")
        .child(top(words::data::BOOK_IS_GONE, None, ()))
        .child(content)
        .child(footer().class("thumb").child(first))
}

fn words(missing: &Canary) -> String {
    let app = use_app();
    let (here, changed) = app.with_untracked(|book, now| {
        let local = now.local_of(Instant(missing.changed.cast_signed()));
        let changed = format!("{} at {}", dates::near_date(local.date(), now.today()), dates::time(local));
        (book.leads().count(), changed)
    });
    let there = match here {
        0 => "Now there is none.".to_owned(),
        here => format!("Now there are {}.", dates::leads(here)),
    };
    format!("This browser had a book of {}, changed last {changed}. {there}", dates::leads(missing.leads))
}

fn start_anew(leads: usize) -> Element {
    let app = use_app();
    let label = format!("To go on without that book, type how many leads it had: {leads}");
    details().child(summary().child(words::data::START_ANEW_WITHOUT_IT)).child(typed_button(
        label,
        leads.to_string(),
        words::data::START_ANEW,
        move || app.give_up_missing(),
    ))
}
