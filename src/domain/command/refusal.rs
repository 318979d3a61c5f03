//! Why the book refuses a command, in the salesperson's words.

use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lead::NoAim;
use crate::domain::lead::Standing;
/// Why the book says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The lead is not in the book (any more).
    NoSuchLead,
    /// A lead needs a name, a company, a phone number or a mail address.
    NobodyInIt,
    /// The next touch needs an aim.
    Aim(NoAim),
    /// That day lies in the past.
    PastDay,
    /// That is no day or time.
    NoSuchDay,
    /// A touch cannot lie in the future.
    FutureTouch,
    /// A lead on the do-not-call list gets no next touch.
    Suppressed,
    /// A promised time is moved only with a reason; skipping does not move it.
    PromiseStands,
    /// There is nothing in it.
    NothingToDo,
    /// The text is longer than one field holds.
    TooLong,
    /// Fewer than five fact tests would be left.
    FiveTests,
    /// That is an impression, no fact.
    Perception,
    /// A good feeling has kept this lead once already.
    FeelingOnce,
    /// It needs a reason.
    NoReason,
    /// The answer is missing, and not marked as missing.
    NoAnswer,
    /// The talk ends without a decision.
    NoDecision,
    /// The honest talk was put off once already.
    PutOffTwice,
    /// That is no rung of the ladder of offers.
    NoRung,
}

impl Refusal {
    /// What happened and what to do, in the salesperson's words.
    pub fn words(&self) -> &'static str {
        match self {
            Refusal::NoSuchLead => "This lead is no longer in the book. Nothing was changed.",
            Refusal::NobodyInIt => "Give a name, a company, a phone number or a mail address.",
            Refusal::Aim(NoAim::Empty) => "Say what this touch is to achieve for them.",
            Refusal::Aim(NoAim::EmptyOpener) => {
                "That says only that you call. Say what it is about: an answer, a fact, a date to agree."
            }
            Refusal::PastDay => "That day is over. Choose today or a later day.",
            Refusal::NoSuchDay => "Give a day, and a time if you agreed one.",
            Refusal::FutureTouch => "A touch that has been made cannot lie ahead. Choose today or an earlier day.",
            Refusal::Suppressed => "They asked not to be contacted, so there is no next touch.",
            Refusal::PromiseStands => "That time was agreed with them. If it must move, say why.",
            Refusal::NothingToDo => "There is nothing in it to do.",
            Refusal::FiveTests => "Five tests are the fewest. Put another in before you take this one out.",
            Refusal::Perception => "That is an impression. Name something they said or did, with its day.",
            Refusal::FeelingOnce => "A good feeling has kept them once. Now it takes a fact.",
            Refusal::NoReason => "Say why, in a word or two.",
            Refusal::NoAnswer => "Write down what they said, or mark that there was no answer.",
            Refusal::NoDecision => "Say how they decided: yes, no, or a condition with a day.",
            Refusal::PutOffTwice => "It was put off once already. Ask for yes, no, or a condition with a day.",
            Refusal::NoRung => "Give a whole number from 1 to 99, or nothing for the last rung.",
            Refusal::TooLong => "That text is longer than 64 KB, the most one field holds.",
        }
    }
}

/// The most bytes one field of text may hold.
pub const LONGEST_TEXT: usize = 64 * 1024;

impl Book {
    /// The lead, if it is in the book.
    pub(in crate::domain) fn known(&self, lead: LeadId) -> Result<&Lead, Refusal> {
        self.lead(lead).ok_or(Refusal::NoSuchLead)
    }

    /// The lead, unless they asked not to be contacted.
    pub(in crate::domain) fn contactable(&self, lead: LeadId) -> Result<&Lead, Refusal> {
        let lead = self.known(lead)?;
        match lead.standing {
            Standing::DoNotCall { .. } => Err(Refusal::Suppressed),
            Standing::Open(_) | Standing::Parked { .. } | Standing::Ended { .. } => Ok(lead),
        }
    }
}
