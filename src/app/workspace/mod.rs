//! The workspace: the book together with its journal. Commands go in, saved changes come out, and actions can be
//! undone. This wing knows no screen, and the storage is any `KeyValue`.

mod before_import;
mod bulk;
mod conflicts;
mod date_back;

use std::collections::VecDeque;

use crate::app::workspace::bulk::bulk_words;
use crate::app::workspace::conflicts::{conflicts, kept_in_notes};
use crate::domain::book::Book;
use crate::domain::book::{Change, Edit, Stamped};
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::{HybridClock, Ids, ImportId, LeadId, ReplicaId, Timestamp};
use crate::domain::lead::Status;
use crate::domain::lead::{Detail, Lead};
use crate::domain::time::{Day, Instant, Now};
use crate::domain::util::sort_by;
use crate::store::backup::{self, BackupProblem};
use crate::store::journal::restore_point::{self, Point};
use crate::store::journal::{Compactor, Step};
use crate::store::journal::{Journal, Unreadable};
use crate::store::storage::quota::Usage;
use crate::store::storage::quota::{self, Fullness, Quota};
use crate::store::storage::{KeyValue, StorageError};

/// How many actions can be undone.
const UNDO_DEPTH: usize = 50;

/// How long deleted leads can be restored, in milliseconds.
const TRASH_MILLIS: u64 = 30 * 86_400_000;

/// Whether everything is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// The storage accepted every change and returns each as it was written.
    Saved,
    /// Some changes are only in this page.
    Failing {
        /// The storage error.
        fault: StorageError,
        /// How many changes.
        unsaved: usize,
    },
}

/// An action that can be undone.
#[derive(Clone, Debug)]
struct UndoStep {
    at: Timestamp,
    label: String,
    inverse: Vec<Edit>,
}

/// What an action created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// The lead that it added.
    pub lead: Option<LeadId>,
    /// The import that it added.
    pub import: Option<ImportId>,
}

impl Done {
    fn of(change: &Change) -> Done {
        let Change::Decided(edits) = change else { return Done::default() };
        let lead = edits.iter().find_map(|edit| match edit {
            Edit::Lead(id, Some(_)) => Some(*id),
            _ => None,
        });
        let import = edits.iter().find_map(|edit| match edit {
            Edit::Import(id, Some(_)) => Some(*id),
            _ => None,
        });
        Done { lead, import }
    }
}

/// The book together with its journal.
#[derive(Debug)]
pub struct Workspace<S: KeyValue> {
    book: Book,
    journal: Journal<S>,
    hybrid_clock: HybridClock,
    ids: Ids,
    undo: Vec<UndoStep>,
    unsaved: VecDeque<Stamped<Change>>,
    unreadable: Vec<Unreadable>,
    fault: Option<StorageError>,
    newer: bool,
    compactor: Compactor,
    conflicts: Vec<(LeadId, Detail)>,
    /// The time of the latest change that existed when this page opened.
    latest_before: Option<Instant>,
}

impl<S: KeyValue> Workspace<S> {
    /// Opens the book in `store`. This cannot fail and writes nothing: values that could not be read are counted and
    /// left unchanged.
    pub fn open(store: S, replica: ReplicaId) -> Workspace<S> {
        let mut workspace = Workspace {
            book: Book::new(),
            journal: Journal::new(store, replica),
            hybrid_clock: HybridClock::new(replica),
            ids: Ids::new(replica),
            undo: Vec::new(),
            unsaved: VecDeque::new(),
            unreadable: Vec::new(),
            fault: None,
            newer: false,
            compactor: Compactor::default(),
            conflicts: Vec::new(),
            latest_before: None,
        };
        if workspace.look_again() {
            let latest = workspace.hybrid_clock.last().millis;
            workspace.compactor.trust(Some(latest));
            workspace.latest_before = Some(Instant(latest.cast_signed()));
        }
        workspace
    }

    /// Applies what other pages have written since, and returns whether there was anything.
    pub fn look_again(&mut self) -> bool {
        let mut news = false;
        let own = self.journal.replica();
        let Workspace { book, journal, hybrid_clock, compactor, conflicts: lost, .. } = self;
        let opened = journal.look(&mut |change| {
            news = true;
            hybrid_clock.observe(change.at);
            observe(hybrid_clock, &change.value);
            if restore_point::is_unfinished_erasing(&change) {
                compactor.be_thorough(false);
            }
            lost.extend(conflicts(book, own, &change));
            book.apply(change);
        });
        self.unreadable.extend(opened.unreadable);
        self.newer |= opened.newer;
        if opened.fault.is_some() || self.unsaved.is_empty() {
            self.fault = opened.fault;
        }
        news
    }

    /// Whether another page has replaced a value of this one; if so, call [`Workspace::keep_conflicts`].
    pub fn has_conflicts(&self) -> bool {
        !self.newer && !self.conflicts.is_empty()
    }

    /// Appends values of this page that another page has replaced to the notes of their leads.
    pub fn keep_conflicts(&mut self, now: &Now) {
        for (lead, mine) in std::mem::take(&mut self.conflicts) {
            if let Some(edit) = kept_in_notes(&self.book, lead, &mine) {
                self.keep(Change::Decided(vec![edit]), millis(now));
            }
        }
    }

    /// The present book.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Stored values that could not be read; they are left unchanged.
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// Whether a newer version of this app has written to the storage, so that this one only reads.
    pub fn is_read_only(&self) -> bool {
        self.newer
    }

    /// Whether everything is saved.
    pub fn saving(&self) -> Saving {
        match &self.fault {
            Some(fault) => Saving::Failing { fault: fault.clone(), unsaved: self.unsaved.len() },
            None => Saving::Saved,
        }
    }

    /// How much of the storage is used.
    pub fn usage(&self) -> Usage {
        self.journal.usage()
    }

    /// All stored texts, unchanged, and the error that stopped the reading, if any; then there are more.
    pub fn raw_dump(&self) -> (Vec<(String, String)>, Option<StorageError>) {
        self.journal.raw_dump()
    }

    /// Carries out a command and saves the change. A refused command changes nothing.
    ///
    /// # Errors
    ///
    /// Returns the [`CommandError`] of a refused command. A storage error is not one: see [`Workspace::saving`].
    pub fn execute(&mut self, command: Command, label: &str, now: &Now) -> Result<Done, CommandError> {
        let is_erasing = matches!(command, Command::Erase(_));
        let bulk = bulk_words(&command).filter(|_| self.book.leads().next().is_some());
        let change = self.book.decide(command, now, &mut self.ids)?;
        let inverse = self.book.inverse(&change);
        let done = Done::of(&change);
        if let Some(what) = bulk {
            // Without the recovery point the action can still be undone while this page is open.
            drop(self.set_recovery_point(what));
        }
        let at = self.keep(change, millis(now));
        if is_erasing {
            // The undo steps may contain the person, and the texts that do are rewritten.
            self.undo.clear();
            self.compactor.be_thorough(false);
            return Ok(done);
        }
        self.undo.push(UndoStep { at, label: label.to_owned(), inverse });
        if self.undo.len() > UNDO_DEPTH {
            self.undo.remove(0);
        }
        Ok(done)
    }

    /// The label of the latest action, if it can be undone.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// Undoes the latest action and returns its label.
    pub fn undo(&mut self, now: &Now) -> Option<String> {
        let mut step = self.undo.pop()?;
        // A value that another page has written over it since stays.
        let is_of_others = |edit: &Edit| {
            let present = self.book.stamp_of(edit);
            present.is_some_and(|present| present > step.at && present.replica != step.at.replica)
        };
        step.inverse.retain(|edit| !self.book.is_erased(edit) && !is_of_others(edit));
        self.keep(Change::Decided(step.inverse), millis(now));
        Some(step.label)
    }

    fn keep(&mut self, change: Change, millis: u64) -> Timestamp {
        observe(&mut self.hybrid_clock, &change);
        let at = self.hybrid_clock.draw(millis);
        let stamped = Stamped { at, value: change };
        self.book.apply(stamped.clone());
        self.unsaved.push_back(stamped);
        self.save_again();
        at
    }

    /// Whether the storage has not taken all changes yet; then [`Workspace::save_again`] is to be called.
    pub fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// Writes the changes that the storage has not accepted yet; they stay queued until it has.
    pub fn save_again(&mut self) {
        if self.unsaved.is_empty() {
            return;
        }
        // Each is tried: one that is too large for the storage must not hold up smaller ones behind it.
        self.fault = None;
        for change in std::mem::take(&mut self.unsaved) {
            let mut kept = self.journal.append(&change);
            if kept == Err(StorageError::Full) && quota::release_reserve(self.journal.store()) == Ok(true) {
                kept = self.journal.append(&change);
            }
            if let Err(fault) = kept {
                self.fault = Some(fault);
                self.unsaved.push_back(change);
            }
        }
    }

    /// Writes the whole book again, because the storage has lost what this page still has.
    pub fn save_whole(&mut self, now: &Now) {
        let all = Change::Merged(self.book.registers());
        if !self.newer && !all.is_empty() {
            self.unsaved.clear();
            let at = self.hybrid_clock.draw(millis(now));
            self.unsaved.push_back(Stamped { at, value: all });
            self.save_again();
        }
    }

    /// How much storage is left, and for how many leads.
    pub fn room(&self) -> Quota {
        Quota::of(self.usage(), self.book.leads().count())
    }

    /// Does a small step of compaction. Call it in quiet moments, every few seconds, from one page at a time if
    /// possible.
    pub fn tidy(&mut self, now: &Now) -> Result<Step, StorageError> {
        if self.newer || !self.unsaved.is_empty() {
            return Ok(Step::Rested);
        }
        let step = self.compactor.step(self.journal.store(), millis(now))?;
        match &step {
            // Its content is in the book.
            Step::Wrote(key) => self.journal.settle(key),
            Step::Planned | Step::Done => self.mind_the_room()?,
            Step::Rested | Step::Checked => {}
        }
        Ok(step)
    }

    fn mind_the_room(&mut self) -> Result<(), StorageError> {
        let room = self.room();
        self.compactor.set_scarce(room.fullness == Fullness::Scarce);
        quota::lay_reserve(self.journal.store(), room.usage)
    }

    /// Saves a recovery point, to bring the book back to this moment later. `before` names what is about to happen.
    pub fn set_recovery_point(&self, before: &str) -> Result<(), StorageError> {
        if self.newer {
            return Err(StorageError::Newer);
        }
        restore_point::set(self.journal.store(), &Point { at: self.hybrid_clock.last(), before: before.to_owned() })
    }

    /// The recovery points, the latest first.
    pub fn recovery_points(&self) -> Vec<Point> {
        restore_point::all(self.journal.store())
    }

    /// The book at a recovery point. To go back to it, use [`Command::Replace`] with its registers. Fails if the
    /// storage cannot be read completely: the result would be smaller than the book was, and replacing by it would
    /// lose leads.
    pub fn book_at(&self, point: &Point) -> Result<Book, StorageError> {
        let (_, opened) = Journal::open(self.journal.store(), self.journal.replica());
        match opened.fault {
            Some(fault) => Err(fault),
            None => Ok(restore_point::book_at(opened.changes, point.at)),
        }
    }

    /// The time of the latest change that existed when this page opened.
    pub fn latest_before(&self) -> Option<Instant> {
        self.latest_before
    }

    /// The leads deleted in the last 30 days, each with the time, the latest first. A clock that is ahead hides none:
    /// if the latest change of earlier visits is before the clock's time, the days count back from that.
    pub fn trash(&self, now: &Now) -> Vec<(&Lead, Instant)> {
        let latest = self.latest_before.map_or(now.instant, |latest| latest.min(now.instant));
        let latest = u64::try_from(latest.0).unwrap_or(0);
        let mut trash = self.book.deleted(latest.saturating_sub(TRASH_MILLIS));
        sort_by(&mut trash, |one, other| other.1.cmp(&one.1));
        trash.into_iter().map(|(lead, left)| (lead, Instant(left.cast_signed()))).collect()
    }

    /// The book as a backup file, including stored values that could not be read.
    pub fn backup(&self, now: &Now) -> Result<String, BackupProblem> {
        backup::write_with(&self.book, &self.unreadable, now.instant)
    }

    /// The leads that ended on or before `until`, as a backup file of their own. Once that is stored elsewhere, use
    /// [`Command::DeleteLead`] for each, then [`Workspace::empty_trash`].
    pub fn archive(&self, until: Day, now: &Now) -> Result<(Vec<LeadId>, String), BackupProblem> {
        let has_ended = |lead: &&Lead| matches!(lead.status, Status::Ended { on, .. } if on <= until);
        let leads: Vec<LeadId> = self.book.leads().filter(has_ended).map(|lead| lead.id).collect();
        let mut archive = Book::new();
        for register in self.book.registers() {
            if register.value.lead().is_none_or(|lead| leads.binary_search(&lead).is_ok()) {
                archive.apply_edit(register.at, register.value);
            }
        }
        Ok((leads, backup::write(&archive, now.instant)?))
    }

    /// Forgets deleted leads, in the next quiet moments, together with the recovery points that contain them.
    pub fn empty_trash(&mut self) {
        self.compactor.be_thorough(true);
    }

    /// Rewrites all stored texts in the next quiet moments.
    pub fn rewrite(&mut self) {
        self.compactor.be_thorough(false);
    }

    /// Whether texts still have to be rewritten, after an erasure or for the trash.
    pub fn is_rewriting(&self) -> bool {
        self.compactor.is_thorough()
    }

    /// The storage units that `command` would need, and those that are left; nothing is written. Ids are drawn from a
    /// copy, so this uses none up.
    pub fn room_for(&self, command: Command, now: &Now) -> Result<(usize, usize), CommandError> {
        let mut ids = self.ids.clone();
        let change = self.book.decide(command, now, &mut ids)?;
        let at = self.hybrid_clock.clone().draw(millis(now));
        let needed = self.journal.units_needed(&Stamped { at, value: change });
        let usage = self.usage();
        Ok((needed, usage.limit.saturating_sub(usage.own + usage.other)))
    }
}

/// Advances the clock past the timestamps in a merge, which may come from a device whose clock is ahead: later
/// changes here must be later than they are.
fn observe(hybrid_clock: &mut HybridClock, change: &Change) {
    if let Change::Merged(edits) = change {
        edits.iter().for_each(|edit| hybrid_clock.observe(edit.at));
    }
}

/// The wall clock in the milliseconds of timestamps.
fn millis(now: &Now) -> u64 {
    u64::try_from(now.instant.0).unwrap_or(0)
}
