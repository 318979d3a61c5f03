//! Unsaved input: the one key that is overwritten, and only by the page it belongs to.
//!
//! A page that opens later finds the drafts of closed pages and offers them. The content of a draft is up to its
//! screen.

use crate::domain::id::ReplicaId;
use crate::store::encoding::Json;
use crate::store::encoding::{quoted, seal, verified};
use crate::store::storage::keys::{draft_key, draft_replica};
use crate::store::storage::quota::release_reserve;
use crate::store::storage::{KeyValue, StorageError};

/// The space that a page probes for when it starts, in UTF-16 units: a note of a few lines.
const PROBE_UNITS: usize = 400;

/// The draft of one page.
#[derive(Debug)]
pub struct Draft<S> {
    store: S,
    replica: ReplicaId,
}

impl<S: KeyValue> Draft<S> {
    /// The draft of the page that writes as `replica`.
    pub fn new(store: S, replica: ReplicaId) -> Draft<S> {
        Draft { store, replica }
    }

    /// Replaces the draft with `text`. If the storage is full, the reserve is released for it; otherwise a shorter text
    /// from a moment ago would be restored as if it were everything that was typed.
    pub fn write(&self, text: &str) -> Result<(), StorageError> {
        match self.write_once(text) {
            Err(StorageError::Full) if release_reserve(&self.store)? => self.write_once(text),
            written => written,
        }
    }

    /// Checks whether a draft could be stored now, by writing a short one and removing it.
    pub fn probe(&self) -> Result<(), StorageError> {
        self.write_once(&"x".repeat(PROBE_UNITS))?;
        self.remove()
    }

    fn write_once(&self, text: &str) -> Result<(), StorageError> {
        let key = draft_key(self.replica);
        let sealed = seal(&key, &format!("\"t\":{}", quoted(text)));
        self.store.set(&key, &sealed)?;
        match self.store.get(&key)? {
            Some(present) if present == sealed => Ok(()),
            Some(_) | None => Err(StorageError::NotKept),
        }
    }

    /// Removes the draft, because the input is in the book by now or was discarded.
    pub fn remove(&self) -> Result<(), StorageError> {
        self.store.remove(&draft_key(self.replica))
    }

    /// The readable drafts of other pages.
    pub fn others(&self) -> Vec<(ReplicaId, String)> {
        let keys = self.store.keys().unwrap_or_default();
        let replicas = keys.iter().filter_map(|key| draft_replica(key)).filter(|replica| *replica != self.replica);
        replicas.filter_map(|replica| Some((replica, self.text_of(replica)?))).collect()
    }

    /// Removes the draft of another page after it was restored or declined. An unreadable one stays.
    pub fn remove_other(&self, replica: ReplicaId) -> Result<(), StorageError> {
        if self.text_of(replica).is_some() { self.store.remove(&draft_key(replica)) } else { Ok(()) }
    }

    /// The current draft of another page, if it can be read.
    pub fn text_of(&self, replica: ReplicaId) -> Option<String> {
        let key = draft_key(replica);
        let text = self.store.get(&key).ok().flatten()?;
        verified(&key, &text)?;
        Json::parse(&text).ok()?.get("t").owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::journal::QUOTA;
    use crate::store::storage::MemoryStore;
    use crate::store::storage::quota::Usage;
    use crate::store::storage::quota::lay_reserve;

    /// A store with a limited number of units.
    struct Small {
        kept: MemoryStore,
        limit: usize,
    }

    impl KeyValue for Small {
        fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
            self.kept.get(key)
        }

        fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
            let others = self.keys()?.into_iter().filter(|other| other != key);
            let used: usize =
                others.map(|other| self.kept.get(&other).map_or(0, |text| text.map_or(0, |text| text.len()))).sum();
            if used + value.len() > self.limit { Err(StorageError::Full) } else { self.kept.set(key, value) }
        }

        fn remove(&self, key: &str) -> Result<(), StorageError> {
            self.kept.remove(key)
        }

        fn keys(&self) -> Result<Vec<String>, StorageError> {
            self.kept.keys()
        }
    }

    #[test]
    fn the_reserve_makes_room_for_a_draft_and_without_it_the_page_is_told() {
        let store = Small { kept: MemoryStore::new(), limit: 66_000 };
        assert_eq!(lay_reserve(&store, Usage { limit: QUOTA, ..Usage::default() }), Ok(()));
        let draft = Draft::new(store, ReplicaId::from_bits(7));
        let long = "draft ".repeat(200);
        assert_eq!((draft.write("dra"), draft.write(&long)), (Ok(()), Ok(())));
        assert_eq!(draft.text_of(ReplicaId::from_bits(7)), Some(long));
        assert_eq!(draft.write(&"x".repeat(66_000)), Err(StorageError::Full));
    }

    #[test]
    fn a_page_learns_at_its_start_whether_a_draft_would_be_kept() {
        let roomy = Draft::new(Small { kept: MemoryStore::new(), limit: 1_000 }, ReplicaId::from_bits(7));
        assert_eq!(roomy.probe(), Ok(()));
        assert_eq!(roomy.others(), []);
        assert_eq!(roomy.text_of(ReplicaId::from_bits(7)), None);
        let full = Draft::new(Small { kept: MemoryStore::new(), limit: 100 }, ReplicaId::from_bits(7));
        assert_eq!(full.probe(), Err(StorageError::Full));
    }
}
