//! What is known of a lead beyond name and number: things said, each kept with its source.

/// Where a piece of knowledge comes from. A guess never reaches a script (S4.44).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// They said so.
    Said,
    /// The salesperson guesses so.
    Guessed,
}

/// One thing known of a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What kind of thing it is.
    pub kind: ItemKind,
    /// The thing itself; a quote is verbatim and without quote marks.
    pub text: String,
    /// Whether they said it.
    pub source: Source,
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
}

impl ItemKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [ItemKind; 11] = [
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
    ];

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
        }
    }
}
