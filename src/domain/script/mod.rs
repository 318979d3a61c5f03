//! Scripts: what to say, parsed from Markdown and filled for one lead. This wing knows no book: values come from
//! outside.
//!
//! A script is stored as text: [`read::read`] parses it into steps each time it is shown, so what the salesperson
//! typed is never rewritten. [`fill::fill`] fills in the values of one lead.
//!
//! * [`read`], [`fill`]: parsing and filling.
//! * [`library`]: the shipped scripts, and which script is offered when.
//! * [`words`], [`hours`]: days, times and opening hours as one says them.
//! * [`speaking`]: how long a text takes to say.

mod did_you_mean;
pub mod fill;
mod front;
mod gap;
pub mod hours;
mod inline;
mod kind;
pub mod library;
mod map;
pub mod read;
pub mod speaking;
pub mod words;

pub use gap::{AskField, Gap, GapHome, SettingsField, Values};
pub use kind::{Kind, Situation};

/// A text to speak or to send, parsed from Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its title in the list of scripts.
    pub title: String,
    /// Whether it is a call, a voicemail, a mail …
    pub kind: Kind,
    /// The situation in which it is offered.
    pub situation: Situation,
    /// The subject line of a mail; empty for all other kinds.
    pub subject: Vec<Fragment>,
    /// The steps in text order; the first one opens the talk.
    pub steps: Vec<Step>,
    /// What could not be parsed, in line order. The rest still works.
    pub problems: Vec<Problem>,
}

/// One heading of a script and the text below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The name used in links: the heading in lower case with hyphens.
    pub slug: String,
    /// The heading as typed; empty for text before the first heading.
    pub heading: String,
    /// The line of its heading, counted from one.
    pub line: usize,
    /// What is said, asked and advised, in order.
    pub lines: Vec<Line>,
}

impl Step {
    /// Whether this step is left out unless requested: its heading ends in "(extra)".
    ///
    /// A voicemail has one step per slot; the extra ones cost seconds that the core does not need.
    pub fn is_extra(&self) -> bool {
        self.heading.trim_end().to_lowercase().ends_with("(extra)")
    }

    /// Whether they have said no by this step, so that no next touch is read out: its heading ends in "(goodbye)".
    pub fn is_goodbye(&self) -> bool {
        self.heading.trim_end().to_lowercase().ends_with(GOODBYE)
    }

    /// The heading for display, without "(extra)" or "(goodbye)".
    pub fn title(&self) -> &str {
        let heading = self.heading.trim_end();
        match heading.rsplit_once('(') {
            Some((title, _)) if self.is_extra() || self.is_goodbye() => title.trim_end(),
            _ => heading,
        }
    }
}

/// The end of the heading of a farewell step.
const GOODBYE: &str = "(goodbye)";

/// One paragraph of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Words to speak, or to send in a written script.
    Say(Vec<Fragment>),
    /// Advice to the speaker; never spoken and never sent.
    Advice(Vec<Fragment>),
    /// Something they may say, and the step that it leads to.
    Answer {
        /// What they say.
        words: Vec<Fragment>,
        /// The slug of the next step.
        to: String,
    },
    /// A question whose answer is stored.
    Ask {
        /// The question to ask.
        question: Vec<Fragment>,
        /// Where the answer is stored.
        field: AskField,
    },
}

impl Line {
    /// The fragments of this paragraph, of whatever kind.
    pub fn pieces(&self) -> &[Fragment] {
        match self {
            Line::Say(pieces) | Line::Advice(pieces) => pieces,
            Line::Answer { words, .. } => words,
            Line::Ask { question, .. } => question,
        }
    }
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// Plain words.
    Text(String),
    /// A gap, filled from the lead, the next touch or the settings.
    Gap(Gap),
    /// A part that is dropped if a gap directly inside it is empty.
    Optional(Vec<Fragment>),
}

/// Something in a script that could not be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line number, counted from one.
    pub line: usize,
    /// What is wrong and how to fix it, as a sentence.
    pub reason: String,
}
