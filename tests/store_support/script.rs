//! A day's work: about sixty real commands, decided by a book without any store.

use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Stamped};
use next_touch::domain::command::{Command, LeadMerge, SkipReason};
use next_touch::domain::id::{HybridClock, Ids, LeadId};
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::When;
use next_touch::domain::lead::phone::PhoneNumber;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Deadline, Detail, Group};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::settings::Setting;
use next_touch::domain::time::{Now, days_after};

use super::{minutes_later, replica};

/// The replica of the day's work.
pub const LANE: u64 = 7;

pub fn phone(number: u32) -> PhoneNumber {
    PhoneNumber {
        typed: format!("020 7946 {number:04}"),
        e164: Some(format!("+44207946{number:04}")),
        extension: None,
        remark: None,
        wrong_since: None,
    }
}

pub fn new_lead(number: u32) -> NewLead {
    NewLead {
        details: vec![
            Detail::Name(format!("Zoë Müller {number}")),
            Detail::Company(format!("Müller & Söhne {number}")),
            Detail::Phones(vec![phone(number)]),
            Detail::Mails(vec![format!("zoe{number}@example.com")]),
        ],
        ..NewLead::default()
    }
}

pub fn touch(outcome: Outcome, note: &str, now: &Now) -> Touch {
    Touch {
        note: note.to_owned(),
        aim: "Find out what stands in the way".to_owned(),
        wrap_up: outcome.is_talk().then_some(WrapUp {
            progress: Progress::Forward,
            close: Close::SetDate,
            agreed: true,
        }),
        seconds: Some(240),
        brought: "the new price list".to_owned(),
        ..Touch::new(TouchTime::At(now.instant), Channel::Call, Direction::Mine, outcome)
    }
}

/// Executes commands without a store and collects the resulting changes.
pub struct Worker {
    pub book: Book,
    pub changes: Vec<Stamped<Change>>,
    ids: Ids,
    hybrid_clock: HybridClock,
    minute: i64,
}

impl Worker {
    pub fn new(replica_number: u64) -> Worker {
        Worker {
            book: Book::new(),
            changes: Vec::new(),
            ids: Ids::new(replica(replica_number)),
            hybrid_clock: HybridClock::new(replica(replica_number)),
            minute: 0,
        }
    }

    pub fn now(&self) -> Now {
        minutes_later(self.minute)
    }

    /// Executes `command`, which the book must not reject.
    #[track_caller]
    pub fn execute(&mut self, command: Command) -> Stamped<Change> {
        let now = self.now();
        let value = self.book.decide(command, &now, &mut self.ids).unwrap();
        let change = Stamped { at: self.hybrid_clock.draw(now.instant.0.cast_unsigned()), value };
        self.book.apply(change.clone());
        self.changes.push(change.clone());
        self.minute += 3;
        change
    }

    /// Applies a change of another page.
    pub fn observe(&mut self, change: &Stamped<Change>) {
        self.hybrid_clock.observe(change.at);
        self.book.apply(change.clone());
    }

    pub fn record(&mut self, lead: LeadId, outcome: Outcome, note: &str) -> Stamped<Change> {
        let touch = touch(outcome, note, &self.now());
        self.execute(Command::RecordTouch { lead, touch, next: None })
    }
}

/// The day's work. Its import is so big that it must be stored in parts.
pub fn day() -> Worker {
    let mut worker = Worker::new(LANE);
    worker.execute(Command::Set(Setting::MyName("Ada Byron".to_owned())));
    worker.execute(Command::Set(Setting::Capacity(12)));
    for number in 0..8 {
        worker.execute(Command::AddLead(Box::new(new_lead(number))));
    }
    let leads: Vec<LeadId> = worker.book.leads().map(|lead| lead.id).collect();
    for (lead, outcome) in leads.iter().zip(Outcome::ALL) {
        worker.record(*lead, outcome, "Said: \"call me after the fair\" – näxt week 😀");
    }
    let imported = (100..103).map(|number| {
        let mut lead = new_lead(number);
        lead.details.push(Detail::Note("What the old list knew of them. ".repeat(900)));
        lead
    });
    worker.execute(Command::Import {
        name: "leads.csv".to_owned(),
        practice: false,
        leads: imported.collect(),
        merges: vec![LeadMerge::new(leads[0], vec![Detail::Role("Buyer".to_owned())])],
    });
    for (index, lead) in leads.iter().enumerate().take(6) {
        let must_have = Item::new(ItemKind::MustHave, format!("Delivery within {index} days"), Source::Said);
        worker.execute(Command::AddItem(*lead, must_have));
        worker.execute(Command::SetDetail(*lead, Detail::Group(Some(Group::ALL[index % 3]))));
        worker.execute(Command::FinishLater(*lead));
        worker.record(*lead, Outcome::NoAnswer, "");
    }
    let day = days_after(worker.now().today(), 9);
    let deadline = Deadline { day, why: "The fair".to_owned() };
    worker.execute(Command::SetDetail(leads[1], Detail::Deadline(Some(deadline))));
    worker.execute(Command::PlanNext {
        lead: leads[1],
        when: When::Promised { at: worker.now().instant.plus_minutes(3_000), zone: Some("Europe/Berlin".to_owned()) },
        channel: Channel::Visit,
        aim: "Agree the trial".to_owned(),
        value: "The study they asked for".to_owned(),
    });
    worker.execute(Command::Skip { lead: leads[2], reason: SkipReason::Tomorrow });
    worker.execute(Command::Park { lead: leads[3], wake: day, why: "On leave".to_owned() });
    worker.execute(Command::LetGo { lead: leads[4], reason: "Evidence says so".to_owned() });
    worker.record(leads[5], Outcome::DoNotCall, "Wants no calls");
    let quote = worker
        .execute(Command::AddItem(leads[6], Item::new(ItemKind::Quote, "We need it by May".to_owned(), Source::Said)));
    let inverse = Book::new().inverse(&quote.value);
    assert!(inverse.is_empty(), "a lead that is not known has nothing to put back");
    worker.execute(Command::DeleteLead(leads[7]));
    let (import, _) = worker.book.imports()[0];
    worker.execute(Command::RemoveImport(import));
    let back = Book::inverse(&folded_without_last(&worker), &worker.changes.last().unwrap().value);
    worker.execute(Command::Undo(back));
    let mut other = Worker::new(99);
    other.execute(Command::AddLead(Box::new(new_lead(500))));
    worker.execute(Command::Merge(other.book.registers()));
    worker
}

fn folded_without_last(worker: &Worker) -> Book {
    super::folded(&worker.changes[..worker.changes.len() - 1])
}
