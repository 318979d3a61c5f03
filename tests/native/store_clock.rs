//! A wrong clock loses no change, never prevents saving, empties no trash, and the changes it dated are listed and
//! corrected.

use crate::random::random;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::store_support::fault_store::{FaultStore, Plan, Trouble};
use crate::store_support::script::{new_lead, touch};
use crate::store_support::{MORNING, minutes_later, replica};
use next_touch::app::safekeeping::gaps::{accept, lost_texts};
use next_touch::app::safekeeping::mirror::{Copy, is_copied, is_lasting, restore};
use next_touch::app::safekeeping::removed::{self, leave_mark, note_segment, prune};
use next_touch::app::safekeeping::{Doubt, misdated, put_right};
use next_touch::app::workspace::{Saving, Workspace};
use next_touch::domain::book::Book;
use next_touch::domain::book::count_ahead;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::id::{LeadId, Timestamp};
use next_touch::domain::lead::Detail;
use next_touch::domain::lead::Outcome;
use next_touch::domain::time::{Instant, Now};
use next_touch::store::backup;
use next_touch::store::journal::{Journal, Step};
use next_touch::store::storage::{KeyValue, MemoryStore, StorageError};
use proptest::prelude::*;

const DAY: i64 = 24 * 60;
const YEAR: i64 = 365 * DAY;

/// A storage with its shadow, like the browser's, with a clock that can be set.
#[derive(Debug, Default)]
struct Kept {
    storage: FaultStore,
    copies: RefCell<BTreeMap<String, Copy>>,
    minute: Cell<i64>,
}

impl Kept {
    fn now(&self) -> Now {
        minutes_later(self.minute.get())
    }

    fn millis(&self) -> u64 {
        u64::try_from(self.now().instant.0).unwrap()
    }

    /// The browser is killed before the latest `lost` writes are on disk, and restarts.
    fn crash(&self, lost: usize) {
        (0..lost).for_each(|_| self.storage.lose_one_write());
        self.storage.flush();
        let copies: Vec<Copy> = self.copies.borrow().values().cloned().collect();
        prune(&self.storage, &copies).unwrap();
        let restored = restore(&self.storage, copies, self.millis());
        assert_eq!(restored.fault, None);
        restored.settled.iter().for_each(|key| drop(self.copies.borrow_mut().remove(key)));
    }
}

impl KeyValue for Kept {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.storage.set(key, value)?;
        note_segment(&self.storage, key)?;
        if is_copied(key) {
            let copy = Copy { key: key.to_owned(), text: value.to_owned(), at: self.millis() };
            self.copies.borrow_mut().insert(key.to_owned(), copy);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove(key)?;
        leave_mark(&self.storage, key)?;
        if !is_lasting(key) {
            self.copies.borrow_mut().remove(key);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.storage.keys()
    }
}

type Page = Workspace<Rc<Kept>>;

fn fold(page: &mut Page, kept: &Kept) {
    page.empty_trash();
    let mut now = kept.now();
    for _ in 0..2_000 {
        now.instant.0 += 2_500;
        if page.tidy(&now) == Ok(Step::Done) {
            return;
        }
    }
    panic!("it never comes to an end");
}

fn add(page: &mut Page, kept: &Kept, number: u32) {
    page.execute(Command::AddLead(Box::new(new_lead(number))), "Added", &kept.now()).unwrap();
    assert_eq!(page.saving(), Saving::Saved);
}

/// The bug as it was reported: compaction, a clock that steps back 90 seconds, an action, a kill.
#[test]
fn what_was_done_after_a_fold_outlives_a_clock_that_steps_back_and_a_kill() {
    let kept = Rc::new(Kept::default());
    let mut page = Workspace::open(kept.clone(), replica(1));
    kept.minute.set(100);
    add(&mut page, &kept, 1);
    fold(&mut page, &kept);
    kept.storage.flush();
    kept.minute.set(98);
    add(&mut page, &kept, 2);
    let before = page.book().clone();
    kept.crash(kept.storage.writes());
    let mut again = Workspace::open(kept.clone(), replica(2));
    assert_eq!(again.book(), &before);
    fold(&mut again, &kept);
    assert_eq!(Workspace::open(kept, replica(3)).book(), &before);
}

/// An event in the life of a page.
#[derive(Clone, Debug)]
enum Event {
    Add,
    Fold,
    /// The clock is moved by this many minutes.
    Set(i64),
    /// The browser is killed and loses this many of the writes that are not on disk.
    Crash(usize),
    /// All writes reach the disk.
    Flush,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        4 => Just(Event::Add),
        2 => Just(Event::Fold),
        2 => prop_oneof![-3_i64..3, -2 * YEAR..2 * YEAR].prop_map(Event::Set),
        2 => (0_usize..40).prop_map(Event::Crash),
        1 => Just(Event::Flush),
    ];
    prop::collection::vec(event, 1..14)
}

proptest! {
    #![proptest_config(random(48))]

    #[test]
    fn nothing_saved_is_lost_whatever_the_clock_says_and_whenever_the_browser_is_killed(events in events()) {
        let kept = Rc::new(Kept::default());
        kept.minute.set(3 * YEAR);
        let mut page: Page = Workspace::open(kept.clone(), replica(1));
        for (number, event) in (2_u32..).zip(events) {
            match event {
                Event::Add => add(&mut page, &kept, number),
                Event::Fold => fold(&mut page, &kept),
                Event::Set(minutes) => kept.minute.set((kept.minute.get() + minutes).max(0)),
                Event::Flush => kept.storage.flush(),
                Event::Crash(lost) => {
                    let before = page.book().clone();
                    kept.crash(lost.min(kept.storage.writes()));
                    page = Workspace::open(kept.clone(), replica(number.into()));
                    prop_assert_eq!(page.book(), &before);
                }
            }
        }
    }
}

/// "Forget them now" while the clock is ahead: nothing comes back, and no copy contains it any more.
#[test]
fn what_was_forgotten_while_the_clock_was_ahead_stays_forgotten() {
    let kept = Rc::new(Kept::default());
    let mut page = Workspace::open(kept.clone(), replica(1));
    add(&mut page, &kept, 1);
    add(&mut page, &kept, 2);
    let lead = page.book().leads().next().unwrap().id;
    kept.minute.set(YEAR);
    page.execute(Command::DeleteLead(lead), "Deleted", &kept.now()).unwrap();
    kept.minute.set(5);
    fold(&mut page, &kept);
    removed::note_forgetting(&*kept, true).unwrap();
    kept.crash(0);
    let again: Page = Workspace::open(kept.clone(), replica(2));
    assert_eq!(again.book().leads().count(), 1);
    assert!(again.trash(&kept.now()).iter().all(|(lead, _)| lead.name.is_empty()), "{:?}", again.trash(&kept.now()));
    let is_fence = |key: &&String| key.contains("/AAAAAAAA/");
    let keys: Vec<String> = kept.copies.borrow().keys().filter(|key| !is_fence(key)).cloned().collect();
    let superfluous = removed::superfluous(&*kept, keys.clone()).unwrap();
    assert_eq!(superfluous, keys, "no copy outlives the forgetting");
}

fn page_with_leads(store: &Rc<MemoryStore>, now: &Now) -> (Workspace<Rc<MemoryStore>>, LeadId) {
    let mut page = Workspace::open(store.clone(), replica(1));
    let done = page.execute(Command::AddLead(Box::new(new_lead(1))), "Added", now).unwrap();
    (page, done.lead.unwrap())
}

/// The edits of a backup of `book`, with those of the lead's name dated in the year 2091.
fn forged(book: &Book) -> Vec<Stamped<Edit>> {
    let text = backup::write(book, Instant(MORNING)).unwrap();
    let mut edits = backup::read(&text).unwrap().edits;
    for edit in &mut edits {
        if let Edit::Detail(_, Detail::Name(name)) = &mut edit.value {
            edit.at = Timestamp { millis: 3_820_000_000_000, ..edit.at };
            name.push_str(" of 2091");
        }
    }
    edits
}

#[test]
fn a_file_from_a_clock_that_was_ahead_is_dated_back_and_wins_over_nothing_done_since() {
    let store = Rc::new(MemoryStore::new());
    let (mut page, lead) = page_with_leads(&store, &minutes_later(0));
    let edits = forged(page.book());
    assert_eq!(count_ahead(&edits, &minutes_later(10)), 1);
    page.execute(Command::Merge(edits.clone()), "Merged", &minutes_later(10)).unwrap();
    assert!(page.book().lead(lead).unwrap().name.ends_with(" of 2091"));
    let ahead = |book: &Book, minute| count_ahead(&book.registers(), &minutes_later(minute));
    assert_eq!(ahead(page.book(), 10), 0, "the clock of this book does not run ahead from now on");
    let named = Detail::Name("Ann".to_owned());
    page.execute(Command::SetDetail(lead, named), "Named", &minutes_later(20)).unwrap();
    let again = page.execute(Command::Merge(edits), "Merged", &minutes_later(30));
    assert_eq!(again, Err(CommandError::NothingToDo));
    assert_eq!(page.book().lead(lead).unwrap().name, "Ann");
    let text = page.backup(&minutes_later(40)).unwrap();
    assert_eq!(backup::read(&text).unwrap().manifest.leads, 1);
}

#[test]
fn a_book_that_was_dated_by_a_clock_far_ahead_can_be_saved_and_taken_over() {
    for years in [1, 80, 500, 20_000] {
        let store = Rc::new(MemoryStore::new());
        let (page, lead) = page_with_leads(&store, &minutes_later(years * YEAR));
        let text = page.backup(&minutes_later(years * YEAR)).unwrap();
        // Another device, whose clock is right.
        let other = Rc::new(MemoryStore::new());
        let mut there = Workspace::open(other, replica(2));
        let edits = backup::read(&text).unwrap().edits;
        assert!(count_ahead(&edits, &minutes_later(0)) > 3, "{years}");
        there.execute(Command::Merge(edits), "Merged", &minutes_later(0)).unwrap();
        assert_eq!(there.book().lead(lead).map(|lead| &lead.name), page.book().lead(lead).map(|lead| &lead.name));
        assert_eq!(count_ahead(&there.book().registers(), &minutes_later(0)), 0, "{years}");
    }
}

#[test]
fn a_clock_that_is_ahead_for_one_visit_empties_no_trash() {
    let store = Rc::new(MemoryStore::new());
    let (mut page, lead) = page_with_leads(&store, &minutes_later(0));
    page.execute(Command::DeleteLead(lead), "Deleted", &minutes_later(5)).unwrap();
    let tidy_thoroughly = |page: &mut Workspace<Rc<MemoryStore>>, minute: i64| {
        page.rewrite();
        let mut now = minutes_later(minute);
        while page.tidy(&now) != Ok(Step::Done) {
            now.instant.0 += 2_500;
        }
    };
    // The visit with the wrong clock: it also changes things here, and dates them.
    let mut ahead = Workspace::open(store.clone(), replica(2));
    let far = minutes_later(3 * YEAR);
    assert_eq!(ahead.trash(&far).len(), 1);
    ahead.execute(Command::AddLead(Box::new(new_lead(2))), "Added", &far).unwrap();
    tidy_thoroughly(&mut ahead, 3 * YEAR);
    // The clock is right again.
    let now = minutes_later(DAY);
    let mut page = Workspace::open(store.clone(), replica(3));
    assert_eq!(page.trash(&now).iter().map(|(lead, _)| lead.id).collect::<Vec<_>>(), [lead]);
    page.execute(Command::RestoreLead(lead), "Restored", &now).unwrap();
    assert_eq!(page.book().lead(lead).map(|lead| lead.phones.len()), Some(1), "with all that was known");
}

#[test]
fn what_was_deleted_is_forgotten_once_later_visits_vouch_for_the_time() {
    let store = Rc::new(MemoryStore::new());
    let (mut page, lead) = page_with_leads(&store, &minutes_later(0));
    page.execute(Command::DeleteLead(lead), "Deleted", &minutes_later(5)).unwrap();
    let mut later = Workspace::open(store.clone(), replica(2));
    later.execute(Command::AddLead(Box::new(new_lead(2))), "Added", &minutes_later(40 * DAY)).unwrap();
    let mut page = Workspace::open(store, replica(3));
    page.rewrite();
    let mut now = minutes_later(41 * DAY);
    while page.tidy(&now) != Ok(Step::Done) {
        now.instant.0 += 2_500;
    }
    assert_eq!(page.trash(&now), vec![]);
}

#[track_caller]
fn check_doubt(latest: Option<i64>, now: i64, expected: Option<&str>) {
    let now = minutes_later(now);
    let doubt = Doubt::of(latest.map(|minute| minutes_later(minute).instant), &now);
    let words = doubt.map(|doubt| doubt.words(&now));
    assert_eq!(words.is_some(), expected.is_some(), "{words:?}");
    assert!(words.unwrap_or_default().contains(expected.unwrap_or_default()));
}

#[test]
fn a_clock_that_cannot_be_right_is_noticed() {
    check_doubt(None, 0, None);
    check_doubt(Some(0), 60, None);
    check_doubt(Some(60), 0, None);
    check_doubt(Some(0), 80 * DAY, None);
    check_doubt(Some(2 * DAY), 0, Some("the latest change here is dated 11 Nov 2026"));
    check_doubt(Some(0), 3 * YEAR, Some("says that today is 8 Nov 2029"));
    check_doubt(Some(0), -40 * YEAR, Some("the clock is behind now"));
}

#[test]
fn what_a_wrong_clock_dated_is_listed_and_put_right() {
    for wrong in [3 * YEAR, 3 * DAY, -30 * YEAR] {
        let store = Rc::new(MemoryStore::new());
        let (mut page, lead) = page_with_leads(&store, &minutes_later(0));
        let right = touch(Outcome::NoAnswer, "right", &minutes_later(5));
        page.execute(Command::RecordTouch { lead, touch: right, next: None }, "", &minutes_later(5)).unwrap();
        let then = minutes_later(wrong);
        let dated = touch(Outcome::NoAnswer, "wrong", &then);
        page.execute(Command::RecordTouch { lead, touch: dated, next: None }, "", &then).unwrap();
        let now = minutes_later(DAY);
        let found = misdated(page.book(), &now);
        assert_eq!(found.len(), 1, "{wrong}: {found:?}");
        assert!(found[0].words.starts_with("Zoë Müller 1: No answer, dated "), "{}", found[0].words);
        page.execute(put_right(found), "Put right", &now).unwrap();
        assert_eq!(misdated(page.book(), &now), vec![]);
        let touches = &page.book().lead(lead).unwrap().touches;
        assert!(touches.iter().all(|(_, touch)| touch.time.day(&now) <= now.today()), "{touches:?}");
        assert!(touches.iter().any(|(_, touch)| touch.note == "wrong"));
    }
}

/// A visit whose clock was years ahead, an ordinary one before it, and the storage of both.
fn with_a_visit_ahead(years: i64) -> (Rc<Kept>, LeadId) {
    let kept = Rc::new(Kept::default());
    accept(&*kept).unwrap();
    let mut page: Page = Workspace::open(kept.clone(), replica(1));
    add(&mut page, &kept, 1);
    let lead = page.book().leads().next().unwrap().id;
    fold(&mut page, &kept);
    kept.minute.set(years * YEAR);
    let mut ahead: Page = Workspace::open(kept.clone(), replica(2));
    ahead.execute(Command::SetDetail(lead, Detail::Name("Ann".to_owned())), "", &kept.now()).unwrap();
    add(&mut ahead, &kept, 2);
    kept.minute.set(10);
    (kept, lead)
}

#[test]
fn what_another_tab_with_a_wrong_clock_writes_is_noticed_and_dated_back() {
    for years in [1, 80, 20_000] {
        let (kept, lead) = with_a_visit_ahead(years);
        let mut page: Page = Workspace::open(kept.clone(), replica(3));
        assert!(page.is_ahead(&kept.now()), "{years}");
        assert!(matches!(Doubt::of(page.latest_change(&kept.now()), &kept.now()), Some(Doubt::Behind(_))));
        let before = page.book().clone();
        let text = page.backup(&kept.now()).unwrap();
        assert_eq!(backup::read(&text).unwrap().manifest.leads, 2, "the own book can be saved");

        page.date_back(&kept.now()).unwrap();
        assert!(!page.is_ahead(&kept.now()));
        assert_eq!(count_ahead(&page.book().registers(), &kept.now()), 0);
        page.execute(Command::SetDetail(lead, Detail::Name("Ann Lee".to_owned())), "", &kept.now()).unwrap();

        kept.crash(0);
        assert_eq!(lost_texts(&*kept), Ok(0));
        let again: Page = Workspace::open(kept.clone(), replica(4));
        assert_eq!(again.book(), page.book(), "nothing of the old dates is left, in neither copy");
        assert_eq!((again.unreadable(), again.is_ahead(&kept.now())), (&[][..], false));
        assert_eq!(again.book().lead(lead).unwrap().name, "Ann Lee");
        assert_eq!(again.book().leads().count(), before.leads().count());
    }
}

#[test]
fn dating_back_that_fails_at_any_operation_changes_no_value() {
    for (trouble, at) in Trouble::ALL.into_iter().flat_map(|trouble| (0..60).map(move |at| (trouble, at))) {
        let (kept, lead) = with_a_visit_ahead(3);
        let mut page: Page = Workspace::open(kept.clone(), replica(3));
        kept.storage.set_plan(Plan { at, trouble, for_ever: false });
        let done = page.date_back(&kept.now());
        kept.storage.heal();
        let again: Page = Workspace::open(kept.clone(), replica(4));
        let names = |page: &Page| page.book().leads().map(|lead| lead.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&again), names(&page), "{trouble:?} at {at}: {done:?}");
        assert_eq!(again.book().lead(lead).unwrap().name, "Ann");
    }
}

#[test]
fn a_stamp_that_no_clock_shows_is_set_aside_and_later_changes_still_win() {
    let store = Rc::new(MemoryStore::new());
    let (mut page, lead) = page_with_leads(&store, &minutes_later(0));
    let (mut other, _) = Journal::open(store.clone(), replica(2));
    for millis in [u64::MAX, Timestamp::LATEST + 1] {
        let at = Timestamp { millis, count: u16::MAX, replica: replica(2) };
        let value = Change::Decided(vec![Edit::Detail(lead, Detail::Name("Mallory".to_owned()))]);
        other.append(&Stamped { at, value }).unwrap();
    }
    page.look_again();
    assert_eq!(page.unreadable().len(), 2);
    page.execute(Command::SetDetail(lead, Detail::Name("Ann".to_owned())), "", &minutes_later(5)).unwrap();
    let again = Workspace::open(store, replica(3));
    assert_eq!(again.book().lead(lead).unwrap().name, "Ann");
    assert!(!again.is_ahead(&minutes_later(5)));
}
