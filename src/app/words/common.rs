//! Words in more than one place of the app.

pub const AIM: &str = "Aim";
pub const CALLING_LIST_OF_TODAY: &str = "Calling list of today";
pub const CLOSE: &str = "Close";
pub const COMPANY: &str = "Company";
pub const DAY: &str = "Day";
pub const HELP: &str = "Help";
pub const HOW_DID_IT_GO: &str = "How did it go?";
pub const INTO_MY_CALENDAR: &str = "Into my calendar";
pub const KEEPS_NOTHING: &str =
    "This browser keeps nothing for this page. Your leads are only in this tab until you close it.";
pub const KEYS: &str = "Keys";
pub const LET_GO: &str = "Let go";
pub const MAIL: &str = "Mail";
pub const MINE: &str = "Mine";
pub const NAME: &str = "Name";
pub const NEW_VERSION_IS_READY: &str = "A new version is ready.";
pub const NEXT_TOUCH: &str = "Next touch";
pub const NO: &str = "No";
pub const TALKED_BEFORE: &str = "You talked before they were in your leads.";
pub const NOBODY_HAS_TALKED_YET: &str = "Nobody has talked to them yet.";
pub const NOTE: &str = "Note";
pub const NOTED: &str = "Noted";
pub const NOTE_IT: &str = "Note it";
pub const NOTHING_FITS: &str = "Nothing fits.";
pub const NOT_THE_SAME_PERSON: &str = "Not the same person";
pub const NO_NEXT_TOUCH: &str = "No next touch";
pub const OLDER_PAGE_ONLY_READS: &str = "A newer version of Next Touch has written here, so this older page only reads. Reload it to get the newer version.";
pub const OPEN: &str = "Open";
pub const OUT_OF_MY_CALENDAR: &str = "Out of my calendar";
pub const PARK_FOR_A_MONTH: &str = "Park for a month";
pub const PART_NOT_FETCHED: &str =
    "This part of the page couldn't be loaded; nothing was changed. Try again once you're online, or reload the page.";
pub const PART_STILL_COMING: &str = "One moment, this part of the page is still coming …";
pub const PLACES: &str = "Places";
pub const PRACTICE_BOOK_IS_IN: &str = "Practice book brought in";
pub const REASON_NOTED: &str = "Reason noted";
pub const REMINDER: &str = "Reminder";
pub const SAVE_BACKUP_FILE: &str = "Save a backup file";
pub const SAVE_CALENDAR_FILE: &str = "Save as calendar file (.ics)";
pub const SAVE_CANCELLATION: &str = "Save the cancellation (.ics)";
pub const SCRIPT: &str = "Script";
pub const SEVEN_DAYS_FILE: &str = "Seven days (.ics)";
pub const SOMETHING_IS_MISSING: &str = "Something saved here is missing. Open Your data to see what.";
pub const TAKE_IT_NOW: &str = "Take it now";
pub const THEY_AGREED: &str = "They agreed to the next touch";
pub const THEY_DID_NOT_SAY: &str = "They did not say";
pub const THIS_LEAD_IS_GONE: &str = "This lead is gone";
pub const TIME_AGREED: &str = "Time agreed with them (empty if it is only your plan)";
pub const TO_ASK_NEXT: &str = "To ask next";
pub const TRY_AGAIN: &str = "Try again";
pub const UNDO: &str = "Undo";
pub const UPDATE: &str = "Update";
pub const WHOM_THEY_MEANT: &str = "Who they meant";
pub const WHY: &str = "Why";
pub const WHY_IT_MATTERS: &str = "Why it matters to them";
pub const WON_FOR_WHAT: &str = "What for (a sum, an order …)";
pub const WRITE_THE_BOOK_AGAIN: &str = "Write the book again";
pub const YES: &str = "Yes";

/// The name of the button that takes a thing out of a list.
pub fn take_out(thing: &str) -> String {
    format!("Take out: {thing}")
}
