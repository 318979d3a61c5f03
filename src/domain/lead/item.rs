//! Things known about a lead beyond name and number, each kept with its source.

use super::touch::Channel;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::time::{Day, Instant};

/// Where an item comes from. A guess never reaches a script (S4.44).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The lead said so.
    Said,
    /// The salesperson guesses it.
    Guessed,
}

/// How an item was settled: a promise kept or broken, a question answered, a fact no longer true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The day.
    pub on: Day,
    /// Whether it ended well: kept, answered, met.
    pub well: bool,
}

/// One thing known about a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its kind.
    pub kind: ItemKind,
    /// Its text, in the lead's own words if they said it.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
    /// The day it was noted; `None` for items from before this field existed.
    pub noted: Option<Day>,
    /// The day it is due, or the last day on which it holds.
    pub due: Option<Day>,
    /// How it was settled; `None` while it is open.
    pub settled: Option<Settled>,
    /// The proof of it, or its reason.
    pub proof: String,
    /// What the item refers to: a library item (such as the clip that was sent or the fact test that is met), a
    /// question or sign that ships with the program, or the lead of another person by its id.
    pub about: Option<LibraryItemId>,
    /// The moment of a second agreed time.
    pub at: Option<Instant>,
    /// The IANA time zone in which `at` was agreed; `None` for the salesperson's own.
    pub zone: Option<String>,
    /// The channel it is for.
    pub channel: Option<Channel>,
    /// Another lead that the item points to. If that lead is merged into another, the link follows.
    pub lead: Option<LeadId>,
}

impl Item {
    /// An item that the lead said, noted on `day`.
    pub fn said(kind: ItemKind, text: impl Into<String>, day: Day) -> Item {
        Item { noted: Some(day), ..Item::new(kind, text.into(), Source::Said) }
    }

    /// An item with a kind, a text and a source only.
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

    /// Whether it is not settled and `day` is not after its last day.
    pub fn holds(&self, day: Day) -> bool {
        self.is_open() && self.due.is_none_or(|due| day <= due)
    }

    /// Whether it is not settled yet.
    pub fn is_open(&self) -> bool {
        self.settled.is_none()
    }
}

/// The kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// What they cannot do without, in their words (S0.18).
    MustHave,
    /// One of their sentences, verbatim (S0.45).
    Quote,
    /// What they asked.
    Question,
    /// What holds them back.
    Hesitation,
    /// The only condition under which they want to be called (S0.19).
    Condition,
    /// What they care about.
    Interest,
    /// What I promised to do for them.
    MyPromise,
    /// What they promised to do.
    TheirPromise,
    /// Who decides.
    Decider,
    /// Who referred me to them.
    Colleague,
    /// How to address them.
    Salutation,
    /// Material they were given; the parts marked for them are in `proof` (S4.22).
    Given,
    /// Who has to agree before they can say yes; while it is open, the plan takes longer (S4.34).
    Approval,
    /// A change of plan: which plan, and why (S0.1). Recorded by the book.
    PlanChange,
    /// A move of the next touch: from which day to which, and why (S0.1). Recorded by the book.
    Moved,
    /// An agreed time, and whether it was kept (S0.6). Recorded by the book.
    AgreedTime,
    /// What they care about in private (S1.18).
    PrivateInterest,
    /// How much their word weighs, whatever their title (S1.29).
    Influence,
    /// How decisions are made there (S1.30).
    Route,
    /// The answer to a question without a kind or field of its own; `about` is the question, `due` the last day it
    /// holds.
    Answer,
    /// A fact test that is met: `about` is the test, `proof` how and `noted` when it was met (S1.26).
    Fact,
    /// A sign of interest or disinterest, ticked in a talk: `about` is the sign (S4.4 to S4.12).
    Signal,
    /// Why a lead was kept although evidence spoke against it, until `due`; a guess is a good feeling (S3.23).
    Kept,
    /// How the honest talk ended; `due` is the day by which they say yes or no (S0.52).
    Decision,
    /// A postponement of the honest talk: why, and until when (S0.51).
    Postponed,
    /// Something sad that calls for gentle words; until `due`, if it has a day (S0.55).
    Sensitive,
    /// The chosen group: chosen on `noted`, and to be asked again on `due` (S1.33).
    Grouped,
    /// A second agreed time, found by a merge: `at`, `zone` and `channel` say when and how, and the text is its aim.
    /// It is open until it becomes the next touch or is dropped.
    AlsoAgreed,
    /// `lead` is known to be another person, so the two are never offered as duplicates again.
    NotSame,
    /// An earlier conversation that this book does not hold; `noted` is its day, if known.
    SpokenBefore,
    /// Who recommends us to them; `lead`, if that person is in the book (N.8).
    Recommender,
    /// Who has to approve; `lead`, if that person is in the book (N.8).
    Approver,
    /// When a contract ends or a budget opens: the lead wakes up on `due` (N.10).
    Renewal,
    /// A handwritten card, to be written by `due`; settled when it was posted (S2.22).
    Card,
}

impl ItemKind {
    /// All kinds: first those that can be typed in, in the order in which screens offer them.
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

    /// Whether the kind has a list of its own to type into; items of other kinds are noted where they arise.
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

    /// The heading of its list.
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
