//! Why the book refuses a command, and the words to tell the salesperson.

use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lead::NoAim;
use crate::domain::lead::Status;
/// Why a command is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandError {
    /// The lead is not, or no longer, in the book.
    NoSuchLead,
    /// A lead needs a name, a company, a phone number or a mail address.
    NobodyInIt,
    /// The next touch needs an aim.
    Aim(NoAim),
    /// The day is in the past.
    PastDay,
    /// This is not a valid day or time.
    NoSuchDay,
    /// A touch cannot lie in the future.
    FutureTouch,
    /// A lead on the do-not-call list gets no next touch.
    Suppressed,
    /// Moving an agreed time needs a reason; skipping does not move it.
    PromiseStands,
    /// The command would change nothing.
    NothingToDo,
    /// The text is longer than a field may be; see [`LONGEST_TEXT`].
    TooLong,
    /// Fewer than five fact tests would be left.
    FiveTests,
    /// This is an impression, not a fact.
    Perception,
    /// A good feeling has already kept this lead once.
    FeelingOnce,
    /// A reason is missing.
    NoReason,
    /// The answer is missing, and not marked as refused.
    NoAnswer,
    /// The talk ends without a decision.
    NoDecision,
    /// The honest talk was already put off once.
    PutOffTwice,
    /// This is not a rung of the ladder of offers.
    NoRung,
}

impl CommandError {
    /// What happened and what to do, in words for the salesperson.
    pub fn words(&self) -> &'static str {
        match self {
            CommandError::NoSuchLead => "This lead is no longer in the book. Nothing was changed.",
            CommandError::NobodyInIt => "Give a name, a company, a phone number or a mail address.",
            CommandError::Aim(NoAim::Empty) => "Say what this touch is to achieve for them.",
            CommandError::Aim(NoAim::EmptyOpener) => {
                "That says only that you call. Say what it is about: an answer, a fact, a date to agree."
            }
            CommandError::PastDay => "That day is over. Choose today or a later day.",
            CommandError::NoSuchDay => "Give a day, and a time if you agreed one.",
            CommandError::FutureTouch => "A touch that has been made cannot lie ahead. Choose today or an earlier day.",
            CommandError::Suppressed => "They asked not to be contacted, so there is no next touch.",
            CommandError::PromiseStands => "That time was agreed with them. If it must move, say why.",
            CommandError::NothingToDo => "There is nothing in it to do.",
            CommandError::FiveTests => "Five tests are the fewest. Put another in before you take this one out.",
            CommandError::Perception => "That is an impression. What did they say or do, and when?",
            CommandError::FeelingOnce => "A good feeling has kept them once. Now it takes a fact.",
            CommandError::NoReason => "Say why, in a word or two.",
            CommandError::NoAnswer => "Write down what they said, or mark that there was no answer.",
            CommandError::NoDecision => "Say how they decided: yes, no, or a condition with a day.",
            CommandError::PutOffTwice => "It was put off once already. Ask for yes, no, or a condition with a day.",
            CommandError::NoRung => "Give a whole number from 1 to 99, or nothing for the last rung.",
            CommandError::TooLong => "That text is longer than 64 KB, the most one field holds.",
        }
    }
}

/// The most bytes of text in one field.
pub const LONGEST_TEXT: usize = 64 * 1024;

impl Book {
    /// The lead, if it is in the book.
    pub(in crate::domain) fn known(&self, lead: LeadId) -> Result<&Lead, CommandError> {
        self.lead(lead).ok_or(CommandError::NoSuchLead)
    }

    /// The lead, unless they asked not to be contacted.
    pub(in crate::domain) fn contactable(&self, lead: LeadId) -> Result<&Lead, CommandError> {
        let lead = self.known(lead)?;
        match lead.status {
            Status::DoNotCall { .. } => Err(CommandError::Suppressed),
            Status::Open(_) | Status::Parked { .. } | Status::Ended { .. } => Ok(lead),
        }
    }
}
