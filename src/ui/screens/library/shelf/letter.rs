//! The newsletter: its two parts, its readers, and one tap that records it with all of them.

use leptos::prelude::*;

use crate::app::library::newsletter;
use crate::app::words;
use crate::browser::files;
use crate::domain::id::LeadId;
use crate::domain::lead::Query;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, details, div, dynamic, input, keyed, label, li, p, span, summary, textarea, ul};
use crate::ui::dom::{action, labelled};
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;

/// The draft fields of the two parts.
const USEFUL: &str = "letter/useful";
const PRODUCT: &str = "letter/product";

/// The section for writing a newsletter.
pub fn newsletter() -> Element {
    let app = use_app();
    let left_out = RwSignal::new(Vec::<LeadId>::new());
    let told = RwSignal::new(String::new());
    let all = app.memo(|book, _| newsletter::readers(book));
    let readers = Memo::new(move |_| {
        let out = left_out.get();
        all.get().into_iter().filter(|lead| !out.contains(lead)).collect::<Vec<LeadId>>()
    });
    let part = move |words: &'static str, name: &'static str| {
        let control = textarea()
            .attr("rows", "2")
            .attr("spellcheck", "true")
            .value(move || app.typed(name).unwrap_or_default())
            .on_text("input", move |text| app.type_text(name, text));
        labelled(words, control)
    };
    let copy = move |text: String| {
        leptos::task::spawn_local(async move {
            let words = match files::copy(&text).await {
                Ok(()) => "Copied".to_owned(),
                Err(reason) => format!("Not copied: {reason}"),
            };
            set_late(told, words);
        });
    };
    let copy_addresses =
        move || copy(app.with_untracked(|book, _| newsletter::addresses(book, &readers.get_untracked())));
    let typed = move |name: &str| untrack(|| app.typed(name)).unwrap_or_default();
    let copy_text = move || {
        let text = app.with_untracked(|book, _| newsletter::text(book, &typed(USEFUL), &typed(PRODUCT)));
        copy(text);
    };
    let note = move || {
        let (useful, product) = (typed(USEFUL), typed(PRODUCT));
        let command = app.with_untracked(|_, now| newsletter::send(readers.get_untracked(), &useful, &product, now));
        match command.and_then(|command| app.dispatch(command, "Newsletter noted")) {
            Ok(_) => {
                app.forget_text(USEFUL);
                app.forget_text(PRODUCT);
                told.set(words::library::LETTER_NOTED.to_owned());
            }
            Err(_) => told.set(words::library::LETTER_NOT_COMPLETE.to_owned()),
        }
    };
    let count = move || format!("Readers: {} of {}", readers.with(Vec::len), all.with(Vec::len));
    let is_opened = RwSignal::new(false);
    let list = dynamic(move || is_opened.get().then(|| untrack(|| reader_list(all, left_out))));
    div()
        .class("form")
        .child(p().class("hint").child("One part of use to everybody, one about what you sell; both short."))
        .child(part(words::library::LETTER_USE, USEFUL))
        .child(part(words::library::LETTER_NEWS, PRODUCT))
        .child(details().child(summary().on_click(move || is_opened.set(true)).child(dynamic(count))).child(list))
        .child(
            div()
                .class("row")
                .child(action("button", "Copy the addresses", copy_addresses))
                .child(action("button", "Copy the text", copy_text))
                .child(action("button", words::library::NOTE_LETTER, note)),
        )
        .child(told_line(told))
}

/// How many readers are listed at once; a book may have ten thousand.
const LISTED: usize = 50;

/// Choosing readers to leave out of this issue, with search.
fn reader_list(all: Memo<Vec<LeadId>>, left_out: RwSignal<Vec<LeadId>>) -> Vec<AnyView> {
    let app = use_app();
    let wanted = RwSignal::new(String::new());
    let found = app.memo(move |book, _| {
        let query = Query::new(&wanted.get());
        let fits = |lead: &LeadId| query.is_empty() || book.search_text(*lead).is_some_and(|text| query.fits(text));
        all.with(|all| all.iter().copied().filter(fits).collect::<Vec<_>>())
    });
    let field = input()
        .attr("type", "search")
        .attr("autocomplete", "off")
        .value(move || wanted.get())
        .on_text("input", move |text| wanted.set(text));
    let listed = move || found.with(|found| found.iter().take(LISTED).copied().collect::<Vec<_>>());
    let beyond = move || match found.with(Vec::len) {
        0 => Some(words::library::NO_SUCH_READER.to_owned()),
        count if count > LISTED => Some(format!("{LISTED} of {count} are listed; the others are readers too.")),
        _ => None,
    };
    vec![
        labelled(words::library::FIND_A_READER, field).view(),
        ul().child(keyed(listed, move |lead| reader_row(lead, left_out))).view(),
        p().class("hint").attr("role", "status").child(dynamic(beyond)).view(),
    ]
}

/// A reader, who can be left out of this issue; with a hint if a newsletter suits them best (S2.25).
fn reader_row(lead: LeadId, left_out: RwSignal<Vec<LeadId>>) -> Element {
    let app = use_app();
    let title = move || app.with(|book, _| book.lead(lead).map(|lead| lead.title().to_owned()).unwrap_or_default());
    let pays = move || app.with(|book, now| book.lead(lead).and_then(|lead| newsletter::hint(lead, now)));
    let toggle = move || {
        left_out.update(|out| match out.iter().position(|known| *known == lead) {
            Some(place) => drop(out.remove(place)),
            None => out.push(lead),
        });
    };
    let tick = input()
        .attr("type", "checkbox")
        .checked(move || left_out.with(|out| !out.contains(&lead)))
        .on("change", move |_| toggle());
    let hint = dynamic(move || pays().map(|words| span().class("hint").child(words)));
    li().class("item").child(label().class("tick").child(tick).child(span().child(dynamic(title)))).child(hint)
}
