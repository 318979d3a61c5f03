//! The numbers screen: when leads said yes, when they are reached, whether promises are kept.
//!
//! Everything is counted from the book, and nothing outside it is claimed. Each share comes with both of its counts,
//! rows are in the order of their subject, and nothing is ranked by the number of calls.

mod charts;

use crate::app::format::dates;
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::lead::{Direction, Touch};
use crate::domain::lead::{End, Status};
use crate::domain::time::{Day, Now, days_before};
use crate::domain::util::sort_by;

/// A share: some out of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its label.
    pub label: String,
    /// The part.
    pub part: usize,
    /// The total.
    pub of: usize,
}

impl Share {
    /// The share in whole percent, for the length of a bar.
    pub fn percent(&self) -> usize {
        (self.part * 100).checked_div(self.of).unwrap_or(0)
    }
}

/// A group of shares on one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The question it answers.
    pub title: &'static str,
    /// What is counted, out of what.
    pub about: &'static str,
    /// The main finding, if there is enough data.
    pub finding: String,
    /// The shares.
    pub rows: Vec<Share>,
}

/// A lead with words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadLine {
    /// The lead.
    pub lead: LeadId,
    /// Its name.
    pub title: String,
    /// The words.
    pub words: String,
}

/// The content of the numbers screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Results of the last seven days, each with its count.
    pub week: Vec<(&'static str, usize)>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// Leads that got extra time (kept against the evidence, or followed beyond the plan), and their status.
    pub extended: Vec<LeadLine>,
    /// The cost of leads that ended without a yes, the latest first.
    pub spent: Vec<LeadLine>,
}

/// Computes the numbers of a book.
pub fn numbers(book: &Book, now: &Now) -> Numbers {
    let leads: Vec<&Lead> = book.leads().collect();
    Numbers {
        week: week(&leads, now),
        charts: charts::charts(book, &leads, now),
        extended: extended(book, &leads),
        spent: spent(&leads, now),
    }
}

/// How many leads got exactly one follow-up from me, out of all that got any. Leads that said yes at once, or asked
/// not to be contacted, are left out (S0.10).
pub fn followed_once(book: &Book) -> Share {
    charts::once(&book.leads().collect::<Vec<_>>())
}

/// The day on which a lead ended, and whether it was won.
pub(super) fn ended(lead: &Lead) -> Option<(Day, bool)> {
    match &lead.status {
        Status::Ended { on, end } => Some((*on, matches!(end, End::Won { .. }))),
        Status::Open(_) | Status::Parked { .. } | Status::DoNotCall { .. } => None,
    }
}

/// The touches that I made.
pub(super) fn mine(lead: &Lead) -> impl Iterator<Item = &Touch> {
    lead.touches.iter().map(|(_, touch)| touch).filter(|touch| touch.direction == Direction::Mine)
}

/// Decisions and promises of the last seven days; the number of calls is deliberately not among them (S0.40).
fn week(leads: &[&Lead], now: &Now) -> Vec<(&'static str, usize)> {
    let first = days_before(now.today(), 6);
    let touches = || leads.iter().flat_map(|lead| lead.touches.iter()).map(|(_, touch)| touch);
    let this_week = || touches().filter(|touch| touch.time.day(now) >= first);
    let ends =
        |won: bool| leads.iter().filter(move |lead| ended(lead).is_some_and(|(on, was)| on >= first && was == won));
    vec![
        ("Talks", this_week().filter(|touch| touch.outcome.is_talk()).count()),
        ("Next touches they agreed to", this_week().filter(|touch| touch.wrap_up.is_some_and(|it| it.agreed)).count()),
        ("They came to me", this_week().filter(|touch| touch.direction == Direction::Theirs).count()),
        ("Won", ends(true).count()),
        (words::common::LET_GO, ends(false).count()),
    ]
}

/// Minutes spent, rounded up.
fn minutes(lead: &Lead) -> u64 {
    let seconds: u64 = lead.touches.iter().filter_map(|(_, touch)| touch.seconds).map(u64::from).sum();
    seconds.div_ceil(60)
}

fn line(lead: &Lead, words: String) -> LeadLine {
    LeadLine { lead: lead.id, title: lead.title().to_owned(), words }
}

fn touches(lead: &Lead) -> String {
    dates::counted(u64::try_from(lead.touches.len()).unwrap_or(u64::MAX), "touch", "touches")
}

/// Whether a lead was kept against the evidence, or followed beyond the plan.
fn is_extended(book: &Book, lead: &Lead) -> bool {
    let allowed = usize::try_from(book.touches_allowed(lead)).unwrap_or(usize::MAX);
    lead.touches.len() > allowed || lead.items_of(ItemKind::Kept).next().is_some()
}

/// Leads that got extra time (S3.24), those that have ended first.
fn extended(book: &Book, leads: &[&Lead]) -> Vec<LeadLine> {
    let mut long: Vec<&Lead> = leads.iter().copied().filter(|lead| is_extended(book, lead)).collect();
    sort_by(&mut long, |one, other| ended(other).cmp(&ended(one)));
    let words = |lead: &Lead| format!("{}, {}", touches(lead), crate::app::today::rows::status_words(&lead.status));
    long.into_iter().map(|lead| line(lead, words(lead))).collect()
}

/// Touches and minutes spent on leads that were let go (S0.54).
fn spent(leads: &[&Lead], now: &Now) -> Vec<LeadLine> {
    let mut gone: Vec<(Day, &Lead)> =
        leads.iter().filter_map(|lead| ended(lead).filter(|(_, won)| !won).map(|(on, _)| (on, *lead))).collect();
    sort_by(&mut gone, |one, other| other.0.cmp(&one.0));
    let each = gone.into_iter().map(|(on, lead)| {
        let day = dates::near_date(on, now.today());
        line(lead, format!("{}, {} min, ended {day}", touches(lead), minutes(lead)))
    });
    each.collect()
}
