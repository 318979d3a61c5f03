//! The stored form of touches.
//!
//! Omitted defaults: made at the moment of the timestamp, a call, by the salesperson, without note or aim.

use super::{Base, read_day, read_name, save_day, with_if};
use crate::domain::id::LibraryItemId;
use crate::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime, WrapUp};
use crate::store::encoding::json::Json;
use crate::store::encoding::names::Named;

/// Encodes `touch`: its moment in milliseconds after the timestamp under `t`, or its day under `d`.
pub fn save_touch(touch: &Touch, base: Base) -> Json {
    let saved = Json::record().with("o", Json::of(touch.outcome.names().0));
    let saved = match touch.time {
        TouchTime::At(instant) => saved.with_non_empty("t", base.save_instant(instant)),
        TouchTime::On(day) => saved.with("d", save_day(day)),
    };
    let channel = if touch.channel == Channel::Call { Json::Null } else { save_channel(&touch.channel) };
    let wrap_up = touch.wrap_up.map_or(Json::Null, |wrap_up| {
        let names = [wrap_up.progress.names().0, wrap_up.close.names().0];
        let [progress, close] = names.map(Json::of);
        Json::List(vec![progress, close, Json::Bool(wrap_up.agreed)])
    });
    let saved = saved
        .with_non_empty("c", channel)
        .with_non_empty("y", Json::Bool(touch.direction == Direction::Theirs))
        .with_non_empty("n", Json::of(&touch.note))
        .with_non_empty("a", Json::of(&touch.aim))
        .with_non_empty("w", wrap_up)
        .with_non_empty("b", Json::of(&touch.brought))
        .with_non_empty("l", Json::of(&touch.learned))
        .with_non_empty("r", Json::of(&touch.script))
        .with_non_empty("p", Json::of_texts(&touch.passed))
        .with_non_empty("v", Json::of(&touch.said))
        .with_non_empty("m", Json::of(&touch.via))
        .with_non_empty("g", Json::of(&touch.origin))
        .with_non_empty("z", Json::of(&touch.yes_because));
    let saved = with_if(saved, "i", touch.piece.map(|piece| base.save_id(piece.0)));
    let saved = with_if(saved, "k", touch.ask.map(|ask| base.save_id(ask.0)));
    with_if(saved, "s", touch.seconds.map(|seconds| Json::Whole(seconds.into())))
}

/// Decodes what [`save_touch`] wrote and moves its texts out of `saved`. Skips fields of a newer version.
pub fn read_touch(saved: &mut Json, base: Base) -> Option<Touch> {
    let Json::Record(fields) = saved else { return None };
    let mut outcome = None;
    let made = TouchTime::At(base.read_instant(0));
    let mut touch = Touch::new(made, Channel::Call, Direction::Mine, Outcome::Sent);
    for (name, value) in fields.iter_mut().filter(|(_, value)| *value != Json::Null) {
        match &**name {
            "o" => outcome = Some(read_name(value)?),
            "t" => touch.time = TouchTime::At(base.read_instant(value.as_i64()?)),
            "d" => touch.time = TouchTime::On(read_day(value)?),
            "c" => touch.channel = read_channel(value)?,
            "y" if value.as_bool()? => touch.direction = Direction::Theirs,
            "n" => touch.note = value.take_all().into_text()?,
            "a" => touch.aim = value.take_all().into_text()?,
            "w" => touch.wrap_up = Some(read_wrap_up(value)?),
            "s" => touch.seconds = Some(value.number()?),
            "b" => touch.brought = value.take_all().into_text()?,
            "i" => touch.piece = Some(LibraryItemId(base.read_id(value)?)),
            "v" => touch.said = value.take_all().into_text()?,
            "l" => touch.learned = value.take_all().into_text()?,
            "r" => touch.script = value.take_all().into_text()?,
            "p" => touch.passed = value.texts()?,
            "m" => touch.via = value.take_all().into_text()?,
            "g" => touch.origin = value.take_all().into_text()?,
            "z" => touch.yes_because = value.take_all().into_text()?,
            "k" => touch.ask = Some(LibraryItemId(base.read_id(value)?)),
            _ => {}
        }
    }
    touch.outcome = outcome?;
    Some(touch)
}

fn read_wrap_up(parts: &Json) -> Option<WrapUp> {
    Some(WrapUp { progress: read_name(parts.at(0))?, close: read_name(parts.at(1))?, agreed: parts.at(2).as_bool()? })
}

/// Encodes a channel; one that the salesperson defined is its name after an equals sign.
pub fn save_channel(channel: &Channel) -> Json {
    match channel {
        Channel::Other(word) => Json::of_owned(format!("={word}")),
        shipped => Json::of(shipped.names().0),
    }
}

/// Decodes what [`save_channel`] wrote.
pub fn read_channel(saved: &Json) -> Option<Channel> {
    match saved.as_str()?.strip_prefix('=') {
        Some(word) => Some(Channel::Other(word.to_owned())),
        None => read_name(saved),
    }
}
