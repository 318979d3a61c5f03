//! Merging two leads: nothing of either is lost, and all of it can be undone.

use crate::random::random;
use crate::support::{Desk, at, day, moment, named, next, phone, promised, seen, somebody, touch, with};
use next_touch::app::today::{alarms, calendar, rows};
use next_touch::domain::book::Book;
use next_touch::domain::command::Command;
use next_touch::domain::command::{CommandError, LONGEST_TEXT};
use next_touch::domain::decide::duplicates::{duplicates, not_same, said_apart};
use next_touch::domain::decide::{choices, second_time};
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::Status;
use next_touch::domain::lead::When;
use next_touch::domain::lead::decision_maker::{Decides, PassOn, decides, linked};
use next_touch::domain::lead::{Channel, Direction, Outcome, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, DetailKind, Group, Lead};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::schedule::also_agreed::also_agreed;
use next_touch::domain::time::Now;
use proptest::prelude::*;

fn now() -> Now {
    at("2026-11-23 12:00")
}

fn merge(keep: LeadId, other: LeadId) -> Command {
    Command::MergeLeads { keep, other, take: vec![] }
}

fn noted(name: &str, number: &str, note: &str) -> NewLead {
    with(somebody(name, number), Detail::Note(note.to_owned()))
}

#[test]
fn b21_both_notes_survive_each_line_once() {
    let mut desk = Desk::new();
    let keep = desk.add(noted("Cosima Hale", "+1 585 555 0151", "Wants the blue model; never on Mondays"), &now());
    let other =
        noted("C. Hale", "(585) 555-0151", "Budget is signed until June\nWants the blue model; never on Mondays");
    let other = desk.add(other, &now());
    let before = seen(&desk.book);
    let kinds: Vec<DetailKind> =
        choices(desk.lead(keep), desk.lead(other)).into_iter().map(|(mine, _)| mine.kind()).collect();
    assert_eq!(kinds, [DetailKind::Name], "nothing has to be chosen of the notes");
    let inverse = desk.run(merge(keep, other), &now());
    let note = "Wants the blue model; never on Mondays\nBudget is signed until June\nAlso name: C. Hale";
    assert_eq!((desk.lead(keep).note.as_str(), desk.lead(keep).phones.len()), (note, 1));
    desk.apply(inverse, &now());
    assert_eq!(seen(&desk.book), before);
}

#[test]
fn two_notes_that_are_too_long_together_are_not_cut() {
    let mut desk = Desk::new();
    let keep = desk.add(noted("Ann", "202 555 0143", &"a".repeat(LONGEST_TEXT - 9)), &now());
    let other = desk.add(noted("Ann", "202 555 0143", "one line more"), &now());
    assert_eq!(desk.try_run(merge(keep, other), &now()), Err(CommandError::TooLong));
    assert!(desk.book.lead(other).is_some());
}

#[test]
fn of_two_agreed_times_the_earlier_stands_and_the_other_waits_beside_it() {
    for keeps_the_earlier in [true, false] {
        let mut desk = Desk::new();
        let early = desk.add(promised(named("Ann"), "2026-11-25 10:00"), &now());
        let late = desk.add(promised(named("Ann"), "2026-11-26 15:00"), &now());
        let (keep, other) = if keeps_the_earlier { (early, late) } else { (late, early) };
        let second = second_time(desk.lead(keep), desk.lead(other)).unwrap();
        assert_eq!(second.when.agreed_at(), Some(moment("2026-11-26 15:00")), "the preview says so");
        desk.run(merge(keep, other), &now());
        assert_eq!(desk.lead(keep).next_touch().unwrap().when.agreed_at(), Some(moment("2026-11-25 10:00")));
        let also: Vec<_> = also_agreed(desk.lead(keep)).collect();
        assert_eq!(also.len(), 1);
        assert_eq!(also[0].1.aim.text(), "Agree the order date");
        // If the other one is used, it becomes the next touch, and the first one is kept as moved.
        let use_it = Command::AlsoAgreed { lead: keep, item: also[0].0, uses: true };
        let inverse = desk.run(use_it.clone(), &now());
        let lead = desk.lead(keep);
        assert_eq!(lead.next_touch().unwrap(), &also[0].1);
        assert_eq!((also_agreed(lead).count(), lead.items_of(ItemKind::Moved).count()), (0, 1));
        assert_eq!(desk.try_run(use_it, &now()), Err(CommandError::NothingToDo));
        desk.apply(inverse, &now());
        // Or it is dropped, and the first one stands.
        desk.run(Command::AlsoAgreed { lead: keep, item: also[0].0, uses: false }, &now());
        let lead = desk.lead(keep);
        assert_eq!(lead.next_touch().unwrap().when.agreed_at(), Some(moment("2026-11-25 10:00")));
        assert_eq!(also_agreed(lead).count(), 0);
    }
}

#[test]
fn a_second_agreed_time_is_kept_by_a_talk_at_that_time_and_by_none_before_it() {
    let mut desk = Desk::new();
    let keep = desk.add(promised(named("Ann"), "2026-11-25 10:00"), &now());
    let other = desk.add(promised(named("Ann"), "2026-11-26 15:00"), &now());
    desk.run(merge(keep, other), &now());
    desk.touch(keep, Outcome::Spoke, &at("2026-11-25 10:00"));
    assert_eq!(also_agreed(desk.lead(keep)).count(), 1, "the other time still stands");
    desk.touch(keep, Outcome::NoAnswer, &at("2026-11-26 15:00"));
    assert_eq!(also_agreed(desk.lead(keep)).count(), 1, "an attempt reaches nobody");
    desk.touch(keep, Outcome::Spoke, &at("2026-11-26 15:05"));
    assert_eq!(also_agreed(desk.lead(keep)).count(), 0);
    assert_eq!(desk.book.kept_rate(&at("2026-11-26 16:00")).kept, 2);
}

#[test]
fn links_of_other_leads_follow_the_lead_that_stays() {
    let mut desk = Desk::new();
    let colleague = desk.add(somebody("Col", "202 555 0143"), &now());
    desk.touch(colleague, Outcome::Spoke, &now());
    let to = PassOn {
        lead: colleague,
        name: "Ann Hill".to_owned(),
        role: String::new(),
        phones: vec![phone("202 555 0144")],
        mails: vec![],
        topic: "vans".to_owned(),
        talked: now().today(),
        rests: true,
    };
    desk.run(Command::PassOn(Box::new(to)), &now());
    let other = desk.lead_of("Ann Hill").id;
    let keep = desk.add(somebody("A. Hill", "202 555 0144"), &now());
    let third = desk.add(named("Third"), &now());
    for kind in [ItemKind::Approver, ItemKind::Recommender, ItemKind::NotSame] {
        let item = Item { lead: Some(other), ..Item::new(kind, "Ann Hill".to_owned(), Source::Said) };
        desk.run(Command::AddItem(third, item), &now());
    }
    let before = seen(&desk.book);
    let inverse = desk.run(merge(keep, other), &now());
    assert_eq!(decides(desk.lead(colleague)), Decides::Other("Ann Hill".to_owned(), Some(keep)));
    assert!(desk.lead(third).items.values().all(|item| linked(item) == Some(keep)));
    let sent_by: Vec<_> = desk.lead(keep).items_of(ItemKind::Colleague).map(|(_, item)| linked(item)).collect();
    assert_eq!(sent_by, [Some(colleague)]);
    desk.apply(inverse, &now());
    assert_eq!(seen(&desk.book), before);
    // A colleague who turns out to be the same person is the decision maker.
    desk.run(merge(colleague, other), &now());
    assert_eq!(decides(desk.lead(colleague)), Decides::This);
    assert!(desk.lead(colleague).items.values().all(|item| linked(item).is_none()));
}

#[test]
fn what_a_lead_has_once_stays_one_and_the_latest_counts() {
    for keeps_the_first in [true, false] {
        let mut desk = Desk::new();
        let (one, two) = (desk.add(named("Ann"), &now()), desk.add(named("Ann"), &now()));
        for (lead, group, who, wish, minute) in
            [(one, Group::A, "Tom", "three rows", "12:01"), (two, Group::B, "Eve", "four rows", "12:02")]
        {
            let now = at(&format!("2026-11-23 {minute}"));
            desk.run(Command::SetDetail(lead, Detail::Group(Some(group))), &now);
            for (kind, text) in [(ItemKind::Decider, who), (ItemKind::MustHave, wish)] {
                desk.run(Command::AddItem(lead, Item::new(kind, text.to_owned(), Source::Said)), &now);
            }
        }
        let (keep, other) = if keeps_the_first { (one, two) } else { (two, one) };
        let group = desk.lead(keep).group;
        desk.run(merge(keep, other), &at("2026-11-23 12:03"));
        let lead = desk.lead(keep);
        assert_eq!(decides(lead), Decides::Other("Eve".to_owned(), None), "the later answer");
        assert_eq!((lead.group, lead.items_of(ItemKind::Grouped).count()), (group, 1));
        assert_eq!(lead.items_of(ItemKind::Decider).count(), 1);
        assert!(lead.note.contains("Also decides: Tom"), "{}", lead.note);
        let stamp = |item| desk.book.stamp_of(&next_touch::domain::book::Edit::Item(keep, item, None));
        let mut wishes: Vec<_> = lead.items_of(ItemKind::MustHave).collect();
        wishes.sort_by_key(|(id, _)| (stamp(*id), *id));
        let wishes: Vec<&str> = wishes.into_iter().map(|(_, item)| item.text.as_str()).collect();
        assert_eq!(wishes, ["three rows", "four rows"], "in the order in which they were said");
    }
}

#[test]
fn a_lead_that_came_by_another_way_stays_when_the_import_of_the_other_goes() {
    let mut desk = Desk::new();
    let leads = vec![somebody("Ann Hill", "202 555 0143")];
    let import = Command::Import { name: "list".to_owned(), practice: false, leads, merges: vec![] };
    desk.run(import, &now());
    let keep = desk.lead_of("Ann Hill").id;
    let other = desk.add(noted("Ann", "202 555 0143", "likes boats"), &now());
    desk.run(merge(keep, other), &now());
    desk.run(Command::RemoveImport(desk.book.imports()[0].0), &now());
    assert_eq!(desk.lead(keep).note.lines().next(), Some("likes boats"));
}

#[test]
fn not_the_same_person_is_said_once_and_outlives_merging_and_undo() {
    let mut desk = Desk::new();
    let ids = ["Ann Hill", "Ben Hill", "B. Hill"].map(|name| desk.add(somebody(name, "202 555 0143"), &now()));
    let [ann, ben, short] = ids;
    let asked = |book: &Book, id: LeadId| -> Vec<LeadId> {
        let lead = book.lead(id).unwrap();
        duplicates(book, &lead.name, &lead.phones, &lead.mails, Some(id)).into_iter().map(|other| other.lead).collect()
    };
    assert_eq!(asked(&desk.book, ann).len(), 2);
    let inverse = desk.run(Command::AddItem(ann, not_same(short)), &now());
    assert_eq!(asked(&desk.book, ann), [ben]);
    assert_eq!(asked(&desk.book, short), [ben], "neither page asks");
    desk.apply(inverse, &now());
    assert_eq!(asked(&desk.book, ann).len(), 2);
    desk.run(Command::AddItem(ann, not_same(short)), &now());
    // Ben is the short name, so Ann is not Ben either, whichever of the two stays.
    for (keep, other) in [(ben, short), (short, ben)] {
        let inverse = desk.run(merge(keep, other), &now());
        assert!(asked(&desk.book, ann).is_empty() && asked(&desk.book, keep).is_empty());
        desk.apply(inverse, &now());
        assert_eq!(asked(&desk.book, ann), [ben]);
    }
    let inverse = desk.run(merge(ben, ann), &now());
    assert!(asked(&desk.book, ben).is_empty(), "what the lead that goes had said stays said");
    desk.apply(inverse, &now());
    // And the question can be asked again.
    let (lead, item) = said_apart(&desk.book, short, ann).unwrap();
    desk.run(Command::SetItem(lead, item, None), &now());
    assert_eq!(asked(&desk.book, ann).len(), 2);
}

/// A random lead with few possible values, so that two of them often share some.
fn any_lead() -> impl Strategy<Value = (Vec<usize>, Vec<(usize, usize)>, usize, usize)> {
    (
        proptest::collection::vec(0_usize..3, 12),
        proptest::collection::vec((0_usize..ItemKind::ALL.len(), 0_usize..3), 0..6),
        0_usize..6,
        0_usize..4,
    )
}

fn put(desk: &mut Desk, drawn: &(Vec<usize>, Vec<(usize, usize)>, usize, usize), minute: i64) -> LeadId {
    let (texts, items, status, touches) = drawn;
    let text = |place: usize, values: [&str; 3]| values[texts[place]].to_owned();
    let mut new = NewLead {
        details: vec![
            Detail::Name(text(0, ["Ann Hill", "A. Hill", "Hill Ltd"])),
            Detail::Company(text(1, ["", "Hill Ltd", "Hill & Sons"])),
            Detail::Role(text(2, ["", "owner", "buyer"])),
            Detail::Source(text(3, ["", "fair", "web"])),
            Detail::BestTime(text(4, ["", "mornings", "after lunch"])),
            Detail::Note(text(5, ["", "likes boats\nlikes tea", "likes tea\nhas a dog"])),
            Detail::Mails(vec![text(6, ["a@hill.example", "A@hill.example", "b@hill.example"])]),
            Detail::Phones(vec![phone(&text(7, ["202 555 0143", "202 555 0144", "202 555 0143 x2"]))]),
            Detail::Group([None, Some(Group::A), Some(Group::B)][texts[8]]),
            Detail::Worth(text(9, ["", "1,000", "2,000"])),
            Detail::Zone(text(10, ["", "Europe/Berlin", "Asia/Tokyo"])),
        ],
        ..NewLead::default()
    };
    if texts[11] > 0 {
        let deadline = Deadline { day: day(["", "2026-12-24", "2027-01-31"][texts[11]]), why: "the fair".to_owned() };
        new.details.push(Detail::Deadline(Some(deadline)));
    }
    let now = Now::new(now().instant.plus_minutes(minute), &crate::support::UTC);
    let new = match status {
        0 => promised(new, "2026-11-25 10:00"),
        1 => promised(new, "2026-11-26 15:00"),
        2 => next(new, When::day(day("2026-12-01"))),
        _ => new,
    };
    let id = desk.add(new, &now);
    for (kind, which) in items {
        let text = ["one", "two", "three"][*which].to_owned();
        drop(desk.try_run(Command::AddItem(id, Item::new(ItemKind::ALL[*kind], text, Source::Said)), &now));
    }
    for count in 0..*touches {
        let on = TouchTime::At(now.instant.plus_minutes(-60 * i64::try_from(count).unwrap()));
        let touch = touch(Outcome::NoAnswer, Channel::Call, Direction::Mine, on);
        desk.run(Command::RecordTouch { lead: id, touch, next: Some(desk.lead(id).status.clone()) }, &now);
    }
    let closed = match status {
        4 => Some(Command::LetGo { lead: id, reason: "no budget".to_owned() }),
        5 => Some(Command::Park { lead: id, wake: day("2026-12-31"), why: "moving house".to_owned() }),
        _ => None,
    };
    closed.into_iter().for_each(|command| drop(desk.run(command, &now)));
    id
}

/// Everything known of a lead, as texts that must be found in the result of a merge.
fn facts(lead: &Lead) -> Vec<String> {
    let blank = Lead::new(lead.id, lead.created, lead.created.at.utc().date());
    let mut facts: Vec<String> = lead.note.lines().map(str::to_owned).collect();
    let texts = [&lead.name, &lead.company, &lead.role, &lead.source, &lead.best_time, &lead.worth, &lead.zone];
    facts.extend(texts.into_iter().filter(|text| !text.is_empty()).cloned());
    facts.extend(lead.mails.iter().map(|mail| mail.to_lowercase()));
    facts.extend(lead.phones.iter().map(|phone| format!("{:?} {:?}", phone.e164, phone.extension)));
    facts.extend(lead.group.map(|group| group.letter().to_owned()));
    facts.extend(lead.deadline.iter().flat_map(|deadline| [deadline.day.to_string(), deadline.why.clone()]));
    let items = lead.items.values().filter(|item| item.kind != ItemKind::Grouped);
    facts.extend(items.map(|item| item.text.clone()));
    facts.extend(lead.touches.iter().map(|(_, touch)| format!("{touch:?}")));
    match &lead.status {
        status if *status == blank.status => {}
        Status::Open(next) if next.aim.text().starts_with("First talk") => {}
        Status::Open(next) => facts.push(next.when.due_day(&now()).to_string()),
        Status::Parked { wake, why } => facts.extend([wake.to_string(), why.clone()]),
        Status::Ended { .. } => facts.push("no budget".to_owned()),
        Status::DoNotCall { .. } => {}
    }
    facts
}

/// Everything readable of a lead, in one text.
fn readable(lead: &Lead) -> String {
    let also: Vec<String> = also_agreed(lead).map(|(_, next)| next.when.due_day(&now()).to_string()).collect();
    format!("{lead:?}\n{}\n{}\n{}", lead.note, facts(lead).join("\n"), also.join("\n"))
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn merging_loses_no_fact_in_either_order_and_undo_takes_it_back(one in any_lead(), two in any_lead(), taken in 0_usize..3) {
        let take = [vec![], vec![DetailKind::Name, DetailKind::Deadline], DetailKind::ALL.to_vec()][taken].clone();
        for swap in [false, true] {
            let mut desk = Desk::new();
            let (first, second) = (put(&mut desk, &one, 0), put(&mut desk, &two, 1));
            let (keep, other) = if swap { (second, first) } else { (first, second) };
            let known: Vec<String> = [keep, other].iter().flat_map(|id| facts(desk.lead(*id))).collect();
            let before = seen(&desk.book);
            let inverse = desk.run(Command::MergeLeads { keep, other, take: take.clone() }, &at("2026-11-23 12:30"));
            prop_assert!(desk.book.lead(other).is_none());
            let readable = readable(desk.lead(keep));
            for fact in known {
                prop_assert!(readable.contains(&fact), "{fact:?} is not in {readable}");
            }
            let note: Vec<&str> = desk.lead(keep).note.lines().collect();
            let mut once = note.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), note.len(), "each line once");
            desk.apply(inverse, &at("2026-11-23 12:31"));
            prop_assert_eq!(seen(&desk.book), before);
        }
    }
}

/// Two merged leads of one person, with agreed times today at 14:00 and tomorrow at 15:00.
fn desk_with_two_times() -> (Desk, LeadId) {
    let mut desk = Desk::new();
    let keep = desk.add(promised(named("Ann"), "2026-11-23 14:00"), &now());
    let other = desk.add(promised(named("Ann"), "2026-11-24 15:00"), &now());
    desk.run(merge(keep, other), &now());
    (desk, keep)
}

#[test]
fn a_second_agreed_time_stands_on_today_and_rings_until_it_is_dropped() {
    let (mut desk, ann) = desk_with_two_times();
    let today = |desk: &Desk, time: &str| {
        let now = at(time);
        let today = rows::today(&desk.book, &now);
        let all = today.sections.into_iter().flat_map(|(_, rows)| rows).chain(today.today_at);
        all.map(|row| row.because).collect::<Vec<_>>()
    };
    assert_eq!(today(&desk, "2026-11-23 13:55"), ["14:00"]);
    desk.touch(ann, Outcome::Spoke, &at("2026-11-23 14:00"));
    assert_eq!(today(&desk, "2026-11-24 09:00"), ["15:00"], "later today");
    assert_eq!(today(&desk, "2026-11-24 14:50"), ["15:00"], "now");
    assert_eq!(today(&desk, "2026-11-24 16:00"), ["15:00 late"]);
    assert_eq!(today(&desk, "2026-11-25 09:00"), ["yesterday 15:00 late"]);
    let rings = |desk: &Desk, time: &str| alarms::reminder(&desk.book, &at(time)).map(|reminder| reminder.words);
    assert_eq!(rings(&desk, "2026-11-24 14:55").as_deref(), Some("Ann is promised for 15:00"));
    assert_eq!(alarms::due_mark(&desk.book, &at("2026-11-24 14:55")), "(1) ");
    let (item, _) = also_agreed(desk.lead(ann)).next().unwrap();
    desk.run(Command::AlsoAgreed { lead: ann, item, uses: false }, &at("2026-11-24 09:00"));
    assert!(today(&desk, "2026-11-24 16:00").is_empty());
    assert_eq!(
        (rings(&desk, "2026-11-24 14:55"), alarms::due_mark(&desk.book, &at("2026-11-24 14:55")).as_str()),
        (None, "")
    );
}

#[test]
fn both_agreed_times_of_one_day_are_on_today() {
    let mut desk = Desk::new();
    let keep = desk.add(promised(named("Ann"), "2026-11-23 14:00"), &now());
    let other = desk.add(promised(named("Ann"), "2026-11-23 16:00"), &now());
    desk.run(merge(keep, other), &now());
    let today = rows::today(&desk.book, &now());
    let times: Vec<&str> = today.today_at.iter().map(|row| row.because.as_str()).collect();
    assert_eq!(times, ["14:00", "16:00"]);
    // A lead that must not be called, or is closed, triggers no warning.
    desk.run(Command::LetGo { lead: keep, reason: "no budget".to_owned() }, &now());
    assert!(rows::today(&desk.book, &now()).today_at.is_empty());
}

#[test]
fn a_second_agreed_time_is_an_event_of_its_own() {
    let (desk, ann) = desk_with_two_times();
    let week = calendar::of_week(&desk.book, "https://page.example/", &now());
    assert_eq!((week.touches, week.text.matches("BEGIN:VEVENT").count()), (2, 2));
    assert!(week.text.contains("20261123T140000Z") && week.text.contains("20261124T150000Z"), "{}", week.text);
    assert_eq!(calendar::of_days(&desk.book, day("2026-11-24"), 1, "", &now()).touches, 1);
    assert_eq!(calendar::of_lead(desk.lead(ann), &desk.book, "", &now()).touches, 2);
    let uids: std::collections::BTreeSet<&str> = week.text.lines().filter(|line| line.starts_with("UID")).collect();
    assert_eq!(uids.len(), 2);
}
