//! The lead's clock and mine: what time it is there, and whether it is a time to call. All of it warns and
//! none of it blocks.

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

/// What a lead's clock shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadClock {
    /// Date and time there.
    pub local: NaiveDateTime,
    /// The name of their zone.
    pub zone: String,
    /// How sure that zone is.
    pub certainty: Certainty,
}

/// Why this is no good time to call. Shown beside the dial button and kept with the touch, if passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadHour {
    /// Before or after the hours at which one calls.
    OutOfHours,
    /// Outside the hours they named.
    NotTheirTime,
    /// The weekend, where they are.
    Weekend,
    /// A day off, by its name.
    Holiday(String),
}

impl BadHour {
    /// What it is, in a few words.
    pub fn words(&self) -> String {
        match self {
            BadHour::OutOfHours => "outside the hours for calls there".to_owned(),
            BadHour::NotTheirTime => "not the time they asked for".to_owned(),
            BadHour::Weekend => "weekend there".to_owned(),
            BadHour::Holiday(name) => format!("a holiday: {name}"),
        }
    }
}

/// The hours at which one calls, and the narrower ones where the zone is only a wide guess.
const CALLING: Window = Window::hours(9, 18);
const CALLING_BY_GUESS: Window = Window::hours(11, 16);

/// The hours of a working day, if the settings name none.
const WORKING: Window = Window::hours(9, 17);

/// Hours after which a question is to be answered, if the settings name no response time (S1.15).
const ANSWER_HOURS: u32 = 24;

/// What the lead's clock shows at a moment; `None` if nothing is known of where they are.
pub fn clock_of(lead: &Lead, at: Instant, now: &Now) -> Option<LeadClock> {
    let zone = zone_of(lead)?;
    Some(LeadClock { local: now.local_in(at, &zone.name), zone: zone.name, certainty: zone.certainty })
}

/// The hours that the lead named, if they did (S2.14).
pub fn best_hours(lead: &Lead) -> Option<OpeningHours> {
    OpeningHours::read(&lead.best_time)
}

/// The half of my day in which their best hours begin on `day`; none where they named none.
pub fn best_half(lead: &Lead, day: Day, now: &Now) -> Option<Half> {
    let window = Some(best_hours(lead)?.hull_on(day)).filter(Window::names_hours)?;
    let opens = day.and_time(window.opens());
    let mine = zone_of(lead).map_or(opens, |zone| now.local_of(now.instant_in(opens, &zone.name)));
    // Hours that run on into the next part of the day leave the choice.
    let all_day = window.from < 12 * 60 && window.until > 14 * 60;
    (!all_day).then(|| Half::of(mine.time()))
}

/// My working hours, from the first to the last of a day.
pub fn working_hours(settings: &Settings) -> Window {
    let named = OpeningHours::read(&settings.my_hours).map(|hours| hours.hull());
    named.filter(Window::names_hours).unwrap_or(WORKING)
}

/// The moment by which a question asked now is to be answered: my response time, a day if none is set.
pub fn answer_by(settings: &Settings, now: &Now) -> Instant {
    let hours = hours_in(&settings.response_time).unwrap_or(ANSWER_HOURS);
    now.instant.plus_minutes(i64::from(hours) * 60)
}

impl Book {
    /// The name of a day without calls, if it is one.
    pub fn holiday(&self, day: Day) -> Option<&str> {
        self.pieces()
            .find(|(_, piece)| piece.kind == LibraryItemKind::Holiday && piece.until == Some(day))
            .map(|(_, piece)| if piece.name.is_empty() { "day off" } else { &piece.name })
    }

    /// The first day from `day` on that is neither weekend nor holiday; a month of holidays is let be.
    pub fn working_day_from(&self, day: Day) -> Day {
        (0..31)
            .map(|ahead| days_after(day, ahead))
            .find(|day| !is_weekend(*day) && self.holiday(*day).is_none())
            .unwrap_or(day)
    }

    /// Why a call to the lead at `at` is at a bad hour; empty if it is not.
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

    /// Why that planned day or agreed time is at a bad hour; of a planned day only the day counts.
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

/// Whether it is the weekend where the lead lives.
fn is_weekend_of(lead: &Lead, day: Day) -> bool {
    match country_of(lead).map(|country| country.code) {
        Some("EG" | "IL" | "SA") => matches!(day.weekday(), Weekday::Fri | Weekday::Sat),
        _ => is_weekend(day),
    }
}

/// Whether the working day is over at that moment of my clock.
pub fn is_after_work(settings: &Settings, now: &Now) -> bool {
    minute_of(now.local().time()) >= working_hours(settings).until
}
