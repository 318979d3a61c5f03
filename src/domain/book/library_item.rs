//! What the book holds besides leads: scripts of one's own, the shelf, plans, fact tests, phrases, holidays.
//!
//! A piece is text with a few marks that every kind uses in its own way; so they are kept, merged, undone,
//! listed and edited by one code. What a kind makes of its text stands in the module of that kind.

use crate::domain::id::{LibraryItemId, Timestamp};
use crate::domain::time::{Day, Instant};
use crate::domain::util::sort_by;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LibraryItemKind {
    /// One version of a script: `name` is the script's, `text` its Markdown. The latest version counts.
    Script,
    /// An article, a film, a fact: `name` its title, `text` the quote, `why` why it matters to them.
    Clip,
    /// Something one can offer: `name`, `text` what it is, `until` when it ends, `rank` its rung on the ladder.
    Offer,
    /// A plan: `name`, and in `text` its steps, one a line.
    Plan,
    /// A fact-based criterion for a good lead: `text` says it.
    FactTest,
    /// A phrase to be warned of: `text`, and in `why` the better form.
    Phrase,
    /// A day without calls: `name`, and `until` is the day.
    Holiday,
    /// What was seen of another seller: `text`, and in `why` what to do with it.
    Watched,
    /// Something one can ask for: `text`, and `rank` is its rung on the ladder, the smallest first (N.13).
    Ask,
}

impl LibraryItemKind {
    /// All kinds.
    pub const ALL: [LibraryItemKind; 9] = [
        LibraryItemKind::Script,
        LibraryItemKind::Clip,
        LibraryItemKind::Offer,
        LibraryItemKind::Plan,
        LibraryItemKind::FactTest,
        LibraryItemKind::Phrase,
        LibraryItemKind::Holiday,
        LibraryItemKind::Watched,
        LibraryItemKind::Ask,
    ];
}

/// A piece of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryItem {
    /// What it is.
    pub kind: LibraryItemKind,
    /// When it was put in or written anew.
    pub at: Instant,
    /// Its name.
    pub name: String,
    /// It.
    pub text: String,
    /// Why it matters.
    pub why: String,
    /// Where it is found on the net.
    pub link: String,
    /// What it is about, one word each.
    pub tags: Vec<String>,
    /// The last day it is of use.
    pub until: Option<Day>,
    /// Its place among its kind.
    pub rank: u32,
    /// What a clip or an offer was called before: touches may know it by those names.
    pub former: Vec<String>,
}

impl LibraryItem {
    /// A piece with a name and a text.
    pub fn new(kind: LibraryItemKind, at: Instant, name: impl Into<String>, text: impl Into<String>) -> LibraryItem {
        LibraryItem {
            kind,
            at,
            name: name.into(),
            text: text.into(),
            why: String::new(),
            link: String::new(),
            tags: Vec::new(),
            until: None,
            rank: 0,
            former: Vec::new(),
        }
    }

    /// Whether it can still be used on `day`.
    pub fn is_of_use(&self, day: Day) -> bool {
        self.until.is_none_or(|until| day <= until)
    }

    /// Notes the names that it had as `before`.
    pub(in crate::domain) fn remember_names(&mut self, before: &LibraryItem) {
        self.former.clone_from(&before.former);
        if before.name != self.name && !before.name.is_empty() && !self.former.contains(&before.name) {
            self.former.push(before.name.clone());
        }
    }
}

impl super::Book {
    /// The pieces of a kind, the oldest first: the last is the latest, whichever page put it in.
    pub fn library_items_of(
        &self,
        kind: LibraryItemKind,
    ) -> impl DoubleEndedIterator<Item = (LibraryItemId, &LibraryItem)> {
        let mut of_kind: Vec<(Timestamp, LibraryItemId, &LibraryItem)> =
            self.stamped_pieces().filter(|(_, _, piece)| piece.kind == kind).collect();
        // A version that comes from elsewhere, or back by undoing, keeps the moment at which it was written.
        sort_by(&mut of_kind, |one, other| (one.2.at, one.0, one.1).cmp(&(other.2.at, other.0, other.1)));
        of_kind.into_iter().map(|(_, id, piece)| (id, piece))
    }
}
