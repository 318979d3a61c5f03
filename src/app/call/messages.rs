//! What is left on their machine and what is written to them: whole texts, with the parts that can be taken in
//! or left out.

use super::draft::CallDraft;
use super::script::{self, in_use};
use super::script_values::TouchValues;
use super::value_gate::value_of;
use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::lead::Lead;
use crate::domain::lead::phone::{Country, PhoneNumber};
use crate::domain::lead::{Channel, Direction, Outcome, Touch};
use crate::domain::lead::{Item, ItemKind};
use crate::domain::library::script_versions::script;
use crate::domain::schedule::pace::mail_held_until;
use crate::domain::script::Gap;
use crate::domain::script::Kind;
use crate::domain::script::fill::{self, Shown};
use crate::domain::script::speaking::{self, Length};
use crate::domain::script::{Line, Script, Step};
use crate::domain::time::{Day, Now, days_after};

/// A part of a message that can be taken in or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Names it in the draft of the call.
    pub key: String,
    /// What it says, in a word or two.
    pub title: String,
    /// Whether it is in.
    pub is_on: bool,
    /// What it costs, in seconds.
    pub seconds: u32,
}

/// A voicemail, filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoicemailView {
    /// The paragraphs that are in.
    pub paragraphs: Vec<Vec<Shown>>,
    /// Its parts, one for each step of its script.
    pub slots: Vec<Slot>,
    /// How long it takes to say, in seconds.
    pub seconds: u32,
    /// Whether that is too long.
    pub length: Length,
    /// My number in the groups in which it is read.
    pub number: Vec<String>,
    /// The voicemails that were left before, the latest first.
    pub earlier: Vec<Earlier>,
    /// Whether the latest of them said the same.
    pub says_the_same: bool,
}

/// A voicemail that was left before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// When, from which script, what it brought, and the note.
    pub line: String,
    /// What was said, as far as it was kept.
    pub said: String,
}

/// The words a minute that the salesperson speaks.
pub fn rate(book: &Book) -> u16 {
    u16::try_from(book.settings().speaking_rate).unwrap_or(u16::MAX)
}

/// What a part of a script is called in the draft of a call.
fn slot_key(id: &str, step: &Step) -> String {
    format!("{id}/{}", step.slug)
}

/// Whether a part is in: as it was chosen, else unless it is an extra one.
fn is_on(call: &CallDraft, id: &str, step: &Step) -> bool {
    call.slots.get(&slot_key(id, step)).map_or(!step.is_extra(), |chosen| chosen == "on")
}

/// The parts of a message that can be chosen: all of a voicemail, where every second counts; the extra ones of
/// what is written.
fn slots_of(id: &str, script: &Script, values: &TouchValues, call: &CallDraft) -> Vec<Slot> {
    let slot = |step: &Step| {
        let text = fill::whole_text(script, values, |other| other.slug == step.slug);
        Slot {
            key: slot_key(id, step),
            title: if step.title().is_empty() { "Opening".to_owned() } else { step.title().to_owned() },
            is_on: is_on(call, id, step),
            seconds: speaking::seconds(&text, rate(values.book)),
        }
    };
    script.steps.iter().filter(|step| step.is_extra() || !script.kind.is_written()).map(slot).collect()
}

/// The voicemail for a lead.
pub fn voicemail(book: &Book, lead: &Lead, call: &CallDraft, now: Now) -> Option<VoicemailView> {
    let (id, script) = in_use(book, lead, Kind::Voicemail, call, &now)?;
    let following = script::after(book, lead, Channel::Call, Outcome::VoicemailLeft, &now);
    let values = TouchValues { book, lead, following: following.as_ref(), call: None, typed: &call.gaps, now };
    let paragraphs: Vec<Vec<Shown>> = script
        .steps
        .iter()
        .filter(|step| is_on(call, &id, step))
        .flat_map(|step| &step.lines)
        .filter_map(|line| match line {
            Line::Say(pieces) => Some(fill::fill(pieces, &values)),
            Line::Advice(_) | Line::Answer { .. } | Line::Ask { .. } => None,
        })
        .filter(|shown| !shown.is_empty())
        .collect();
    let text: Vec<String> = paragraphs.iter().map(|shown| fill::plain_text(shown)).collect();
    let seconds = speaking::seconds(&text.join(" "), rate(book));
    let same = left_before(lead)
        .next()
        .is_some_and(|touch| script_of(&touch.script) == id && touch.brought.ends_with(value_of(lead, call).trim()));
    Some(VoicemailView {
        slots: slots_of(&id, &script, &values, call),
        paragraphs,
        seconds,
        length: Length::of(seconds),
        number: number_aloud(book),
        earlier: left_before(lead)
            .take(EARLIER)
            .map(|touch| Earlier { line: earlier_line(book, touch, &now), said: touch.said.clone() })
            .collect(),
        says_the_same: same,
    })
}

/// My number as it is read aloud: in the groups of its country, or as it was typed where it cannot be read.
fn number_aloud(book: &Book) -> Vec<String> {
    let settings = book.settings();
    let home = Country::by_code(&settings.home_country).unwrap_or_else(Country::fallback);
    let spoken = PhoneNumber::read(&settings.my_number, home).map(|number| number.spoken(home));
    spoken.unwrap_or_else(|_| speaking::spoken_groups(&settings.my_number))
}

/// How many earlier voicemails are shown.
const EARLIER: usize = 3;

/// What is being said on their machine, word for word, a paragraph a line. What was not filled in when it was
/// said is not known.
pub fn left_on_machine(book: &Book, lead: &Lead, call: &CallDraft, now: Now) -> String {
    let paragraphs = voicemail(book, lead, call, now).map(|view| view.paragraphs).unwrap_or_default();
    let words = |part: &Shown| match part {
        Shown::Text(text) | Shown::Value { text, .. } => text.clone(),
        Shown::Missing { .. } => "…".to_owned(),
    };
    let said: Vec<String> = paragraphs.iter().map(|shown| shown.iter().map(words).collect()).collect();
    said.join("\n")
}

fn left_before(lead: &Lead) -> impl Iterator<Item = &Touch> {
    lead.latest_touches().filter(|touch| touch.outcome == Outcome::VoicemailLeft && touch.direction == Direction::Mine)
}

/// The script that a touch remembers, without its version.
fn script_of(remembered: &str) -> &str {
    remembered.split('@').next().unwrap_or_default()
}

fn earlier_line(book: &Book, touch: &Touch, now: &Now) -> String {
    let when = dates::near_date(touch.time.day(now), now.today());
    let title = script(book, script_of(&touch.script)).map(|script| script.title.clone());
    let said = [title.unwrap_or_default(), touch.brought.clone(), touch.note.clone()];
    let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
    if said.is_empty() { when } else { format!("{when}: {}", said.join(" · ")) }
}

/// What a voicemail promises becomes an assignment of mine with a date: the promise that it names is due on
/// the day it names, today if it names none (S2.12).
pub fn promised_on_voicemail(book: &Book, lead: &Lead, call: &CallDraft, now: Now) -> Option<Command> {
    let view = voicemail(book, lead, call, now)?;
    let names_it = |shown: &&Vec<Shown>| {
        shown.iter().any(|part| matches!(part, Shown::Value { gap: Gap::MyPromise | Gap::MyTasks, .. }))
    };
    let paragraph = view.paragraphs.iter().find(names_it)?;
    let (id, item) = lead
        .items_of(ItemKind::MyPromise)
        .rfind(|(_, item)| item.is_open() && lead.open_said(ItemKind::MyPromise).any(|text| text == item.text))?;
    let is_tomorrow = fill::plain_text(paragraph).to_lowercase().contains("tomorrow");
    let due = days_after(now.today(), u32::from(is_tomorrow));
    item.due.is_none().then(|| Command::SetItem(lead.id, id, Some(Item { due: Some(due), ..item.clone() })))
}

/// A mail, text or card, filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The script it is made of, by its id.
    pub script: String,
    /// The subject line; only mails have one.
    pub subject: String,
    /// The text.
    pub body: String,
    /// What it still needs.
    pub missing: Vec<Gap>,
    /// What else could be put in.
    pub more: Vec<Gap>,
    /// Its parts, where there are several.
    pub slots: Vec<Slot>,
}

/// What is written to a lead: a mail, a text or a card.
pub fn written(book: &Book, lead: &Lead, kind: Kind, call: &CallDraft, now: Now) -> Option<Written> {
    let (id, script) = in_use(book, lead, kind, call, &now)?;
    let following = script::after_writing(book, lead, kind, call, &now);
    let values = TouchValues { book, lead, following: following.as_ref(), call: Some(call), typed: &call.gaps, now };
    let wanted = |step: &Step| is_on(call, &id, step);
    let mut body = fill::whole_text(&script, &values, wanted);
    let signature = &book.settings().signature;
    if kind == Kind::Mail && !signature.is_empty() {
        body.push_str("\n\n");
        body.push_str(signature);
    }
    if kind == Kind::Text {
        // One curly mark in it, and a phone cuts the text into more than twice as many parts.
        body = body.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    }
    Some(Written {
        subject: fill::subject(&script, &values),
        body,
        missing: fill::missing(&script, &values),
        more: fill::could_fill(&script, &values, &wanted),
        slots: slots_of(&id, &script, &values, call),
        script: id,
    })
}

/// What stands in place of the link into a program while a text has holes, before their questions.
pub const FILL_FIRST: &str = "Fill this in above first:";

/// The questions that still stand in a text in place of what is not known: such a text is no letter yet.
pub fn still_open(missing: &[Gap], subject: &str, body: &str) -> Vec<&'static str> {
    let stands = |gap: &Gap| {
        let hole = format!("({})", gap.question());
        subject.contains(&hole) || body.contains(&hole)
    };
    missing.iter().filter(|gap| stands(gap)).map(|gap| gap.question()).collect()
}

/// Until when the mail to a lead waits: after a bad day a day passes first, everything else goes at once (T2).
pub fn waits_until(lead: &Lead, call: &CallDraft, now: &Now) -> Option<Day> {
    if call.outcome() == Some(Outcome::BadDay) {
        return Some(days_after(now.today(), 1));
    }
    mail_held_until(lead, now).map(|until| now.local_of(until).date())
}

/// Who a card or copy goes to, line by line, for its label.
pub fn label(lead: &Lead) -> Vec<String> {
    let address = lead.address.split(['\n', ';']).map(str::trim);
    [lead.name.as_str(), lead.company.as_str()]
        .into_iter()
        .chain(address)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
