//! The charts of the numbers screen: each asks a question and lists its shares in the order of the subject.

use chrono::{Datelike, Timelike};

use super::{Chart, Share, ended, mine};
use crate::app::format::dates;
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::lead::Lead;
use crate::domain::lead::StatusKind;
use crate::domain::lead::{Channel, Direction, Outcome, Progress, Touch, TouchTime};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::library::script_versions;
use crate::domain::schedule::appointment;
use crate::domain::time::{Now, days_before};
use crate::domain::util::{capital, sort_by};

/// The fewest tries for which a share may be called the best.
const ENOUGH: usize = 5;
/// Touches beyond this number share one row.
const LAST_NUMBER: usize = 9;
/// How many weeks are shown.
const WEEKS: u32 = 6;

/// Every chart with something to show.
pub fn charts(book: &Book, leads: &[&Lead], now: &Now) -> Vec<Chart> {
    let charts = [
        by_touch_number(words::numbers::TOUCHES_TO_YES, "Won at this touch, of all won", leads, true),
        by_touch_number("At which touch it ended without", "Let go at this touch, of all let go", leads, false),
        chart(
            words::numbers::FOLLOWED_UP_ONLY_ONCE,
            "Leads with one touch of yours, of all with any",
            vec![once(leads)],
        ),
        opened(leads),
        hours(leads, now),
        weekdays(leads, now),
        channels(leads),
        scripts(book, leads, now),
        weeks(leads, now),
        promises(leads, now),
        gut(leads),
        spent(leads),
    ];
    charts.into_iter().filter(|chart| !chart.rows.is_empty()).collect()
}

fn chart(title: &'static str, about: &'static str, rows: Vec<Share>) -> Chart {
    Chart { title, about, finding: String::new(), rows: rows.into_iter().filter(|row| row.of > 0).collect() }
}

/// Shares by key, in key order.
#[derive(Default)]
struct Tally(Vec<(usize, Share)>);

impl Tally {
    /// Counts one more under `key`, and whether it belongs to the part.
    fn count(&mut self, key: usize, label: &str, is_part: bool) {
        let index = match self.0.iter().position(|(known, share)| *known == key && share.label == label) {
            Some(index) => index,
            None => {
                self.0.push((key, Share { label: label.to_owned(), part: 0, of: 0 }));
                self.0.len() - 1
            }
        };
        if let Some((_, share)) = self.0.get_mut(index) {
            share.of += 1;
            share.part += usize::from(is_part);
        }
    }

    fn shares(mut self) -> Vec<Share> {
        sort_by(&mut self.0, |one, other| one.0.cmp(&other.0));
        self.0.into_iter().map(|(_, share)| share).collect()
    }
}

/// The best share among those with enough tries.
fn best(rows: &[Share], words: &str) -> String {
    let enough = rows.iter().filter(|row| row.of >= ENOUGH && row.part > 0);
    let best = enough.reduce(|best, row| if row.part * best.of > best.part * row.of { row } else { best });
    best.map(|row| format!("{words}: {} ({} of {}).", row.label, row.part, row.of)).unwrap_or_default()
}

fn with_best(mut chart: Chart, words: &str) -> Chart {
    chart.finding = best(&chart.rows, words);
    chart
}

/// How many touches it took until leads ended in this way (S1.6).
fn by_touch_number(title: &'static str, about: &'static str, leads: &[&Lead], won: bool) -> Chart {
    let such: Vec<&&Lead> = leads.iter().filter(|lead| ended(lead).is_some_and(|(_, was)| was == won)).collect();
    let mut tally = Tally::default();
    for lead in &such {
        let number = lead.touches.len().min(LAST_NUMBER);
        let label = match number {
            0 => "before any".to_owned(),
            LAST_NUMBER => format!("touch {LAST_NUMBER} or later"),
            _ => format!("touch {number}"),
        };
        tally.count(number, &label, true);
    }
    let of = such.len();
    chart(title, about, tally.shares().into_iter().map(|share| Share { of, ..share }).collect())
}

/// Leads that I touched exactly once (S0.10).
pub fn once(leads: &[&Lead]) -> Share {
    let counts = leads
        .iter()
        .filter(|lead| !matches!(lead.status.kind(), StatusKind::Won | StatusKind::DoNotCall))
        .map(|lead| mine(lead).count())
        .filter(|count| *count > 0);
    let counts: Vec<usize> = counts.collect();
    let part = counts.iter().filter(|count| **count == 1).count();
    Share { label: "once and no more".to_owned(), part, of: counts.len() }
}

/// The status of all leads that were ever opened (S1.1).
fn opened(leads: &[&Lead]) -> Chart {
    let of = leads.len();
    let rows = StatusKind::ALL.into_iter().map(|kind| {
        let part = leads.iter().filter(|lead| lead.status.kind() == kind).count();
        Share { label: kind.word().to_owned(), part, of }
    });
    chart(words::numbers::OPENED_AGAINST_CLOSED, "Leads that stand so, of all in the book", rows.collect())
}

/// My touches by phone or in person, each with whether they reached somebody.
fn tries<'lead>(leads: &'lead [&Lead]) -> impl Iterator<Item = (&'lead Touch, bool)> {
    let mine = leads.iter().flat_map(|lead| mine(lead));
    let spoken =
        mine.filter(|touch| matches!(touch.channel, Channel::Call | Channel::Visit) && touch.outcome != Outcome::Sent);
    spoken.map(|touch| (touch, touch.outcome.reached()))
}

fn hours(leads: &[&Lead], now: &Now) -> Chart {
    let mut tally = Tally::default();
    for (touch, reached) in tries(leads) {
        if let TouchTime::At(instant) = touch.time {
            let hour = now.local_of(instant).hour();
            tally.count(usize::try_from(hour).unwrap_or(0), &format!("{hour:02}:00"), reached);
        }
    }
    let hours = chart("At which hour they are reached", "Reached, of all tries in that hour", tally.shares());
    with_best(hours, "Reached most often")
}

fn weekdays(leads: &[&Lead], now: &Now) -> Chart {
    let mut tally = Tally::default();
    for (touch, reached) in tries(leads) {
        let day = touch.time.day(now);
        let index = day.weekday().num_days_from_monday();
        tally.count(usize::try_from(index).unwrap_or(0), dates::weekday(day), reached);
    }
    let weekdays = chart("On which weekday they are reached", "Reached, of all tries on that day", tally.shares());
    with_best(weekdays, "Reached most often")
}

/// For each channel: whether it reached them, or they made the next contact.
fn channels(leads: &[&Lead]) -> Chart {
    let mut tally = Tally::default();
    for lead in leads {
        for (index, (_, touch)) in lead.touches.iter().enumerate() {
            if touch.direction == Direction::Mine {
                let next = lead.touches.get(index + 1).map(|(_, next)| next.direction);
                let answered = touch.outcome.reached() || next == Some(Direction::Theirs);
                let shipped = Channel::SHIPPED.iter().position(|known| *known == touch.channel);
                tally.count(shipped.unwrap_or(usize::MAX), &capital(touch.channel.word()), answered);
            }
        }
    }
    let channels = chart("Which channel is answered", "Reached or answered, of all touches by it", tally.shares());
    with_best(channels, "Answered most often")
}

/// The results of talks, by version of the script used.
fn scripts(book: &Book, leads: &[&Lead], now: &Now) -> Chart {
    let mut tally = Tally::default();
    let touches = leads.iter().flat_map(|lead| lead.touches.iter()).map(|(_, touch)| touch);
    for touch in touches.filter(|touch| !touch.script.is_empty() && touch.outcome.reached()) {
        let forward =
            touch.outcome == Outcome::Won || touch.wrap_up.is_some_and(|wrap_up| wrap_up.progress == Progress::Forward);
        tally.count(0, &touch.script, forward);
    }
    let mut rows = tally.shares();
    sort_by(&mut rows, |one, other| one.label.cmp(&other.label));
    rows.iter_mut().for_each(|row| row.label = script_versions::version_words(book, &row.label, now));
    let scripts = chart("What each script came to", "Moved forward or won, of all reached with that version", rows);
    with_best(scripts, "Forward most often")
}

/// Follow-ups and first touches, week by week (S1.5).
fn weeks(leads: &[&Lead], now: &Now) -> Chart {
    let today = now.today();
    let monday = days_before(today, today.weekday().num_days_from_monday());
    let rows = (0..WEEKS).map(|back| {
        let first = days_before(monday, back * 7);
        let is_in = |touch: &Touch| {
            days_before(touch.time.day(now), touch.time.day(now).weekday().num_days_from_monday()) == first
        };
        let mut share = Share {
            label: format!("week of {} {}", first.day(), crate::domain::time::month_word(first)),
            part: 0,
            of: 0,
        };
        for lead in leads {
            for (index, touch) in mine(lead).enumerate().filter(|(_, touch)| is_in(touch)) {
                share.of += usize::from(touch.direction == Direction::Mine);
                share.part += usize::from(index > 0);
            }
        }
        share
    });
    chart(
        "Follow-ups against new leads",
        "Follow-ups, of all your touches of that week; the rest were first touches",
        rows.collect(),
    )
}

/// Promises and agreed times kept, mine and theirs, among those that are settled or past. An agreed time at which I
/// did not call counts as broken by me; for theirs only the times at which I called count.
fn promises(leads: &[&Lead], now: &Now) -> Chart {
    let share = |label: &str, kind: ItemKind, kept: &dyn Fn(&Item) -> Option<bool>| {
        let items = leads.iter().flat_map(|lead| lead.items.values()).filter(|item| item.kind == kind);
        let known: Vec<bool> = items.filter_map(kept).collect();
        Share { label: label.to_owned(), part: known.iter().filter(|kept| **kept).count(), of: known.len() }
    };
    let promised = |item: &Item| match item.settled {
        Some(settled) => Some(settled.well),
        None => item.due.is_some_and(|due| due < now.today()).then_some(false),
    };
    let came = |item: &Item| item.settled.map(|settled| settled.well);
    let mut called = share("I called at the agreed time", ItemKind::AgreedTime, &came);
    called.of += leads.iter().filter(|lead| appointment::late_promise(lead, now).is_some()).count();
    let rows = vec![
        share("I did what I promised", ItemKind::MyPromise, &promised),
        called,
        share("They did what they promised", ItemKind::TheirPromise, &promised),
        share("They were there at the agreed time", ItemKind::AgreedTime, &appointment::kept_by_them),
    ];
    chart("Promises kept", "Kept, of all that were settled or are past their time", rows)
}

/// Leads kept on a feeling and leads kept on a fact, and how many of each, once ended, said yes (S1.23).
fn gut(leads: &[&Lead]) -> Chart {
    let share = |label: &str, source: Source| {
        let kept = leads.iter().filter(|lead| lead.items_of(ItemKind::Kept).any(|(_, item)| item.source == source));
        let ends: Vec<bool> = kept.filter_map(|lead| ended(lead).map(|(_, won)| won)).collect();
        Share { label: label.to_owned(), part: ends.iter().filter(|won| **won).count(), of: ends.len() }
    };
    let rows = vec![share("kept on a good feeling", Source::Guessed), share("kept for a fact", Source::Said)];
    chart("Gut against facts", "Won, of all you kept against the evidence that have ended", rows)
}

/// The cost of leads that ended without a yes (S0.54).
fn spent(leads: &[&Lead]) -> Chart {
    let share = |label: &str, count: fn(&Lead) -> usize| {
        let gone = leads.iter().filter(|lead| ended(lead).is_some_and(|(_, won)| !won));
        Share {
            label: label.to_owned(),
            part: gone.map(|lead| count(lead)).sum(),
            of: leads.iter().map(|lead| count(lead)).sum(),
        }
    };
    let rows = vec![
        share("touches", |lead| lead.touches.len()),
        share("minutes", |lead| usize::try_from(super::minutes(lead)).unwrap_or(usize::MAX)),
    ];
    chart("What ended leads took", "On leads that were let go, of all", rows)
}
