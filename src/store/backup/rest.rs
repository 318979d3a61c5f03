//! The parts of a backup file besides the leads: imports, library items, the do-not-call list and the settings.

use super::value::{self, read_day, read_moment, read_shown, save_day, save_moment};
use super::{BackupProblem, Edits, stamped};
use crate::domain::book::LibraryItem;
use crate::domain::book::{Edit, Import};
use crate::domain::book::{Lifted, Suppression};
use crate::domain::id::{ImportId, LibraryItemId, Timestamp};
use crate::domain::settings::{Setting, SettingKind};
use crate::store::encoding::Json;
use crate::store::encoding::Named;
use crate::store::encoding::setting;

/// An import in a file, or `None` if it was deleted.
pub fn save_import(stamp: Timestamp, id: ImportId, import: Option<&Import>) -> Json {
    let import = import.map_or(Json::Null, |import| {
        Json::record()
            .with("at", save_moment(import.at))
            .with("name", Json::of(&import.name))
            .with("leads", Json::Whole(import.leads.into()))
            .with("practice", Json::Bool(import.practice))
    });
    stamped(Json::record().with("id", Json::of_owned(id.0.to_string())).with("import", import), stamp)
}

/// An entry of the do-not-call list in a file, or `None` if it was deleted.
pub fn save_suppression(stamp: Timestamp, contact: &str, entry: Option<&Suppression>) -> Json {
    let entry = entry.map_or(Json::Null, |entry| {
        let lifted = entry.lifted.as_ref().map_or(Json::Null, |lifted| {
            Json::record().with("on", save_day(lifted.on)).with("reason", Json::of(&lifted.reason))
        });
        let saved = Json::record().with("since", save_day(entry.since)).with("who", Json::of(&entry.who));
        saved.with_non_empty("how", Json::of(&entry.how)).with_non_empty("lifted", lifted)
    });
    stamped(Json::record().with("contact", Json::of(contact)).with("suppression", entry), stamp)
}

/// A library item in a file, or `None` if it was deleted.
pub fn save_piece(stamp: Timestamp, id: LibraryItemId, piece: Option<&LibraryItem>) -> Json {
    let piece = piece.map_or(Json::Null, value::save_piece);
    stamped(Json::record().with("id", Json::of_owned(id.0.to_string())).with("piece", piece), stamp)
}

/// A setting in a file.
pub fn save_setting(stamp: Timestamp, setting: &Setting) -> Json {
    let name = Json::of(setting.kind().names().1);
    stamped(Json::record().with("setting", name).with("value", setting::save(setting)), stamp)
}

/// Reads the settings, the do-not-call list, the library items and the imports of a file.
pub fn read_rest(document: &Json, edits: &mut Edits) -> Result<(), BackupProblem> {
    edits.read_all("setting", document.get("settings"), &|kept| {
        let kind = SettingKind::by_long(kept.get("setting").as_str()?)?;
        setting::read(kind, kept.get("value")).map(Edit::Setting)
    })?;
    edits.read_all("do-not-call entry", document.get("do_not_call"), &|kept| {
        let entry = kept.get("suppression").optional(|entry| {
            let lifted = entry.get("lifted").optional(|lifted| {
                Some(Lifted { on: read_day(lifted.get("on"))?, reason: lifted.get("reason").owned()? })
            })?;
            let who = entry.get("who").owned()?;
            Some(Suppression {
                since: read_day(entry.get("since"))?,
                who,
                how: entry.get("how").owned_or_empty()?,
                lifted,
            })
        })?;
        Some(Edit::Suppression(kept.get("contact").owned()?, entry))
    })?;
    if *document.get("pieces") != Json::Null {
        edits.read_all("piece", document.get("pieces"), &|kept| {
            let piece = kept.get("piece").optional(value::read_piece)?;
            Some(Edit::LibraryItem(LibraryItemId(read_shown(kept.get("id"))?), piece))
        })?;
    }
    edits.read_all("import", document.get("imports"), &|kept| {
        let import = kept.get("import").optional(|import| {
            Some(Import {
                at: read_moment(import.get("at"))?,
                name: import.get("name").owned()?,
                leads: import.get("leads").number()?,
                practice: import.get("practice").as_bool()?,
            })
        })?;
        Some(Edit::Import(ImportId(read_shown(kept.get("id"))?), import))
    })
}
