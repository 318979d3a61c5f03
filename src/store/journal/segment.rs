//! Segments: the merged edits of many entries, packed, under a key derived from the text itself.
//!
//! A segment never changes. Its key states the *bucket*, which is the set of leads it is about; the *generation*, which
//! is higher than that of everything it was made from; and the *name*, a hash of the text. A damaged text, or one under
//! the wrong key, is detected by the name alone.

use super::entry::Keyed;
use crate::domain::book::{Edit, Stamped};
use crate::domain::id::{LeadId, ReplicaId};
use crate::domain::util::fnv1a;
use crate::store::encoding::packed::{Unpacked, pack, unpack};
use crate::store::format::ReadError;
use crate::store::storage::keys::SegmentKey;

/// The number of buckets that leads are spread over; edits that belong to no lead are in one more.
pub const BUCKETS: u64 = 64;

/// The bucket of an edit. The leads of one page are spread over the buckets in turn.
pub fn bucket_of(edit: &Edit) -> u64 {
    edit.lead().map_or(BUCKETS, |LeadId(id)| {
        let replica = fnv1a(id.replica.to_string().bytes());
        replica.wrapping_add(id.number.into()) % BUCKETS
    })
}

/// The segment that stores `edits`.
pub fn write(bucket: u64, generation: u64, edits: &[Stamped<Edit>]) -> Keyed {
    let text = pack(edits);
    Keyed { key: SegmentKey { bucket, generation, name: name_of(&text) }.key(), text }
}

/// Decodes the edits in the text found under `key`.
pub fn read(key: &str, text: &str) -> Result<Unpacked, ReadError> {
    match SegmentKey::of(key) {
        Some(told) if told.name == name_of(text) => unpack(text),
        _ => Err(ReadError::Damaged),
    }
}

/// 48 bits that change with any single change of the text.
fn name_of(text: &str) -> ReplicaId {
    ReplicaId::from_bits(fnv1a(text.bytes()))
}
