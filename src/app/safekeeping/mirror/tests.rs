//! Tests of which copies are restored, which stay out, and which are dropped.

use super::*;
use crate::app::safekeeping::removed::{leave_mark, note_forgetting};
use crate::domain::id::ReplicaId;
use crate::store::encoding::seal;
use crate::store::storage::MemoryStore;
use crate::store::storage::keys::draft_key;

const HOUR: u64 = 60 * 60 * 1000;

fn place(number: u64) -> Place {
    Place { replica: ReplicaId::from_bits(7), number }
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
    // Neither text is intact, so nothing shows which one is right.
    let copy = entry(0, HOUR);
    let store = MemoryStore::new();
    store.set(&copy.key, "damaged").unwrap();
    assert_eq!(restore(&store, vec![copy.clone()], HOUR), Restored::default());
    assert_eq!(store.get(&copy.key).unwrap().as_deref(), Some("damaged"));
    // An intact text stays, even if the copy is a different intact text.
    let [one, other] = ["1", "2"].map(|text| seal(&copy.key, &format!("\"t\":{text}")));
    store.set(&copy.key, &one).unwrap();
    assert_eq!(restore(&store, vec![Copy { text: other, ..copy.clone() }], HOUR), Restored::default());
    assert_eq!(store.get(&copy.key).unwrap(), Some(one));
}

#[test]
fn a_damaged_text_is_mended_from_its_whole_copy_and_stays() {
    let draft = draft_key(ReplicaId::from_bits(9));
    for key in [place(0).entry_key(), draft] {
        let whole = seal(&key, "\"h\":\"5.0\",\"a\":[]");
        let store = MemoryStore::new();
        store.set(&key, &whole.replace("5.0", "6.0")).unwrap();
        let restored = restore(&store, vec![Copy { key: key.clone(), text: whole.clone(), at: HOUR }], HOUR);
        assert_eq!(restored, Restored { mended: 1, ..Restored::default() }, "{key}");
        assert_eq!(store.get(&key).unwrap(), Some(whole.clone()));
        let kept = store.get(&damaged_key(&key)).unwrap();
        assert_eq!(kept, Some(whole.replace("5.0", "6.0")), "the damaged text is kept as it was");
    }
}

#[test]
fn a_damaged_part_is_mended_if_its_entry_states_the_checksum_of_the_copy() {
    let (part_key, entry_key) = (place(3).part_key(0), place(3).entry_key());
    let stated = checksum(&[part_key.as_bytes(), b"whole"]);
    let entry = seal(&entry_key, &format!("\"h\":\"5.0\",\"p\":[\"{stated}\"]"));
    let part = |text: &str| Copy { key: part_key.clone(), text: text.to_owned(), at: HOUR };
    let store = MemoryStore::new();
    store.set(&entry_key, &entry).unwrap();
    store.set(&part_key, "cut").unwrap();
    assert_eq!(restore(&store, vec![part("another")], HOUR).mended, 0);
    assert_eq!(restore(&store, vec![part("whole")], HOUR).mended, 1);
    assert_eq!(store.get(&part_key).unwrap().as_deref(), Some("whole"));
    assert_eq!(restore(&store, vec![part("another")], HOUR).mended, 0, "what is whole is not written over");
}

#[test]
fn what_was_taken_out_on_purpose_stays_out_and_its_copy_too() {
    let (folded, later) = (entry(0, HOUR), entry(1, HOUR + 5));
    let store = store_with(&[]);
    leave_mark(&store, &folded.key).unwrap();
    let restored = restore(&store, vec![folded.clone(), later.clone()], 90 * HOUR);
    check_back(&store, &folded, false);
    check_back(&store, &later, true);
    assert_eq!(restored.settled, Vec::<String>::new());
    // From a file that somebody chose, it is restored.
    put_back(&store, vec![folded.clone()], HOUR);
    check_back(&store, &folded, true);
}

/// The clock stepped back between the folding and the action; it must not matter.
#[test]
fn what_was_done_after_a_folding_comes_back_whatever_the_clock_said() {
    for at in [0, HOUR - 1, HOUR, 9_000 * HOUR] {
        let (folded, lost) = (entry(0, HOUR), entry(1, at));
        let store = store_with(&[]);
        leave_mark(&store, &folded.key).unwrap();
        for now in [0, HOUR, 2 * HOUR, 90_000 * HOUR] {
            let restored = restore(&store, vec![folded.clone(), lost.clone()], now);
            check_back(&store, &lost, true);
            assert!(restored.settled.is_empty(), "a copy was let go of at {now}");
            store.remove(&lost.key).unwrap();
        }
    }
}

#[test]
fn the_copies_of_who_was_erased_go_after_a_day() {
    let (folded, later) = (entry(0, HOUR), entry(1, HOUR));
    let store = store_with(std::slice::from_ref(&later));
    leave_mark(&store, &folded.key).unwrap();
    note_forgetting(&store, true).unwrap();
    let all = || vec![folded.clone(), later.clone()];
    assert_eq!(restore(&store, all(), 2 * HOUR).settled, Vec::<String>::new());
    let settled = restore(&store, all(), 90 * HOUR).settled;
    assert_eq!(settled, vec![folded.key]);
}

#[test]
fn the_stamps_say_which_copies_are_the_latest() {
    let dated =
        |number: u64, millis: u64, at: u64| Copy { text: format!("{{\"h\":\"{millis}.1\"}}"), ..entry(number, at) };
    // The clock was set back before the last of them.
    let mut copies = vec![dated(0, 5, 500), dated(1, 7, 3), copy(&place(1).part_key(0), 1), dated(2, 6, 600)];
    latest_first(&mut copies);
    let order: Vec<&str> = copies.iter().map(|copy| copy.key.as_str()).collect();
    let keys = [place(1).entry_key(), place(1).part_key(0), place(2).entry_key(), place(0).entry_key()];
    assert_eq!(order, keys);
}

#[test]
fn a_storage_that_fell_back_before_the_mark_gets_everything_back() {
    // The entries were folded and removed, but none of that has reached the disk.
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
    let draft = copy(&draft_key(ReplicaId::from_bits(9)), HOUR);
    let store = store_with(&[]);
    assert_eq!(restore(&store, vec![draft.clone()], HOUR).entries, 0);
    check_back(&store, &draft, true);
}

#[test]
fn the_shadow_forgets_what_the_storage_has_for_a_day_but_never_the_latest() {
    let latest = u64::try_from(LATEST).unwrap();
    let mut copies: Vec<Copy> = (0..latest + 5).map(|number| entry(number, HOUR + number)).collect();
    let store = store_with(&copies);
    copies.push(entry(9_000, 1));
    let keys: Vec<&String> = copies.iter().map(|copy| &copy.key).collect();
    assert_eq!(restore(&store, copies.clone(), 2 * HOUR).settled, Vec::<String>::new(), "none is old");
    store.remove(keys[usize::try_from(latest).unwrap() + 5]).unwrap();
    let settled = restore(&store, copies.clone(), 90 * HOUR).settled;
    assert_eq!(settled, [keys[4], keys[3], keys[2], keys[1], keys[0]].map(Clone::clone));
}

#[test]
fn the_shadow_stays_small() {
    let copies: Vec<Copy> = (0..2003).map(|number| entry(number, HOUR + number)).collect();
    let restored = restore(&store_with(&copies), copies.clone(), 2 * HOUR);
    assert_eq!(restored.entries, 0);
    let oldest: Vec<&str> = restored.settled.iter().map(String::as_str).collect();
    assert_eq!(oldest, [&copies[2].key, &copies[1].key, &copies[0].key]);
}

#[test]
fn p5_what_was_written_while_there_was_no_copy_gets_one() {
    let written = |number: u64, millis: u64| (place(number).entry_key(), format!("{{\"h\":\"{millis}.0\"}}"));
    let (copied, young, big) = (written(1, 30 * HOUR), written(2, 31 * HOUR), written(3, 32 * HOUR));
    let part = (place(3).part_key(0), "a part".to_owned());
    let store = MemoryStore::new();
    [&copied, &young, &big, &part].into_iter().for_each(|(key, text)| store.set(key, text).unwrap());
    store.set("other", "\"h\":\"900000000000\"").unwrap();
    let copies = [Copy { key: copied.0, text: copied.1, at: 30 * HOUR }];
    let all = vec![part, big, young];
    assert_eq!(uncopied(&store, &copies, 33 * HOUR), Ok(all.clone()));
    assert_eq!(uncopied(&store, &copies, 90_000 * HOUR), Ok(all), "the latest, whatever the clock says");
    for number in 10..10 + u64::try_from(LATEST).unwrap() {
        let (key, text) = written(number, 40 * HOUR + number);
        store.set(&key, &text).unwrap();
    }
    let found = uncopied(&store, &copies, 90 * HOUR).unwrap();
    assert_eq!(found.len(), LATEST, "of what is older there is no need");
    assert_eq!(uncopied(&store, &copies, 41 * HOUR).unwrap().len(), LATEST + 3);
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
        fn get(&self, _: &str) -> Result<Option<String>, StorageError> {
            Ok(None)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), StorageError> {
            Err(StorageError::Full)
        }
        fn remove(&self, _: &str) -> Result<(), StorageError> {
            Ok(())
        }
        fn keys(&self) -> Result<Vec<String>, StorageError> {
            Ok(Vec::new())
        }
    }
    let restored = restore(&Full, vec![entry(0, 0)], 9 * SETTLED_MILLIS);
    assert_eq!(restored, Restored { fault: Some(StorageError::Full), ..Restored::default() });
}
