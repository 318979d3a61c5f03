//! Fills the values of one lead into a script, so that the result can be spoken or sent as it is.
//!
//! One pass: a value is never parsed again, whatever it contains. What is dropped leaves no trace: no double space,
//! no stray comma, no empty sentence.

use super::gap::{Gap, Values};
use super::inline::{Breaks, pieces};
use super::{Fragment, Line, Script, Step};

/// A part of a filled paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Words of the script.
    Text(String),
    /// A gap with its value.
    Value {
        /// The gap.
        gap: Gap,
        /// The text filled in.
        text: String,
    },
    /// A gap without a value, and the question that would fill it.
    Missing {
        /// The gap.
        gap: Gap,
        /// The question shown in its place.
        question: &'static str,
    },
}

/// Fills the gaps of a paragraph. The result is empty if nothing is left to say.
pub fn fill(pieces: &[Fragment], values: &dyn Values) -> Vec<Shown> {
    let mut seam = Seam::default();
    pour(pieces, values, &mut seam);
    seam.shown
}

/// The text of a filled paragraph; a missing gap appears as its question in brackets.
pub fn plain_text(shown: &[Shown]) -> String {
    let mut plain = String::new();
    for part in shown {
        match part {
            Shown::Text(text) | Shown::Value { text, .. } => plain.push_str(text),
            Shown::Missing { question, .. } => {
                plain.push('(');
                plain.push_str(question);
                plain.push(')');
            }
        }
    }
    plain
}

/// The gaps that show a question, each once, in order of appearance.
pub fn missing(script: &Script, values: &dyn Values) -> Vec<Gap> {
    let mut missing = Vec::new();
    let lines = script.steps.iter().flat_map(|step| &step.lines).map(Line::pieces);
    for piece in std::iter::once(script.subject.as_slice()).chain(lines).flatten() {
        if let Fragment::Gap(gap) = piece
            && value(*gap, values).is_none()
            && !missing.contains(gap)
        {
            missing.push(*gap);
        }
    }
    missing
}

/// The gaps that keep optional parts of these steps from being said, each once.
pub fn could_fill(script: &Script, values: &dyn Values, wanted: &dyn Fn(&Step) -> bool) -> Vec<Gap> {
    let mut found = Vec::new();
    for line in script.steps.iter().filter(|step| wanted(step)).flat_map(|step| &step.lines) {
        if let Line::Say(pieces) = line {
            find_unfilled(pieces, values, false, &mut found);
        }
    }
    found
}

fn find_unfilled(pieces: &[Fragment], values: &dyn Values, optional: bool, found: &mut Vec<Gap>) {
    for piece in pieces {
        match piece {
            Fragment::Gap(gap) if optional && value(*gap, values).is_none() && !found.contains(gap) => found.push(*gap),
            Fragment::Gap(_) | Fragment::Text(_) => {}
            Fragment::Optional(inner) => find_unfilled(inner, values, true, found),
        }
    }
}

/// Fills one line of words with gaps; `None` if a required value is unknown.
pub fn fill_line(text: &str, values: &dyn Values) -> Option<String> {
    let shown = fill(&pieces(text, 1, Breaks::Spaces, &mut Vec::new()), values);
    let lacks = shown.iter().any(|part| matches!(part, Shown::Missing { .. }));
    (!lacks && !shown.is_empty()).then(|| plain_text(&shown))
}

/// The whole text spoken or sent in the steps for which `wanted` returns true.
///
/// Written kinds have an empty line between paragraphs; spoken ones run on.
pub fn whole_text(script: &Script, values: &dyn Values, wanted: impl Fn(&Step) -> bool) -> String {
    let paragraphs: Vec<String> = script
        .steps
        .iter()
        .filter(|step| wanted(step))
        .flat_map(|step| &step.lines)
        .filter_map(|line| match line {
            Line::Say(pieces) => Some(plain_text(&fill(pieces, values))),
            Line::Advice(_) | Line::Answer { .. } | Line::Ask { .. } => None,
        })
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    paragraphs.join(if script.kind.is_written() { "\n\n" } else { " " })
}

/// The subject line of a mail.
pub fn subject(script: &Script, values: &dyn Values) -> String {
    plain_text(&fill(&script.subject, values))
}

/// A value formatted for a sentence: trimmed, with single spaces; line breaks stay.
fn value(gap: Gap, values: &dyn Values) -> Option<String> {
    let value = values.value(gap)?;
    let lines: Vec<String> = value
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    let mut whole = lines.join("\n");
    // "I can't wait.." ends in one full stop.
    while whole.ends_with("..") {
        whole.pop();
    }
    (!whole.is_empty()).then_some(whole)
}

fn pour(pieces: &[Fragment], values: &dyn Values, seam: &mut Seam) {
    for piece in pieces {
        match piece {
            Fragment::Text(text) => seam.text(text),
            Fragment::Gap(gap) => match value(*gap, values) {
                Some(text) => seam.part(Shown::Value { gap: *gap, text }),
                None => seam.part(Shown::Missing { gap: *gap, question: gap.question() }),
            },
            Fragment::Optional(inner) => {
                let full = inner.iter().all(|piece| match piece {
                    Fragment::Gap(gap) => value(*gap, values).is_some(),
                    Fragment::Text(_) | Fragment::Optional(_) => true,
                });
                if full {
                    pour(inner, values, seam);
                } else {
                    seam.dropped = true;
                }
            }
        }
    }
}

/// Joins parts of a text so that the seams between them do not show.
#[derive(Default)]
struct Seam {
    shown: Vec<Shown>,
    /// The last letter written; `None` at the start.
    last: Option<char>,
    /// White space to write if something follows.
    space: Option<char>,
    /// Whether something was dropped since the last letter.
    dropped: bool,
    /// Whether the last letter belongs to a value or question rather than to the script.
    after_part: bool,
}

impl Seam {
    fn text(&mut self, text: &str) {
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == '\n' {
                self.space = Some('\n');
            } else if letter.is_whitespace() {
                self.space = self.space.or(Some(' '));
            } else if is_mark(letter) {
                let stands_alone = match letters.peek() {
                    Some(next) => next.is_whitespace() || is_mark(*next),
                    None => true,
                };
                self.mark(letter, stands_alone);
            } else {
                self.letter(letter);
            }
        }
    }

    /// Adds a mark such as a comma or full stop, which closes the text before it.
    fn mark(&mut self, mark: char, stands_alone: bool) {
        let spaced = self.space.is_some();
        if stands_alone && (spaced || self.dropped || self.last.is_none()) {
            match self.last {
                // There is no text that this mark could close.
                None => return,
                Some(last) if is_sentence_end(last) => return,
                Some(',' | ';' | ':') => {
                    self.replace_last(mark);
                    return;
                }
                Some(_) => self.space = None,
            }
        }
        // "We need it now." before a comma loses its full stop; "Acme Inc." keeps it.
        if self.after_part && matches!(mark, ',' | ';' | ':') && !spaced {
            self.strip_full_stop();
        }
        // "Acme Inc." at the end of a sentence already has its full stop.
        if self.after_part && mark == '.' && self.last.is_some_and(is_sentence_end) && !spaced {
            self.after_part = false;
            return;
        }
        self.write(mark);
    }

    fn letter(&mut self, letter: char) {
        let begins = self.last.is_none_or(is_sentence_end);
        if self.dropped && begins && letter.is_lowercase() {
            for capital in letter.to_uppercase() {
                self.write(capital);
            }
            return;
        }
        self.write(letter);
    }

    /// Writes a letter of the script, after any pending white space.
    fn write(&mut self, letter: char) {
        let space = self.space.take().filter(|_| self.last.is_some());
        if !matches!(self.shown.last(), Some(Shown::Text(_))) {
            self.shown.push(Shown::Text(String::new()));
        }
        if let Some(Shown::Text(text)) = self.shown.last_mut() {
            text.extend(space);
            text.push(letter);
        }
        self.dropped = false;
        // “We need it now.” ends its sentence inside the quotation marks.
        let closes_quote = matches!(letter, '”' | '"' | '’');
        if closes_quote && self.after_part && self.last.is_some_and(is_sentence_end) {
            return;
        }
        self.last = Some(letter);
        self.after_part = false;
    }

    /// Removes the full stop of a value that is a sentence.
    fn strip_full_stop(&mut self) {
        if let Some(Shown::Value { text, .. }) = self.shown.last_mut()
            && SENTENCE_WORDS <= text.split_whitespace().count()
            && text.ends_with('.')
        {
            text.pop();
            self.last = text.chars().next_back();
        }
    }

    /// Replaces the last letter by `mark`, where a list or clause lost its end.
    fn replace_last(&mut self, mark: char) {
        self.space = None;
        if let Some(Shown::Text(text)) = self.shown.last_mut() {
            text.pop();
            text.push(mark);
            self.last = Some(mark);
        }
    }

    /// Adds a value or a question, after any pending white space.
    fn part(&mut self, part: Shown) {
        let last = match &part {
            Shown::Text(text) | Shown::Value { text, .. } => text.chars().next_back(),
            Shown::Missing { .. } => Some(')'),
        };
        if let Some(space) = self.space.take().filter(|_| self.last.is_some()) {
            match self.shown.last_mut() {
                Some(Shown::Text(text)) => text.push(space),
                _ => self.shown.push(Shown::Text(space.to_string())),
            }
        }
        self.shown.push(part);
        self.last = last;
        self.dropped = false;
        self.after_part = true;
    }
}

/// A text of at least this many words is a sentence and not a name.
const SENTENCE_WORDS: usize = 4;

fn is_mark(letter: char) -> bool {
    matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | '…')
}

fn is_sentence_end(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…')
}
