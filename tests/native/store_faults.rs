//! Nothing acknowledged is lost and nothing is invented, whatever the browser does at any operation.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

use crate::store_support::fault_store::{FaultStore, Plan, Trouble, flipped, half};
use crate::store_support::script::{LANE, Worker, day, new_lead};
use crate::store_support::{folded, minutes_later, replica};
use next_touch::app::workspace::Workspace;
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::id::Timestamp;
use next_touch::domain::lead::Outcome;
use next_touch::domain::lead::Status;
use next_touch::store::format::ReadError;
use next_touch::store::journal::{Journal, Opened, QUOTA};
use next_touch::store::storage::keys;
use next_touch::store::storage::{KeyValue, MemoryStore, StorageError};

static DAY: LazyLock<Vec<Stamped<Change>>> = LazyLock::new(|| day().changes);

const FOREIGN: (&str, &str) = ("another app/settings", "{not even json");

/// The result of a page's session.
struct Ran {
    store: Rc<FaultStore>,
    acknowledged: Vec<Stamped<Change>>,
    faults: Vec<StorageError>,
}

/// The day's work and what followed it: 200 actions.
static LONG: LazyLock<Vec<Stamped<Change>>> = LazyLock::new(|| {
    let mut worker = day();
    let leads: Vec<_> =
        worker.book.leads().filter(|lead| matches!(lead.status, Status::Open(_))).map(|lead| lead.id).collect();
    while worker.changes.len() < 200 {
        let count = worker.changes.len();
        worker.record(leads[count % leads.len()], Outcome::NoAnswer, &format!("Try {count}"));
    }
    worker.changes
});

/// A page that does the work of the day and retries everything the store has rejected.
fn run(plan: Option<Plan>) -> Ran {
    run_script(&DAY, plan)
}

/// The same with another script.
fn run_script(script: &[Stamped<Change>], plan: Option<Plan>) -> Ran {
    let store = Rc::new(FaultStore::new(plan));
    store.plant(FOREIGN.0, FOREIGN.1);
    let (mut journal, opened) = Journal::open(store.clone(), replica(LANE));
    let mut faults: Vec<StorageError> = opened.fault.into_iter().collect();
    let mut acknowledged = Vec::new();
    let mut unsaved: Vec<Stamped<Change>> = Vec::new();
    for change in script {
        unsaved.push(change.clone());
        // The latest first, so that a change that failed is retried after others were stored.
        while let Some(change) = unsaved.pop() {
            match journal.append(&change) {
                Ok(()) => acknowledged.push(change),
                Err(fault) => {
                    assert!(!fault.words().is_empty());
                    faults.push(fault);
                    unsaved.push(change);
                    break;
                }
            }
        }
    }
    Ran { store, acknowledged, faults }
}

fn reopen(store: &Rc<FaultStore>) -> Opened {
    store.heal();
    Journal::open(store.clone(), replica(1234)).1
}

/// All or none of the edits of each change stored in parts are there; nothing is duplicated or invented.
#[track_caller]
fn check_nothing_invented(script: &[Stamped<Change>], opened: &Opened) {
    let mut stamps: Vec<Timestamp> = opened.changes.iter().map(|change| change.at).collect();
    stamps.dedup();
    assert_eq!(stamps.len(), opened.changes.len(), "a change is there twice");
    for change in &opened.changes {
        assert!(script.contains(change), "{change:?} was never decided so");
    }
}

#[track_caller]
fn check_run(script: &[Stamped<Change>], operations: usize, plan: Plan) {
    let ran = run_script(script, Some(plan));
    let opened = reopen(&ran.store);
    check_nothing_invented(script, &opened);
    assert!(ran.store.values().iter().map(|(key, text)| key.len() + text.len()).sum::<usize>() < QUOTA);
    for change in &ran.acknowledged {
        assert!(opened.changes.contains(change), "{plan:?}: lost {change:?}");
    }
    assert_eq!(opened.fault, None);
    assert_eq!(ran.store.values().get(FOREIGN.0).map(String::as_str), Some(FOREIGN.1), "{plan:?}");
    assert!(ran.store.values().keys().all(|key| keys::is_own(key) || key == FOREIGN.0), "{plan:?}");
    if !plan.trouble.leaves_debris() {
        assert_eq!(opened.unreadable, vec![], "{plan:?}");
    }
    if ran.acknowledged.len() < script.len() {
        assert!(!ran.faults.is_empty(), "{plan:?}: a change is unsaved and no error was reported");
    }
    let lasting = plan.for_ever || plan.trouble.is_crash();
    if !lasting && plan.at + 8 < operations {
        // A single trouble is over at the next attempt.
        assert_eq!(ran.acknowledged.len(), script.len(), "{plan:?}: {:?}", ran.faults);
        assert_eq!(opened.changes.len(), script.len(), "{plan:?}");
    }
}

/// Every trouble, once and lasting, at every `stride`th operation of a script, each time starting one operation later.
fn trouble_everywhere(script: &[Stamped<Change>], stride: usize) -> (usize, usize) {
    let operations = run_script(script, None).store.operations();
    let lasting = [Trouble::Denied, Trouble::Full, Trouble::DoneButDenied, Trouble::Lie, Trouble::Cut];
    let plans = Trouble::ALL.map(|trouble| (trouble, false)).into_iter().chain(lasting.map(|trouble| (trouble, true)));
    let mut runs = 0;
    for (offset, (trouble, for_ever)) in plans.enumerate() {
        for at in (offset % stride..operations).step_by(stride) {
            check_run(script, operations, Plan { at, trouble, for_ever });
            runs += 1;
        }
    }
    (runs, operations)
}

#[test]
fn a_day_without_trouble_is_kept_whole() {
    let ran = run(None);
    assert_eq!(ran.acknowledged, *DAY);
    assert!(ran.faults.is_empty());
    assert!(DAY.len() >= 50, "{} changes", DAY.len());
    assert!(ran.store.values().keys().any(|key| key.starts_with("nt1/s/")), "the import is stored in parts");
    let opened = reopen(&ran.store);
    assert_eq!(opened.changes, *DAY);
    assert_eq!(reopen(&ran.store), opened, "opening again finds the same");
    assert_eq!(folded(&opened.changes), day().book);
}

#[test]
fn trouble_at_an_operation_loses_nothing() {
    trouble_everywhere(&DAY, 5);
}

#[test]
#[ignore = "the long form"]
fn soak_trouble_at_any_operation_of_two_hundred_actions_loses_nothing() {
    assert_eq!(LONG.len(), 200);
    let (runs, operations) = trouble_everywhere(&LONG, 1);
    println!("200 actions, {operations} operations, {runs} runs: nothing acknowledged was lost, nothing invented");
}

#[test]
fn an_import_that_finds_no_room_leaves_nothing_behind() {
    let import = DAY.iter().find(|change| is_import(change)).unwrap();
    for writes in 0..2 {
        let store = Rc::new(FaultStore::new(None));
        let (mut journal, _) = Journal::open(store.clone(), replica(LANE));
        let before = store.values();
        // Opening takes one operation, finding free keys two, each stored text three.
        let plan = Plan { at: store.operations() + 2 + writes * 3 + 1, trouble: Trouble::Full, for_ever: true };
        let full = Rc::new(FaultStore::new(Some(plan)));
        let (mut stuck, _) = Journal::open(full.clone(), replica(LANE));
        assert_eq!(stuck.append(import), Err(StorageError::Full));
        assert_eq!(full.values(), before, "after {writes} writes");
        full.heal();
        assert_eq!(stuck.append(import), Ok(()));
        assert_eq!(journal.append(import), Ok(()));
        assert_eq!(full.values(), store.values());
    }
}

fn is_import(change: &Stamped<Change>) -> bool {
    matches!(&change.value, Change::Decided(edits) if matches!(edits.first(), Some(Edit::Import(_, Some(_)))) && edits.len() > 1)
}

#[test]
fn losing_the_latest_writes_leaves_an_earlier_moment() {
    let ran = run(None);
    let mut whole = DAY.len();
    while ran.store.writes() > 0 {
        ran.store.lose_one_write();
        let opened = reopen(&ran.store);
        assert_eq!(opened.unreadable, vec![]);
        assert_eq!(opened.changes, DAY[..opened.changes.len()]);
        assert!(opened.changes.len() <= whole);
        whole = opened.changes.len();
    }
    assert_eq!(whole, 0);
}

#[test]
fn a_page_goes_on_after_the_browser_has_lost_its_latest_writes() {
    let ran = run(None);
    let (mut journal, _) = Journal::open(ran.store.clone(), replica(LANE));
    (0..20).for_each(|_| ran.store.lose_one_write());
    let mut worker = Worker::new(LANE);
    DAY.iter().for_each(|change| worker.observe(change));
    let lead = worker.book.leads().next().unwrap().id;
    let change = worker.record(lead, Outcome::NoAnswer, "");
    journal.append(&change).unwrap();
    assert!(reopen(&ran.store).changes.contains(&change));
}

/// Opens the day's store with the text under `key` replaced or removed.
#[track_caller]
fn check_damage(values: &BTreeMap<String, String>, key: &str, damaged: Option<String>) {
    let store = Rc::new(FaultStore::new(None));
    values.iter().for_each(|(key, text)| store.plant(key, text));
    match &damaged {
        Some(text) => store.plant(key, text),
        None => store.uproot(key),
    }
    let before = store.values();
    let opened = reopen(&store);
    let untouched = opened.changes.iter().filter(|change| DAY.contains(change)).count();
    assert!(untouched + 1 >= DAY.len(), "damage in {key} cost more than its own entry");
    let reported: Vec<_> = opened.unreadable.iter().map(|unreadable| unreadable.key.as_str()).collect();
    let lost_entry = damaged.is_none() && keys::is_entry(key);
    assert_eq!(reported, if lost_entry { vec![] } else { vec![key] });
    if let (Some(text), Some(unreadable)) = (damaged, opened.unreadable.first()) {
        assert_eq!(unreadable.raw, text);
        assert_eq!(unreadable.reason, ReadError::Damaged);
    }
    if !keys::is_entry(key) {
        // The rest of a big change is worth having; each part is returned as a change with the same timestamp.
        let mut stamps: Vec<_> = opened.changes.iter().map(|change| change.at).collect();
        stamps.dedup();
        let action = key.rsplit_once('.').map(|(action, _)| format!("{action}."));
        let parts = values.keys().filter(|key| action.as_ref().is_some_and(|action| key.starts_with(action))).count();
        assert_eq!(stamps.len(), DAY.len() - usize::from(parts == 1));
    }
    // Further work overwrites nothing, the damaged text least of all.
    let (mut journal, _) = Journal::open(store.clone(), replica(LANE));
    let mut worker = Worker::new(LANE);
    opened.changes.iter().for_each(|change| worker.observe(change));
    journal.append(&worker.execute(Command::AddLead(Box::new(new_lead(77))))).unwrap();
    let after = store.values();
    assert!(before.iter().all(|(key, text)| after.get(key) == Some(text)));
}

#[test]
fn a_damaged_text_costs_at_most_its_own_entry() {
    let values = run(None).store.values();
    let own: Vec<&String> = values.keys().filter(|key| keys::is_own(key)).collect();
    for (index, key) in own.iter().enumerate() {
        let text = &values[*key];
        let letters = text.chars().count();
        for place in [0, 3, 8, 20, letters / 2, letters - 1] {
            check_damage(&values, key, Some(flipped(text, place)));
        }
        let other = &values[own[(index + 1) % own.len()]];
        for damaged in [String::new(), half(text), format!("{text} "), other.clone()] {
            check_damage(&values, key, Some(damaged));
        }
        check_damage(&values, key, None);
    }
}

#[test]
fn a_denied_store_opens_empty_and_says_so() {
    let store = FaultStore::new(Some(Plan { at: 0, trouble: Trouble::Denied, for_ever: true }));
    let (mut journal, opened) = Journal::open(store, replica(1));
    assert_eq!(opened, Opened { fault: Some(StorageError::Denied), ..Opened::default() });
    assert_eq!(journal.append(&DAY[0]), Err(StorageError::Denied));
    assert_eq!(journal.usage().own, 0);
    assert_eq!(journal.raw_dump().0, vec![]);
}

#[test]
fn a_text_that_was_out_of_reach_is_read_at_the_next_look() {
    let values = run(None).store.values();
    for at in [0, 1, 5, 30, DAY.len()] {
        let store = Rc::new(FaultStore::new(Some(Plan { at, trouble: Trouble::Broken, for_ever: false })));
        values.iter().for_each(|(key, text)| store.plant(key, text));
        let (mut journal, opened) = Journal::open(store, replica(1));
        assert!(opened.fault.is_some());
        let mut changes = opened.changes;
        let again = journal.look_again();
        assert_eq!(again.fault, None);
        changes.extend(again.changes);
        changes.sort_by_key(|change| change.at);
        assert_eq!(changes, *DAY);
        assert_eq!(journal.look_again(), Opened::default());
    }
}

#[test]
fn looking_again_reads_only_what_is_new() {
    let ran = run(None);
    let (mut journal, _) = Journal::open(ran.store.clone(), replica(1));
    let before = ran.store.operations();
    assert_eq!(journal.look_again(), Opened::default());
    assert_eq!(ran.store.operations(), before + 1, "only the keys are asked for");
}

#[test]
fn a_part_that_arrives_late_completes_its_change() {
    let values = run(None).store.values();
    let part = values.keys().find(|key| key.starts_with("nt1/s/")).unwrap();
    let store = Rc::new(FaultStore::new(None));
    values.iter().filter(|(key, _)| *key != part).for_each(|(key, text)| store.plant(key, text));
    let (mut journal, opened) = Journal::open(store.clone(), replica(1));
    assert_eq!(opened.unreadable[0].reason, ReadError::PartMissing);
    assert_eq!(journal.look_again(), Opened::default());
    store.plant(part, &values[part]);
    let again = journal.look_again();
    assert_eq!(again.changes.len(), 1);
    assert!(DAY.contains(&again.changes[0]));
}

#[test]
fn each_part_is_taken_in_once_however_late_one_of_them_comes() {
    let store = Rc::new(FaultStore::new(None));
    let (mut journal, _) = Journal::open(store.clone(), replica(LANE));
    let leads = (0..6000).map(new_lead).collect();
    let import = Command::Import { name: "list".to_owned(), practice: false, leads, merges: vec![] };
    let change = Worker::new(LANE).execute(import);
    journal.append(&change).unwrap();
    let values = store.values();
    let parts: Vec<&String> = values.keys().filter(|key| key.starts_with("nt1/s/")).collect();
    assert!(parts.len() > 2, "{parts:?}");
    store.remove(parts[1]).unwrap();
    let (mut journal, opened) = Journal::open(store.clone(), replica(1));
    assert_eq!(opened.changes.len(), parts.len() - 1);
    assert_eq!(journal.look_again().changes.len(), 0);
    store.plant(parts[1], &values[parts[1]]);
    let again = journal.look_again();
    assert_eq!(again.changes.len(), 1);
    assert_eq!(journal.look_again().changes.len(), 0);
    // If a part is out of reach, nothing of the whole is shown, and the next read applies each part once.
    let broken = Plan { at: 3, trouble: Trouble::Broken, for_ever: false };
    let out_of_reach = Rc::new(FaultStore::new(Some(broken)));
    values.iter().for_each(|(key, text)| out_of_reach.plant(key, text));
    let (mut journal, nothing) = Journal::open(out_of_reach, replica(1));
    assert!(nothing.fault.is_some() && nothing.changes.is_empty());
    assert_eq!(journal.look_again().changes.len(), parts.len());
    let mut book = Book::new();
    opened.changes.into_iter().chain(again.changes).for_each(|change| book.apply(change));
    let mut whole = Book::new();
    whole.apply(change);
    assert!(book == whole, "the parts make up the whole");
}

#[test]
fn an_older_page_does_not_write_beside_a_newer_one() {
    let store = Rc::new(MemoryStore::new());
    let (mut older, _) = Journal::open(store.clone(), replica(LANE));
    older.append(&DAY[0]).unwrap();
    let key = keys::Place { replica: replica(2), number: 0 }.entry_key();
    let newer = next_touch::store::encoding::seal(&key, "\"v\":5,\"r\":5,\"h\":\"7.0\",\"z\":1");
    store.set(&key, &newer).unwrap();
    let opened = older.look_again();
    assert!(opened.newer);
    assert_eq!(opened.unreadable[0].raw, newer);
    assert_eq!(older.append(&DAY[1]), Err(StorageError::Newer));
    assert_eq!(store.get(&key), Ok(Some(newer)));
    assert_eq!(older.raw_dump().0.len(), 2);
    assert_eq!(Journal::open(store, replica(3)).1.changes, DAY[..1]);
}

#[test]
fn the_meter_counts_keys_and_texts_of_everybody() {
    let ran = run(None);
    let (journal, _) = Journal::open(ran.store.clone(), replica(LANE));
    let usage = journal.usage();
    let other = FOREIGN.0.len() + FOREIGN.1.len();
    assert_eq!((usage.other, usage.limit), (other, QUOTA));
    assert_eq!(usage.free(), QUOTA - usage.own - other);
    let letters = |text: &str| text.chars().count();
    assert_eq!(journal.raw_dump().0.iter().map(|(key, text)| letters(key) + letters(text)).sum::<usize>(), usage.own);
    for change in DAY.iter().take(3).chain(DAY.iter().filter(|change| is_import(change))) {
        let empty = Rc::new(MemoryStore::new());
        let (mut journal, _) = Journal::open(empty, replica(LANE));
        let needed = journal.units_needed(change);
        journal.append(change).unwrap();
        assert_eq!(journal.usage().own, needed);
    }
}

/// Unreadable is not empty: showing a smaller book instead of the real one would lose leads.
#[test]
fn a_storage_that_cannot_be_read_whole_gives_no_earlier_book_and_says_so_of_its_raw_texts() {
    let store = Rc::new(FaultStore::new(None));
    let mut page = Workspace::open(store.clone(), replica(LANE));
    page.execute(Command::AddLead(Box::new(new_lead(1))), "Added", &minutes_later(0)).unwrap();
    page.set_recovery_point("an import").unwrap();
    let point = page.recovery_points().remove(0);
    store.heal();
    assert_eq!(page.book_at(&point).map(|book| book.leads().count()), Ok(1));
    let whole = page.raw_dump();
    assert_eq!(whole.1, None);
    // First the keys are read, then the entry, then the restore point, which is not part of the book.
    for at in 0..3 {
        store.set_plan(Plan { at, trouble: Trouble::Denied, for_ever: false });
        let (texts, fault) = page.raw_dump();
        assert_eq!(fault, Some(StorageError::Denied), "operation {at}");
        assert!(texts.len() < whole.0.len());
        store.set_plan(Plan { at, trouble: Trouble::Denied, for_ever: false });
        let earlier = page.book_at(&point);
        assert!(at == 2 || earlier == Err(StorageError::Denied), "operation {at}");
    }
}
