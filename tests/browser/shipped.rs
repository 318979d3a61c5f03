//! The words of the shipped scripts, for the tests that press and read them: if a script is reworded, no test has to
//! change.

use next_touch::domain::script::Line;
use next_touch::domain::script::fill::{fill, plain_text};
use next_touch::domain::script::library::shipped_scripts;
use next_touch::domain::script::{Gap, Values};

/// A context in which nothing is known.
struct Nothing;

impl Values for Nothing {
    fn value(&self, _: Gap) -> Option<String> {
        None
    }
}

/// The lines of a step of a shipped script.
fn lines_of(id: &str, step: &str) -> Vec<Line> {
    let (_, script) = shipped_scripts().into_iter().find(|(known, _)| *known == id).expect("a shipped script");
    script.step(step).expect("a step of it").lines.clone()
}

/// The lead's answer in `step` of the script `id` that leads to the step `to`.
pub fn answer(id: &str, step: &str, to: &str) -> String {
    let leads_there = |line: &Line| match line {
        Line::Answer { words, to: leads } if leads == to => Some(plain_text(&fill(words, &Nothing))),
        _ => None,
    };
    lines_of(id, step).iter().find_map(leads_there).expect("an answer that leads there")
}

/// The first question of a step.
pub fn question(id: &str, step: &str) -> String {
    questions(id, step).into_iter().next().expect("a question")
}

/// All questions of a step, in order.
pub fn questions(id: &str, step: &str) -> Vec<String> {
    let asked = |line: &Line| match line {
        Line::Ask { question, .. } => Some(plain_text(&fill(question, &Nothing))),
        _ => None,
    };
    lines_of(id, step).iter().filter_map(asked).collect()
}

/// The first sentence of a step that doesn't depend on what is known.
pub fn sentence(id: &str, step: &str) -> String {
    let said = |line: &Line| match line {
        Line::Say(pieces) => Some(plain_text(&fill(pieces, &Nothing))),
        _ => None,
    };
    let all: String = lines_of(id, step).iter().filter_map(said).collect::<Vec<_>>().join(" ");
    let whole = all.split_inclusive(['.', '?', '!']).map(str::trim).find(|sentence| !sentence.contains(['(', ')']));
    whole.expect("a sentence without a gap").to_owned()
}

/// The heading of a step.
pub fn heading(id: &str, step: &str) -> String {
    let (_, script) = shipped_scripts().into_iter().find(|(known, _)| *known == id).expect("a shipped script");
    script.step(step).expect("a step of it").title().to_owned()
}
