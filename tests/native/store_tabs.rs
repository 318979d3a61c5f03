//! Three pages at once, each with its own delayed view of the storage, all writing and compacting, with pages that die:
//! nothing acknowledged is lost, and all see the same in the end.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::store_support::script::{Worker, new_lead};
use crate::store_support::{folded, minutes_later, replica};
use next_touch::domain::book::{Change, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::lead::Outcome;
use next_touch::store::journal::Journal;
use next_touch::store::journal::{Compactor, Step};
use next_touch::store::storage::{KeyValue, StorageError};

/// All writes ever made, in order.
#[derive(Default)]
struct Disk {
    log: RefCell<Vec<(String, Option<String>)>>,
}

/// One page's view of the disk: its own writes at once, those of others later.
#[derive(Clone)]
struct View {
    disk: Rc<Disk>,
    seen: Rc<Cell<usize>>,
    values: Rc<RefCell<BTreeMap<String, String>>>,
}

impl View {
    fn of(disk: &Rc<Disk>) -> View {
        let view = View { disk: disk.clone(), seen: Rc::default(), values: Rc::default() };
        view.catch_up(usize::MAX);
        view
    }

    /// Sees this many more writes.
    fn catch_up(&self, writes: usize) {
        let log = self.disk.log.borrow();
        let until = log.len().min(self.seen.get().saturating_add(writes));
        for (key, value) in &log[self.seen.get()..until] {
            self.put(key, value.clone());
        }
        self.seen.set(until);
    }

    fn put(&self, key: &str, value: Option<String>) {
        match value {
            Some(value) => self.values.borrow_mut().insert(key.to_owned(), value),
            None => self.values.borrow_mut().remove(key),
        };
    }

    fn write(&self, key: &str, value: Option<String>) {
        self.disk.log.borrow_mut().push((key.to_owned(), value.clone()));
        self.put(key, value);
    }
}

impl KeyValue for View {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.write(key, Some(value.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write(key, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.values.borrow().keys().cloned().collect())
    }
}

struct Page {
    view: View,
    journal: Journal<View>,
    worker: Worker,
    compactor: Compactor,
}

impl Page {
    fn open(disk: &Rc<Disk>, number: u64) -> Page {
        let view = View::of(disk);
        let (journal, opened) = Journal::open(view.clone(), replica(number));
        let mut worker = Worker::new(number);
        opened.changes.iter().for_each(|change| worker.observe(change));
        let mut compactor = Compactor::default();
        compactor.set_scarce(true);
        Page { view, journal, worker, compactor }
    }

    fn look_again(&mut self) {
        let opened = self.journal.look_again();
        opened.changes.iter().for_each(|change| self.worker.observe(change));
    }
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Runs three pages in a random order given by the seed. Returns the numbers of acknowledged changes and of finished
/// runs.
#[track_caller]
fn simulate(seed: u64, steps: usize) -> (usize, usize) {
    let mut dice = Dice(seed);
    let disk = Rc::new(Disk::default());
    let mut opened = 3;
    let mut pages: Vec<Page> = (1..=3).map(|number| Page::open(&disk, number)).collect();
    let mut acknowledged: Vec<Stamped<Change>> = Vec::new();
    let mut runs = 0;
    let mut now = minutes_later(0).instant.0.cast_unsigned() + 400 * 86_400_000;
    for step in 0..steps {
        let place = dice.below(3);
        now += 700;
        match dice.below(24) {
            0 => {
                // The page dies; what it had written is on disk.
                opened += 1;
                pages[place] = Page::open(&disk, opened);
            }
            1..=2 => pages[place].look_again(),
            3..=9 => pages[place].view.catch_up(dice.below(40)),
            10..=15 => {
                let page = &mut pages[place];
                let lead = page.worker.book.leads().nth(dice.below(5)).map(|lead| lead.id);
                let change = match lead {
                    Some(lead) => page.worker.record(lead, Outcome::NoAnswer, &format!("seed {seed} step {step}")),
                    None => page.worker.execute(Command::AddLead(Box::new(new_lead(u32::try_from(step).unwrap())))),
                };
                page.journal.append(&change).unwrap();
                acknowledged.push(change);
            }
            _ => {
                let page = &mut pages[place];
                let view = page.view.clone();
                // A view that lags behind makes a run fail at times, which does no harm.
                runs += usize::from(page.compactor.step(&view, now) == Ok(Step::Done));
            }
        }
    }
    let expected = folded(&acknowledged);
    let found = Page::open(&disk, 9_999);
    assert_eq!(found.worker.book, expected, "seed {seed}: the disk");
    for page in &mut pages {
        page.view.catch_up(usize::MAX);
        page.look_again();
        assert_eq!(page.worker.book, expected, "seed {seed}: an open page");
    }
    (acknowledged.len(), runs)
}

fn simulate_all(seeds: std::ops::Range<u64>, steps: usize) -> (usize, usize) {
    let counts = seeds.map(|seed| simulate(seed, steps));
    counts.fold((0, 0), |sum, (acknowledged, runs)| (sum.0 + acknowledged, sum.1 + runs))
}

#[test]
fn three_pages_that_write_and_fold_at_once_lose_nothing() {
    let (acknowledged, runs) = simulate_all(0..6, 900);
    assert!(acknowledged > 1_000 && runs > 6, "{acknowledged} changes, {runs} runs");
}

#[test]
#[ignore = "the long form"]
fn soak_three_pages_that_write_and_fold_at_once_lose_nothing() {
    let (mut acknowledged, mut runs) = (0, 0);
    // Prints progress for the person who waits.
    for seeds in 0..20 {
        let (more, ended) = simulate_all(100 + seeds * 25..125 + seeds * 25, 3_000);
        (acknowledged, runs) = (acknowledged + more, runs + ended);
        println!(
            "{} seeds: {acknowledged} changes acknowledged, {runs} runs of folding ended, 0 lost",
            25 + seeds * 25
        );
    }
}
