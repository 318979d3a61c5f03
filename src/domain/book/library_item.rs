//! What the book holds besides leads: custom scripts, the shelf, plans, fact tests, phrases and holidays.
//!
//! All kinds share one shape, a text with a few attributes, so one code keeps, merges, undoes, lists and edits them.
//! The module of each kind interprets its text.

use crate::domain::id::{LibraryItemId, Timestamp};
use crate::domain::time::{Day, Instant};
use crate::domain::util::sort_by;

/// The kind of a library item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LibraryItemKind {
    /// One version of a script: `name` is the script's, `text` its Markdown. The latest version counts.
    Script,
    /// An article, a film or a fact: `name` is its title, `text` the quote, `why` the reason it matters to them.
    Clip,
    /// An offer: `name`, `text` for what it is, `until` for its last day, `rank` for its rung on the ladder of
    /// offers.
    Offer,
    /// A plan: `name`, and its steps in `text`, one per line.
    Plan,
    /// A fact-based criterion for a good lead, in `text`.
    FactTest,
    /// A phrase to warn about: `text`, and the better form in `why`.
    Phrase,
    /// A day without calls: `name`, and `until` is the day.
    Holiday,
    /// An observation about a competitor: `text`, and what to do with it in `why`.
    Watched,
    /// Something the salesperson can ask for: `text`, and `rank` for its rung on the ladder, the smallest first
    /// (N.13).
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

/// One item of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryItem {
    /// Its kind.
    pub kind: LibraryItemKind,
    /// When it was added or rewritten.
    pub at: Instant,
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Why it matters.
    pub why: String,
    /// Its web address.
    pub link: String,
    /// What it is about, one word per tag.
    pub tags: Vec<String>,
    /// The last day on which it is useful.
    pub until: Option<Day>,
    /// Its order among the items of its kind.
    pub rank: u32,
    /// Earlier names of a clip or an offer: touches may refer to it by those.
    pub former: Vec<String>,
}

impl LibraryItem {
    /// An item with a name and a text; all other fields are empty.
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

    /// Adds the names of `before`, its earlier version, to the former names.
    pub(in crate::domain) fn remember_names(&mut self, before: &LibraryItem) {
        self.former.clone_from(&before.former);
        if before.name != self.name && !before.name.is_empty() && !self.former.contains(&before.name) {
            self.former.push(before.name.clone());
        }
    }
}

impl super::Book {
    /// The items of a kind, the oldest first, whichever page added them.
    pub fn library_items_of(
        &self,
        kind: LibraryItemKind,
    ) -> impl DoubleEndedIterator<Item = (LibraryItemId, &LibraryItem)> {
        let mut of_kind: Vec<(Timestamp, LibraryItemId, &LibraryItem)> =
            self.stamped_pieces().filter(|(_, _, piece)| piece.kind == kind).collect();
        // A version that comes from elsewhere, or back by an undo, keeps the moment at which it was written.
        sort_by(&mut of_kind, |one, other| (one.2.at, one.0, one.1).cmp(&(other.2.at, other.0, other.1)));
        of_kind.into_iter().map(|(_, id, piece)| (id, piece))
    }
}
