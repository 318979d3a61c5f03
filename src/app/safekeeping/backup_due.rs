//! When to save a backup file again: by the number of changes since the last one, and by days.
//!
//! The reminder depends on what could be lost, not on the calendar alone: if nothing has changed since the last
//! backup, no reminder is due.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::time::{Instant, Now, days_between};
use crate::store::storage::{KeyValue, StorageError};

/// The storage key for the time of the last backup.
const LAST: &str = "nt1/backup";
/// The storage key for the time at which the chosen file was last written.
const FILE: &str = "nt1/file";
/// A backup is due after this many changes …
const MANY_CHANGES: usize = 50;
/// … or this many days after the last one, if anything has changed.
const MANY_DAYS: i64 = 7;
/// A book without any backup needs one after this many changes.
const FIRST_CHANGES: usize = 10;
/// The chosen file is written again after this many changes, or on the first change of a new day.
const FILE_CHANGES: usize = 10;

/// What happened since the last backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Actions of the salesperson.
    pub changes: usize,
    /// Calendar days; `None` if there was no backup yet.
    pub days: Option<i64>,
}

impl Since {
    /// Counts what happened in `book` since the backup at `last`.
    pub fn of(book: &Book, last: Option<Instant>, now: &Now) -> Since {
        let from = last.and_then(|last| u64::try_from(last.0).ok()).unwrap_or(0);
        let days = last.map(|last| days_between(now.local_of(last).date(), now.today()));
        Since { changes: book.changes_after(from), days }
    }

    /// Whether a backup is due.
    pub fn is_due(&self) -> bool {
        match self.days {
            None => self.changes >= FIRST_CHANGES,
            Some(days) => self.changes >= MANY_CHANGES || (self.changes > 0 && days >= MANY_DAYS),
        }
    }

    /// Whether the chosen file should be written again.
    pub fn wants_file(&self) -> bool {
        self.changes >= FILE_CHANGES || (self.changes > 0 && self.days != Some(0))
    }

    /// The age of the last backup, and how many changes it lacks.
    pub fn words(&self) -> String {
        let lacks = match self.changes {
            0 => "Nothing has changed since.".to_owned(),
            count => {
                let count = u64::try_from(count).unwrap_or(u64::MAX);
                format!("{} since.", dates::counted(count, "change", "changes"))
            }
        };
        match self.days {
            None => "There is no backup file yet.".to_owned(),
            Some(..=0) => format!("The last backup file is of today. {lacks}"),
            Some(1) => format!("The last backup file is of yesterday. {lacks}"),
            Some(days) => format!("The last backup file is {days} days old. {lacks}"),
        }
    }
}

/// Whether writing a book of `leads` over a file with `in_file` leads would lose most of them. The salesperson is
/// asked first: it may be the wrong book, or the remains of a damaged one.
pub fn shrinks_file(in_file: usize, leads: usize) -> bool {
    leads.saturating_mul(2) < in_file
}

/// When a backup file was last saved from this browser.
pub fn last_backup(store: &dyn KeyValue) -> Option<Instant> {
    noted(store, LAST)
}

/// When the chosen file was last written.
pub fn last_file(store: &dyn KeyValue) -> Option<Instant> {
    noted(store, FILE)
}

fn noted(store: &dyn KeyValue, key: &str) -> Option<Instant> {
    store.get(key).ok().flatten()?.parse().ok().map(Instant)
}

/// Records that the chosen file was written, which also counts as a backup.
pub fn note_file(store: &dyn KeyValue, at: Instant) -> Result<(), StorageError> {
    store.set(FILE, &at.0.to_string())?;
    note_backup(store, at)
}

/// Records that a backup file was saved.
pub fn note_backup(store: &dyn KeyValue, at: Instant) -> Result<(), StorageError> {
    store.set(LAST, &at.0.to_string())
}

/// The number to type before a book of `leads` is replaced by a file with `in_file` leads: the present number of
/// leads, if it would shrink. A slip of the thumb must not cost leads.
pub fn number_to_type(in_file: usize, leads: usize) -> Option<String> {
    (in_file < leads).then(|| leads.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Edit;
    use crate::domain::id::{HybridClock, ReplicaId};
    use crate::domain::settings::Setting;
    use crate::store::storage::MemoryStore;

    #[track_caller]
    fn check(changes: usize, days: Option<i64>, is_due: bool) {
        assert_eq!(Since { changes, days }.is_due(), is_due, "{changes} changes, {days:?} days");
    }

    #[test]
    fn a_backup_is_due_by_changes_or_by_days() {
        check(9, None, false);
        check(10, None, true);
        check(49, Some(6), false);
        check(50, Some(0), true);
        check(1, Some(7), true);
        check(0, Some(700), false);
    }

    #[track_caller]
    fn check_file(changes: usize, days: Option<i64>, wants: bool) {
        assert_eq!(Since { changes, days }.wants_file(), wants, "{changes} changes, {days:?} days");
    }

    #[test]
    fn a_chosen_file_follows_more_closely() {
        check_file(0, None, false);
        check_file(1, None, true);
        check_file(9, Some(0), false);
        check_file(10, Some(0), true);
        check_file(1, Some(1), true);
        check_file(0, Some(30), false);
    }

    #[test]
    fn the_words_say_what_would_be_lost() {
        let words = |changes, days| Since { changes, days }.words();
        assert_eq!(words(3, None), "There is no backup file yet.");
        assert_eq!(words(0, Some(0)), "The last backup file is of today. Nothing has changed since.");
        assert_eq!(words(1, Some(1)), "The last backup file is of yesterday. 1 change since.");
        assert_eq!(words(12, Some(9)), "The last backup file is 9 days old. 12 changes since.");
    }

    #[test]
    fn an_action_counts_once_however_much_it_did() {
        let mut book = Book::new();
        let mut hybrid_clock = HybridClock::new(ReplicaId::from_bits(1));
        let (first, second) = (hybrid_clock.draw(1000), hybrid_clock.draw(2000));
        book.apply_edit(first, Edit::Setting(Setting::MyName("A".to_owned())));
        book.apply_edit(first, Edit::Setting(Setting::MyCompany("B".to_owned())));
        book.apply_edit(second, Edit::Setting(Setting::MyMail("C".to_owned())));
        assert_eq!(book.changes_after(0), 2);
        assert_eq!(book.changes_after(1000), 1);
        assert_eq!(book.changes_after(2000), 0);
    }

    #[test]
    fn a_file_is_not_written_over_with_less_than_half_of_it() {
        for (in_file, leads, shrinks) in [(0, 0, false), (100, 50, false), (100, 49, true), (1, 0, true), (3, 9, false)]
        {
            assert_eq!(shrinks_file(in_file, leads), shrinks, "{in_file}, {leads}");
        }
    }

    #[test]
    fn a_bigger_book_is_replaced_only_with_its_number() {
        for (in_file, leads, number) in [(0, 0, None), (10, 10, None), (11, 10, None), (9, 10, Some("10"))] {
            assert_eq!(number_to_type(in_file, leads).as_deref(), number, "{in_file}, {leads}");
        }
    }

    #[test]
    fn the_last_backup_is_remembered() {
        let store = MemoryStore::new();
        assert_eq!(last_backup(&store), None);
        note_backup(&store, Instant(77)).unwrap();
        assert_eq!((last_backup(&store), last_file(&store)), (Some(Instant(77)), None));
        note_file(&store, Instant(78)).unwrap();
        assert_eq!((last_backup(&store), last_file(&store)), (Some(Instant(78)), Some(Instant(78))));
    }
}
