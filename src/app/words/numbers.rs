//! Words of the own numbers.

pub const FOLLOWED_UP_ONLY_ONCE: &str = "Followed up only once";
pub const OPENED_AGAINST_CLOSED: &str = "Opened against closed";
pub const THE_LAST_SEVEN_DAYS: &str = "The last seven days";
pub const TOUCHES_TO_YES: &str = "At which touch they said yes";
