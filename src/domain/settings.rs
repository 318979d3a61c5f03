//! What the salesperson says of themselves, once, when a script first needs it.

use super::lead::Group;

/// The settings of a book; each is a field of its own, so that two pages can change different ones.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Settings {
    pub my_name: String,
    pub my_company: String,
    pub my_number: String,
    pub my_hours: String,
    pub response_time: String,
    pub what_is_special: String,
    pub what_we_do: String,
    pub my_mail: String,
    pub booking_link: String,
    /// Closes every mail.
    pub signature: String,
    /// ISO code of the country whose national numbers are read; empty until it is known.
    pub home_country: String,
    /// How many leads one day holds.
    pub capacity: u32,
    /// Words a minute when leaving a message.
    pub speaking_rate: u32,
    /// After how many days without a new clip to be reminded of reading for them; zero for never.
    pub reading_days: u32,
    /// Days between touches of group A, once the plan is through (S1.36).
    pub interval_a: u32,
    pub interval_b: u32,
    pub interval_c: u32,
    /// The IANA zone to work by; empty for that of the device.
    pub my_zone: String,
    /// How many tries in a row without an answer ask whether to go on.
    pub hint_silence: u32,
    /// How many messages on their machine do so.
    pub hint_voicemails: u32,
    /// How many touches without a step forward do so.
    pub hint_touches: u32,
    /// How many days without a step forward do so.
    pub hint_days: u32,
    /// Which cushion the honest talk used last.
    pub cushion: u32,
    /// The most seconds that a message on their machine should take to say; 10 to 120.
    pub voicemail_seconds: u32,
    /// How many touches a plan has that says no number of its own; 1 to 50 (S0.7).
    pub max_touches: u32,
    /// Fewer days than this after the last contact are too soon (S4.18), up to 730; 0 for half the usual gap.
    pub early_days: u32,
    /// More days than this after it are too late (S4.18), up to 730; 0 for twice the usual gap.
    pub late_days: u32,
    /// How many qualifying checks a lead should pass; 5 to 20 (S1.26).
    pub checks_needed: u32,
    /// The share of a day that is kept for following up, in percent; 0 if none was chosen. 0 to 100 (N.9).
    pub follow_up_share: u32,
    /// From what worth on a deal counts as large, in the salesperson's currency; 0 if none was chosen (S2.1).
    pub large_deal: u32,
    /// 1 if the next lead comes by itself after a touch that nobody answered, else 0.
    pub auto_next: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            my_name: String::new(),
            my_company: String::new(),
            my_number: String::new(),
            my_hours: String::new(),
            response_time: String::new(),
            what_is_special: String::new(),
            what_we_do: String::new(),
            my_mail: String::new(),
            booking_link: String::new(),
            signature: String::new(),
            home_country: String::new(),
            capacity: 20,
            speaking_rate: 150,
            reading_days: 7,
            interval_a: 14,
            interval_b: 30,
            interval_c: 60,
            my_zone: String::new(),
            hint_silence: 5,
            hint_voicemails: 8,
            hint_touches: 12,
            hint_days: 60,
            cushion: 0,
            voicemail_seconds: 25,
            max_touches: 7,
            early_days: 0,
            late_days: 0,
            checks_needed: 5,
            follow_up_share: 0,
            large_deal: 0,
            auto_next: 0,
        }
    }
}

/// One setting with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Setting {
    MyName(String),
    MyCompany(String),
    MyNumber(String),
    MyHours(String),
    ResponseTime(String),
    WhatIsSpecial(String),
    WhatWeDo(String),
    MyMail(String),
    BookingLink(String),
    Signature(String),
    HomeCountry(String),
    Capacity(u32),
    SpeakingRate(u32),
    ReadingDays(u32),
    IntervalA(u32),
    IntervalB(u32),
    IntervalC(u32),
    MyZone(String),
    HintSilence(u32),
    HintVoicemails(u32),
    HintTouches(u32),
    HintDays(u32),
    Cushion(u32),
    VoicemailSeconds(u32),
    MaxTouches(u32),
    EarlyDays(u32),
    LateDays(u32),
    ChecksNeeded(u32),
    FollowUpShare(u32),
    LargeDeal(u32),
    AutoNext(u32),
}

/// Names a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum SettingKind {
    MyName,
    MyCompany,
    MyNumber,
    MyHours,
    ResponseTime,
    WhatIsSpecial,
    WhatWeDo,
    MyMail,
    BookingLink,
    Signature,
    HomeCountry,
    Capacity,
    SpeakingRate,
    ReadingDays,
    IntervalA,
    IntervalB,
    IntervalC,
    MyZone,
    HintSilence,
    HintVoicemails,
    HintTouches,
    HintDays,
    Cushion,
    VoicemailSeconds,
    MaxTouches,
    EarlyDays,
    LateDays,
    ChecksNeeded,
    FollowUpShare,
    LargeDeal,
    AutoNext,
}

/// The whole number that a text says, if it lies between the two, which count.
pub fn whole_number(text: &str, least: u32, most: u32) -> Option<u32> {
    text.trim().parse().ok().filter(|number| (least..=most).contains(number))
}

impl SettingKind {
    /// All of them.
    pub const ALL: [SettingKind; 31] = [
        SettingKind::MyName,
        SettingKind::MyCompany,
        SettingKind::MyNumber,
        SettingKind::MyHours,
        SettingKind::ResponseTime,
        SettingKind::WhatIsSpecial,
        SettingKind::WhatWeDo,
        SettingKind::MyMail,
        SettingKind::BookingLink,
        SettingKind::Signature,
        SettingKind::HomeCountry,
        SettingKind::Capacity,
        SettingKind::SpeakingRate,
        SettingKind::ReadingDays,
        SettingKind::IntervalA,
        SettingKind::IntervalB,
        SettingKind::IntervalC,
        SettingKind::MyZone,
        SettingKind::HintSilence,
        SettingKind::HintVoicemails,
        SettingKind::HintTouches,
        SettingKind::HintDays,
        SettingKind::Cushion,
        SettingKind::VoicemailSeconds,
        SettingKind::MaxTouches,
        SettingKind::EarlyDays,
        SettingKind::LateDays,
        SettingKind::ChecksNeeded,
        SettingKind::FollowUpShare,
        SettingKind::LargeDeal,
        SettingKind::AutoNext,
    ];
}

impl Setting {
    /// Its text; a number has none.
    pub fn text(&self) -> &str {
        match self {
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
            | Setting::HomeCountry(text) => text,
            Setting::Capacity(_)
            | Setting::SpeakingRate(_)
            | Setting::IntervalA(_)
            | Setting::IntervalB(_)
            | Setting::IntervalC(_)
            | Setting::HintSilence(_)
            | Setting::HintVoicemails(_)
            | Setting::HintTouches(_)
            | Setting::HintDays(_)
            | Setting::Cushion(_)
            | Setting::VoicemailSeconds(_)
            | Setting::MaxTouches(_)
            | Setting::EarlyDays(_)
            | Setting::LateDays(_)
            | Setting::ChecksNeeded(_)
            | Setting::FollowUpShare(_)
            | Setting::LargeDeal(_)
            | Setting::AutoNext(_)
            | Setting::ReadingDays(_) => "",
        }
    }

    /// Which setting this is.
    pub fn kind(&self) -> SettingKind {
        match self {
            Setting::MyName(_) => SettingKind::MyName,
            Setting::MyCompany(_) => SettingKind::MyCompany,
            Setting::MyNumber(_) => SettingKind::MyNumber,
            Setting::MyHours(_) => SettingKind::MyHours,
            Setting::ResponseTime(_) => SettingKind::ResponseTime,
            Setting::WhatIsSpecial(_) => SettingKind::WhatIsSpecial,
            Setting::WhatWeDo(_) => SettingKind::WhatWeDo,
            Setting::MyMail(_) => SettingKind::MyMail,
            Setting::BookingLink(_) => SettingKind::BookingLink,
            Setting::Signature(_) => SettingKind::Signature,
            Setting::HomeCountry(_) => SettingKind::HomeCountry,
            Setting::Capacity(_) => SettingKind::Capacity,
            Setting::SpeakingRate(_) => SettingKind::SpeakingRate,
            Setting::ReadingDays(_) => SettingKind::ReadingDays,
            Setting::IntervalA(_) => SettingKind::IntervalA,
            Setting::IntervalB(_) => SettingKind::IntervalB,
            Setting::IntervalC(_) => SettingKind::IntervalC,
            Setting::MyZone(_) => SettingKind::MyZone,
            Setting::HintSilence(_) => SettingKind::HintSilence,
            Setting::HintVoicemails(_) => SettingKind::HintVoicemails,
            Setting::HintTouches(_) => SettingKind::HintTouches,
            Setting::HintDays(_) => SettingKind::HintDays,
            Setting::Cushion(_) => SettingKind::Cushion,
            Setting::VoicemailSeconds(_) => SettingKind::VoicemailSeconds,
            Setting::MaxTouches(_) => SettingKind::MaxTouches,
            Setting::EarlyDays(_) => SettingKind::EarlyDays,
            Setting::LateDays(_) => SettingKind::LateDays,
            Setting::ChecksNeeded(_) => SettingKind::ChecksNeeded,
            Setting::FollowUpShare(_) => SettingKind::FollowUpShare,
            Setting::LargeDeal(_) => SettingKind::LargeDeal,
            Setting::AutoNext(_) => SettingKind::AutoNext,
        }
    }
}

impl Settings {
    /// Puts in one setting.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::MyName(text) => self.my_name = text,
            Setting::MyCompany(text) => self.my_company = text,
            Setting::MyNumber(text) => self.my_number = text,
            Setting::MyHours(text) => self.my_hours = text,
            Setting::ResponseTime(text) => self.response_time = text,
            Setting::WhatIsSpecial(text) => self.what_is_special = text,
            Setting::WhatWeDo(text) => self.what_we_do = text,
            Setting::MyMail(text) => self.my_mail = text,
            Setting::BookingLink(text) => self.booking_link = text,
            Setting::Signature(text) => self.signature = text,
            Setting::HomeCountry(code) => self.home_country = code,
            Setting::Capacity(leads) => self.capacity = leads,
            Setting::SpeakingRate(words) => self.speaking_rate = words,
            Setting::ReadingDays(days) => self.reading_days = days,
            Setting::IntervalA(days) => self.interval_a = days,
            Setting::IntervalB(days) => self.interval_b = days,
            Setting::IntervalC(days) => self.interval_c = days,
            Setting::MyZone(zone) => self.my_zone = zone,
            Setting::HintSilence(number) => self.hint_silence = number,
            Setting::HintVoicemails(number) => self.hint_voicemails = number,
            Setting::HintTouches(number) => self.hint_touches = number,
            Setting::HintDays(number) => self.hint_days = number,
            Setting::Cushion(number) => self.cushion = number,
            Setting::VoicemailSeconds(number) => self.voicemail_seconds = number.clamp(10, 120),
            Setting::MaxTouches(number) => self.max_touches = number.clamp(1, 50),
            Setting::EarlyDays(number) => self.early_days = number.min(730),
            Setting::LateDays(number) => self.late_days = number.min(730),
            Setting::ChecksNeeded(number) => self.checks_needed = number.clamp(5, 20),
            Setting::FollowUpShare(number) => self.follow_up_share = number.min(100),
            Setting::LargeDeal(number) => self.large_deal = number,
            Setting::AutoNext(number) => self.auto_next = number.min(1),
        }
    }

    /// One setting as it is.
    pub fn get(&self, kind: SettingKind) -> Setting {
        match kind {
            SettingKind::MyName => Setting::MyName(self.my_name.clone()),
            SettingKind::MyCompany => Setting::MyCompany(self.my_company.clone()),
            SettingKind::MyNumber => Setting::MyNumber(self.my_number.clone()),
            SettingKind::MyHours => Setting::MyHours(self.my_hours.clone()),
            SettingKind::ResponseTime => Setting::ResponseTime(self.response_time.clone()),
            SettingKind::WhatIsSpecial => Setting::WhatIsSpecial(self.what_is_special.clone()),
            SettingKind::WhatWeDo => Setting::WhatWeDo(self.what_we_do.clone()),
            SettingKind::MyMail => Setting::MyMail(self.my_mail.clone()),
            SettingKind::BookingLink => Setting::BookingLink(self.booking_link.clone()),
            SettingKind::Signature => Setting::Signature(self.signature.clone()),
            SettingKind::HomeCountry => Setting::HomeCountry(self.home_country.clone()),
            SettingKind::Capacity => Setting::Capacity(self.capacity),
            SettingKind::SpeakingRate => Setting::SpeakingRate(self.speaking_rate),
            SettingKind::ReadingDays => Setting::ReadingDays(self.reading_days),
            SettingKind::IntervalA => Setting::IntervalA(self.interval_a),
            SettingKind::IntervalB => Setting::IntervalB(self.interval_b),
            SettingKind::IntervalC => Setting::IntervalC(self.interval_c),
            SettingKind::MyZone => Setting::MyZone(self.my_zone.clone()),
            SettingKind::HintSilence => Setting::HintSilence(self.hint_silence),
            SettingKind::HintVoicemails => Setting::HintVoicemails(self.hint_voicemails),
            SettingKind::HintTouches => Setting::HintTouches(self.hint_touches),
            SettingKind::HintDays => Setting::HintDays(self.hint_days),
            SettingKind::Cushion => Setting::Cushion(self.cushion),
            SettingKind::VoicemailSeconds => Setting::VoicemailSeconds(self.voicemail_seconds),
            SettingKind::MaxTouches => Setting::MaxTouches(self.max_touches),
            SettingKind::EarlyDays => Setting::EarlyDays(self.early_days),
            SettingKind::LateDays => Setting::LateDays(self.late_days),
            SettingKind::ChecksNeeded => Setting::ChecksNeeded(self.checks_needed),
            SettingKind::FollowUpShare => Setting::FollowUpShare(self.follow_up_share),
            SettingKind::LargeDeal => Setting::LargeDeal(self.large_deal),
            SettingKind::AutoNext => Setting::AutoNext(self.auto_next),
        }
    }

    /// Days between touches of a group; never none at all (S1.32 to S1.36).
    pub fn interval(&self, group: Option<Group>) -> u32 {
        let days = match group {
            Some(Group::A) => self.interval_a,
            Some(Group::B) => self.interval_b,
            Some(Group::C) => self.interval_c,
            None => 28,
        };
        days.clamp(1, 730)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<u32>) {
        assert_eq!(whole_number(text, 1, 500), expected, "{text:?}");
    }

    #[test]
    fn what_is_no_whole_number_or_out_of_its_range_is_none() {
        check("1", Some(1));
        check(" 500 ", Some(500));
        check("007", Some(7));
        for text in ["", " ", "0", "501", "-1", "1.5", "1,000", "1e2", "0x10", "٣", "ten", "NaN", "Infinity"] {
            check(text, None);
        }
        for text in ["4294967295", "4294967296", "4294967297", "18446744073709551617"] {
            check(text, None);
        }
    }
}
