//! Parses one paragraph: words, `{gaps}` and `[[optional parts]]`.

use std::iter::Peekable;
use std::str::Chars;

use super::gap::Gap;
use super::{Fragment, Problem, did_you_mean};

/// How deep optional parts may be nested.
///
/// Nobody speaks in deeper brackets, and the limit keeps a broken text from exhausting the stack.
const DEEPEST_OPTIONAL: usize = 3;

/// Longer text after a `{` is a forgotten brace, not a name.
const LONGEST_NAME: usize = 40;

/// Whether line breaks matter to the recipient or only end typed lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Written kinds keep line breaks.
    Kept,
    /// In spoken kinds a line break is a space.
    Spaces,
}

/// Parses `text`, which starts on line `first_line` of the script.
pub(super) fn pieces(text: &str, first_line: usize, breaks: Breaks, problems: &mut Vec<Problem>) -> Vec<Fragment> {
    let mut reader = Reader {
        chars: text.chars().peekable(),
        line: first_line,
        breaks,
        open: Vec::new(),
        outside: Level::new(first_line),
        problems,
    };
    reader.run();
    reader.outside.pieces
}

/// The fragments inside one `[[ ]]`, or outside all of them.
struct Level {
    line: usize,
    pieces: Vec<Fragment>,
    has_gap: bool,
    /// It contains an unknown gap, so the part can never be filled and is left out.
    unknown: bool,
}

impl Level {
    fn new(line: usize) -> Level {
        Level { line, pieces: Vec::new(), has_gap: false, unknown: false }
    }
}

struct Reader<'text, 'problems> {
    chars: Peekable<Chars<'text>>,
    line: usize,
    breaks: Breaks,
    open: Vec<Level>,
    outside: Level,
    problems: &'problems mut Vec<Problem>,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        while let Some(letter) = self.chars.next() {
            match letter {
                '{' => self.gap(),
                '}' => self.problem("This } closes nothing; a gap is written {like this}."),
                '[' if self.chars.next_if_eq(&'[').is_some() => self.open_optional(),
                ']' if self.chars.next_if_eq(&']').is_some() => self.close_optional(),
                '\n' => {
                    self.line += 1;
                    self.letter(match self.breaks {
                        Breaks::Kept => '\n',
                        Breaks::Spaces => ' ',
                    });
                }
                letter => self.letter(letter),
            }
        }
        while let Some(level) = self.open.pop() {
            self.problem_at(level.line, "This [[ is not closed; end the optional part with ]].");
            for piece in level.pieces {
                self.push(piece);
            }
        }
    }

    fn gap(&mut self) {
        let mut name = String::new();
        let mut letters = 0;
        while let Some(letter) = self.chars.next_if(|next| !matches!(next, '}' | '{' | '[' | ']' | '\n')) {
            name.push(letter);
            letters += 1;
            if LONGEST_NAME < letters {
                break;
            }
        }
        if self.chars.next_if_eq(&'}').is_none() {
            self.problem("This { is not closed; a gap is written {like this}.");
            self.text(&name);
            return;
        }
        if let Some(gap) = Gap::from_name(&name) {
            self.level().has_gap = true;
            self.push(Fragment::Gap(gap));
            return;
        }
        let name = super::gap::plain_name(&name);
        let hint = did_you_mean::hint(&name, Gap::ALL.into_iter().map(Gap::name));
        self.problem(&format!("There is no gap “{name}”.{hint}"));
        if self.open.is_empty() {
            // The speaker must see that something is missing, but never a raw token.
            self.text(&format!("({name}?)"));
        } else {
            self.level().unknown = true;
        }
    }

    fn open_optional(&mut self) {
        if self.open.len() < DEEPEST_OPTIONAL {
            self.open.push(Level::new(self.line));
        } else {
            self.problem("Optional parts stand too deep inside each other here.");
        }
    }

    fn close_optional(&mut self) {
        let Some(level) = self.open.pop() else {
            self.problem("This ]] closes nothing; an optional part begins with [[.");
            return;
        };
        if level.unknown {
            return;
        }
        if !level.has_gap {
            self.problem_at(level.line, "This optional part has no gap of its own, so it is always shown.");
        }
        self.push(Fragment::Optional(level.pieces));
    }

    fn level(&mut self) -> &mut Level {
        self.open.last_mut().unwrap_or(&mut self.outside)
    }

    fn push(&mut self, piece: Fragment) {
        match piece {
            Fragment::Text(text) => self.text(&text),
            piece => self.level().pieces.push(piece),
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let pieces = &mut self.level().pieces;
        match pieces.last_mut() {
            Some(Fragment::Text(before)) => before.push_str(text),
            _ => pieces.push(Fragment::Text(text.to_owned())),
        }
    }

    fn letter(&mut self, letter: char) {
        self.text(letter.encode_utf8(&mut [0; 4]));
    }

    fn problem(&mut self, reason: &str) {
        self.problem_at(self.line, reason);
    }

    fn problem_at(&mut self, line: usize, reason: &str) {
        self.problems.push(Problem { line, reason: reason.to_owned() });
    }
}
