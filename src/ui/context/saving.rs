//! How the book is kept safe: reading it at the start, the second copy, an emptied storage, and the safety indicator.

use leptos::prelude::*;

use super::AppContext;
use crate::app::safekeeping::Safety;
use crate::app::safekeeping::canary::Canary;
use crate::app::workspace::{Saving, Workspace};
use crate::browser::safekeeping::{Safekeeping, ask_to_persist_once};
use crate::browser::storage::BrowserStore;
use crate::browser::{clock, random, shadow};
use crate::domain::id::ReplicaId;
use crate::store::storage::StorageError;

/// What the browser has stored, read before anything is shown.
pub struct Opened {
    pub(super) replica: ReplicaId,
    pub(super) workspace: Workspace<BrowserStore>,
    pub(super) safekeeping: Safekeeping,
    pub(super) in_memory: bool,
}

impl Opened {
    /// Reads the storage while the browser reads the second copy, which takes about as long. Only if the second copy
    /// restored something is the storage read again, so that the book is complete.
    pub async fn read() -> Opened {
        let replica = random::replica();
        let open = || Workspace::open(BrowserStore::open(), replica);
        let mut workspace = open();
        let store = BrowserStore::open();
        let mut safekeeping = Safekeeping::start(&store).await;
        if safekeeping.has_written() {
            let again = open();
            if again.book() == workspace.book() {
                safekeeping.has_brought_nothing_new();
            }
            workspace = again;
        } else {
            // Nobody listened to other pages meanwhile.
            workspace.look_again();
        }
        Opened { replica, workspace, safekeeping, in_memory: store.is_memory() }
    }
}

impl AppContext {
    /// Detects a missing book, and returns the number of leads.
    pub(super) fn compare_with_canary(self) -> usize {
        let (leads, touches) = self.with_untracked(|book, _| book.counts());
        self.safekeeping.update(|keeping| keeping.compare(&BrowserStore::open(), leads, touches));
        leads
    }

    /// Applies what the second copy returned too late for the start.
    pub(super) fn catch_up(self) {
        self.safekeeping.set(Safekeeping::late(&BrowserStore::open()));
        self.look_again();
        self.compare_with_canary();
    }

    /// Appends values of this page that another page has replaced to the notes of their leads.
    pub fn keep_conflicts(self) {
        self.workspace.update_value(|workspace| workspace.keep_conflicts(&clock::now()));
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Checks whether the storage was emptied while this page is open.
    pub(super) fn look_for_storage(self) {
        let mut keeping = self.safekeeping.get_untracked();
        keeping.look_again(&BrowserStore::open());
        if keeping != self.safekeeping.get_untracked() {
            self.safekeeping.set(keeping);
        }
    }

    /// Whether the storage was emptied while this page, which still has the book, is open.
    pub fn is_storage_emptied(self) -> bool {
        self.safekeeping.with(Safekeeping::is_emptied)
    }

    /// Writes what the storage has not taken yet.
    pub fn save_again(self) {
        self.workspace.update_value(Workspace::save_again);
        self.notify();
    }

    /// Writes all of the book into a storage that was emptied.
    pub fn write_again(self) {
        if self.workspace.with_value(Workspace::is_read_only) {
            return;
        }
        self.workspace.update_value(|workspace| workspace.save_whole(&clock::now()));
        self.safekeeping.update(|keeping| keeping.name_again(&BrowserStore::open()));
        self.note_book();
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Dates back what lies more than a day ahead of the clock. Says what is the matter if that fails.
    pub fn date_back(self) -> bool {
        let now = clock::now();
        if !self.workspace.with_value(|workspace| workspace.is_ahead(&now)) {
            return true;
        }
        let done = self.workspace.try_update_value(|workspace| workspace.date_back(&now)).unwrap_or(Ok(()));
        self.note_book();
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        match &done {
            Ok(()) => self.announce("Dates put right"),
            Err(fault) => self.announce(&fault.words()),
        }
        done.is_ok()
    }

    /// Whether everything is kept.
    pub fn saving(self) -> Memo<Saving> {
        self.workspace_memo(Workspace::saving)
    }

    /// How safe the latest changes are.
    pub fn safety(self) -> Memo<Safety> {
        let saving = self.saving();
        Memo::new(move |_| {
            // After each change the second copy lacks something.
            self.revision.track();
            self.copied.track();
            self.draft.track();
            if self.in_memory {
                return Safety::NotSaved { fault: StorageError::Denied, unsaved: 0 };
            }
            if self.is_storage_emptied() {
                return Safety::NotSaved { fault: StorageError::Emptied, unsaved: 0 };
            }
            match (saving.get(), self.draft_fault.get()) {
                (Saving::Saved, Some(fault)) => Safety::NotSaved { fault, unsaved: 0 },
                (saving, _) => Safety::of(&saving, self.draft_waits.get_value(), &shadow::state()),
            }
        })
    }

    /// What was found when the page started: restored changes, a missing book.
    pub fn safekeeping(self) -> Safekeeping {
        self.safekeeping.get()
    }

    /// The missing book, if there is one.
    pub fn missing_book(self) -> Option<Canary> {
        self.safekeeping.with(|keeping| keeping.missing().cloned())
    }

    /// Continues without the missing book.
    pub fn give_up_missing(self) {
        let (leads, touches) = self.with_untracked(|book, _| book.counts());
        self.safekeeping.update(|keeping| keeping.give_up(&BrowserStore::open(), leads, touches));
    }

    /// Updates the canary with the present book. With the salesperson's first real lead, asks the browser for
    /// persistent storage.
    pub(super) fn note_book(self) {
        self.work_in_my_zone();
        let (leads, touches) = self.with_untracked(|book, _| book.counts());
        let mut keeping = self.safekeeping.get_untracked();
        keeping.note(&BrowserStore::open(), leads, touches);
        if keeping != self.safekeeping.get_untracked() {
            self.safekeeping.set(keeping);
        }
        let is_practice =
            self.with_untracked(|book, _| leads == 0 || book.imports().iter().any(|(_, import)| import.practice));
        if !is_practice && !self.in_memory {
            leptos::task::spawn_local(async { ask_to_persist_once(&BrowserStore::open()).await });
        }
    }

    /// Whether closing the page now loses something.
    pub(super) fn loses_by_closing(self) -> bool {
        let saving = self.workspace.with_value(Workspace::saving);
        let is_any = |saving: &Saving| matches!(saving, Saving::Failing { unsaved: 1.., .. });
        let is_emptied = self.safekeeping.with_untracked(Safekeeping::is_emptied);
        is_any(&saving)
            || is_emptied
            || (self.in_memory && self.with_untracked(|book, _| book.leads().next().is_some()))
    }
}
