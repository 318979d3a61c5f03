//! A contact that was made or attempted.

use crate::domain::id::LibraryItemId;
use crate::domain::time::{Day, Instant, Now};
use crate::domain::util::capital;

/// The channel of a touch.
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
    /// Someone they referred to us, or someone we referred to them.
    Referral,
    /// A newsletter that goes to many readers.
    Newsletter,
    /// A channel defined by the salesperson, by its name.
    Other(String),
}

impl Channel {
    /// The channels that ship with the app, in the order in which screens offer them.
    pub const SHIPPED: [Channel; 7] = [
        Channel::Call,
        Channel::Mail,
        Channel::Text,
        Channel::Visit,
        Channel::Post,
        Channel::Referral,
        Channel::Newsletter,
    ];

    /// The channel with this word, in upper or lower case; an unknown word is a custom channel. `None` if there is no
    /// word.
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

/// How a touch ended, which determines whether they were reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// We talked.
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
    /// A message was left on their voicemail.
    VoicemailLeft,
    /// Somebody else answered.
    Gatekeeper,
    /// The number is not theirs.
    WrongNumber,
    /// A mail, text or letter was sent.
    Sent,
    /// They bought.
    Won,
    /// They asked not to be contacted again.
    DoNotCall,
    /// They said they would call; I still plan a next touch (S4.19).
    TheyWillCall,
}

impl Outcome {
    /// All outcomes, in the order of their buttons.
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

    /// Whether the person was reached. Only then does a touch count as contact.
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

    /// Whether we had a real conversation.
    pub fn is_talk(self) -> bool {
        matches!(self, Outcome::Spoke | Outcome::Met)
    }

    /// Whether the wrap-up sheet follows: for every person who was reached and stays a lead.
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

    /// The label of its button; neutral, whatever the outcome (S3.1).
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

    /// Its meaning, in small print below the label.
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
    /// The day on which it took place, in the salesperson's time zone.
    pub fn day(self, now: &Now) -> Day {
        match self {
            TouchTime::At(instant) => now.local_of(instant).date(),
            TouchTime::On(day) => day,
        }
    }

    /// A sort key that rises with time; a day counts as noon UTC.
    pub fn order(self) -> i64 {
        match self {
            TouchTime::At(instant) => instant.0,
            TouchTime::On(day) => day.and_hms_opt(12, 0, 0).map_or(0, |noon| noon.and_utc().timestamp_millis()),
        }
    }
}

/// Where a talk left the matter (S0.53, S4.38).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// A step further.
    Forward,
    /// As before, but something was learned.
    Learned,
    /// As before, and nothing was learned.
    Nothing,
    /// A step back.
    Back,
}

impl Progress {
    /// All of them, in the order of their chips.
    pub const ALL: [Progress; 4] = [Progress::Forward, Progress::Learned, Progress::Nothing, Progress::Back];

    /// The label of its chip.
    pub fn words(self) -> &'static str {
        match self {
            Progress::Forward => "Moved forward",
            Progress::Learned => "Same, but learned",
            Progress::Nothing => "Same, nothing new",
            Progress::Back => "Back",
        }
    }
}

/// What I did at the end of a talk (S0.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Close {
    /// Asked for the order.
    Asked,
    /// Asked further questions.
    DugOn,
    /// Set the date of the next touch.
    SetDate,
}

impl Close {
    /// All of them, in the order of their chips.
    pub const ALL: [Close; 3] = [Close::Asked, Close::DugOn, Close::SetDate];

    /// The label of its chip.
    pub fn words(self) -> &'static str {
        match self {
            Close::Asked => "Asked for the business",
            Close::DugOn => "Dug on",
            Close::SetDate => "Set the date",
        }
    }
}

/// The wrap-up of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WrapUp {
    /// Where the talk left the matter.
    pub progress: Progress,
    /// What I did at its end.
    pub close: Close,
    /// Whether they agreed to the next touch (S0.2).
    pub agreed: bool,
}

/// A contact that was made or attempted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// When it took place.
    pub time: TouchTime,
    /// Its channel.
    pub channel: Channel,
    /// Who made contact.
    pub direction: Direction,
    /// How it ended.
    pub outcome: Outcome,
    /// What was said, as typed.
    pub note: String,
    /// Its aim; empty for an unplanned touch.
    pub aim: String,
    /// How a talk was wrapped up; only talks have it.
    pub wrap_up: Option<WrapUp>,
    /// Its duration in seconds, if it was timed.
    pub seconds: Option<u32>,
    /// What it brought them.
    pub brought: String,
    /// The clip or offer that this came from; touches from before this field existed only name it.
    pub piece: Option<LibraryItemId>,
    /// The voicemail that was left, word for word.
    pub said: String,
    /// What I learned in it.
    pub learned: String,
    /// The script that was used, and its version.
    pub script: String,
    /// The warnings that were shown and overruled.
    pub passed: Vec<String>,
    /// The program or service it went through, such as "WhatsApp"; empty for the channel's default.
    pub via: String,
    /// Where an imported touch comes from: a file and its record, so that importing the same file twice adds nothing.
    /// Empty for touches logged by hand.
    pub origin: String,
    /// Why they said yes; only a touch that won the lead has it (N.5).
    pub yes_because: String,
    /// What they were asked for: a rung of the ladder of asks (N.13).
    pub ask: Option<LibraryItemId>,
}

impl Touch {
    /// A touch with these values; all other fields are empty.
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

    /// Whether this was real contact: they were reached, or they contacted us.
    pub fn is_contact(&self) -> bool {
        self.direction == Direction::Theirs || self.outcome.reached()
    }

    /// Whether it counts as a step of a plan: contact in which something could be said. Somebody who was busy or had
    /// a bad day has not heard the step yet.
    pub fn is_plan_step(&self) -> bool {
        self.is_contact() && !matches!(self.outcome, Outcome::Busy | Outcome::BadDay | Outcome::WrongPerson)
    }

    /// The outcome in words that also fit if they contacted us.
    pub fn words(&self) -> String {
        match (self.direction, &self.channel) {
            (Direction::Mine, Channel::Call | Channel::Visit) => self.outcome.words().to_owned(),
            (Direction::Mine, channel) if self.outcome == Outcome::Sent => capital(&format!("{} sent", channel.word())),
            (Direction::Mine, channel) => format!("{} ({})", self.outcome.words(), channel.word()),
            (Direction::Theirs, Channel::Call) => format!("They called: {}", self.outcome.words().to_ascii_lowercase()),
            (Direction::Theirs, Channel::Visit) => "They came by".to_owned(),
            (Direction::Theirs, channel) => format!("They wrote ({})", channel.word()),
        }
    }
}
