//! Parses a script from Markdown. Parsing never fails: problems carry their line number, and the rest works.
//!
//! Headings are steps, block quotes are spoken (or sent), plain text is advice, a list item with a link is an answer
//! that leads to a step, and `? question → field` asks a question and stores the answer.

use crate::domain::util::FlatMap;
use crate::domain::util::sort_by;

use super::front::{Front, front};
use super::gap::AskField;
use super::inline::{Breaks, pieces};
use super::{Line, Problem, Script, Step, did_you_mean, map};

/// The title of a script that has none.
const UNTITLED: &str = "Script without a title";

/// Parses any text as a script.
pub fn read(text: &str) -> Script {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<&str> = text.lines().collect();
    let mut problems = Vec::new();
    let front = front(&lines, &mut problems);

    let mut body = Body::new(&front, problems);
    for (index, line) in lines.iter().enumerate().skip(front.lines) {
        body.line(index + 1, line.trim_end());
    }
    body.finish(&front)
}

/// The kind of the paragraph being parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Say,
    Advice,
}

/// The script below its front matter, as far as it has been parsed.
struct Body {
    breaks: Breaks,
    heading_title: Option<String>,
    steps: Vec<Step>,
    /// How many steps share each slug.
    slugs: FlatMap<String, usize>,
    /// The line number and target of every answer.
    answers: Vec<(usize, String)>,
    /// The paragraph being parsed: its kind, first line number and text so far.
    paragraph: Option<(Block, usize, String)>,
    problems: Vec<Problem>,
}

impl Body {
    fn new(front: &Front, problems: Vec<Problem>) -> Body {
        Body {
            breaks: if front.kind.is_written() { Breaks::Kept } else { Breaks::Spaces },
            heading_title: None,
            steps: Vec::new(),
            slugs: FlatMap::new(),
            answers: Vec::new(),
            paragraph: None,
            problems,
        }
    }

    fn line(&mut self, number: usize, line: &str) {
        let line = line.trim_start();
        if let Some(quoted) = line.strip_prefix('>') {
            self.paragraph_line(Block::Say, number, quoted);
        } else if line.is_empty() || line.bytes().all(|byte| byte == b'-') {
            self.end_paragraph();
        } else if line.starts_with('#') {
            self.heading(number, line);
        } else if let Some(question) = line.strip_prefix('?') {
            self.ask(number, question);
        } else if let Some((words, target)) = answer(line) {
            self.end_paragraph();
            let words = pieces(words, number, Breaks::Spaces, &mut self.problems);
            let to = slug(target);
            self.answers.push((number, to.clone()));
            self.add(number, Line::Answer { words, to });
        } else {
            self.paragraph_line(Block::Advice, number, line);
        }
    }

    fn heading(&mut self, number: usize, line: &str) {
        self.end_paragraph();
        let heading = line.trim_start_matches('#').trim();
        let is_title = line.starts_with("# ") && self.heading_title.is_none();
        if is_title && self.steps.is_empty() {
            self.heading_title = Some(heading.to_owned());
            return;
        }
        // "(goodbye)" is not part of the slug, so links need not repeat it.
        let name = heading.to_lowercase();
        let plain = slug(name.strip_suffix(super::GOODBYE).unwrap_or(&name));
        let copies = self.slugs.get(&plain).copied().unwrap_or(0);
        self.slugs.insert(plain.clone(), copies + 1);
        let unique = if copies == 0 { plain } else { format!("{plain}-{copies}") };
        if copies > 0 {
            self.problem(number, format!("There are two steps called “{heading}”; links lead to the first."));
        }
        if heading.is_empty() {
            self.problem(number, "This heading is empty; give the step a name.".to_owned());
        }
        self.steps.push(Step { slug: unique, heading: heading.to_owned(), line: number, lines: Vec::new() });
    }

    fn ask(&mut self, number: usize, line: &str) {
        self.end_paragraph();
        let Some((question, field)) = split_at_last_arrow(line) else {
            self.problem(number, "This question keeps its answer nowhere; end it with → and a field.".to_owned());
            let advice = pieces(line, number, Breaks::Spaces, &mut self.problems);
            self.add(number, Line::Advice(advice));
            return;
        };
        let question = pieces(question.trim(), number, Breaks::Spaces, &mut self.problems);
        let field = match AskField::from_name(field) {
            Some(field) => field,
            None => {
                let field = super::gap::plain_name(field);
                let hint = did_you_mean::hint(&field, AskField::ALL.map(AskField::name));
                self.problem(number, format!("There is no field “{field}”; the answer is kept as a note.{hint}"));
                AskField::Note
            }
        };
        self.add(number, Line::Ask { question, field });
    }

    fn paragraph_line(&mut self, block: Block, number: usize, line: &str) {
        let line = line.trim();
        match &mut self.paragraph {
            Some((open, _, text)) if *open == block && !line.is_empty() => {
                text.push('\n');
                text.push_str(line);
            }
            _ => {
                self.end_paragraph();
                if !line.is_empty() {
                    self.paragraph = Some((block, number, line.to_owned()));
                }
            }
        }
    }

    fn end_paragraph(&mut self) {
        let Some((block, number, text)) = self.paragraph.take() else {
            return;
        };
        let breaks = match block {
            Block::Say => self.breaks,
            Block::Advice => Breaks::Spaces,
        };
        let pieces = pieces(&text, number, breaks, &mut self.problems);
        self.add(
            number,
            match block {
                Block::Say => Line::Say(pieces),
                Block::Advice => Line::Advice(pieces),
            },
        );
    }

    /// Adds a line to the last step; text before the first heading forms a step of its own.
    fn add(&mut self, number: usize, line: Line) {
        match self.steps.last_mut() {
            Some(step) => step.lines.push(line),
            None => {
                self.steps.push(Step { slug: String::new(), heading: String::new(), line: number, lines: vec![line] })
            }
        }
    }

    fn problem(&mut self, line: usize, reason: String) {
        self.problems.push(Problem { line, reason });
    }

    fn finish(mut self, front: &Front) -> Script {
        self.end_paragraph();
        let subject = match front.subject {
            Some((line, text)) => pieces(text, line, Breaks::Spaces, &mut self.problems),
            None => Vec::new(),
        };
        let title = match front.title {
            Some(title) if !title.is_empty() => title.to_owned(),
            _ => self.heading_title.filter(|title| !title.is_empty()).unwrap_or(UNTITLED.to_owned()),
        };
        let mut script = Script {
            title,
            kind: front.kind,
            situation: front.situation,
            subject,
            steps: self.steps,
            problems: self.problems,
        };
        let problems = map::problems(&script, &self.answers);
        script.problems.extend(problems);
        sort_by(&mut script.problems, |one, other| one.line.cmp(&other.line));
        script
    }
}

/// Parses a list item with a link: what they say, and the target of the link.
fn answer(line: &str) -> Option<(&str, &str)> {
    let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).or_else(|| line.strip_prefix("+ "))?;
    let (before, target) = item.rsplit_once("](#")?;
    let (target, _) = target.split_once(')')?;
    let (words, label) = before.rsplit_once('[')?;
    let words = words.trim_end();
    let words = words.strip_suffix('→').or_else(|| words.strip_suffix("->")).unwrap_or(words);
    // In "- [They have a minute](#open)" the link text is what they say.
    let words = if words.trim().is_empty() { label } else { words };
    Some((words.trim(), target))
}

fn split_at_last_arrow(line: &str) -> Option<(&str, &str)> {
    line.rsplit_once('→').or_else(|| line.rsplit_once("->"))
}

/// The slug of a heading: lower-case letters and digits, with hyphens between them.
pub fn slug(heading: &str) -> String {
    let mut slug = String::new();
    for letter in heading.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if (letter.is_whitespace() || letter == '-') && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}
