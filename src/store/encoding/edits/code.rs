//! The codes that stand before values, and what each says. A code that was once written keeps its meaning.

use super::status;
use crate::domain::lead::DetailKind;
use crate::domain::settings::SettingKind;
use crate::store::encoding::names::Named;

/// The codes that are no edits but say what the following edits are about.
pub const LEAD: &str = "l";
pub const STAMP: &str = "h";
/// Such codes of a run: a replica that others name by its place from now on, the replicas of the following
/// stamps and leads, the milliseconds of a stamp, and its count if that is not 0.
pub const LANE: &str = "N";
pub const STAMP_LANE: &str = "L";
pub const LEAD_LANE: &str = "M";
pub const MILLIS: &str = "H";
pub const COUNT: &str = "C";
/// The codes of edits, besides those of fields, settings and standings.
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

/// What a code says. A full book has hundreds of thousands of values, but each column of them one code, which
/// is looked up once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Which lead the following edits are about.
    Lead,
    /// With which stamp they were made.
    Timestamp,
    /// A replica that others name by its place.
    ReplicaId,
    /// The replica of the following stamps.
    StampLane,
    /// The replica of the following leads.
    LeadLane,
    /// The milliseconds of a stamp.
    Millis,
    /// Its count.
    Count,
    /// A field of the lead.
    Detail(DetailKind),
    /// A setting.
    Setting(SettingKind),
    /// Where the lead stands.
    Status(status::Code),
    /// The lead is in the book.
    Created,
    /// It is, by an import.
    CreatedByImport,
    /// It was taken out.
    TakenOut,
    /// A touch.
    Touch,
    /// A touch is none any more.
    TouchTakenOut,
    /// Something known of the lead.
    Item,
    /// It is not known any more.
    ItemTakenOut,
    /// A piece of the book.
    LibraryItem,
    /// It was taken out.
    PieceTakenOut,
    /// An import.
    Import,
    /// It was taken out.
    ImportTakenOut,
    /// An entry of the do-not-call list.
    Suppression,
    /// There is none for this contact.
    SuppressionTakenOut,
    /// The lead was erased.
    Erased,
    /// Only a newer version knows.
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
    /// What `code` says.
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
