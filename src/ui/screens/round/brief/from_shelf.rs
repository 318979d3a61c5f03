//! The whole shelf beside one lead: what fits, what they had already, what is about other subjects, and what they
//! were given by hand. Folded.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::lead::Lead;
use crate::domain::library::shelf::{self, Fit};
use crate::domain::time::Now;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, details, div, dynamic, input, keyed, small, strong, summary};
use crate::ui::dom::{action, labelled};
use crate::ui::parts::message::told_line;

/// The clips of the shelf for this lead, and what they were given.
pub fn from_shelf(id: LeadId) -> Element {
    let app = use_app();
    let clips = move || {
        app.with(|book, now| {
            let fits = book.lead(id).map(|lead| shelf::clips_for(book, lead, now)).unwrap_or_default();
            fits.into_iter().map(|fit| fit.piece).collect()
        })
    };
    details()
        .child(summary().child(words::round::FROM_THE_SHELF))
        .child(div().class("gate-choices").child(keyed(clips, move |piece| clip_row(app, id, piece))))
        .child(given(app, id))
}

/// One clip: its name, and what speaks for or against it.
fn clip_row(app: AppContext, id: LeadId, piece: LibraryItemId) -> Element {
    let name = move || app.with(|book, _| book.piece(piece).map(|clip| clip.name.clone()).unwrap_or_default());
    let about = move || app.with(|book, now| book.lead(id).map(|lead| about(book, lead, piece, now)));
    let take = move || {
        let command = app.with_untracked(|book, _| {
            let (lead, clip) = (book.lead(id)?, book.piece(piece)?);
            Some(Command::Bring { lead: lead.id, piece: Some(piece), value: clip.name.clone() })
        });
        if let Some(command) = command {
            // A value is never refused while the lead is open.
            drop(app.dispatch(command, "Value chosen"));
        }
    };
    action("choice-row", strong().child(dynamic(name)), take).child(small().child(dynamic(about)))
}

/// Whether they had it, what it fits, or why it may be of no use to them (S1.20).
fn about(book: &Book, lead: &Lead, piece: LibraryItemId, now: &Now) -> String {
    let fit: Option<Fit> = shelf::clips_for(book, lead, now).into_iter().find(|fit| fit.piece == piece);
    match fit {
        Some(Fit { sent: Some(day), .. }) => format!("already sent {}", dates::near_date(day, now.today())),
        Some(fit) if !fit.because.is_empty() => format!("they care about {}", fit.because),
        _ => book.piece(piece).and_then(|clip| shelf::mismatch(lead, clip)).unwrap_or_default().to_owned(),
    }
}

/// Material that was handed over, with the parts marked for them (S4.22).
fn given(app: AppContext, id: LeadId) -> Element {
    let (what, marked) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let told = RwSignal::new(String::new());
    let line = move |text: RwSignal<String>| {
        input().attr("type", "text").value(move || text.get()).on_text("input", move |typed| text.set(typed))
    };
    let note = move || {
        let (text, parts) = (what.get_untracked(), marked.get_untracked());
        let command = app.with_untracked(|book, now| {
            let lead = book.lead(id)?;
            let about = shelf::taken_from(book, lead, &text).map(|(piece, _)| piece);
            Some(shelf::give(lead, about, &text, &parts, now))
        });
        match command.map(|command| app.dispatch(command, "Noted what they have")) {
            Some(Ok(_)) => {
                what.set(String::new());
                marked.set(String::new());
                told.set("Noted; it stands on the brief.".to_owned());
            }
            Some(Err(_)) | None => told.set("Say what they were given.".to_owned()),
        }
    };
    details().child(summary().child(words::round::NOTE_MATERIAL)).child(
        div()
            .class("form")
            .child(labelled(words::round::MATERIAL, line(what)))
            .child(labelled(words::round::MARKED_PARTS, line(marked)))
            .child(action("button", words::common::NOTE_IT, note))
            .child(told_line(told)),
    )
}
