//! The stored form of statuses.

use super::touch::{read_channel, save_channel};
use super::{Base, read_day, read_name, save_day, with_if};
use crate::domain::id::LibraryItemId;
use crate::domain::lead::Channel;
use crate::domain::lead::{Aim, NextTouch, When, Why};
use crate::domain::lead::{End, Status};
use crate::domain::time::Day;
use crate::store::encoding::json::Json;
use crate::store::encoding::names::Named;

/// The aim that is omitted. Stored data depends on this text for ever, even if the domain's wording changes.
const LEFT_OUT_AIM: &str = "First talk: what do they need?";

/// The codes of statuses: a first talk with only a day, any other next touch, parked, won, let go, do not call.
const FIRST_TALK: &str = "f";
const OPEN: &str = "o";
const PARKED: &str = "k";
const WON: &str = "w";
const LET_GO: &str = "q";
const DO_NOT_CALL: &str = "j";

/// The code of a status and its value. `touch_aim` is the aim of the touch that was saved just before.
pub fn save(status: &Status, base: Base, touch_aim: &str) -> (&'static str, Json) {
    match status {
        Status::Open(next) => match first_talk_day(next) {
            Some(day) => (FIRST_TALK, save_day(day)),
            None => (OPEN, save_next(next, base, touch_aim)),
        },
        Status::Parked { wake, why } => (PARKED, day_and_text(*wake, why)),
        Status::Ended { on, end: End::Won { value } } => (WON, day_and_text(*on, value)),
        Status::Ended { on, end: End::LetGo { reason } } => (LET_GO, day_and_text(*on, reason)),
        Status::DoNotCall { since } => (DO_NOT_CALL, save_day(*since)),
    }
}

fn day_and_text(day: Day, text: &str) -> Json {
    Json::List(vec![save_day(day), Json::of(text)])
}

/// The meaning of the code of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A first talk on a given day.
    FirstTalk,
    /// Any other next touch.
    Open,
    /// Parked.
    Parked,
    /// Won.
    Won,
    /// Let go.
    LetGo,
    /// Do not call.
    DoNotCall,
}

impl Code {
    /// Looks up the meaning of `code`, if it is the code of a status.
    pub fn of(code: &str) -> Option<Code> {
        Some(match code {
            FIRST_TALK => Code::FirstTalk,
            OPEN => Code::Open,
            PARKED => Code::Parked,
            WON => Code::Won,
            LET_GO => Code::LetGo,
            DO_NOT_CALL => Code::DoNotCall,
            _ => return None,
        })
    }
}

/// Decodes the status saved under `code`.
pub fn read(code: Code, value: &Json, base: Base, touch_aim: &str) -> Option<Status> {
    let day = || read_day(value.at(0));
    let text = || value.at(1).owned();
    Some(match code {
        Code::FirstTalk => Status::Open(NextTouch {
            when: When::day(read_day(value)?),
            channel: Channel::Call,
            aim: Aim::stated(LEFT_OUT_AIM),
            value: String::new(),
            piece: None,
            why: Why::FirstTalk,
        }),
        Code::Open => Status::Open(read_next(value, base, touch_aim)?),
        Code::Parked => Status::Parked { wake: day()?, why: text()? },
        Code::Won => Status::Ended { on: day()?, end: End::Won { value: text()? } },
        Code::LetGo => Status::Ended { on: day()?, end: End::LetGo { reason: text()? } },
        Code::DoNotCall => Status::DoNotCall { since: read_day(value)? },
    })
}

/// The day of a next touch that is a plain first talk.
fn first_talk_day(next: &NextTouch) -> Option<Day> {
    let plain = next.channel == Channel::Call
        && next.aim.text() == LEFT_OUT_AIM
        && next.value.is_empty()
        && next.piece.is_none()
        && next.why == Why::FirstTalk;
    match next.when {
        When::Planned { day, half: None } if plain => Some(day),
        When::Planned { .. } | When::Promised { .. } => None,
    }
}

/// A next touch. Omitted if default: a call, the aim of a first talk, no value, no library item. A planned day is under
/// `d` and its half under `h`; an appointment is under `p` in milliseconds after the timestamp, and its zone under `z`.
fn save_next(next: &NextTouch, base: Base, touch_aim: &str) -> Json {
    let saved = match &next.when {
        When::Planned { day, half } => {
            let half = half.map_or(Json::Null, |half| Json::of(half.names().0));
            Json::record().with("d", save_day(*day)).with_non_empty("h", half)
        }
        When::Promised { at, zone } => {
            let saved = Json::record().with("p", base.save_instant(*at));
            if let Some(zone) = zone { saved.with("z", Json::of(zone)) } else { saved }
        }
    };
    let channel = if next.channel == Channel::Call { Json::Null } else { save_channel(&next.channel) };
    let saved = saved.with_non_empty("c", channel);
    let aim = next.aim.text();
    let saved = if aim == LEFT_OUT_AIM {
        saved
    } else if aim == touch_aim {
        // The aim equals that of the touch saved just before.
        saved.with("s", Json::Bool(true))
    } else {
        saved.with("a", Json::of(aim))
    };
    let saved = saved.with_non_empty("v", Json::of(&next.value)).with("w", Json::of_owned(why_code(next.why)));
    with_if(saved, "b", next.piece.map(|piece| base.save_id(piece.0)))
}

fn read_next(saved: &Json, base: Base, touch_aim: &str) -> Option<NextTouch> {
    let promised = saved.get("p").optional(Json::as_i64)?;
    let when = match (saved.get("d").optional(read_day)?, promised) {
        (Some(day), _) => When::Planned { day, half: saved.get("h").optional(read_name)? },
        (None, Some(promised)) => {
            When::Promised { at: base.read_instant(promised), zone: saved.get("z").optional(Json::owned)? }
        }
        (None, None) => return None,
    };
    let is_same = saved.get("s").as_bool()?;
    let aim = match saved.get("a").optional(Json::owned)? {
        Some(aim) => Aim::stated(&aim),
        None => Aim::stated(if is_same { touch_aim } else { LEFT_OUT_AIM }),
    };
    Some(NextTouch {
        when,
        channel: saved.get("c").optional(read_channel)?.unwrap_or(Channel::Call),
        aim,
        value: saved.get("v").owned_or_empty()?,
        piece: saved.get("b").optional(|id| base.read_id(id))?.map(LibraryItemId),
        why: read_why(saved.get("w").as_str()?)?,
    })
}

fn why_code(why: Why) -> String {
    match why {
        Why::Retry(run) => format!("r{run}"),
        Why::Step(step) => format!("s{step}"),
        Why::FirstTalk => "f".to_owned(),
        Why::Group => "g".to_owned(),
        Why::Deadline => "d".to_owned(),
        Why::TheyAsked => "t".to_owned(),
        Why::AfterSending => "a".to_owned(),
        Why::Thanks => "k".to_owned(),
        Why::Chosen => "c".to_owned(),
        Why::Imported => "i".to_owned(),
        Why::Agreed => "p".to_owned(),
        Why::TheirPace => "y".to_owned(),
        Why::Question => "q".to_owned(),
        Why::AfterDeadline => "e".to_owned(),
    }
}

fn read_why(code: &str) -> Option<Why> {
    if let Some(run) = code.strip_prefix('r') {
        return run.parse().ok().map(Why::Retry);
    }
    if let Some(step) = code.strip_prefix('s') {
        return step.parse().ok().map(Why::Step);
    }
    Some(match code {
        "f" => Why::FirstTalk,
        "g" => Why::Group,
        "d" => Why::Deadline,
        "t" => Why::TheyAsked,
        "a" => Why::AfterSending,
        "k" => Why::Thanks,
        "c" => Why::Chosen,
        "i" => Why::Imported,
        "p" => Why::Agreed,
        "y" => Why::TheirPace,
        "q" => Why::Question,
        "e" => Why::AfterDeadline,
        _ => return None,
    })
}
