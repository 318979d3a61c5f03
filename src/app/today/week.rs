//! A week of touches, the leads one is losing touch with, and dealing with overdue touches.

use super::rows::{company_beside_title, is_late, matter};
use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::id::LeadId;
use crate::domain::lead::Status;
use crate::domain::lead::{Group, Lead};
use crate::domain::lead::{NextTouch, When};
use crate::domain::time::{Day, Half, Now, days_after, days_between};
use crate::domain::util::sort_by;

/// A day of the week, with its touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekDay {
    /// The day.
    pub day: Day,
    /// The day in words.
    pub words: String,
    /// Why it is a free day: a holiday's name or "weekend"; else empty.
    pub free: String,
    /// The touches, agreed times first.
    pub touches: Vec<WeekTouch>,
    /// Whether they exceed the day's capacity.
    pub is_full: bool,
}

/// A touch in the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekTouch {
    /// The lead.
    pub lead: LeadId,
    /// Their name.
    pub title: String,
    /// `10:30`, `afternoon` or nothing.
    pub time: String,
    /// The channel and the aim.
    pub matter: String,
}

/// The seven days of the week `ahead` weeks from now, starting on the weekday usual in the home country.
pub fn week(book: &Book, ahead: u32, now: &Now) -> Vec<WeekDay> {
    let start = book.week_start(days_after(now.today(), ahead.saturating_mul(7)));
    let capacity = usize::try_from(book.settings().capacity).unwrap_or(usize::MAX);
    let mut all: Vec<(Day, &When, &Lead)> = Vec::new();
    for lead in book.leads() {
        if let Some(next) = lead.next_touch() {
            let day = next.when.due_day(now);
            if (0..7).contains(&days_between(start, day)) {
                all.push((day, &next.when, lead));
            }
        }
    }
    sort_by(&mut all, |(one_day, one, one_lead), (other_day, other, other_lead)| {
        (one_day, part_of_day(one, now), one_lead.id).cmp(&(other_day, part_of_day(other, now), other_lead.id))
    });
    (0..7)
        .map(|place| {
            let day = days_after(start, place);
            let touches: Vec<WeekTouch> =
                all.iter().filter(|(due, ..)| *due == day).map(|(_, when, lead)| week_touch(lead, when, now)).collect();
            let holiday = book.holiday(day).map(str::to_owned);
            let weekend = crate::domain::time::is_weekend(day).then(|| "weekend".to_owned());
            WeekDay {
                day,
                words: dates::near_date(day, now.today()),
                free: holiday.or(weekend).unwrap_or_default(),
                is_full: touches.len() > capacity,
                touches,
            }
        })
        .collect()
}

/// A sort key: agreed times by the clock, then morning, afternoon, and any time.
fn part_of_day(when: &When, now: &Now) -> (u8, Option<chrono::NaiveDateTime>) {
    match when {
        When::Promised { at, .. } => (0, Some(now.local_of(*at))),
        When::Planned { half: Some(Half::Morning), .. } => (1, None),
        When::Planned { half: Some(Half::Afternoon), .. } => (2, None),
        When::Planned { half: None, .. } => (3, None),
    }
}

fn week_touch(lead: &Lead, when: &When, now: &Now) -> WeekTouch {
    let time = match when {
        When::Promised { at, .. } => dates::time(now.local_of(*at)),
        When::Planned { half: Some(Half::Morning), .. } => "morning".to_owned(),
        When::Planned { half: Some(Half::Afternoon), .. } => "afternoon".to_owned(),
        When::Planned { half: None, .. } => String::new(),
    };
    WeekTouch { lead: lead.id, title: lead.title().to_owned(), time, matter: matter(lead) }
}

/// A lead without a talk for longer than its group's interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LosingTouch {
    /// The lead.
    pub lead: LeadId,
    /// Their name.
    pub title: String,
    /// Their company, if it is not the title.
    pub company: String,
    /// Their group.
    pub group: Option<Group>,
    /// The time since the last talk, in words.
    pub since: String,
}

/// The leads one is losing touch with, by group, the longest silence first (S1.37). Leads that were never talked to,
/// and parked ones, are left out.
pub fn losing_touch(book: &Book, now: &Now) -> Vec<LosingTouch> {
    let today = now.today();
    let mut lost: Vec<(u8, i64, &Lead)> = Vec::new();
    for lead in book.leads() {
        let Some(last) = lead.last_contact() else { continue };
        let days = days_between(last.time.day(now), today);
        let is_open = matches!(lead.status, Status::Open(_));
        if is_open && days > i64::from(book.settings().interval(lead.group)) {
            let group = match lead.group {
                Some(Group::A) => 0,
                Some(Group::B) => 1,
                Some(Group::C) => 2,
                None => 3,
            };
            lost.push((group, days, lead));
        }
    }
    sort_by(&mut lost, |one, other| (one.0, -one.1, one.2.id).cmp(&(other.0, -other.1, other.2.id)));
    lost.into_iter()
        .map(|(_, days, lead)| LosingTouch {
            lead: lead.id,
            title: lead.title().to_owned(),
            company: company_beside_title(lead),
            group: lead.group,
            since: format!("last talk {} ago", dates::days(days.unsigned_abs())),
        })
        .collect()
}

/// The planned touches that are overdue, in the order in which they are worth reaching. Agreed times are left out:
/// they are never moved in bulk.
pub fn overdue(book: &Book, now: &Now) -> Vec<LeadId> {
    let agenda = book.agenda(now);
    let planned = |lead: &Lead| lead.next_touch().is_some_and(|next| !next.when.is_promise());
    let all = agenda.due.into_iter().chain(agenda.waiting).map(|due| due.lead);
    all.filter(|lead| book.lead(*lead).is_some_and(|lead| planned(lead) && is_late(lead, now))).collect()
}

/// What to do with overdue touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Triage {
    /// Spread them over the next working days, within each day's capacity.
    Spread,
    /// Park these leads for a month.
    Park,
    /// End these leads.
    End,
}

/// The recorded reason for touches that are spread.
const TRIAGE_REASON: &str = "my day is full";

/// The one command that does this for all these leads. It deletes nothing and can be undone as a whole.
pub fn triage(book: &Book, leads: &[LeadId], how: Triage, now: &Now) -> Command {
    let mut commands = Vec::new();
    let mut room = Quota { book, now, day: now.today(), taken: 0 };
    for lead in leads.iter().filter_map(|id| book.lead(*id)) {
        let Some(next) = lead.next_touch().filter(|next| !next.when.is_promise()) else { continue };
        commands.push(match how {
            Triage::Spread => moved(lead.id, next, When::day(room.take()), TRIAGE_REASON),
            Triage::Park => Command::Park {
                lead: lead.id,
                wake: book.working_day_from(days_after(now.today(), 30)),
                why: "parked from the overdue ones".to_owned(),
            },
            Triage::End => Command::LetGo { lead: lead.id, reason: "let go from the overdue ones".to_owned() },
        });
    }
    Command::Together(commands)
}

/// The command that moves a touch and records why.
pub fn moved(lead: LeadId, next: &NextTouch, when: When, reason: &str) -> Command {
    let plan = Command::PlanNext {
        lead,
        when,
        channel: next.channel.clone(),
        aim: next.aim.text().to_owned(),
        value: next.value.clone(),
    };
    Command::Explained { reason: reason.to_owned(), command: Box::new(plan) }
}

/// The free capacity of the next working days.
struct Quota<'a> {
    book: &'a Book,
    now: &'a Now,
    day: Day,
    /// The touches of that day, including those just moved there.
    taken: usize,
}

impl Quota<'_> {
    /// Takes a place on the next working day with free capacity.
    fn take(&mut self) -> Day {
        let capacity = usize::try_from(self.book.settings().capacity).unwrap_or(usize::MAX).max(1);
        if self.day == self.now.today() || self.taken >= capacity {
            loop {
                self.day = self.book.working_day_from(days_after(self.day, 1));
                self.taken = self.on_day();
                if self.taken < capacity || self.day == Day::MAX {
                    break;
                }
            }
        }
        self.taken += 1;
        self.day
    }

    fn on_day(&self) -> usize {
        let due = |lead: &&Lead| lead.next_touch().is_some_and(|next| next.when.due_day(self.now) == self.day);
        self.book.leads().filter(due).count()
    }
}
