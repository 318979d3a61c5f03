//! Missing texts that are gone from the storage though nobody removed them.
//!
//! The entries of a replica are numbered one after the other, and every removal is noted in the [`Mark`]. So a number
//! below another of its replica that is neither there nor noted was lost; the latest entries of a replica, above which
//! there is none, stand in the second copy. A bucket that had a segment always has one.

use crate::app::safekeeping::removed::{Mark, Run};
use crate::domain::id::ReplicaId;
use crate::domain::util::sort_by;
use crate::store::storage::keys::{Place, SegmentKey};
use crate::store::storage::{KeyValue, StorageError};

/// How many texts are gone though nobody removed them. None are missed in a storage whose removals were not all
/// noted: from [`accept`] on they are. To be asked once the second copy has brought back what it has.
pub fn lost_texts(store: &dyn KeyValue) -> Result<usize, StorageError> {
    let mark = Mark::of(store)?;
    if !mark.is_complete {
        return Ok(0);
    }
    let keys = store.keys()?;
    Ok(missing_runs(&mark, &keys).len() + missing_buckets(&mark, &keys).len())
}

/// Takes the texts that are gone for gone, so that they are not missed again.
pub fn accept(store: &dyn KeyValue) -> Result<(), StorageError> {
    let mark = Mark::of(store)?;
    let keys = store.keys()?;
    let mut accepted = Mark { is_complete: true, ..mark.clone() };
    missing_runs(&mark, &keys).into_iter().for_each(|run| accepted.add(run));
    accepted.buckets = buckets(&keys);
    if accepted == mark { Ok(()) } else { accepted.write(store) }
}

/// The runs of numbers that are neither there nor noted.
fn missing_runs(mark: &Mark, keys: &[String]) -> Vec<Run> {
    let mut there: Vec<Run> = mark.runs.clone();
    let of_pages =
        keys.iter().filter_map(|key| Place::of_entry(key)).filter(|place| place.replica != ReplicaId::NOBODY);
    let mut replicas = Vec::new();
    for Place { replica, number } in of_pages {
        there.push(Run { replica, first: number, last: number });
        replicas.push(replica);
    }
    sort_by(&mut replicas, Ord::cmp);
    sort_by(&mut there, |one, other| (one.replica, one.first).cmp(&(other.replica, other.first)));
    let mut missing = Vec::new();
    let (mut replica, mut next) = (ReplicaId::NOBODY, 0);
    for run in there.into_iter().filter(|run| replicas.binary_search(&run.replica).is_ok()) {
        if run.replica != replica {
            (replica, next) = (run.replica, 0);
        }
        if run.first > next {
            missing.push(Run { replica, first: next, last: run.first - 1 });
        }
        next = next.max(run.last.saturating_add(1));
    }
    missing
}

fn missing_buckets(mark: &Mark, keys: &[String]) -> Vec<u64> {
    let there = buckets(keys);
    mark.buckets.iter().copied().filter(|bucket| !there.contains(bucket)).collect()
}

/// The buckets that have a segment.
fn buckets(keys: &[String]) -> Vec<u64> {
    let mut buckets: Vec<u64> = keys.iter().filter_map(|key| SegmentKey::of(key)).map(|key| key.bucket).collect();
    sort_by(&mut buckets, Ord::cmp);
    buckets.dedup();
    buckets
}
