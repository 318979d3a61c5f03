//! Exported files, and the calling list.

use leptos::prelude::*;

use crate::app::export;
use crate::app::format::dates;
use crate::app::words;
use crate::browser::files;
use crate::domain::book::Book;
use crate::domain::lead::Lead;
use crate::domain::time::{Now, iso_day};
use crate::ui::context::use_app;
use crate::ui::dom::{Element, div, empty, main, span, strong};
use crate::ui::dom::{action, link};
use crate::ui::parts::message::told_line;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// An export: its title, its purpose, the file name before the day, the extension, the media type, and the function
/// that writes it.
type Export =
    (&'static str, &'static str, &'static str, &'static str, &'static str, fn(&Book, &[&Lead], &Now) -> String);

const EXPORTS: [Export; 3] = [
    (
        words::data::SPREADSHEET_CSV,
        "Safe to open, with where each lead stands",
        "next-touch-sheet",
        "csv",
        "text/csv",
        |_, leads, now| export::table_for_spreadsheet(leads, now),
    ),
    (
        words::data::CSV_TO_IMPORT_AGAIN,
        "Everything an import reads, status and agreed times included. Not for opening in a spreadsheet",
        "next-touch-leads",
        "csv",
        "text/csv",
        |_, leads, now| export::table_to_bring_in(leads, now),
    ),
    (
        words::data::CONTACTS_VCARD,
        "For a phone's contacts, without those who asked not to be called",
        "next-touch-contacts",
        "vcf",
        "text/vcard",
        export::contact_cards,
    ),
];

/// The export screen.
pub fn export_screen() -> Element {
    let told = RwSignal::new(String::new());
    let list =
        vec![strong().child(words::common::CALLING_LIST_OF_TODAY), span().child("To be printed, with room for a pen")];
    let content = div()
        .class("content")
        .children(EXPORTS.map(|each| file_button(each, told)))
        .child(told_line(told))
        .child(link("way", Route::CallingList, list))
        .child(link("row-link", Route::Data, "A backup with everything: Your data"));
    main()
        .class("screen")
        .child(top(words::places::TAKE_DATA_ALONG, Some((Route::More, words::places::MORE)), empty()))
        .child(content)
}

fn file_button((title, about, stem, ending, kind, make): Export, told: RwSignal<String>) -> Element {
    let app = use_app();
    let save = move || {
        let (count, day, text) = app.with_untracked(|book, now| {
            let leads: Vec<&Lead> = book.leads().collect();
            (leads.len(), iso_day(now.today()), make(book, &leads, now))
        });
        let name = format!("{stem}-{day}.{ending}");
        told.set(match files::download(&name, kind, &text) {
            Ok(()) => format!("{name}: from {}.", dates::leads(count)),
            Err(reason) => format!("The browser did not take the file: {reason}."),
        });
    };
    action("way", vec![strong().child(title), span().child(about)], save)
}
