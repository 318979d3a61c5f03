//! Fences: texts that keep earlier versions from writing to a storage that they would misread.
//!
//! A fence is an entry without edits, of a replica that no page uses. It names the lowest version that may write here;
//! a page of an earlier version can read on, but the fence stops it from writing. So data that needs a newer version
//! can itself stay readable for earlier ones. There are two fences. Versions that don't know packed texts would take
//! the remaining entries for the whole book; versions that know only short hashes would allow calls to a person who was
//! erased. A fence is written before the data it protects and is never removed.

use super::entry::{Keyed, PACKED_READER};
use crate::domain::book::is_long_hash;
use crate::domain::book::{Change, Edit, Stamped};
use crate::domain::id::ReplicaId;
use crate::store::encoding::seal;
use crate::store::storage::keys::Place;
use crate::store::storage::{KeyValue, StorageError};

/// The place of the first fence: no page uses this replica.
pub const FENCE: Place = Place { replica: ReplicaId::NOBODY, number: 0 };
/// The lowest version that may write beside long hashes of erased people.
const LONG_HASH_READER: u32 = 3;

/// Ensures that the fences for a segment of `edits` exist.
pub fn keep_for_segment(store: &dyn KeyValue, edits: &[Stamped<Edit>]) -> Result<(), StorageError> {
    keep(store, PACKED_READER)?;
    if edits.iter().any(|edit| has_long_hash(&edit.value)) { keep(store, LONG_HASH_READER) } else { Ok(()) }
}

/// Ensures that the fence for an entry with `change` exists, if it needs one.
pub fn keep_for_change(store: &dyn KeyValue, change: &Change) -> Result<(), StorageError> {
    let is_needed = match change {
        Change::Decided(edits) => edits.iter().any(has_long_hash),
        Change::Merged(edits) => edits.iter().any(|edit| has_long_hash(&edit.value)),
    };
    if is_needed { keep(store, LONG_HASH_READER) } else { Ok(()) }
}

fn has_long_hash(edit: &Edit) -> bool {
    matches!(edit, Edit::Suppression(contact, Some(_)) if is_long_hash(contact))
}

/// Ensures that a fence against versions below `reader` exists, at the first free number.
fn keep(store: &dyn KeyValue, reader: u32) -> Result<(), StorageError> {
    let mut number = 0;
    loop {
        let fence = fence(number, reader);
        if store.get(&fence.key)?.is_none_or(|present| present == fence.text) {
            return keep_text(store, &fence);
        }
        number += 1;
    }
}

/// The fence with this number. It states its reader as its version, so that its text never changes.
fn fence(number: u64, reader: u32) -> Keyed {
    let key = Place { number, ..FENCE }.entry_key();
    Keyed { text: seal(&key, &format!("\"v\":{reader},\"r\":{reader},\"h\":\"0.0\",\"a\":[]")), key }
}

/// Writes a text unless it is already there.
pub fn keep_text(store: &dyn KeyValue, keyed: &Keyed) -> Result<(), StorageError> {
    let present = store.get(&keyed.key)?;
    if present.as_ref() == Some(&keyed.text) {
        return Ok(());
    }
    if present.is_some() {
        // Another text is stored there; it is never overwritten.
        return Err(StorageError::NotKept);
    }
    store.set(&keyed.key, &keyed.text)?;
    if store.get(&keyed.key)?.as_ref() == Some(&keyed.text) { Ok(()) } else { Err(StorageError::NotKept) }
}
