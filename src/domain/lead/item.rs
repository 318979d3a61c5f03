//! What is known of a lead beyond name and number: things said, each kept with its source.

use super::touch::Channel;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::time::{Day, Instant};

/// Where a piece of knowledge comes from. A guess never reaches a script (S4.44).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// They said so.
    Said,
    /// The salesperson guesses so.
    Guessed,
}

/// How a thing known was settled: an assignment kept or broken, a question answered, a fact no longer true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The day.
    pub on: Day,
    /// Whether it came out as it should.
    pub well: bool,
}

/// One thing known of a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// It, in their words as far as they said it.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
    /// The day it was noted; things from before it was kept have none.
    pub noted: Option<Day>,
    /// The day it is due or holds until.
    pub due: Option<Day>,
    /// How it was settled; `None` while it is open.
    pub settled: Option<Settled>,
    /// The proof of it, or the reason for it.
    pub proof: String,
    /// What it belongs to: a piece of the book, such as the clip that was sent or the fact test that is met; a
    /// question or sign of the program; or the lead of another person, by its id.
    pub about: Option<LibraryItemId>,
    /// The moment it is for: when a second agreed time is.
    pub at: Option<Instant>,
    /// The IANA time zone in which `at` was agreed; `None` for that of the salesperson.
    pub zone: Option<String>,
    /// The channel it is for.
    pub channel: Option<Channel>,
    /// The other lead it points to. The link follows when that lead is merged into another.
    pub lead: Option<LeadId>,
}

impl Item {
    /// A thing they said, noted on `day`.
    pub fn said(kind: ItemKind, text: impl Into<String>, day: Day) -> Item {
        Item { noted: Some(day), ..Item::new(kind, text.into(), Source::Said) }
    }

    /// A thing of which only kind, text and source are known.
    pub fn new(kind: ItemKind, text: String, source: Source) -> Item {
        Item {
            kind,
            text,
            source,
            noted: None,
            due: None,
            settled: None,
            proof: String::new(),
            about: None,
            at: None,
            zone: None,
            channel: None,
            lead: None,
        }
    }

    /// Whether it still holds on `day`: not settled, and not past the day until which it holds.
    pub fn holds(&self, day: Day) -> bool {
        self.is_open() && self.due.is_none_or(|due| day <= due)
    }

    /// Whether it still asks for something.
    pub fn is_open(&self) -> bool {
        self.settled.is_none()
    }
}

/// The kinds of things known of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// What they cannot do without, in their words (S0.18).
    MustHave,
    /// A sentence of theirs, verbatim (S0.45).
    Quote,
    /// What they asked.
    Question,
    /// What holds them back.
    Hesitation,
    /// When only they want to be called (S0.19).
    Condition,
    /// What they care about.
    Interest,
    /// What I promised to do.
    MyPromise,
    /// What they promised to do.
    TheirPromise,
    /// Who decides.
    Decider,
    /// Who sent me to them.
    Colleague,
    /// How to address them.
    Salutation,
    /// Material they were given; its marked parts stand in `proof` (S4.22).
    Given,
    /// Who has to agree before they can say yes; while it is open, the plan takes more time (S4.34).
    Approval,
    /// That another plan was chosen: the plan, and why (S0.1). Kept by the book.
    PlanChange,
    /// That the next touch was moved: from which day to which, and why (S0.1). Kept by the book.
    Moved,
    /// A time that was agreed with them, and whether it was kept (S0.6). Kept by the book.
    AgreedTime,
    /// What they care about in private (S1.18).
    PrivateInterest,
    /// What weight their word has, whatever their title is (S1.29).
    Influence,
    /// The way a decision takes there (S1.30).
    Route,
    /// An answer to a question that no other kind or field holds; `about` is the question, `due` until when it holds.
    Answer,
    /// A fact test that is met: `about` is the test, `proof` and `noted` say by what and when (S1.26).
    Fact,
    /// A sign of interest or of the lack of it, ticked in a talk: `about` is the sign (S4.4 to S4.12).
    Signal,
    /// Why a lead was kept that evidence spoke against, until `due`; a guess is a good feeling (S3.23).
    Kept,
    /// How the honest talk ended; `due` is the day by which they say yes or no (S0.52).
    Decision,
    /// That the honest talk was put off, why, and until when (S0.51).
    Postponed,
    /// That something sad asks for gentle words; until `due`, if it has a day (S0.55).
    Sensitive,
    /// The group that was chosen, `noted` on a day, and asked again on `due` (S1.33).
    Grouped,
    /// A second agreed time that a merge found: `at`, `zone` and `channel` say when and how, the text is its aim.
    /// It is open until it is used or dropped.
    AlsoAgreed,
    /// That `lead` is another person, said once and for all, so that the two are never offered as one again.
    NotSame,
    /// That we spoke before this book knew of them; `noted` is the day, if it is known.
    SpokenBefore,
    /// Who recommends us there; `lead`, if that person is in the book (N.8).
    Recommender,
    /// Who has to approve; `lead`, if that person is in the book (N.8).
    Approver,
    /// When a contract ends or a budget opens: it wakes the lead on `due` (N.10).
    Renewal,
    /// A handwritten card, to be written by `due`; settled when it was posted (S2.22).
    Card,
}

impl ItemKind {
    /// All of them: first those that can be typed in, in the order in which they are offered.
    pub const ALL: [ItemKind; 34] = [
        ItemKind::MustHave,
        ItemKind::Quote,
        ItemKind::Question,
        ItemKind::Hesitation,
        ItemKind::MyPromise,
        ItemKind::TheirPromise,
        ItemKind::Decider,
        ItemKind::Interest,
        ItemKind::Condition,
        ItemKind::Colleague,
        ItemKind::Salutation,
        ItemKind::Given,
        ItemKind::Approval,
        ItemKind::PlanChange,
        ItemKind::Moved,
        ItemKind::AgreedTime,
        ItemKind::PrivateInterest,
        ItemKind::Influence,
        ItemKind::Route,
        ItemKind::Sensitive,
        ItemKind::Answer,
        ItemKind::Fact,
        ItemKind::Signal,
        ItemKind::Kept,
        ItemKind::Decision,
        ItemKind::Postponed,
        ItemKind::Grouped,
        ItemKind::AlsoAgreed,
        ItemKind::NotSame,
        ItemKind::SpokenBefore,
        ItemKind::Recommender,
        ItemKind::Approver,
        ItemKind::Renewal,
        ItemKind::Card,
    ];

    /// Whether it is typed into a list of its own; the others are noted where they arise.
    pub fn is_listed(self) -> bool {
        !matches!(
            self,
            ItemKind::Answer
                | ItemKind::Fact
                | ItemKind::Signal
                | ItemKind::Kept
                | ItemKind::Decision
                | ItemKind::Postponed
                | ItemKind::Grouped
                | ItemKind::PlanChange
                | ItemKind::Moved
                | ItemKind::AgreedTime
                | ItemKind::AlsoAgreed
                | ItemKind::NotSame
                | ItemKind::SpokenBefore
                | ItemKind::Recommender
                | ItemKind::Approver
                | ItemKind::Renewal
                | ItemKind::Card
        )
    }

    /// What its list is headed.
    pub fn words(self) -> &'static str {
        match self {
            ItemKind::MustHave => "Must have",
            ItemKind::Quote => "Their words",
            ItemKind::Question => "They asked",
            ItemKind::Hesitation => "Holds them back",
            ItemKind::Condition => "Only call if",
            ItemKind::Interest => "Cares about",
            ItemKind::MyPromise => "I promised",
            ItemKind::TheirPromise => "They promised",
            ItemKind::Decider => "Decides",
            ItemKind::Colleague => "Sent by",
            ItemKind::Salutation => "Addressed as",
            ItemKind::Given => "Has from me",
            ItemKind::Approval => "Has to agree",
            ItemKind::PlanChange => "Plan chosen",
            ItemKind::Moved => "Next touch moved",
            ItemKind::AgreedTime => "Agreed time",
            ItemKind::PrivateInterest => "Cares about in private",
            ItemKind::Influence => "Their influence",
            ItemKind::Route => "How they decide",
            ItemKind::Answer => "Answered",
            ItemKind::Fact => "Fact",
            ItemKind::Signal => "Sign",
            ItemKind::Kept => "Kept because",
            ItemKind::Decision => "Decided",
            ItemKind::Postponed => "Put off",
            ItemKind::Sensitive => "Go gently",
            ItemKind::Grouped => "Group chosen",
            ItemKind::AlsoAgreed => "Also agreed",
            ItemKind::NotSame => "Not the same person",
            ItemKind::SpokenBefore => "Spoken before",
            ItemKind::Recommender => "Recommends you",
            ItemKind::Approver => "Approves",
            ItemKind::Renewal => "Renewal",
            ItemKind::Card => "Card to write",
        }
    }
}
