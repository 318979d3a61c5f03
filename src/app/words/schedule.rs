//! Words of the plans and of the days without calls.

pub const DAYS_OFF_FILE: &str = "Or take them from a calendar file";
pub const DAYS_WITHOUT_CALLS: &str = "Days without calls";
pub const PLAN_CHANGED: &str = "Plan changed";
pub const REWRITE_AS_MINE: &str = "Rewrite it as my own";
pub const STEPS: &str = "Steps, one a line";
