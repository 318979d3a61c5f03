//! From the draft of a call to the touch that is kept of it.

use super::draft::{CallDraft, Words};
use super::messages::{left_on_machine, promised_on_voicemail};
use super::script::in_use;
use super::value_gate::{brought, value_of};
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::id::LeadId;
use crate::domain::lead::Status;
use crate::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use crate::domain::lead::{Detail, Lead};
use crate::domain::library::script_versions::version_name;
use crate::domain::library::shelf;
use crate::domain::script::Kind;
use crate::domain::script::words;
use crate::domain::time::{Day, Now};

/// The touch that `outcome` would make of the call in progress.
pub fn touch_of(book: &Book, lead: &Lead, call: &CallDraft, outcome: Outcome, now: &Now) -> Touch {
    let channel = channel_of(lead, call);
    let ended = call.ended.unwrap_or(now.instant.0);
    let seconds = call.began.map(|began| ended.saturating_sub(began) / 1_000).and_then(|it| u32::try_from(it).ok());
    // Whoever was not reached was brought nothing; the value waits for the next try.
    let arrived = outcome.reached() || matches!(outcome, Outcome::VoicemailLeft | Outcome::Sent);
    let kind = kind_said(&channel, outcome);
    let value = value_of(lead, call);
    Touch {
        note: call.note.trim().to_owned(),
        aim: lead.next_touch().map(|next| next.aim.text().to_owned()).unwrap_or_default(),
        seconds: seconds.filter(|_| outcome.is_talk()),
        brought: if arrived { brought(book, lead, &value) } else { String::new() },
        piece: if arrived { shelf::taken_from(book, lead, &value).map(|(piece, _)| piece) } else { None },
        said: if outcome == Outcome::VoicemailLeft { left_on_machine(book, lead, call, *now) } else { String::new() },
        script: in_use(book, lead, kind, call, now)
            .filter(|_| arrived)
            .map(|(id, _)| version_name(book, &id))
            .unwrap_or_default(),
        passed: call.passed.clone(),
        ..Touch::new(TouchTime::At(now.instant), channel, Direction::Mine, outcome)
    }
}

/// What the rows that close a talk say so far; the first two by their places among all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// Where it stands.
    pub progress: Option<usize>,
    /// How it was closed.
    pub close: Option<usize>,
    /// Whether they agreed to the next touch.
    pub agreed: Option<bool>,
}

impl Closing {
    /// What the rows say in a call.
    pub fn of(call: &CallDraft) -> Closing {
        Closing { progress: call.progress, close: call.close, agreed: call.agreed }
    }

    /// The wrap-up, once each row is answered.
    pub fn wrap_up(self) -> Option<WrapUp> {
        let progress = self.progress.and_then(|place| Progress::ALL.get(place).copied())?;
        let close = self.close.and_then(|place| Close::ALL.get(place).copied())?;
        Some(WrapUp { progress, close, agreed: self.agreed? })
    }
}

/// Whether a touch is a talk that is kept only with its wrap-up: on the phone or in person, with somebody who
/// was reached and stays a lead (S0.2).
pub fn is_closed_by_rows(channel: &Channel, outcome: Outcome) -> bool {
    outcome.wants_wrap_up() && matches!(channel, Channel::Call | Channel::Visit)
}

/// What rows that are not all answered still need.
pub const MISSING: &str = "Choose one in each row: where it stands, how you closed, and whether they agreed.";

/// The channel of the touch that is being made: by the words on screen, or as it was planned.
pub fn channel_of(lead: &Lead, call: &CallDraft) -> Channel {
    match (call.words, lead.next_touch().map(|next| &next.channel)) {
        (Words::Mail, _) => Channel::Mail,
        (Words::Text, _) => Channel::Text,
        (Words::Post, _) => Channel::Post,
        (Words::Script | Words::Voicemail, Some(Channel::Visit)) => Channel::Visit,
        (Words::Script | Words::Voicemail, _) => Channel::Call,
    }
}

/// The channel of what is written as this kind.
pub fn channel_written(kind: Kind) -> Channel {
    match kind {
        Kind::Text => Channel::Text,
        Kind::Post => Channel::Post,
        Kind::Mail | Kind::Call | Kind::Voicemail | Kind::Gatekeeper | Kind::HonestTalk => Channel::Mail,
    }
}

/// The kind of the words that were said or sent.
fn kind_said(channel: &Channel, outcome: Outcome) -> Kind {
    match (channel, outcome) {
        (Channel::Mail, _) => Kind::Mail,
        (Channel::Text, _) => Kind::Text,
        (Channel::Post, _) => Kind::Post,
        (_, Outcome::VoicemailLeft) => Kind::Voicemail,
        (_, Outcome::Gatekeeper) => Kind::Gatekeeper,
        (_, _) => Kind::Call,
    }
}

/// The command that keeps a touch. A wrong number is marked in the same action: the one that was dialled, as it is
/// shown, or else the first.
pub fn record(book: &Book, id: LeadId, touch: Touch, dialled: &str, next: Option<Status>, now: &Now) -> Command {
    let is_wrong = touch.outcome == Outcome::WrongNumber;
    let is_call = touch.channel == Channel::Call && touch.direction == Direction::Mine;
    let record = Command::RecordTouch { lead: id, touch, next };
    let Some(lead) = book.lead(id).filter(|_| is_wrong && is_call) else { return record };
    let known = lead.phones.iter().find(|phone| !dialled.is_empty() && phone.shown() == dialled);
    match known.or_else(|| lead.phones.iter().find(|phone| phone.is_in_use())) {
        Some(wrong) => {
            let phones = Detail::Phones(lead.phones_but(wrong, now.today()));
            Command::Together(vec![Command::SetDetail(id, phones), record])
        }
        None => record,
    }
}

/// What recording an outcome asks for beside the touch.
pub fn beside(book: &Book, lead: &Lead, call: &CallDraft, outcome: Outcome, now: Now) -> Option<Command> {
    (outcome == Outcome::VoicemailLeft).then(|| promised_on_voicemail(book, lead, call, now)).flatten()
}

/// A mail, text or card that was written after a call and left; where the lead stands does not change by it.
pub fn sent_after(book: &Book, lead: &Lead, call: &CallDraft, kind: Kind, now: &Now) -> Command {
    let channel = channel_written(kind);
    let value = value_of(lead, call);
    let touch = Touch {
        brought: brought(book, lead, &value),
        piece: shelf::taken_from(book, lead, &value).map(|(piece, _)| piece),
        script: in_use(book, lead, kind, call, now).map(|(id, _)| version_name(book, &id)).unwrap_or_default(),
        ..Touch::new(TouchTime::At(now.instant), channel, Direction::Mine, Outcome::Sent)
    };
    Command::RecordMany(vec![lead.id], touch)
}

/// What is read out to somebody who named the decision maker: who I'll turn to, and when they'll hear from me (S0.2).
pub fn read_out_rest(name: &str, wake: Day, now: &Now) -> String {
    let day = words::day(wake, now.today());
    format!("So I'll get in touch with {}, and let you know {day} how it went. Does that work?", name.trim())
}
