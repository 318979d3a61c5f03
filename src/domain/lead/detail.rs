//! The fields of a lead, from one table: each is a register of its own, so that two pages can change different ones.

use super::{Channel, Deadline, Deferral, Group, Lead, PhoneNumber, Warmth};

/// A line is a kind of field, its place in [`Lead`], and either `text` or `value` with its type.
macro_rules! details {
    ($($(#[doc = $doc:literal])+ $kind:ident $field:ident: $form:ident $($type:ty)?;)+) => {
        /// One field of a lead; the later change of a field wins over the earlier one.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Detail {
            $($(#[doc = $doc])+ $kind(details!(@type $form $($type)?)),)+
        }

        /// The kind of a [`Detail`]: which field of a lead.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DetailKind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl DetailKind {
            /// All of them.
            pub const ALL: [DetailKind; [$(stringify!($kind)),+].len()] = [$(DetailKind::$kind),+];

            /// The field with this text; `None` if its value is more than a text.
            pub fn with_text(self, text: String) -> Option<Detail> {
                match self {
                    $(DetailKind::$kind => details!(@with_text $form $kind text),)+
                }
            }

            /// Whether its value is nothing but a text.
            pub fn is_text(self) -> bool {
                match self {
                    $(DetailKind::$kind => details!(@is_text $form),)+
                }
            }
        }

        impl Detail {
            /// Its text; `None` if its value is more than a text.
            pub fn text(&self) -> Option<&str> {
                match self {
                    $(Detail::$kind(value) => details!(@text $form value),)+
                }
            }

            /// Which field this is.
            pub fn kind(&self) -> DetailKind {
                match self {
                    $(Detail::$kind(_) => DetailKind::$kind,)+
                }
            }
        }

        impl Lead {
            /// Sets one field.
            pub fn set(&mut self, detail: Detail) {
                match detail {
                    $(Detail::$kind(value) => self.$field = value,)+
                }
            }

            /// One field with its value.
            pub fn detail(&self, kind: DetailKind) -> Detail {
                match kind {
                    $(DetailKind::$kind => Detail::$kind(self.$field.clone()),)+
                }
            }
        }
    };
    (@type text) => { String };
    (@type value $type:ty) => { $type };
    (@with_text text $kind:ident $text:ident) => { Some(Detail::$kind($text)) };
    (@with_text value $kind:ident $text:ident) => { None };
    (@is_text text) => { true };
    (@is_text value) => { false };
    (@text text $value:ident) => { Some($value) };
    (@text value $value:ident) => {{ let _ = $value; None }};
}

details! {
    /// Full name.
    Name name: text;
    /// Company.
    Company company: text;
    /// Their job.
    Role role: text;
    /// Where the lead came from, as typed.
    Source source: text;
    /// Web address.
    Website website: text;
    /// Postal address.
    Address address: text;
    /// When they're best reached, as typed.
    BestTime best_time: text;
    /// How long they take to answer, as typed: "3 days" (S1.14).
    AnswersIn answers_in: text;
    /// What the deal may be worth, as typed.
    Worth worth: text;
    /// The name of the plan they're on; empty for the default plan of a new lead.
    Plan plan: text;
    /// Their IANA time zone; empty if it isn't known.
    Zone zone: text;
    /// Their pronouns, as they say them; empty if they aren't known, never guessed from a name.
    Pronouns pronouns: text;
    /// The program to call them with, such as "WhatsApp"; empty for the phone.
    DialWith dial_with: text;
    /// Free notes.
    Note note: text;
    /// Phone numbers, in the order to dial them.
    Phones phones: value Vec<PhoneNumber>;
    /// Email addresses, in the order to write to them.
    Mails mails: value Vec<String>;
    /// Group, once judged.
    Group group: value Option<Group>;
    /// Warm or cold, if known.
    Warmth warmth: value Option<Warmth>;
    /// Their deadline.
    Deadline deadline: value Option<Deadline>;
    /// The channel they asked for.
    Preferred preferred: value Option<Channel>;
    /// Put off for a day.
    Deferred deferred: value Option<Deferral>;
}
