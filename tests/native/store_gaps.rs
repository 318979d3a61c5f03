//! A store that loses any one of its keys: every loss is reported.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::store_support::script::{LANE, day, new_lead};
use crate::store_support::{minutes_later, replica};
use next_touch::app::safekeeping::gaps::{accept, lost_texts};
use next_touch::app::safekeeping::removed::{leave_mark, note_segment, prune};
use next_touch::app::workspace::Workspace;
use next_touch::domain::book::Book;
use next_touch::domain::command::Command;
use next_touch::store::journal::Journal;
use next_touch::store::journal::{Compactor, Step};
use next_touch::store::storage::keys::{Place, is_entry, is_segment};
use next_touch::store::storage::{KeyValue, MemoryStore, StorageError};

/// A storage that keeps notes of removals and segments, like the browser's.
#[derive(Debug, Default)]
struct Noted(MemoryStore);

impl KeyValue for Noted {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.0.set(key, value)?;
        note_segment(&self.0, key)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove(key)?;
        leave_mark(&self.0, key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.0.keys()
    }
}

fn fold(store: &Noted, thorough: bool, minute: i64) {
    let mut compactor = Compactor::default();
    compactor.set_scarce(true);
    if thorough {
        compactor.be_thorough(false);
    }
    let mut now = minutes_later(minute).instant.0.cast_unsigned();
    for _ in 0..2_000 {
        now += 2_500;
        if compactor.step(store, now) == Ok(Step::Done) {
            return;
        }
    }
    panic!("it never comes to an end");
}

/// Days of work in two replicas: the first days are compacted, including a big import, the later ones are not.
fn worked() -> Rc<Noted> {
    let store = Rc::new(Noted::default());
    accept(&*store).unwrap();
    let (mut journal, _) = Journal::open(store.clone(), replica(LANE));
    day().changes.iter().for_each(|change| journal.append(change).unwrap());
    fold(&store, false, 100_000);
    assert_eq!(lost_texts(&*store), Ok(0), "an ordinary run");
    fold(&store, true, 100_010);
    assert_eq!(lost_texts(&*store), Ok(0), "a thorough run");
    let mut page = Workspace::open(store.clone(), replica(1));
    for number in 20..23 {
        page.execute(Command::AddLead(Box::new(new_lead(number))), "", &minutes_later(100_100)).unwrap();
    }
    let leads: Vec<_> = page.book().leads().map(|lead| lead.id).collect();
    for lead in leads.into_iter().take(4) {
        page.execute(Command::FinishLater(lead), "", &minutes_later(100_200)).unwrap();
    }
    // A start prunes the notes of entries without a copy.
    prune(&*store, &[]).unwrap();
    store
}

fn book(texts: &BTreeMap<String, String>) -> (Book, usize, usize) {
    let store = MemoryStore::new();
    texts.iter().for_each(|(key, text)| store.set(key, text).unwrap());
    let lost = lost_texts(&store).unwrap();
    let page = Workspace::open(Rc::new(store), replica(9));
    (page.book().clone(), page.unreadable().len(), lost)
}

/// Whether the replica has a later entry; the latest one is in the shadow.
fn is_latest(texts: &BTreeMap<String, String>, key: &str) -> bool {
    let place = Place::of(key).unwrap();
    let later = |other: Place| other.replica == place.replica && other.number > place.number;
    !texts.keys().filter_map(|key| Place::of_entry(key)).any(later)
}

#[test]
fn a_key_that_vanished_is_missed_whichever_it_is() {
    let store = worked();
    let texts: BTreeMap<String, String> =
        store.keys().unwrap().into_iter().map(|key| (key.clone(), store.get(&key).unwrap().unwrap())).collect();
    let (whole, unreadable, lost) = book(&texts);
    assert_eq!((unreadable, lost), (0, 0));
    let (mut entries, mut segments) = (0, 0);
    for key in texts.keys() {
        let mut rest = texts.clone();
        rest.remove(key);
        let (found, unreadable, lost) = book(&rest);
        let is_known_to_copies = is_entry(key) && is_latest(&texts, key);
        assert!(found == whole || unreadable + lost > 0 || is_known_to_copies, "{key} is gone and nobody says so");
        entries += usize::from(is_entry(key) && lost > 0);
        segments += usize::from(is_segment(key) && lost > 0);
    }
    assert!(entries >= 6 && segments > 5, "{entries} entries and {segments} segments were missed");
}

#[test]
fn what_was_told_once_is_not_told_again() {
    let store = worked();
    let lost = store.keys().unwrap().into_iter().find(|key| is_entry(key) && key.ends_with("/2")).unwrap();
    store.0.remove(&lost).unwrap();
    assert_eq!(lost_texts(&*store), Ok(1));
    accept(&*store).unwrap();
    assert_eq!(lost_texts(&*store), Ok(0));
}

#[test]
fn a_storage_of_an_earlier_version_misses_nothing_until_removals_are_noted() {
    let store = MemoryStore::new();
    let (mut journal, _) = Journal::open(Rc::new(MemoryStore::new()), replica(LANE));
    day().changes.iter().for_each(|change| journal.append(change).unwrap());
    for key in journal.store().keys().unwrap() {
        store.set(&key, &journal.store().get(&key).unwrap().unwrap()).unwrap();
    }
    let entry = |number| Place { replica: replica(LANE), number }.entry_key();
    store.remove(&entry(3)).unwrap();
    assert_eq!(lost_texts(&store), Ok(0));
    accept(&store).unwrap();
    assert_eq!(lost_texts(&store), Ok(0));
    store.remove(&entry(5)).unwrap();
    assert_eq!(lost_texts(&store), Ok(1));
}
