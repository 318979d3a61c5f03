//! Words of deciding about leads and of the honest talk.

pub const FACT_FOR_THEM: &str = "The fact that speaks for them";
pub const HAVE_HONEST_TALK: &str = "Have the honest talk";
pub const KEEP_FOR_FACT: &str = "Keep for this fact";
pub const KEEP_ON_FEELING: &str = "Keep on a good feeling, once";
pub const NEXT: &str = "Next";
pub const NOBODY_WAITS: &str = "Nothing to decide.";
pub const NO_NEED: &str = "No need";
pub const NO_NEED_WAS_MET: &str = "Nothing was brought that meets a need of theirs. The value comes first, or the end.";
pub const WHAT_THEY_ANSWER: &str = "What they answer";
pub const WRITE_IT_DOWN: &str = "Write it down";
