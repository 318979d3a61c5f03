//! Settings as they are saved, in the journal and in the backup alike.

use super::json::Json;
use crate::domain::settings::{Setting, SettingKind};

/// Saves the value of a setting.
pub fn save(setting: &Setting) -> Json {
    setting.number().map_or_else(|| Json::of(setting.text()), |number| Json::Whole(number.into()))
}

/// Reads a saved value; `None` if it isn't one of this setting.
pub fn read(kind: SettingKind, value: &Json) -> Option<Setting> {
    match value.number() {
        Some(number) => kind.with_number(number),
        None => kind.with_text(value.owned()?),
    }
}
