//! Measures how long the core takes with 10,000 leads, and how much storage they take. Run by hand: `cargo test
//! --release --test bench -- --ignored --nocapture --test-threads=1`. Times are not asserted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/many.rs"]
mod many;
mod store_support;
mod support;

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use many::{LEADS, NOON, TOUCHES, filled};
use next_touch::app::import::in_progress::Importing;
use next_touch::app::today::rows::{self, LeadFilter};
use next_touch::app::workspace::Workspace;
use next_touch::domain::command::Command;
use next_touch::domain::id::ReplicaId;
use next_touch::domain::lead::Query;
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Channel, Direction, Outcome, TouchTime};
use next_touch::store::journal::Journal;
use next_touch::store::journal::{Compactor, Step};
use next_touch::store::storage::{KeyValue, MemoryStore};
use support::{at, touch};

/// The median of several runs.
fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

/// A store as it develops in practice: an import, then every touch logged on its day, then compacted into segments.
fn folded(leads: u32) -> Rc<MemoryStore> {
    let store = Rc::new(MemoryStore::new());
    let (changes, book) = store_support::many::history(leads);
    let (mut journal, _) = Journal::open(store.clone(), ReplicaId::from_bits(1));
    let mut compactor = Compactor::default();
    let mut now = changes.last().unwrap().at.millis + 3_600_000;
    let (mut written, mut began) = (0, now);
    let mut fold = |compactor: &mut Compactor, until: fn(&Step) -> bool| {
        for _ in 0..100_000 {
            now += 2_500;
            let step = compactor.step(&store, now).unwrap();
            if let Step::Wrote(key) = &step {
                written += store.get(key).unwrap().unwrap().chars().count();
            }
            if until(&step) {
                break;
            }
        }
        (written, now)
    };
    for (count, change) in changes.iter().enumerate() {
        journal.append(change).unwrap();
        if count % 2_000 == 1_999 {
            fold(&mut compactor, |step| *step == Step::Done);
        }
    }
    let letters = store_support::many::letters_a_lead(&book);
    began = fold(&mut compactor, |step| *step == Step::Done).1 - began;
    println!(
        "{leads} leads with 7 logged touches and {letters} letters of text each: {} units a lead, {} in all; \
         folding wrote {written} units in {} virtual minutes",
        journal.usage().own / leads as usize,
        journal.usage().own,
        began / 60_000,
    );
    store
}

#[test]
#[ignore = "a measurement, not a proof"]
fn opening_what_was_folded() {
    for leads in [1_000, 5_000, 10_000] {
        let store = folded(leads);
        let open = median(3, || drop(black_box(Workspace::open(store.clone(), ReplicaId::from_bits(2)))));
        println!("open {leads} leads from segments: {open:?}");
        assert_eq!(Workspace::open(store.clone(), ReplicaId::from_bits(2)).book().leads().count(), leads as usize);
    }
}

fn table() -> String {
    let row = |n: u32| {
        format!("Ann Hill {n},Company {},+1 20{} 555 {n:04},lead{n}@company.example,Asked\n", n / 3, 2 + n % 7)
    };
    std::iter::once("Name,Company,Phone,Mail,Notes\n".to_owned()).chain((0..LEADS).map(row)).collect()
}

#[test]
#[ignore = "a measurement, not a proof"]
fn opening_today_searching_and_logging_with_ten_thousand_leads() {
    let now = at(NOON);
    let store = filled(LEADS);
    let fold = median(5, || drop(black_box(Workspace::open(store.clone(), ReplicaId::from_bits(2)))));
    println!("open {LEADS} leads with {TOUCHES} touches each: {fold:?}");

    let mut page = Workspace::open(store, ReplicaId::from_bits(3));
    let units = page.usage().own;
    println!("storage: {units} units, {} per lead", units / LEADS as usize);

    let today = median(9, || drop(black_box(rows::today(page.book(), &now))));
    println!("rows of Today: {today:?}");

    let order = median(9, || drop(black_box(rows::leads_by_next_touch(page.book(), &now))));
    println!("order of the lead list: {order:?}");

    let leads = rows::leads_by_next_touch(page.book(), &now);
    for typed in ["0143", "muller", "company 12", "nobody at all"] {
        let keystroke = median(9, || {
            let found = rows::find(page.book(), &leads, &Query::new(typed), &LeadFilter::default(), &now);
            drop(black_box(found));
        });
        println!("search keystroke {typed:?}: {keystroke:?}");
    }

    let before = page.usage().own;
    let mut called = leads.iter();
    let logged = 101;
    let one = median(logged, || {
        let made = touch(Outcome::NoAnswer, Channel::Call, Direction::Mine, TouchTime::At(now.instant));
        let command = Command::RecordTouch { lead: *called.next().unwrap(), touch: made, next: None };
        page.execute(command, "No answer", &now).unwrap();
    });
    println!("one logged touch: {} µs, {} units", one.as_micros(), (page.usage().own - before) / logged);
}

#[test]
#[ignore = "a measurement, not a proof"]
fn the_dry_run_of_ten_thousand_rows() {
    let now = at(NOON);
    let table = table();
    let book = next_touch::domain::book::Book::new();
    let empty = median(3, || {
        let importing = Importing::of_text(&table).unwrap();
        drop(black_box(importing.dry_run(&book, Country::fallback(), now.today())));
    });
    println!("dry run of {LEADS} rows beside an empty book: {empty:?}");
    let page = Workspace::open(filled(LEADS), ReplicaId::from_bits(2));
    let full = median(3, || {
        let importing = Importing::of_text(&table).unwrap();
        drop(black_box(importing.dry_run(page.book(), Country::fallback(), now.today())));
    });
    println!("dry run of {LEADS} rows beside {LEADS} leads: {full:?}");
}
