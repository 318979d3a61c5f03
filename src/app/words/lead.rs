//! Words on the page of a lead.

pub const ADDRESS: &str = "Address";
pub const ALSO_AGREED: &str = "Also agreed";
pub const ASK_AGAIN: &str = "Ask again";
pub const BEST_TIME_TO_CALL: &str = "Best time to call";
pub const CHANNEL: &str = "How they want to hear from you";
pub const COLD: &str = "Cold";
pub const COLLEAGUES: &str = "Colleagues";
pub const DROP: &str = "Drop";
pub const ERASE_FOR_GOOD: &str = "Erase for good";
pub const ERASE_THIS_PERSON: &str = "Erase this person";
pub const EVIDENCE: &str = "Evidence";
pub const FACTS_AND_SIGNS: &str = "Facts and signs: ";
pub const FIELD_CHANGED: &str = "Changed";
pub const GROUP: &str = "Group: how soon they are likely to buy";
pub const IT_IS_A_FACT: &str = "It is a fact";
pub const KEEP_TRACES_BLOCKED: &str = "They asked not to be contacted: keep scrambled traces of their number and email, so they stay blocked. Someone with this device and some patience could still work the number out";
pub const LOG_A_TOUCH: &str = "Log a touch";
pub const MAILS: &str = "Mails, one a line";
pub const MAKE_ONE_LEAD: &str = "Make one lead of both";
pub const NOTES: &str = "Notes";
pub const OPEN_AGAIN: &str = "Open again: due today";
pub const OUTCOME: &str = "Outcome";
pub const PARK_END_TAKE_OUT: &str = "Park, end or take out";
pub const PHONES: &str = "Phones, one a line";
pub const PLAN: &str = "Plan";
pub const PREPARE_THE_CALL: &str = "Prepare the call";
pub const ROLE: &str = "Role";
pub const SAVE_HAND_OVER: &str = "Save a hand-over file";
pub const SAVE_THE_TOUCH: &str = "Save the touch";
pub const SOURCE: &str = "Source";
pub const TAKE_OUT_OF_BOOK: &str = "Take out of the book";
pub const THEY_DID: &str = "They did";
pub const TOUCHES: &str = "Touches";
pub const USE_THIS: &str = "Use this";
pub const WARMTH: &str = "Do they know of you?";
pub const WEBSITE: &str = "Website";
pub const WHAT_SHOWS_IT: &str = "What shows it: what did they say or do?";
pub const WHAT_THEY_WANT: &str = "What they want";
pub const WHERE_THEY_STAND: &str = "Where they stand";
pub const WHY_THIS_DAY: &str = "Why this day? ";
pub const WORDS_AGAINST_DEEDS: &str = "Words against deeds";
pub const WORTH: &str = "Worth";

/// The heading of the timeline.
pub fn touches(count: usize) -> String {
    format!("Touches: {count}")
}
