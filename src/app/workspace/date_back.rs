//! Stamps far ahead of the clock, of a visit whose clock was wrong, are dated back when the salesperson says so.
//!
//! Nothing does this unasked. From the stamps alone nobody can tell a clock that was ahead then from one that is
//! behind now, and with the second every day of the book would get a wrong date.

use crate::app::workspace::{Workspace, millis};
use crate::domain::book::Book;
use crate::domain::book::{Change, Stamped};
use crate::domain::book::{dated_back, is_ahead};
use crate::domain::id::HybridClock;
use crate::domain::time::{Instant, Now};
use crate::store::storage::{KeyValue, StorageError};

impl<S: KeyValue> Workspace<S> {
    /// Whether the latest change is dated more than a day ahead, whichever page made it.
    pub fn is_ahead(&self, now: &Now) -> bool {
        is_ahead(self.hybrid_clock.last(), now)
    }

    /// The latest change that says something about the clock: one that is ahead of it, also of another page; else the
    /// latest that was there when this page opened.
    pub fn latest_change(&self, now: &Now) -> Option<Instant> {
        let last = Instant(self.hybrid_clock.last().millis.cast_signed());
        if self.is_ahead(now) { Some(last) } else { self.latest_before }
    }

    /// Dates everything that lies more than a day ahead back to just after the rest, in its order. The book is
    /// written whole once more, and then the older texts go, with the restore points and what could be taken back.
    /// After a fault the book is as it was.
    pub fn date_back(&mut self, now: &Now) -> Result<(), StorageError> {
        if self.newer {
            return Err(StorageError::Newer);
        }
        self.save_again();
        self.look_again();
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let edits = dated_back(self.book.registers(), now);
        let older = self.journal.settled_keys()?;
        let mut clock = HybridClock::new(self.journal.replica());
        edits.iter().for_each(|edit| clock.observe(edit.at));
        let change = Stamped { at: clock.draw(millis(now)), value: Change::Merged(edits) };
        self.journal.append(&change)?;
        // The new text is there and was read back, so a text that stays behind costs room and the old dates, no more.
        self.journal.remove_all(&older)?;
        let mut book = Book::new();
        book.apply(change);
        self.book = book;
        self.hybrid_clock = clock;
        self.undo.clear();
        self.conflicts.clear();
        self.latest_before = Some(now.instant);
        self.compactor.give_up_run();
        self.compactor.trust(Some(millis(now)));
        Ok(())
    }
}
