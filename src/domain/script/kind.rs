//! The closed lists of kinds and situations of scripts.

/// The kind of a script: how its text reaches them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A call with the lead.
    Call,
    /// A message on their voicemail.
    Voicemail,
    /// A call that somebody else answers.
    Gatekeeper,
    /// A text message.
    Text,
    /// A mail.
    Mail,
    /// A card or letter by post.
    Post,
    /// The guided last conversation before letting go.
    HonestTalk,
}

impl Kind {
    /// All kinds, in the order of screens.
    pub const ALL: [Kind; 7] =
        [Kind::Call, Kind::Voicemail, Kind::Gatekeeper, Kind::Text, Kind::Mail, Kind::Post, Kind::HonestTalk];

    /// Its name after `kind:`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Call => "call",
            Kind::Voicemail => "voicemail",
            Kind::Gatekeeper => "gatekeeper",
            Kind::Text => "text",
            Kind::Mail => "mail",
            Kind::Post => "post",
            Kind::HonestTalk => "honest talk",
        }
    }

    /// The kind with this name, in upper or lower case.
    pub fn from_name(name: &str) -> Option<Kind> {
        let name = name.trim().to_lowercase().replace('-', " ");
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the text is sent rather than spoken, so that line breaks matter.
    pub fn is_written(self) -> bool {
        match self {
            Kind::Text | Kind::Mail | Kind::Post => true,
            Kind::Call | Kind::Voicemail | Kind::Gatekeeper | Kind::HonestTalk => false,
        }
    }
}

/// The situation that a script fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Situation {
    /// The first call to somebody who has never heard of me.
    ColdFirstCall,
    /// The first call to somebody who asked for it, or who knows me.
    WarmFirstCall,
    /// They were interested last time.
    AfterInterest,
    /// Earlier calls went unanswered.
    AfterMissedCall,
    /// Somebody else answers the phone.
    Gatekeeper,
    /// One of their colleagues referred me.
    ReferredByColleague,
    /// They are not the decision maker.
    WrongPerson,
    /// They have no time now.
    Busy,
    /// They are having a bad day.
    BadDay,
    /// Friendly, but not now.
    NotNow,
    /// The talk contained more than anyone can remember.
    TooMuchInformation,
    /// They asked something, and I have the answer now.
    AnsweringQuestions,
    /// Time to ask for the decision.
    ClosingAsk,
    /// Agreeing on a day and time for the next touch.
    FixingTheDate,
    /// "Too expensive."
    ObjectionPrice,
    /// "No time for this."
    ObjectionTime,
    /// "I cannot decide that."
    ObjectionAuthority,
    /// "We do not need it."
    ObjectionNeed,
    /// "I do not know you."
    ObjectionTrust,
    /// The first voicemail.
    VoicemailFirst,
    /// A later voicemail.
    VoicemailSecond,
    /// The last voicemail.
    VoicemailLast,
    /// A thank-you after a meeting.
    ThankYou,
    /// A copy of something useful to them.
    ForYourInformation,
    /// One letter to many.
    Newsletter,
    /// I introduce them to somebody.
    Referral,
    /// The first mail to somebody who was never called.
    FirstMail,
    /// After a call in which we spoke.
    AfterReached,
    /// After a call in which we did not.
    AfterUnreached,
    /// The last, honest question.
    HonestTalk,
    /// Anything else.
    Other,
}

impl Situation {
    /// All situations, in the order of screens.
    pub const ALL: [Situation; 31] = [
        Situation::ColdFirstCall,
        Situation::WarmFirstCall,
        Situation::AfterInterest,
        Situation::AfterMissedCall,
        Situation::Gatekeeper,
        Situation::ReferredByColleague,
        Situation::WrongPerson,
        Situation::Busy,
        Situation::BadDay,
        Situation::NotNow,
        Situation::TooMuchInformation,
        Situation::AnsweringQuestions,
        Situation::ClosingAsk,
        Situation::FixingTheDate,
        Situation::ObjectionPrice,
        Situation::ObjectionTime,
        Situation::ObjectionAuthority,
        Situation::ObjectionNeed,
        Situation::ObjectionTrust,
        Situation::VoicemailFirst,
        Situation::VoicemailSecond,
        Situation::VoicemailLast,
        Situation::ThankYou,
        Situation::ForYourInformation,
        Situation::Newsletter,
        Situation::Referral,
        Situation::FirstMail,
        Situation::AfterReached,
        Situation::AfterUnreached,
        Situation::HonestTalk,
        Situation::Other,
    ];

    /// Its name after `situation:`.
    pub fn name(self) -> &'static str {
        match self {
            Situation::ColdFirstCall => "cold-first-call",
            Situation::WarmFirstCall => "warm-first-call",
            Situation::AfterInterest => "after-interest",
            Situation::AfterMissedCall => "after-missed-call",
            Situation::Gatekeeper => "gatekeeper",
            Situation::ReferredByColleague => "referred-by-colleague",
            Situation::WrongPerson => "wrong-person",
            Situation::Busy => "busy",
            Situation::BadDay => "bad-day",
            Situation::NotNow => "not-now",
            Situation::TooMuchInformation => "too-much-information",
            Situation::AnsweringQuestions => "answering-questions",
            Situation::ClosingAsk => "closing-ask",
            Situation::FixingTheDate => "fixing-the-date",
            Situation::ObjectionPrice => "objection-price",
            Situation::ObjectionTime => "objection-time",
            Situation::ObjectionAuthority => "objection-authority",
            Situation::ObjectionNeed => "objection-need",
            Situation::ObjectionTrust => "objection-trust",
            Situation::VoicemailFirst => "voicemail-first",
            Situation::VoicemailSecond => "voicemail-second",
            Situation::VoicemailLast => "voicemail-last",
            Situation::ThankYou => "thank-you",
            Situation::ForYourInformation => "for-your-information",
            Situation::Newsletter => "newsletter",
            Situation::Referral => "referral",
            Situation::FirstMail => "first-mail",
            Situation::AfterReached => "after-reached",
            Situation::AfterUnreached => "after-unreached",
            Situation::HonestTalk => "honest-talk",
            Situation::Other => "other",
        }
    }

    /// The situation with this name, with hyphens or spaces, in upper or lower case.
    pub fn from_name(name: &str) -> Option<Situation> {
        let name = name.trim().to_lowercase().replace(' ', "-");
        Situation::ALL.into_iter().find(|situation| situation.name() == name)
    }

    /// Whether it is one of their objections, for the panel "what if they say".
    pub fn is_objection(self) -> bool {
        self.name().starts_with("objection-")
    }
}
