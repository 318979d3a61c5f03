//! What the second copy of the latest entries is good for: bringing back what the browser has
//! not kept.
//!
//! Local storage is what counts. A copy is brought back only where nothing stands under its key, and
//! what was taken out on purpose stays out: whoever takes an entry out leaves a *mark* with the time, and
//! a storage that knows that time also knew every entry from before it. A storage that fell back to an
//! earlier moment, as after a crash, has lost such a mark together with the entries.

use crate::domain::order::sort_by;
use crate::store::key_value::{Fault, KeyValue};
use crate::store::keys::{Place, SegmentKey, draft_lane, point_of};

/// The key of the mark.
const MARK: &str = "nt1/mark";
/// A copy that the storage has too is let go of after a day; the latest writes are minutes late at most.
const SETTLED_MILLIS: u64 = 24 * 60 * 60 * 1000;
/// More copies than these are never kept; the oldest go first.
const MOST: usize = 2000;

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
    /// Copies that are not needed any more.
    pub settled: Vec<String>,
    /// What the browser failed at; then some are still only in the shadow.
    pub fault: Option<Fault>,
}

/// Whether a text under this key is copied: entries, their parts, and what is being typed.
pub fn is_copied(key: &str) -> bool {
    is_lasting(key) || draft_lane(key).is_some()
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

/// Leaves the mark after entries were taken out on purpose at `millis`.
pub fn leave_mark(store: &dyn KeyValue, millis: u64) -> Result<(), Fault> {
    let latest = mark(store, millis)?.max(millis);
    store.set(MARK, &latest.to_string())
}

/// The mark, if there is one that makes sense at `now`. One that lies ahead was left by a clock that was wrong, or
/// is damaged; without it at most something comes back that the book has already.
fn mark(store: &dyn KeyValue, now: u64) -> Result<u64, Fault> {
    Ok(store.get(MARK)?.and_then(|text| text.parse().ok()).filter(|mark| *mark <= now).unwrap_or(0))
}

/// Brings back what is only in the shadow. Writes nothing over anything.
pub fn restore(store: &dyn KeyValue, mut copies: Vec<Copy>, now: u64) -> Restored {
    let mut restored = Restored::default();
    copies.retain(|copy| is_restored(&copy.key));
    sort_by(&mut copies, |one, other| other.at.cmp(&one.at));
    let mark = match mark(store, now) {
        Ok(mark) => mark,
        Err(fault) => return Restored { fault: Some(fault), ..restored },
    };
    let known: Vec<&str> = copies.iter().map(|copy| copy.key.as_str()).collect();
    // An entry counts from the moment it is there, so its parts come first.
    let (entries, rest): (Vec<_>, Vec<_>) = copies.iter().enumerate().partition(|(_, copy)| is_entry(&copy.key));
    for (count, copy) in rest.into_iter().chain(entries) {
        match bring_back(store, copy, mark, &known) {
            Ok(was_missing) => {
                restored.texts += usize::from(was_missing);
                restored.entries += usize::from(was_missing && is_entry(&copy.key));
                let is_old = copy.at.saturating_add(SETTLED_MILLIS) < now;
                if count >= MOST || (is_old && !was_missing) {
                    restored.settled.push(copy.key.clone());
                }
            }
            Err(fault) => restored.fault = Some(fault),
        }
    }
    restored
}

/// The texts of the last day that have no copy among `copies`: they were written while the shadow took none,
/// and may not be on the disk yet either. What is older is.
pub fn uncopied(store: &dyn KeyValue, copies: &[Copy], now: u64) -> Result<Vec<(String, String)>, Fault> {
    let mut known: Vec<&str> = copies.iter().map(|copy| copy.key.as_str()).collect();
    sort_by(&mut known, Ord::cmp);
    let keys = store.keys()?;
    let mut uncopied = Vec::new();
    for place in keys.iter().filter_map(|key| Place::of_entry(key)) {
        let key = place.entry_key();
        if known.len() >= MOST || known.binary_search(&key.as_str()).is_ok() {
            continue;
        }
        let Some(entry) = store.get(&key)?.filter(|text| is_young(text, now)) else { continue };
        // An entry without its parts means nothing, so they come first.
        for part in keys.iter().filter(|part| **part != key && Place::of(part) == Some(place)) {
            uncopied.extend(store.get(part)?.map(|text| (part.clone(), text)));
        }
        uncopied.push((key, entry));
    }
    Ok(uncopied)
}

/// Whether an entry tells of an action of the last day.
fn is_young(entry: &str, now: u64) -> bool {
    let millis = entry.split_once("\"h\":\"").and_then(|(_, rest)| rest.split('.').next()?.parse::<u64>().ok());
    millis.is_some_and(|millis| millis.saturating_add(SETTLED_MILLIS) > now)
}

fn is_entry(key: &str) -> bool {
    Place::of_entry(key).is_some()
}

/// Writes `copy` where it is missing, and says whether it was.
fn bring_back(store: &dyn KeyValue, copy: &Copy, mark: u64, known: &[&str]) -> Result<bool, Fault> {
    let is_missing = store.get(&copy.key)?.is_none();
    if !is_missing || copy.at < mark || is_loose_part(store, &copy.key, known)? {
        return Ok(false);
    }
    store.set(&copy.key, &copy.text)?;
    if store.get(&copy.key)?.as_deref() == Some(&copy.text) { Ok(true) } else { Err(Fault::NotKept) }
}

/// Whether `key` is a part of an entry that is nowhere: of a change that never came to be.
fn is_loose_part(store: &dyn KeyValue, key: &str, known: &[&str]) -> Result<bool, Fault> {
    let Some(entry) = Place::of(key).map(Place::entry_key).filter(|entry| entry != key) else { return Ok(false) };
    Ok(!known.contains(&entry.as_str()) && store.get(&entry)?.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Lane;
    use crate::store::key_value::MemoryStore;
    use crate::store::keys::draft_key;

    const HOUR: u64 = 60 * 60 * 1000;

    fn place(number: u64) -> Place {
        Place { lane: Lane::from_bits(7), number }
    }

    fn copy(key: &str, at: u64) -> Copy {
        Copy { key: key.to_owned(), text: format!("text of {key}"), at }
    }

    fn entry(number: u64, at: u64) -> Copy {
        copy(&place(number).entry_key(), at)
    }

    fn store_with(copies: &[Copy]) -> MemoryStore {
        let store = MemoryStore::new();
        copies.iter().for_each(|copy| store.set(&copy.key, &copy.text).unwrap());
        store
    }

    #[track_caller]
    fn check_back(store: &MemoryStore, copy: &Copy, is_there: bool) {
        assert_eq!(store.get(&copy.key).unwrap().is_some(), is_there, "{}", copy.key);
    }

    #[test]
    fn p2_an_entry_that_the_storage_lost_is_brought_back_as_it_was() {
        let (kept, lost) = (entry(0, HOUR), entry(1, HOUR + 1));
        let store = store_with(std::slice::from_ref(&kept));
        let restored = restore(&store, vec![lost.clone(), kept.clone()], 2 * HOUR);
        assert_eq!(restored, Restored { entries: 1, texts: 1, ..Restored::default() });
        assert_eq!(store.get(&lost.key).unwrap().as_deref(), Some(lost.text.as_str()));
        assert_eq!(restore(&store, vec![lost, kept], 2 * HOUR).entries, 0, "once is enough");
    }

    #[test]
    fn nothing_is_written_over_what_stands_there() {
        let damaged = entry(0, HOUR);
        let store = MemoryStore::new();
        store.set(&damaged.key, "damaged").unwrap();
        assert_eq!(restore(&store, vec![damaged.clone()], HOUR), Restored::default());
        assert_eq!(store.get(&damaged.key).unwrap().as_deref(), Some("damaged"));
    }

    #[test]
    fn what_was_taken_out_on_purpose_stays_out() {
        let (folded, later) = (entry(0, HOUR), entry(1, HOUR + 5));
        let store = store_with(&[]);
        leave_mark(&store, HOUR + 2).unwrap();
        restore(&store, vec![folded.clone(), later.clone()], 2 * HOUR);
        check_back(&store, &folded, false);
        check_back(&store, &later, true);
    }

    #[test]
    fn a_mark_of_a_clock_that_was_ahead_holds_nothing_back() {
        let lost = entry(1, HOUR);
        for wrong in [format!("{}", 9000 * HOUR), "x".to_owned()] {
            let store = store_with(&[]);
            store.set(MARK, &wrong).unwrap();
            restore(&store, vec![lost.clone()], 2 * HOUR);
            check_back(&store, &lost, true);
            leave_mark(&store, 3 * HOUR).unwrap();
            assert_eq!(mark(&store, 4 * HOUR), Ok(3 * HOUR), "{wrong}");
        }
    }

    #[test]
    fn a_storage_that_fell_back_before_the_mark_gets_everything_back() {
        // The entries were folded and taken out, but nothing of that has reached the disk.
        let folded = entry(0, HOUR);
        let store = store_with(&[]);
        assert_eq!(restore(&store, vec![folded.clone()], 2 * HOUR).entries, 1);
        check_back(&store, &folded, true);
    }

    #[test]
    fn parts_come_back_only_with_their_entry() {
        let (part, loose) = (copy(&place(3).part_key(0), HOUR), copy(&place(4).part_key(0), HOUR));
        let store = store_with(&[]);
        let restored = restore(&store, vec![entry(3, HOUR), part.clone(), loose.clone()], HOUR);
        assert_eq!((restored.entries, restored.texts), (1, 2));
        check_back(&store, &part, true);
        check_back(&store, &loose, false);
    }

    #[test]
    fn a_text_half_typed_comes_back_and_counts_as_no_entry() {
        let draft = copy(&draft_key(Lane::from_bits(9)), HOUR);
        let store = store_with(&[]);
        assert_eq!(restore(&store, vec![draft.clone()], HOUR).entries, 0);
        check_back(&store, &draft, true);
    }

    #[test]
    fn the_shadow_forgets_what_the_storage_has_for_a_day() {
        let (old, young, lost) = (entry(0, 0), entry(1, 2 * HOUR), entry(2, 1));
        let store = store_with(&[old.clone(), young.clone()]);
        let restored = restore(&store, vec![old.clone(), young, lost], SETTLED_MILLIS + HOUR);
        assert_eq!(restored.settled, [old.key]);
    }

    #[test]
    fn the_shadow_stays_small() {
        let copies: Vec<Copy> = (0..2003).map(|number| entry(number, HOUR + number)).collect();
        let restored = restore(&store_with(&copies), copies.clone(), 2 * HOUR);
        let oldest: Vec<&str> = restored.settled.iter().map(String::as_str).collect();
        assert_eq!(oldest, [&copies[2].key, &copies[1].key, &copies[0].key]);
    }

    #[test]
    fn p5_what_was_written_while_there_was_no_copy_gets_one() {
        let written = |number: u64, millis: u64| (place(number).entry_key(), format!("{{\"h\":\"{millis}.0\"}}"));
        let (old, copied, young, big) =
            (written(0, 1), written(1, 30 * HOUR), written(2, 31 * HOUR), written(3, 32 * HOUR));
        let part = (place(3).part_key(0), "a part".to_owned());
        let texts = [&old, &copied, &young, &big, &part].map(Clone::clone);
        let store = MemoryStore::new();
        texts.iter().for_each(|(key, text)| store.set(key, text).unwrap());
        store.set("other", "\"h\":\"900000000000\"").unwrap();
        let copies = [Copy { key: copied.0, text: copied.1, at: 30 * HOUR }];
        assert_eq!(uncopied(&store, &copies, 33 * HOUR), Ok(vec![young, part, big]));
        assert_eq!(uncopied(&store, &copies, 90 * HOUR), Ok(vec![]));
    }

    #[test]
    fn keys_of_others_are_left_alone() {
        let store = store_with(&[]);
        restore(&store, vec![copy("other", HOUR), copy("canary", HOUR)], HOUR);
        assert_eq!(store.keys(), Ok(Vec::new()));
    }

    #[test]
    fn a_storage_that_fails_keeps_the_copies() {
        struct Full;
        impl KeyValue for Full {
            fn get(&self, _: &str) -> Result<Option<String>, Fault> {
                Ok(None)
            }
            fn set(&self, _: &str, _: &str) -> Result<(), Fault> {
                Err(Fault::Full)
            }
            fn remove(&self, _: &str) -> Result<(), Fault> {
                Ok(())
            }
            fn keys(&self) -> Result<Vec<String>, Fault> {
                Ok(Vec::new())
            }
        }
        let restored = restore(&Full, vec![entry(0, 0)], 9 * SETTLED_MILLIS);
        assert_eq!(restored, Restored { fault: Some(Fault::Full), ..Restored::default() });
    }
}
