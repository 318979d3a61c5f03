//! Parses the front matter of a script: the `key: value` lines between two `---`.

use super::kind::{Kind, Situation};
use super::{Problem, did_you_mean};

/// The keys of the front matter.
const KEYS: [&str; 4] = ["title", "kind", "situation", "subject"];

/// The contents of the front matter.
pub(super) struct Front<'text> {
    pub(super) title: Option<&'text str>,
    pub(super) kind: Kind,
    pub(super) situation: Situation,
    /// The line number of the subject, and its text as typed.
    pub(super) subject: Option<(usize, &'text str)>,
    /// How many lines of the script it takes up.
    pub(super) lines: usize,
}

/// Parses the front matter at the start of `lines`, if there is any.
pub(super) fn front<'text>(lines: &[&'text str], problems: &mut Vec<Problem>) -> Front<'text> {
    let mut front = Front { title: None, kind: Kind::Call, situation: Situation::Other, subject: None, lines: 0 };
    let Some((first, rest)) = lines.split_first() else {
        return front;
    };
    if first.trim_end() != "---" {
        return front;
    }
    front.lines = 1;
    for line in rest {
        let number = front.lines + 1;
        if line.trim_end() == "---" {
            front.lines = number;
            return front;
        }
        if line.trim().is_empty() {
            front.lines = number;
            continue;
        }
        let Some((key, value)) = line.split_once(':') else {
            break;
        };
        // A heading or quote that contains a colon: the closing `---` is missing, and this is the script itself.
        if line.starts_with(['#', '>', '-', '?']) {
            break;
        }
        front.lines = number;
        read_line(&mut front, number, key, value.trim(), problems);
    }
    problems.push(Problem {
        line: 1,
        reason: "The head of the script is not closed; end it with a line of ---.".to_owned(),
    });
    front
}

fn read_line<'text>(front: &mut Front<'text>, line: usize, key: &str, value: &'text str, problems: &mut Vec<Problem>) {
    let mut problem = |reason: String| problems.push(Problem { line, reason });
    let key = key.trim().to_lowercase();
    match key.as_str() {
        "title" => front.title = Some(value),
        "subject" => front.subject = Some((line, value)),
        "kind" => match Kind::from_name(value) {
            Some(kind) => front.kind = kind,
            None => {
                let names = Kind::ALL.map(Kind::name);
                let hint = did_you_mean::hint(&value.to_lowercase(), names);
                problem(format!(
                    "There is no kind “{value}”; it is read as a call. Kinds: {}.{hint}",
                    names.join(", ")
                ));
            }
        },
        "situation" => match Situation::from_name(value) {
            Some(situation) => front.situation = situation,
            None => {
                let names = Situation::ALL.map(Situation::name);
                let hint = did_you_mean::hint(&value.to_lowercase(), names);
                problem(format!("There is no situation “{value}”; the script is kept under “other”.{hint}"));
            }
        },
        key => {
            let hint = did_you_mean::hint(key, KEYS);
            problem(format!("The head of a script has no “{key}”; it is left out.{hint}"));
        }
    }
}
