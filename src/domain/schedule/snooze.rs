//! Snoozing a planned touch: a few choices, each with the resulting day and the lead's local time then. An agreed
//! time cannot be snoozed.

use chrono::NaiveDateTime;

use super::calling_hours::{clock_of, is_after_work, working_hours};
use crate::domain::book::Book;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::lead::When;
use crate::domain::time::{Day, Half, Now, days_after, days_between};

/// How long a touch is snoozed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snooze {
    /// To this afternoon.
    Afternoon,
    /// To the next working day.
    Tomorrow,
    /// To the first working day of the next week.
    NextWeek,
}

/// One choice for snoozing a touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnoozeOffer {
    /// Its kind.
    pub snooze: Snooze,
    /// When the touch would then be due.
    pub when: When,
    /// The lead's local time at the beginning of that half of my day, if their zone is known.
    pub theirs: Option<NaiveDateTime>,
}

impl Snooze {
    /// The label of its button.
    pub fn words(self) -> &'static str {
        match self {
            Snooze::Afternoon => "This afternoon",
            Snooze::Tomorrow => "Tomorrow",
            Snooze::NextWeek => "Next week",
        }
    }
}

impl Book {
    /// The choices for a lead. In the afternoon there is no "this afternoon".
    pub fn snoozes(&self, lead: &Lead, now: &Now) -> Vec<SnoozeOffer> {
        let today = now.today();
        let settings = self.settings();
        let mut offers = Vec::new();
        if now.half() == Half::Morning && !is_after_work(settings, now) {
            offers.push((Snooze::Afternoon, When::Planned { day: today, half: Some(Half::Afternoon) }));
        }
        offers.push((Snooze::Tomorrow, When::day(self.working_day_from(days_after(today, 1)))));
        let week = self.working_day_from(days_after(self.week_start(today), 7)).max(days_after(today, 1));
        offers.push((Snooze::NextWeek, When::day(week)));
        let opens = working_hours(settings).opens();
        offers
            .into_iter()
            .map(|(snooze, when)| {
                let time = match when {
                    When::Planned { half: Some(Half::Afternoon), .. } => opens.max(AFTERNOON),
                    When::Planned { .. } | When::Promised { .. } => opens,
                };
                let at = now.instant_of(when.due_day(now).and_time(time));
                SnoozeOffer { snooze, theirs: clock_of(lead, at, now).map(|clock| clock.local), when }
            })
            .collect()
    }

    /// The first day of the week of `day`, by the convention of the home country.
    pub fn week_start(&self, day: Day) -> Day {
        use chrono::Datelike;
        let from_sunday = matches!(
            self.settings().home_country.as_str(),
            "US" | "CA" | "MX" | "BR" | "JP" | "KR" | "TW" | "IN" | "IL" | "SA" | "EG" | "PH" | "ZA" | "CO" | "PE"
        );
        let weekday = day.weekday();
        let since = if from_sunday { weekday.num_days_from_sunday() } else { weekday.num_days_from_monday() };
        crate::domain::time::days_before(day, since)
    }
}

/// One o'clock.
const AFTERNOON: chrono::NaiveTime = match chrono::NaiveTime::from_hms_opt(13, 0, 0) {
    Some(time) => time,
    None => chrono::NaiveTime::MIN,
};

/// How often the lead's next touch was moved since the last touch.
pub fn times_moved(lead: &Lead, now: &Now) -> usize {
    let last = lead.latest_touches().next().map(|touch| touch.time.day(now));
    lead.items_of(ItemKind::Moved)
        .filter(|(_, item)| match (item.noted, last) {
            (Some(noted), Some(last)) => days_between(last, noted) >= 0,
            _ => true,
        })
        .count()
}

/// How often a touch may be snoozed before the app asks whether the lead is worth it.
const MOVES_WITHOUT_QUESTION: usize = 2;

/// The question before a touch is snoozed for the third time; `None` before that.
pub fn worth_asking(lead: &Lead, now: &Now) -> Option<&'static str> {
    (times_moved(lead, now) >= MOVES_WITHOUT_QUESTION)
        .then_some("You have put this touch off twice. Is this lead worth it? Park it, end it, or make the call now.")
}
