//! Where a lead stands: exactly one of open with its next touch, parked with a wake-up day, ended
//! with a reason, or do-not-call. Anything else cannot be spelled (S0.8).

use super::next_touch::NextTouch;
use crate::domain::time::Day;

/// Where a lead stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Being followed up.
    Open(NextTouch),
    /// Left in peace until a day.
    Parked {
        /// The day on which it comes back to Today.
        wake: Day,
        /// Why, as typed.
        why: String,
    },
    /// Over.
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

impl Standing {
    /// The next touch of an open lead.
    pub fn next_touch(&self) -> Option<&NextTouch> {
        match self {
            Standing::Open(next) => Some(next),
            Standing::Parked { .. } | Standing::Ended { .. } | Standing::DoNotCall { .. } => None,
        }
    }

    /// The kind of standing, for filters.
    pub fn kind(&self) -> StandingKind {
        match self {
            Standing::Open(_) => StandingKind::Open,
            Standing::Parked { .. } => StandingKind::Parked,
            Standing::Ended { end: End::Won { .. }, .. } => StandingKind::Won,
            Standing::Ended { end: End::LetGo { .. }, .. } => StandingKind::Ended,
            Standing::DoNotCall { .. } => StandingKind::DoNotCall,
        }
    }
}

/// The kinds of standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StandingKind {
    /// With a next touch.
    Open,
    /// With a wake-up day.
    Parked,
    /// Bought.
    Won,
    /// Let go.
    Ended,
    /// Never again.
    DoNotCall,
}

impl StandingKind {
    /// All of them.
    pub const ALL: [StandingKind; 5] =
        [StandingKind::Open, StandingKind::Parked, StandingKind::Won, StandingKind::Ended, StandingKind::DoNotCall];

    /// The word on the screen.
    pub fn word(self) -> &'static str {
        match self {
            StandingKind::Open => "open",
            StandingKind::Parked => "parked",
            StandingKind::Won => "won",
            StandingKind::Ended => "ended",
            StandingKind::DoNotCall => "do not call",
        }
    }
}
