//! Compacting entries into segments loses nothing, whatever fails, whichever page does it, whenever it stops.

use crate::random::random;
use std::rc::Rc;
use std::sync::LazyLock;

use crate::store_support::fault_store::{FaultStore, Plan, Trouble, flipped, half};
use crate::store_support::generate::stamped_edits;
use crate::store_support::script::{Worker, day, new_lead};
use crate::store_support::{folded, replica};
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::id::Timestamp;
use next_touch::store::format::{FORMAT, ReadError};
use next_touch::store::journal::FENCE;
use next_touch::store::journal::restore_point::{self, Point};
use next_touch::store::journal::{Compactor, Step};
use next_touch::store::journal::{Journal, Opened};
use next_touch::store::journal::{Keep, merged};
use next_touch::store::storage::keys::{self, Place, SegmentKey};
use next_touch::store::storage::{KeyValue, MemoryStore, StorageError};

const HOUR: u64 = 3_600_000;
/// Long after everything in the books of these tests.
const LATER: u64 = 1_794_214_800_000 + 400 * 24 * HOUR;

/// A few leads with many touches: the changes and the resulting book.
static SMALL: LazyLock<(Vec<Stamped<Change>>, Book)> = LazyLock::new(|| crate::store_support::many::history(6));

fn filled<S: KeyValue>(store: S, changes: &[Stamped<Change>]) -> S {
    let (mut journal, _) = Journal::open(&store, replica(5));
    changes.iter().for_each(|change| journal.append(change).unwrap());
    drop(journal);
    store
}

/// A compactor that starts a run for very little data.
fn eager() -> Compactor {
    let mut compactor = Compactor::default();
    compactor.set_scarce(true);
    compactor
}

/// Runs `compactor` until it has nothing to do or fails.
fn work(compactor: &mut Compactor, store: &dyn KeyValue) -> Result<usize, StorageError> {
    let mut now = LATER;
    let mut steps = 0;
    let mut rests = 0;
    while rests < 3 {
        rests = if compactor.step(store, now)? == Step::Rested { rests + 1 } else { 0 };
        now += 2_500;
        steps += 1;
        assert!(steps < 2_000, "it never comes to an end");
    }
    Ok(steps)
}

fn open(store: &dyn KeyValue) -> Opened {
    Journal::open(store, replica(1234)).1
}

fn entries(store: &dyn KeyValue) -> usize {
    store
        .keys()
        .unwrap()
        .iter()
        .filter(|key| keys::is_entry(key) && Place::of(key).is_none_or(|place| place.replica != FENCE.replica))
        .count()
}

fn units(store: &dyn KeyValue) -> usize {
    let keys = store.keys().unwrap();
    keys.iter().map(|key| key.len() + store.get(key).unwrap().unwrap().chars().count()).sum()
}

#[test]
fn entries_become_segments_and_the_book_stays_the_same() {
    let (changes, book) = crate::store_support::many::history(60);
    let store = filled(MemoryStore::new(), &changes);
    let before = units(&store);
    let mut compactor = Compactor::default();
    work(&mut compactor, &store).unwrap();
    assert_eq!(entries(&store), 0);
    let opened = open(&store);
    assert_eq!((opened.unreadable, opened.newer, opened.fault), (vec![], false, None));
    assert_eq!(folded(&opened.changes), book);
    assert!(units(&store) * 3 < before, "{} units of {before}", units(&store));
    let again = store.clone();
    work(&mut compactor, &store).unwrap();
    assert_eq!(store, again, "there is nothing more to do");
}

#[test]
fn a_few_or_young_entries_are_left_alone() {
    let few = filled(MemoryStore::new(), &SMALL.0);
    let before = few.clone();
    work(&mut Compactor::default(), &few).unwrap();
    assert_eq!(few, before);
    let mut compactor = eager();
    let last = SMALL.0.last().unwrap().at.millis;
    // All of these entries but those of the last minute are compacted.
    while !matches!(compactor.step(&few, last + 30_000), Ok(Step::Wrote(_))) {}
    let mut now = last + 30_000;
    while compactor.step(&few, now) != Ok(Step::Done) {
        now += 100;
        assert!(now < last + 50_000, "it never comes to an end");
    }
    assert_eq!(entries(&few), 1);
    assert_eq!(folded(&open(&few).changes), SMALL.1);
}

#[test]
fn a_new_segment_takes_in_the_older_ones_of_its_bucket() {
    let store = filled(MemoryStore::new(), &SMALL.0);
    let mut compactor = eager();
    work(&mut compactor, &store).unwrap();
    let mut worker = Worker::new(77);
    SMALL.0.iter().for_each(|change| worker.observe(change));
    let lead = SMALL.1.leads().next().unwrap().id;
    let more: Vec<_> = (0..60)
        .map(|number| worker.record(lead, next_touch::domain::lead::Outcome::NoAnswer, &format!("Try {number}")))
        .collect();
    let store = filled(store, &more);
    work(&mut eager(), &store).unwrap();
    let segments: Vec<SegmentKey> = store.keys().unwrap().iter().filter_map(|key| SegmentKey::of(key)).collect();
    let mut buckets: Vec<u64> = segments.iter().map(|segment| segment.bucket).collect();
    buckets.dedup();
    assert_eq!(buckets.len(), segments.len(), "one segment a bucket");
    assert_eq!(segments.iter().filter(|segment| segment.generation == 1).count(), 1);
    assert_eq!(folded(&open(&store).changes), worker.book);
}

fn planted() -> Rc<FaultStore> {
    let store = filled(MemoryStore::new(), &SMALL.0);
    let faulty = Rc::new(FaultStore::new(None));
    store.keys().unwrap().iter().for_each(|key| faulty.plant(key, &store.get(key).unwrap().unwrap()));
    faulty
}

fn operations_of_a_run() -> usize {
    static OPERATIONS: LazyLock<usize> = LazyLock::new(|| {
        let store = planted();
        work(&mut eager(), &store).unwrap();
        store.operations()
    });
    *OPERATIONS
}

#[track_caller]
fn check_run(plan: Plan) {
    let store = planted();
    store.set_plan(plan);
    let failed = work(&mut eager(), &store).is_err();
    store.heal();
    let opened = open(&store);
    assert_eq!(folded(&opened.changes), SMALL.1, "{plan:?}");
    assert!(plan.trouble.leaves_debris() || opened.unreadable.is_empty(), "{plan:?}");
    // The next run does what this one did not.
    if failed {
        let mut again = eager();
        again.be_thorough(false);
        work(&mut again, &store).unwrap();
        assert_eq!(entries(&store), 0, "{plan:?}");
        assert_eq!(folded(&open(&store).changes), SMALL.1, "{plan:?}");
    }
}

/// Every trouble at every `stride`th operation of a run, each time starting one operation later.
fn trouble_everywhere(stride: usize) -> usize {
    let mut runs = 0;
    for (offset, trouble) in Trouble::ALL.into_iter().enumerate() {
        for at in (offset % stride..operations_of_a_run()).step_by(stride) {
            check_run(Plan { at, trouble, for_ever: false });
            runs += 1;
        }
    }
    for at in (0..operations_of_a_run()).step_by(stride) {
        for trouble in [Trouble::Full, Trouble::Lie] {
            let store = planted();
            store.set_plan(Plan { at, trouble, for_ever: true });
            let _ = work(&mut eager(), &store);
            store.heal();
            assert_eq!(folded(&open(&store).changes), SMALL.1, "{trouble:?} from {at} on");
            runs += 1;
        }
    }
    runs
}

#[test]
fn trouble_at_an_operation_of_a_run_loses_nothing() {
    trouble_everywhere(11);
}

#[test]
#[ignore = "the long form"]
fn soak_trouble_at_any_operation_of_a_run_loses_nothing() {
    let runs = trouble_everywhere(1);
    println!("{runs} runs over {} operations: nothing lost", operations_of_a_run());
}

#[test]
fn losing_the_latest_writes_of_a_run_loses_nothing_else() {
    let store = planted();
    work(&mut eager(), &store).unwrap();
    assert!(store.writes() > 40);
    while store.writes() > 0 {
        store.lose_one_write();
        let opened = open(&store);
        assert_eq!((folded(&opened.changes), opened.unreadable), (SMALL.1.clone(), vec![]));
    }
}

#[test]
fn a_segment_that_is_lost_before_it_was_checked_costs_nothing() {
    let store = planted();
    let mut compactor = eager();
    let mut now = LATER;
    loop {
        match compactor.step(&store, now) {
            // The browser undoes a write that it had confirmed.
            Ok(Step::Wrote(key)) => store.uproot(&key),
            Ok(Step::Done) => panic!("it did not notice"),
            Ok(_) => {}
            Err(fault) => break assert_eq!(fault, StorageError::NotKept),
        }
        now += 2_500;
    }
    assert_eq!(folded(&open(&store).changes), SMALL.1);
}

#[test]
fn a_damaged_segment_costs_only_itself_and_stays_as_it_is() {
    let store = planted();
    work(&mut eager(), &store).unwrap();
    let values = store.values();
    let own: Vec<&String> = values.keys().filter(|key| keys::is_segment(key)).collect();
    assert!(own.len() > 3);
    for (index, key) in own.iter().enumerate() {
        let text = &values[*key];
        let letters = text.chars().count();
        let other = values[own[(index + 1) % own.len()]].clone();
        let mut damaged = vec![String::new(), half(text), format!("{text} "), other];
        damaged.extend([0, 3, 4, 20, letters / 2, letters - 1].map(|place| flipped(text, place)));
        for damaged in damaged {
            let store = Rc::new(FaultStore::new(None));
            values.iter().for_each(|(key, text)| store.plant(key, text));
            store.plant(key, &damaged);
            let opened = open(&store);
            let reported: Vec<_> = opened.unreadable.iter().map(|unreadable| &unreadable.key).collect();
            assert_eq!(reported, [*key]);
            assert_eq!(
                (opened.unreadable[0].raw.as_str(), opened.unreadable[0].reason),
                (damaged.as_str(), ReadError::Damaged)
            );
            assert_eq!(opened.changes.len(), own.len() - 1, "the other segments are read");
            // Even a thorough run leaves unreadable texts alone.
            let mut compactor = eager();
            compactor.be_thorough(false);
            work(&mut compactor, &store).unwrap();
            assert_eq!(store.values().get(*key), Some(&damaged));
        }
    }
}

#[test]
fn what_a_newer_version_has_written_is_not_folded() {
    let store = planted();
    let place = keys::Place { replica: replica(3), number: 0 };
    let key = place.entry_key();
    let fields = format!("\"v\":{},\"r\":1,\"h\":\"7.0\",\"mood\":1,\"a\":[\"l\",1,\"n\",\"Ada\"]", FORMAT + 1);
    let newer = next_touch::store::encoding::seal(&key, &fields);
    store.plant(&key, &newer);
    let mut compactor = eager();
    compactor.be_thorough(false);
    work(&mut compactor, &store).unwrap();
    assert_eq!(store.get(&key), Ok(Some(newer)));
    assert_eq!(entries(&store), 1);
}

#[test]
fn a_version_without_segments_is_told_to_keep_off() {
    let store = planted();
    let mut compactor = eager();
    while !matches!(compactor.step(&store, LATER), Ok(Step::Wrote(_))) {}
    let fence = store.get(&FENCE.entry_key()).unwrap().unwrap();
    assert!(fence.contains("\"r\":2"), "the first segment comes after the fence: {fence}");
}

#[test]
fn the_days_work_goes_into_segments_too() {
    let worker = day();
    let store = filled(MemoryStore::new(), &worker.changes);
    let mut compactor = Compactor::default();
    compactor.be_thorough(false);
    work(&mut compactor, &store).unwrap();
    let mut book = worker.book;
    book.forget_deleted(LATER - 37 * 24 * HOUR);
    assert_eq!(folded(&open(&store).changes), book);
    assert_eq!(entries(&store), 0);
    assert!(!store.keys().unwrap().iter().any(|key| key.starts_with("nt1/s/")), "the parts went with their entry");
}

#[test]
fn the_book_of_a_recovery_point_outlasts_the_folding() {
    let store = filled(MemoryStore::new(), &[]);
    let (mut journal, _) = Journal::open(&store, replica(5));
    let mut moments = Vec::new();
    for (index, change) in SMALL.0.iter().enumerate() {
        journal.append(change).unwrap();
        if [8, 25, 30].contains(&index) {
            let point = Point { at: change.at, before: format!("change {index}") };
            restore_point::set(&store, &point).unwrap();
            moments.push((point, folded(&SMALL.0[..=index])));
        }
    }
    // A merge after a restore point holds values older than the point.
    let mut other = Worker::new(99);
    other.execute(Command::AddLead(Box::new(new_lead(500))));
    let mut worker = Worker::new(98);
    SMALL.0.iter().for_each(|change| worker.observe(change));
    let mut merge = worker.execute(Command::Merge(other.book.registers()));
    merge.at.millis = SMALL.0.last().unwrap().at.millis + 1;
    journal.append(&merge).unwrap();
    for round in 0..3 {
        for (point, book) in &moments {
            assert_eq!(
                restore_point::book_at(open(&store).changes, point.at),
                *book,
                "{} in round {round}",
                point.before
            );
        }
        assert_eq!(folded(&open(&store).changes), worker.book);
        work(&mut eager(), &store).unwrap();
        assert_eq!(entries(&store), 1, "the merge is not compacted while an earlier restore point exists");
    }
    let listed: Vec<Point> = moments.iter().rev().map(|(point, _)| point.clone()).collect();
    assert_eq!(restore_point::all(&store), listed);
}

#[test]
fn what_was_deleted_is_forgotten_after_the_days_of_the_trash_but_not_that_it_was() {
    let (mut changes, mut book) = crate::store_support::many::history(6);
    let mut worker = Worker::new(77);
    changes.iter().for_each(|change| worker.observe(change));
    let lead = book.leads().next().unwrap().clone();
    let delete = worker.execute(Command::DeleteLead(lead.id));
    changes.push(delete.clone());
    book.apply(delete.clone());
    assert_eq!(book.deleted(delete.at.millis).iter().map(|(lead, _)| lead.id).collect::<Vec<_>>(), [lead.id]);
    let texts = |store: &MemoryStore| format!("{:?}", folded(&open(store).changes).registers());
    for (days, remembered) in [(30, true), (38, false)] {
        let store = filled(MemoryStore::new(), &changes);
        let mut compactor = eager();
        let mut now = delete.at.millis + days * 24 * HOUR;
        while compactor.step(&store, now) != Ok(Step::Done) {
            now += 2_500;
        }
        assert_eq!(texts(&store).contains(&lead.note), remembered, "after {days} days");
        let after = folded(&open(&store).changes);
        assert_eq!(after.lead(lead.id), None);
        assert!(after.leads().eq(book.leads()));
        assert_eq!(after.deleted(0).len(), 1);
    }
}

proptest::proptest! {
    #![proptest_config(random(256))]

    #[test]
    fn merged_edits_fold_to_the_same_book_now_and_at_each_point(edits in stamped_edits(30), places in proptest::collection::vec(0_usize..30, 0..3)) {
        let points: Vec<_> = places.iter().filter_map(|place| edits.get(*place)).map(|edit| edit.at).collect();
        let merged = merged(&edits, &Keep { points: points.clone(), forget_before: 0 });
        let fold = |edits: &[Stamped<Edit>], until: Option<next_touch::domain::id::Timestamp>| {
            let mut book = Book::new();
            let seen = edits.iter().filter(|edit| until.is_none_or(|until| edit.at <= until || edit.value.erases()));
            seen.for_each(|edit| book.apply_edit(edit.at, edit.value.clone()));
            book
        };
        proptest::prop_assert_eq!(fold(&merged, None), fold(&edits, None));
        for point in points {
            proptest::prop_assert_eq!(fold(&merged, Some(point)), fold(&edits, Some(point)));
        }
    }
}

/// Other programs of the same origin may write under our keys.
#[test]
fn recovery_points_with_a_wrong_checksum_push_out_none_that_is_true() {
    let store = planted();
    let own = Point { at: Timestamp { millis: 5, count: 0, replica: replica(1) }, before: "an import".to_owned() };
    restore_point::set(&store, &own).unwrap();
    let foreign: Vec<String> =
        (0..5).map(|count| keys::point_key(Timestamp { millis: 9_000, count, replica: replica(2) })).collect();
    foreign.iter().for_each(|key| store.plant(key, "not ours"));
    let later = Point { at: Timestamp { millis: 6, ..own.at }, before: "merging a file".to_owned() };
    restore_point::set(&store, &later).unwrap();
    assert_eq!(restore_point::all(&store), [later, own]);
    assert!(foreign.iter().all(|key| store.values().contains_key(key)), "what is not ours stays");
}
