//! Settings as they are saved, in the journal and in the file to take away alike.

use super::json::Json;
use crate::domain::settings::{Setting, SettingKind};

/// How the value of a setting is saved.
pub fn save(setting: &Setting) -> Json {
    match setting {
        Setting::MyName(text)
        | Setting::MyCompany(text)
        | Setting::MyNumber(text)
        | Setting::MyHours(text)
        | Setting::ResponseTime(text)
        | Setting::WhatIsSpecial(text)
        | Setting::WhatWeDo(text)
        | Setting::MyMail(text)
        | Setting::BookingLink(text)
        | Setting::Signature(text)
        | Setting::MyZone(text)
        | Setting::HomeCountry(text) => Json::of(text),
        Setting::Capacity(number)
        | Setting::SpeakingRate(number)
        | Setting::IntervalA(number)
        | Setting::IntervalB(number)
        | Setting::IntervalC(number)
        | Setting::HintSilence(number)
        | Setting::HintVoicemails(number)
        | Setting::HintTouches(number)
        | Setting::HintDays(number)
        | Setting::Cushion(number)
        | Setting::VoicemailSeconds(number)
        | Setting::MaxTouches(number)
        | Setting::EarlyDays(number)
        | Setting::LateDays(number)
        | Setting::ChecksNeeded(number)
        | Setting::FollowUpShare(number)
        | Setting::LargeDeal(number)
        | Setting::AutoNext(number)
        | Setting::ReadingDays(number) => Json::Whole((*number).into()),
    }
}

/// The setting that was saved so.
pub fn read(kind: SettingKind, value: &Json) -> Option<Setting> {
    let of_text = match kind {
        SettingKind::MyName => Setting::MyName,
        SettingKind::MyCompany => Setting::MyCompany,
        SettingKind::MyNumber => Setting::MyNumber,
        SettingKind::MyHours => Setting::MyHours,
        SettingKind::ResponseTime => Setting::ResponseTime,
        SettingKind::WhatIsSpecial => Setting::WhatIsSpecial,
        SettingKind::WhatWeDo => Setting::WhatWeDo,
        SettingKind::MyMail => Setting::MyMail,
        SettingKind::BookingLink => Setting::BookingLink,
        SettingKind::Signature => Setting::Signature,
        SettingKind::HomeCountry => Setting::HomeCountry,
        SettingKind::Capacity => return value.number().map(Setting::Capacity),
        SettingKind::SpeakingRate => return value.number().map(Setting::SpeakingRate),
        SettingKind::ReadingDays => return value.number().map(Setting::ReadingDays),
        SettingKind::IntervalA => return value.number().map(Setting::IntervalA),
        SettingKind::IntervalB => return value.number().map(Setting::IntervalB),
        SettingKind::IntervalC => return value.number().map(Setting::IntervalC),
        SettingKind::MyZone => Setting::MyZone,
        SettingKind::HintSilence => return value.number().map(Setting::HintSilence),
        SettingKind::HintVoicemails => return value.number().map(Setting::HintVoicemails),
        SettingKind::HintTouches => return value.number().map(Setting::HintTouches),
        SettingKind::HintDays => return value.number().map(Setting::HintDays),
        SettingKind::Cushion => return value.number().map(Setting::Cushion),
        SettingKind::VoicemailSeconds => return value.number().map(Setting::VoicemailSeconds),
        SettingKind::MaxTouches => return value.number().map(Setting::MaxTouches),
        SettingKind::EarlyDays => return value.number().map(Setting::EarlyDays),
        SettingKind::LateDays => return value.number().map(Setting::LateDays),
        SettingKind::ChecksNeeded => return value.number().map(Setting::ChecksNeeded),
        SettingKind::FollowUpShare => return value.number().map(Setting::FollowUpShare),
        SettingKind::LargeDeal => return value.number().map(Setting::LargeDeal),
        SettingKind::AutoNext => return value.number().map(Setting::AutoNext),
    };
    value.owned().map(of_text)
}
