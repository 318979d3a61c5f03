//! The status of a lead: exactly one of open with its next touch, parked with a wake-up day, ended with a reason, or
//! do-not-call. The types allow nothing else (S0.8).

use super::next_touch::NextTouch;
use crate::domain::time::Day;

/// The status of a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Being followed up.
    Open(NextTouch),
    /// Left alone until a day.
    Parked {
        /// The day on which it comes back to Today.
        wake: Day,
        /// Why, as typed.
        why: String,
    },
    /// No longer followed up.
    Ended {
        /// The day it ended.
        on: Day,
        /// How.
        end: End,
    },
    /// They asked not to be contacted.
    DoNotCall {
        /// The day they did.
        since: Day,
    },
}

/// How a lead ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// They bought.
    Won {
        /// What for, as typed; may be empty.
        value: String,
    },
    /// It was let go.
    LetGo {
        /// Why, as typed or chosen.
        reason: String,
    },
}

impl Status {
    /// The next touch of an open lead.
    pub fn next_touch(&self) -> Option<&NextTouch> {
        match self {
            Status::Open(next) => Some(next),
            Status::Parked { .. } | Status::Ended { .. } | Status::DoNotCall { .. } => None,
        }
    }

    /// The kind of status, for filters.
    pub fn kind(&self) -> StatusKind {
        match self {
            Status::Open(_) => StatusKind::Open,
            Status::Parked { .. } => StatusKind::Parked,
            Status::Ended { end: End::Won { .. }, .. } => StatusKind::Won,
            Status::Ended { end: End::LetGo { .. }, .. } => StatusKind::Ended,
            Status::DoNotCall { .. } => StatusKind::DoNotCall,
        }
    }
}

/// The kinds of status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatusKind {
    /// Open, with a next touch.
    Open,
    /// Parked, with a wake-up day.
    Parked,
    /// Ended with a purchase.
    Won,
    /// Ended without a purchase.
    Ended,
    /// Never to be contacted again.
    DoNotCall,
}

impl StatusKind {
    /// All of them.
    pub const ALL: [StatusKind; 5] =
        [StatusKind::Open, StatusKind::Parked, StatusKind::Won, StatusKind::Ended, StatusKind::DoNotCall];

    /// The word on the screen.
    pub fn word(self) -> &'static str {
        match self {
            StatusKind::Open => "open",
            StatusKind::Parked => "parked",
            StatusKind::Won => "won",
            StatusKind::Ended => "ended",
            StatusKind::DoNotCall => "do not call",
        }
    }
}
