//! The fields of an item of the shelf, each edited in place.

use crate::app::words;
use crate::domain::book::LibraryItem;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LibraryItemId;
use crate::domain::library::shelf;
use crate::domain::time::{day_of_iso, iso_day};
use crate::ui::context::use_app;
use crate::ui::dom::Element;
use crate::ui::parts::form::{FieldKind, SavedField};

/// A field: its label, kind, getter and setter.
type PieceField =
    (&'static str, FieldKind, fn(&LibraryItem) -> String, fn(&mut LibraryItem, &str) -> Result<(), CommandError>);

/// The fields of a kind of item.
pub type Shape = &'static [PieceField];

const NAME: PieceField = (
    words::common::NAME,
    FieldKind::Line,
    |piece| piece.name.clone(),
    |piece, text| {
        text.clone_into(&mut piece.name);
        Ok(())
    },
);

const UNTIL: PieceField = (
    "Last day it is of use",
    FieldKind::Day,
    |piece| piece.until.map(iso_day).unwrap_or_default(),
    |piece, text| {
        piece.until = match text {
            "" => None,
            text => Some(day_of_iso(text).ok_or(CommandError::NoSuchDay)?),
        };
        Ok(())
    },
);

/// A clip: its name, link, relevance and tags.
pub const CLIP: Shape = &[
    NAME,
    (
        "Link",
        FieldKind::Line,
        |piece| piece.link.clone(),
        |piece, text| {
            text.clone_into(&mut piece.link);
            Ok(())
        },
    ),
    (
        "What it says",
        FieldKind::Lines,
        |piece| piece.text.clone(),
        |piece, text| {
            text.clone_into(&mut piece.text);
            Ok(())
        },
    ),
    (
        words::common::WHY_IT_MATTERS,
        FieldKind::Line,
        |piece| piece.why.clone(),
        |piece, text| {
            text.clone_into(&mut piece.why);
            Ok(())
        },
    ),
    (
        "Tags: what it is about, separated by commas",
        FieldKind::Line,
        |piece| piece.tags.join(", "),
        |piece, text| {
            let tags = text.split(',').map(|tag| tag.trim().trim_start_matches('#').to_lowercase());
            piece.tags = tags.filter(|tag| !tag.is_empty()).collect();
            Ok(())
        },
    ),
    UNTIL,
];

/// An offer: its description and its rung on the ladder.
pub const OFFER: Shape = &[
    NAME,
    (
        "In words for one lead, with gaps such as {their words}; empty if the name says it all",
        FieldKind::Line,
        |piece| piece.text.clone(),
        |piece, text| {
            text.clone_into(&mut piece.text);
            Ok(())
        },
    ),
    (
        "Rung: the lowest number is offered first",
        FieldKind::Number,
        |piece| shelf::rung_text(piece.rank),
        |piece, text| {
            piece.rank = shelf::rung_of(text).ok_or(CommandError::NoRung)?;
            Ok(())
        },
    ),
    UNTIL,
];

/// A phrase and what to say instead.
pub const PHRASE: Shape = &[
    (
        "Phrase",
        FieldKind::Line,
        |piece| piece.text.clone(),
        |piece, text| {
            text.clone_into(&mut piece.text);
            Ok(())
        },
    ),
    (
        "A better form",
        FieldKind::Line,
        |piece| piece.why.clone(),
        |piece, text| {
            text.clone_into(&mut piece.why);
            Ok(())
        },
    ),
];

/// The title of an item in a list.
pub fn title(piece: &LibraryItem) -> String {
    if piece.name.is_empty() { piece.text.clone() } else { piece.name.clone() }
}

/// The fields of an item.
pub fn fields(id: LibraryItemId, shape: Shape) -> Vec<Element> {
    shape.iter().map(|field| one_field(id, *field)).collect()
}

fn one_field(id: LibraryItemId, (label, kind, get, put): PieceField) -> Element {
    let app = use_app();
    let name = label.split([':', ',']).next().unwrap_or(label).to_lowercase().replace(' ', "-");
    let value = move || app.with(|book, _| book.piece(id).map(get).unwrap_or_default());
    let save = move |text: String| {
        let Some(mut piece) = app.with_untracked(|book, _| book.piece(id).cloned()) else { return Ok(()) };
        put(&mut piece, text.trim())?;
        app.dispatch(Command::SetPiece(id, Some(piece)), "Shelf changed").map(drop)
    };
    SavedField::new(label, format!("shelf/{}/{name}", id.0)).kind(kind).saved(value, save)
}
