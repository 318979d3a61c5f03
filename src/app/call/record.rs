//! Turns the draft of a call into the touch to record.

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

/// The touch for the call in progress with this `outcome`.
pub fn touch_of(book: &Book, lead: &Lead, call: &CallDraft, outcome: Outcome, now: &Now) -> Touch {
    let channel = channel_of(lead, call);
    let ended = call.ended.unwrap_or(now.instant.0);
    let seconds = call.began.map(|began| ended.saturating_sub(began) / 1_000).and_then(|it| u32::try_from(it).ok());
    // A value reaches only somebody who was reached; otherwise it waits for the next try.
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

/// The answers in the wrap-up so far; the first two are indices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// Where the talk left the matter.
    pub progress: Option<usize>,
    /// How it was closed.
    pub close: Option<usize>,
    /// Whether they agreed to the next touch.
    pub agreed: Option<bool>,
}

impl Closing {
    /// The answers in the draft of a call.
    pub fn of(call: &CallDraft) -> Closing {
        Closing { progress: call.progress, close: call.close, agreed: call.agreed }
    }

    /// The wrap-up, once every row is answered.
    pub fn wrap_up(self) -> Option<WrapUp> {
        let progress = self.progress.and_then(|index| Progress::ALL.get(index).copied())?;
        let close = self.close.and_then(|index| Close::ALL.get(index).copied())?;
        Some(WrapUp { progress, close, agreed: self.agreed? })
    }
}

/// Whether a touch is a talk that needs a wrap-up: on the phone or in person, with somebody who was reached and stays
/// a lead (S0.2).
pub fn is_closed_by_rows(channel: &Channel, outcome: Outcome) -> bool {
    outcome.wants_wrap_up() && matches!(channel, Channel::Call | Channel::Visit)
}

/// Shown while rows are unanswered.
pub const MISSING: &str = crate::app::words::round::CHOOSE_IN_EACH_ROW;

/// The channel of the touch in progress: by the text on screen, or as planned.
pub fn channel_of(lead: &Lead, call: &CallDraft) -> Channel {
    match (call.words, lead.next_touch().map(|next| &next.channel)) {
        (Words::Mail, _) => Channel::Mail,
        (Words::Text, _) => Channel::Text,
        (Words::Post, _) => Channel::Post,
        (Words::Script | Words::Voicemail, Some(Channel::Visit)) => Channel::Visit,
        (Words::Script | Words::Voicemail, _) => Channel::Call,
    }
}

/// The channel for a written kind.
pub fn channel_written(kind: Kind) -> Channel {
    match kind {
        Kind::Text => Channel::Text,
        Kind::Post => Channel::Post,
        Kind::Mail | Kind::Call | Kind::Voicemail | Kind::Gatekeeper | Kind::HonestTalk => Channel::Mail,
    }
}

/// The kind of text that was said or sent.
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

/// The command that records a touch. For a wrong number it also marks the number: the one that was dialled, as
/// displayed, or else the first.
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

/// A further command that recording an outcome requires.
pub fn beside(book: &Book, lead: &Lead, call: &CallDraft, outcome: Outcome, now: Now) -> Option<Command> {
    (outcome == Outcome::VoicemailLeft).then(|| promised_on_voicemail(book, lead, call, now)).flatten()
}

/// Records a mail, text or card sent after a call; the status of the lead does not change.
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

/// The text to read to somebody who named the decision maker: who I'll turn to, and when they'll hear from me (S0.2).
pub fn read_out_rest(name: &str, wake: Day, now: &Now) -> String {
    let day = words::day(wake, now.today());
    format!("So I'll get in touch with {}, and let you know {day} how it went. Does that work?", name.trim())
}
