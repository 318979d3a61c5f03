//! The lead's clock and mine: what time it is there, and whether this is a good time to call. Everything here warns
//! and nothing blocks.

use chrono::{Datelike, NaiveDateTime, Weekday};

use crate::domain::book::Book;
use crate::domain::book::LibraryItemKind;
use crate::domain::lead::Lead;
use crate::domain::lead::When;
use crate::domain::lead::{Certainty, country_of, zone_of};
use crate::domain::settings::Settings;
use crate::domain::time::hours_in;
use crate::domain::time::{Day, Half, Instant, Now, days_after, is_weekend};
use crate::domain::time::{OpeningHours, Window, minute_of};

/// The lead's local time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadClock {
    /// Their date and time.
    pub local: NaiveDateTime,
    /// The IANA name of their zone.
    pub zone: String,
    /// How certain that zone is.
    pub certainty: Certainty,
}

/// Why this is a bad time to call. Shown beside the dial button, and recorded with the touch if overruled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadHour {
    /// Outside usual calling hours.
    OutOfHours,
    /// Outside the hours they named.
    NotTheirTime,
    /// The weekend where they are.
    Weekend,
    /// A holiday, by its name.
    Holiday(String),
}

impl BadHour {
    /// The warning in a few words.
    pub fn words(&self) -> String {
        match self {
            BadHour::OutOfHours => "outside the hours for calls there".to_owned(),
            BadHour::NotTheirTime => "not the time they asked for".to_owned(),
            BadHour::Weekend => "weekend there".to_owned(),
            BadHour::Holiday(name) => format!("a holiday: {name}"),
        }
    }
}

/// Usual calling hours, and narrower ones if the zone is only a rough guess.
const CALLING: Window = Window::hours(9, 18);
const CALLING_BY_GUESS: Window = Window::hours(11, 16);

/// Working hours, if the settings name none.
const WORKING: Window = Window::hours(9, 17);

/// Hours within which a question has to be answered, if the settings name no response time (S1.15).
const ANSWER_HOURS: u32 = 24;

/// The lead's local time at a moment; `None` if nothing suggests where they are.
pub fn clock_of(lead: &Lead, at: Instant, now: &Now) -> Option<LeadClock> {
    let zone = zone_of(lead)?;
    Some(LeadClock { local: now.local_in(at, &zone.name), zone: zone.name, certainty: zone.certainty })
}

/// The hours that the lead named; `None` if they named none (S2.14).
pub fn best_hours(lead: &Lead) -> Option<OpeningHours> {
    OpeningHours::read(&lead.best_time)
}

/// The half of my day in which their best hours begin on `day`; `None` if they named no hours.
pub fn best_half(lead: &Lead, day: Day, now: &Now) -> Option<Half> {
    let window = Some(best_hours(lead)?.hull_on(day)).filter(Window::names_hours)?;
    let opens = day.and_time(window.opens());
    let mine = zone_of(lead).map_or(opens, |zone| now.local_of(now.instant_in(opens, &zone.name)));
    // If their hours extend well into the afternoon, either half is fine.
    let all_day = window.from < 12 * 60 && window.until > 14 * 60;
    (!all_day).then(|| Half::of(mine.time()))
}

/// My working hours, from the earliest opening to the latest closing of any day.
pub fn working_hours(settings: &Settings) -> Window {
    let named = OpeningHours::read(&settings.my_hours).map(|hours| hours.hull());
    named.filter(Window::names_hours).unwrap_or(WORKING)
}

/// The moment by which a question asked now has to be answered: after my response time, or a day if none is set.
pub fn answer_by(settings: &Settings, now: &Now) -> Instant {
    let hours = hours_in(&settings.response_time).unwrap_or(ANSWER_HOURS);
    now.instant.plus_minutes(i64::from(hours) * 60)
}

impl Book {
    /// The name of the holiday on `day`, if it is one.
    pub fn holiday(&self, day: Day) -> Option<&str> {
        self.pieces()
            .find(|(_, piece)| piece.kind == LibraryItemKind::Holiday && piece.until == Some(day))
            .map(|(_, piece)| if piece.name.is_empty() { "day off" } else { &piece.name })
    }

    /// The first day on or after `day` that is neither weekend nor holiday; after a month of holidays this gives up
    /// and returns `day`.
    pub fn working_day_from(&self, day: Day) -> Day {
        (0..31)
            .map(|ahead| days_after(day, ahead))
            .find(|day| !is_weekend(*day) && self.holiday(*day).is_none())
            .unwrap_or(day)
    }

    /// Why a call to the lead at `at` is at a bad time; empty if it is not.
    pub fn bad_hours(&self, lead: &Lead, at: Instant, now: &Now) -> Vec<BadHour> {
        let clock = clock_of(lead, at, now);
        let local = clock.as_ref().map_or_else(|| now.local_of(at), |clock| clock.local);
        let mut found = Vec::new();
        if let Some(name) = self.holiday(local.date()) {
            found.push(BadHour::Holiday(name.to_owned()));
        }
        if is_weekend_of(lead, local.date()) {
            found.push(BadHour::Weekend);
        }
        let vague = clock.as_ref().is_none_or(|clock| clock.certainty == Certainty::Vague);
        let theirs = best_hours(lead);
        // Days alone say nothing about the hours.
        let names_hours = theirs.as_ref().is_some_and(|hours| hours.hull_on(local.date()).names_hours());
        let window = if vague && clock.is_some() { CALLING_BY_GUESS } else { CALLING };
        if theirs.is_some_and(|hours| !hours.has(local)) {
            found.push(BadHour::NotTheirTime);
        } else if !names_hours && !window.has_time(local.time()) {
            found.push(BadHour::OutOfHours);
        }
        found
    }

    /// Why that planned day or agreed time is bad. For a planned day only the day is checked.
    pub fn bad_day(&self, lead: &Lead, when: &When, now: &Now) -> Vec<BadHour> {
        match when {
            When::Promised { at, .. } => self.bad_hours(lead, *at, now),
            When::Planned { day, .. } => {
                let holiday = self.holiday(*day).map(|name| BadHour::Holiday(name.to_owned()));
                let weekend = is_weekend_of(lead, *day).then_some(BadHour::Weekend);
                let theirs = best_hours(lead).filter(|hours| !hours.has_day(*day)).map(|_| BadHour::NotTheirTime);
                [holiday, weekend, theirs].into_iter().flatten().collect()
            }
        }
    }
}

/// Whether `day` is a weekend day in the lead's country.
fn is_weekend_of(lead: &Lead, day: Day) -> bool {
    match country_of(lead).map(|country| country.code) {
        Some("EG" | "IL" | "SA") => matches!(day.weekday(), Weekday::Fri | Weekday::Sat),
        _ => is_weekend(day),
    }
}

/// Whether my working day is over.
pub fn is_after_work(settings: &Settings, now: &Now) -> bool {
    minute_of(now.local().time()) >= working_hours(settings).until
}
