//! When to ask whether to go on: the hint and its evidence, the cost of a lead, and the leads that await a decision
//! (S0.25, S0.33, S0.34, S4.45). Evidence, never a score; the salesperson decides.

use super::commitments::{State, of_side};
use super::words_and_deeds::words_and_deeds;
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lead::Status;
use crate::domain::lead::When;
use crate::domain::lead::{Direction, Outcome, Progress, Touch};
use crate::domain::lead::{ItemKind, Source};
use crate::domain::settings::Settings;
use crate::domain::time::{Day, Now, days_between};

/// The evidence that calls for a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A run of tries without an answer.
    Silence(usize),
    /// Many voicemails.
    Voicemails(usize),
    /// Many touches without a step forward.
    Touches(usize),
    /// Many days without a step forward.
    Days(i64),
    /// Two talks in which nothing moved and nothing was learned.
    NothingLearned,
    /// Their words and their deeds disagree.
    WordsOnly,
}

impl Because {
    /// The evidence in words.
    pub fn words(self) -> String {
        match self {
            Because::Silence(run) => format!("{run} tries in a row without an answer"),
            Because::Voicemails(count) => format!("{count} messages left, and no step forward"),
            Because::Touches(count) => format!("{count} touches without a step forward"),
            Because::Days(days) => format!("{days} days without a step forward"),
            Because::NothingLearned => "two talks in which nothing moved and nothing was learned".to_owned(),
            Because::WordsOnly => "they say they will, and promises were not kept".to_owned(),
        }
    }
}

/// The evidence for asking whether to go on with `lead`; empty if there is none.
///
/// The question is not asked while the lead is kept for a reason, nor before an agreed time.
pub fn hints(lead: &Lead, settings: &Settings, now: &Now) -> Vec<Because> {
    let Status::Open(next) = &lead.status else { return Vec::new() };
    let today = now.today();
    let agreed_ahead = match next.when {
        When::Promised { at, .. } => at > now.instant,
        When::Planned { .. } => false,
    };
    let rests = |kind: ItemKind| lead.items_of(kind).any(|(_, item)| item.due.is_some_and(|due| due >= today));
    if agreed_ahead || rests(ItemKind::Kept) || rests(ItemKind::Postponed) || rests(ItemKind::Decision) {
        return Vec::new();
    }
    let Some(since) = last_progress(lead, now) else { return Vec::new() };
    let mine = |touch: &&Touch| touch.direction == Direction::Mine && touch.time.day(now) >= since;
    let (mut touches, mut voicemails) = (0, 0);
    for touch in lead.latest_touches().filter(mine) {
        touches += 1;
        voicemails += usize::from(touch.outcome == Outcome::VoicemailLeft);
    }
    let limit = |setting: u32| usize::try_from(setting).unwrap_or(usize::MAX).max(1);
    let mut found = Vec::new();
    let run = lead.unreached_run();
    if run >= limit(settings.hint_silence) {
        found.push(Because::Silence(run));
    }
    if voicemails >= limit(settings.hint_voicemails) {
        found.push(Because::Voicemails(voicemails));
    }
    if touches >= limit(settings.hint_touches) {
        found.push(Because::Touches(touches));
    }
    let days = days_between(since, today);
    if days >= i64::from(settings.hint_days).max(1) {
        found.push(Because::Days(days));
    }
    let mut talks = lead.latest_touches().filter_map(|touch| touch.wrap_up);
    let nothing =
        |wrap_up: Option<crate::domain::lead::WrapUp>| wrap_up.is_some_and(|one| one.progress == Progress::Nothing);
    if nothing(talks.next()) && nothing(talks.next()) {
        found.push(Because::NothingLearned);
    }
    // Most leads promised nothing, and checking that is cheap.
    if lead.items_of(ItemKind::TheirPromise).next().is_some() && words_and_deeds(lead, now).warning.is_some() {
        found.push(Because::WordsOnly);
    }
    found
}

/// The day of the last step forward: a talk that moved something, contact from them, a promise they kept, a
/// proven fact. Without any it is the day of the first touch; `None` without touches.
pub fn last_progress(lead: &Lead, now: &Now) -> Option<Day> {
    let (_, first) = lead.touches.first()?;
    let moved = |touch: &Touch| {
        touch.direction == Direction::Theirs
            || touch.wrap_up.is_some_and(|wrap_up| wrap_up.progress == Progress::Forward)
    };
    let touches = lead.touches.iter().filter(|(_, touch)| moved(touch)).map(|(_, touch)| touch.time.day(now));
    let kept = of_side(lead, ItemKind::TheirPromise, now.today()).into_iter();
    let kept = kept.filter(|promise| promise.state == State::Kept).filter_map(|promise| promise.settled_on);
    let facts = lead.items_of(ItemKind::Fact).filter_map(|(_, item)| item.noted);
    let latest = touches.chain(kept).chain(facts).filter(|day| *day <= now.today()).max();
    Some(latest.unwrap_or(first.time.day(now)))
}

/// The leads that await a decision, the longest without a step forward first.
pub fn to_decide(book: &Book, now: &Now) -> Vec<LeadId> {
    let waiting = book.leads().filter(|lead| !hints(lead, book.settings(), now).is_empty());
    let mut waiting: Vec<(Option<Day>, LeadId)> = waiting.map(|lead| (last_progress(lead, now), lead.id)).collect();
    crate::domain::util::sort_by(&mut waiting, Ord::cmp);
    waiting.into_iter().map(|(_, lead)| lead).collect()
}

/// How many leads await a decision.
pub fn count_to_decide(book: &Book, now: &Now) -> usize {
    book.leads().filter(|lead| !hints(lead, book.settings(), now).is_empty()).count()
}

/// The open leads without a proven fact and without a talk: they deserve a look before a plan (S4.3).
pub fn untested(book: &Book, today: Day) -> Vec<LeadId> {
    let new = book.leads().filter(|lead| lead.next_touch().is_some() && lead.contacts() == 0);
    // Most leads have no fact at all, and checking that is cheap.
    let is_untested = |lead: &&Lead| lead.items_of(ItemKind::Fact).next().is_none() || book.facts_met(lead, today) == 0;
    new.filter(is_untested).map(|lead| lead.id).collect()
}

/// Whether something that was brought relates to a need they stated. Without that an honest talk has no basis, and
/// the value comes first (S0.36, S0.41).
pub fn has_value_link(lead: &Lead) -> bool {
    let brought = lead.touches.iter().any(|(_, touch)| !touch.brought.trim().is_empty());
    let to_bring = lead.next_touch().is_some_and(|next| !next.value.trim().is_empty());
    lead.said(ItemKind::MustHave).next().is_some() && (brought || to_bring)
}

/// Whether an honest talk is possible: never on the first touch (S0.50).
pub fn allows_honest_talk(lead: &Lead) -> bool {
    lead.next_touch().is_some() && lead.contacts() > 0
}

/// Whether the honest talk should come before ending the lead (S0.41).
pub fn honest_talk_first(lead: &Lead) -> bool {
    allows_honest_talk(lead) && has_value_link(lead)
}

/// Whether a good feeling may still keep the lead; it may once (T6).
pub fn may_keep_by_feeling(lead: &Lead) -> bool {
    lead.items_of(ItemKind::Kept).all(|(_, item)| item.source == Source::Said)
}

/// The cost of a lead so far: the number of touches, and the minutes of those that were timed (S4.2).
pub fn cost(lead: &Lead) -> (usize, u32) {
    let seconds = lead.touches.iter().filter_map(|(_, touch)| touch.seconds).fold(0_u32, u32::saturating_add);
    (lead.touches.len(), seconds.div_ceil(60))
}
