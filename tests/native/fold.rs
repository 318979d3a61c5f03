//! Folding: the book is the same for any order, grouping and repetition of edits.

use crate::random::random;
use std::rc::Rc;

use crate::store_support::generate::stamped_edits;
use crate::store_support::replica;
use crate::store_support::script::{Worker, day, new_lead};
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::lead::Outcome;
use next_touch::store::journal::Journal;
use next_touch::store::storage::MemoryStore;
use proptest::prelude::*;

fn book_of(edits: &[Stamped<Edit>]) -> Book {
    let mut book = Book::new();
    edits.iter().for_each(|edit| book.apply_edit(edit.at, edit.value.clone()));
    book
}

fn merge(mut book: Book, other: &Book) -> Book {
    other.registers().into_iter().for_each(|edit| book.apply_edit(edit.at, edit.value));
    book
}

proptest! {
    #![proptest_config(random(256))]

    #[test]
    fn the_order_of_edits_does_not_matter((edits, shuffled) in stamped_edits(40).prop_flat_map(|edits| (Just(edits.clone()), Just(edits).prop_shuffle()))) {
        prop_assert_eq!(book_of(&edits), book_of(&shuffled));
    }

    #[test]
    fn repeating_edits_changes_nothing(edits in stamped_edits(30), again in prop::collection::vec(any::<prop::sample::Index>(), 0..20)) {
        let book = book_of(&edits);
        let mut repeated = edits.clone();
        if !edits.is_empty() {
            repeated.extend(again.iter().map(|index| edits[index.index(edits.len())].clone()));
        }
        prop_assert_eq!(book_of(&repeated), book);
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(edits in stamped_edits(40), first in 0_usize..40, second in 0_usize..40) {
        let (first, second) = (first.min(edits.len()), second.min(edits.len()));
        let (low, high) = (first.min(second), first.max(second));
        // The slices overlap, like the edits of two devices that were once one.
        let (a, b, c) = (book_of(&edits[..high]), book_of(&edits[low..]), book_of(&edits[low / 2..high]));
        prop_assert_eq!(merge(a.clone(), &b), merge(b.clone(), &a));
        prop_assert_eq!(merge(merge(a.clone(), &b), &c), merge(a.clone(), &merge(b.clone(), &c)));
        prop_assert_eq!(merge(a.clone(), &a), a.clone());
        prop_assert_eq!(merge(a, &b), book_of(&edits));
    }

    #[test]
    fn the_registers_of_a_book_make_an_equal_book(edits in stamped_edits(40)) {
        let book = book_of(&edits);
        prop_assert_eq!(merge(Book::new(), &book), book);
    }

    #[test]
    fn only_news_are_news(edits in stamped_edits(30)) {
        let book = book_of(&edits);
        for edit in book.registers() {
            prop_assert!(!book.supersedes(&edit));
        }
        let mut merged = Book::new();
        for edit in &edits {
            let before = merged.clone();
            let news = merged.supersedes(edit);
            merged.apply_edit(edit.at, edit.value.clone());
            prop_assert!(news || before == merged);
        }
    }

    #[test]
    fn several_pages_over_one_store_converge(pages in 2_usize..4, schedule in prop::collection::vec((0_usize..3, 0_u8..6), 1..40)) {
        check_convergence(pages, &schedule);
    }
}

struct Page {
    worker: Worker,
    journal: Journal<Rc<MemoryStore>>,
}

impl Page {
    fn look(&mut self) {
        let opened = self.journal.look_again();
        assert_eq!((opened.unreadable, opened.fault), (vec![], None));
        opened.changes.iter().for_each(|change| self.worker.observe(change));
    }

    fn act(&mut self, action: u8) {
        let first = self.worker.book.leads().next().map(|lead| lead.id);
        let change = match (action, first) {
            (0 | 1, Some(lead)) => self.worker.record(lead, Outcome::NoAnswer, "nobody there"),
            (2, Some(lead)) => self.worker.execute(Command::FinishLater(lead)),
            (3, Some(lead)) => self.worker.execute(Command::DeleteLead(lead)),
            _ => self.worker.execute(Command::AddLead(Box::new(new_lead(1)))),
        };
        self.journal.append(&change).unwrap();
    }
}

#[track_caller]
fn check_convergence(pages: usize, schedule: &[(usize, u8)]) {
    let store = Rc::new(MemoryStore::new());
    let mut open: Vec<Page> = (1_u64..)
        .take(pages)
        .map(|number| Page { worker: Worker::new(number), journal: Journal::open(store.clone(), replica(number)).0 })
        .collect();
    for (page, action) in schedule {
        let page = &mut open[page % pages];
        if *action == 5 { page.look() } else { page.act(*action) }
    }
    open.iter_mut().for_each(Page::look);
    let (_, opened) = Journal::open(store, replica(99));
    let fresh = crate::store_support::folded(&opened.changes);
    for page in &open {
        assert_eq!(page.worker.book, fresh);
    }
}

#[test]
fn the_changes_of_a_day_fold_to_the_same_book_backwards() {
    let day = day();
    let mut backwards = day.changes.clone();
    backwards.reverse();
    assert_eq!(crate::store_support::folded(&backwards), day.book);
    assert!(day.changes.iter().any(|change| matches!(change.value, Change::Merged(_))));
}
