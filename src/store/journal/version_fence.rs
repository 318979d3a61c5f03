//! Fences: texts that keep earlier versions off a storage which they would take for something else.
//!
//! A fence is an entry without edits in a replica that no page draws. It names the lowest version that may
//! work here; a page of an earlier one goes on reading, the fence tells it to write nothing. So what needs a
//! newer version can itself stay readable for earlier ones. There are two: versions that know no packed texts
//! would take for the whole book what entries they find; those that know only short hashes would let somebody
//! who was erased be called again. A fence comes before what it is for, and never goes.

use super::entry::{Keyed, PACKED_READER};
use crate::domain::book::is_long_hash;
use crate::domain::book::{Change, Edit, Stamped};
use crate::domain::id::ReplicaId;
use crate::store::encoding::seal;
use crate::store::storage::keys::Place;
use crate::store::storage::{KeyValue, StorageError};

/// Where the first fence stands: no page draws this replica.
pub const FENCE: Place = Place { replica: ReplicaId::NOBODY, number: 0 };
/// The lowest version that may work where there are long hashes of those who were erased.
const LONG_HASH_READER: u32 = 3;

/// Sees to it that there are the fences for a segment of `edits`.
pub fn keep_for_segment(store: &dyn KeyValue, edits: &[Stamped<Edit>]) -> Result<(), StorageError> {
    keep(store, PACKED_READER)?;
    if edits.iter().any(|edit| has_long_hash(&edit.value)) { keep(store, LONG_HASH_READER) } else { Ok(()) }
}

/// Sees to it that there is the fence for an entry with `change`, if it needs one.
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

/// Sees to it that there is a fence for versions below `reader`, wherever there is room for one.
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

/// The fence with this number. Its version is that of its reader, so that it is the same text for ever.
fn fence(number: u64, reader: u32) -> Keyed {
    let key = Place { number, ..FENCE }.entry_key();
    Keyed { text: seal(&key, &format!("\"v\":{reader},\"r\":{reader},\"h\":\"0.0\",\"a\":[]")), key }
}

/// Writes a text unless it is there already.
pub fn keep_text(store: &dyn KeyValue, keyed: &Keyed) -> Result<(), StorageError> {
    let present = store.get(&keyed.key)?;
    if present.as_ref() == Some(&keyed.text) {
        return Ok(());
    }
    if present.is_some() {
        // Something else stands there; it is never overwritten.
        return Err(StorageError::NotKept);
    }
    store.set(&keyed.key, &keyed.text)?;
    if store.get(&keyed.key)?.as_ref() == Some(&keyed.text) { Ok(()) } else { Err(StorageError::NotKept) }
}
