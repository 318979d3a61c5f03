//! The scripts a new salesperson starts with, and which script is offered when.

use std::borrow::Borrow;

use super::Script;
use super::kind::{Kind, Situation};
use super::read::read;

/// Every script that ships with the app: its id, which never changes, and its text.
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// Writes the table with each file named once.
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

/// The text as shipped under this id, to bring it back after edits.
pub fn shipped_text(id: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(shipped, _)| *shipped == id).map(|(_, text)| *text)
}

/// Every shipped script, read.
pub fn shipped_scripts() -> Vec<(&'static str, Script)> {
    SHIPPED.iter().map(|(id, text)| (*id, read(text))).collect()
}

/// What a script is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What it is spoken into or written on.
    pub kind: Kind,
    /// The situation, where the plan or the last outcome names one.
    pub situation: Option<Situation>,
    /// Whether they know of me.
    pub warm: bool,
    /// Which touch this is, counted from one. For a voicemail: which voicemail.
    pub number: u32,
    /// Whether this is to be the last try.
    pub last: bool,
    /// Whether we have spoken before.
    pub spoken_before: bool,
}

impl Wanted {
    /// The situation asked for, or the one that what is known speaks for.
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

/// The scripts of the wanted kind: those of the situation first, the others after them in their order.
///
/// Own scripts stand beside shipped ones; `scripts` names each as it likes.
pub fn offered<'a, Name, S: Borrow<Script>>(wanted: &Wanted, scripts: &'a [(Name, S)]) -> Vec<&'a (Name, S)> {
    let situation = wanted.situation();
    let (mut fitting, others): (Vec<_>, Vec<_>) = scripts
        .iter()
        .filter(|(_, script)| script.borrow().kind == wanted.kind)
        .partition(|(_, script)| script.borrow().situation == situation);
    fitting.extend(others);
    fitting
}
