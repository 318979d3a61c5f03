//! The book's storage and its shadow together: what is brought back at the start, and the canary that
//! misses a book that is gone.

use super::storage::BrowserStore;
use super::{clock, random, shadow, vault};
use crate::app::safekeeping::canary::{self, BOOK, CANARY, Canary, Vanished};
use crate::app::safekeeping::mirror::{Copy, restore, uncopied};
use crate::app::safekeeping::removed::prune;
use crate::store::storage::keys::draft_replica;
use crate::store::storage::{KeyValue, StorageError};

/// The key of what the browser answered when it was asked to keep the storage for good.
const PERSIST: &str = "nt1/persist";

/// What was found at the start, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Safekeeping {
    /// Whether the shadow was read; if not, its canary must not be written over.
    is_read: bool,
    canary: Option<Canary>,
    missing: Option<Canary>,
    /// The name by which this page knows the book.
    name: Option<String>,
    is_emptied: bool,
    restored: usize,
    mended: usize,
    vanished: Vanished,
    has_written: bool,
    fault: Option<StorageError>,
}

impl Safekeeping {
    /// Waits for the shadow, but not for ever, and compares the storage with it.
    pub async fn start(store: &BrowserStore) -> Safekeeping {
        shadow::read().await;
        Safekeeping::of(store, shadow::found())
    }

    /// What the shadow has told too late for the start. Texts that were being typed then are left for the next one:
    /// this page may have gone on with them and be done.
    pub fn late(store: &BrowserStore) -> Safekeeping {
        let mut copies = shadow::found();
        copies.retain(|copy| draft_replica(&copy.key).is_none());
        Safekeeping::of(store, copies)
    }

    /// Brings back what only the shadow has, and copies what only the storage has.
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
            // A mark that stays long does no harm.
            drop(prune(store, &copies));
        }
        let restored = restore(store, copies, millis());
        restored.settled.iter().for_each(|key| shadow::forget(key));
        Safekeeping {
            is_read: shadow::is_read(),
            canary,
            missing: None,
            name: None,
            is_emptied: false,
            restored: restored.entries,
            mended: restored.mended,
            vanished: Vanished::default(),
            has_written: restored.texts > 0 || restored.mended > 0,
            fault: restored.fault.or(uncopied.err()),
        }
    }

    /// Says that what came back was in the book already, so that nothing was lost.
    pub fn has_brought_nothing_new(&mut self) {
        self.restored = 0;
    }

    /// Compares the canary with the book as it was opened.
    pub fn compare(&mut self, store: &BrowserStore, leads: usize, touches: usize) {
        let Ok(book) = canary::book_name(store) else { return };
        self.missing = canary::missing(self.canary.clone(), book.as_deref(), leads);
        self.vanished = canary::vanished(self.canary.as_ref(), book.as_deref(), leads, touches);
        if let (None, None, Some(canary)) = (&self.missing, &book, &self.canary) {
            // The name was lost with the latest changes, and those were brought back.
            drop(canary::name_book(store, &canary.book));
        }
        self.name = canary::book_name(store).ok().flatten();
    }

    /// Whether the storage was emptied while this page was open: by the browser, or by somebody who may have wanted
    /// that, so nothing is written again unasked.
    pub fn is_emptied(&self) -> bool {
        self.is_emptied
    }

    /// Looks whether the storage was emptied: the book's name is gone from it.
    pub fn look_again(&mut self, store: &BrowserStore) {
        self.is_emptied = self.name.is_some() && matches!(store.get(BOOK), Ok(None));
    }

    /// Gives the book its name again, after all of it was written anew.
    pub fn name_again(&mut self, store: &BrowserStore) {
        if let Some(name) = &self.name {
            // A storage that does not take a name does not take the book either.
            drop(canary::name_book(store, name));
        }
        self.look_again(store);
    }

    /// Tells the canary how many leads there are. A book that is missed stays missed until
    /// [`Safekeeping::give_up`] or until it is back.
    pub fn note(&mut self, store: &BrowserStore, leads: usize, touches: usize) {
        // A storage that does not answer is not one that lost the name.
        let Ok(book) = canary::book_name(store) else { return };
        if let Some(missing) = self.missing.take() {
            self.missing = canary::missing(Some(missing), book.as_deref(), leads);
        }
        self.look_again(store);
        // The canary goes on telling of a book that was emptied, so that the next start misses it.
        if self.is_read && self.missing.is_none() && !self.is_emptied && !store.is_memory() {
            let book = book.unwrap_or_else(|| {
                let name = random::replica().to_string();
                // A storage that does not take a name does not take the book either.
                drop(canary::name_book(store, &name));
                name
            });
            self.name = Some(book.clone());
            shadow::copy(CANARY, &Canary { book, leads, touches, changed: millis() }.to_text());
        }
    }

    /// The book that is missing.
    pub fn missing(&self) -> Option<&Canary> {
        self.missing.as_ref()
    }

    /// Goes on without the book that is missing.
    pub fn give_up(&mut self, store: &BrowserStore, leads: usize, touches: usize) {
        self.missing = None;
        self.note(store, leads, touches);
    }

    /// What is missing of the book though it is there.
    pub fn vanished(&self) -> Vanished {
        self.vanished
    }

    /// How many damaged texts were replaced by their whole copies at the start.
    pub fn mended(&self) -> usize {
        self.mended
    }

    /// Whether anything was brought back, so that whoever has read the storage before has to read it again.
    pub fn has_written(&self) -> bool {
        self.has_written
    }

    /// How many changes were brought back at the start.
    pub fn restored(&self) -> usize {
        self.restored
    }

    /// Why some could not be brought back; they are still in the shadow.
    pub fn fault(&self) -> Option<&StorageError> {
        self.fault.as_ref()
    }
}

fn millis() -> u64 {
    u64::try_from(clock::now().instant.0).unwrap_or(0)
}

/// Asks the browser to keep the storage for good, unless it was asked before. To be called when the
/// first lead of the salesperson's own is in the book: some browsers ask them in turn.
pub async fn ask_to_persist_once(store: &BrowserStore) {
    if matches!(store.get(PERSIST), Ok(None)) {
        ask_to_persist(store).await;
    }
}

/// Asks the browser to keep the storage for good, and notes what it answered.
pub async fn ask_to_persist(store: &BrowserStore) -> bool {
    let is_granted = vault::persist().await;
    // A storage that does not take this note has more to say elsewhere.
    drop(store.set(PERSIST, if is_granted { "yes" } else { "no" }));
    is_granted
}

/// What the browser answered last; nothing if it was never asked.
pub fn is_persistent(store: &BrowserStore) -> Option<bool> {
    store.get(PERSIST).ok().flatten().map(|answer| answer == "yes")
}
