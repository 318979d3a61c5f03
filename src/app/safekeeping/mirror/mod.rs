//! The second copy of the latest entries, which restores what the browser has lost.
//!
//! Local storage is authoritative. A copy is restored if its key is missing, or if the stored text is damaged and the
//! copy is intact. An entry that was removed on purpose must not come back: the code that removes it records its
//! place in the *mark*, in the same storage. A storage that has that record also had everything written before it,
//! including the segment with the entry's edits. A storage that fell back to an earlier moment, for example after a
//! crash, lost the record together with the segment, and gets the entry back. This does not depend on any clock.
//! It knows no browser: the copies come as plain texts.

use crate::domain::util::sort_by;
use crate::store::encoding::crc::checksum;
use crate::store::encoding::verified;
use crate::store::storage::keys::{Place, SegmentKey, damaged_key, draft_replica, point_of};
use crate::store::storage::{KeyValue, StorageError};

use super::removed::Mark;

/// A copy of a stored text may be dropped after a day; browsers write to disk with a delay of minutes at most.
const SETTLED_MILLIS: u64 = 24 * 60 * 60 * 1000;
/// The most copies that are kept; the oldest are dropped first.
const MOST: usize = 2000;
/// This many of the latest copies stay, however old the clock makes them: it may be wrong.
const LATEST: usize = 200;

/// One text in the second copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Its storage key.
    pub key: String,
    /// The text.
    pub text: String,
    /// When it was copied, in milliseconds since 1970 by the wall clock.
    pub at: u64,
}

/// The result of comparing the storage with the second copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// How many entries were restored.
    pub entries: usize,
    /// How many texts were restored: entries, parts of entries, and drafts.
    pub texts: usize,
    /// How many damaged texts were replaced by intact copies.
    pub mended: usize,
    /// Copies that are no longer needed.
    pub settled: Vec<String>,
    /// The storage error that stopped it, if any; some texts then exist only in the second copy.
    pub fault: Option<StorageError>,
}

/// Whether texts under this key are copied: entries, their parts, and drafts.
pub fn is_copied(key: &str) -> bool {
    is_lasting(key) || draft_replica(key).is_some()
}

/// Whether a missing text under this key is restored: everything that is copied, and from a file of raw data also
/// segments and recovery points, which are not in the second copy.
pub fn is_restored(key: &str) -> bool {
    is_copied(key) || SegmentKey::of(key).is_some() || point_of(key).is_some()
}

/// Whether a text under this key is written once and never changed.
pub fn is_lasting(key: &str) -> bool {
    Place::of(key).is_some()
}

/// Restores what exists only in the second copy, and repairs damaged texts. Never overwrites an intact text. `now`,
/// in milliseconds since 1970, only decides which copies are no longer needed.
pub fn restore(store: &dyn KeyValue, copies: Vec<Copy>, now: u64) -> Restored {
    match Mark::of(store) {
        Ok(mark) => restore_but(store, copies, &mark, now),
        Err(fault) => Restored { fault: Some(fault), ..Restored::default() },
    }
}

/// Restores every missing text of `copies`, even those removed on purpose, because somebody chose the file.
pub fn put_back(store: &dyn KeyValue, copies: Vec<Copy>, now: u64) -> Restored {
    restore_but(store, copies, &Mark::default(), now)
}

fn restore_but(store: &dyn KeyValue, mut copies: Vec<Copy>, mark: &Mark, now: u64) -> Restored {
    let mut restored = Restored::default();
    copies.retain(|copy| is_restored(&copy.key));
    latest_first(&mut copies);
    let known: Vec<&Copy> = copies.iter().collect();
    // Erased and forgotten people must leave the copies too, and here the clock is the best evidence there is.
    let forgets = super::removed::is_forgetting(store);
    // An entry counts as soon as it exists, so its parts are restored first.
    let (entries, rest): (Vec<_>, Vec<_>) = copies.iter().enumerate().partition(|(_, copy)| is_entry(&copy.key));
    for (count, copy) in rest.into_iter().chain(entries) {
        let is_removed = mark.holds(&copy.key);
        match bring_back(store, copy, is_removed, &known) {
            Ok(found) => {
                restored.texts += usize::from(found == Found::Missing);
                restored.entries += usize::from(found == Found::Missing && is_entry(&copy.key));
                restored.mended += usize::from(found == Found::Damaged);
                let is_old = copy.at.saturating_add(SETTLED_MILLIS) < now;
                let is_late = count >= LATEST || (forgets && is_removed);
                if found == Found::Whole && (count >= MOST || (is_old && is_late)) {
                    restored.settled.push(copy.key.clone());
                }
            }
            Err(fault) => restored.fault = Some(fault),
        }
    }
    restored
}

/// Sorts the latest copies first: by the timestamps in the entries, which rise even if the clock is set back. A part
/// is as late as its entry; a text without a timestamp is as late as it was copied.
fn latest_first(copies: &mut Vec<Copy>) {
    let mut stamps: Vec<(Place, (u64, u64))> =
        copies.iter().filter_map(|copy| Some((Place::of_entry(&copy.key)?, stamp_in(&copy.text)?))).collect();
    sort_by(&mut stamps, |one, other| one.0.cmp(&other.0));
    let stamp_of = |copy: &Copy| {
        let found = Place::of(&copy.key).and_then(|place| {
            let at = stamps.binary_search_by(|(known, _)| known.cmp(&place)).ok()?;
            stamps.get(at).map(|(_, stamp)| *stamp)
        });
        found.unwrap_or((copy.at, 0))
    };
    let mut dated: Vec<((u64, u64), Copy)> =
        std::mem::take(copies).into_iter().map(|copy| (stamp_of(&copy), copy)).collect();
    sort_by(&mut dated, |one, other| other.0.cmp(&one.0));
    copies.extend(dated.into_iter().map(|(_, copy)| copy));
}

/// The milliseconds and counter of the timestamp in the text of an entry.
fn stamp_in(entry: &str) -> Option<(u64, u64)> {
    let (_, rest) = entry.split_once("\"h\":\"")?;
    let mut parts = rest.split(['.', '"']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The texts without a copy in `copies` that may not be on disk yet: the latest entries, and all of the last day.
/// They were written while the second copy was unavailable.
pub fn uncopied(store: &dyn KeyValue, copies: &[Copy], now: u64) -> Result<Vec<(String, String)>, StorageError> {
    let mut known: Vec<&str> = copies.iter().map(|copy| copy.key.as_str()).collect();
    sort_by(&mut known, Ord::cmp);
    let keys = store.keys()?;
    let mut entries = Vec::new();
    for place in keys.iter().filter_map(|key| Place::of_entry(key)) {
        if let Some(text) = store.get(&place.entry_key())? {
            entries.push((stamp_in(&text).unwrap_or_default(), place, text));
        }
    }
    sort_by(&mut entries, |one, other| other.0.cmp(&one.0));
    let room = MOST.saturating_sub(known.len());
    let mut uncopied = Vec::new();
    for (count, (stamp, place, entry)) in entries.into_iter().enumerate() {
        let key = place.entry_key();
        let is_late = count < LATEST || stamp.0.saturating_add(SETTLED_MILLIS) > now;
        if !is_late || uncopied.len() >= room || known.binary_search(&key.as_str()).is_ok() {
            continue;
        }
        // An entry is useless without its parts, so they come first.
        for part in keys.iter().filter(|part| **part != key && Place::of(part) == Some(place)) {
            uncopied.extend(store.get(part)?.map(|text| (part.clone(), text)));
        }
        uncopied.push((key, entry));
    }
    Ok(uncopied)
}

fn is_entry(key: &str) -> bool {
    Place::of_entry(key).is_some()
}

/// What the storage held under the key of a copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// The expected state, which may be nothing.
    Whole,
    /// Nothing; the copy is stored there now.
    Missing,
    /// A damaged text; the copy is stored there now, and the damaged text under a key of its own.
    Damaged,
}

/// Stores `copy` if its key is missing or damaged, and returns what was there.
fn bring_back(store: &dyn KeyValue, copy: &Copy, is_removed: bool, known: &[&Copy]) -> Result<Found, StorageError> {
    let found = match store.get(&copy.key)? {
        None if is_removed || is_loose_part(store, &copy.key, known)? => return Ok(Found::Whole),
        None => Found::Missing,
        Some(present) if !is_mended_by(store, &present, copy, known)? => return Ok(Found::Whole),
        Some(damaged) => {
            // The damaged text is kept: a person may still be able to read it.
            keep(store, &damaged_key(&copy.key), &damaged)?;
            Found::Damaged
        }
    };
    keep(store, &copy.key, &copy.text)?;
    Ok(found)
}

fn keep(store: &dyn KeyValue, key: &str, text: &str) -> Result<(), StorageError> {
    store.set(key, text)?;
    if store.get(key)?.as_deref() == Some(text) { Ok(()) } else { Err(StorageError::NotKept) }
}

/// Whether `present` is damaged and the copy is intact. Entries and drafts contain their own checksum; that of a part
/// is in its entry.
fn is_mended_by(store: &dyn KeyValue, present: &str, copy: &Copy, known: &[&Copy]) -> Result<bool, StorageError> {
    let key = copy.key.as_str();
    if present == copy.text {
        return Ok(false);
    }
    if is_entry(key) || draft_replica(key).is_some() {
        return Ok(verified(key, present).is_none() && verified(key, &copy.text).is_some());
    }
    let Some(entry_key) = Place::of(key).map(Place::entry_key) else { return Ok(false) };
    let stated = store.get(&entry_key)?.filter(|entry| verified(&entry_key, entry).is_some());
    let copied = || known.iter().find(|copy| copy.key == entry_key).map(|copy| copy.text.clone());
    let Some(entry) = stated.or_else(copied) else { return Ok(false) };
    let is_stated = |text: &str| entry.contains(&format!("\"{}\"", checksum(&[key.as_bytes(), text.as_bytes()])));
    Ok(!is_stated(present) && is_stated(&copy.text))
}

/// Whether `key` is a part of an entry that does not exist: its change was never completed.
fn is_loose_part(store: &dyn KeyValue, key: &str, known: &[&Copy]) -> Result<bool, StorageError> {
    let Some(entry) = Place::of(key).map(Place::entry_key).filter(|entry| entry != key) else { return Ok(false) };
    Ok(!known.iter().any(|copy| copy.key == entry) && store.get(&entry)?.is_none())
}

#[cfg(test)]
mod tests;
