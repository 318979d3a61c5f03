//! Which entries were removed from the storage on purpose, so that the second copy does not bring them back and
//! [`super::gaps`] does not miss them.
//!
//! The record holds places: runs of numbers, for each replica. It is in the same storage as the entries, so a storage
//! that fell back to an earlier moment lost the record together with what was done before it.

use crate::domain::id::ReplicaId;

use crate::store::storage::keys::{Place, SegmentKey};
use crate::store::storage::{KeyValue, StorageError};

use super::mirror::Copy;

/// The storage key of the mark.
const MARK: &str = "nt1/mark";
/// The storage key that says that texts were rewritten because somebody was erased or forgotten, and that copies may
/// still contain them.
const FORGETTING: &str = "nt1/forget";
/// The most runs that are recorded. Without the oldest one, at worst something is restored that the book already has.
const MOST_RUNS: usize = 400;
/// The word that says that every removal is noted.
const COMPLETE: &str = "all";
/// What the bucket of a segment stands behind; no replica is so short.
const BUCKET: &str = "g:";

/// A run of numbers in a replica, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub replica: ReplicaId,
    pub first: u64,
    pub last: u64,
}

/// The places of the entries that were removed on purpose, and the buckets that have segments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub(super) runs: Vec<Run>,
    /// The buckets of which a segment was written. Segments replace each other, so a bucket never goes without one.
    pub(super) buckets: Vec<u64>,
    /// Whether every removal is noted, so that what is gone without a note was lost.
    pub(super) is_complete: bool,
}

impl Mark {
    /// The mark of a storage. What is nothing of this is passed over, also the moment that earlier versions noted.
    pub fn of(store: &dyn KeyValue) -> Result<Mark, StorageError> {
        let text = store.get(MARK)?.unwrap_or_default();
        let mut mark = Mark::default();
        for word in text.split(' ') {
            mark.runs.extend(read_run(word));
            mark.buckets.extend(word.strip_prefix(BUCKET).and_then(|bucket| bucket.parse::<u64>().ok()));
            mark.is_complete |= word == COMPLETE;
        }
        Ok(mark)
    }

    /// Writes it into the storage.
    pub(super) fn write(&self, store: &dyn KeyValue) -> Result<(), StorageError> {
        store.set(MARK, &self.to_text())
    }

    /// Whether the entry under `key`, or the entry of the part under `key`, was removed.
    pub fn holds(&self, key: &str) -> bool {
        let is_in =
            |place: Place, run: &Run| run.replica == place.replica && (run.first..=run.last).contains(&place.number);
        Place::of(key).is_some_and(|place| self.runs.iter().any(|run| is_in(place, run)))
    }

    /// Adds places that follow each other.
    pub(super) fn add(&mut self, added: Run) {
        let follows = |run: &&mut Run| run.replica == added.replica && run.last.checked_add(1) == Some(added.first);
        match self.runs.iter_mut().find(follows) {
            Some(run) => run.last = added.last,
            None => self.runs.push(added),
        }
        let surplus = self.runs.len().saturating_sub(MOST_RUNS);
        if surplus > 0 {
            self.runs.drain(..surplus);
            self.is_complete = false;
        }
    }

    fn to_text(&self) -> String {
        let runs = self.runs.iter().map(|Run { replica, first, last }| format!("{replica}:{first}-{last}"));
        let buckets = self.buckets.iter().map(|bucket| format!("{BUCKET}{bucket}"));
        let complete = self.is_complete.then(|| COMPLETE.to_owned());
        runs.chain(buckets).chain(complete).collect::<Vec<_>>().join(" ")
    }
}

fn read_run(text: &str) -> Option<Run> {
    let (replica, numbers) = text.split_once(':')?;
    let (first, last) = numbers.split_once('-')?;
    Some(Run { replica: replica.parse().ok()?, first: first.parse().ok()?, last: last.parse().ok()? })
}

/// Notes that the entry under `key` was removed on purpose, or the last segment of its bucket. A part goes with its
/// entry and needs no note.
pub fn leave_mark(store: &dyn KeyValue, key: &str) -> Result<(), StorageError> {
    if let Some(segment) = SegmentKey::of(key) {
        return forget_bucket(store, segment.bucket);
    }
    let Some(place) = Place::of_entry(key) else { return Ok(()) };
    let mut mark = Mark::of(store)?;
    if mark.holds(key) {
        return Ok(());
    }
    mark.add(Run { replica: place.replica, first: place.number, last: place.number });
    mark.write(store)
}

/// Notes that a bucket has no segment, if it has none.
fn forget_bucket(store: &dyn KeyValue, bucket: u64) -> Result<(), StorageError> {
    let is_in = |key: &String| SegmentKey::of(key).is_some_and(|segment| segment.bucket == bucket);
    if store.keys()?.iter().any(is_in) {
        return Ok(());
    }
    let mut mark = Mark::of(store)?;
    mark.buckets.retain(|known| *known != bucket);
    mark.write(store)
}

/// Notes that the bucket of the segment under `key` has one.
pub fn note_segment(store: &dyn KeyValue, key: &str) -> Result<(), StorageError> {
    let Some(segment) = SegmentKey::of(key) else { return Ok(()) };
    let mut mark = Mark::of(store)?;
    if mark.buckets.contains(&segment.bucket) {
        return Ok(());
    }
    mark.buckets.push(segment.bucket);
    mark.write(store)
}

/// Forgets the notes on entries of which there is no copy any more and whose replica has no entry left. `copies` must
/// be all there are.
pub fn prune(store: &dyn KeyValue, copies: &[Copy]) -> Result<(), StorageError> {
    let mark = Mark::of(store)?;
    let keys = store.keys()?;
    let replicas: Vec<ReplicaId> =
        keys.iter().filter_map(|key| Place::of_entry(key)).map(|place| place.replica).collect();
    let places: Vec<Place> = copies.iter().filter_map(|copy| Place::of(&copy.key)).collect();
    let is_needed = |run: &&Run| {
        let is_in = |place: &Place| place.replica == run.replica && (run.first..=run.last).contains(&place.number);
        replicas.contains(&run.replica) || places.iter().any(is_in)
    };
    let pruned = Mark { runs: mark.runs.iter().filter(is_needed).cloned().collect(), ..mark.clone() };
    if pruned == mark { Ok(()) } else { pruned.write(store) }
}

/// Records whether copies may still contain somebody who was erased or forgotten.
pub fn note_forgetting(store: &dyn KeyValue, forgetting: bool) -> Result<(), StorageError> {
    if forgetting { store.set(FORGETTING, "1") } else { store.remove(FORGETTING) }
}

/// Whether copies may still contain somebody who was erased or forgotten.
pub fn is_forgetting(store: &dyn KeyValue) -> bool {
    matches!(store.get(FORGETTING), Ok(Some(_)))
}

/// Those of `keys`, the keys of all copies, whose texts were removed from the storage on purpose. Once the storage is
/// certainly on disk, these copies are no longer needed.
pub fn superfluous(store: &dyn KeyValue, keys: Vec<String>) -> Result<Vec<String>, StorageError> {
    let mark = Mark::of(store)?;
    let mut found = Vec::new();
    for key in keys {
        if mark.holds(&key) && store.get(&key)?.is_none() {
            found.push(key);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::storage::MemoryStore;

    fn entry(replica: u64, number: u64) -> String {
        Place { replica: ReplicaId::from_bits(replica), number }.entry_key()
    }

    fn copy(key: &str) -> Copy {
        Copy { key: key.to_owned(), text: String::new(), at: 0 }
    }

    #[test]
    fn a_mark_holds_what_was_noted_and_its_parts_and_nothing_else() {
        let store = MemoryStore::new();
        for (replica, number) in [(1, 0), (1, 1), (2, 7), (1, 2), (1, 9), (1, 1)] {
            leave_mark(&store, &entry(replica, number)).unwrap();
        }
        let mark = Mark::of(&store).unwrap();
        assert_eq!(mark.runs.len(), 3, "{mark:?}");
        let held = |replica, number| mark.holds(&entry(replica, number));
        assert!(held(1, 0) && held(1, 1) && held(1, 2) && held(1, 9) && held(2, 7));
        assert!(!held(1, 3) && !held(1, 8) && !held(1, 10) && !held(2, 6) && !held(3, 0));
        assert!(mark.holds(&Place { replica: ReplicaId::from_bits(2), number: 7 }.part_key(3)));
        assert!(!mark.holds("nt1/d/AAAAAAAA") && !mark.holds("canary"));
    }

    #[test]
    fn a_part_that_goes_alone_leaves_no_mark() {
        let store = MemoryStore::new();
        leave_mark(&store, &Place { replica: ReplicaId::from_bits(2), number: 7 }.part_key(0)).unwrap();
        assert_eq!(Mark::of(&store), Ok(Mark::default()));
    }

    #[test]
    fn the_moment_that_earlier_versions_noted_holds_nothing_back() {
        for text in ["1794214800000", "", "x:1-2", "AAAAAAAB:1", "AAAAAAAB:x-2"] {
            let store = MemoryStore::new();
            store.set(MARK, text).unwrap();
            assert_eq!(Mark::of(&store), Ok(Mark::default()), "{text}");
        }
    }

    #[test]
    fn a_mark_stays_short() {
        let store = MemoryStore::new();
        for number in 0..1_000 {
            leave_mark(&store, &entry(1, number * 2)).unwrap();
        }
        let mark = Mark::of(&store).unwrap();
        assert_eq!(mark.runs.len(), MOST_RUNS);
        assert!(mark.holds(&entry(1, 1_998)) && !mark.holds(&entry(1, 0)));
        prune(&store, &[copy(&entry(1, 1_998)), copy(&entry(9, 0))]).unwrap();
        assert_eq!(Mark::of(&store).unwrap().runs.len(), 1);
    }

    #[test]
    fn only_copies_of_what_was_removed_are_superfluous() {
        let store = MemoryStore::new();
        store.set(&entry(1, 1), "x").unwrap();
        leave_mark(&store, &entry(1, 0)).unwrap();
        let keys = vec![entry(1, 0), entry(1, 1), entry(1, 2), "canary".to_owned()];
        assert_eq!(superfluous(&store, keys), Ok(vec![entry(1, 0)]));
    }
}
