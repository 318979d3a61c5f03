//! What is being typed: the one key that is overwritten, and only by its own page.
//!
//! A page that opens later finds the drafts of pages that are gone and offers them. What a draft
//! holds is up to its screen.

use crate::domain::id::ReplicaId;
use crate::store::encoding::Json;
use crate::store::encoding::{quoted, seal, verified};
use crate::store::storage::keys::{draft_key, draft_replica};
use crate::store::storage::quota::release_reserve;
use crate::store::storage::{KeyValue, StorageError};

/// How much room a page asks for at its start, in units: a note of a few lines.
const PROBE_UNITS: usize = 400;

/// The draft of one page.
#[derive(Debug)]
pub struct Draft<S> {
    store: S,
    replica: ReplicaId,
}

impl<S: KeyValue> Draft<S> {
    /// The draft of the page that writes in `replica`.
    pub fn new(store: S, replica: ReplicaId) -> Draft<S> {
        Draft { store, replica }
    }

    /// Keeps `text` in place of what was kept before. On a full storage the reserve makes room for it: else a
    /// shorter text from a moment ago would come back as if it were all that was typed.
    pub fn write(&self, text: &str) -> Result<(), StorageError> {
        match self.write_once(text) {
            Err(StorageError::Full) if release_reserve(&self.store)? => self.write_once(text),
            written => written,
        }
    }

    /// Whether a draft could be kept now; writes a short one and takes it out again.
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

    /// Takes the draft out; what was typed is kept in the book by now, or not wanted.
    pub fn remove(&self) -> Result<(), StorageError> {
        self.store.remove(&draft_key(self.replica))
    }

    /// The drafts of other pages, as far as they can be read.
    pub fn others(&self) -> Vec<(ReplicaId, String)> {
        let keys = self.store.keys().unwrap_or_default();
        let replicas = keys.iter().filter_map(|key| draft_replica(key)).filter(|replica| *replica != self.replica);
        replicas.filter_map(|replica| Some((replica, self.text_of(replica)?))).collect()
    }

    /// Takes out the draft of another page, once it was taken over or turned down. One that cannot
    /// be read stays.
    pub fn remove_other(&self, replica: ReplicaId) -> Result<(), StorageError> {
        if self.text_of(replica).is_some() { self.store.remove(&draft_key(replica)) } else { Ok(()) }
    }

    /// The draft of another page as it is now, as far as it can be read.
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

    /// A storage with room for so many units.
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
