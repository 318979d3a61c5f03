//! The book with its journal: saved, opened again, shared between tabs, undone, and honest when saving fails.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::support::{UTC, at, call_on, named, seen, somebody, with};
use next_touch::app::leads::sample_book::practice_book;
use next_touch::app::workspace::{Saving, Workspace};
use next_touch::domain::command::CommandError;
use next_touch::domain::command::{Command, LeadMerge};
use next_touch::domain::id::{LeadId, ReplicaId};
use next_touch::domain::lead::Detail;
use next_touch::domain::lead::Outcome;
use next_touch::domain::settings::Setting;
use next_touch::domain::time::{Now, days_after};
use next_touch::store::backup;
use next_touch::store::storage::{KeyValue, MemoryStore, StorageError};

const NOON: &str = "2026-11-23 12:00";

/// An in-memory store that can be told to fail.
#[derive(Debug, Default)]
struct Failing {
    kept: MemoryStore,
    reads: RefCell<Option<StorageError>>,
    writes: RefCell<Option<StorageError>>,
    written: Cell<usize>,
}

impl KeyValue for Failing {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.reads.borrow().clone().map_or_else(|| self.kept.get(key), Err)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.written.set(self.written.get() + 1);
        self.writes.borrow().clone().map_or_else(|| self.kept.set(key, value), Err)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.kept.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.reads.borrow().clone().map_or_else(|| self.kept.keys(), Err)
    }
}

fn open<S: KeyValue>(store: &Rc<S>, replica: u64) -> Workspace<Rc<S>> {
    Workspace::open(store.clone(), ReplicaId::from_bits(replica))
}

fn record(lead: LeadId, outcome: Outcome) -> Command {
    Command::RecordTouch { lead, touch: call_on("2026-11-23", outcome), next: None }
}

#[track_caller]
fn add<S: KeyValue>(workspace: &mut Workspace<S>, name: &str, now: &Now) -> LeadId {
    let new = somebody(name, "+1 202 555 0143");
    workspace.execute(Command::AddLead(Box::new(new)), "Lead added", now).unwrap().lead.unwrap()
}

#[test]
fn what_was_saved_is_there_when_the_page_is_opened_again() {
    let now = at(NOON);
    let store = Rc::new(MemoryStore::new());
    let mut page = open(&store, 1);
    let practice = page.execute(practice_book(&now), "Practice book", &now).unwrap();
    assert!(practice.import.is_some() && practice.lead.is_some());
    let lead = add(&mut page, "Ann", &now);
    for outcome in Outcome::ALL {
        page.execute(record(lead, outcome), "Touch", &now).unwrap();
    }
    page.execute(Command::Set(Setting::MyName("Kim \u{1F3A8} Müller".to_owned())), "Name", &now).unwrap();
    let first = page.book().leads().next().unwrap().id;
    page.execute(Command::FinishLater(first), "Later", &now).unwrap();
    page.undo(&now).unwrap();
    assert_eq!(page.saving(), Saving::Saved);
    let again = open(&store, 2);
    assert_eq!(again.book(), page.book());
    assert!(again.unreadable().is_empty() && !again.is_read_only());
    assert_eq!(again.undo_label(), None, "what another page did is not undone by this one");
}

#[test]
fn opening_and_asking_for_room_write_nothing() {
    let now = at(NOON);
    let store = Rc::new(Failing::default());
    let page = open(&store, 1);
    let before = page.book().clone();
    let (needed, free) = page.room_for(practice_book(&now), &now).unwrap();
    assert!(needed > 1_000 && free > 5_000_000, "{needed} of {free}");
    assert_eq!(page.room_for(Command::Undo(vec![]), &now), Err(CommandError::NothingToDo));
    assert_eq!((store.written.get(), page.book()), (0, &before));
    // It needs as much space as announced.
    let mut page = page;
    page.execute(practice_book(&now), "Practice book", &now).unwrap();
    assert_eq!(page.usage().own, needed);
}

#[test]
fn a_refused_command_is_neither_kept_nor_undone() {
    let now = at(NOON);
    let store = Rc::new(Failing::default());
    let mut page = open(&store, 1);
    let refused = page.execute(Command::AddLead(Box::new(named(""))), "Lead added", &now);
    assert_eq!(refused, Err(CommandError::NobodyInIt));
    assert_eq!((store.written.get(), page.undo_label()), (0, None));
    assert_eq!(page.undo(&now), None);
}

#[test]
fn fifty_actions_can_be_taken_back_and_each_says_what_it_was() {
    let now = at(NOON);
    let mut page = open(&Rc::new(MemoryStore::new()), 1);
    let lead = add(&mut page, "Ann", &now);
    for number in 0..60 {
        let note = Command::SetDetail(lead, Detail::Note(format!("note {number}")));
        page.execute(note, &format!("Note {number}"), &now).unwrap();
    }
    for number in (10..60).rev() {
        assert_eq!(page.undo_label(), Some(format!("Note {number}").as_str()));
        assert_eq!(page.undo(&now), Some(format!("Note {number}")));
    }
    assert_eq!(page.undo(&now), None);
    assert_eq!(page.book().lead(lead).unwrap().note, "note 9");
    assert_eq!(page.saving(), Saving::Saved);
}

#[test]
fn a_store_that_fails_keeps_the_queue_and_says_so_until_a_retry_saves() {
    let now = at(NOON);
    for fault in [StorageError::Full, StorageError::Denied, StorageError::Broken("quota".to_owned())] {
        let store = Rc::new(Failing::default());
        let mut page = open(&store, 1);
        let lead = add(&mut page, "Ann", &now);
        store.writes.replace(Some(fault.clone()));
        page.execute(record(lead, Outcome::Spoke), "Spoke", &now).unwrap();
        page.execute(Command::Set(Setting::MyName("Kim".to_owned())), "Name", &now).unwrap();
        assert_eq!(page.saving(), Saving::Failing { fault: fault.clone(), unsaved: 2 });
        assert_eq!(page.book().lead(lead).unwrap().touches.len(), 1, "the page goes on with it");
        assert_eq!(open(&store, 2).book().lead(lead).unwrap().touches.len(), 0);
        page.save_again();
        assert_eq!(page.saving(), Saving::Failing { fault, unsaved: 2 });
        page.undo(&now).unwrap();
        store.writes.replace(None);
        page.save_again();
        assert_eq!(page.saving(), Saving::Saved);
        assert_eq!(seen(open(&store, 3).book()), seen(page.book()));
    }
}

#[test]
fn a_store_that_cannot_be_read_is_a_working_page_that_says_so() {
    let now = at(NOON);
    let store = Rc::new(Failing::default());
    add(&mut open(&store, 1), "Ann", &now);
    store.reads.replace(Some(StorageError::Denied));
    let mut page = open(&store, 2);
    assert_eq!(page.saving(), Saving::Failing { fault: StorageError::Denied, unsaved: 0 });
    add(&mut page, "Bob", &now);
    assert_eq!(page.saving(), Saving::Failing { fault: StorageError::Denied, unsaved: 1 });
    assert_eq!(page.book().leads().count(), 1);
    // As soon as it can be read again, both are there.
    store.reads.replace(None);
    page.look_again();
    page.save_again();
    assert_eq!(page.saving(), Saving::Saved);
    assert_eq!(page.book().leads().count(), 2);
}

#[test]
fn a_passing_fault_of_reading_is_over_when_a_look_succeeds() {
    let store = Rc::new(Failing::default());
    let mut page = open(&store, 1);
    store.reads.replace(Some(StorageError::Broken("busy".to_owned())));
    assert!(!page.look_again());
    assert_ne!(page.saving(), Saving::Saved);
    store.reads.replace(None);
    page.look_again();
    assert_eq!(page.saving(), Saving::Saved);
}

#[test]
fn two_tabs_see_each_other_and_neither_loses_anything() {
    let now = at(NOON);
    let store = Rc::new(MemoryStore::new());
    let (mut left, mut right) = (open(&store, 1), open(&store, 2));
    let ann = add(&mut left, "Ann", &now);
    assert!(right.look_again(), "there is news");
    assert!(!right.look_again(), "but only once");
    assert_eq!(right.book(), left.book());
    // Both change things at once; the later of two values for one field wins, touches add up.
    let later = at("2026-11-23 12:01");
    left.execute(record(ann, Outcome::NoAnswer), "No answer", &now).unwrap();
    left.execute(Command::SetDetail(ann, Detail::Note("left".to_owned())), "Note", &now).unwrap();
    right.execute(record(ann, Outcome::Spoke), "Spoke", &later).unwrap();
    right.execute(Command::SetDetail(ann, Detail::Note("right".to_owned())), "Note", &later).unwrap();
    let bob = add(&mut right, "Bob", &later);
    left.look_again();
    right.look_again();
    assert_eq!(left.book(), right.book());
    let lead = left.book().lead(ann).unwrap();
    assert_eq!((lead.touches.len(), lead.note.as_str()), (2, "right"));
    assert!(left.book().lead(bob).is_some());
    assert_eq!(open(&store, 3).book(), left.book());
}

#[test]
fn of_two_values_for_one_field_the_later_counts_and_the_other_goes_into_the_notes() {
    let store = Rc::new(MemoryStore::new());
    let (mut left, mut right) = (open(&store, 1), open(&store, 2));
    let (now, soon, later) = (at(NOON), at("2026-11-23 12:01"), at("2026-11-23 12:09"));
    let ann = add(&mut left, "Ann", &now);
    right.look_again();
    let set = |page: &mut Workspace<_>, detail, now: &Now| {
        page.execute(Command::SetDetail(ann, detail), "Changed", now).unwrap();
    };
    set(&mut left, Detail::Company("Left Ltd".to_owned()), &now);
    set(&mut left, Detail::Note("likes tea\nhas a dog".to_owned()), &now);
    set(&mut right, Detail::Company("Right Ltd".to_owned()), &soon);
    set(&mut right, Detail::Note("likes tea\nhas a cat".to_owned()), &soon);
    for _ in 0..3 {
        for page in [&mut left, &mut right] {
            page.look_again();
            page.keep_conflicts(&soon);
        }
    }
    assert_eq!(left.book(), right.book());
    let lead = left.book().lead(ann).unwrap();
    assert_eq!(lead.company, "Right Ltd");
    assert_eq!(lead.note, "likes tea\nhas a cat\nAlso company: Left Ltd\nhas a dog");
    assert_eq!(open(&store, 3).book(), left.book(), "and it is saved");
    // A value changed minutes later was changed by someone who had seen it.
    set(&mut right, Detail::Company("Newest Ltd".to_owned()), &later);
    left.look_again();
    assert!(!left.has_conflicts());
    // Undoing an own value leaves another page's later value in place.
    assert_eq!(left.undo(&later).as_deref(), Some("Changed"));
    assert_eq!(left.undo(&later).as_deref(), Some("Changed"));
    assert_eq!(left.book().lead(ann).unwrap().company, "Newest Ltd");
}

#[test]
fn what_came_with_a_lead_or_an_import_is_no_conflict() {
    let store = Rc::new(MemoryStore::new());
    let (mut left, mut right) = (open(&store, 1), open(&store, 2));
    let (now, soon) = (at(NOON), at("2026-11-23 12:01"));
    let ann = add(&mut left, "Ann", &now);
    let bob = with(somebody("Bob", "202 555 0144"), Detail::Company("Bobs".to_owned()));
    let merges = vec![LeadMerge::new(ann, vec![Detail::Company("Listed Ltd".to_owned())])];
    let import = Command::Import { name: "list".to_owned(), practice: false, leads: vec![bob], merges };
    left.execute(import, "Brought in", &now).unwrap();
    right.look_again();
    let leads: Vec<_> = right.book().leads().map(|lead| lead.id).collect();
    for lead in leads {
        let company = Detail::Company("Right Ltd".to_owned());
        right.execute(Command::SetDetail(lead, company), "Changed", &soon).unwrap();
    }
    left.look_again();
    assert!(!left.has_conflicts());
    left.keep_conflicts(&soon);
    assert!(left.book().leads().all(|lead| lead.company == "Right Ltd" && lead.note.is_empty()));
}

#[test]
fn a_page_whose_clock_is_behind_still_has_the_last_word() {
    let store = Rc::new(MemoryStore::new());
    let (mut ahead, mut behind) = (open(&store, 1), open(&store, 2));
    let ann = add(&mut ahead, "Ann", &at("2026-11-23 15:00"));
    behind.look_again();
    behind.execute(Command::SetDetail(ann, Detail::Note("seen, then said".to_owned())), "Note", &at(NOON)).unwrap();
    ahead.look_again();
    assert_eq!(ahead.book().lead(ann).unwrap().note, "seen, then said");
    // An undo is reported later too.
    assert_eq!(behind.undo(&at(NOON)), Some("Note".to_owned()));
    ahead.look_again();
    assert_eq!(ahead.book().lead(ann).unwrap().note, "");
}

#[test]
fn a_book_whose_storage_was_emptied_is_written_again_from_the_page() {
    let (now, store) = (at(NOON), Rc::new(MemoryStore::new()));
    let mut page = open(&store, 1);
    let lead = add(&mut page, "Ada", &now);
    page.execute(record(lead, Outcome::NoAnswer), "No answer", &now).unwrap();
    for key in store.keys().unwrap() {
        store.remove(&key).unwrap();
    }
    assert_eq!(open(&store, 2).book().leads().count(), 0);
    page.save_whole(&now);
    assert_eq!(page.saving(), Saving::Saved);
    assert_eq!(seen(open(&store, 2).book()), seen(page.book()));
    assert_eq!(page.undo_label(), Some("No answer"), "it can still be taken back");
}

#[test]
fn what_could_not_be_read_is_in_the_next_backup_as_it_stands() {
    let (now, store) = (at(NOON), Rc::new(MemoryStore::new()));
    add(&mut open(&store, 1), "Ada", &now);
    add(&mut open(&store, 2), "Ben", &now);
    let key = store.keys().unwrap().into_iter().find(|key| store.get(key).unwrap().unwrap().contains("Ben")).unwrap();
    let damaged = store.get(&key).unwrap().unwrap().replace("Ben", "B\"n");
    store.set(&key, &damaged).unwrap();
    let page = open(&store, 3);
    let text = page.backup(&now).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["set_aside"], serde_json::json!([{ "key": key, "text": damaged }]));
    assert_eq!(backup::read(&text).unwrap().manifest.leads, 1);
}

#[test]
fn what_changes_several_leads_at_once_can_be_gone_back_from() {
    let (now, store) = (at(NOON), Rc::new(MemoryStore::new()));
    let mut page = open(&store, 1);
    let leads = ["Ada", "Ben"].map(|name| add(&mut page, name, &now));
    page.execute(Command::Together(vec![Command::DeleteLead(leads[0])]), "One", &now).unwrap();
    page.undo(&now);
    assert_eq!(page.recovery_points(), []);
    page.execute(Command::Together(leads.map(Command::DeleteLead).to_vec()), "All", &now).unwrap();
    let points = page.recovery_points();
    assert_eq!(points.iter().map(|point| point.before.as_str()).collect::<Vec<_>>(), ["archiving"]);
    assert_eq!(page.book_at(&points[0]).unwrap().leads().count(), 2);
}

#[test]
fn other_programs_on_the_same_address_stay_as_they_are() {
    let now = at(NOON);
    let store = Rc::new(MemoryStore::new());
    store.set("other/app", "its own").unwrap();
    let mut page = open(&store, 1);
    add(&mut page, "Ann", &now);
    assert_eq!(page.usage().other, "other/app".len() + "its own".len());
    assert!(page.raw_dump().0.iter().all(|(key, _)| key != "other/app"));
    assert_eq!(store.get("other/app").unwrap().as_deref(), Some("its own"));
}

#[test]
fn a_logged_touch_takes_at_most_four_hundred_units_besides_its_note() {
    let now = at(NOON);
    let mut page = open(&Rc::new(MemoryStore::new()), 1);
    let lead = add(&mut page, "Ann", &now);
    let mut now = now;
    for outcome in Outcome::ALL.into_iter().filter(|outcome| *outcome != Outcome::DoNotCall) {
        let before = page.usage().own;
        page.execute(record(lead, outcome), "Touch", &now).unwrap();
        let units = page.usage().own - before;
        assert!(units <= 400, "{outcome:?} takes {units}");
        let tomorrow = days_after(now.today(), 1).and_hms_opt(9, 0, 0).unwrap();
        now = Now::new(now.instant_of(tomorrow), &UTC);
    }
}
