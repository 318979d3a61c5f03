//! Scripts for one lead: which one is offered, and its text with the gaps filled.

use std::borrow::Cow;

use super::draft::{CallDraft, Stage};
use super::next_touch_form::next_of;
use super::record::channel_written;
use super::script_values::{TouchValues, read_out};
use crate::domain::book::Book;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Status;
use crate::domain::lead::decision_maker;
use crate::domain::lead::{Channel, Close, Direction, Outcome, Touch};
use crate::domain::lead::{Lead, Warmth};
use crate::domain::lead::{NextTouch, Why};
use crate::domain::library::script_versions::{script, scripts};
use crate::domain::schedule::forecast::{Attempt, forecast};
use crate::domain::script::fill::{self, Shown};
use crate::domain::script::library::{self, Wanted};
use crate::domain::script::{AskField, Gap};
use crate::domain::script::{Kind, Situation};
use crate::domain::script::{Line, Script};
use crate::domain::time::{Now, days_between};

/// A script to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is in use.
    pub taken: bool,
}

/// The scripts of a kind, the one that fits best first.
pub fn offers(book: &Book, lead: &Lead, kind: Kind, call: &CallDraft, now: &Now) -> Vec<Offer> {
    let held = scripts(book);
    let fitting = library::offered(&wanted(book, lead, kind, call, now), &held);
    let chosen = call.scripts.get(kind.name()).map(String::as_str);
    let first = fitting.first().map(|(id, _)| *id);
    let is_of_kind = |id: &str| fitting.iter().any(|(known, _)| *known == id);
    let of_plan = script_of_step(book, lead).filter(|id| is_of_kind(id));
    let taken = chosen.filter(|chosen| is_of_kind(chosen)).or(of_plan.as_deref()).or(first);
    fitting
        .into_iter()
        .map(|(id, script)| Offer { id: (*id).to_owned(), title: script.title.clone(), taken: Some(*id) == taken })
        .collect()
}

/// The script that the plan names for the lead's next touch, if that touch is a step of the plan.
fn script_of_step(book: &Book, lead: &Lead) -> Option<String> {
    let Why::Step(number) = lead.next_touch()?.why else { return None };
    let script = book.plan_of(lead).step(number.into())?.script.clone();
    (!script.is_empty()).then_some(script)
}

/// The circumstances that a script has to fit: what has happened, and what is being wrapped up.
fn wanted(book: &Book, lead: &Lead, kind: Kind, call: &CallDraft, now: &Now) -> Wanted {
    let touches = lead.touches.len();
    let made = |counts: fn(&Touch) -> bool| lead.touches.iter().filter(|(_, touch)| counts(touch)).count();
    let before = match kind {
        Kind::Voicemail => made(|touch| touch.outcome == Outcome::VoicemailLeft && touch.direction == Direction::Mine),
        // A mail before the first call does not make it the second call.
        Kind::Call => made(|touch| touch.outcome != Outcome::Sent),
        Kind::Gatekeeper | Kind::Text | Kind::Mail | Kind::Post | Kind::HonestTalk => touches,
    };
    let allowed = usize::try_from(book.touches_allowed(lead)).unwrap_or(usize::MAX);
    let outcome = call.outcome().or_else(|| lately(lead, now));
    Wanted {
        kind,
        situation: if kind == Kind::Mail && is_passed_on(lead) {
            Some(Situation::WrongPerson)
        } else {
            outcome.and_then(|outcome| written_after(kind, outcome))
        },
        warm: lead.warmth == Some(Warmth::Warm),
        number: u32::try_from(before + 1).unwrap_or(u32::MAX),
        last: touches + 1 >= allowed,
        spoken_before: lead.was_spoken_to(),
    }
}

/// Whether a colleague referred them and nobody has written to them yet: the first mail mentions that.
fn is_passed_on(lead: &Lead) -> bool {
    lead.touches.is_empty()
        && lead.items_of(ItemKind::Colleague).any(|(_, item)| decision_maker::linked(item).is_some())
}

/// The script for the end of a talk: asking for the order, asking further, or setting the date (S0.3).
pub fn script_for(close: Close) -> &'static str {
    match close {
        Close::Asked => "call-closing-ask",
        Close::DugOn => "call-answering-questions",
        Close::SetDate => "call-fixing-date",
    }
}

/// Days for which an outcome still determines the mail that follows.
const DAYS_OF_FOLLOWING: i64 = 7;

/// The outcome of the latest touch, if it is recent: the thank-you for a meeting is due the day after.
fn lately(lead: &Lead, now: &Now) -> Option<Outcome> {
    let latest = lead.latest_touches().next()?;
    let days = days_between(latest.time.day(now), now.today());
    (days <= DAYS_OF_FOLLOWING).then_some(latest.outcome)
}

/// The situation of a written message after an outcome.
fn written_after(kind: Kind, outcome: Outcome) -> Option<Situation> {
    match kind {
        Kind::Mail => mail_after(outcome),
        Kind::Text if outcome.reached() => Some(Situation::FixingTheDate),
        // A card may be a thank-you after a meeting; anything else by post is a copy of something.
        Kind::Post if outcome != Outcome::Met => Some(Situation::ForYourInformation),
        Kind::Text | Kind::Post | Kind::Call | Kind::Voicemail | Kind::Gatekeeper | Kind::HonestTalk => None,
    }
}

/// The situation of the mail after an outcome.
fn mail_after(outcome: Outcome) -> Option<Situation> {
    match outcome {
        Outcome::Busy => Some(Situation::Busy),
        Outcome::BadDay => Some(Situation::BadDay),
        Outcome::NotNow => Some(Situation::NotNow),
        Outcome::WrongPerson => Some(Situation::WrongPerson),
        Outcome::Spoke | Outcome::TheyWillCall => Some(Situation::AfterReached),
        Outcome::Met => Some(Situation::ThankYou),
        Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper | Outcome::WrongNumber => {
            Some(Situation::AfterUnreached)
        }
        Outcome::NoThanks | Outcome::Sent | Outcome::Won | Outcome::DoNotCall => None,
    }
}

/// The script in use, with its id.
pub fn in_use<'a>(
    book: &'a Book,
    lead: &Lead,
    kind: Kind,
    call: &CallDraft,
    now: &Now,
) -> Option<(String, Cow<'a, Script>)> {
    let id = offers(book, lead, kind, call, now).into_iter().find(|offer| offer.taken)?.id;
    let script = script(book, &id)?;
    Some((id, script))
}

/// The next touch that would follow the talk in progress, so that a script can name its day: the one that recording
/// the outcome will plan, or the salesperson's own version of it.
pub fn after_call(book: &Book, lead: &Lead, call: &CallDraft, now: &Now) -> Option<NextTouch> {
    if call.stage == Stage::Noted {
        return lead.next_touch().cloned();
    }
    let next = after(book, lead, Channel::Call, call.outcome().unwrap_or(Outcome::Spoke), now);
    let by_hand = call.next.as_ref().and_then(|draft| next_of(draft, next.as_ref(), now).ok());
    by_hand.or(next)
}

/// The next touch that would follow sending a `kind` now, after the outcome being wrapped up, if any. The text names
/// the same day that recording the message as sent will plan (S3.6).
pub fn after_writing(book: &Book, lead: &Lead, kind: Kind, call: &CallDraft, now: &Now) -> Option<NextTouch> {
    let mut lead = lead.clone();
    if call.stage != Stage::Noted && call.outcome().is_some() {
        lead.status = Status::Open(after_call(book, &lead, call, now)?);
    }
    after(book, &lead, channel_written(kind), Outcome::Sent, now)
}

/// The next touch that recording this outcome would plan.
pub fn after(book: &Book, lead: &Lead, channel: Channel, outcome: Outcome, now: &Now) -> Option<NextTouch> {
    let attempt = Attempt { channel, direction: Direction::Mine, outcome, day: now.today() };
    forecast(book, lead, &attempt, now).next_touch().cloned()
}

/// A paragraph of a step, for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineView {
    /// Words to say.
    Say(Vec<Shown>),
    /// Advice to the speaker.
    Advice(String),
    /// A question whose answer is stored.
    Ask {
        /// The question.
        question: String,
        /// Where the answer is stored.
        field: AskField,
    },
}

/// Something they may say, and the step that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    /// What they may say.
    pub words: String,
    /// The slug of the next step.
    pub to: String,
}

/// A step of a call script with its gaps filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Its heading.
    pub heading: String,
    /// Its number in the script, counted from one.
    pub number: usize,
    /// How many steps the script has.
    pub count: usize,
    /// What is said, advised and asked.
    pub lines: Vec<LineView>,
    /// The answers that lead on.
    pub answers: Vec<AnswerView>,
    /// The next touch with its day, time and channel, to be read out at the end of the script (S0.2), or
    /// [`SAID_ALREADY`]; otherwise empty.
    pub read_out: String,
    /// Whether it belongs to a script that answers an objection.
    pub is_aside: bool,
}

/// The script on screen in a call: the call script, or one that answers an objection.
fn on_screen<'a>(book: &'a Book, lead: &Lead, call: &CallDraft, now: &Now) -> Option<Cow<'a, Script>> {
    let aside = if call.aside.is_empty() { None } else { script(book, &call.aside) };
    aside.or_else(|| in_use(book, lead, Kind::Call, call, now).map(|(_, script)| script))
}

/// Shown instead of the next touch if the step itself has just said it.
pub const SAID_ALREADY: &str = "Did they say yes to that?";

/// The step of the call script on screen.
pub fn step(book: &Book, lead: &Lead, call: &CallDraft, now: Now) -> Option<StepView> {
    let script = on_screen(book, lead, call, &now)?;
    let is_aside = !call.aside.is_empty();
    let step = script.step(if is_aside { &call.aside_step } else { &call.step }).or(script.steps.first())?;
    let following = after_call(book, lead, call, &now);
    let values = TouchValues { book, lead, following: following.as_ref(), call: None, typed: &call.gaps, now };
    let text = |pieces: &[_]| fill::plain_text(&fill::fill(pieces, &values));
    let mut lines = Vec::new();
    let mut answers = Vec::new();
    for line in &step.lines {
        match line {
            Line::Say(pieces) => lines.push(LineView::Say(fill::fill(pieces, &values))),
            Line::Advice(pieces) => lines.push(LineView::Advice(text(pieces))),
            Line::Ask { question, field } => {
                lines.push(LineView::Ask { question: text(question), field: *field });
            }
            Line::Answer { words, to } => answers.push(AnswerView { words: text(words), to: to.clone() }),
        }
    }
    lines.retain(|line| !matches!(line, LineView::Say(shown) if shown.is_empty()));
    if answers.is_empty()
        && let Some(next) = script.runs_on_to(&step.slug)
    {
        answers.push(AnswerView { words: next.title().to_owned(), to: next.slug.clone() });
    }
    // Somebody who declined, or who is not the decision maker, is not told about a next call.
    let is_leave = step.is_goodbye() || script.situation == Situation::WrongPerson;
    let is_end = answers.is_empty() && !is_aside && !is_leave;
    let is_next = |part: &Shown| matches!(part, Shown::Value { gap: Gap::NextTouch, .. });
    let is_said = lines.iter().any(|line| matches!(line, LineView::Say(shown) if shown.iter().any(is_next)));
    let words = |next: &NextTouch| if is_said { SAID_ALREADY.to_owned() } else { read_out(next, &now) };
    let read_out = following.as_ref().filter(|_| is_end).map(words).unwrap_or_default();
    Some(StepView {
        read_out,
        heading: step.title().to_owned(),
        number: script.steps.iter().position(|known| known.slug == step.slug).map_or(1, |index| index + 1),
        count: script.steps.len(),
        lines,
        answers,
        is_aside,
    })
}

/// Words that identify an objection.
const TELLING: [(Situation, &[&str]); 5] = [
    (Situation::ObjectionPrice, &["price", "expens", "cost", "budget", "money", "dear", "cheap", "discount"]),
    (Situation::ObjectionTime, &["no time", "too busy", "later", "next year", "next month", "not now", "wait"]),
    (Situation::ObjectionAuthority, &["boss", "decide", "manager", "approv", "board", "partner", "not my"]),
    (Situation::ObjectionNeed, &["no need", "not need", "already have", "happy with", "enough"]),
    (Situation::ObjectionTrust, &["trust", "know you", "reference", "never heard", "prove", "guarantee"]),
];

/// What if they say …: the scripts that answer it, objections that this lead raised before first, then the script for
/// anybody else who answers the phone.
pub fn asides(book: &Book, lead: &Lead) -> Vec<Offer> {
    let said: Vec<String> = lead
        .said(ItemKind::Hesitation)
        .map(str::to_lowercase)
        .chain(lead.latest_touches().map(|touch| touch.note.to_lowercase()))
        .collect();
    let raised = |situation: Situation| {
        let telling = TELLING.iter().find(|(known, _)| *known == situation).map_or(&[][..], |(_, words)| words);
        telling.iter().any(|word| said.iter().any(|said| said.contains(word)))
    };
    let held = scripts(book);
    let objections = held.iter().filter(|(_, script)| script.situation.is_objection());
    let (mut first, others): (Vec<_>, Vec<_>) = objections.partition(|(_, script)| raised(script.situation));
    let before = first.len();
    first.extend(others);
    first.extend(held.iter().filter(|(_, script)| script.kind == Kind::Gatekeeper));
    let offer = |(index, (id, script)): (usize, &(&str, Cow<Script>))| Offer {
        id: (*id).to_owned(),
        title: script.title.clone(),
        taken: index < before,
    };
    first.into_iter().enumerate().map(offer).collect()
}
