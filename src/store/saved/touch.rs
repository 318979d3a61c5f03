//! Touches as they are saved.

use serde::{Deserialize, Serialize};

use super::{Base, by_code, is_default, read_day, save_day};
use crate::domain::touch::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};

/// A touch. What is left out: made at the moment of the stamp, a call, mine, without note or aim.
#[derive(Serialize, Deserialize)]
pub struct SavedTouch {
    #[serde(rename = "o")]
    outcome: String,
    /// Milliseconds after the stamp, unless there is a day.
    #[serde(rename = "t", default, skip_serializing_if = "is_default")]
    at: i64,
    #[serde(rename = "d", default, skip_serializing_if = "is_default")]
    day: Option<i32>,
    #[serde(rename = "c", default, skip_serializing_if = "is_default")]
    channel: Option<String>,
    #[serde(rename = "y", default, skip_serializing_if = "is_default")]
    theirs: bool,
    #[serde(rename = "n", default, skip_serializing_if = "is_default")]
    note: String,
    #[serde(rename = "a", default, skip_serializing_if = "is_default")]
    aim: String,
    #[serde(rename = "w", default, skip_serializing_if = "is_default")]
    wrap_up: Option<(String, String, bool)>,
    #[serde(rename = "s", default, skip_serializing_if = "is_default")]
    seconds: Option<u32>,
}

impl SavedTouch {
    /// How `touch` is saved.
    pub fn of(touch: &Touch, base: Base) -> SavedTouch {
        let (at, day) = match touch.time {
            TouchTime::At(instant) => (base.save_instant(instant), None),
            TouchTime::On(day) => (0, Some(save_day(day))),
        };
        let wrap_up = touch.wrap_up.map(|wrap_up| {
            (progress_code(wrap_up.progress).to_owned(), close_code(wrap_up.close).to_owned(), wrap_up.agreed)
        });
        SavedTouch {
            outcome: outcome_code(touch.outcome).to_owned(),
            at,
            day,
            channel: (touch.channel != Channel::Call).then(|| channel_code(&touch.channel)),
            theirs: touch.direction == Direction::Theirs,
            note: touch.note.clone(),
            aim: touch.aim.clone(),
            wrap_up,
            seconds: touch.seconds,
        }
    }

    /// The touch that was saved so.
    pub fn read(self, base: Base) -> Option<Touch> {
        let wrap_up = match self.wrap_up {
            Some((progress, close, agreed)) => Some(WrapUp {
                progress: by_code(&Progress::ALL, progress_code, &progress)?,
                close: by_code(&Close::ALL, close_code, &close)?,
                agreed,
            }),
            None => None,
        };
        Some(Touch {
            time: match self.day {
                Some(day) => TouchTime::On(read_day(day)?),
                None => TouchTime::At(base.read_instant(self.at)),
            },
            channel: self.channel.as_deref().map_or(Some(Channel::Call), read_channel)?,
            direction: if self.theirs { Direction::Theirs } else { Direction::Mine },
            outcome: by_code(&Outcome::ALL, outcome_code, &self.outcome)?,
            note: self.note,
            aim: self.aim,
            wrap_up,
            seconds: self.seconds,
        })
    }
}

/// How a channel is saved; one of the salesperson's own by its name after an equals sign.
pub fn channel_code(channel: &Channel) -> String {
    match channel {
        Channel::Other(word) => format!("={word}"),
        shipped => shipped_code(shipped).to_owned(),
    }
}

/// The channel that is saved as `code`.
pub fn read_channel(code: &str) -> Option<Channel> {
    match code.strip_prefix('=') {
        Some(word) => Some(Channel::Other(word.to_owned())),
        None => Channel::SHIPPED.into_iter().find(|channel| shipped_code(channel) == code),
    }
}

fn shipped_code(channel: &Channel) -> &'static str {
    match channel {
        Channel::Call => "c",
        Channel::Text => "t",
        Channel::Mail => "m",
        Channel::Post => "p",
        Channel::Visit => "v",
        Channel::Referral => "r",
        Channel::Newsletter => "n",
        Channel::Other(_) => "=",
    }
}

fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Spoke => "sp",
        Outcome::Busy => "bu",
        Outcome::BadDay => "bd",
        Outcome::NotNow => "nn",
        Outcome::WrongPerson => "wp",
        Outcome::NoThanks => "nt",
        Outcome::Met => "me",
        Outcome::NoAnswer => "na",
        Outcome::VoicemailLeft => "vm",
        Outcome::Gatekeeper => "gk",
        Outcome::WrongNumber => "wn",
        Outcome::Sent => "se",
        Outcome::Won => "wo",
        Outcome::DoNotCall => "dn",
    }
}

fn progress_code(progress: Progress) -> &'static str {
    match progress {
        Progress::Forward => "f",
        Progress::Learned => "l",
        Progress::Nothing => "n",
        Progress::Back => "b",
    }
}

fn close_code(close: Close) -> &'static str {
    match close {
        Close::Asked => "a",
        Close::DugOn => "d",
        Close::SetDate => "s",
    }
}
