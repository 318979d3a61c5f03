//! S0.8: whatever commands are executed, every lead has exactly one status, an open one has a next touch with an aim,
//! no forecast is in the past, and a promise ahead is kept.

use crate::random::random;
use std::collections::BTreeMap;

use crate::store_support::generate::{channels, directions, outcomes};
use crate::store_support::script::new_lead;
use crate::store_support::{minutes_later, replica};
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::{Command, SkipReason};
use next_touch::domain::id::{HybridClock, Ids, LeadId};
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::Status;
use next_touch::domain::lead::{Aim, NextTouch, When, Why};
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, Group};
use next_touch::domain::lead::{Item, ItemKind};
use next_touch::domain::schedule::forecast::{Attempt, forecast};
use next_touch::domain::time::{Now, days_after, days_before};
use proptest::prelude::*;
use proptest::sample::select;

/// An action of the salesperson, or the passage of time.
#[derive(Clone, Debug)]
enum Action {
    Wait { minutes: i64 },
    Add { number: u32, due_in: Option<i64>, touches: Vec<Outcome> },
    Import { leads: u32 },
    RemoveImport,
    Record { outcome: Outcome, channel: Channel, direction: Direction, days_ago: u32 },
    RecordWithNext { outcome: Outcome, days_ahead: u32 },
    TakeTouchOut,
    Plan { days_ahead: u32, promise: bool },
    PutOff { days_ahead: u32 },
    Ask,
    Park { days_ahead: u32 },
    LetGo,
    Skip(SkipReason),
    FinishLater,
    Delete,
    SetDetail(Detail),
    Undo,
    Remember,
    Merge,
    Replace,
}

fn actions() -> impl Strategy<Value = Action> {
    let record = || {
        (outcomes(), channels(), directions(), prop_oneof![3 => Just(0_u32), 1 => 0_u32..90]).prop_map(
            |(outcome, channel, direction, days_ago)| Action::Record { outcome, channel, direction, days_ago },
        )
    };
    let details = prop_oneof![
        prop::option::of(0_u32..40).prop_map(|days| {
            let day = |days| days_after(minutes_later(0).today(), days);
            Detail::Deadline(days.map(|days| Deadline { day: day(days), why: "The fair".to_owned() }))
        }),
        select(Group::ALL.to_vec()).prop_map(|group| Detail::Group(Some(group))),
        select(vec!["Keep warm C", "Slow large deal", "Re-awakening", ""])
            .prop_map(|plan| Detail::Plan(plan.to_owned())),
        select(vec!["mornings", "Sun", "Tue after 15:00"]).prop_map(|best| Detail::BestTime(best.to_owned())),
        Just(Detail::AnswersIn("a week".to_owned())),
        channels().prop_map(|channel| Detail::Preferred(Some(channel))),
        Just(Detail::Phones(Vec::new())),
    ];
    prop_oneof![
        4 => (0_i64..6_000).prop_map(|minutes| Action::Wait { minutes }),
        3 => (0_u32..9, prop::option::of(-30_i64..30), prop::collection::vec(outcomes(), 0..3))
            .prop_map(|(number, due_in, touches)| Action::Add { number, due_in, touches }),
        1 => (1_u32..3).prop_map(|leads| Action::Import { leads }),
        1 => Just(Action::RemoveImport),
        10 => record(),
        3 => (outcomes(), 0_u32..20).prop_map(|(outcome, days_ahead)| Action::RecordWithNext { outcome, days_ahead }),
        1 => Just(Action::TakeTouchOut),
        5 => (0_u32..20, any::<bool>()).prop_map(|(days_ahead, promise)| Action::Plan { days_ahead, promise }),
        3 => (0_u32..20).prop_map(|days_ahead| Action::PutOff { days_ahead }),
        1 => Just(Action::Ask),
        1 => (0_u32..20).prop_map(|days_ahead| Action::Park { days_ahead }),
        1 => Just(Action::LetGo),
        3 => select(SkipReason::ALL.to_vec()).prop_map(Action::Skip),
        1 => Just(Action::FinishLater),
        1 => Just(Action::Delete),
        2 => details.prop_map(Action::SetDetail),
        3 => Just(Action::Undo),
        1 => Just(Action::Remember),
        1 => Just(Action::Merge),
        1 => Just(Action::Replace),
    ]
}

impl Action {
    /// Whether it may move a promise that is ahead. Parking with a reason and letting go are the salesperson's explicit
    /// choice; planning and deferring without a reason never are.
    fn may_move_a_promise(&self) -> bool {
        match self {
            Action::Undo | Action::Merge | Action::Replace | Action::Park { .. } | Action::LetGo => true,
            // A lead who was reached may have agreed to another time.
            Action::RecordWithNext { outcome, .. } => outcome.reached(),
            Action::Record { outcome, .. } => matches!(outcome, Outcome::Won | Outcome::NoThanks | Outcome::DoNotCall),
            Action::Plan { .. }
            | Action::PutOff { .. }
            | Action::Ask
            | Action::Wait { .. }
            | Action::Add { .. }
            | Action::Import { .. }
            | Action::RemoveImport
            | Action::TakeTouchOut
            | Action::Skip(_)
            | Action::FinishLater
            | Action::Delete
            | Action::Remember
            | Action::SetDetail(_) => false,
        }
    }
}

/// A salesperson at work.
struct Desk {
    book: Book,
    ids: Ids,
    hybrid_clock: HybridClock,
    minute: i64,
    undo: Vec<Vec<Edit>>,
    remembered: Vec<Stamped<Edit>>,
}

impl Desk {
    fn now(&self) -> Now {
        minutes_later(self.minute)
    }

    fn touch(&self, outcome: Outcome, days_ago: u32) -> Touch {
        let now = self.now();
        let time = match days_ago {
            0 => TouchTime::At(now.instant),
            days => TouchTime::On(days_before(now.today(), days)),
        };
        Touch::new(time, Channel::Call, Direction::Mine, outcome)
    }

    fn next(&self, days_ahead: u32) -> NextTouch {
        let day = days_after(self.now().today(), days_ahead);
        let aim = Aim::new("Agree the trial").unwrap();
        NextTouch {
            when: When::day(day),
            channel: Channel::Call,
            aim,
            value: String::new(),
            piece: None,
            why: Why::Chosen,
        }
    }

    /// The command of `action` for the lead whose turn it is, if there is one.
    fn command(&self, action: &Action, turn: usize) -> Option<Command> {
        let now = self.now();
        let leads: Vec<LeadId> = self.book.leads().map(|lead| lead.id).collect();
        let lead = leads.get(turn % leads.len().max(1)).copied();
        Some(match action {
            Action::Wait { .. } | Action::Remember => return None,
            Action::Add { number, due_in, touches } => {
                let next = due_in.map(|days| {
                    let today = now.today();
                    let due = today.checked_add_signed(chrono::TimeDelta::days(days)).unwrap();
                    NextTouch { when: When::day(due), why: Why::Imported, ..self.next(0) }
                });
                let touches = touches.iter().map(|outcome| self.touch(*outcome, 3)).collect();
                Command::AddLead(Box::new(NewLead { next, touches, ..new_lead(*number) }))
            }
            Action::Import { leads } => Command::Import {
                name: "list".to_owned(),
                practice: false,
                leads: (0..*leads).map(new_lead).collect(),
                merges: Vec::new(),
            },
            Action::RemoveImport => Command::RemoveImport(self.book.imports().first()?.0),
            Action::Record { outcome, channel, direction, days_ago } => {
                let touch =
                    Touch { channel: channel.clone(), direction: *direction, ..self.touch(*outcome, *days_ago) };
                Command::RecordTouch { lead: lead?, touch, next: None }
            }
            Action::RecordWithNext { outcome, days_ahead } => {
                let next = Some(Status::Open(self.next(*days_ahead)));
                Command::RecordTouch { lead: lead?, touch: self.touch(*outcome, 0), next }
            }
            Action::TakeTouchOut => {
                let lead = self.book.lead(lead?)?;
                Command::SetTouch(lead.id, lead.touches.last()?.0, None)
            }
            Action::Plan { days_ahead, promise } => Command::PlanNext {
                lead: lead?,
                when: if *promise {
                    let at = now.instant.plus_minutes(i64::from(*days_ahead) * 1_440 + 90);
                    When::Promised { at, zone: None }
                } else {
                    When::day(days_after(now.today(), *days_ahead))
                },
                channel: Channel::Call,
                aim: "Agree the trial".to_owned(),
                value: String::new(),
            },
            Action::PutOff { days_ahead } => {
                let next = self.book.lead(lead?)?.next_touch()?;
                let when = When::day(days_after(now.today(), *days_ahead));
                next_touch::app::today::week::moved(lead?, next, when, next_touch::domain::schedule::NO_REASON)
            }
            Action::Ask => {
                Command::AddItem(lead?, Item::said(ItemKind::Question, "Does it fit?".to_owned(), now.today()))
            }
            Action::Park { days_ahead } => {
                Command::Park { lead: lead?, wake: days_after(now.today(), *days_ahead), why: "On leave".to_owned() }
            }
            Action::LetGo => Command::LetGo { lead: lead?, reason: "Evidence".to_owned() },
            Action::Skip(reason) => Command::Skip { lead: lead?, reason: *reason },
            Action::FinishLater => Command::FinishLater(lead?),
            Action::Delete => Command::DeleteLead(lead?),
            Action::SetDetail(detail) => Command::SetDetail(lead?, detail.clone()),
            Action::Undo => Command::Undo(self.undo.last()?.clone()),
            Action::Merge => Command::Merge(self.remembered.clone()),
            Action::Replace => Command::Replace(self.remembered.clone()),
        })
    }

    fn act(&mut self, action: &Action, turn: usize) {
        match action {
            Action::Wait { minutes } => self.minute += minutes,
            Action::Remember => self.remembered = self.book.registers(),
            _ => {}
        }
        let Some(command) = self.command(action, turn) else { return };
        let now = self.now();
        let before = self.book.clone();
        match before.decide(command, &now, &mut self.ids) {
            Ok(value) => self.take_in(&before, value, matches!(action, Action::Undo)),
            Err(refusal) => assert!(!refusal.words().is_empty()),
        }
    }

    fn take_in(&mut self, before: &Book, value: Change, is_undo: bool) {
        if is_undo {
            self.undo.pop();
        } else {
            self.undo.push(before.inverse(&value));
        }
        let at = self.hybrid_clock.draw(self.now().instant.0.cast_unsigned());
        self.book.apply(Stamped { at, value });
    }

    /// The promises ahead, by lead.
    fn promises_ahead(&self) -> BTreeMap<LeadId, NextTouch> {
        let now = self.now();
        let ahead = |when: &When| matches!(when, When::Promised { at, .. } if *at > now.instant);
        let leads = self.book.leads().filter_map(|lead| Some((lead.id, lead.next_touch()?.clone())));
        leads.filter(|(_, next)| ahead(&next.when)).collect()
    }
}

#[track_caller]
fn check_every_lead(desk: &Desk) {
    let now = desk.now();
    for lead in desk.book.leads() {
        match &lead.status {
            Status::Open(next) => assert!(!next.aim.text().trim().is_empty()),
            Status::Parked { .. } | Status::Ended { .. } | Status::DoNotCall { .. } => {
                assert_eq!(lead.next_touch(), None);
            }
        }
        for outcome in Outcome::ALL {
            for (direction, days_ago) in [(Direction::Mine, 0), (Direction::Theirs, 0), (Direction::Mine, 40)] {
                let day = days_before(now.today(), days_ago);
                let attempt = Attempt { channel: Channel::Call, direction, outcome, day };
                if let Status::Open(next) = forecast(&desk.book, lead, &attempt, &now) {
                    assert!(next.when.due_day(&now) >= now.today(), "{attempt:?} leads to {next:?}");
                    assert!(!next.aim.text().trim().is_empty());
                }
            }
        }
    }
}

fn check(actions: &[(Action, usize)]) {
    let mut desk = Desk {
        book: Book::new(),
        ids: Ids::new(replica(1)),
        hybrid_clock: HybridClock::new(replica(1)),
        minute: 0,
        undo: Vec::new(),
        remembered: Vec::new(),
    };
    for (action, turn) in actions {
        let promises = desk.promises_ahead();
        desk.act(action, *turn);
        check_every_lead(&desk);
        let now = desk.now();
        for (id, promise) in promises {
            let over = matches!(promise.when, When::Promised { at, .. } if at <= now.instant);
            if let Some(lead) = desk.book.lead(id).filter(|_| !over && !action.may_move_a_promise()) {
                assert_eq!(lead.next_touch(), Some(&promise), "{action:?} moved a promise");
            }
        }
    }
}

proptest! {
    #![proptest_config(random(128))]

    #[test]
    fn every_lead_always_stands_in_exactly_one_way(actions in prop::collection::vec((actions(), 0_usize..6), 1..40)) {
        check(&actions);
    }
}
