//! The one planned touch of an open lead: when, by which channel, and for what purpose.

use chrono::NaiveDateTime;

use super::touch::Channel;
use crate::domain::id::LibraryItemId;
use crate::domain::time::{Day, Half, Instant, Now};
use crate::domain::wording;

/// When the next touch is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A day chosen by the salesperson; it may move freely.
    Planned {
        /// Today in the salesperson's time zone.
        day: Day,
        /// The half of that day, if it matters.
        half: Option<Half>,
    },
    /// A time agreed with the lead; it does not move by itself.
    Promised {
        /// The agreed moment.
        at: Instant,
        /// The IANA zone in which it was agreed, if that was not the salesperson's own.
        zone: Option<String>,
    },
}

impl When {
    /// A planned day without a time.
    pub fn day(day: Day) -> When {
        When::Planned { day, half: None }
    }

    /// The calendar day in the salesperson's time zone.
    pub fn due_day(&self, now: &Now) -> Day {
        match self {
            When::Planned { day, .. } => *day,
            When::Promised { at, .. } => now.local_of(*at).date(),
        }
    }

    /// The agreed time on the clock by which it was agreed, theirs or mine; `None` for a planned day.
    pub fn agreed_local(&self, now: &Now) -> Option<NaiveDateTime> {
        match self {
            When::Planned { .. } => None,
            When::Promised { at, zone: Some(zone) } => Some(now.local_in(*at, zone)),
            When::Promised { at, zone: None } => Some(now.local_of(*at)),
        }
    }

    /// The agreed moment; `None` for a planned day.
    pub fn agreed_at(&self) -> Option<Instant> {
        match self {
            When::Planned { .. } => None,
            When::Promised { at, .. } => Some(*at),
        }
    }

    /// Whether it was agreed with the lead.
    pub fn is_promise(&self) -> bool {
        matches!(self, When::Promised { .. })
    }
}

/// The aim of a touch: never empty, and never only an empty opener (S0.21, S0.22).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim(String);

/// Why a text is not an aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAim {
    /// The text is empty.
    Empty,
    /// The text only announces a call and names no purpose.
    EmptyOpener,
}

impl Aim {
    /// Parses an aim, or says why the text is none.
    pub fn new(text: &str) -> Result<Aim, NoAim> {
        let text = text.trim();
        if text.is_empty() {
            Err(NoAim::Empty)
        } else if wording::is_nothing_but_an_empty_opener(text) {
            Err(NoAim::EmptyOpener)
        } else {
            Ok(Aim(text.to_owned()))
        }
    }

    /// An aim from the program itself, or one accepted before; a blank text becomes [`FIRST_AIM`].
    pub fn stated(text: &str) -> Aim {
        Aim(if text.trim().is_empty() { FIRST_AIM.to_owned() } else { text.trim().to_owned() })
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// The aim of a touch with a lead about which nothing is known yet.
pub const FIRST_AIM: &str = "First talk: what do they need?";

/// Why the next touch is on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Due today, since nobody has talked to them yet.
    FirstTalk,
    /// They were not reached; the number of unsuccessful tries in a row so far.
    Retry(u16),
    /// The plan's interval after the last contact; the number of the plan's step.
    Step(u16),
    /// Their group's interval, after the end of the plan.
    Group,
    /// Moved forward to lie before their deadline.
    Deadline,
    /// It follows from what they said: they asked for later, named somebody else, wrote …
    TheyAsked,
    /// They have had time to read what was sent.
    AfterSending,
    /// A thank-you after a meeting.
    Thanks,
    /// The salesperson chose the day.
    Chosen,
    /// It came with an import.
    Imported,
    /// It is an agreed time.
    Agreed,
    /// They have had as much time as they said they need to answer (S1.14).
    TheirPace,
    /// Their question has to be answered by then (S1.15).
    Question,
    /// Their deadline has passed.
    AfterDeadline,
}

impl Why {
    /// One line that explains the day. `steps` is the number of steps in the plan. Steps and the allowance of touches
    /// are counted separately, so the words never mix the two.
    pub fn words(self, steps: usize) -> String {
        match self {
            Why::FirstTalk => "nobody has talked to them yet".to_owned(),
            Why::Retry(1) => "not reached; try the other half of the day".to_owned(),
            Why::Retry(run) => format!("not reached {run} times in a row; the gap grows"),
            Why::Step(step) if usize::from(step) <= steps => {
                format!("step {step} of {steps} in the plan, counted from the last talk")
            }
            Why::Step(step) => format!("step {step} in the plan, counted from the last talk"),
            Why::Group => "the interval of their group".to_owned(),
            Why::Deadline => "in time before their deadline".to_owned(),
            Why::TheyAsked => "it follows from what they said".to_owned(),
            Why::AfterSending => "time to have read what you sent".to_owned(),
            Why::Thanks => "thank them while it is fresh".to_owned(),
            Why::Chosen => "the day you chose".to_owned(),
            Why::Imported => "the date in your list".to_owned(),
            Why::Agreed => "agreed with them".to_owned(),
            Why::TheirPace => "by then they have had the time they take to answer".to_owned(),
            Why::Question => "their question is to be answered by then".to_owned(),
            Why::AfterDeadline => "their date is past; hear what became of it".to_owned(),
        }
    }
}

/// The one planned touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTouch {
    /// When it is due.
    pub when: When,
    /// Its channel.
    pub channel: Channel,
    /// The aim.
    pub aim: Aim,
    /// What it brings *them*; empty until chosen.
    pub value: String,
    /// The clip or offer that the value was taken from.
    pub piece: Option<LibraryItemId>,
    /// Why it is due then.
    pub why: Why,
}

impl NextTouch {
    /// The first talk with a new lead, due on `day`.
    pub fn first_talk(day: Day) -> NextTouch {
        NextTouch {
            when: When::day(day),
            channel: Channel::Call,
            aim: Aim(FIRST_AIM.to_owned()),
            value: String::new(),
            piece: None,
            why: Why::FirstTalk,
        }
    }
}
