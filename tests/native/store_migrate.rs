//! This version continues on a storage written by an earlier one: the old data is there, new texts are stored beside
//! the old ones, compaction rewrites it in today's format, and whatever fails at any operation of that, nothing is lost
//! and no earlier version may write in between.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use crate::store_support::fault_store::{FaultStore, Plan, Trouble};
use crate::store_support::script::touch;
use crate::store_support::{folded, minutes_later, replica};
use next_touch::app::workspace::{Saving, Workspace};
use next_touch::domain::book::Book;
use next_touch::domain::book::Suppression;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::id::{LeadId, ReplicaId, Timestamp};
use next_touch::domain::lead::Outcome;
use next_touch::domain::lead::Status;
use next_touch::domain::time::Day;
use next_touch::store::backup;
use next_touch::store::encoding::packed::unpack;
use next_touch::store::encoding::seal;
use next_touch::store::format::FORMAT;
use next_touch::store::journal::FENCE;
use next_touch::store::journal::Journal;
use next_touch::store::journal::{Compactor, Step};
use next_touch::store::storage::keys::{self, Place, SegmentKey};
use next_touch::store::storage::{KeyValue, StorageError};

/// Long after everything in the golden files, but before anything in their trash is forgotten.
const LATER: u64 = 1_794_214_800_000 + 20 * 86_400_000;

/// The storages of earlier versions, with their content: a working day, and every kind of edit.
const DUMPS: [&str; 12] = [
    "v1-day",
    "v1-edits",
    "v1-edits-2",
    "v2-day",
    "v2-edits-2",
    "v2-segments",
    "v3-day",
    "v3-edits",
    "v3-segments",
    "v4-day",
    "v4-edits",
    "v4-segments",
];

fn golden(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The storage as that version left it.
fn dump(name: &str) -> BTreeMap<String, String> {
    serde_json::from_str(&golden(&format!("{name}.json"))).unwrap()
}

fn planted(name: &str) -> Rc<FaultStore> {
    let store = Rc::new(FaultStore::new(None));
    dump(name).iter().for_each(|(key, text)| store.plant(key, text));
    store
}

/// The book in it, from the backup made of it at that time.
fn book_of(name: &str) -> Book {
    let mut book = Book::new();
    let edits = backup::read(&golden(&format!("{name}.backup.json"))).unwrap().edits;
    edits.into_iter().for_each(|edit| book.apply_edit(edit.at, edit.value));
    book
}

fn reopened(store: &dyn KeyValue) -> Book {
    let (_, opened) = Journal::open(store, replica(1234));
    assert_eq!((opened.newer, opened.fault), (false, None));
    folded(&opened.changes)
}

/// Rewrites everything; stops at the first error, like a page that is closed.
fn migrate(store: &dyn KeyValue) -> Result<(), StorageError> {
    let mut compactor = Compactor::default();
    compactor.be_thorough(false);
    let mut now = LATER;
    for _ in 0..3_000 {
        if compactor.step(store, now)? == Step::Done {
            return Ok(());
        }
        now += 2_500;
    }
    panic!("it never comes to an end");
}

/// The versions of the entries of actions.
fn versions(store: &FaultStore) -> Vec<u64> {
    let is_own = |key: &str| keys::is_entry(key) && Place::of(key).is_some_and(|place| place.replica != FENCE.replica);
    let version = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok()?["v"].as_u64();
    store.values().iter().filter(|(key, _)| is_own(key)).filter_map(|(_, text)| version(text)).collect()
}

fn has_segments(store: &FaultStore) -> bool {
    store.values().keys().any(|key| SegmentKey::of(key).is_some())
}

/// A page of the first version that meets a text with a higher reader version only reads.
fn is_fenced(store: &FaultStore) -> bool {
    store.values().iter().any(|(key, text)| {
        Place::of(key).is_some_and(|place| place.replica == FENCE.replica) && text.contains("\"r\":2")
    })
}

#[test]
fn every_earlier_format_has_its_golden_files() {
    for version in 1..=FORMAT {
        let prefix = format!("v{version}-");
        assert!(DUMPS.iter().any(|name| name.starts_with(&prefix)), "version {version} has left nothing");
    }
    assert!(versions(&planted("v1-day")).iter().all(|version| *version == 1));
}

/// Compares with the content of the file of that time, word by word, rather than with what the same code reads from
/// another file.
#[test]
fn a_day_of_each_version_opens_with_what_was_done_in_it() {
    for name in ["v1-day", "v2-day", "v2-segments", "v3-day", "v3-segments", "v4-day", "v4-segments"] {
        let book = reopened(&*planted(name));
        let file: serde_json::Value = serde_json::from_str(&golden(&format!("{name}.backup.json"))).unwrap();
        assert_eq!(file["leads"], book.leads().count(), "{name}");
        assert_eq!(file["touches"], book.leads().map(|lead| lead.touches.len()).sum::<usize>(), "{name}");
        assert_eq!(file["settings"][0]["value"], book.settings().my_name.as_str(), "{name}");
        for lead in book.leads() {
            let id = lead.id.0.to_string();
            let records = file["book"].as_array().unwrap();
            let record = records.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("{name}: no {id}"));
            let field = |field: &str| {
                let fields = record["fields"].as_array().unwrap();
                let found = fields.iter().find(|one| one["field"] == field);
                found.map_or("", |one| one["value"].as_str().unwrap()).to_owned()
            };
            assert_eq!(
                [field("name"), field("company"), field("note")],
                [&lead.name, &lead.company, &lead.note].map(Clone::clone),
                "{name}: {id}"
            );
        }
        for entry in file["do_not_call"].as_array().unwrap() {
            assert!(book.is_suppressed(entry["contact"].as_str().unwrap()), "{name}: {entry}");
        }
        assert!(book.leads().filter(|lead| matches!(lead.status, Status::Open(_))).count() > 5, "{name}");
    }
}

#[track_caller]
fn check_migration(name: &str) {
    let store = planted(name);
    let before = store.values();
    let mut page = Workspace::open(store.clone(), replica(77));
    assert_eq!(page.book(), &book_of(name), "{name}: opening");
    assert_eq!(store.values(), before, "{name}: opening writes nothing");

    let lead = page.book().leads().find(|lead| matches!(lead.status, Status::Open(_))).map(|lead| lead.id);
    if let Some(lead) = lead {
        let now = minutes_later(10_000);
        let touch = touch(Outcome::NoAnswer, "by the next version", &now);
        page.execute(Command::RecordTouch { lead, touch, next: None }, "No answer", &now).unwrap();
        assert_eq!(page.saving(), Saving::Saved);
        assert!(versions(&store).contains(&u64::from(FORMAT)), "{name}: what is written now is of this version");
        for (key, text) in &before {
            assert_eq!(store.values().get(key), Some(text), "{name}: {key} was touched by an action");
        }
    }
    let changed = page.book().clone();
    assert_eq!(reopened(&*store), changed, "{name}: both versions side by side");

    migrate(&*store).unwrap();
    assert_eq!(versions(&store), Vec::<u64>::new(), "{name}: no entry of an action is left");
    assert!(has_segments(&store) && is_fenced(&store), "{name}");
    let mut expected = changed;
    expected.forget_deleted(LATER - 37 * 86_400_000);
    assert_eq!(reopened(&*store), expected, "{name}: rewritten");
    let again: Workspace<Rc<FaultStore>> = Workspace::open(store.clone(), replica(78));
    assert_eq!((again.book(), again.unreadable()), (&expected, &[][..]), "{name}");
}

#[test]
fn every_earlier_storage_is_worked_on_and_written_anew() {
    DUMPS.iter().for_each(|name| check_migration(name));
}

fn operations_of(name: &str) -> usize {
    let store = planted(name);
    migrate(&*store).unwrap();
    store.operations()
}

#[track_caller]
fn check_trouble(name: &str, expected: &Book, plan: Plan) {
    let store = planted(name);
    store.set_plan(plan);
    drop(migrate(&*store));
    store.heal();
    assert!(!has_segments(&store) || is_fenced(&store), "{name}: an earlier version may write, {plan:?}");
    assert_eq!(&reopened(&*store), expected, "{name}: {plan:?}");
    // The next runs finish what was begun.
    migrate(&*store).unwrap();
    assert_eq!(versions(&store), Vec::<u64>::new(), "{name}: {plan:?}");
    assert_eq!(&reopened(&*store), expected, "{name}: finished after {plan:?}");
}

/// Every trouble at every `stride`th operation, each time starting one operation later. Returns the number of runs.
fn trouble_everywhere(name: &str, stride: usize) -> usize {
    let operations = operations_of(name);
    let expected = reopened(&*planted(name));
    let mut runs = 0;
    for (offset, trouble) in Trouble::ALL.into_iter().enumerate() {
        for at in (offset % stride..operations).step_by(stride) {
            check_trouble(name, &expected, Plan { at, trouble, for_ever: trouble == Trouble::Full });
            runs += 1;
        }
    }
    runs
}

#[test]
fn trouble_while_an_earlier_storage_is_written_anew_loses_nothing() {
    assert!(trouble_everywhere("v1-day", 41) > 20);
}

#[test]
#[ignore = "the long form"]
fn soak_trouble_at_any_operation_of_a_migration_loses_nothing() {
    for name in ["v1-day", "v1-edits-2", "v2-day"] {
        println!("{name}: {} operations, {} runs: nothing lost", operations_of(name), trouble_everywhere(name, 1));
    }
}

#[test]
fn a_migration_of_which_the_latest_writes_are_lost_loses_nothing_else() {
    let store = planted("v1-day");
    let expected = reopened(&*store);
    migrate(&*store).unwrap();
    assert!(store.writes() > 60, "{} writes", store.writes());
    while store.writes() > 0 {
        store.lose_one_write();
        assert!(!has_segments(&store) || is_fenced(&store), "{} writes are left", store.writes());
        assert_eq!(reopened(&*store), expected, "{} writes are left", store.writes());
    }
    assert_eq!(store.values(), dump("v1-day"));
}

/// The same storage as if the next version had written it: its writer version is one higher, its reader version is the
/// same.
fn written_by_the_next_version(values: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let raised = |key: &String, text: &String| -> (String, String) {
        if let Some(segment) = SegmentKey::of(key) {
            let text: String = text.replacen("NT\u{3}\u{2}", "NT\u{4}\u{2}", 1);
            let bits = text
                .bytes()
                .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
            return (SegmentKey { name: ReplicaId::from_bits(bits), ..segment }.key(), text);
        }
        let version = format!("\"v\":{FORMAT},");
        match text.find(&version) {
            Some(start) if keys::is_entry(key) => {
                let rest = text[start + version.len()..].strip_suffix('}').unwrap();
                (key.clone(), seal(key, &format!("\"v\":{},{rest}", FORMAT + 1)))
            }
            _ => (key.clone(), text.clone()),
        }
    };
    values.iter().map(|(key, text)| raised(key, text)).collect()
}

#[track_caller]
fn check_left_alone(name: &str) {
    let newer = written_by_the_next_version(&dump(name));
    let is_raised = |key: &&String| !dump(name).contains_key(*key) || dump(name)[*key] != newer[*key];
    let raised: Vec<_> = newer.keys().filter(is_raised).collect();
    assert!(raised.len() > 5, "{name}");
    let store = Rc::new(FaultStore::new(None));
    newer.iter().for_each(|(key, text)| store.plant(key, text));
    let mut page = Workspace::open(store.clone(), replica(77));
    assert!(!page.is_read_only(), "{name}");
    assert_eq!(page.book(), &book_of(name), "{name}: it is read as far as it is known");
    let lead = page.book().leads().map(|lead| lead.id).next();
    if let Some(lead) = lead {
        let now = minutes_later(10_000);
        let touch = touch(Outcome::NoAnswer, "by the version before", &now);
        page.execute(Command::RecordTouch { lead, touch, next: None }, "No answer", &now).unwrap();
        assert_eq!(page.saving(), Saving::Saved);
    }
    migrate(&*store).unwrap();
    for (key, text) in &newer {
        assert_eq!(store.values().get(key), Some(text), "{name}: {key} is not as the newer version left it");
    }
    let mut expected = page.book().clone();
    let mut found = reopened(&*store);
    for book in [&mut expected, &mut found] {
        book.forget_deleted(LATER - 37 * 86_400_000);
    }
    assert_eq!(found, expected, "{name}");
}

#[test]
fn what_the_next_version_has_written_stays_as_it_is_when_this_one_folds() {
    ["v4-day", "v4-edits", "v4-segments"].into_iter().for_each(check_left_alone);
}

/// The version number that makes the previous version leave a text alone: it reads by name, and would lose new fields.
#[test]
fn what_is_written_here_is_of_a_higher_version_than_that_of_the_one_before() {
    let store = planted("v4-edits");
    let entries = versions(&store);
    assert!(entries.len() > 5 && entries.iter().all(|version| *version == 4), "{entries:?}");
    migrate(&*store).unwrap();
    let segments: Vec<_> = store.values().into_iter().filter(|(key, _)| SegmentKey::of(key).is_some()).collect();
    assert!(segments.len() > 5 && segments.iter().all(|(_, text)| text.starts_with("NT\u{3}\u{2}")), "{segments:?}");
}

/// The lowest versions admitted by the entries in the replica of fences.
fn fences(store: &FaultStore) -> Vec<u64> {
    let values = store.values();
    let fences = values.iter().filter(|(key, _)| Place::of(key).is_some_and(|place| place.replica == FENCE.replica));
    let reader = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["r"].as_u64().unwrap();
    fences.map(|(_, text)| reader(text)).collect()
}

fn erased_contact(digits: &str) -> Stamped<Change> {
    let entry = Suppression::new(Day::from_ymd_opt(2026, 11, 9).unwrap(), "", "");
    let at = Timestamp { millis: LATER - 86_400_000, count: 0, replica: replica(77) };
    Stamped { at, value: Change::Decided(vec![Edit::Suppression(format!("#AAAAAAAB.7/{digits}"), Some(entry))]) }
}

#[test]
fn a_version_that_knows_no_long_hashes_only_reads_where_there_is_one() {
    for (digits, expected) in [("3ed35ee75df80ecf", vec![3]), ("3ed35ee7", vec![])] {
        let store = FaultStore::new(None);
        let (mut journal, _) = Journal::open(&store, replica(77));
        journal.append(&erased_contact(digits)).unwrap();
        journal.append(&erased_contact(digits)).unwrap();
        assert_eq!(fences(&store), expected, "{digits}");
        // The entry itself is for every reader, so that they know about the rest of it.
        assert!(store.values()[&Place { replica: replica(77), number: 0 }.entry_key()].contains("\"r\":1,"));
        while store.writes() > 0 {
            store.lose_one_write();
            let is_there = versions(&store).len() == 1;
            assert!(!is_there || fences(&store) == expected, "the fence comes first");
        }
    }
}

#[test]
fn a_long_hash_of_an_earlier_version_gets_its_fence_with_its_segment() {
    let (store, written) = (FaultStore::new(None), FaultStore::new(None));
    let (mut journal, _) = Journal::open(&written, replica(77));
    journal.append(&erased_contact("3ed35ee75df80ecf")).unwrap();
    let key = Place { replica: replica(77), number: 0 }.entry_key();
    store.plant(&key, &written.values()[&key]);
    migrate(&store).unwrap();
    assert!(has_segments(&store));
    assert_eq!(fences(&store), [2, 3]);
    migrate(&store).unwrap();
    assert_eq!(fences(&store), [2, 3]);
}

#[test]
fn a_lead_of_an_earlier_version_can_be_erased_from_all_that_was_written() {
    let store = planted("v1-day");
    let mut page = Workspace::open(store.clone(), replica(77));
    let (lead, name): (LeadId, String) = page.book().leads().map(|lead| (lead.id, lead.name.clone())).next().unwrap();
    page.execute(Command::Erase(lead), "Erased", &minutes_later(10_000)).unwrap();
    migrate(&*store).unwrap();
    let book = reopened(&*store);
    assert!(book.lead(lead).is_none() && book.leads().count() > 5);
    let all = store.values().into_values().map(|text| match unpack(&text) {
        Ok(unpacked) => format!("{:?}", unpacked.edits),
        Err(_) => text,
    });
    assert!(all.into_iter().all(|text| !text.contains(&format!("{name}\""))), "{name} is still mentioned");
}
