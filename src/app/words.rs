//! The words for one lead: which script is offered, and what it says when its gaps are filled.

use std::sync::LazyLock;

use crate::app::call_draft::{CallDraft, Stage};
use crate::app::next_form::next_of;
use crate::app::values::TouchValues;
use crate::domain::book::Book;
use crate::domain::decider;
use crate::domain::forecast::{Attempt, forecast};
use crate::domain::knowledge::ItemKind;
use crate::domain::lead::{Lead, Warmth};
use crate::domain::next_touch::{NextTouch, Why};
use crate::domain::script::fill::{self, Shown};
use crate::domain::script::gap::{AskField, Gap};
use crate::domain::script::kind::{Kind, Situation};
use crate::domain::script::library::{self, Wanted};
use crate::domain::script::speaking::{self, Length};
use crate::domain::script::{Line, Script, Step};
use crate::domain::standing::Standing;
use crate::domain::time::{Now, days_between};
use crate::domain::touch::{Channel, Close, Direction, Outcome, Touch};

/// The shipped scripts, read once.
static SCRIPTS: LazyLock<Vec<(&'static str, Script)>> = LazyLock::new(library::shipped_scripts);

/// All scripts, by their ids.
pub fn scripts() -> &'static [(&'static str, Script)] {
    &SCRIPTS
}

/// The script with this id.
pub fn script(id: &str) -> Option<&'static Script> {
    SCRIPTS.iter().find(|(known, _)| *known == id).map(|(_, script)| script)
}

/// A script to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is the one in use.
    pub taken: bool,
}

/// The scripts of a kind, the one that fits first.
pub fn offers(book: &Book, lead: &Lead, kind: Kind, call: &CallDraft, now: &Now) -> Vec<Offer> {
    let scripts = library::offered(&wanted(book, lead, kind, call, now), scripts());
    let chosen = call.scripts.get(kind.name()).map(String::as_str);
    let first = scripts.first().map(|(id, _)| *id);
    let of_plan = script_of_step(book, lead).filter(|id| scripts.iter().any(|(known, _)| known == id));
    let taken = chosen.filter(|chosen| script(chosen).is_some()).or(of_plan.as_deref()).or(first);
    scripts
        .into_iter()
        .map(|(id, script)| Offer { id: (*id).to_owned(), title: script.title.clone(), taken: Some(*id) == taken })
        .collect()
}

/// The script that the plan names for the next touch of a lead, if it is a step of the plan.
fn script_of_step(book: &Book, lead: &Lead) -> Option<String> {
    let Why::Step(number) = lead.next_touch()?.why else { return None };
    let script = book.plan_of(lead).step(number.into())?.script.clone();
    (!script.is_empty()).then_some(script)
}

/// What a script is wanted for: what has happened, and what is being wrapped up right now.
fn wanted(book: &Book, lead: &Lead, kind: Kind, call: &CallDraft, now: &Now) -> Wanted {
    let touches = lead.touches.len();
    let made = |counts: fn(&Touch) -> bool| lead.touches.iter().filter(|(_, touch)| counts(touch)).count();
    let before = match kind {
        Kind::Voicemail => made(|touch| touch.outcome == Outcome::VoicemailLeft && touch.direction == Direction::Mine),
        // A mail that went out before the first call makes it no second call.
        Kind::Call => made(|touch| touch.outcome != Outcome::Sent),
        Kind::Gatekeeper | Kind::Text | Kind::Mail | Kind::Post | Kind::HonestTalk => touches,
    };
    let allowed = usize::try_from(book.plan_of(lead).touches_allowed).unwrap_or(usize::MAX);
    Wanted {
        kind,
        situation: match kind {
            Kind::Mail if is_passed_on(lead) => Some(Situation::WrongPerson),
            Kind::Mail => call.outcome().or(lately(lead, now)).and_then(mail_after),
            _ => None,
        },
        warm: lead.warmth == Some(Warmth::Warm),
        number: u32::try_from(before + 1).unwrap_or(u32::MAX),
        last: touches + 1 >= allowed,
        spoken_before: lead.contacts() > 0,
    }
}

/// Whether a colleague named them and nobody has written to them yet: the first mail says so.
fn is_passed_on(lead: &Lead) -> bool {
    lead.touches.is_empty() && lead.items_of(ItemKind::Colleague).any(|(_, item)| decider::linked(item).is_some())
}

/// The script for the end of a talk: asking for the business, digging on, or setting the date (S0.3).
pub fn script_for(close: Close) -> &'static str {
    match close {
        Close::Asked => "call-closing-ask",
        Close::DugOn => "call-answering-questions",
        Close::SetDate => "call-fixing-date",
    }
}

/// How long an outcome still speaks for the mail that follows it, in days.
const DAYS_OF_FOLLOWING: i64 = 7;

/// How the latest touch ended, if it was not long ago: the thanks for a meeting are due the day after.
fn lately(lead: &Lead, now: &Now) -> Option<Outcome> {
    let latest = lead.latest_touches().next()?;
    let days = days_between(latest.time.day(now), now.today());
    (days <= DAYS_OF_FOLLOWING).then_some(latest.outcome)
}

/// The situation of the mail that follows an outcome.
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

/// The script in use.
fn in_use(book: &Book, lead: &Lead, kind: Kind, call: &CallDraft, now: &Now) -> Option<&'static Script> {
    offers(book, lead, kind, call, now).into_iter().find(|offer| offer.taken).and_then(|offer| script(&offer.id))
}

/// The touch that would follow the talk held now; a script can name its day. It is the one that
/// recording the outcome will plan, or what the salesperson has made of that by hand.
fn after_call(book: &Book, lead: &Lead, call: &CallDraft, now: &Now) -> Option<NextTouch> {
    if call.stage == Stage::Noted {
        return lead.next_touch().cloned();
    }
    let next = after(book, lead, Channel::Call, call.outcome().unwrap_or(Outcome::Spoke), now);
    let by_hand = call.next.as_ref().and_then(|draft| next_of(draft, next.as_ref(), now).ok());
    by_hand.or(next)
}

/// The touch that would follow a mail sent now, after the outcome that is being wrapped up, if one is.
fn after_mail(book: &Book, lead: &Lead, call: &CallDraft, now: &Now) -> Option<NextTouch> {
    let mut lead = lead.clone();
    if call.stage != Stage::Noted && call.outcome().is_some() {
        lead.standing = Standing::Open(after_call(book, &lead, call, now)?);
    }
    after(book, &lead, Channel::Mail, Outcome::Sent, now)
}

/// The next touch that recording this outcome would plan.
fn after(book: &Book, lead: &Lead, channel: Channel, outcome: Outcome, now: &Now) -> Option<NextTouch> {
    let attempt = Attempt { channel, direction: Direction::Mine, outcome, day: now.today() };
    forecast(book, lead, &attempt, now).next_touch().cloned()
}

/// A paragraph of a step as the screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineView {
    /// Words to say.
    Say(Vec<Shown>),
    /// Advice to the speaker.
    Advice(String),
    /// A question whose answer is kept.
    Ask {
        /// The question.
        question: String,
        /// Where the answer goes.
        field: AskField,
    },
}

/// What they may say, and where that leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    /// What they may say.
    pub words: String,
    /// The step it leads to.
    pub to: String,
}

/// A step of a call script, filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Its heading.
    pub heading: String,
    /// Its place in the script, from one.
    pub number: usize,
    /// How many steps the script has.
    pub count: usize,
    /// What is said, advised and asked.
    pub lines: Vec<LineView>,
    /// Where it goes on.
    pub answers: Vec<AnswerView>,
}

/// The step of the call script that is on screen.
pub fn step(book: &Book, lead: &Lead, call: &CallDraft, now: Now) -> Option<StepView> {
    let script = in_use(book, lead, Kind::Call, call, &now)?;
    let step = script.step(&call.step).or(script.steps.first())?;
    let following = after_call(book, lead, call, &now);
    let values = TouchValues { lead, following: following.as_ref(), settings: book.settings(), typed: &call.gaps, now };
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
    Some(StepView {
        heading: step.title().to_owned(),
        number: script.steps.iter().position(|known| known.slug == step.slug).map_or(1, |place| place + 1),
        count: script.steps.len(),
        lines,
        answers,
    })
}

/// A voicemail, filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoicemailView {
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Shown>>,
    /// How long it takes to say, in seconds.
    pub seconds: u32,
    /// Whether that is too long.
    pub length: Length,
}

/// The voicemail for a lead.
pub fn voicemail(book: &Book, lead: &Lead, call: &CallDraft, now: Now) -> Option<VoicemailView> {
    let script = in_use(book, lead, Kind::Voicemail, call, &now)?;
    let following = after(book, lead, Channel::Call, Outcome::VoicemailLeft, &now);
    let values = TouchValues { lead, following: following.as_ref(), settings: book.settings(), typed: &call.gaps, now };
    let paragraphs: Vec<Vec<Shown>> = script
        .steps
        .iter()
        .filter(|step| !step.is_extra())
        .flat_map(|step| &step.lines)
        .filter_map(|line| match line {
            Line::Say(pieces) => Some(fill::fill(pieces, &values)),
            Line::Advice(_) | Line::Answer { .. } | Line::Ask { .. } => None,
        })
        .filter(|shown| !shown.is_empty())
        .collect();
    let text: Vec<String> = paragraphs.iter().map(|shown| fill::plain_text(shown)).collect();
    let rate = u16::try_from(book.settings().speaking_rate).unwrap_or(u16::MAX);
    let seconds = speaking::seconds(&text.join(" "), rate);
    Some(VoicemailView { paragraphs, seconds, length: Length::of(seconds) })
}

/// A mail, filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailView {
    /// The script it is made of, by its id.
    pub script: String,
    /// The subject line.
    pub subject: String,
    /// The text.
    pub body: String,
    /// What the mail still needs.
    pub missing: Vec<Gap>,
}

/// The mail for a lead.
pub fn mail(book: &Book, lead: &Lead, call: &CallDraft, now: Now) -> Option<MailView> {
    let script = in_use(book, lead, Kind::Mail, call, &now)?;
    let following = after_mail(book, lead, call, &now);
    let values = TouchValues { lead, following: following.as_ref(), settings: book.settings(), typed: &call.gaps, now };
    let core = |step: &Step| !step.is_extra();
    let mut body = fill::whole_text(script, &values, core);
    let settings = book.settings();
    if !settings.signature.is_empty() {
        body.push_str("\n\n");
        body.push_str(&settings.signature);
    }
    let id = offers(book, lead, Kind::Mail, call, &now).into_iter().find(|offer| offer.taken)?.id;
    Some(MailView {
        script: id,
        subject: fill::subject(script, &values),
        body,
        missing: fill::missing(script, &values),
    })
}
