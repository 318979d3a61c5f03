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
pub enum Item {
    /// What they cannot do without, in their words (S0.18).
    MustHave {
        /// Their words.
        text: String,
        /// Whether they said it.
        source: Source,
    },
    /// A sentence of theirs, verbatim (S0.45).
    Quote {
        /// The sentence, without quote marks.
        text: String,
    },
}
