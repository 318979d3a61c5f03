//! The stored form of facts about leads and of library items.

use super::touch::{read_channel, save_channel};
use super::{Base, read_day, read_name, save_day, with_if};
use crate::domain::book::LibraryItem;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::lead::{Item, Settled, Source};
use crate::store::encoding::json::Json;
use crate::store::encoding::names::Named;

/// A fact: ID, kind, text, 1 if the salesperson guessed it or 0 if the lead said it, and a record of further values if
/// there are any.
pub fn save_item(id: Json, item: &Item, base: Base) -> Json {
    let is_guess = Json::Whole((item.source == Source::Guessed).into());
    let settled = item.settled.map(|settled| Json::List(vec![save_day(settled.on), Json::Whole(settled.well.into())]));
    let more = with_if(Json::record(), "n", item.noted.map(save_day));
    let more = with_if(more, "d", item.due.map(save_day));
    let more = with_if(more, "s", settled).with_non_empty("p", Json::of(&item.proof));
    let more = with_if(more, "a", item.about.map(|piece| base.save_id(piece.0)));
    let more = with_if(more, "t", item.at.map(|at| base.save_instant(at)));
    let more = with_if(more, "z", item.zone.as_ref().map(|zone| Json::of(zone)));
    let more = with_if(more, "c", item.channel.as_ref().map(save_channel));
    let more = with_if(more, "l", item.lead.map(|lead| base.save_id(lead.0)));
    let mut saved = vec![id, Json::of(item.kind.names().0), Json::of(&item.text), is_guess];
    if more != Json::record() {
        saved.push(more);
    }
    Json::List(saved)
}

/// Decodes what [`save_item`] wrote.
pub fn read_item(saved: &mut Json, base: Base) -> Option<Item> {
    let text = saved.take_at(2).into_text()?;
    let more = saved.at(4);
    Some(Item {
        kind: read_name(saved.at(1))?,
        text,
        source: if saved.at(3).as_i64()? == 0 { Source::Said } else { Source::Guessed },
        noted: more.get("n").optional(read_day)?,
        due: more.get("d").optional(read_day)?,
        settled: more.get("s").optional(read_settled)?,
        proof: more.get("p").owned_or_empty()?,
        about: more.get("a").optional(|id| base.read_id(id))?.map(LibraryItemId),
        at: more.get("t").optional(Json::as_i64)?.map(|millis| base.read_instant(millis)),
        zone: more.get("z").optional(Json::owned)?,
        channel: more.get("c").optional(read_channel)?,
        lead: more.get("l").optional(|id| base.read_id(id))?.map(LeadId),
    })
}

fn read_settled(saved: &Json) -> Option<Settled> {
    Some(Settled { on: read_day(saved.at(0))?, well: saved.at(1).as_i64()? != 0 })
}

/// A library item.
pub fn save_piece(piece: &LibraryItem, base: Base) -> Json {
    let saved = Json::record()
        .with("k", Json::of(piece.kind.names().0))
        .with_non_empty("i", base.save_instant(piece.at))
        .with_non_empty("n", Json::of(&piece.name))
        .with_non_empty("t", Json::of(&piece.text))
        .with_non_empty("y", Json::of(&piece.why))
        .with_non_empty("l", Json::of(&piece.link))
        .with_non_empty("g", Json::of_texts(&piece.tags))
        .with_non_empty("r", Json::Whole(piece.rank.into()))
        .with_non_empty("f", Json::of_texts(&piece.former));
    with_if(saved, "u", piece.until.map(save_day))
}

/// Decodes what [`save_piece`] wrote.
pub fn read_piece(saved: &Json, base: Base) -> Option<LibraryItem> {
    Some(LibraryItem {
        kind: read_name(saved.get("k"))?,
        at: base.read_instant(saved.get("i").as_i64_or_zero()?),
        name: saved.get("n").owned_or_empty()?,
        text: saved.get("t").owned_or_empty()?,
        why: saved.get("y").owned_or_empty()?,
        link: saved.get("l").owned_or_empty()?,
        tags: saved.get("g").texts_or_none()?,
        until: saved.get("u").optional(read_day)?,
        rank: saved.get("r").as_i64_or_zero()?.try_into().ok()?,
        former: saved.get("f").texts_or_none()?,
    })
}
