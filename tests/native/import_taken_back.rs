//! Deleting an import also removes what it added to existing leads, and nothing else.

use crate::random::random;
use std::rc::Rc;

use crate::support::{at, day, named, phone, seen, somebody, with};
use next_touch::app::import::import_command;
use next_touch::app::import::in_progress::Importing;
use next_touch::app::import::removal::{done_words, stays_words};
use next_touch::app::workspace::Workspace;
use next_touch::domain::command::{Command, LeadMerge};
use next_touch::domain::id::{ImportId, LeadId, ReplicaId};
use next_touch::domain::lead::Status;
use next_touch::domain::lead::When;
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Deadline, Detail, Group, Lead};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::time::Now;
use next_touch::store::journal::Step;
use next_touch::store::storage::MemoryStore;
use proptest::prelude::*;

type Page = Workspace<Rc<MemoryStore>>;

fn now() -> Now {
    at("2026-12-01 09:00")
}

/// A page with one lead and many details.
fn page() -> (Page, LeadId) {
    let mut page = Workspace::open(Rc::new(MemoryStore::new()), ReplicaId::from_bits(1));
    let lorcan = with(somebody("Lorcan Ashdown", "+1 607 555 0180"), Detail::Note("first list".to_owned()));
    let lead = page.execute(Command::AddLead(Box::new(lorcan)), "Lead added", &now()).unwrap().lead.unwrap();
    (page, lead)
}

/// Imports a table as the dry run proposes.
#[track_caller]
fn import(page: &mut Page, table: &str) -> ImportId {
    let importing = Importing::of_text(table).unwrap();
    let run = importing.dry_run(page.book(), Country::fallback(), now().today());
    let command = import_command("second.csv".to_owned(), run.accepted(), page.book(), &now());
    page.execute(command, "Imported", &now()).unwrap().import.unwrap()
}

#[track_caller]
fn delete(page: &mut Page, import: ImportId) {
    let command = page.remove_import(import);
    page.execute(command, "Deleted", &at("2026-12-02 09:00")).unwrap();
}

const SECOND: &str = "Name,Phone,Phone 2,Company,Notes,Must have,Next call,Deadline\n\
    Lorcan Ashdown,607 555 0180,607 555 0181,Ashdown Kilns,second list,a low door,2027-03-05,2027-06-01\n\
    Quill Haverty,607 555 0182,,,,,,\n";

#[test]
fn b23_what_a_list_added_to_a_known_lead_goes_with_it() {
    let (mut page, lead) = page();
    let before = page.book().lead(lead).unwrap().clone();
    let second = import(&mut page, SECOND);
    let lorcan = page.book().lead(lead).unwrap();
    assert_eq!((lorcan.phones.len(), !lorcan.items.is_empty()), (2, true));
    assert_eq!(lorcan.next_touch().unwrap().when, When::day(day("2027-03-05")));
    assert!(page.remembers_before(second));
    assert_eq!(
        stays_words(page.book(), second, true).unwrap(),
        "What it added to 1 lead you already had goes too, unless you changed it since."
    );
    assert_eq!(
        done_words(page.book(), second, "second.csv", true),
        "second.csv: 1 lead deleted, 1 lead put back as before"
    );
    let imported = seen(page.book());
    delete(&mut page, second);
    assert_eq!(page.book().leads().count(), 1);
    assert_eq!(page.book().lead(lead).unwrap(), &before);
    page.undo(&now()).unwrap();
    assert_eq!(seen(page.book()), imported);
    // The second time, the book before the import is no longer known, and the message says so.
    assert!(!page.remembers_before(second));
    let words = stays_words(page.book(), second, false).unwrap();
    assert_eq!(words, "What it filled in for 1 lead you already had stays.");
}

#[test]
fn b23_later_work_on_a_known_lead_stays_when_the_list_goes() {
    let (mut page, lead) = page();
    let second = import(&mut page, SECOND);
    let note = format!("{}\nby hand", page.book().lead(lead).unwrap().note);
    page.execute(Command::SetDetail(lead, Detail::Note(note.clone())), "Note", &now()).unwrap();
    let (must_have, item) = page.book().lead(lead).unwrap().items_of(ItemKind::MustHave).next().unwrap();
    let must_have = (must_have, Item { text: "a low door, 80 cm".to_owned(), ..item.clone() });
    page.execute(Command::SetItem(lead, must_have.0, Some(must_have.1)), "Must-have", &now()).unwrap();
    page.execute(Command::Park { lead, wake: day("2027-05-01"), why: "on leave".to_owned() }, "Parked", &now())
        .unwrap();
    delete(&mut page, second);
    let lorcan = page.book().lead(lead).unwrap();
    assert_eq!(lorcan.note, note);
    assert_eq!(lorcan.said(ItemKind::MustHave).collect::<Vec<_>>(), ["a low door, 80 cm"]);
    assert!(matches!(lorcan.status, Status::Parked { .. }));
    assert_eq!((lorcan.phones.len(), lorcan.company.as_str()), (1, ""));
}

#[test]
fn a_list_that_is_too_old_to_be_remembered_takes_what_was_said_and_leaves_the_fields() {
    let (mut page, lead) = page();
    let second = import(&mut page, SECOND);
    for before in ["one", "two", "three"] {
        page.execute(Command::SetDetail(lead, Detail::Role(before.to_owned())), "Role", &now()).unwrap();
        page.set_recovery_point(before).unwrap();
    }
    assert!(!page.remembers_before(second));
    assert_eq!(
        done_words(page.book(), second, "second.csv", false),
        "second.csv: 1 lead deleted, what it filled in for 1 lead kept"
    );
    delete(&mut page, second);
    let lorcan = page.book().lead(lead).unwrap();
    assert_eq!((lorcan.phones.len(), lorcan.said(ItemKind::MustHave).count()), (2, 0));
    assert_eq!(lorcan.next_touch().unwrap().when, When::day(day("2027-03-05")));
}

#[test]
fn what_was_before_a_list_is_remembered_over_tidying_and_a_new_page() {
    let (mut page, lead) = page();
    let before = page.book().lead(lead).unwrap().clone();
    let second = import(&mut page, SECOND);
    for _ in 0..200 {
        if page.tidy(&at("2026-12-01 12:00")).unwrap() == Step::Rested {
            break;
        }
    }
    delete(&mut page, second);
    assert_eq!(page.book().lead(lead).unwrap(), &before);
}

#[test]
fn whom_a_list_put_on_the_do_not_call_list_stays_on_it() {
    let (mut page, lead) = page();
    let second = import(&mut page, "Name,Phone,Do not call\nLorcan Ashdown,607 555 0180,yes\n");
    assert_eq!(
        stays_words(page.book(), second, true).unwrap(),
        "It put 1 lead you already had on the do-not-call list: that stays."
    );
    delete(&mut page, second);
    assert!(matches!(page.book().lead(lead).unwrap().status, Status::DoNotCall { .. }));
    assert!(page.book().is_suppressed("+16075550180"));
}

/// The values that a list may contain for a known lead.
fn details() -> impl Strategy<Value = Vec<Detail>> {
    let text = "[a-z]{0,6}";
    prop::collection::vec(
        prop_oneof![
            text.prop_map(Detail::Company),
            text.prop_map(Detail::Note),
            text.prop_map(Detail::Zone),
            (0_u32..3).prop_map(|last| Detail::Phones(vec![phone(&format!("+1 607 555 019{last}"))])),
            prop::option::of(prop::sample::select(Group::ALL.to_vec())).prop_map(Detail::Group),
            (1_u32..9).prop_map(|last| Detail::Deadline(Some(Deadline {
                day: day(&format!("2027-04-0{last}")),
                why: String::new()
            }))),
        ],
        0..4,
    )
}

proptest! {
    #![proptest_config(random(64))]

    /// An import and its deletion leave each field unchanged, except those set in between.
    #[test]
    fn a_deleted_import_leaves_known_leads_as_they_were(
        first in prop::collection::vec(details(), 1..4),
        listed in prop::collection::vec((details(), "[a-z]{0,4}"), 1..4),
        later in details(),
        tidies in 0_usize..12,
    ) {
        let mut page: Page = Workspace::open(Rc::new(MemoryStore::new()), ReplicaId::from_bits(1));
        let mut leads = Vec::new();
        for details in first {
            let new = details.into_iter().fold(named("Ann"), with);
            leads.push(page.execute(Command::AddLead(Box::new(new)), "Lead added", &now()).unwrap().lead.unwrap());
        }
        let without: Page = {
            // The value without the list.
            let mut other: Page = Workspace::open(Rc::new(MemoryStore::new()), ReplicaId::from_bits(1));
            let registers = page.book().registers();
            other.execute(Command::Merge(registers), "Merged", &now()).unwrap();
            for detail in &later {
                drop(other.execute(Command::SetDetail(leads[0], detail.clone()), "Later", &now()));
            }
            other
        };
        let merges: Vec<LeadMerge> = leads.iter().zip(&listed).map(|(lead, (details, said))| {
            let mut merge = LeadMerge::new(*lead, details.clone());
            let item = Item::new(ItemKind::Quote, said.clone(), Source::Said);
            merge.items.extend((!said.is_empty()).then_some(item));
            merge
        }).collect();
        let command = Command::Import { name: "list".to_owned(), practice: false, leads: Vec::new(), merges };
        let second = page.execute(command, "Imported", &now()).unwrap().import.unwrap();
        let mut unchanged = Vec::new();
        for detail in &later {
            // Setting a field to its current value is not a change.
            if page.execute(Command::SetDetail(leads[0], detail.clone()), "Later", &now()).is_err() {
                unchanged.push(detail.kind());
            }
        }
        for _ in 0..tidies {
            page.tidy(&at("2026-12-01 12:00")).unwrap();
        }
        delete(&mut page, second);
        for lead in &leads {
            let (is, was) = (page.book().lead(*lead).unwrap(), without.book().lead(*lead).unwrap());
            let fields = |lead: &Lead| {
                let kinds = next_touch::domain::lead::DetailKind::ALL.into_iter().filter(|kind| !unchanged.contains(kind));
                kinds.map(|kind| lead.detail(kind)).collect::<Vec<_>>()
            };
            prop_assert_eq!(fields(is), fields(was));
            prop_assert_eq!(is.said(ItemKind::Quote).count(), 0);
        }
    }
}
