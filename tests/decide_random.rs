//! After any commands nobody is without a next step, and all of them can be taken back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use next_touch::app::practice::practice_book;
use next_touch::app::rows;
use next_touch::domain::command::{Command, SkipReason};
use next_touch::domain::id::{Id, Lane, LeadId, TouchId};
use next_touch::domain::knowledge::{Item, ItemKind, Source};
use next_touch::domain::lead::{Deadline, Detail};
use next_touch::domain::next_touch::When;
use next_touch::domain::standing::Standing;
use next_touch::domain::touch::{Channel, Direction, Outcome, TouchTime};
use proptest::prelude::*;
use support::{Desk, at, seen, somebody, touch};

const NOON: &str = "2026-11-23 12:00";

fn id(number: u32) -> Id {
    Id { lane: Lane::from_bits(77), number }
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

/// A command about one of the leads, by numbers that are drawn at random.
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
        16 => Command::Replace(desk.book.registers().into_iter().take(which * 3).collect()),
        _ => Command::SetDetail(lead, Detail::Deadline(Some(Deadline { day: ahead, why: String::new() }))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn s0_8_after_any_commands_nobody_is_without_a_next_step_and_all_can_be_taken_back(
        draws in proptest::collection::vec((0_u8..18, 0_usize..40, 0_usize..30), 1..40),
    ) {
        let mut desk = Desk::new();
        let mut done = vec![];
        for (minute, draw) in (0_i64..).zip(draws) {
            let now = at(NOON);
            let now = next_touch::domain::time::Now::new(now.instant.plus_minutes(minute), &support::UTC);
            let command = drawn(&desk, draw, minute);
            let before = desk.book.clone();
            match desk.try_run(command, &now) {
                Ok(inverse) => done.push((seen(&before), inverse)),
                Err(_) => prop_assert_eq!(&desk.book, &before),
            }
            prop_assert!(rows::without_next_step(&desk.book).is_empty());
            for lead in desk.book.leads() {
                let asked_not_to = lead.touches.iter().any(|(_, touch)| touch.outcome == Outcome::DoNotCall);
                prop_assert!(!asked_not_to || !matches!(lead.standing, Standing::Open(_)));
                if matches!(lead.standing, Standing::DoNotCall { .. }) {
                    prop_assert!(lead.phones.iter().all(|phone| desk.book.dialable(phone).is_none()));
                }
            }
        }
        for (before, inverse) in done.into_iter().rev() {
            desk.absorb(inverse, &at("2026-11-23 13:00"));
            prop_assert_eq!(seen(&desk.book), before);
        }
    }
}
