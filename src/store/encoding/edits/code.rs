//! The codes that precede values, and their meanings. A code that was ever written keeps its meaning.

use super::status;
use crate::domain::lead::DetailKind;
use crate::domain::settings::SettingKind;
use crate::store::encoding::names::Named;

/// Codes that are not edits but say what the following edits are about.
pub const LEAD: &str = "l";
pub const STAMP: &str = "h";
/// Codes of a run: a replica, referred to by its index from then on; the replicas of the following timestamps and
/// leads; the milliseconds of a timestamp; and its counter if it is not 0.
pub const LANE: &str = "N";
pub const STAMP_LANE: &str = "L";
pub const LEAD_LANE: &str = "M";
pub const MILLIS: &str = "H";
pub const COUNT: &str = "C";
/// The codes of edits, besides those of fields, settings and statuses.
pub const CREATED: &str = "c";
pub const CREATED_BY_IMPORT: &str = "ci";
pub const TAKEN_OUT: &str = "x";
pub const TOUCH: &str = "T";
pub const TOUCH_TAKEN_OUT: &str = "Tx";
pub const ITEM: &str = "K";
pub const ITEM_TAKEN_OUT: &str = "Kx";
pub const PIECE: &str = "P";
pub const PIECE_TAKEN_OUT: &str = "Px";
pub const IMPORT: &str = "I";
pub const IMPORT_TAKEN_OUT: &str = "Ix";
pub const SUPPRESSION: &str = "D";
pub const SUPPRESSION_TAKEN_OUT: &str = "Dx";
pub const ERASED: &str = "E";

/// The meaning of a code. A full book has hundreds of thousands of values but only one code per column, so each code is
/// looked up once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The lead that the following edits are about.
    Lead,
    /// The timestamp of the following edits.
    Timestamp,
    /// A replica, referred to by its index from then on.
    ReplicaId,
    /// The replica of the following timestamps.
    StampLane,
    /// The replica of the following leads.
    LeadLane,
    /// The milliseconds of a timestamp.
    Millis,
    /// The counter of a timestamp.
    Count,
    /// A field of the lead.
    Detail(DetailKind),
    /// A setting.
    Setting(SettingKind),
    /// The status of the lead.
    Status(status::Code),
    /// The lead was created.
    Created,
    /// The lead was created by an import.
    CreatedByImport,
    /// The lead was deleted.
    TakenOut,
    /// A touch.
    Touch,
    /// A touch was deleted.
    TouchTakenOut,
    /// A fact about the lead.
    Item,
    /// A fact was deleted.
    ItemTakenOut,
    /// A library item.
    LibraryItem,
    /// A library item was deleted.
    PieceTakenOut,
    /// An import.
    Import,
    /// An import was deleted.
    ImportTakenOut,
    /// An entry of the do-not-call list.
    Suppression,
    /// An entry of the do-not-call list was deleted.
    SuppressionTakenOut,
    /// The lead was erased.
    Erased,
    /// A code of a newer version.
    Unknown,
}

const CODES: [(&str, Code); 21] = [
    (LEAD, Code::Lead),
    (STAMP, Code::Timestamp),
    (LANE, Code::ReplicaId),
    (STAMP_LANE, Code::StampLane),
    (LEAD_LANE, Code::LeadLane),
    (MILLIS, Code::Millis),
    (COUNT, Code::Count),
    (CREATED, Code::Created),
    (CREATED_BY_IMPORT, Code::CreatedByImport),
    (TAKEN_OUT, Code::TakenOut),
    (TOUCH, Code::Touch),
    (TOUCH_TAKEN_OUT, Code::TouchTakenOut),
    (ITEM, Code::Item),
    (ITEM_TAKEN_OUT, Code::ItemTakenOut),
    (PIECE, Code::LibraryItem),
    (PIECE_TAKEN_OUT, Code::PieceTakenOut),
    (IMPORT, Code::Import),
    (IMPORT_TAKEN_OUT, Code::ImportTakenOut),
    (SUPPRESSION, Code::Suppression),
    (SUPPRESSION_TAKEN_OUT, Code::SuppressionTakenOut),
    (ERASED, Code::Erased),
];

impl Code {
    /// Looks up the meaning of `code`.
    pub fn of(code: &str) -> Code {
        CODES
            .iter()
            .find(|(known, _)| *known == code)
            .map(|(_, says)| *says)
            .or_else(|| DetailKind::by_short(code).map(Code::Detail))
            .or_else(|| SettingKind::by_short(code).map(Code::Setting))
            .or_else(|| status::Code::of(code).map(Code::Status))
            .unwrap_or(Code::Unknown)
    }
}
