//! What stands in a file beside the leads: imports, the do-not-call list and the settings.

use serde::{Deserialize, Serialize};

use super::value::{moment, text};
use crate::domain::change::{Edit, Import, Stamped};
use crate::domain::id::{Id, ImportId, Stamp};
use crate::domain::settings::Setting;
use crate::domain::suppression::Suppression;
use crate::domain::time::{Day, Instant};

#[derive(Serialize, Deserialize)]
#[serde(remote = "Import")]
struct ImportShape {
    #[serde(with = "moment")]
    at: Instant,
    name: String,
    leads: u32,
    practice: bool,
}

#[derive(Serialize, Deserialize)]
struct ImportValue(#[serde(with = "ImportShape")] Import);

/// An import, or that it was taken out.
#[derive(Serialize, Deserialize)]
pub struct ImportRecord {
    #[serde(with = "text")]
    id: Id,
    import: Option<ImportValue>,
    #[serde(with = "text")]
    stamp: Stamp,
}

impl ImportRecord {
    /// How an import stands in a file.
    pub fn of(stamp: Stamp, id: ImportId, import: Option<Import>) -> ImportRecord {
        ImportRecord { id: id.0, import: import.map(ImportValue), stamp }
    }

    /// The edit that it was made of.
    pub fn edit(self) -> Stamped<Edit> {
        Stamped { at: self.stamp, value: Edit::Import(ImportId(self.id), self.import.map(|import| import.0)) }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Suppression")]
struct SuppressionShape {
    #[serde(with = "text")]
    since: Day,
    who: String,
}

#[derive(Serialize, Deserialize)]
struct SuppressionValue(#[serde(with = "SuppressionShape")] Suppression);

/// A number or address that must not be used, or that it was freed.
#[derive(Serialize, Deserialize)]
pub struct SuppressionRecord {
    contact: String,
    suppression: Option<SuppressionValue>,
    #[serde(with = "text")]
    stamp: Stamp,
}

impl SuppressionRecord {
    /// How an entry of the do-not-call list stands in a file.
    pub fn of(stamp: Stamp, contact: String, entry: Option<Suppression>) -> SuppressionRecord {
        SuppressionRecord { contact, suppression: entry.map(SuppressionValue), stamp }
    }

    /// The edit that it was made of.
    pub fn edit(self) -> Stamped<Edit> {
        Stamped { at: self.stamp, value: Edit::Suppression(self.contact, self.suppression.map(|entry| entry.0)) }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Setting", tag = "setting", content = "value", rename_all = "kebab-case")]
enum SettingShape {
    MyName(String),
    MyCompany(String),
    MyNumber(String),
    MyHours(String),
    MyMail(String),
    WhatWeDo(String),
    WhatIsSpecial(String),
    ResponseTime(String),
    BookingLink(String),
    Signature(String),
    HomeCountry(String),
    Capacity(u32),
    SpeakingRate(u32),
}

/// A setting.
#[derive(Serialize, Deserialize)]
pub struct SettingRecord {
    #[serde(flatten, with = "SettingShape")]
    setting: Setting,
    #[serde(with = "text")]
    stamp: Stamp,
}

impl SettingRecord {
    /// How a setting stands in a file.
    pub fn of(stamp: Stamp, setting: Setting) -> SettingRecord {
        SettingRecord { setting, stamp }
    }

    /// The edit that it was made of.
    pub fn edit(self) -> Stamped<Edit> {
        Stamped { at: self.stamp, value: Edit::Setting(self.setting) }
    }
}
