//! Detects that a whole book is gone: browsers silently discard damaged storage and start empty. The canary is kept
//! apart from the book and remembers that it existed.

use crate::store::storage::{KeyValue, StorageError};

/// The name of the canary in the second copy.
pub const CANARY: &str = "canary";
/// The storage key of the book's name in this browser.
pub const BOOK: &str = "nt1/book";

/// What the second copy remembers about the book, so that its loss is noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canary {
    /// The name of the book in this browser.
    pub book: String,
    /// How many leads it had.
    pub leads: usize,
    /// How many touches they had.
    pub touches: usize,
    /// When it was last changed, in milliseconds since 1970 by the wall clock.
    pub changed: u64,
}

impl Canary {
    /// Formats the canary as one line.
    pub fn to_text(&self) -> String {
        format!("{} {} {} {}", self.book, self.leads, self.changed, self.touches)
    }

    /// Parses a canary.
    pub fn from_text(text: &str) -> Option<Canary> {
        let mut words = text.split(' ');
        let canary = Canary {
            book: words.next().filter(|book| !book.is_empty())?.to_owned(),
            leads: words.next()?.parse().ok()?,
            changed: words.next()?.parse().ok()?,
            // Earlier versions did not count touches.
            touches: words.next().map_or(Some(0), |touches| touches.parse().ok())?,
        };
        words.next().is_none().then_some(canary)
    }
}

/// The name of the book in this browser, if it has one.
pub fn book_name(store: &dyn KeyValue) -> Result<Option<String>, StorageError> {
    store.get(BOOK)
}

/// Sets the name of the book in this browser.
pub fn name_book(store: &dyn KeyValue, name: &str) -> Result<(), StorageError> {
    store.set(BOOK, name)
}

/// The missing book: that of the canary, if the present book has another name or none, and less than half as many
/// leads. Under its own name a book may shrink freely.
pub fn missing(canary: Option<Canary>, book: Option<&str>, leads: usize) -> Option<Canary> {
    canary.filter(|canary| book != Some(canary.book.as_str()) && leads.saturating_mul(2) < canary.leads)
}

/// What is missing from a book that is still there: leads and touches that it had when it was last saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vanished {
    /// How many leads.
    pub leads: usize,
    /// How many touches.
    pub touches: usize,
    /// How many stored texts, or runs of them.
    pub texts: usize,
}

/// How much less the book has than the canary of the same name. Every change updates the canary, so a book that
/// shrank between two starts has lost data.
pub fn vanished(canary: Option<&Canary>, book: Option<&str>, leads: usize, touches: usize) -> Vanished {
    canary.filter(|canary| book == Some(canary.book.as_str())).map_or_else(Vanished::default, |canary| Vanished {
        leads: canary.leads.saturating_sub(leads),
        touches: canary.touches.saturating_sub(touches),
        texts: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::storage::MemoryStore;

    #[test]
    fn a_canary_reads_back_and_nothing_else_is_one() {
        let canary = Canary { book: "x7".to_owned(), leads: 8412, touches: 7, changed: 99 };
        assert_eq!(Canary::from_text(&canary.to_text()), Some(canary));
        let earlier = Canary { book: "x7".to_owned(), leads: 8412, touches: 0, changed: 99 };
        assert_eq!(Canary::from_text("x7 8412 99"), Some(earlier));
        for text in ["", "x", "x 1", " 1 2", "x 1 2 3 4", "x -1 2", "x 1 two", "x 1 2 three"] {
            assert_eq!(Canary::from_text(text), None, "{text}");
        }
    }

    #[track_caller]
    fn check_missing(book: Option<&str>, leads: usize, expected: bool) {
        let canary = Canary { book: "mine".to_owned(), leads: 100, touches: 0, changed: 1 };
        let found = missing(Some(canary), book, leads);
        assert_eq!(found.is_some(), expected, "{book:?} with {leads} leads");
    }

    #[test]
    fn p8_a_book_that_is_gone_is_missed() {
        check_missing(None, 0, true);
        check_missing(None, 49, true);
        check_missing(Some("another"), 3, true);
    }

    #[test]
    fn p8_a_book_that_is_there_or_was_brought_back_is_not_missed() {
        check_missing(Some("mine"), 0, false);
        check_missing(None, 50, false);
        check_missing(Some("another"), 100, false);
        assert_eq!(missing(None, None, 0), None);
        let empty = Canary { book: "mine".to_owned(), leads: 0, touches: 0, changed: 1 };
        assert_eq!(missing(Some(empty), None, 0), None);
    }

    #[test]
    fn a_book_keeps_the_name_it_was_given() {
        let store = MemoryStore::new();
        assert_eq!(book_name(&store), Ok(None));
        name_book(&store, "x7").unwrap();
        assert_eq!(book_name(&store), Ok(Some("x7".to_owned())));
    }

    #[test]
    fn a_book_that_has_less_than_when_it_was_saved_last_has_lost_something() {
        let canary = Canary { book: "mine".to_owned(), leads: 100, touches: 700, changed: 1 };
        let check = |book: Option<&str>, leads, touches, expected: (usize, usize)| {
            let found = vanished(Some(&canary), book, leads, touches);
            assert_eq!((found.leads, found.touches), expected, "{book:?} with {leads} and {touches}");
        };
        check(Some("mine"), 100, 700, (0, 0));
        check(Some("mine"), 101, 699, (0, 1));
        check(Some("mine"), 98, 690, (2, 10));
        check(Some("another"), 98, 690, (0, 0));
        check(None, 0, 0, (0, 0));
        assert_eq!(vanished(None, Some("mine"), 0, 0), Vanished::default());
    }
}
