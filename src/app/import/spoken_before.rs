//! Whether the people of a list were spoken to before: what the file says, and what is recorded, so that nobody who
//! got a quote last week is greeted as a stranger.

use crate::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::time::{Day, Now};
use crate::formats::person::Person;

/// The answer to "Have you spoken to these people?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Spoken {
    /// To none of them.
    #[default]
    No,
    /// To some of them.
    Some,
    /// To all of them.
    Yes,
}

impl Spoken {
    /// All answers with their labels.
    pub const ALL: [(Spoken, &'static str); 3] = [(Spoken::No, "No"), (Spoken::Some, "Some"), (Spoken::Yes, "Yes")];

    /// The answer suggested by the file: whether anybody in it has a last contact or an outcome.
    pub fn of_file<'a>(mut people: impl Iterator<Item = &'a Person>) -> Spoken {
        let is_said = people.any(|person| person.last_contact.is_some() || !person.last_outcome.is_empty());
        if is_said { Spoken::Some } else { Spoken::No }
    }
}

/// Words for outcomes, in the languages of lists. The first match wins.
const OUTCOMES: &[(Outcome, &[&str])] = &[
    (Outcome::WrongNumber, &["wrong number", "bad number", "disconnected", "falsche nummer", "mauvais numéro"]),
    (Outcome::VoicemailLeft, &["voicemail", "voice mail", "left message", "left vm", "mailbox", "messagerie", "buzón"]),
    (
        Outcome::NoAnswer,
        &[
            "no answer",
            "not answered",
            "unanswered",
            "didn't answer",
            "not reached",
            "unreached",
            "no pick",
            "no response",
            "nicht erreicht",
            "niemand",
            "pas de réponse",
            "sin respuesta",
            "geen gehoor",
            "nessuna risposta",
            "ingen svar",
        ],
    ),
    (Outcome::Busy, &["busy", "besetzt", "occupé", "ocupado", "occupato"]),
    (Outcome::Met, &["met", "meeting", "visited", "visit", "treffen", "besuch"]),
    (
        Outcome::Spoke,
        &[
            "spoke",
            "spoken",
            "talked",
            "connected",
            "reached",
            "conversation",
            "call back",
            "callback",
            "interested",
            "quoted",
            "quote sent",
            "answered",
            "gesprochen",
            "erreicht",
            "telefoniert",
            "joint",
            "parlé",
            "hablado",
            "gesproken",
        ],
    ),
];

/// The outcome named by a text; `None` if unknown.
fn outcome_of(text: &str) -> Option<Outcome> {
    let lower = text.to_lowercase().replace('’', "'");
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let joined = format!(" {} ", words.join(" "));
    let known = Outcome::ALL.into_iter().find(|outcome| outcome.words().eq_ignore_ascii_case(text.trim()));
    let says = |phrase: &&str| joined.contains(&format!(" {phrase} "));
    known.or_else(|| OUTCOMES.iter().find(|(_, phrases)| phrases.iter().any(says)).map(|(outcome, _)| *outcome))
}

/// The touch in a row, if its day and outcome are known and the day is not in the future.
fn touch_of(person: &Person, origin: &str, now: &Now) -> Option<Touch> {
    let day = person.last_contact.map(|when| when.date).filter(|day| *day <= now.today())?;
    let outcome = outcome_of(&person.last_outcome).filter(|outcome| *outcome != Outcome::DoNotCall)?;
    let channel = if outcome == Outcome::Met { Channel::Visit } else { Channel::Call };
    let touch = Touch::new(TouchTime::On(day), channel, Direction::Mine, outcome);
    Some(Touch { origin: origin.to_owned(), ..touch })
}

/// The item that records an earlier conversation.
pub fn spoken_before(day: Option<Day>) -> Item {
    Item { noted: day, ..Item::new(ItemKind::SpokenBefore, "Spoken before the import".to_owned(), Source::Said) }
}

/// What to record for a new lead: the last touch if the file has it, and the earlier conversation if that touch does
/// not show it.
pub fn kept_of(person: &Person, spoken: Spoken, origin: &str, now: &Now) -> (Vec<Touch>, Vec<Item>) {
    if spoken == Spoken::No {
        return (Vec::new(), Vec::new());
    }
    let touch = touch_of(person, origin, now);
    let is_proved = touch.as_ref().is_some_and(Touch::is_contact);
    let day = person.last_contact.map(|when| when.date).filter(|day| *day <= now.today());
    let item = (!is_proved).then(|| spoken_before(day.filter(|_| touch.is_none())));
    (touch.into_iter().collect(), item.into_iter().collect())
}
