//! The one planned touch of an open lead: when, by which channel, to what end.

use chrono::NaiveDateTime;

use super::touch::Channel;
use crate::domain::id::LibraryItemId;
use crate::domain::time::{Day, Half, Instant, Now};
use crate::domain::wording;

/// When the next touch is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A day of one's own choosing; it may move freely.
    Planned {
        /// The calendar day where the salesperson is.
        day: Day,
        /// The half of that day, where it matters.
        half: Option<Half>,
    },
    /// A time agreed with the lead; fixed.
    Promised {
        /// The agreed moment.
        at: Instant,
        /// The IANA zone it was agreed in, if it was not the salesperson's own.
        zone: Option<String>,
    },
}

impl When {
    /// A planned day, at any time of it.
    pub fn day(day: Day) -> When {
        When::Planned { day, half: None }
    }

    /// The calendar day, where the salesperson is.
    pub fn due_day(&self, now: &Now) -> Day {
        match self {
            When::Planned { day, .. } => *day,
            When::Promised { at, .. } => now.local_of(*at).date(),
        }
    }

    /// What the clock shows at the agreed moment by which it was agreed: theirs or mine; none for a planned day.
    pub fn agreed_local(&self, now: &Now) -> Option<NaiveDateTime> {
        match self {
            When::Planned { .. } => None,
            When::Promised { at, zone: Some(zone) } => Some(now.local_in(*at, zone)),
            When::Promised { at, zone: None } => Some(now.local_of(*at)),
        }
    }

    /// The agreed moment; none for a planned day.
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

/// What a touch is to achieve: never empty, and never nothing but an empty opener (S0.21, S0.22).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim(String);

/// Why a text is no aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAim {
    /// There is no text.
    Empty,
    /// It says only that one calls, not what for.
    EmptyOpener,
}

impl Aim {
    /// The aim that `text` states.
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

    /// An aim that this program states itself, or that was accepted before.
    pub fn stated(text: &str) -> Aim {
        Aim(if text.trim().is_empty() { FIRST_AIM.to_owned() } else { text.trim().to_owned() })
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// The aim of a touch with someone nothing is known of yet.
pub const FIRST_AIM: &str = "First talk: what do they need?";

/// Why the next touch is on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody has talked to them yet.
    FirstTalk,
    /// They were not reached; the number of tries in a row so far.
    Retry(u16),
    /// The plan's interval from the last contact; the number of the planned touch.
    Step(u16),
    /// Their group's interval, after the plan.
    Group,
    /// Drawn forward to lie before their deadline.
    Deadline,
    /// It answers what they said: they asked for later, named somebody else, wrote …
    TheyAsked,
    /// What was sent has had its time to be read.
    AfterSending,
    /// Thanks after a meeting.
    Thanks,
    /// The salesperson chose the day.
    Chosen,
    /// It came so with an import.
    Imported,
    /// The agreed time stands.
    Agreed,
    /// They have had the time they said they take to answer (S1.14).
    TheirPace,
    /// Their question is to be answered by then (S1.15).
    Question,
    /// Their date is past.
    AfterDeadline,
}

impl Why {
    /// One line that explains the day. Steps are those of the plan, which has so many; what is allowed in all is
    /// counted in touches, so the two are never called the same.
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
    /// The way it will go.
    pub channel: Channel,
    /// What it is to achieve.
    pub aim: Aim,
    /// What it brings *them*; empty until it is chosen.
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
