//! The latest answer wins, whichever pages gave the answers and in whatever order they arrive.

use crate::random::random;
use std::collections::BTreeSet;

use next_touch::app::call::script_values::{AnswerHome, TouchValues, answer_to};
use next_touch::app::library::competitors;
use next_touch::app::today::calendar;
use next_touch::app::today::plan_rows::plan_log;
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::command::Command;
use next_touch::domain::id::{Id, LeadId, ReplicaId};
use next_touch::domain::lead::decision_maker::{Decides, decides};
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Deadline, Detail, Group};
use next_touch::domain::lead::{Item, ItemKind};
use next_touch::domain::library::script_versions;
use next_touch::domain::qualify::fact_tests;
use next_touch::domain::qualify::questions::{self, CASUAL, Home};
use next_touch::domain::script::{AskField, Gap, Values};
use next_touch::domain::time::{Instant, Now};
use next_touch::domain::util::FlatMap;
use proptest::prelude::*;

use crate::support::{Desk, at, day, named};

/// The kinds answered again and again, each answer a word.
const SAID: [ItemKind; 10] = [
    ItemKind::MustHave,
    ItemKind::Quote,
    ItemKind::Question,
    ItemKind::Hesitation,
    ItemKind::MyPromise,
    ItemKind::TheirPromise,
    ItemKind::Decider,
    ItemKind::Colleague,
    ItemKind::Salutation,
    ItemKind::Route,
];

fn first_of(desks: &[Desk], id: LeadId) -> &Book {
    assert!(desks.iter().all(|desk| desk.lead(id) == desks[0].lead(id)), "two pages disagree");
    &desks[0].book
}

/// Several pages that see each other's changes at once, and all changes ever made.
struct Pages {
    desks: Vec<Desk>,
    changes: Vec<Stamped<Change>>,
}

impl Pages {
    fn run(&mut self, page: usize, command: Command, now: &Now) {
        let page = page % self.desks.len();
        let desk = &mut self.desks[page];
        let change = desk.book.decide(command, now, &mut desk.ids).unwrap();
        let at = desk.hybrid_clock.draw(u64::try_from(now.instant.0).unwrap());
        let change = Stamped { at, value: change };
        for desk in &mut self.desks {
            desk.hybrid_clock.observe(at);
            desk.book.apply(change.clone());
        }
        self.changes.push(change);
    }
}

/// Answers every possible question with `word`, in the page `page`.
fn say_all(pages: &mut Pages, page: usize, id: LeadId, word: &str, turn: usize, now: &Now) {
    let today = now.today();
    for kind in SAID {
        pages.run(page, Command::AddItem(id, Item::said(kind, word, today)), now);
    }
    pages.run(page, questions::answer(pages.desks[0].lead(id), &CASUAL[0], word, today), now);
    let test = pages.desks[0].book.fact_tests().remove(0);
    // The proof has its own date: a later answer may have an earlier one.
    let since = next_touch::domain::time::days_after(day("2026-01-01"), u32::try_from(100 - turn).unwrap());
    pages.run(page, Command::AddItem(id, fact_tests::met(&test, word, Some(since))), now);
    for piece in [
        LibraryItem::new(LibraryItemKind::Script, now.instant, "call-busy", word),
        LibraryItem::new(LibraryItemKind::Plan, now.instant, "Mine", word),
        LibraryItem::new(LibraryItemKind::Watched, now.instant, "", word),
    ] {
        pages.run(page, Command::AddPiece(piece), now);
    }
    let group = if turn.is_multiple_of(2) { Group::A } else { Group::B };
    pages.run(page, Command::SetDetail(id, Detail::Group(Some(group))), now);
    pages.run(page, Command::SetDetail(id, Detail::Plan(format!("plan {word}"))), now);
}

fn assert_latest(book: &Book, id: LeadId, words: &[String], now: Now) {
    let lead = book.lead(id).unwrap();
    let last = words.last().unwrap();
    let values = TouchValues { book, lead, following: None, call: None, typed: &FlatMap::new(), now };
    for gap in [
        Gap::TheirWords,
        Gap::TheirQuestion,
        Gap::Hesitation,
        Gap::MyPromise,
        Gap::TheirPromise,
        Gap::Colleague,
        Gap::Salutation,
    ] {
        assert_eq!(values.value(gap).as_ref(), Some(last), "{gap:?}");
    }
    for kind in SAID {
        assert!(lead.said(kind).eq(words.iter().map(String::as_str)), "{kind:?}");
    }
    assert_eq!(decides(lead), Decides::Other(last.clone(), None));
    for question in questions::FIRST_TALK.into_iter().chain(&CASUAL[..1]) {
        if matches!(question.home, Home::Items(kind) if !SAID.contains(&kind)) || !is_item(question.home) {
            continue;
        }
        assert_eq!(questions::answer_of(lead, question, now.today()).as_ref(), Some(last), "{}", question.words);
    }
    let facts = book.facts_of(lead, now.today());
    assert_eq!(facts[0].item.as_ref().map(|(_, item)| &item.proof), Some(last));
    let groups = lead.items_of(ItemKind::Grouped).count();
    let (_, grouped) = lead.items_of(ItemKind::Grouped).next_back().unwrap();
    assert_eq!((groups, grouped.text.as_str()), (1, lead.group.unwrap().letter()));
    let (_, plan) = lead.items_of(ItemKind::PlanChange).next_back().unwrap();
    assert_eq!(plan_log(lead, &now).len(), words.len(), "{plan:?}");
    assert_eq!(script_versions::text_of(book, "call-busy"), Some(last.as_str()));
    assert!(script_versions::versions(book, "call-busy").iter().map(|(_, piece)| &piece.text).eq(words.iter().rev()));
    let seen = competitors::noted(book).into_iter().map(|id| &book.piece(id).unwrap().text);
    assert!(seen.eq(words.iter().rev()));
    // Long lines of a calendar are folded.
    let file = calendar::of_lead(lead, book, "https://example.org/", &now).text.replace("\r\n ", "");
    assert!(file.contains(&format!("Their words: {last}")), "{file}");
}

fn is_item(home: Home) -> bool {
    matches!(home, Home::Items(_) | Home::Answer(_))
}

proptest! {
    #![proptest_config(random(48))]

    #[test]
    fn the_latest_answer_counts_whichever_pages_gave_the_answers(
        replicas in prop::collection::btree_set(1..1_u64 << 48, 2..=3),
        answers in prop::collection::vec((0..3_usize, 0..3_000_i64), 1..6),
        order in any::<u64>(),
    ) {
        let replicas: Vec<u64> = { let set: BTreeSet<u64> = replicas; set.into_iter().collect() };
        let mut now = at("2026-11-23 10:00");
        let mut pages = Pages { desks: replicas.iter().map(|replica| Desk::in_replica(*replica)).collect(), changes: Vec::new() };
        pages.run(0, Command::AddLead(Box::new(named("Ann Hill"))), &now);
        let id = pages.desks[0].book.leads().next().unwrap().id;
        let mut words = Vec::new();
        for (turn, (page, minutes)) in answers.into_iter().enumerate() {
            now.instant = now.instant.plus_minutes(minutes);
            let word = format!("answer-{turn}");
            say_all(&mut pages, page, id, &word, turn, &now);
            words.push(word);
        }
        assert_latest(first_of(&pages.desks, id), id, &words, now);
        // Another device receives them in another order.
        let mut changes = pages.changes;
        let mut random = order;
        for place in (1..changes.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            changes.swap(place, usize::try_from(random >> 33).unwrap() % (place + 1));
        }
        let mut other = Book::new();
        changes.into_iter().for_each(|change| other.apply(change));
        prop_assert_eq!(other.lead(id), pages.desks[0].book.lead(id));
        assert_latest(&other, id, &words, now);
    }
}

#[test]
fn what_one_change_put_in_stands_in_the_order_of_its_days() {
    let mut desk = Desk::new();
    let now = at("2026-11-23 10:00");
    let id = desk.add(named("Ann Hill"), &now);
    let item = |replica: u64, text: &str, on: &str| {
        let id_of = next_touch::domain::id::ItemId(Id { replica: ReplicaId::from_bits(replica), number: 0 });
        Edit::Item(id, id_of, Some(Item::said(ItemKind::Decider, text, day(on))))
    };
    // Restoring a book adds all its items in one change.
    let edits = vec![item(9, "first", "2026-01-01"), item(5, "third", "2026-03-01"), item(7, "second", "2026-02-01")];
    desk.apply(Change::Decided(edits), &now);
    assert!(desk.lead(id).said(ItemKind::Decider).eq(["first", "second", "third"]));
}

#[test]
fn answering_a_deadline_again_keeps_its_reason() {
    let mut desk = Desk::new();
    let now = at("2026-11-23 10:00");
    let id = desk.add(named("Ann Hill"), &now);
    let first = Deadline { day: day("2026-12-24"), why: "the guests come".to_owned() };
    desk.run(Command::SetDetail(id, Detail::Deadline(Some(first))), &now);
    let again = questions::answer(desk.lead(id), &questions::DEADLINE, "2026-12-20", now.today());
    desk.run(again, &now);
    let kept = |on: &str| Some(Deadline { day: day(on), why: "the guests come".to_owned() });
    assert_eq!(desk.lead(id).deadline, kept("2026-12-20"));
    let home = Country::by_code("GB").unwrap();
    match answer_to(AskField::Deadline, desk.lead(id), "2026-12-18", home) {
        AnswerHome::Book(command) => drop(desk.run(*command, &now)),
        AnswerHome::ThisTouch => panic!("a deadline belongs to the lead"),
    }
    assert_eq!(desk.lead(id).deadline, kept("2026-12-18"));
}

#[test]
fn a_lead_with_very_many_items_is_absorbed_in_a_moment() {
    let now = at("2026-11-23 10:00");
    let mut desk = Desk::new();
    let id = desk.add(named("Ann Hill"), &now);
    for number in 0..5_000 {
        let text = number.to_string();
        let mut then = now;
        then.instant = Instant(now.instant.0 + number);
        desk.apply(
            Change::Decided(vec![Edit::Item(
                id,
                next_touch::domain::id::ItemId(Id {
                    replica: ReplicaId::from_bits(7_919 * u64::try_from(number).unwrap() % 5_003),
                    number: 0,
                }),
                Some(Item::said(ItemKind::Quote, text, now.today())),
            )]),
            &then,
        );
    }
    let quotes: Vec<&str> = desk.lead(id).said(ItemKind::Quote).collect();
    assert!(quotes.iter().enumerate().all(|(place, text)| place.to_string() == **text));
    // Its registers are written in about as many steps as it has items, not the square of that.
    assert!(5_000 <= desk.book.registers().len());
}
