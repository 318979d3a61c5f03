//! Plans: the named sequences of touches a lead is on.

/// A named sequence of touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its name.
    pub name: &'static str,
    /// Its touches after the first talk, in order.
    pub steps: &'static [Step],
    /// How many touches over all channels are allowed before it is time to decide (S0.7).
    pub touches_allowed: u32,
}

/// A touch of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Days after the last contact.
    pub gap_days: u32,
    /// What it is to achieve, until the salesperson says it better.
    pub aim: &'static str,
}

/// About a week, another week, the touch that decides, and one some weeks later (S4.35).
pub const DEFAULT_PLAN: Plan = Plan {
    name: "Four touches",
    steps: &[
        Step { gap_days: 7, aim: "Bring something new and find out what stands in the way" },
        Step { gap_days: 7, aim: "Answer what is open and agree the next step" },
        Step { gap_days: 7, aim: "Ask for the decision" },
        Step { gap_days: 28, aim: "See what changed for them and offer one new reason" },
    ],
    touches_allowed: 7,
};
