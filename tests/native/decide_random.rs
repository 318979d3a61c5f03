//! After any sequence of commands nobody is without a next step, and all of them can be undone.

use crate::random::random;
use crate::support::{Desk, at, phone, seen, somebody, touch};
use next_touch::app::leads::sample_book::practice_book;
use next_touch::app::today::rows;
use next_touch::domain::book::Suppression;
use next_touch::domain::book::{Change, Edit};
use next_touch::domain::command::{Command, SkipReason};
use next_touch::domain::command::{Decision, Ending, Way};
use next_touch::domain::id::{Id, Ids, LeadId, ReplicaId, Timestamp, TouchId};
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::Status;
use next_touch::domain::lead::When;
use next_touch::domain::lead::decision_maker::PassOn;
use next_touch::domain::lead::phone::PhoneNumber;
use next_touch::domain::lead::{Channel, Direction, Outcome, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, DetailKind, Group};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::qualify::questions;
use next_touch::domain::time::{Day, Now};
use proptest::prelude::*;

const NOON: &str = "2026-11-23 12:00";

fn id(number: u32) -> Id {
    Id { replica: ReplicaId::from_bits(77), number }
}

fn nobody() -> LeadId {
    LeadId(id(0))
}

fn item(text: &str) -> Item {
    Item::new(ItemKind::MustHave, text.to_owned(), Source::Said)
}

fn plan(lead: LeadId, when: When, aim: &str) -> Command {
    Command::PlanNext { lead, when, channel: Channel::Call, aim: aim.to_owned(), value: String::new() }
}

/// A command about one of the leads, chosen by random numbers.
fn drawn(desk: &Desk, (kind, which, choice): (u8, usize, usize), minute: i64) -> Command {
    let now = at(NOON);
    let leads: Vec<LeadId> = desk.book.leads().map(|lead| lead.id).collect();
    let lead = leads.get(which % leads.len().max(1)).copied().unwrap_or_else(nobody);
    let touches: Vec<TouchId> =
        desk.book.lead(lead).map(|lead| lead.touches.iter().map(|(id, _)| *id).collect()).unwrap_or_default();
    let outcome = Outcome::ALL[choice % Outcome::ALL.len()];
    let direction = if which.is_multiple_of(5) { Direction::Theirs } else { Direction::Mine };
    let channel = Channel::SHIPPED[which % Channel::SHIPPED.len()].clone();
    let ago = i64::try_from(choice).unwrap() * 60 * 24;
    let days: u32 = u32::try_from(choice).unwrap();
    let ahead = next_touch::domain::time::days_after(now.today(), days);
    match kind {
        0 => Command::AddLead(Box::new(somebody("Ann", &format!("+1 202 555 01{:02}", choice % 100)))),
        1..=4 => Command::RecordTouch {
            lead,
            touch: touch(outcome, channel, direction, TouchTime::At(now.instant.plus_minutes(minute - ago))),
            next: None,
        },
        5 => plan(lead, When::day(ahead), "Agree the date"),
        6 => plan(lead, When::Promised { at: now.instant.plus_minutes(ago + 60), zone: None }, "Their answer"),
        7 => Command::Park { lead, wake: ahead, why: String::new() },
        8 => Command::LetGo { lead, reason: "no budget".to_owned() },
        9 => Command::Skip { lead, reason: SkipReason::ALL[choice % 4] },
        10 => Command::FinishLater(lead),
        11 => Command::DeleteLead(lead),
        12 => practice_book(&now),
        13 => desk.book.imports().first().map_or(Command::FinishLater(lead), |(id, _)| Command::RemoveImport(*id)),
        14 => Command::AddItem(lead, item("speed")),
        15 => touches.first().map_or(Command::FinishLater(lead), |id| Command::SetTouch(lead, *id, None)),
        18 => Command::AddLead(Box::new(two_numbers(choice, which))),
        19 => asked(desk, lead, which, &now),
        20 => Command::HonestTalk { lead, ending: ending(choice, ahead) },
        21 => Command::PassOn(Box::new(PassOn {
            lead,
            name: "Tom".to_owned(),
            role: String::new(),
            phones: vec![phone(&format!("+1 202 555 01{:02}", which % 100))],
            mails: vec![],
            topic: "vans".to_owned(),
            talked: now.today(),
            rests: which % 2 == 0,
        })),
        22 => {
            let other = leads.get(choice % leads.len().max(1)).copied().unwrap_or_else(nobody);
            Command::MergeLeads { keep: lead, other, take: vec![DetailKind::Name, DetailKind::Company] }
        }
        23 => {
            let entry = Suppression::new(now.today(), "", "from a list");
            Command::Suppress(vec![(format!("+120255501{:02}", which % 100), entry)])
        }
        24 => {
            let contacts: Vec<&str> = desk.book.suppressions().map(|(contact, _)| contact).collect();
            let contact = contacts.get(which % contacts.len().max(1)).copied().unwrap_or_default().to_owned();
            Command::Lift { contact, reason: "they asked".to_owned() }
        }
        30 | 31 => Command::TheyMeant { lead, only_them: kind == 30 },
        25 | 26 => Command::SetDetail(lead, Detail::Group([None, Some(Group::A), Some(Group::B)][choice % 3])),
        27 => {
            let by = if which.is_multiple_of(2) { Source::Said } else { Source::Guessed };
            Command::Keep { lead, reason: "they signed a trial".to_owned(), until: ahead, by }
        }
        28 => {
            let tests = desk.book.fact_tests();
            let text = if which.is_multiple_of(3) { "They signed a trial" } else { "" };
            Command::SetFactTest { test: tests.get(choice).map(|test| test.id), text: text.to_owned() }
        }
        29 => {
            let phones = vec![phone(&format!("+1 202 555 01{:02}", choice % 100))];
            Command::SetDetail(lead, Detail::Phones(phones))
        }
        32 => Command::SetDetail(lead, Detail::Name(["Ann", "Bob", "Eve"][choice % 3].to_owned())),
        17 => Command::Bring { lead, piece: None, value: ["the film", ""][choice % 2].to_owned() },
        16 => Command::Replace(desk.book.registers().into_iter().take(which * 3).collect()),
        _ => Command::SetDetail(lead, Detail::Deadline(Some(Deadline { day: ahead, why: String::new() }))),
    }
}

/// An answer to the next question, or that the lead didn't say.
fn asked(desk: &Desk, lead: LeadId, which: usize, now: &Now) -> Command {
    let Some(known) = desk.book.lead(lead) else { return Command::FinishLater(lead) };
    let today = now.today();
    let open: Vec<_> = questions::unasked(known, today).into_iter().chain(questions::casual(known, today)).collect();
    let Some(question) = open.get(which % open.len().max(1)) else { return Command::FinishLater(lead) };
    match which % 3 {
        0 => questions::not_said(known, question, today),
        _ => questions::answer(known, question, ["mail", "2026-12-24", "vans"][which % 3], today),
    }
}

fn two_numbers(one: usize, other: usize) -> NewLead {
    let phones = [one, other].map(|number| phone(&format!("+1 202 555 01{:02}", number % 100)));
    NewLead { details: vec![Detail::Name("Bob".to_owned()), Detail::Phones(phones.to_vec())], ..NewLead::default() }
}

fn ending(choice: usize, day: Day) -> Ending {
    let what = || "the audit is over".to_owned();
    let decision = match choice % 4 {
        0 => Decision::Yes,
        1 => Decision::No,
        2 => Decision::Condition { what: what(), day },
        _ => Decision::PutOff { reason: what(), day },
    };
    let answer = choice.is_multiple_of(5).then(|| "the price".to_owned());
    Ending { answer, way: Way::ALL.get(choice % 5).copied(), found: "a smaller one".to_owned(), decision }
}

proptest! {
    #![proptest_config(random(200))]

    #[test]
    fn s0_8_s0_37_after_any_commands_nobody_is_without_a_next_step_or_dialled_against_their_wish(
        draws in proptest::collection::vec((0_u8..34, 0_usize..40, 0_usize..30), 1..60),
    ) {
        let mut desk = Desk::new();
        let mut done = vec![];
        let mut lifted = false;
        for (minute, draw) in (0_i64..).zip(draws) {
            let now = at(NOON);
            let now = next_touch::domain::time::Now::new(now.instant.plus_minutes(minute), &crate::support::UTC);
            let command = drawn(&desk, draw, minute);
            let before = desk.book.clone();
            // The edits of a change have one timestamp, so their order must not matter.
            if let Ok(Change::Decided(edits)) = before.decide(command.clone(), &now, &mut Ids::new(ReplicaId::from_bits(99))) {
                let at = Timestamp { millis: u64::MAX / 4, count: 0, replica: ReplicaId::from_bits(99) };
                let absorbed = |edits: Vec<Edit>| {
                    let mut book = before.clone();
                    edits.into_iter().for_each(|edit| book.apply_edit(at, edit));
                    book
                };
                let mut shuffled = edits.clone();
                shuffled.reverse();
                shuffled.rotate_left(usize::try_from(minute).unwrap() % edits.len());
                prop_assert_eq!(absorbed(shuffled), absorbed(edits));
            }
            match desk.try_run(command, &now) {
                Ok(inverse) => done.push((seen(&before), inverse)),
                Err(_) => prop_assert_eq!(&desk.book, &before),
            }
            prop_assert!(rows::without_next_step(&desk.book).is_empty());
            lifted |= desk.book.suppressions().any(|(_, entry)| !entry.holds());
            for (contact, entry) in desk.book.suppressions().filter(|(contact, _)| contact.starts_with('+')) {
                let number = PhoneNumber { e164: Some(contact.to_owned()), ..phone("202 555 0100") };
                prop_assert!(!entry.holds() || desk.book.dialable(&number).is_none());
            }
            for lead in desk.book.leads() {
                let asked_not_to = lead.touches.iter().any(|(_, touch)| touch.outcome == Outcome::DoNotCall);
                // Only an entry that was lifted, with a reason, allows calls again, even if another lead is later put
                // on the list by it.
                prop_assert!(lifted || !asked_not_to || !matches!(lead.status, Status::Open(_)));
                let today = now.today();
                let shown = questions::unasked(lead, today).into_iter().chain(questions::casual(lead, today));
                for question in shown {
                    let unexpired = lead.items.values().filter(|item| item.about == Some(question.id) && item.holds(today));
                    prop_assert_eq!(unexpired.count(), 0);
                    prop_assert_eq!(questions::answer_of(lead, question, today), None);
                }
                if matches!(lead.status, Status::DoNotCall { .. }) {
                    prop_assert!(lead.phones.iter().all(|phone| desk.book.dialable_for(lead, phone).is_none()));
                }
            }
        }
        for (before, inverse) in done.into_iter().rev() {
            desk.apply(inverse, &at("2026-11-23 13:00"));
            prop_assert_eq!(seen(&desk.book), before);
        }
    }
}

/// Each of the two commands is decided by the same book, so both write the same field.
#[test]
fn of_two_values_for_one_field_in_one_action_the_last_is_kept_and_the_other_is_not_written() {
    let mut desk = Desk::new();
    let now = at(NOON);
    desk.run(Command::AddLead(Box::new(somebody("Ann", "+1 202 555 0100"))), &now);
    let lead = desk.book.leads().next().unwrap().id;
    let named = |name: &str| Command::SetDetail(lead, Detail::Name(name.to_owned()));
    let both = Command::Together(vec![named("Ann Hill"), named("Ann Hall")]);
    let change = desk.book.decide(both, &now, &mut Ids::new(ReplicaId::from_bits(99))).unwrap();
    assert_eq!(change, Change::Decided(vec![Edit::Detail(lead, Detail::Name("Ann Hall".to_owned()))]));
}
