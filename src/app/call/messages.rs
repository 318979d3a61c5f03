//! Voicemails and written messages: complete texts, with optional parts.

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

/// An optional part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its key in the draft of the call.
    pub key: String,
    /// Its title in a word or two.
    pub title: String,
    /// Whether it is included.
    pub is_on: bool,
    /// How many seconds it adds.
    pub seconds: u32,
}

/// A voicemail with its gaps filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoicemailView {
    /// The paragraphs that are included.
    pub paragraphs: Vec<Vec<Shown>>,
    /// Its optional parts, one for each step of the script.
    pub slots: Vec<Slot>,
    /// How long it takes to say, in seconds.
    pub seconds: u32,
    /// Whether that is too short or too long.
    pub length: Length,
    /// My number in the groups in which it is read aloud.
    pub number: Vec<String>,
    /// Earlier voicemails, the latest first.
    pub earlier: Vec<Earlier>,
    /// Whether the latest of them brought the same value.
    pub says_the_same: bool,
}

/// An earlier voicemail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// When, by which script, with which value, and the note.
    pub line: String,
    /// What was said, if it was recorded.
    pub said: String,
}

/// The salesperson's speaking rate, in words per minute.
pub fn rate(book: &Book) -> u16 {
    u16::try_from(book.settings().speaking_rate).unwrap_or(u16::MAX)
}

/// The key of a part of a script in the draft of a call.
fn slot_key(id: &str, step: &Step) -> String {
    format!("{id}/{}", step.slug)
}

/// Whether a part is included: as chosen, or else unless it is an extra.
fn is_on(call: &CallDraft, id: &str, step: &Step) -> bool {
    call.slots.get(&slot_key(id, step)).map_or(!step.is_extra(), |chosen| chosen == "on")
}

/// The optional parts of a message: all of them for a voicemail, where every second counts, and the extra ones for a
/// written message.
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

/// My number as it is read aloud: in the groups of its country, or as typed if it cannot be parsed.
fn number_aloud(book: &Book) -> Vec<String> {
    let settings = book.settings();
    let home = Country::by_code(&settings.home_country).unwrap_or_else(Country::fallback);
    let spoken = PhoneNumber::read(&settings.my_number, home).map(|number| number.spoken(home));
    spoken.unwrap_or_else(|_| speaking::spoken_groups(&settings.my_number))
}

/// The most earlier voicemails that are shown.
const EARLIER: usize = 3;

/// The voicemail as said, word for word, one paragraph per line. Gaps that were empty at the time are left out, since
/// what was said there is unknown.
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

/// The script id in a touch's record, without the version.
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

/// Turns a promise made on a voicemail into a commitment of mine: due on the day that the message names, or today if
/// it names none (S2.12).
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

/// A mail, text or card with its gaps filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The id of its script.
    pub script: String,
    /// The subject line; only mails have one.
    pub subject: String,
    /// The body.
    pub body: String,
    /// The required gaps that are still empty.
    pub missing: Vec<Gap>,
    /// Gaps that would complete optional parts.
    pub more: Vec<Gap>,
    /// Its optional parts, if there are several.
    pub slots: Vec<Slot>,
}

/// The written message to a lead: a mail, a text or a card.
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
        // A single curly quotation mark makes a phone split the text into more than twice as many messages.
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

/// The heading shown instead of the link while a text has empty gaps; their questions follow.
pub const FILL_FIRST: &str = "Fill this in above first:";

/// The questions that still stand in a text for missing values: it cannot be sent like this.
pub fn still_open(missing: &[Gap], subject: &str, body: &str) -> Vec<&'static str> {
    let stands = |gap: &Gap| {
        let hole = format!("({})", gap.question());
        subject.contains(&hole) || body.contains(&hole)
    };
    missing.iter().filter(|gap| stands(gap)).map(|gap| gap.question()).collect()
}

/// The day until which the mail to a lead has to wait: after a bad day one day, otherwise not at all (T2).
pub fn waits_until(lead: &Lead, call: &CallDraft, now: &Now) -> Option<Day> {
    if call.outcome() == Some(Outcome::BadDay) {
        return Some(days_after(now.today(), 1));
    }
    mail_held_until(lead, now).map(|until| now.local_of(until).date())
}

/// The address label for a card or copy, line by line.
pub fn label(lead: &Lead) -> Vec<String> {
    let address = lead.address.split(['\n', ';']).map(str::trim);
    [lead.name.as_str(), lead.company.as_str()]
        .into_iter()
        .chain(address)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
