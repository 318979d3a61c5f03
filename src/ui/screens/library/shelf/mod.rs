//! The shelf: clips and the leads they suit, the ladder of offers, phrases to be warned of, and the newsletter. It
//! doesn't know how leads and clips are matched.

mod letter;
mod piece;

use crate::app::format::dates;
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::command::Command;
use crate::domain::id::LibraryItemId;
use crate::domain::library::shelf;
use crate::domain::time::Now;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, details, div, dynamic, empty, h2, keyed, li, main, p, section, span, summary, ul};
use crate::ui::dom::{action, link};
use crate::ui::parts::form::SavedField;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

use piece::{CLIP, OFFER, PHRASE, Shape};

/// The shelf screen.
pub fn shelf_screen() -> Element {
    let content = div()
        .class("content form")
        .child(clips())
        .child(folded(words::library::OFFERS, offers()))
        .child(folded(words::library::PHRASES, phrases()))
        .child(folded(words::library::NEWSLETTER, letter::newsletter()));
    main()
        .class("screen")
        .child(top(words::places::SHELF, Some((Route::Scripts, words::places::SCRIPTS)), empty()))
        .child(content)
}

fn folded(words: &'static str, inside: Element) -> Element {
    details().child(summary().child(words)).child(inside)
}

/// A line that turns typed or pasted text into a library item.
fn add_line(
    words: &'static str,
    name: &'static str,
    hint: &'static str,
    make: fn(&str, &Now) -> LibraryItem,
) -> Element {
    let app = use_app();
    let add = move |text: String| {
        if text.trim().is_empty() {
            return Ok(());
        }
        let piece = app.with_untracked(|_, now| make(text.trim(), now));
        app.dispatch(Command::AddPiece(piece), "On the shelf").map(drop)
    };
    SavedField::new(words, format!("shelf/{name}")).hint(hint).saved(String::new, add)
}

fn ids_of(book: &Book, kind: LibraryItemKind) -> Vec<LibraryItemId> {
    match kind {
        LibraryItemKind::Offer => shelf::ladder(book).into_iter().map(|(id, _)| id).collect(),
        _ => book.library_items_of(kind).map(|(id, _)| id).collect(),
    }
}

/// The items of a kind, each folded to its name.
fn list_of(kind: LibraryItemKind, shape: Shape) -> Element {
    let app = use_app();
    let ids = move || app.with(|book, _| ids_of(book, kind));
    ul().child(keyed(ids, move |id| piece_row(id, shape)))
}

fn piece_row(id: LibraryItemId, shape: Shape) -> Element {
    let app = use_app();
    let name = move || app.with(|book, _| book.piece(id).map(piece::title).unwrap_or_default());
    let ends = move || {
        app.with(|book, now| {
            let until = book.piece(id)?.until?;
            let words = if until < now.today() { "over since" } else { "until" };
            Some(format!(" · {words} {}", dates::near_date(until, now.today())))
        })
    };
    let remove = move || drop(app.dispatch(Command::SetPiece(id, None), "Taken off the shelf"));
    let suits = (shape == CLIP).then(|| suits(id));
    li().class("shelf-row").child(
        details().child(summary().child(dynamic(name)).child(span().class("when").child(dynamic(ends)))).child(
            div().class("form").child(piece::fields(id, shape)).child(suits).child(action(
                "button",
                "Take it off the shelf",
                remove,
            )),
        ),
    )
}

/// The leads that a clip would suit, as links (S1.21).
fn suits(id: LibraryItemId) -> Element {
    let app = use_app();
    let leads = move || {
        let leads = app.with(|book, now| {
            let leads = shelf::leads_for(book, id, now).into_iter().take(MOST_SUITED);
            leads.filter_map(|lead| book.lead(lead).map(|it| (lead, it.title().to_owned()))).collect::<Vec<_>>()
        });
        if leads.is_empty() {
            return vec![p().class("hint").child(words::library::SUITS_NOBODY_KNOWN)];
        }
        leads.into_iter().map(|(lead, title)| link("row-link", Route::Round(Some(lead)), title)).collect()
    };
    section()
        .attr("aria-label", words::library::WHOM_IT_SUITS)
        .child(span().class("label").child(words::library::WHOM_IT_SUITS))
        .child(dynamic(leads))
}

/// More recipients would be a mailing, and that is what the newsletter is for.
const MOST_SUITED: usize = 12;

fn clips() -> Element {
    section()
        .class("data-section")
        .attr("aria-label", "Clips")
        .child(h2().child("Clips"))
        .child(add_line(
            words::library::ADD_LINK_OR_FACT,
            "clip",
            "A title, the link, and #tags for what it is about",
            shelf::clip_of_paste,
        ))
        .child(list_of(LibraryItemKind::Clip, CLIP))
}

fn offers() -> Element {
    let make = |text: &str, now: &Now| {
        // New offers go below the existing ones.
        LibraryItem { rank: u32::MAX, ..LibraryItem::new(LibraryItemKind::Offer, now.instant, text, "") }
    };
    div()
        .class("form")
        .child(p().class("hint").child("Each lead is offered the next one they have not had, never the same twice."))
        .child(add_line(words::library::ADD_AN_OFFER, "offer", "Free delivery in December", make))
        .child(list_of(LibraryItemKind::Offer, OFFER))
}

fn phrases() -> Element {
    let make = |text: &str, now: &Now| LibraryItem::new(LibraryItemKind::Phrase, now.instant, "", text);
    div()
        .class("form")
        .child(add_line(words::library::ADD_A_PHRASE, "phrase", "low-hanging fruit", make))
        .child(list_of(LibraryItemKind::Phrase, PHRASE))
}
