//! How an honest talk ended (S0.52).

use crate::domain::lead::Item;
use crate::domain::lead::ItemKind;
use crate::domain::time::Day;
/// Where their answer leads (S0.49).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// An objection that I can resolve.
    Objection,
    /// A different solution would fit.
    NewSolution,
    /// It will not happen.
    End,
}

impl Way {
    /// All of them, in the order of their buttons.
    pub const ALL: [Way; 3] = [Way::Objection, Way::NewSolution, Way::End];

    /// The label of its button.
    pub fn words(self) -> &'static str {
        match self {
            Way::Objection => "I can settle that",
            Way::NewSolution => "Another way would fit",
            Way::End => "It will not happen",
        }
    }

    /// The question to ask on this way, and the words before the decision.
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

/// The decision at the end of the talk (S0.52).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Yes or no on a day, depending on a condition.
    Condition {
        /// The condition.
        what: String,
        /// The day on which they say yes or no.
        day: Day,
    },
    /// Postponed, for their reason, to a day of decision; only once (S0.51).
    PutOff {
        /// Their reason.
        reason: String,
        /// The day on which they say yes or no.
        day: Day,
    },
}

/// How an honest talk ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Their answer to the open question; `None` records that they gave none (S0.48).
    pub answer: Option<String>,
    /// Where the answer led.
    pub way: Option<Way>,
    /// What we found on that way.
    pub found: String,
    /// The decision.
    pub decision: Decision,
}

impl Ending {
    /// The items to record on the lead.
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
