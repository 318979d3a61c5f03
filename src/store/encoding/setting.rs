//! The stored form of settings, shared by the journal and the backup file.

use super::json::Json;
use crate::domain::settings::{Setting, SettingKind};

/// Encodes the value of a setting.
pub fn save(setting: &Setting) -> Json {
    setting.number().map_or_else(|| Json::of(setting.text()), |number| Json::Whole(number.into()))
}

/// Decodes what [`save`] wrote; `None` if it is not a value of this setting.
pub fn read(kind: SettingKind, value: &Json) -> Option<Setting> {
    match value.number() {
        Some(number) => kind.with_number(number),
        None => kind.with_text(value.owned()?),
    }
}
