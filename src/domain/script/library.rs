//! The scripts that ship with the app, and which script is offered when.

use std::borrow::Borrow;

use super::Script;
use super::kind::{Kind, Situation};
use super::read::read;

/// Every shipped script: its id, which never changes, and its text.
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// Builds the table while naming each file once.
macro_rules! shipped {
    ($($id:literal)*) => {
        &[$(($id, include_str!(concat!("../../scripts/", $id, ".md")))),*]
    };
}

const SHIPPED: &[(&str, &str)] = shipped!(
    "call-cold-first"
    "call-warm-first"
    "call-after-interest"
    "call-after-missed"
    "call-referred"
    "call-answering-questions"
    "call-closing-ask"
    "call-fixing-date"
    "call-busy"
    "call-wrong-person"
    "call-referral-ask"
    "objection-price"
    "objection-time"
    "objection-authority"
    "objection-need"
    "objection-trust"
    "voicemail-first"
    "voicemail-second"
    "voicemail-last"
    "gatekeeper"
    "text-after-missed"
    "text-fixing-date"
    "mail-first"
    "mail-after-reached"
    "mail-after-unreached"
    "mail-busy"
    "mail-bad-day"
    "mail-not-now"
    "mail-key-points"
    "mail-wrong-person"
    "mail-thank-you"
    "mail-fyi"
    "mail-referral"
    "mail-newsletter"
    "post-thank-you"
    "post-fyi"
    "honest-talk"
);

/// The shipped text with this id, to restore it after edits.
pub fn shipped_text(id: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(shipped, _)| *shipped == id).map(|(_, text)| *text)
}

/// Every shipped script, parsed.
pub fn shipped_scripts() -> Vec<(&'static str, Script)> {
    SHIPPED.iter().map(|(id, text)| (*id, read(text))).collect()
}

/// The circumstances in which a script is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The kind of script.
    pub kind: Kind,
    /// The situation, if the plan or the last outcome names one.
    pub situation: Option<Situation>,
    /// Whether they know of me.
    pub warm: bool,
    /// The number of this touch, counted from one; for a voicemail, the number of the voicemail.
    pub number: u32,
    /// Whether this will be the last try.
    pub last: bool,
    /// Whether we have spoken before.
    pub spoken_before: bool,
}

impl Wanted {
    /// The situation asked for, or else the one that fits the circumstances.
    pub fn situation(&self) -> Situation {
        if let Some(situation) = self.situation {
            return situation;
        }
        match self.kind {
            Kind::Call if self.spoken_before => Situation::AfterInterest,
            Kind::Call if 1 < self.number => Situation::AfterMissedCall,
            Kind::Call if self.warm => Situation::WarmFirstCall,
            Kind::Call => Situation::ColdFirstCall,
            Kind::Voicemail if self.last => Situation::VoicemailLast,
            Kind::Voicemail if 1 < self.number => Situation::VoicemailSecond,
            Kind::Voicemail => Situation::VoicemailFirst,
            Kind::Gatekeeper => Situation::Gatekeeper,
            Kind::Text => Situation::AfterMissedCall,
            Kind::Mail if self.spoken_before => Situation::AfterReached,
            Kind::Mail if self.number <= 1 => Situation::FirstMail,
            Kind::Mail => Situation::AfterUnreached,
            Kind::Post => Situation::ThankYou,
            Kind::HonestTalk => Situation::HonestTalk,
        }
    }
}

/// The scripts of the wanted kind: first those for the situation, then the others in their order.
///
/// Custom scripts are mixed with shipped ones; `Name` is the caller's identifier of a script.
pub fn offered<'a, Name, S: Borrow<Script>>(wanted: &Wanted, scripts: &'a [(Name, S)]) -> Vec<&'a (Name, S)> {
    let situation = wanted.situation();
    let (mut fitting, others): (Vec<_>, Vec<_>) = scripts
        .iter()
        .filter(|(_, script)| script.borrow().kind == wanted.kind)
        .partition(|(_, script)| script.borrow().situation == situation);
    fitting.extend(others);
    fitting
}
