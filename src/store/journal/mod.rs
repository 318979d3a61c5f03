//! The journal: all actions of the salesperson, each kept for ever under its own key.
//!
//! Opening never fails and never writes. Appending returns `Ok` only after the written text was read back. An append
//! that failed may be retried with the same change: it looks under the same key first, so nothing is stored twice and
//! nothing is overwritten.
//!
//! It doesn't know what an edit means, beyond folding it, nor where the storage is. [`entry`] is the text of one
//! action; [`restore_point`] keeps moments that the book can be restored to.

use crate::store::storage::quota::Usage;
mod compact;
mod draft;
pub mod entry;
mod merge;
pub mod restore_point;
mod segment;
mod version_fence;

pub use compact::{Compactor, Step};
pub use draft::Draft;
pub use merge::{Keep, merged};
pub use version_fence::FENCE;

use crate::store::format::ReadError;
use crate::store::journal::entry::{Commit, Content, Keyed};

use crate::store::storage::keys::{self, Place};
use crate::store::storage::{KeyValue, StorageError};

use crate::domain::book::{Change, Stamped};
use crate::domain::id::{ReplicaId, Timestamp};
use crate::domain::util::FlatMap;
use crate::domain::util::sort_by;

/// The storage quota that browsers give one origin, in UTF-16 units of keys and values.
pub const QUOTA: usize = 5_242_880;

/// The journal of a store, as one page sees it.
#[derive(Debug)]
pub struct Journal<S> {
    store: S,
    replica: ReplicaId,
    /// The next number of this replica.
    next: u64,
    /// The numbers that failed appends have used.
    tried: FlatMap<Timestamp, u64>,
    /// Entries that need not be read again.
    settled: FlatMap<String, ()>,
    /// Texts already reported as unreadable.
    reported: FlatMap<String, ()>,
    newer: bool,
}

/// The result of reading the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The changes, earliest first. Each part of a big action is a change of its own with the timestamp of the action.
    /// Empty if each change was handed on while reading.
    pub changes: Vec<Stamped<Change>>,
    /// The texts that could not be read. They stay in the storage.
    pub unreadable: Vec<Unreadable>,
    /// Whether a newer version of this program has written here and forbids this one to write.
    pub newer: bool,
    /// The storage error, if there was one; then there may be more changes than were found.
    pub fault: Option<StorageError>,
}

/// A stored text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key.
    pub key: String,
    /// Why it could not be read.
    pub reason: ReadError,
    /// The raw text; empty if there is none.
    pub raw: String,
}

impl<S: KeyValue> Journal<S> {
    /// The journal of `store`, for a page that writes as `replica`. Nothing is read yet.
    pub fn new(store: S, replica: ReplicaId) -> Journal<S> {
        Journal {
            store,
            replica,
            next: 0,
            tried: FlatMap::new(),
            settled: FlatMap::new(),
            reported: FlatMap::new(),
            newer: false,
        }
    }

    /// Reads everything in `store`, for a page that writes as `replica`. Never fails, never writes.
    pub fn open(store: S, replica: ReplicaId) -> (Journal<S>, Opened) {
        let mut journal = Journal::new(store, replica);
        let opened = journal.look_again();
        (journal, opened)
    }

    /// The underlying store.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// The replica that this page writes as.
    pub fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// Reads what has appeared since the last read: changes of other pages, and texts that have become readable. An
    /// unreadable text is reported only once.
    pub fn look_again(&mut self) -> Opened {
        let mut changes = Vec::new();
        let mut opened = self.look(&mut |change| changes.push(change));
        sort_by(&mut changes, |one, other| one.at.cmp(&other.at));
        opened.changes = changes;
        opened
    }

    /// The same, but hands each change to `take` as it is read, in no particular order. A full book has thirty
    /// megabytes of changes, which need not be in memory at once.
    pub fn look(&mut self, take: &mut dyn FnMut(Stamped<Change>)) -> Opened {
        let mut opened = Opened::default();
        match self.store.keys() {
            Ok(keys) => self.look_at(keys, take, &mut opened),
            Err(fault) => opened.fault = Some(fault),
        }
        opened.newer = self.newer;
        opened
    }

    fn look_at(&mut self, mut keys: Vec<String>, take: &mut dyn FnMut(Stamped<Change>), opened: &mut Opened) {
        sort_by(&mut keys, Ord::cmp);
        for key in keys {
            if let Some(place) = Place::of(&key).filter(|place| place.replica == self.replica) {
                self.next = self.next.max(place.number.saturating_add(1));
            }
            let is_segment = keys::is_segment(&key);
            if !(is_segment || keys::is_entry(&key)) || self.settled.contains_key(&key) {
                continue;
            }
            match self.store.get(&key) {
                Ok(Some(raw)) if is_segment => self.take_in_segment(key, raw, take, opened),
                Ok(Some(raw)) => self.take_in(key, raw, take, opened),
                Ok(None) => {}
                Err(fault) => opened.fault = Some(fault),
            }
        }
    }

    fn take_in_segment(
        &mut self,
        key: String,
        raw: String,
        take: &mut dyn FnMut(Stamped<Change>),
        opened: &mut Opened,
    ) {
        match segment::read(&key, &raw) {
            Ok(unpacked) => {
                if let Some(at) = unpacked.edits.iter().map(|edit| edit.at).max() {
                    take(Stamped { at, value: Change::Merged(unpacked.edits) });
                }
                self.settle(&key);
                if unpacked.more {
                    self.report(Unreadable { key, reason: ReadError::Newer, raw }, opened);
                }
            }
            Err(reason) => {
                self.newer |= reason == ReadError::NeedsNewer;
                self.report(Unreadable { key, reason, raw }, opened);
            }
        }
    }

    /// Marks the text under `key` as not to be read again.
    pub fn settle(&mut self, key: &str) {
        self.settled.insert(key.to_owned(), ());
    }

    fn take_in(&mut self, key: String, raw: String, take: &mut dyn FnMut(Stamped<Change>), opened: &mut Opened) {
        let content = match Place::of_entry(&key) {
            Some(place) => entry::read(place, &raw).map(|content| (place, content)),
            None => Err(ReadError::Damaged),
        };
        match content {
            Ok((_, Content::Whole(change))) => {
                if !change.value.is_empty() {
                    take(change);
                }
                self.settle(&key);
            }
            Ok((place, Content::InParts(commit))) => self.take_in_parts(key, place, &commit, take, opened),
            Err(reason) => {
                self.newer |= reason == ReadError::NeedsNewer;
                self.report(Unreadable { key, reason, raw }, opened);
            }
        }
    }

    /// Reads a change that is stored in parts, once all of them are there. Each part is unpacked and handed on before
    /// the next. All parts existed when their entry was written; if one was lost since, the others are still worth
    /// having, in any order.
    fn take_in_parts(
        &mut self,
        key: String,
        place: Place,
        commit: &Commit,
        take: &mut dyn FnMut(Stamped<Change>),
        opened: &mut Opened,
    ) {
        let mut at_hand = Vec::new();
        for index in 0..commit.parts.len() {
            let part_key = place.part_key(index);
            if self.settled.contains_key(&part_key) {
                continue;
            }
            match self.store.get(&part_key) {
                // Another page may be replacing the entry and its parts with segments right now.
                Ok(None) if self.store.get(&key) == Ok(None) => return,
                Ok(raw) => at_hand.push((index, part_key, raw)),
                Err(fault) => {
                    // Not lost, only unreachable: the next read tries the whole change again.
                    opened.fault = Some(fault);
                    return;
                }
            }
        }
        let mut lost = Vec::new();
        for (index, part_key, raw) in at_hand {
            let raw = raw.ok_or((ReadError::PartMissing, String::new()));
            let part = raw.and_then(|raw| entry::read_part(place, index, commit, &raw).map_err(|reason| (reason, raw)));
            match part {
                Ok(part) => {
                    take(commit.change(part));
                    self.settle(&part_key);
                }
                Err((reason, raw)) => lost.push(Unreadable { key: part_key, reason, raw }),
            }
        }
        if lost.is_empty() {
            self.settled.insert(key, ());
        }
        lost.into_iter().for_each(|part| self.report(part, opened));
    }

    fn report(&mut self, unreadable: Unreadable, opened: &mut Opened) {
        if !self.reported.contains_key(&unreadable.key) {
            self.reported.insert(unreadable.key.clone(), ());
            opened.unreadable.push(unreadable);
        }
    }

    /// Stores `change`. `Ok` means that all of it was read back. After an error nothing of it is visible, unless the
    /// browser stored it despite the error; then the next attempt finds it.
    pub fn append(&mut self, change: &Stamped<Change>) -> Result<(), StorageError> {
        if self.newer {
            return Err(StorageError::Newer);
        }
        version_fence::keep_for_change(&self.store, &change.value)?;
        let number = self.tried.get(&change.at).copied().unwrap_or(self.next);
        let mut place = Place { replica: self.replica, number };
        let mut written = entry::write(place, change);
        if !self.is_free_for(&written)? {
            // Another text is stored there, perhaps half of an earlier attempt. It is left alone.
            place.number = self.next.max(number.saturating_add(1));
            written = entry::write(place, change);
        }
        self.next = self.next.max(place.number.saturating_add(1));
        self.tried.insert(change.at, place.number);
        self.keep_all(&written)?;
        self.tried.remove(&change.at);
        self.settled.insert(written.entry.key, ());
        Ok(())
    }

    /// Whether each key of `written` is unused or already holds the same text.
    fn is_free_for(&self, written: &entry::Written) -> Result<bool, StorageError> {
        for text in written.parts.iter().chain([&written.entry]) {
            if self.store.get(&text.key)?.is_some_and(|present| present != text.text) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Writes the parts, then the entry that makes them count.
    fn keep_all(&self, written: &entry::Written) -> Result<(), StorageError> {
        let kept = written.parts.iter().try_for_each(|part| self.keep(part)).and_then(|()| self.keep(&written.entry));
        if kept.is_err() && self.store.get(&written.entry.key) == Ok(None) {
            // Parts without their entry are ignored and only take space. If removing them fails too, they stay
            // unnoticed, and the next attempt reuses them.
            written.parts.iter().for_each(|part| drop(self.store.remove(&part.key)));
        }
        kept
    }

    /// Writes one text and reads it back. Never overwrites a text, whether it is the same or not.
    fn keep(&self, keyed: &Keyed) -> Result<(), StorageError> {
        let is_kept = |present: Option<String>| present.map(|present| present == keyed.text);
        let kept = match is_kept(self.store.get(&keyed.key)?) {
            Some(kept) => kept,
            None => {
                self.store.set(&keyed.key, &keyed.text)?;
                is_kept(self.store.get(&keyed.key)?) == Some(true)
            }
        };
        if kept { Ok(()) } else { Err(StorageError::NotKept) }
    }

    /// The keys of everything that was read completely: entries, each before its parts, segments, and restore points.
    pub fn settled_keys(&self) -> Result<Vec<String>, StorageError> {
        let mut keys = self.store.keys()?;
        sort_by(&mut keys, Ord::cmp);
        let is_read = |key: &&String| {
            let entry = Place::of(key).filter(|place| place.replica != ReplicaId::NOBODY).map(Place::entry_key);
            let is_settled = |key: &str| self.settled.contains_key(key);
            keys::point_of(key).is_some()
                || entry.map_or_else(|| keys::is_segment(key) && is_settled(key), |entry| is_settled(&entry))
        };
        Ok(keys.iter().filter(is_read).cloned().collect())
    }

    /// Removes texts that others have replaced.
    pub fn remove_all(&self, keys: &[String]) -> Result<(), StorageError> {
        keys.iter().try_for_each(|key| self.store.remove(key))
    }

    /// The space `change` would take in the storage, in UTF-16 units of keys and values.
    pub fn units_needed(&self, change: &Stamped<Change>) -> usize {
        let place = Place { replica: self.replica, number: self.next };
        let written = entry::write(place, change);
        written.parts.iter().chain([&written.entry]).map(Keyed::units).sum()
    }

    /// How much of the storage is used, as far as it can be read.
    pub fn usage(&self) -> Usage {
        let mut usage = Usage { limit: QUOTA, ..Usage::default() };
        for key in self.store.keys().unwrap_or_default() {
            let value = self.store.get(&key).ok().flatten().unwrap_or_default();
            let units = key.encode_utf16().count() + value.encode_utf16().count();
            if keys::is_own(&key) {
                usage.own += units;
            } else {
                usage.other += units;
            }
        }
        usage
    }

    /// All our keys with their raw texts, readable or not, and the storage error if there was one: then texts are
    /// missing from the dump.
    pub fn raw_dump(&self) -> (Vec<(String, String)>, Option<StorageError>) {
        let (mut texts, mut fault) = (Vec::new(), None);
        let mut keys = match self.store.keys() {
            Ok(keys) => keys,
            Err(failed) => return (texts, Some(failed)),
        };
        sort_by(&mut keys, Ord::cmp);
        for key in keys.into_iter().filter(|key| keys::is_own(key)) {
            match self.store.get(&key) {
                Ok(text) => texts.extend(text.map(|text| (key, text))),
                Err(failed) => fault = Some(failed),
            }
        }
        (texts, fault)
    }
}
