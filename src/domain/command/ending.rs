//! How an honest talk ended, as the command that records it says (S0.52).

use crate::domain::lead::Item;
use crate::domain::lead::ItemKind;
use crate::domain::time::Day;
/// Where the answer leads (S0.49).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Something I can settle.
    Objection,
    /// Another way would fit.
    NewSolution,
    /// It will not happen.
    End,
}

impl Way {
    /// All of them, in the order of their buttons.
    pub const ALL: [Way; 3] = [Way::Objection, Way::NewSolution, Way::End];

    /// The words on its button.
    pub fn words(self) -> &'static str {
        match self {
            Way::Objection => "I can settle that",
            Way::NewSolution => "Another way would fit",
            Way::End => "It will not happen",
        }
    }

    /// What to ask on this way, and what to say before the decision.
    pub fn lines(self) -> (&'static str, &'static str) {
        match self {
            Way::Objection => ("What exactly must I settle?", "If I settle exactly that, will you say yes?"),
            Way::NewSolution => {
                ("What would a way look like that you could say yes to?", "If I bring you that, shall we do it?")
            }
            Way::End => {
                ("", "Thank you for the clear word. It is a good answer too. Will you call me if things change?")
            }
        }
    }
}

/// What the talk came to (S0.52).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Yes or no on a day, if something has happened.
    Condition {
        /// What has to happen.
        what: String,
        /// The day of yes or no.
        day: Day,
    },
    /// Put off for a reason of theirs, to a day of yes or no; once only (S0.51).
    PutOff {
        /// Their reason.
        reason: String,
        /// The day of yes or no.
        day: Day,
    },
}

/// How an honest talk ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What they answered to the open question; `None` is marked as no answer (S0.48).
    pub answer: Option<String>,
    /// Where that led.
    pub way: Option<Way>,
    /// What was found on that way.
    pub found: String,
    /// The decision.
    pub decision: Decision,
}

impl Ending {
    /// What is known of the lead from now on.
    pub(in crate::domain) fn items(&self, today: Day) -> Vec<Item> {
        let mut items = Vec::new();
        let mut said = |kind: ItemKind, text: &str, due: Option<Day>| {
            if !text.trim().is_empty() {
                items.push(Item { due, ..Item::said(kind, text.trim(), today) });
            }
        };
        said(ItemKind::Hesitation, self.answer.as_deref().unwrap_or_default(), None);
        match self.way {
            Some(Way::Objection) => said(ItemKind::MyPromise, &self.found, None),
            Some(Way::NewSolution) => said(ItemKind::MustHave, &self.found, None),
            Some(Way::End) | None => {}
        }
        match &self.decision {
            Decision::Yes => said(ItemKind::Decision, "Yes", None),
            Decision::No => said(ItemKind::Decision, "No", None),
            Decision::Condition { what, day } => {
                said(ItemKind::Decision, &format!("Yes or no, once {what}"), Some(*day))
            }
            Decision::PutOff { reason, day } => said(ItemKind::Postponed, reason, Some(*day)),
        }
        items
    }
}
