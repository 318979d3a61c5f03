//! All actions of the salesperson, each kept for ever under a key of its own.
//!
//! Opening never fails and never writes. Appending says "kept" only after reading back what it
//! wrote. An append that failed may be tried again with the same change: it looks under the same
//! key first, so nothing is kept twice and nothing is overwritten.

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

/// The room that browsers give one address, in UTF-16 units of keys and values.
pub const QUOTA: usize = 5_242_880;

/// The journal of a store, as one page sees it.
#[derive(Debug)]
pub struct Journal<S> {
    store: S,
    replica: ReplicaId,
    /// The next number in this replica.
    next: u64,
    /// The numbers that failing appends have used.
    tried: FlatMap<Timestamp, u64>,
    /// Entries that need not be read again.
    settled: FlatMap<String, ()>,
    /// Texts that were reported as unreadable.
    reported: FlatMap<String, ()>,
    newer: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The changes, the earliest first; each part of a big action is one, with the stamp of the action. None if
    /// each was handed on as it was read.
    pub changes: Vec<Stamped<Change>>,
    /// What could not be read. It stays where it is.
    pub unreadable: Vec<Unreadable>,
    /// Whether a newer version of this program has written here and this one must not.
    pub newer: bool,
    /// What the browser failed at, if it did; then there may be more than was found.
    pub fault: Option<StorageError>,
}

/// A stored text that could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key.
    pub key: String,
    /// What is the matter.
    pub reason: ReadError,
    /// The text as it stands; empty if there is none.
    pub raw: String,
}

impl<S: KeyValue> Journal<S> {
    /// The journal of `store`, for a page that writes in `replica`. Nothing of it is read yet.
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

    /// Opens what `store` holds, for a page that writes in `replica`. Never fails, never writes.
    pub fn open(store: S, replica: ReplicaId) -> (Journal<S>, Opened) {
        let mut journal = Journal::new(store, replica);
        let opened = journal.look_again();
        (journal, opened)
    }

    /// The store underneath.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// The replica that this page writes in.
    pub fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// What has appeared since the last look, from other pages; also what could not be read then and
    /// can be read now. A text that still cannot be read is not reported again.
    pub fn look_again(&mut self) -> Opened {
        let mut changes = Vec::new();
        let mut opened = self.look(&mut |change| changes.push(change));
        sort_by(&mut changes, |one, other| one.at.cmp(&other.at));
        opened.changes = changes;
        opened
    }

    /// The same, with each change handed to `take` as it is read, in no order: a full book has changes of thirty
    /// megabytes, which nobody has to hold at once.
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

    /// Takes note that what stands under `key` need not be read any more.
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

    /// Takes in a change that stands in parts, once all of them are at hand; each is unpacked and handed on before
    /// the next. They were all there when its entry was written, so if one is lost now the others are still worth
    /// having, in whatever order they come.
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
                // Another page may just be replacing the entry with its parts by segments.
                Ok(None) if self.store.get(&key) == Ok(None) => return,
                Ok(raw) => at_hand.push((index, part_key, raw)),
                Err(fault) => {
                    // Not lost, only out of reach: the next look reads the whole change.
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

    /// Keeps `change`. After `Ok` it has been read back whole. After a fault nothing of it shows,
    /// unless the browser has kept it in spite of what it said; then the next try finds it.
    pub fn append(&mut self, change: &Stamped<Change>) -> Result<(), StorageError> {
        if self.newer {
            return Err(StorageError::Newer);
        }
        version_fence::keep_for_change(&self.store, &change.value)?;
        let number = self.tried.get(&change.at).copied().unwrap_or(self.next);
        let mut place = Place { replica: self.replica, number };
        let mut written = entry::write(place, change);
        if !self.is_free_for(&written)? {
            // Something else stands there, perhaps half of an earlier try. It stays as it is.
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

    /// Whether under each key of `written` there is nothing or already the same.
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
            // Without their entry the parts mean nothing and only take room. If this fails too they
            // stay, unseen, and the next try uses them.
            written.parts.iter().for_each(|part| drop(self.store.remove(&part.key)));
        }
        kept
    }

    /// Writes one text and reads it back. What is there already is not written again, be it the same
    /// or not.
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

    /// What `change` would take in the storage, in UTF-16 units of keys and values.
    pub fn units_needed(&self, change: &Stamped<Change>) -> usize {
        let place = Place { replica: self.replica, number: self.next };
        let written = entry::write(place, change);
        written.parts.iter().chain([&written.entry]).map(Keyed::units).sum()
    }

    /// What is used of the storage, as far as it can be read.
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

    /// All our keys with their texts as they stand, readable or not; and what the browser failed at, if it did: then
    /// there is more than was found.
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
