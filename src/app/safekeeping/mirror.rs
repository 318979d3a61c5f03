//! The second copy of the latest entries brings back what the browser has not kept.
//!
//! Local storage is what counts. A copy is brought back where nothing stands under its key, or where what stands
//! there is damaged and the copy is whole. An entry that was removed on purpose stays out: the code that removes one notes
//! its place in the *mark*, in the same storage. A storage that knows that note also had all that was written before
//! it, the segment with the entry's edits too. A storage that fell back to an earlier moment, as after a crash, lost
//! the note together with the segment, and gets the entry back. No clock has a say in this.

use crate::domain::util::sort_by;
use crate::store::encoding::crc::checksum;
use crate::store::encoding::verified;
use crate::store::storage::keys::{Place, SegmentKey, damaged_key, draft_replica, point_of};
use crate::store::storage::{KeyValue, StorageError};

use super::removed::Mark;

/// A copy that the storage has too may go after a day; the latest writes are minutes late at most.
const SETTLED_MILLIS: u64 = 24 * 60 * 60 * 1000;
/// More copies than these are never kept; the oldest go first.
const MOST: usize = 2000;
/// The latest copies stay however old the clock makes them: it may be wrong.
const LATEST: usize = 200;

/// One text of the shadow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The key that it stands under in the storage.
    pub key: String,
    /// The text.
    pub text: String,
    /// When it was copied, in milliseconds of the wall clock.
    pub at: u64,
}

/// What came of comparing the storage with its shadow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// How many entries were brought back.
    pub entries: usize,
    /// How many texts were brought back: entries, parts of entries and what was being typed.
    pub texts: usize,
    /// How many damaged texts were replaced by their whole copies.
    pub mended: usize,
    /// Copies that are not needed any more.
    pub settled: Vec<String>,
    /// What the browser failed at; then some are still only in the shadow.
    pub fault: Option<StorageError>,
}

/// Whether a text under this key is copied: entries, their parts, and what is being typed.
pub fn is_copied(key: &str) -> bool {
    is_lasting(key) || draft_replica(key).is_some()
}

/// Whether a text under this key is put back where it is missing: what is copied, and from a file of raw data also
/// segments and recovery points, which no second copy holds.
pub fn is_restored(key: &str) -> bool {
    is_copied(key) || SegmentKey::of(key).is_some() || point_of(key).is_some()
}

/// Whether a text under this key is written once and for ever.
pub fn is_lasting(key: &str) -> bool {
    Place::of(key).is_some()
}

/// Brings back what is only in the shadow, and mends what is damaged. Writes over nothing that is whole. `now` is in
/// milliseconds and decides only which copies have become superfluous.
pub fn restore(store: &dyn KeyValue, copies: Vec<Copy>, now: u64) -> Restored {
    match Mark::of(store) {
        Ok(mark) => restore_but(store, copies, &mark, now),
        Err(fault) => Restored { fault: Some(fault), ..Restored::default() },
    }
}

/// Puts back all of `copies` that is missing, also what was removed on purpose: somebody chose the file.
pub fn put_back(store: &dyn KeyValue, copies: Vec<Copy>, now: u64) -> Restored {
    restore_but(store, copies, &Mark::default(), now)
}

fn restore_but(store: &dyn KeyValue, mut copies: Vec<Copy>, mark: &Mark, now: u64) -> Restored {
    let mut restored = Restored::default();
    copies.retain(|copy| is_restored(&copy.key));
    latest_first(&mut copies);
    let known: Vec<&Copy> = copies.iter().collect();
    // Who was erased or forgotten must leave the copies too, and then the clock is the best there is.
    let forgets = super::removed::is_forgetting(store);
    // An entry counts from the moment it is there, so its parts come first.
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

/// Puts the latest copies first: by the stamps in the entries, which rise also when the clock is set back. A part is
/// as late as its entry; what has no stamp is as late as it was copied.
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

/// Milliseconds and count of the stamp in the text of an entry.
fn stamp_in(entry: &str) -> Option<(u64, u64)> {
    let (_, rest) = entry.split_once("\"h\":\"")?;
    let mut parts = rest.split(['.', '"']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The texts that have no copy among `copies` though they may not be on the disk yet: the latest entries, and all
/// of the last day. They were written while the shadow took none.
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
        // An entry without its parts means nothing, so they come first.
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

/// What stood under the key of a copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// What is as it should be, also nothing where nothing should be.
    Whole,
    /// Nothing; the copy stands there now.
    Missing,
    /// A damaged text; the copy stands there now, and the damaged text under a key of its own.
    Damaged,
}

/// Writes `copy` where it is missing or where what stands there is damaged, and says which.
fn bring_back(store: &dyn KeyValue, copy: &Copy, is_removed: bool, known: &[&Copy]) -> Result<Found, StorageError> {
    let found = match store.get(&copy.key)? {
        None if is_removed || is_loose_part(store, &copy.key, known)? => return Ok(Found::Whole),
        None => Found::Missing,
        Some(present) if !is_mended_by(store, &present, copy, known)? => return Ok(Found::Whole),
        Some(damaged) => {
            // The damaged text stays: a person may still make sense of it.
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

/// Whether `present` is damaged and the copy is whole. The checksum of an entry or a draft stands in it, that of a
/// part in its entry.
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

/// Whether `key` is a part of an entry that is nowhere: of a change that never came to be.
fn is_loose_part(store: &dyn KeyValue, key: &str, known: &[&Copy]) -> Result<bool, StorageError> {
    let Some(entry) = Place::of(key).map(Place::entry_key).filter(|entry| entry != key) else { return Ok(false) };
    Ok(!known.iter().any(|copy| copy.key == entry) && store.get(&entry)?.is_none())
}

#[cfg(test)]
mod tests;
