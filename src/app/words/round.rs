//! Words of the round: the brief, the call, the wrap-up and what is written to a lead.

pub const ANOTHER_OUTCOME: &str = "‹ Another outcome";
pub const AS_TEXT: &str = "As text";
pub const BACK_TO_THE_SCRIPT: &str = "‹ Back to the script";
pub const BACK_TO_TODAY: &str = "Back to Today";
pub const BEFORE_YOU_HANG_UP: &str = "Before you hang up";
pub const BRIEF: &str = "Brief";
pub const BRINGS_THEM: &str = "Brings them";
pub const BRING_NO_LONGER: &str = "Bring it no longer in this round";
pub const BRING_TO_EVERYBODY: &str = "Bring it to everybody in this round";
pub const BY_POST: &str = "By post";
pub const CHOOSE_IN_EACH_ROW: &str =
    "Choose one in each row: where it stands, how you closed, and whether they agreed.";
pub const COPY: &str = "Copy";
pub const COPY_NUMBER: &str = "Copy number";
pub const COUNT_DOWN: &str = "Count down";
pub const DRAFT_THE_MAIL: &str = "Draft the mail";
pub const FINISH_LATER: &str = "Finish later: keep it on top of Today";
pub const FROM_THE_SHELF: &str = "From the shelf";
pub const LEFT_BEFORE: &str = "Left before";
pub const MARKED_PARTS: &str = "Parts marked for them";
pub const MATERIAL: &str = "What";
pub const MORE_TO_PUT_IN: &str = "More to put in";
pub const MUST_HAVES_NOT_ASKED: &str = "Not asked yet: what matters most to them?";
pub const NEXT_LEAD: &str = "Next lead ▸";
pub const NOTE_IT_AS_SENT: &str = "Note it as sent";
pub const NOTE_MATERIAL: &str = "Note material they were given";
pub const NUMBER_IS_RIGHT: &str = "It’s right";
pub const OPEN_IN_MAIL: &str = "Open in mail";
pub const OPEN_IN_MESSAGES: &str = "Open in messages";
pub const OTHER_OUTCOMES: &str = "Other";
pub const PHONE_CODE: &str = "Code for the phone";
pub const PLAN_TOUCH_INSTEAD: &str = "Plan a touch instead";
pub const PRINT_CARD: &str = "Print card and label";
pub const ROUND_IS_DONE: &str = "The round is done";
pub const SAVE_AND_NEXT: &str = "Save and next";
pub const SAVE_AS_WON: &str = "Save as won";
pub const SCROLL_THE_WORDS: &str = "Scroll the words";
pub const SERVES_NO_NEED: &str = "My view: nothing they said speaks for it yet.";
pub const START_AGAIN: &str = "‹ Start again";
pub const STOP_SCROLLING: &str = "Stop scrolling";
pub const TEXT: &str = "Text";
pub const THEIR_MAIL: &str = "Their mail";
pub const THEIR_NAME: &str = "Their name";
pub const THIS_TOUCH: &str = "This touch";
pub const TOO_LONG_FOR_LINK: &str = "This is too long for a link to the mail program. Copy it instead.";
pub const VOICEMAIL: &str = "Voicemail";
pub const WHAT_DO_YOU_BRING: &str = "What do you bring them?";
pub const WHAT_IF_THEY_SAY: &str = "What if they say …";
pub const WHAT_IT_IS_ABOUT: &str = "What it is about";
pub const WITH_NOTHING_NEW: &str = "with nothing new";
pub const WRITE_IT_NOW: &str = "Write it now all the same";

/// What the screen says after an outcome that needs no wrap-up.
pub fn is_noted(outcome: &str) -> String {
    format!("Logged: {outcome}.")
}

/// The title of the wrap-up sheet.
pub fn close_the_call(outcome: &str) -> String {
    format!("{outcome}: close the call")
}
