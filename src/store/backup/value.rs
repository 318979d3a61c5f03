//! The values of a book in words that a person can read in a file.

use crate::domain::book::LibraryItem;
use crate::domain::id::{LeadId, LibraryItemId, NotAnId};
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::lead::{Aim, NextTouch, When, Why};
use crate::domain::lead::{Channel, Touch, TouchTime, WrapUp};
use crate::domain::lead::{Deadline, Deferral, Detail, DetailKind};
use crate::domain::lead::{End, Status};
use crate::domain::lead::{Item, Settled};
use crate::domain::time::{Day, Instant, day_of_iso, iso_day, iso_moment, moment_of_iso};
use crate::store::encoding::Json;
use crate::store::encoding::Named;

/// A day as `2026-11-27`.
pub fn save_day(day: Day) -> Json {
    Json::of_owned(iso_day(day))
}

/// Parses what [`save_day`] wrote.
pub fn read_day(saved: &Json) -> Option<Day> {
    day_of_iso(saved.as_str()?)
}

/// A moment as date and time in UTC, or as milliseconds since 1970 if it is outside the calendar's range.
pub fn save_moment(at: Instant) -> Json {
    Json::of_owned(iso_moment(at).unwrap_or_else(|| at.0.to_string()))
}

/// Parses what [`save_moment`] wrote.
pub fn read_moment(saved: &Json) -> Option<Instant> {
    let text = saved.as_str()?;
    moment_of_iso(text).or_else(|| text.parse().ok().map(Instant))
}

/// Parses an ID or timestamp saved in its `Display` form.
pub fn read_shown<T: std::str::FromStr<Err = NotAnId>>(saved: &Json) -> Option<T> {
    saved.as_str()?.parse().ok()
}

fn save_name(choice: &impl Named) -> Json {
    Json::of(choice.names().1)
}

fn read_name<T: Named>(saved: &Json) -> Option<T> {
    T::by_long(saved.as_str()?)
}

/// The value of a field of a lead.
pub fn save_detail(detail: &Detail) -> Json {
    if let Some(text) = detail.text() {
        return Json::of(text);
    }
    match detail {
        Detail::Phones(phones) => Json::List(phones.iter().map(save_phone).collect()),
        Detail::Mails(mails) => Json::of_texts(mails),
        Detail::Group(Some(group)) => save_name(group),
        Detail::Warmth(Some(warmth)) => save_name(warmth),
        Detail::Deadline(Some(deadline)) => {
            Json::record().with("day", save_day(deadline.day)).with("why", Json::of(&deadline.why))
        }
        Detail::Preferred(Some(channel)) => save_channel(channel),
        Detail::Deferred(Some(deferral)) => Json::record()
            .with("day", save_day(deferral.day))
            .with("place", save_name(&deferral.place))
            .with("reason", Json::of(&deferral.reason)),
        _ => Json::Null,
    }
}

/// Parses what [`save_detail`] wrote.
pub fn read_detail(kind: DetailKind, value: &Json) -> Option<Detail> {
    if kind.is_text() {
        return kind.with_text(value.owned()?);
    }
    Some(match kind {
        DetailKind::Phones => Detail::Phones(value.as_array()?.iter().map(read_phone).collect::<Option<_>>()?),
        DetailKind::Mails => Detail::Mails(value.texts()?),
        DetailKind::Group => Detail::Group(value.optional(read_name)?),
        DetailKind::Warmth => Detail::Warmth(value.optional(read_name)?),
        DetailKind::Deadline => {
            Detail::Deadline(value.optional(|saved| {
                Some(Deadline { day: read_day(saved.get("day"))?, why: saved.get("why").owned()? })
            })?)
        }
        DetailKind::Preferred => Detail::Preferred(value.optional(read_channel)?),
        DetailKind::Deferred => Detail::Deferred(value.optional(|saved| {
            Some(Deferral {
                day: read_day(saved.get("day"))?,
                place: read_name(saved.get("place"))?,
                reason: saved.get("reason").owned()?,
            })
        })?),
        _ => return None,
    })
}

fn save_phone(phone: &PhoneNumber) -> Json {
    Json::record()
        .with("typed", Json::of(&phone.typed))
        .with("number", Json::of_optional(phone.e164.as_deref()))
        .with("extension", Json::of_optional(phone.extension.as_deref()))
        .with("remark", Json::of_optional(phone.remark.as_deref()))
        .with_non_empty("wrong_since", save_day_if(phone.wrong_since))
}

fn read_phone(saved: &Json) -> Option<PhoneNumber> {
    Some(PhoneNumber {
        typed: saved.get("typed").owned()?,
        e164: saved.get("number").optional(Json::owned)?,
        extension: saved.get("extension").optional(Json::owned)?,
        remark: saved.get("remark").optional(Json::owned)?,
        wrong_since: saved.get("wrong_since").optional(read_day)?,
    })
}

fn save_channel(channel: &Channel) -> Json {
    match channel {
        Channel::Other(word) => Json::record().with("other", Json::of(word)),
        shipped => save_name(shipped),
    }
}

fn read_channel(saved: &Json) -> Option<Channel> {
    saved.get("other").owned().map(Channel::Other).or_else(|| read_name(saved))
}

/// A fact about a lead.
pub fn save_item(item: &Item) -> Json {
    let saved = Json::record()
        .with("kind", save_name(&item.kind))
        .with("text", Json::of(&item.text))
        .with("source", save_name(&item.source))
        .with_non_empty("noted", save_day_if(item.noted))
        .with_non_empty("due", save_day_if(item.due))
        .with_non_empty("settled", item.settled.map_or(Json::Null, save_settled))
        .with_non_empty("proof", Json::of(&item.proof))
        .with_non_empty("about", save_piece_id(item.about))
        .with_non_empty("at", item.at.map_or(Json::Null, save_moment))
        .with_non_empty("channel", item.channel.as_ref().map_or(Json::Null, save_channel))
        .with_non_empty("lead", item.lead.map_or(Json::Null, |lead| Json::of_owned(lead.0.to_string())));
    if let Some(zone) = &item.zone { saved.with("zone", Json::of(zone)) } else { saved }
}

/// Parses what [`save_item`] wrote.
pub fn read_item(saved: &Json) -> Option<Item> {
    Some(Item {
        kind: read_name(saved.get("kind"))?,
        text: saved.get("text").owned()?,
        source: read_name(saved.get("source"))?,
        noted: saved.get("noted").optional(read_day)?,
        due: saved.get("due").optional(read_day)?,
        settled: saved.get("settled").optional(read_settled)?,
        proof: saved.get("proof").owned_or_empty()?,
        about: read_piece_id(saved.get("about"))?,
        at: saved.get("at").optional(read_moment)?,
        zone: saved.get("zone").optional(Json::owned)?,
        channel: saved.get("channel").optional(read_channel)?,
        lead: saved.get("lead").optional(read_shown)?.map(LeadId),
    })
}

fn save_day_if(day: Option<Day>) -> Json {
    day.map_or(Json::Null, save_day)
}

fn save_settled(settled: Settled) -> Json {
    Json::record().with("on", save_day(settled.on)).with("well", Json::Bool(settled.well))
}

fn read_settled(saved: &Json) -> Option<Settled> {
    Some(Settled { on: read_day(saved.get("on"))?, well: saved.get("well").as_bool()? })
}

/// A library item.
pub fn save_piece(piece: &LibraryItem) -> Json {
    Json::record()
        .with("kind", save_name(&piece.kind))
        .with("at", save_moment(piece.at))
        .with("name", Json::of(&piece.name))
        .with("text", Json::of(&piece.text))
        .with_non_empty("why", Json::of(&piece.why))
        .with_non_empty("link", Json::of(&piece.link))
        .with_non_empty("tags", Json::of_texts(&piece.tags))
        .with_non_empty("until", save_day_if(piece.until))
        .with_non_empty("rank", Json::Whole(piece.rank.into()))
        .with_non_empty("former", Json::of_texts(&piece.former))
}

/// Parses what [`save_piece`] wrote.
pub fn read_piece(saved: &Json) -> Option<LibraryItem> {
    Some(LibraryItem {
        kind: read_name(saved.get("kind"))?,
        at: read_moment(saved.get("at"))?,
        name: saved.get("name").owned()?,
        text: saved.get("text").owned()?,
        why: saved.get("why").owned_or_empty()?,
        link: saved.get("link").owned_or_empty()?,
        tags: saved.get("tags").texts_or_none()?,
        until: saved.get("until").optional(read_day)?,
        rank: saved.get("rank").as_i64_or_zero()?.try_into().ok()?,
        former: saved.get("former").texts_or_none()?,
    })
}

fn save_piece_id(id: Option<LibraryItemId>) -> Json {
    id.map_or(Json::Null, |piece| Json::of_owned(piece.0.to_string()))
}

/// Parses an optional ID of a library item; `None` if it is not a valid ID.
fn read_piece_id(saved: &Json) -> Option<Option<LibraryItemId>> {
    saved.optional(read_shown).map(|id| id.map(LibraryItemId))
}

/// A touch.
pub fn save_touch(touch: &Touch) -> Json {
    let time = match touch.time {
        TouchTime::At(at) => Json::record().with("at", save_moment(at)),
        TouchTime::On(day) => Json::record().with("on", save_day(day)),
    };
    let wrap_up = touch.wrap_up.map_or(Json::Null, |wrap_up| {
        Json::record()
            .with("progress", save_name(&wrap_up.progress))
            .with("close", save_name(&wrap_up.close))
            .with("agreed", Json::Bool(wrap_up.agreed))
    });
    Json::record()
        .with("time", time)
        .with("channel", save_channel(&touch.channel))
        .with("direction", save_name(&touch.direction))
        .with("outcome", save_name(&touch.outcome))
        .with("note", Json::of(&touch.note))
        .with("aim", Json::of(&touch.aim))
        .with("wrap_up", wrap_up)
        .with("seconds", Json::of_number(touch.seconds))
        .with_non_empty("brought", Json::of(&touch.brought))
        .with_non_empty("piece", save_piece_id(touch.piece))
        .with_non_empty("said", Json::of(&touch.said))
        .with_non_empty("learned", Json::of(&touch.learned))
        .with_non_empty("script", Json::of(&touch.script))
        .with_non_empty("passed", Json::of_texts(&touch.passed))
        .with_non_empty("via", Json::of(&touch.via))
        .with_non_empty("origin", Json::of(&touch.origin))
        .with_non_empty("yes_because", Json::of(&touch.yes_because))
        .with_non_empty("ask", save_piece_id(touch.ask))
}

/// Parses what [`save_touch`] wrote.
pub fn read_touch(saved: &Json) -> Option<Touch> {
    let time = saved.get("time");
    Some(Touch {
        time: match time.get("at").optional(read_moment)? {
            Some(at) => TouchTime::At(at),
            None => TouchTime::On(read_day(time.get("on"))?),
        },
        channel: read_channel(saved.get("channel"))?,
        direction: read_name(saved.get("direction"))?,
        outcome: read_name(saved.get("outcome"))?,
        note: saved.get("note").owned()?,
        aim: saved.get("aim").owned()?,
        wrap_up: saved.get("wrap_up").optional(|saved| {
            Some(WrapUp {
                progress: read_name(saved.get("progress"))?,
                close: read_name(saved.get("close"))?,
                agreed: saved.get("agreed").as_bool()?,
            })
        })?,
        seconds: saved.get("seconds").optional(Json::number)?,
        brought: saved.get("brought").owned_or_empty()?,
        piece: read_piece_id(saved.get("piece"))?,
        said: saved.get("said").owned_or_empty()?,
        learned: saved.get("learned").owned_or_empty()?,
        script: saved.get("script").owned_or_empty()?,
        passed: saved.get("passed").texts_or_none()?,
        via: saved.get("via").owned_or_empty()?,
        origin: saved.get("origin").owned_or_empty()?,
        yes_because: saved.get("yes_because").owned_or_empty()?,
        ask: read_piece_id(saved.get("ask"))?,
    })
}

/// A status: a record with one field, whose name is the kind of status.
pub fn save_status(status: &Status) -> Json {
    let (name, value) = match status {
        Status::Open(next) => ("open", save_next(next)),
        Status::Parked { wake, why } => {
            ("parked", Json::record().with("wake", save_day(*wake)).with("why", Json::of(why)))
        }
        Status::Ended { on, end } => {
            let end = match end {
                End::Won { value } => Json::record().with("won", Json::record().with("value", Json::of(value))),
                End::LetGo { reason } => Json::record().with("let-go", Json::record().with("reason", Json::of(reason))),
            };
            ("ended", Json::record().with("on", save_day(*on)).with("end", end))
        }
        Status::DoNotCall { since } => ("do-not-call", Json::record().with("since", save_day(*since))),
    };
    Json::record().with(name, value)
}

/// Parses what [`save_status`] wrote.
pub fn read_status(saved: &Json) -> Option<Status> {
    let Json::Record(fields) = saved else { return None };
    let [(name, value)] = fields.as_slice() else { return None };
    Some(match &**name {
        "open" => Status::Open(read_next(value)?),
        "parked" => Status::Parked { wake: read_day(value.get("wake"))?, why: value.get("why").owned()? },
        "ended" => {
            let end = value.get("end");
            let end = match end.get("won").get("value").owned() {
                Some(value) => End::Won { value },
                None => End::LetGo { reason: end.get("let-go").get("reason").owned()? },
            };
            Status::Ended { on: read_day(value.get("on"))?, end }
        }
        "do-not-call" => Status::DoNotCall { since: read_day(value.get("since"))? },
        _ => return None,
    })
}

fn save_next(next: &NextTouch) -> Json {
    let when = match &next.when {
        When::Planned { day, half } => {
            let half = half.as_ref().map_or(Json::Null, save_name);
            Json::record().with("planned", Json::record().with("day", save_day(*day)).with("half", half))
        }
        When::Promised { at, zone } => {
            let zone = Json::of_optional(zone.as_deref());
            Json::record().with("promised", Json::record().with("at", save_moment(*at)).with("zone", zone))
        }
    };
    Json::record()
        .with("when", when)
        .with("channel", save_channel(&next.channel))
        .with("aim", Json::of(next.aim.text()))
        .with("value", Json::of(&next.value))
        .with_non_empty("piece", save_piece_id(next.piece))
        .with("why", save_why(next.why))
}

fn read_next(saved: &Json) -> Option<NextTouch> {
    let (planned, promised) = (saved.get("when").get("planned"), saved.get("when").get("promised"));
    let when = if *promised == Json::Null {
        When::Planned { day: read_day(planned.get("day"))?, half: planned.get("half").optional(read_name)? }
    } else {
        When::Promised { at: read_moment(promised.get("at"))?, zone: promised.get("zone").optional(Json::owned)? }
    };
    Some(NextTouch {
        when,
        channel: read_channel(saved.get("channel"))?,
        aim: Aim::stated(saved.get("aim").as_str()?),
        value: saved.get("value").owned()?,
        piece: read_piece_id(saved.get("piece"))?,
        why: read_why(saved.get("why"))?,
    })
}

/// The reasons that consist of a word only.
const WHYS: [(Why, &str); 12] = [
    (Why::FirstTalk, "first-talk"),
    (Why::Group, "group"),
    (Why::Deadline, "deadline"),
    (Why::TheyAsked, "they-asked"),
    (Why::AfterSending, "after-sending"),
    (Why::Thanks, "thanks"),
    (Why::Chosen, "chosen"),
    (Why::Imported, "imported"),
    (Why::Agreed, "agreed"),
    (Why::TheirPace, "their-pace"),
    (Why::Question, "question"),
    (Why::AfterDeadline, "after-deadline"),
];

fn save_why(why: Why) -> Json {
    match why {
        Why::Retry(run) => Json::record().with("retry", Json::Whole(run.into())),
        Why::Step(step) => Json::record().with("step", Json::Whole(step.into())),
        _ => Json::of_optional(WHYS.iter().find(|(known, _)| *known == why).map(|(_, word)| *word)),
    }
}

fn read_why(saved: &Json) -> Option<Why> {
    match saved {
        Json::Text(text) => WHYS.iter().find(|(_, word)| word == text).map(|(why, _)| *why),
        _ => match saved.get("retry").number() {
            Some(run) => Some(Why::Retry(run)),
            None => saved.get("step").number().map(Why::Step),
        },
    }
}
