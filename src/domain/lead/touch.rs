//! A contact that was made or tried.

use crate::domain::id::LibraryItemId;
use crate::domain::time::{Day, Instant, Now};

/// The way a touch goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// By phone.
    Call,
    /// A text message.
    Text,
    /// An e-mail.
    Mail,
    /// A letter, card or copy.
    Post,
    /// In person.
    Visit,
    /// Someone they were sent, or someone they sent.
    Referral,
    /// One of many readers.
    Newsletter,
    /// A kind of the salesperson's own, by its name.
    Other(String),
}

impl Channel {
    /// The channels that ship with the app, in the order in which they are offered.
    pub const SHIPPED: [Channel; 7] = [
        Channel::Call,
        Channel::Mail,
        Channel::Text,
        Channel::Visit,
        Channel::Post,
        Channel::Referral,
        Channel::Newsletter,
    ];

    /// The channel with this word, in capital or small letters; an unknown word is a channel of one's own. `None` if
    /// there is no word.
    pub fn of_word(word: &str) -> Option<Channel> {
        let known = Channel::SHIPPED.into_iter().find(|channel| channel.word().eq_ignore_ascii_case(word));
        known.or_else(|| (!word.is_empty()).then(|| Channel::Other(word.to_owned())))
    }

    /// The word on the screen.
    pub fn word(&self) -> &str {
        match self {
            Channel::Call => "call",
            Channel::Text => "text",
            Channel::Mail => "mail",
            Channel::Post => "post",
            Channel::Visit => "visit",
            Channel::Referral => "referral",
            Channel::Newsletter => "newsletter",
            Channel::Other(word) => word,
        }
    }
}

/// Who made contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// I did.
    Mine,
    /// They did.
    Theirs,
}

/// How a touch ended; it says by itself whether they were reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A talk took place.
    Spoke,
    /// They answered and had no time.
    Busy,
    /// They answered, and it was a bad moment for them.
    BadDay,
    /// They may want it, later.
    NotNow,
    /// Somebody else decides.
    WrongPerson,
    /// They do not want it.
    NoThanks,
    /// A meeting in person took place.
    Met,
    /// Nobody answered.
    NoAnswer,
    /// A message was left on their machine.
    VoicemailLeft,
    /// Somebody else answered.
    Gatekeeper,
    /// The number is not theirs.
    WrongNumber,
    /// A mail, text or letter left.
    Sent,
    /// They bought.
    Won,
    /// They asked not to be contacted again.
    DoNotCall,
    /// They said that they will call; the next touch stays mine all the same (S4.19).
    TheyWillCall,
}

impl Outcome {
    /// All of them, in the order of the outcome buttons.
    pub const ALL: [Outcome; 15] = [
        Outcome::Spoke,
        Outcome::VoicemailLeft,
        Outcome::NoAnswer,
        Outcome::Gatekeeper,
        Outcome::Busy,
        Outcome::BadDay,
        Outcome::NotNow,
        Outcome::NoThanks,
        Outcome::WrongPerson,
        Outcome::WrongNumber,
        Outcome::Met,
        Outcome::Sent,
        Outcome::Won,
        Outcome::DoNotCall,
        Outcome::TheyWillCall,
    ];

    /// Whether the person was reached. Only a reached person counts as contact.
    pub fn reached(self) -> bool {
        match self {
            Outcome::Spoke
            | Outcome::Busy
            | Outcome::BadDay
            | Outcome::NotNow
            | Outcome::WrongPerson
            | Outcome::NoThanks
            | Outcome::Met
            | Outcome::Won
            | Outcome::TheyWillCall
            | Outcome::DoNotCall => true,
            Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper | Outcome::WrongNumber | Outcome::Sent => {
                false
            }
        }
    }

    /// Whether a talk of substance took place.
    pub fn is_talk(self) -> bool {
        matches!(self, Outcome::Spoke | Outcome::Met)
    }

    /// Whether the wrap-up sheet closes it: every reached person who stays a lead.
    pub fn wants_wrap_up(self) -> bool {
        match self {
            Outcome::Spoke
            | Outcome::Met
            | Outcome::Busy
            | Outcome::BadDay
            | Outcome::NotNow
            | Outcome::TheyWillCall
            | Outcome::WrongPerson => true,
            Outcome::NoThanks
            | Outcome::NoAnswer
            | Outcome::VoicemailLeft
            | Outcome::Gatekeeper
            | Outcome::WrongNumber
            | Outcome::Sent
            | Outcome::Won
            | Outcome::DoNotCall => false,
        }
    }

    /// The words on its button; neutral, whatever it is (S3.1).
    pub fn words(self) -> &'static str {
        match self {
            Outcome::Spoke => "Spoke",
            Outcome::Busy => "Busy",
            Outcome::BadDay => "Bad day",
            Outcome::NotNow => "Not now",
            Outcome::WrongPerson => "Wrong person",
            Outcome::NoThanks => "No, thanks",
            Outcome::Met => "Met",
            Outcome::NoAnswer => "No answer",
            Outcome::VoicemailLeft => "Voicemail left",
            Outcome::Gatekeeper => "Gatekeeper",
            Outcome::WrongNumber => "Wrong number",
            Outcome::Sent => "Sent",
            Outcome::Won => "Won",
            Outcome::DoNotCall => "Do not call",
            Outcome::TheyWillCall => "They will call",
        }
    }

    /// What it means, small under its words.
    pub fn meaning(self) -> &'static str {
        match self {
            Outcome::Spoke => "We had a talk",
            Outcome::Busy => "They had no time",
            Outcome::BadDay => "A bad moment",
            Outcome::NotNow => "Interested, but later",
            Outcome::WrongPerson => "Someone else decides",
            Outcome::NoThanks => "They do not want it",
            Outcome::Met => "We met in person",
            Outcome::NoAnswer => "It rang and rang",
            Outcome::VoicemailLeft => "I left a message",
            Outcome::Gatekeeper => "Someone else there",
            Outcome::WrongNumber => "Not their number",
            Outcome::Sent => "It is on its way",
            Outcome::Won => "They said yes",
            Outcome::DoNotCall => "They want no more contact",
            Outcome::TheyWillCall => "They want to call me",
        }
    }
}

/// When a touch took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TouchTime {
    /// Logged as it happened.
    At(Instant),
    /// Logged later, by its day.
    On(Day),
}

impl TouchTime {
    /// The day it took place, where the salesperson is.
    pub fn day(self, now: &Now) -> Day {
        match self {
            TouchTime::At(instant) => now.local_of(instant).date(),
            TouchTime::On(day) => day,
        }
    }

    /// A number that rises with time, good enough to put touches in order; a day counts as noon UTC.
    pub fn order(self) -> i64 {
        match self {
            TouchTime::At(instant) => instant.0,
            TouchTime::On(day) => day.and_hms_opt(12, 0, 0).map_or(0, |noon| noon.and_utc().timestamp_millis()),
        }
    }
}

/// Where a talk left things (S0.53, S4.38).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// A step further.
    Forward,
    /// As before, but something was learned.
    Learned,
    /// As before, and nothing learned.
    Nothing,
    /// A step back.
    Back,
}

impl Progress {
    /// All of them, in the order of their chips.
    pub const ALL: [Progress; 4] = [Progress::Forward, Progress::Learned, Progress::Nothing, Progress::Back];

    /// The words on its chip.
    pub fn words(self) -> &'static str {
        match self {
            Progress::Forward => "Moved forward",
            Progress::Learned => "Same, but learned",
            Progress::Nothing => "Same, nothing new",
            Progress::Back => "Back",
        }
    }
}

/// What was done at the end of a talk (S0.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Close {
    /// Asked for the business.
    Asked,
    /// Dug on.
    DugOn,
    /// Set the date of the next touch.
    SetDate,
}

impl Close {
    /// All of them, in the order of their chips.
    pub const ALL: [Close; 3] = [Close::Asked, Close::DugOn, Close::SetDate];

    /// The words on its chip.
    pub fn words(self) -> &'static str {
        match self {
            Close::Asked => "Asked for the business",
            Close::DugOn => "Dug on",
            Close::SetDate => "Set the date",
        }
    }
}

/// What the wrap-up sheet of a talk says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WrapUp {
    /// Where the talk left things.
    pub progress: Progress,
    /// What was done at its end.
    pub close: Close,
    /// Whether they agreed to the next touch (S0.2).
    pub agreed: bool,
}

/// A contact that was made or tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// When it took place.
    pub time: TouchTime,
    /// The way it went.
    pub channel: Channel,
    /// Who made contact.
    pub direction: Direction,
    /// How it ended.
    pub outcome: Outcome,
    /// What was said, as typed.
    pub note: String,
    /// What it was to achieve; empty for a touch that nobody had planned.
    pub aim: String,
    /// How a talk was closed; only talks have it.
    pub wrap_up: Option<WrapUp>,
    /// How long it took, in seconds, when it was timed.
    pub seconds: Option<u32>,
    /// What it brought them.
    pub brought: String,
    /// The clip or offer that this was taken from; touches from before this was kept only name it.
    pub piece: Option<LibraryItemId>,
    /// What was said on their machine, word for word.
    pub said: String,
    /// What was learned in it.
    pub learned: String,
    /// The script that was used, with its version.
    pub script: String,
    /// The checks that warned and were passed.
    pub passed: Vec<String>,
    /// The program or service it went through, such as "WhatsApp"; empty for the plain one of its channel.
    pub via: String,
    /// Where a touch that was not logged by hand comes from: a file and its record, so that the same file
    /// read twice adds nothing. Empty for one that was logged by hand.
    pub origin: String,
    /// Why they said yes; only a touch that won the lead has it (N.5).
    pub yes_because: String,
    /// What was asked of them: a rung of the ladder of asks (N.13).
    pub ask: Option<LibraryItemId>,
}

impl Touch {
    /// A touch of which no more is known than this.
    pub fn new(time: TouchTime, channel: Channel, direction: Direction, outcome: Outcome) -> Touch {
        Touch {
            time,
            channel,
            direction,
            outcome,
            note: String::new(),
            aim: String::new(),
            wrap_up: None,
            seconds: None,
            brought: String::new(),
            piece: None,
            said: String::new(),
            learned: String::new(),
            script: String::new(),
            passed: Vec::new(),
            via: String::new(),
            origin: String::new(),
            yes_because: String::new(),
            ask: None,
        }
    }

    /// Whether this was real contact: they were reached, or it came from them.
    pub fn is_contact(&self) -> bool {
        self.direction == Direction::Theirs || self.outcome.reached()
    }

    /// Whether it counts as a step of a plan: contact in which something could be said. Somebody who had no
    /// time or a bad day has not heard the step yet.
    pub fn is_plan_step(&self) -> bool {
        self.is_contact() && !matches!(self.outcome, Outcome::Busy | Outcome::BadDay | Outcome::WrongPerson)
    }

    /// The outcome in words that also fit when contact came from them.
    pub fn words(&self) -> String {
        match (self.direction, &self.channel) {
            (Direction::Mine, Channel::Call | Channel::Visit) => self.outcome.words().to_owned(),
            (Direction::Mine, channel) if self.outcome == Outcome::Sent => capital(&format!("{} sent", channel.word())),
            (Direction::Mine, channel) => format!("{} ({})", self.outcome.words(), channel.word()),
            (Direction::Theirs, Channel::Call) => format!("They called: {}", self.outcome.words().to_lowercase()),
            (Direction::Theirs, Channel::Visit) => "They came by".to_owned(),
            (Direction::Theirs, channel) => format!("They wrote ({})", channel.word()),
        }
    }
}

/// `text` with a capital at its start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
