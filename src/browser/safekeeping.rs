//! The storage and its shadow together: restores lost entries at the start and detects a missing book.

use super::storage::BrowserStore;
use super::{clock, random, shadow, vault};
use crate::app::safekeeping::canary::{self, BOOK, CANARY, Canary, Vanished};
use crate::app::safekeeping::gaps;
use crate::app::safekeeping::mirror::{Copy, restore, uncopied};
use crate::app::safekeeping::removed::prune;
use crate::store::storage::keys::draft_replica;
use crate::store::storage::{KeyValue, StorageError};

/// The key of the browser's answer to the request for persistent storage.
const PERSIST: &str = "nt1/persist";

/// The findings at the start and their outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Safekeeping {
    /// Whether the shadow was read; if not, its canary must not be overwritten.
    is_read: bool,
    canary: Option<Canary>,
    missing: Option<Canary>,
    /// The name of the book when this page read it.
    name: Option<String>,
    is_emptied: bool,
    restored: usize,
    mended: usize,
    vanished: Vanished,
    /// Whether this page has reported the loss, so that it is not reported again.
    has_told: bool,
    has_written: bool,
    fault: Option<StorageError>,
}

impl Safekeeping {
    /// Waits for the shadow for a limited time, then compares the storage with it.
    pub async fn start(store: &BrowserStore) -> Safekeeping {
        shadow::read().await;
        Safekeeping::of(store, shadow::found())
    }

    /// Handles a shadow that was read too late for the start. Drafts in it are left for the next start, because this
    /// page may have restored and finished them.
    pub fn late(store: &BrowserStore) -> Safekeeping {
        let mut copies = shadow::found();
        copies.retain(|copy| draft_replica(&copy.key).is_none());
        Safekeeping::of(store, copies)
    }

    /// Restores the entries that only the shadow has, and copies those that only the storage has.
    fn of(store: &BrowserStore, copies: Vec<Copy>) -> Safekeeping {
        if store.is_memory() {
            return Safekeeping::default();
        }
        let canary = copies.iter().find(|copy| copy.key == CANARY).and_then(|copy| Canary::from_text(&copy.text));
        let uncopied = uncopied(store, &copies, millis());
        for (key, text) in uncopied.iter().flatten() {
            shadow::copy(key, text);
        }
        if shadow::is_read() {
            // A deletion mark that stays too long does no harm.
            drop(prune(store, &copies));
        }
        let restored = restore(store, copies, millis());
        restored.settled.iter().for_each(|key| shadow::forget(key));
        // Entries that the shadow has not returned yet are not lost.
        let is_told = shadow::is_read() && restored.fault.is_none();
        let lost_texts = if is_told { gaps::lost_texts(store).unwrap_or(0) } else { 0 };
        Safekeeping {
            is_read: shadow::is_read(),
            canary,
            missing: None,
            name: None,
            is_emptied: false,
            restored: restored.entries,
            mended: restored.mended,
            vanished: Vanished { texts: lost_texts, ..Vanished::default() },
            has_told: false,
            has_written: restored.texts > 0 || restored.mended > 0,
            fault: restored.fault.or(uncopied.err()),
        }
    }

    /// Records that the restored entries were in the book already, so nothing had been lost.
    pub fn has_brought_nothing_new(&mut self) {
        self.restored = 0;
    }

    /// Compares the canary with the book as it was opened.
    pub fn compare(&mut self, store: &BrowserStore, leads: usize, touches: usize) {
        let Ok(book) = canary::book_name(store) else { return };
        self.missing = canary::missing(self.canary.clone(), book.as_deref(), leads);
        self.vanished = Vanished {
            texts: self.vanished.texts,
            ..canary::vanished(self.canary.as_ref(), book.as_deref(), leads, touches)
        };
        if let (None, None, Some(canary)) = (&self.missing, &book, &self.canary) {
            // The name was lost with the latest changes, which were restored.
            drop(canary::name_book(store, &canary.book));
        }
        self.name = canary::book_name(store).ok().flatten();
    }

    /// Whether the storage was emptied while this page was open: by the browser, or by a person who may have meant to.
    /// Nothing is written again without asking.
    pub fn is_emptied(&self) -> bool {
        self.is_emptied
    }

    /// Checks whether the storage was emptied: then the book's name is gone.
    pub fn look_again(&mut self, store: &BrowserStore) {
        self.is_emptied = self.name.is_some() && matches!(store.get(BOOK), Ok(None));
    }

    /// Writes the book's name again, after the whole book was rewritten.
    pub fn name_again(&mut self, store: &BrowserStore) {
        if let Some(name) = &self.name {
            // A storage that rejects the name rejects the book too.
            drop(canary::name_book(store, name));
        }
        self.look_again(store);
    }

    /// Updates the counts in the canary. A missing book stays missing until [`Safekeeping::give_up`] or until it is
    /// back.
    pub fn note(&mut self, store: &BrowserStore, leads: usize, touches: usize) {
        // A storage that doesn't answer has not lost the name.
        let Ok(book) = canary::book_name(store) else { return };
        if let Some(missing) = self.missing.take() {
            self.missing = canary::missing(Some(missing), book.as_deref(), leads);
        }
        self.look_again(store);
        // The canary of an emptied book is kept, so that the next start notices the loss.
        if self.is_read && self.missing.is_none() && !self.is_emptied && !store.is_memory() {
            let book = book.unwrap_or_else(|| {
                let name = random::replica().to_string();
                // A storage that rejects the name rejects the book too.
                drop(canary::name_book(store, &name));
                name
            });
            self.name = Some(book.clone());
            self.has_told = self.has_told || gaps::accept(store).is_ok();
            shadow::copy(CANARY, &Canary { book, leads, touches, changed: millis() }.to_text());
        }
    }

    /// The canary of the missing book.
    pub fn missing(&self) -> Option<&Canary> {
        self.missing.as_ref()
    }

    /// Continues without the missing book.
    pub fn give_up(&mut self, store: &BrowserStore, leads: usize, touches: usize) {
        self.missing = None;
        self.note(store, leads, touches);
    }

    /// What is missing from a book that is otherwise there.
    pub fn vanished(&self) -> Vanished {
        self.vanished
    }

    /// The number of damaged texts that were replaced with their intact copies at the start.
    pub fn mended(&self) -> usize {
        self.mended
    }

    /// Whether the storage was changed, so that earlier readers must read it again.
    pub fn has_written(&self) -> bool {
        self.has_written
    }

    /// The number of changes restored at the start.
    pub fn restored(&self) -> usize {
        self.restored
    }

    /// Why some changes could not be restored; they are still in the shadow.
    pub fn fault(&self) -> Option<&StorageError> {
        self.fault.as_ref()
    }
}

fn millis() -> u64 {
    u64::try_from(clock::now().instant.0).unwrap_or(0)
}

/// Asks the browser once to make the storage persistent. Call it when the salesperson has entered the first lead: some
/// browsers show a prompt.
pub async fn ask_to_persist_once(store: &BrowserStore) {
    if matches!(store.get(PERSIST), Ok(None)) {
        ask_to_persist(store).await;
    }
}

/// Asks the browser to make the storage persistent, and stores the answer.
pub async fn ask_to_persist(store: &BrowserStore) -> bool {
    let is_granted = vault::persist().await;
    // A storage that rejects this note fails more visibly elsewhere.
    drop(store.set(PERSIST, if is_granted { "yes" } else { "no" }));
    is_granted
}

/// The browser's last answer; `None` if it was never asked.
pub fn is_persistent(store: &BrowserStore) -> Option<bool> {
    store.get(PERSIST).ok().flatten().map(|answer| answer == "yes")
}
