//! Scripts: what to say, read from Markdown, filled from one lead.
//!
//! A script is text and stays text: [`read::read`] turns it into steps each time it is shown, so what the
//! salesperson typed is never rewritten. [`fill::fill`] puts the values of one lead into it.

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

/// A text to speak or to send, as it was read from Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// What the list of scripts calls it.
    pub title: String,
    /// What it is spoken into or written on.
    pub kind: Kind,
    /// When it is offered.
    pub situation: Situation,
    /// The subject line of a mail; empty for every other kind.
    pub subject: Vec<Fragment>,
    /// The steps in the order of the text; the first one opens.
    pub steps: Vec<Step>,
    /// What could not be understood, in the order of the lines. The rest works all the same.
    pub problems: Vec<Problem>,
}

/// One heading of a script and everything below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What links call it: the heading in small letters with hyphens.
    pub slug: String,
    /// The heading as typed; empty for text that stands before the first heading.
    pub heading: String,
    /// The line of its heading, counted from one.
    pub line: usize,
    /// What is said, asked and advised in it, in order.
    pub lines: Vec<Line>,
}

impl Step {
    /// Whether this step is left out until it is asked for: its heading ends in "(extra)".
    ///
    /// A voicemail has one step per slot; the extra ones cost seconds that the core does not need.
    pub fn is_extra(&self) -> bool {
        self.heading.trim_end().to_lowercase().ends_with("(extra)")
    }

    /// Whether they have said no by then, so that no next touch is read out: its heading ends in "(goodbye)".
    pub fn is_goodbye(&self) -> bool {
        self.heading.trim_end().to_lowercase().ends_with(GOODBYE)
    }

    /// The heading as a screen shows it, without the mark of an extra step or a goodbye.
    pub fn title(&self) -> &str {
        let heading = self.heading.trim_end();
        match heading.rsplit_once('(') {
            Some((title, _)) if self.is_extra() || self.is_goodbye() => title.trim_end(),
            _ => heading,
        }
    }
}

/// What ends the heading of a step in which one takes leave.
const GOODBYE: &str = "(goodbye)";

/// One paragraph of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Words to speak, or to send in a written kind.
    Say(Vec<Fragment>),
    /// Advice to the speaker; never spoken and never sent.
    Advice(Vec<Fragment>),
    /// What they may say, and the step where that leads.
    Answer {
        /// What they say.
        words: Vec<Fragment>,
        /// The slug of the step that follows.
        to: String,
    },
    /// A question whose answer is kept.
    Ask {
        /// The question as it is spoken.
        question: Vec<Fragment>,
        /// Where the answer is kept.
        field: AskField,
    },
}

impl Line {
    /// The pieces of this paragraph, whatever it is.
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
    /// Words that stand as they are.
    Text(String),
    /// A place filled from the lead, the next touch or the settings.
    Gap(Gap),
    /// A part that is dropped when a gap directly inside it is empty.
    Optional(Vec<Fragment>),
}

/// Something in a script that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line it stands on, counted from one.
    pub line: usize,
    /// What is wrong and what would help, as a sentence.
    pub reason: String,
}
