//! The values of a book in full words, as a person reads them in a file.
//!
//! Each shape here mirrors a type of the domain; the compiler checks that none of its parts is
//! forgotten.

use serde::{Deserialize, Serialize};

use crate::domain::knowledge::{Item, ItemKind, Source};
use crate::domain::lead::{Deadline, Deferral, DeferredTo, Group, Warmth};
use crate::domain::next_touch::{Aim, NextTouch, When, Why};
use crate::domain::phone::PhoneNumber;
use crate::domain::standing::{End, Standing};
use crate::domain::time::{Day, Half, Instant};
use crate::domain::touch::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};

/// Days, ids and stamps: written as they are shown, read as they are written.
pub mod text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom(format!("\"{text}\" is no id, day or stamp")))
    }
}

/// Moments, as date and time in UTC; one that no calendar shows, in milliseconds since 1970.
pub mod moment {
    use chrono::{DateTime, SecondsFormat};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Instant;

    pub fn serialize<S: Serializer>(at: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        let calendar = DateTime::from_timestamp_millis(at.0)
            .map(|moment| moment.to_rfc3339_opts(SecondsFormat::Millis, true))
            .filter(|text| read(text) == Some(*at));
        serializer.serialize_str(&calendar.unwrap_or_else(|| at.0.to_string()))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).ok_or_else(|| D::Error::custom(format!("\"{text}\" is no date and time")))
    }

    fn read(text: &str) -> Option<Instant> {
        match DateTime::parse_from_rfc3339(text) {
            Ok(moment) => Some(Instant(moment.timestamp_millis())),
            Err(_) => text.parse().ok().map(Instant),
        }
    }
}

mod aim {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Aim;

    pub fn serialize<S: Serializer>(aim: &Aim, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(aim.text())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Aim, D::Error> {
        String::deserialize(deserializer).map(|text| Aim::stated(&text))
    }
}

mod half {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Half, HalfValue};

    pub fn serialize<S: Serializer>(half: &Option<Half>, serializer: S) -> Result<S::Ok, S::Error> {
        half.map(HalfValue).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Half>, D::Error> {
        Ok(Option::<HalfValue>::deserialize(deserializer)?.map(|half| half.0))
    }
}

mod wrap_up {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{WrapUp, WrapUpValue};

    pub fn serialize<S: Serializer>(wrap_up: &Option<WrapUp>, serializer: S) -> Result<S::Ok, S::Error> {
        wrap_up.map(WrapUpValue).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<WrapUp>, D::Error> {
        Ok(Option::<WrapUpValue>::deserialize(deserializer)?.map(|wrap_up| wrap_up.0))
    }
}

/// A touch.
#[derive(Serialize, Deserialize)]
pub struct TouchValue(#[serde(with = "TouchShape")] pub Touch);
/// A standing.
#[derive(Serialize, Deserialize)]
pub struct StandingValue(#[serde(with = "StandingShape")] pub Standing);
/// Something known.
#[derive(Serialize, Deserialize)]
pub struct ItemValue(#[serde(with = "ItemShape")] pub Item);
/// A phone number.
#[derive(Serialize, Deserialize)]
pub struct PhoneValue(#[serde(with = "PhoneShape")] pub PhoneNumber);
/// A channel.
#[derive(Serialize, Deserialize)]
pub struct ChannelValue(#[serde(with = "ChannelShape")] pub Channel);
/// A group.
#[derive(Serialize, Deserialize)]
pub struct GroupValue(#[serde(with = "GroupShape")] pub Group);
/// Warm or cold.
#[derive(Serialize, Deserialize)]
pub struct WarmthValue(#[serde(with = "WarmthShape")] pub Warmth);
/// A deadline.
#[derive(Serialize, Deserialize)]
pub struct DeadlineValue(#[serde(with = "DeadlineShape")] pub Deadline);
/// A deferral.
#[derive(Serialize, Deserialize)]
pub struct DeferralValue(#[serde(with = "DeferralShape")] pub Deferral);
#[derive(Serialize, Deserialize)]
struct HalfValue(#[serde(with = "HalfShape")] Half);
#[derive(Serialize, Deserialize)]
struct WrapUpValue(#[serde(with = "WrapUpShape")] WrapUp);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Touch")]
struct TouchShape {
    #[serde(with = "TouchTimeShape")]
    time: TouchTime,
    #[serde(with = "ChannelShape")]
    channel: Channel,
    #[serde(with = "DirectionShape")]
    direction: Direction,
    #[serde(with = "OutcomeShape")]
    outcome: Outcome,
    note: String,
    aim: String,
    #[serde(with = "wrap_up")]
    wrap_up: Option<WrapUp>,
    seconds: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TouchTime", rename_all = "kebab-case")]
enum TouchTimeShape {
    At(#[serde(with = "moment")] Instant),
    On(#[serde(with = "text")] Day),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Channel", rename_all = "kebab-case")]
enum ChannelShape {
    Call,
    Text,
    Mail,
    Post,
    Visit,
    Referral,
    Newsletter,
    Other(String),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Direction", rename_all = "kebab-case")]
enum DirectionShape {
    Mine,
    Theirs,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Outcome", rename_all = "kebab-case")]
enum OutcomeShape {
    Spoke,
    Busy,
    BadDay,
    NotNow,
    WrongPerson,
    NoThanks,
    Met,
    NoAnswer,
    VoicemailLeft,
    Gatekeeper,
    WrongNumber,
    Sent,
    Won,
    DoNotCall,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "WrapUp")]
struct WrapUpShape {
    #[serde(with = "ProgressShape")]
    progress: Progress,
    #[serde(with = "CloseShape")]
    close: Close,
    agreed: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Progress", rename_all = "kebab-case")]
enum ProgressShape {
    Forward,
    Learned,
    Nothing,
    Back,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Close", rename_all = "kebab-case")]
enum CloseShape {
    Asked,
    DugOn,
    SetDate,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Standing", rename_all = "kebab-case")]
enum StandingShape {
    Open(#[serde(with = "NextTouchShape")] NextTouch),
    Parked {
        #[serde(with = "text")]
        wake: Day,
        why: String,
    },
    Ended {
        #[serde(with = "text")]
        on: Day,
        #[serde(with = "EndShape")]
        end: End,
    },
    DoNotCall {
        #[serde(with = "text")]
        since: Day,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "End", rename_all = "kebab-case")]
enum EndShape {
    Won { value: String },
    LetGo { reason: String },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "NextTouch")]
struct NextTouchShape {
    #[serde(with = "WhenShape")]
    when: When,
    #[serde(with = "ChannelShape")]
    channel: Channel,
    #[serde(with = "aim")]
    aim: Aim,
    value: String,
    #[serde(with = "WhyShape")]
    why: Why,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "When", rename_all = "kebab-case")]
enum WhenShape {
    Planned {
        #[serde(with = "text")]
        day: Day,
        #[serde(with = "half")]
        half: Option<Half>,
    },
    Promised {
        #[serde(with = "moment")]
        at: Instant,
        zone: Option<String>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Half", rename_all = "kebab-case")]
enum HalfShape {
    Morning,
    Afternoon,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Why", rename_all = "kebab-case")]
enum WhyShape {
    FirstTalk,
    Retry(u16),
    Step(u16),
    Group,
    Deadline,
    TheyAsked,
    AfterSending,
    Thanks,
    Chosen,
    Imported,
    Agreed,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Item")]
struct ItemShape {
    #[serde(with = "ItemKindShape")]
    kind: ItemKind,
    text: String,
    #[serde(with = "SourceShape")]
    source: Source,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ItemKind", rename_all = "kebab-case")]
enum ItemKindShape {
    MustHave,
    Quote,
    Question,
    Hesitation,
    Condition,
    Interest,
    MyPromise,
    TheirPromise,
    Decider,
    Colleague,
    Salutation,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Source", rename_all = "kebab-case")]
enum SourceShape {
    Said,
    Guessed,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "PhoneNumber")]
struct PhoneShape {
    typed: String,
    #[serde(rename = "number")]
    e164: Option<String>,
    extension: Option<String>,
    remark: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Group")]
enum GroupShape {
    A,
    B,
    C,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Warmth", rename_all = "kebab-case")]
enum WarmthShape {
    Cold,
    Warm,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Deadline")]
struct DeadlineShape {
    #[serde(with = "text")]
    day: Day,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Deferral")]
struct DeferralShape {
    #[serde(with = "text")]
    day: Day,
    #[serde(with = "DeferredToShape")]
    place: DeferredTo,
    reason: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DeferredTo", rename_all = "kebab-case")]
enum DeferredToShape {
    Top,
    End,
}
