//! Segments: what many entries came to, packed, under a key that is made of the text itself.
//!
//! A segment is never changed. Its key tells the *bucket*, that is which leads it is about, its
//! *generation*, which is higher than that of all it was made of, and its *name*, drawn from the text.
//! So a damaged text, or one under the wrong key, is noticed by its name alone.

use super::entry::Keyed;
use crate::domain::book::{Edit, Stamped};
use crate::domain::id::{LeadId, ReplicaId};
use crate::domain::util::fnv1a;
use crate::store::encoding::packed::{Unpacked, pack, unpack};
use crate::store::format::ReadError;
use crate::store::storage::keys::SegmentKey;

/// In how many buckets the leads are; what belongs to no lead is in one more.
pub const BUCKETS: u64 = 64;

/// The bucket that an edit belongs in. Leads of one page go round the buckets.
pub fn bucket_of(edit: &Edit) -> u64 {
    edit.lead().map_or(BUCKETS, |LeadId(id)| {
        let replica = fnv1a(id.replica.to_string().bytes());
        replica.wrapping_add(id.number.into()) % BUCKETS
    })
}

/// The segment that keeps `edits`.
pub fn write(bucket: u64, generation: u64, edits: &[Stamped<Edit>]) -> Keyed {
    let text = pack(edits);
    Keyed { key: SegmentKey { bucket, generation, name: name_of(&text) }.key(), text }
}

/// The edits in the text found under `key`.
pub fn read(key: &str, text: &str) -> Result<Unpacked, ReadError> {
    match SegmentKey::of(key) {
        Some(told) if told.name == name_of(text) => unpack(text),
        _ => Err(ReadError::Damaged),
    }
}

/// 48 bits that any one change of the text changes.
fn name_of(text: &str) -> ReplicaId {
    ReplicaId::from_bits(fnv1a(text.bytes()))
}
