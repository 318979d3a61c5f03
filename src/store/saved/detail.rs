//! The fields of a lead and the settings as they are saved.

use serde::{Deserialize, Serialize};
use serde_json::{Value, from_value, json};

use super::touch::{channel_code, read_channel};
use super::{by_code, is_default, read_day, save_day};
use crate::domain::lead::{Deadline, Deferral, DeferredTo, Detail, DetailKind, Group, Warmth};
use crate::domain::phone::PhoneNumber;
use crate::domain::settings::{Setting, SettingKind};

/// The code of a field.
pub fn detail_code(kind: DetailKind) -> &'static str {
    match kind {
        DetailKind::Name => "n",
        DetailKind::Company => "b",
        DetailKind::Role => "r",
        DetailKind::Source => "u",
        DetailKind::Website => "s",
        DetailKind::Address => "a",
        DetailKind::BestTime => "t",
        DetailKind::Worth => "v",
        DetailKind::Note => "z",
        DetailKind::Phones => "p",
        DetailKind::Mails => "m",
        DetailKind::Group => "g",
        DetailKind::Warmth => "e",
        DetailKind::Deadline => "d",
        DetailKind::Preferred => "i",
        DetailKind::Deferred => "y",
    }
}

#[derive(Serialize, Deserialize)]
struct SavedDeadline {
    #[serde(rename = "d")]
    day: i32,
    #[serde(rename = "w", default, skip_serializing_if = "is_default")]
    why: String,
}

#[derive(Serialize, Deserialize)]
struct SavedDeferral {
    #[serde(rename = "d")]
    day: i32,
    #[serde(rename = "p")]
    place: String,
    #[serde(rename = "w", default, skip_serializing_if = "is_default")]
    reason: String,
}

/// How the value of a field is saved.
pub fn save_detail(detail: &Detail) -> Result<Value, serde_json::Error> {
    Ok(match detail {
        Detail::Name(text)
        | Detail::Company(text)
        | Detail::Role(text)
        | Detail::Source(text)
        | Detail::Website(text)
        | Detail::Address(text)
        | Detail::BestTime(text)
        | Detail::Worth(text)
        | Detail::Note(text) => Value::from(text.as_str()),
        Detail::Phones(phones) => Value::from_iter(phones.iter().map(save_phone)),
        Detail::Mails(mails) => json!(mails),
        Detail::Group(group) => json!(group.map(Group::letter)),
        Detail::Warmth(warmth) => json!(warmth.map(warmth_code)),
        Detail::Deadline(deadline) => serde_json::to_value(
            deadline.as_ref().map(|deadline| SavedDeadline { day: save_day(deadline.day), why: deadline.why.clone() }),
        )?,
        Detail::Preferred(channel) => json!(channel.as_ref().map(channel_code)),
        Detail::Deferred(deferral) => serde_json::to_value(deferral.as_ref().map(|deferral| SavedDeferral {
            day: save_day(deferral.day),
            place: place_code(deferral.place).to_owned(),
            reason: deferral.reason.clone(),
        }))?,
    })
}

/// The field that was saved so.
pub fn read_detail(kind: DetailKind, value: Value) -> Option<Detail> {
    let text = |value: Value| from_value::<String>(value).ok();
    Some(match kind {
        DetailKind::Name => Detail::Name(text(value)?),
        DetailKind::Company => Detail::Company(text(value)?),
        DetailKind::Role => Detail::Role(text(value)?),
        DetailKind::Source => Detail::Source(text(value)?),
        DetailKind::Website => Detail::Website(text(value)?),
        DetailKind::Address => Detail::Address(text(value)?),
        DetailKind::BestTime => Detail::BestTime(text(value)?),
        DetailKind::Worth => Detail::Worth(text(value)?),
        DetailKind::Note => Detail::Note(text(value)?),
        DetailKind::Phones => {
            let phones: Vec<Value> = from_value(value).ok()?;
            Detail::Phones(phones.into_iter().map(read_phone).collect::<Option<_>>()?)
        }
        DetailKind::Mails => Detail::Mails(from_value(value).ok()?),
        DetailKind::Group => Detail::Group(optional(value, |code: String| by_code(&Group::ALL, Group::letter, &code))?),
        DetailKind::Warmth => {
            Detail::Warmth(optional(value, |code: String| by_code(&[Warmth::Cold, Warmth::Warm], warmth_code, &code))?)
        }
        DetailKind::Deadline => Detail::Deadline(optional(value, |saved: SavedDeadline| {
            Some(Deadline { day: read_day(saved.day)?, why: saved.why })
        })?),
        DetailKind::Preferred => Detail::Preferred(optional(value, |code: String| read_channel(&code))?),
        DetailKind::Deferred => Detail::Deferred(optional(value, |saved: SavedDeferral| {
            Some(Deferral {
                day: read_day(saved.day)?,
                place: by_code(&[DeferredTo::Top, DeferredTo::End], place_code, &saved.place)?,
                reason: saved.reason,
            })
        })?),
    })
}

/// A value that may be missing; `None` outside if it is there and makes no sense.
fn optional<S: serde::de::DeserializeOwned, T>(value: Value, read: impl Fn(S) -> Option<T>) -> Option<Option<T>> {
    match from_value::<Option<S>>(value).ok()? {
        Some(saved) => read(saved).map(Some),
        None => Some(None),
    }
}

/// A phone number: what was typed alone, if the rest follows from it by [`international`].
fn save_phone(phone: &PhoneNumber) -> Value {
    if phone.extension.is_none() && phone.remark.is_none() && phone.e164 == international(&phone.typed) {
        Value::from(phone.typed.as_str())
    } else {
        let mut parts = vec![Some(&phone.typed), phone.e164.as_ref(), phone.extension.as_ref(), phone.remark.as_ref()];
        while parts.last().is_some_and(Option::is_none) {
            parts.pop();
        }
        json!(parts)
    }
}

fn read_phone(value: Value) -> Option<PhoneNumber> {
    match value {
        Value::String(typed) => Some(PhoneNumber { e164: international(&typed), typed, extension: None, remark: None }),
        other => {
            let mut parts = from_value::<Vec<Option<String>>>(other).ok()?.into_iter();
            let typed = parts.next()??;
            let mut part = || parts.next().flatten();
            Some(PhoneNumber { typed, e164: part(), extension: part(), remark: part() })
        }
    }
}

/// A number typed with its plus, without the blanks and strokes in it. What was saved relies on
/// exactly this.
fn international(typed: &str) -> Option<String> {
    let national = typed.strip_prefix('+')?;
    Some(format!("+{}", national.chars().filter(char::is_ascii_digit).collect::<String>()))
}

fn warmth_code(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Cold => "c",
        Warmth::Warm => "w",
    }
}

fn place_code(place: DeferredTo) -> &'static str {
    match place {
        DeferredTo::Top => "t",
        DeferredTo::End => "e",
    }
}

/// The code of a setting.
pub fn setting_code(kind: SettingKind) -> &'static str {
    match kind {
        SettingKind::MyName => "Sn",
        SettingKind::MyCompany => "Sb",
        SettingKind::MyNumber => "Sp",
        SettingKind::MyHours => "Sh",
        SettingKind::ResponseTime => "St",
        SettingKind::WhatIsSpecial => "Su",
        SettingKind::WhatWeDo => "Sw",
        SettingKind::MyMail => "Se",
        SettingKind::BookingLink => "Sl",
        SettingKind::Signature => "Ss",
        SettingKind::HomeCountry => "Sc",
        SettingKind::Capacity => "Sd",
        SettingKind::SpeakingRate => "Sr",
    }
}

/// How the value of a setting is saved.
pub fn save_setting(setting: &Setting) -> Value {
    match setting {
        Setting::MyName(text)
        | Setting::MyCompany(text)
        | Setting::MyNumber(text)
        | Setting::MyHours(text)
        | Setting::ResponseTime(text)
        | Setting::WhatIsSpecial(text)
        | Setting::WhatWeDo(text)
        | Setting::MyMail(text)
        | Setting::BookingLink(text)
        | Setting::Signature(text)
        | Setting::HomeCountry(text) => Value::from(text.as_str()),
        Setting::Capacity(number) | Setting::SpeakingRate(number) => Value::from(*number),
    }
}

/// The setting that was saved so.
pub fn read_setting(kind: SettingKind, value: Value) -> Option<Setting> {
    let text = |value: Value| from_value::<String>(value).ok();
    Some(match kind {
        SettingKind::MyName => Setting::MyName(text(value)?),
        SettingKind::MyCompany => Setting::MyCompany(text(value)?),
        SettingKind::MyNumber => Setting::MyNumber(text(value)?),
        SettingKind::MyHours => Setting::MyHours(text(value)?),
        SettingKind::ResponseTime => Setting::ResponseTime(text(value)?),
        SettingKind::WhatIsSpecial => Setting::WhatIsSpecial(text(value)?),
        SettingKind::WhatWeDo => Setting::WhatWeDo(text(value)?),
        SettingKind::MyMail => Setting::MyMail(text(value)?),
        SettingKind::BookingLink => Setting::BookingLink(text(value)?),
        SettingKind::Signature => Setting::Signature(text(value)?),
        SettingKind::HomeCountry => Setting::HomeCountry(text(value)?),
        SettingKind::Capacity => Setting::Capacity(from_value(value).ok()?),
        SettingKind::SpeakingRate => Setting::SpeakingRate(from_value(value).ok()?),
    })
}
