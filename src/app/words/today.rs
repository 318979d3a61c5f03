//! Words of Today.

pub const CALLS: &str = "Calls";
pub const ENTER_ONE_LEAD: &str = "Enter one lead";
pub const FIRST_CALL: &str = "First call";
pub const FIRST_TALK: &str = "first talk";
pub const TALKED_BEFORE: &str = "talked before";
pub const GO_ON_WITH_IT: &str = "Go on with it";
pub const IMPORT_A_LIST: &str = "Paste a table or choose a file";
pub const INSTALL_IT_FIRST: &str = "Install it first";
pub const LET_IT_GO: &str = "Let it go";
pub const MORE_OF_TODAY: &str = "Week, overdue and losing touch";
pub const NOBODY_IS_DUE: &str = "Nobody is due any more today. The next ones come on their day.";
pub const NOT_REACHED_AS_AGREED: &str = "not reached at the agreed time";
pub const PRINT: &str = "Print";
pub const SPREAD_OVERDUE: &str = "Spread over the next days";
pub const TODAY_AT: &str = "Today at";
pub const TRY_PRACTICE_BOOK: &str = "Try it with ten invented leads";
pub const UNFINISHED_CALL: &str = "Unfinished call: ";
pub const WEEK: &str = "Week";

/// How much of today is done.
pub fn done(done: usize, all: usize) -> String {
    format!("{done} of {all} done")
}

/// The link that starts the round.
pub fn start_round(left: usize) -> String {
    format!("Start the round ({left})")
}

/// How many leads are due but not on the list of today.
pub fn waiting(count: usize) -> String {
    format!("Waiting below what today holds: {count}")
}
