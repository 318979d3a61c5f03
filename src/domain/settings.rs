//! The settings: what the salesperson says about themselves, once, when a script first needs it.

use super::lead::Group;

/// Makes the settings of a book from one table: a line is a setting, its field, and either `text` or `number` with its
/// default and its range.
macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $kind:ident $field:ident: $form:ident $(= $default:literal in $range:expr)?;)+) => {
        /// The settings of a book. Each is a register of its own, so two pages can change different settings.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Settings {
            $($(#[doc = $doc])+ pub $field: settings!(@type $form),)+
        }

        impl Default for Settings {
            fn default() -> Settings {
                Settings { $($field: settings!(@default $form $($default)?),)+ }
            }
        }

        /// One setting with its value.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Setting {
            $($(#[doc = $doc])+ $kind(settings!(@type $form)),)+
        }

        /// The name of a setting.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SettingKind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl SettingKind {
            /// All settings.
            pub const ALL: [SettingKind; [$(stringify!($kind)),+].len()] = [$(SettingKind::$kind),+];

            /// The setting with this text; `None` if its value is a number.
            pub fn with_text(self, text: String) -> Option<Setting> {
                match self {
                    $(SettingKind::$kind => settings!(@with_text $form $kind text),)+
                }
            }

            /// The setting with this number; `None` if its value is a text.
            pub fn with_number(self, number: u32) -> Option<Setting> {
                match self {
                    $(SettingKind::$kind => settings!(@with_number $form $kind number),)+
                }
            }
        }

        impl Setting {
            /// Its text; empty if its value is a number.
            pub fn text(&self) -> &str {
                match self {
                    $(Setting::$kind(value) => settings!(@text $form value),)+
                }
            }

            /// Its number; `None` if its value is a text.
            pub fn number(&self) -> Option<u32> {
                match self {
                    $(Setting::$kind(value) => settings!(@number $form value),)+
                }
            }

            /// The name of this setting.
            pub fn kind(&self) -> SettingKind {
                match self {
                    $(Setting::$kind(_) => SettingKind::$kind,)+
                }
            }
        }

        impl Settings {
            /// Sets one setting; a number outside its range becomes the nearest one inside.
            pub fn set(&mut self, setting: Setting) {
                match setting {
                    $(Setting::$kind(value) => self.$field = settings!(@kept $form value $($range)?),)+
                }
            }

            /// One setting with its value.
            pub fn get(&self, kind: SettingKind) -> Setting {
                match kind {
                    $(SettingKind::$kind => Setting::$kind(self.$field.clone()),)+
                }
            }
        }
    };
    (@type text) => { String };
    (@type number) => { u32 };
    (@default text) => { String::new() };
    (@default number $default:literal) => { $default };
    (@with_text text $kind:ident $text:ident) => { Some(Setting::$kind($text)) };
    (@with_text number $kind:ident $text:ident) => { None };
    (@with_number text $kind:ident $number:ident) => { None };
    (@with_number number $kind:ident $number:ident) => { Some(Setting::$kind($number)) };
    (@text text $value:ident) => { $value };
    (@text number $value:ident) => {{ let _ = $value; "" }};
    (@number text $value:ident) => {{ let _ = $value; None }};
    (@number number $value:ident) => { Some(*$value) };
    (@kept text $value:ident) => { $value };
    (@kept number $value:ident $range:expr) => { $value.clamp(*$range.start(), *$range.end()) };
}

settings! {
    /// My name, as I say it.
    MyName my_name: text;
    /// My company.
    MyCompany my_company: text;
    /// My number, as I say it.
    MyNumber my_number: text;
    /// When I can be reached.
    MyHours my_hours: text;
    /// How fast I answer, as typed: "within a day".
    ResponseTime response_time: text;
    /// What sets us apart.
    WhatIsSpecial what_is_special: text;
    /// What we do, in one sentence.
    WhatWeDo what_we_do: text;
    /// My email address.
    MyMail my_mail: text;
    /// Where they can book a time with me.
    BookingLink booking_link: text;
    /// Closes every email.
    Signature signature: text;
    /// ISO code of the country whose national numbers are read; empty if unknown.
    HomeCountry home_country: text;
    /// How many leads a day holds.
    Capacity capacity: number = 20 in 0..=u32::MAX;
    /// Speaking rate for voicemails, in words per minute.
    SpeakingRate speaking_rate: number = 150 in 0..=u32::MAX;
    /// Days without a new clip before the reminder to read for them; 0 for never.
    ReadingDays reading_days: number = 7 in 0..=u32::MAX;
    /// Days between touches of group A after the end of the plan (S1.36).
    IntervalA interval_a: number = 14 in 0..=u32::MAX;
    /// The same for group B.
    IntervalB interval_b: number = 30 in 0..=u32::MAX;
    /// The same for group C.
    IntervalC interval_c: number = 60 in 0..=u32::MAX;
    /// The IANA zone to work by; empty for the device's own.
    MyZone my_zone: text;
    /// Tries in a row without an answer before the app asks whether to go on.
    HintSilence hint_silence: number = 5 in 0..=u32::MAX;
    /// How many voicemails do so.
    HintVoicemails hint_voicemails: number = 8 in 0..=u32::MAX;
    /// Touches without a step forward before it asks.
    HintTouches hint_touches: number = 12 in 0..=u32::MAX;
    /// Days without a step forward before it asks.
    HintDays hint_days: number = 60 in 0..=u32::MAX;
    /// Which cushion the last honest talk used.
    Cushion cushion: number = 0 in 0..=u32::MAX;
    /// The most seconds a voicemail should take to say; 10 to 120.
    VoicemailSeconds voicemail_seconds: number = 25 in 10..=120;
    /// How many touches a plan has that gives no number of its own; 1 to 50 (S0.7).
    MaxTouches max_touches: number = 7 in 1..=50;
    /// Fewer days than this after the last contact are too soon (S4.18), up to 730; 0 for half the usual gap.
    EarlyDays early_days: number = 0 in 0..=730;
    /// More days than this after it are too late (S4.18), up to 730; 0 for twice the usual gap.
    LateDays late_days: number = 0 in 0..=730;
    /// How many qualifying checks a lead should pass; 5 to 20 (S1.26).
    ChecksNeeded checks_needed: number = 5 in 5..=20;
    /// The share of a day kept for following up, in percent; 0 to 100, 0 if none was chosen (N.9).
    FollowUpShare follow_up_share: number = 0 in 0..=100;
    /// The worth from which a deal counts as large, in the salesperson's currency; 0 if not chosen (S2.1).
    LargeDeal large_deal: number = 0 in 0..=u32::MAX;
    /// 1 if the next lead opens by itself after an unanswered touch, else 0.
    AutoNext auto_next: number = 0 in 0..=1;
}

/// Parses an integer from `least` to `most`, both included.
pub fn whole_number(text: &str, least: u32, most: u32) -> Option<u32> {
    text.trim().parse().ok().filter(|number| (least..=most).contains(number))
}

impl Settings {
    /// Days between touches of a group; at least one (S1.32 to S1.36).
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
