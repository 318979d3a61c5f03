//! Too often, too rarely, always the same channel: warnings about the pace of touches. Everything here warns and
//! nothing blocks.

use super::cadence::Step;
use super::calling_hours::{best_half, best_hours};
use crate::domain::book::Book;
use crate::domain::lead::ItemKind;
use crate::domain::lead::{Channel, Direction, Outcome, Touch};
use crate::domain::lead::{Group, Lead};
use crate::domain::settings::Settings;
use crate::domain::time::{Day, Half, Instant, Now, days_after, days_between};

/// What would make one more touch now too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaceWarning {
    /// The third touch within seven days (S2.26).
    ThirdInAWeek,
    /// More touches this month than their group tolerates (S2.26).
    FullMonth,
    /// The fourth phone call in a row (S2.27).
    FourthCallInARow,
    /// Three mails in a row without an answer (S3.22).
    SilentMails,
    /// All steps of the plan are done (S4.35).
    PlanIsThrough,
    /// All touches that the plan allows are used (S0.7).
    AllowanceIsUsed,
}

impl PaceWarning {
    /// The warning, and what to do instead.
    pub fn words(self) -> &'static str {
        match self {
            PaceWarning::ThirdInAWeek => "This would be the third touch within a week. Give them time.",
            PaceWarning::FullMonth => "They have had as many touches this month as suit their group.",
            PaceWarning::FourthCallInARow => "This would be the fourth call in a row. Try a mail, a card or a visit.",
            PaceWarning::SilentMails => "Three mails in a row without an answer. Try another way than mail.",
            PaceWarning::PlanIsThrough => {
                "The planned touches are made. Go on if there is a good sign or a reason; note which."
            }
            PaceWarning::AllowanceIsUsed => {
                "All the touches you allowed yourself are made. Decide: park, end, or a reason to go on."
            }
        }
    }
}

/// The most touches in 30 days that a group tolerates.
fn most_in_a_month(group: Option<Group>) -> usize {
    match group {
        Some(Group::A) => 6,
        Some(Group::B) | None => 4,
        Some(Group::C) => 2,
    }
}

/// How many of the latest touches were unanswered tries of mine by `channel`.
pub fn silent_run(lead: &Lead, channel: &Channel) -> usize {
    let silent = |touch: &&Touch| !touch.is_contact() && touch.channel == *channel;
    lead.latest_touches().take_while(silent).count()
}

impl Book {
    /// The warnings against a touch of mine by `channel` now.
    pub fn pace_warnings(&self, lead: &Lead, channel: &Channel, now: &Now) -> Vec<PaceWarning> {
        let today = now.today();
        let made_within = |days: i64| {
            let recent =
                |touch: &&Touch| touch.direction == Direction::Mine && days_between(touch.time.day(now), today) < days;
            lead.latest_touches().filter(recent).count()
        };
        let calls = lead.latest_touches().take_while(|touch| touch.channel == Channel::Call).count();
        let plan = self.plan_of(lead);
        let allowed = usize::try_from(plan.touches_allowed).unwrap_or(usize::MAX);
        let is_through = !plan.again && lead.touches.len() >= plan.steps.len() && !plan.steps.is_empty();
        [
            (made_within(7) >= 2, PaceWarning::ThirdInAWeek),
            (made_within(30) >= most_in_a_month(lead.group), PaceWarning::FullMonth),
            (*channel == Channel::Call && calls >= 3, PaceWarning::FourthCallInARow),
            (*channel == Channel::Mail && silent_run(lead, &Channel::Mail) >= 3, PaceWarning::SilentMails),
            (lead.touches.len() >= allowed, PaceWarning::AllowanceIsUsed),
            (is_through && lead.touches.len() < allowed, PaceWarning::PlanIsThrough),
        ]
        .into_iter()
        .filter_map(|(holds, warning)| holds.then_some(warning))
        .collect()
    }

    /// Days from the last contact to the next touch, by plan, group and approvals.
    pub fn gap_days(&self, lead: &Lead, step: Option<&Step>) -> u32 {
        let settings = self.settings();
        let days = step.map_or_else(|| settings.interval(lead.group), |step| step.gap.days(settings));
        paced(settings, lead.group, days).saturating_add(if needs_approval(lead) { APPROVAL_DAYS } else { 0 })
    }

    /// Whether a day would be too soon or too late after the last contact (S4.18).
    pub fn band(&self, lead: &Lead, day: Day, now: &Now) -> Band {
        let Some(last) = lead.last_contact().map(|touch| touch.time.day(now)) else { return Band::Good };
        let plan = self.plan_of(lead);
        let gap = self.gap_days(lead, plan.step(plan_touches(lead, now)));
        let soonest = days_after(last, gap.div_ceil(2));
        let latest = days_after(last, gap.saturating_mul(2));
        match day {
            day if day < soonest => Band::TooSoon,
            day if day > latest => Band::TooLate,
            _ => Band::Good,
        }
    }
}

/// How a day compares with the usual gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Too soon: they would feel pressed.
    TooSoon,
    /// In good time.
    Good,
    /// Too late: they will have forgotten, lost interest or bought elsewhere.
    TooLate,
}

impl Band {
    /// The meaning, shown beside the day.
    pub fn words(self) -> &'static str {
        match self {
            Band::TooSoon => "Early: so soon after the last talk it may press them.",
            Band::Good => "In good time.",
            Band::TooLate => "Late: by then they may have forgotten you or gone elsewhere.",
        }
    }
}

/// Extra days in a plan while somebody else has to agree (S4.34).
const APPROVAL_DAYS: u32 = 7;

/// Whether somebody else still has to agree before they can say yes.
fn needs_approval(lead: &Lead) -> bool {
    lead.items_of(ItemKind::Approval).any(|(_, item)| item.is_open())
}

/// A gap adapted to the group: group A never waits longer than its interval, and group C is never contacted sooner
/// (S1.32, S1.35).
fn paced(settings: &Settings, group: Option<Group>, days: u32) -> u32 {
    let interval = settings.interval(group);
    match group {
        Some(Group::A) => days.min(interval),
        Some(Group::C) => days.max(interval),
        Some(Group::B) | None => days,
    }
}

/// The number of the plan's step that comes next, counted from one; 0 before the first talk. A plan that was chosen
/// later starts with its first step at that time.
pub fn plan_touches(lead: &Lead, now: &Now) -> usize {
    let chosen = lead.items_of(ItemKind::PlanChange).next_back();
    let counts = |id: crate::domain::id::TouchId, touch: &Touch| match chosen.map(|(item, change)| (item, change.noted))
    {
        Some((item, Some(noted))) => match touch.time.day(now).cmp(&noted) {
            std::cmp::Ordering::Less => false,
            // On the same day the ids show which came first, if both come from one page.
            std::cmp::Ordering::Equal => id.0.replica == item.0.replica && id.0.number > item.0.number,
            std::cmp::Ordering::Greater => true,
        },
        _ => true,
    };
    let steps = || lead.touches.iter().filter(|(_, touch)| touch.is_plan_step());
    let since = steps().filter(|(id, touch)| counts(*id, touch)).count();
    since + usize::from(since < steps().count())
}

/// When a mail drafted for a lead may be sent: after a bad day, 24 hours later (S3.9).
pub fn mail_held_until(lead: &Lead, now: &Now) -> Option<Instant> {
    let latest = lead.latest_touches().next().filter(|touch| touch.outcome == Outcome::BadDay)?;
    let until = match latest.time {
        crate::domain::lead::TouchTime::At(at) => at.plus_minutes(24 * 60),
        // Its hour is unknown, so this waits until noon of the next day.
        crate::domain::lead::TouchTime::On(day) => {
            now.instant_of(days_after(day, 1).and_time(chrono::NaiveTime::MIN)).plus_minutes(12 * 60)
        }
    };
    (until > now.instant).then_some(until)
}

/// The first day on or after `day` that suits the hours the lead named, and the half of that day; looks at most a
/// week ahead.
pub fn at_their_hours(lead: &Lead, day: Day, now: &Now) -> (Day, Option<Half>) {
    let Some(window) = best_hours(lead) else { return (day, None) };
    let day = (0..7).map(|ahead| days_after(day, ahead)).find(|day| window.has_day(*day)).unwrap_or(day);
    (day, best_half(lead, day, now))
}
