//! The stored form of the fields of a lead.

use super::touch::{read_channel, save_channel};
use super::{read_day, read_name, save_day};
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::lead::{Deadline, Deferral, Detail, DetailKind};
use crate::store::encoding::json::Json;
use crate::store::encoding::names::Named;

/// Encodes the value of a field.
pub fn save_detail(detail: &Detail) -> Json {
    if let Some(text) = detail.text() {
        return Json::of(text);
    }
    match detail {
        Detail::Phones(phones) => Json::List(phones.iter().map(save_phone).collect()),
        Detail::Mails(mails) => Json::of_texts(mails),
        Detail::Group(Some(group)) => Json::of(group.names().0),
        Detail::Warmth(Some(warmth)) => Json::of(warmth.names().0),
        Detail::Deadline(Some(deadline)) => {
            Json::record().with("d", save_day(deadline.day)).with_non_empty("w", Json::of(&deadline.why))
        }
        Detail::Preferred(Some(channel)) => save_channel(channel),
        Detail::Deferred(Some(deferral)) => Json::record()
            .with("d", save_day(deferral.day))
            .with("p", Json::of(deferral.place.names().0))
            .with_non_empty("w", Json::of(&deferral.reason)),
        _ => Json::Null,
    }
}

/// Decodes what [`save_detail`] wrote.
pub fn read_detail(kind: DetailKind, value: Json) -> Option<Detail> {
    if kind.is_text() {
        return kind.with_text(value.into_text()?);
    }
    Some(match kind {
        DetailKind::Phones => Detail::Phones(value.into_list()?.into_iter().map(read_phone).collect::<Option<_>>()?),
        DetailKind::Mails => Detail::Mails(value.into_list()?.into_iter().map(Json::into_text).collect::<Option<_>>()?),
        DetailKind::Group => Detail::Group(value.optional(read_name)?),
        DetailKind::Warmth => Detail::Warmth(value.optional(read_name)?),
        DetailKind::Deadline => Detail::Deadline(value.optional(|saved| {
            Some(Deadline { day: read_day(saved.get("d"))?, why: saved.get("w").owned_or_empty()? })
        })?),
        DetailKind::Preferred => Detail::Preferred(value.optional(read_channel)?),
        DetailKind::Deferred => Detail::Deferred(value.optional(|saved| {
            Some(Deferral {
                day: read_day(saved.get("d"))?,
                place: read_name(saved.get("p"))?,
                reason: saved.get("w").owned_or_empty()?,
            })
        })?),
        _ => return None,
    })
}

/// A phone number: only the typed text if [`international`] derives the rest from it.
fn save_phone(phone: &PhoneNumber) -> Json {
    let more = phone.extension.is_some() || phone.remark.is_some() || phone.wrong_since.is_some();
    if !more && phone.e164 == international(&phone.typed) {
        return Json::of(&phone.typed);
    }
    let mut parts = vec![Json::of(&phone.typed)];
    for part in [&phone.e164, &phone.extension, &phone.remark] {
        parts.push(Json::of_optional(part.as_deref()));
    }
    parts.push(phone.wrong_since.map_or(Json::Null, save_day));
    while parts.last() == Some(&Json::Null) {
        parts.pop();
    }
    Json::List(parts)
}

fn read_phone(value: Json) -> Option<PhoneNumber> {
    if let Json::Text(typed) = value {
        let e164 = international(&typed);
        return Some(PhoneNumber { e164, typed: typed.into_owned(), extension: None, remark: None, wrong_since: None });
    }
    Some(PhoneNumber {
        typed: value.at(0).owned()?,
        e164: value.at(1).optional(Json::owned)?,
        extension: value.at(2).optional(Json::owned)?,
        remark: value.at(3).optional(Json::owned)?,
        wrong_since: value.at(4).optional(read_day)?,
    })
}

/// A number typed with a leading plus, without its spaces and punctuation. Stored numbers depend on exactly this rule,
/// so it must not change.
fn international(typed: &str) -> Option<String> {
    let national = typed.strip_prefix('+')?;
    Some(format!("+{}", national.chars().filter(char::is_ascii_digit).collect::<String>()))
}
