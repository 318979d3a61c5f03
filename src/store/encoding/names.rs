//! The stored names of the domain's choices: a short one in the journal and a whole word in the backup file. A name
//! that was ever written never changes.

use crate::domain::book::LibraryItemKind;
use crate::domain::lead::{Channel, Close, Direction, Outcome, Progress};
use crate::domain::lead::{DeferredTo, DetailKind, Group, Warmth};
use crate::domain::lead::{ItemKind, Source};
use crate::domain::settings::SettingKind;
use crate::domain::time::Half;

/// The name in the journal and the one in the backup file.
pub struct Names(pub &'static str, pub &'static str);

/// One of several choices, stored by name.
pub trait Named: Sized + Clone + 'static {
    /// All choices.
    const CHOICES: &'static [Self];

    /// The names of this choice.
    fn names(&self) -> Names;

    /// The choice with this short name.
    fn by_short(name: &str) -> Option<Self> {
        Self::CHOICES.iter().find(|choice| choice.names().0 == name).cloned()
    }

    /// The choice with this long name.
    fn by_long(name: &str) -> Option<Self> {
        Self::CHOICES.iter().find(|choice| choice.names().1 == name).cloned()
    }
}

impl Named for DetailKind {
    const CHOICES: &'static [DetailKind] = &DetailKind::ALL;

    fn names(&self) -> Names {
        match self {
            DetailKind::Name => Names("n", "name"),
            DetailKind::Company => Names("b", "company"),
            DetailKind::Role => Names("r", "role"),
            DetailKind::Source => Names("u", "source"),
            DetailKind::Website => Names("s", "website"),
            DetailKind::Address => Names("a", "address"),
            DetailKind::BestTime => Names("t", "best-time"),
            DetailKind::AnswersIn => Names("Ai", "answers-in"),
            DetailKind::Worth => Names("v", "worth"),
            DetailKind::Plan => Names("An", "plan"),
            DetailKind::Zone => Names("Az", "zone"),
            DetailKind::Pronouns => Names("Ap", "pronouns"),
            DetailKind::DialWith => Names("Aw", "dial-with"),
            DetailKind::Note => Names("z", "note"),
            DetailKind::Phones => Names("p", "phones"),
            DetailKind::Mails => Names("m", "mails"),
            DetailKind::Group => Names("g", "group"),
            DetailKind::Warmth => Names("e", "warmth"),
            DetailKind::Deadline => Names("d", "deadline"),
            DetailKind::Preferred => Names("i", "preferred"),
            DetailKind::Deferred => Names("y", "deferred"),
        }
    }
}

impl Named for SettingKind {
    const CHOICES: &'static [SettingKind] = &SettingKind::ALL;

    fn names(&self) -> Names {
        match self {
            SettingKind::MyName => Names("Sn", "my-name"),
            SettingKind::MyCompany => Names("Sb", "my-company"),
            SettingKind::MyNumber => Names("Sp", "my-number"),
            SettingKind::MyHours => Names("Sh", "my-hours"),
            SettingKind::ResponseTime => Names("St", "response-time"),
            SettingKind::WhatIsSpecial => Names("Su", "what-is-special"),
            SettingKind::WhatWeDo => Names("Sw", "what-we-do"),
            SettingKind::MyMail => Names("Se", "my-mail"),
            SettingKind::BookingLink => Names("Sl", "booking-link"),
            SettingKind::Signature => Names("Ss", "signature"),
            SettingKind::HomeCountry => Names("Sc", "home-country"),
            SettingKind::Capacity => Names("Sd", "capacity"),
            SettingKind::SpeakingRate => Names("Sr", "speaking-rate"),
            SettingKind::ReadingDays => Names("Rd", "reading-days"),
            SettingKind::IntervalA => Names("SA", "interval-a"),
            SettingKind::IntervalB => Names("SB", "interval-b"),
            SettingKind::IntervalC => Names("SC", "interval-c"),
            SettingKind::MyZone => Names("Sz", "my-zone"),
            SettingKind::HintSilence => Names("Hs", "hint-silence"),
            SettingKind::HintVoicemails => Names("Hv", "hint-voicemails"),
            SettingKind::HintTouches => Names("Ht", "hint-touches"),
            SettingKind::HintDays => Names("Hd", "hint-days"),
            SettingKind::Cushion => Names("Hc", "cushion"),
            SettingKind::VoicemailSeconds => Names("Sv", "voicemail-seconds"),
            SettingKind::MaxTouches => Names("Sm", "max-touches"),
            SettingKind::EarlyDays => Names("Be", "early-days"),
            SettingKind::LateDays => Names("Bl", "late-days"),
            SettingKind::ChecksNeeded => Names("Sk", "checks-needed"),
            SettingKind::FollowUpShare => Names("Sf", "follow-up-share"),
            SettingKind::LargeDeal => Names("Sg", "large-deal"),
            SettingKind::AutoNext => Names("Sx", "auto-next"),
        }
    }
}

impl Named for Outcome {
    const CHOICES: &'static [Outcome] = &Outcome::ALL;

    fn names(&self) -> Names {
        match self {
            Outcome::Spoke => Names("sp", "spoke"),
            Outcome::Busy => Names("bu", "busy"),
            Outcome::BadDay => Names("bd", "bad-day"),
            Outcome::NotNow => Names("nn", "not-now"),
            Outcome::WrongPerson => Names("wp", "wrong-person"),
            Outcome::NoThanks => Names("nt", "no-thanks"),
            Outcome::Met => Names("me", "met"),
            Outcome::NoAnswer => Names("na", "no-answer"),
            Outcome::VoicemailLeft => Names("vm", "voicemail-left"),
            Outcome::Gatekeeper => Names("gk", "gatekeeper"),
            Outcome::WrongNumber => Names("wn", "wrong-number"),
            Outcome::Sent => Names("se", "sent"),
            Outcome::Won => Names("wo", "won"),
            Outcome::DoNotCall => Names("dn", "do-not-call"),
            Outcome::TheyWillCall => Names("tc", "they-will-call"),
        }
    }
}

impl Named for ItemKind {
    const CHOICES: &'static [ItemKind] = &ItemKind::ALL;

    fn names(&self) -> Names {
        match self {
            ItemKind::MustHave => Names("m", "must-have"),
            ItemKind::Quote => Names("q", "quote"),
            ItemKind::Question => Names("a", "question"),
            ItemKind::Hesitation => Names("h", "hesitation"),
            ItemKind::Condition => Names("c", "condition"),
            ItemKind::Interest => Names("i", "interest"),
            ItemKind::MyPromise => Names("p", "my-promise"),
            ItemKind::TheirPromise => Names("t", "their-promise"),
            ItemKind::Decider => Names("d", "decider"),
            ItemKind::Colleague => Names("l", "colleague"),
            ItemKind::Salutation => Names("s", "salutation"),
            ItemKind::Given => Names("gv", "given"),
            ItemKind::Approval => Names("Ia", "approval"),
            ItemKind::PlanChange => Names("Ip", "plan-change"),
            ItemKind::Moved => Names("Im", "moved"),
            ItemKind::AgreedTime => Names("It", "agreed-time"),
            ItemKind::PrivateInterest => Names("ip", "private-interest"),
            ItemKind::Influence => Names("if", "influence"),
            ItemKind::Route => Names("ro", "route"),
            ItemKind::Answer => Names("an", "answer"),
            ItemKind::Fact => Names("fa", "fact"),
            ItemKind::Signal => Names("si", "signal"),
            ItemKind::Kept => Names("ke", "kept"),
            ItemKind::Decision => Names("de", "decision"),
            ItemKind::Postponed => Names("po", "postponed"),
            ItemKind::Sensitive => Names("ge", "sensitive"),
            ItemKind::Grouped => Names("gr", "grouped"),
            ItemKind::AlsoAgreed => Names("aa", "also-agreed"),
            ItemKind::NotSame => Names("ns", "not-same"),
            ItemKind::SpokenBefore => Names("sb", "spoken-before"),
            ItemKind::Recommender => Names("re", "recommender"),
            ItemKind::Approver => Names("ap", "approver"),
            ItemKind::Renewal => Names("rn", "renewal"),
            ItemKind::Card => Names("ca", "card"),
        }
    }
}

impl Named for LibraryItemKind {
    const CHOICES: &'static [LibraryItemKind] = &LibraryItemKind::ALL;

    fn names(&self) -> Names {
        match self {
            LibraryItemKind::Script => Names("s", "script"),
            LibraryItemKind::Clip => Names("c", "clip"),
            LibraryItemKind::Offer => Names("o", "offer"),
            LibraryItemKind::Plan => Names("p", "plan"),
            LibraryItemKind::FactTest => Names("f", "fact-test"),
            LibraryItemKind::Phrase => Names("h", "phrase"),
            LibraryItemKind::Holiday => Names("d", "holiday"),
            LibraryItemKind::Watched => Names("w", "watched"),
            LibraryItemKind::Ask => Names("a", "ask"),
        }
    }
}

/// The built-in channels; one that the salesperson defined is stored by its own name.
impl Named for Channel {
    const CHOICES: &'static [Channel] = &Channel::SHIPPED;

    fn names(&self) -> Names {
        match self {
            Channel::Call => Names("c", "call"),
            Channel::Text => Names("t", "text"),
            Channel::Mail => Names("m", "mail"),
            Channel::Post => Names("p", "post"),
            Channel::Visit => Names("v", "visit"),
            Channel::Referral => Names("r", "referral"),
            Channel::Newsletter => Names("n", "newsletter"),
            Channel::Other(_) => Names("=", "other"),
        }
    }
}

impl Named for Progress {
    const CHOICES: &'static [Progress] = &Progress::ALL;

    fn names(&self) -> Names {
        match self {
            Progress::Forward => Names("f", "forward"),
            Progress::Learned => Names("l", "learned"),
            Progress::Nothing => Names("n", "nothing"),
            Progress::Back => Names("b", "back"),
        }
    }
}

impl Named for Close {
    const CHOICES: &'static [Close] = &Close::ALL;

    fn names(&self) -> Names {
        match self {
            Close::Asked => Names("a", "asked"),
            Close::DugOn => Names("d", "dug-on"),
            Close::SetDate => Names("s", "set-date"),
        }
    }
}

impl Named for Half {
    const CHOICES: &'static [Half] = &[Half::Morning, Half::Afternoon];

    fn names(&self) -> Names {
        match self {
            Half::Morning => Names("m", "morning"),
            Half::Afternoon => Names("a", "afternoon"),
        }
    }
}

impl Named for Group {
    const CHOICES: &'static [Group] = &Group::ALL;

    fn names(&self) -> Names {
        match self {
            Group::A => Names("A", "A"),
            Group::B => Names("B", "B"),
            Group::C => Names("C", "C"),
        }
    }
}

impl Named for Warmth {
    const CHOICES: &'static [Warmth] = &[Warmth::Cold, Warmth::Warm];

    fn names(&self) -> Names {
        match self {
            Warmth::Cold => Names("c", "cold"),
            Warmth::Warm => Names("w", "warm"),
        }
    }
}

impl Named for DeferredTo {
    const CHOICES: &'static [DeferredTo] = &[DeferredTo::Top, DeferredTo::End];

    fn names(&self) -> Names {
        match self {
            DeferredTo::Top => Names("t", "top"),
            DeferredTo::End => Names("e", "end"),
        }
    }
}

impl Named for Direction {
    const CHOICES: &'static [Direction] = &[Direction::Mine, Direction::Theirs];

    fn names(&self) -> Names {
        match self {
            Direction::Mine => Names("m", "mine"),
            Direction::Theirs => Names("y", "theirs"),
        }
    }
}

impl Named for Source {
    const CHOICES: &'static [Source] = &[Source::Said, Source::Guessed];

    fn names(&self) -> Names {
        match self {
            Source::Said => Names("s", "said"),
            Source::Guessed => Names("g", "guessed"),
        }
    }
}
