//! Standings as they are saved.

use serde::{Deserialize, Serialize};
use serde_json::{Value, from_value, json};

use super::touch::{channel_code, read_channel};
use super::{Base, is_default, read_day, save_day};
use crate::domain::next_touch::{Aim, NextTouch, When, Why};
use crate::domain::standing::{End, Standing};
use crate::domain::time::Half;
use crate::domain::touch::Channel;

/// The aim that is left out. What was saved means it for ever, whatever the domain says later.
const LEFT_OUT_AIM: &str = "First talk: what do they need?";

/// The codes of standings: a first talk by its day alone, any other next touch, parked, won, let go,
/// do not call.
const FIRST_TALK: &str = "f";
const OPEN: &str = "o";
const PARKED: &str = "k";
const WON: &str = "w";
const LET_GO: &str = "q";
const DO_NOT_CALL: &str = "j";

/// A next touch. What is left out: a call, the aim of a first talk, no value.
#[derive(Serialize, Deserialize)]
struct SavedNext {
    #[serde(rename = "d", default, skip_serializing_if = "is_default")]
    day: Option<i32>,
    #[serde(rename = "h", default, skip_serializing_if = "is_default")]
    half: Option<String>,
    /// A promise, in milliseconds after the stamp.
    #[serde(rename = "p", default, skip_serializing_if = "is_default")]
    promised: Option<i64>,
    #[serde(rename = "z", default, skip_serializing_if = "is_default")]
    zone: Option<String>,
    #[serde(rename = "c", default, skip_serializing_if = "is_default")]
    channel: Option<String>,
    #[serde(rename = "a", default, skip_serializing_if = "is_default")]
    aim: Option<String>,
    /// The aim is that of the touch saved just before.
    #[serde(rename = "s", default, skip_serializing_if = "is_default")]
    same_aim: bool,
    #[serde(rename = "v", default, skip_serializing_if = "is_default")]
    value: String,
    #[serde(rename = "w")]
    why: String,
}

/// The code of a standing and its value. `touch_aim` is the aim of the touch saved just before.
pub fn save(standing: &Standing, base: Base, touch_aim: &str) -> Result<(&'static str, Value), serde_json::Error> {
    Ok(match standing {
        Standing::Open(next) => match first_talk_day(next) {
            Some(day) => (FIRST_TALK, Value::from(day)),
            None => (OPEN, serde_json::to_value(save_next(next, base, touch_aim))?),
        },
        Standing::Parked { wake, why } => (PARKED, json!([save_day(*wake), why])),
        Standing::Ended { on, end: End::Won { value } } => (WON, json!([save_day(*on), value])),
        Standing::Ended { on, end: End::LetGo { reason } } => (LET_GO, json!([save_day(*on), reason])),
        Standing::DoNotCall { since } => (DO_NOT_CALL, Value::from(save_day(*since))),
    })
}

/// The standing that was saved under `code`; `None` inside if the value makes no sense, `None`
/// outside if `code` is not that of a standing.
pub fn read(code: &str, value: Value, base: Base, touch_aim: &str) -> Option<Option<Standing>> {
    let day = |value: Value| from_value(value).ok().and_then(read_day);
    let day_and_text = |value: Value| {
        let (day, text): (i32, String) = from_value(value).ok()?;
        Some((read_day(day)?, text))
    };
    Some(match code {
        FIRST_TALK => day(value).map(|day| {
            Standing::Open(NextTouch {
                when: When::day(day),
                channel: Channel::Call,
                aim: Aim::stated(LEFT_OUT_AIM),
                value: String::new(),
                why: Why::FirstTalk,
            })
        }),
        OPEN => from_value(value).ok().and_then(|next| read_next(next, base, touch_aim)).map(Standing::Open),
        PARKED => day_and_text(value).map(|(wake, why)| Standing::Parked { wake, why }),
        WON => day_and_text(value).map(|(on, value)| Standing::Ended { on, end: End::Won { value } }),
        LET_GO => day_and_text(value).map(|(on, reason)| Standing::Ended { on, end: End::LetGo { reason } }),
        DO_NOT_CALL => day(value).map(|since| Standing::DoNotCall { since }),
        _ => return None,
    })
}

/// The day of a next touch that is a first talk and nothing else.
fn first_talk_day(next: &NextTouch) -> Option<i32> {
    let plain = next.channel == Channel::Call
        && next.aim.text() == LEFT_OUT_AIM
        && next.value.is_empty()
        && next.why == Why::FirstTalk;
    match next.when {
        When::Planned { day, half: None } if plain => Some(save_day(day)),
        When::Planned { .. } | When::Promised { .. } => None,
    }
}

fn save_next(next: &NextTouch, base: Base, touch_aim: &str) -> SavedNext {
    let (day, half, promised, zone) = match &next.when {
        When::Planned { day, half } => (Some(save_day(*day)), half.map(|half| half_code(half).to_owned()), None, None),
        When::Promised { at, zone } => (None, None, Some(base.save_instant(*at)), zone.clone()),
    };
    let same_aim = next.aim.text() != LEFT_OUT_AIM && next.aim.text() == touch_aim;
    SavedNext {
        day,
        half,
        promised,
        zone,
        channel: (next.channel != Channel::Call).then(|| channel_code(&next.channel)),
        aim: (next.aim.text() != LEFT_OUT_AIM && !same_aim).then(|| next.aim.text().to_owned()),
        same_aim,
        value: next.value.clone(),
        why: why_code(next.why),
    }
}

fn read_next(saved: SavedNext, base: Base, touch_aim: &str) -> Option<NextTouch> {
    let when = match (saved.day, saved.promised) {
        (Some(day), _) => {
            let half = match saved.half.as_deref() {
                Some(code) => Some(super::by_code(&[Half::Morning, Half::Afternoon], half_code, code)?),
                None => None,
            };
            When::Planned { day: read_day(day)?, half }
        }
        (None, Some(promised)) => When::Promised { at: base.read_instant(promised), zone: saved.zone },
        (None, None) => return None,
    };
    let aim = match &saved.aim {
        Some(aim) => aim.as_str(),
        None if saved.same_aim => touch_aim,
        None => LEFT_OUT_AIM,
    };
    Some(NextTouch {
        when,
        channel: saved.channel.as_deref().map_or(Some(Channel::Call), read_channel)?,
        aim: Aim::stated(aim),
        value: saved.value,
        why: read_why(&saved.why)?,
    })
}

fn half_code(half: Half) -> &'static str {
    match half {
        Half::Morning => "m",
        Half::Afternoon => "a",
    }
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
        _ => return None,
    })
}
