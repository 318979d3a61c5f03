//! A person who is erased disappears from every stored text and never comes back, yet is not called again.

use crate::random::random;
use std::rc::Rc;

use crate::store_support::generate::stamped_edits;
use crate::store_support::script::{new_lead, touch};
use crate::store_support::{minutes_later, replica};
use next_touch::app::workspace::Workspace;
use next_touch::domain::book::Book;
use next_touch::domain::book::{Edit, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::id::{Id, LeadId, Timestamp};
use next_touch::domain::lead::Detail;
use next_touch::domain::lead::Outcome;
use next_touch::store::backup;
use next_touch::store::encoding::packed::{is_packed, unpack};
use next_touch::store::journal::Step;
use next_touch::store::storage::{KeyValue, MemoryStore};
use proptest::prelude::*;

type Page = Workspace<Rc<MemoryStore>>;

/// Everything readable in the storage, packed or not.
fn readable(store: &MemoryStore) -> String {
    let text = |key: String| {
        let text = store.get(&key).unwrap().unwrap();
        if is_packed(&text) { format!("{:?}", unpack(&text).unwrap()) } else { text }
    };
    store.keys().unwrap().into_iter().map(text).collect()
}

/// Compacts until everything is rewritten.
fn tidy(page: &mut Page, minute: i64) {
    for step in 0..2_000 {
        let mut now = minutes_later(minute);
        now.instant.0 += step * 2_500;
        if page.tidy(&now) == Ok(Step::Done) {
            return;
        }
    }
    panic!("it never comes to an end");
}

fn wanted(page: &Page, name: &str) -> LeadId {
    page.book().leads().find(|lead| lead.name.ends_with(name)).unwrap().id
}

/// A page whose book came from one big list, with a touch since; "Zoë Müller 7" asked not to be called.
fn page(store: &Rc<MemoryStore>) -> Page {
    let mut page = Workspace::open(store.clone(), replica(1));
    let list = (0..40).map(|number| {
        let mut lead = new_lead(number);
        lead.details.push(Detail::Note(format!("Secret {number} {}", "of the old list ".repeat(200))));
        lead
    });
    let import = Command::Import { name: "list".to_owned(), practice: false, leads: list.collect(), merges: vec![] };
    page.execute(import, "Imported", &minutes_later(0)).unwrap();
    let now = minutes_later(5);
    let lead = wanted(&page, " 7");
    let touch = touch(Outcome::DoNotCall, "Secret 7 said no", &now);
    page.execute(Command::RecordTouch { lead, touch, next: None }, "Do not call", &now).unwrap();
    page.set_recovery_point("nothing").unwrap();
    page
}

#[test]
fn who_is_erased_leaves_every_text() {
    let store = Rc::new(MemoryStore::new());
    let mut page = page(&store);
    let lead = wanted(&page, " 7");
    let phone = page.book().lead(lead).unwrap().phones[0].clone();
    let old_backup = backup::write(page.book(), minutes_later(6).instant).unwrap();
    assert!(readable(&store).contains("Secret 7 "));
    page.execute(Command::Erase(lead), "Erased", &minutes_later(10)).unwrap();
    assert_eq!(page.undo_label(), None, "erasing cannot be taken back");
    assert_eq!(page.book().lead(lead), None);
    assert!(page.is_rewriting());
    tidy(&mut page, 11);
    assert!(!page.is_rewriting());
    for trace in ["Secret 7 ", "Müller 7\"", "zoe7@", "79460007", "7946 0007"] {
        assert!(!readable(&store).contains(trace), "{trace} is still there");
    }
    assert!(readable(&store).contains("Secret 8 "), "the others stay");
    // They must still not be called, even if the number is entered again.
    assert!(page.book().is_suppressed("+442079460007") && page.book().dialable(&phone).is_none());
    assert!(!page.book().is_suppressed("+442079460008"));
    // An old file doesn't bring them back, not even into the storage.
    let edits = backup::read(&old_backup).unwrap().edits;
    assert_eq!(
        page.execute(Command::Merge(edits.clone()), "Merged", &minutes_later(20)),
        Err(CommandError::NothingToDo)
    );
    drop(page.execute(Command::Replace(edits), "Replaced", &minutes_later(21)));
    assert!(!readable(&store).contains("Secret 7 "));
    let again: Page = Workspace::open(store.clone(), replica(2));
    assert_eq!(again.book(), page.book());
    assert!(!again.is_rewriting());
    assert_eq!(again.book().leads().count(), 39);
    for point in again.recovery_points() {
        assert_eq!(again.book_at(&point).unwrap().lead(lead), None, "nor at a recovery point");
    }
    assert!(!backup::write(again.book(), minutes_later(30).instant).unwrap().contains("Secret 7 "));
}

#[test]
fn a_page_that_ends_while_it_erases_is_followed_by_one_that_goes_on() {
    let store = Rc::new(MemoryStore::new());
    let mut first = page(&store);
    let lead = wanted(&first, " 7");
    first.execute(Command::Erase(lead), "Erased", &minutes_later(10)).unwrap();
    for step in 0..9 {
        first.tidy(&minutes_later(11 + step)).unwrap();
    }
    drop(first);
    let mut second: Page = Workspace::open(store.clone(), replica(2));
    assert!(second.is_rewriting());
    tidy(&mut second, 60);
    assert!(!readable(&store).contains("Secret 7 "));
    assert_eq!(second.book().leads().count(), 39);
}

#[test]
fn leads_that_were_taken_out_are_in_the_trash_and_can_be_put_in_again() {
    let store = Rc::new(MemoryStore::new());
    let mut page = page(&store);
    let lead = wanted(&page, " 3");
    page.execute(Command::DeleteLead(lead), "Deleted", &minutes_later(10)).unwrap();
    let month = |days: i64| minutes_later(10 + days * 1_440);
    assert_eq!(page.trash(&month(29)).iter().map(|(lead, _)| lead.id).collect::<Vec<_>>(), [lead]);
    assert_eq!(page.trash(&month(31)), vec![]);
    page.execute(Command::RestoreLead(lead), "Put in again", &month(1)).unwrap();
    assert!(page.book().lead(lead).unwrap().note.starts_with("Secret 3 "));
    assert_eq!(page.execute(Command::RestoreLead(lead), "", &month(1)), Err(CommandError::NothingToDo));
    assert_eq!(page.trash(&month(2)), vec![]);
}

#[test]
fn an_archive_holds_the_ended_leads_and_frees_their_room() {
    let store = Rc::new(MemoryStore::new());
    let mut page = page(&store);
    let ended = wanted(&page, " 3");
    page.execute(Command::LetGo { lead: ended, reason: "Closed".to_owned() }, "Ended", &minutes_later(10)).unwrap();
    let now = minutes_later(20);
    let (leads, text) = page.archive(now.today(), &now).unwrap();
    assert_eq!(leads, [ended]);
    let mut archive = Book::new();
    backup::read(&text).unwrap().edits.into_iter().for_each(|edit| archive.apply_edit(edit.at, edit.value));
    assert_eq!(
        archive.leads().map(|lead| lead.note.clone()).collect::<Vec<_>>(),
        [page.book().lead(ended).unwrap().note.clone()]
    );
    page.execute(Command::DeleteLead(ended), "Archived", &now).unwrap();
    page.empty_trash();
    tidy(&mut page, 30);
    assert!(!readable(&store).contains("Secret 3 "));
    assert!(readable(&store).contains("Secret 4 "));
}

proptest! {
    #![proptest_config(random(256))]

    #[test]
    fn who_is_erased_stays_so_in_whatever_order_things_are_heard(edits in stamped_edits(20), place in 0_usize..20, number in 0_u32..3) {
        let id = LeadId(Id { replica: replica(1), number });
        let erased = Stamped { at: Timestamp { millis: 1_794_000_000_003, count: 9, replica: replica(1) }, value: Edit::Erased(id) };
        let mut heard = edits.clone();
        heard.insert(place.min(edits.len()), erased.clone());
        let fold = |edits: &[Stamped<Edit>]| {
            let mut book = Book::new();
            edits.iter().for_each(|edit| book.apply_edit(edit.at, edit.value.clone()));
            book
        };
        let book = fold(&heard);
        prop_assert!(book.registers().iter().all(|edit| edit.value.lead() != Some(id) || edit.value == erased.value));
        heard.reverse();
        prop_assert_eq!(&fold(&heard), &book);
        prop_assert_eq!(fold(&book.registers()), book);
    }
}
