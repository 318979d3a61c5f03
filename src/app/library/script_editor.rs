//! The script editor: how the text reads for one lead, its problems by line, how long it takes to say, and where its
//! answers lead.

use super::wording_hints::{self, Remark};
use crate::app::call::CallDraft;
use crate::app::call::messages::rate;
use crate::app::call::script;
use crate::app::call::script_values::TouchValues;
use crate::app::format::dates;
use crate::app::today::rows;
use crate::domain::book::Book;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::lead::{Created, Lead};
use crate::domain::library::script_versions::versions;
use crate::domain::script::Kind;
use crate::domain::script::fill::{self, Shown};
use crate::domain::script::read::read;
use crate::domain::script::speaking::{self, Length};
use crate::domain::script::{Fragment, Line, Script, Step};
use crate::domain::time::Now;

/// A step with its gaps filled for one lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPreview {
    /// Its heading.
    pub heading: String,
    /// The paragraphs that are said or sent.
    pub said: Vec<Vec<Shown>>,
}

/// A row of the branch map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its depth in the tree.
    pub depth: usize,
    /// What they say; empty for the first step.
    pub answer: String,
    /// The step it leads to, with "again" if that step is listed above already.
    pub to: String,
}

/// The script editor's view beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorView {
    /// The title.
    pub title: String,
    /// The kind.
    pub kind: Kind,
    /// Parse errors and weak phrases, each with its line number.
    pub problems: Vec<(usize, String)>,
    /// The steps as they read.
    pub steps: Vec<StepPreview>,
    /// How long the mandatory part takes to say, in seconds.
    pub seconds: u32,
    /// Whether that is too short or too long; only a voicemail can be.
    pub length: Length,
    /// The branch map.
    pub branches: Vec<Branch>,
    /// Remarks about the whole text.
    pub remarks: Vec<Remark>,
}

/// Analyses a script while it is being typed.
pub fn editor(book: &Book, lead: &Lead, text: &str, now: Now) -> EditorView {
    let script = read(text);
    let call = CallDraft::new(lead.id);
    let following = script::after_call(book, lead, &call, &now);
    let values = TouchValues { book, lead, following: following.as_ref(), call: None, typed: &call.gaps, now };
    let core = fill::whole_text(&script, &values, |step: &Step| !step.is_extra());
    let seconds = speaking::seconds(&core, rate(book));
    let steps =
        script.steps.iter().map(|step| StepPreview { heading: step.heading.clone(), said: said(step, &values) });
    EditorView {
        steps: steps.collect(),
        problems: problems(book, &script, text),
        seconds,
        length: if script.kind == Kind::Voicemail { Length::of(seconds) } else { Length::Good },
        branches: branches(&script),
        remarks: whole_remarks(book, lead, &script, &core),
        kind: script.kind,
        title: script.title,
    }
}

fn said(step: &Step, values: &TouchValues) -> Vec<Vec<Shown>> {
    let said = step.lines.iter().filter_map(|line| match line {
        Line::Say(pieces) | Line::Ask { question: pieces, .. } => Some(fill::fill(pieces, values)),
        Line::Advice(_) | Line::Answer { .. } => None,
    });
    said.filter(|shown| !shown.is_empty()).collect()
}

/// Parse errors first, then weak phrases, each with its line number.
fn problems(book: &Book, script: &Script, text: &str) -> Vec<(usize, String)> {
    let mut problems: Vec<(usize, String)> =
        script.problems.iter().map(|problem| (problem.line, problem.reason.clone())).collect();
    let weak = wording_hints::in_lines(book, text).into_iter();
    problems.extend(weak.map(|(line, weak)| (line, format!("“{}”: {} {}", weak.marked, weak.reason, weak.better))));
    problems
}

/// Remarks about the text as a whole; those about single phrases are listed by line.
fn whole_remarks(book: &Book, lead: &Lead, script: &Script, core: &str) -> Vec<Remark> {
    // Whether a step of a talk asks for something depends on the talk, so only complete texts are checked.
    if matches!(script.kind, Kind::Call | Kind::Gatekeeper | Kind::HonestTalk) {
        return Vec::new();
    }
    let all = wording_hints::remarks(book, lead, script.kind, core);
    all.into_iter().filter(|remark| remark.marked.is_empty()).collect()
}

/// The branch map as an indented list, starting at the first step.
pub fn branches(script: &Script) -> Vec<Branch> {
    let mut rows = Vec::new();
    if let Some(first) = script.steps.first() {
        let mut seen = Vec::new();
        walk(script, first, "", 0, &mut seen, &mut rows);
    }
    rows
}

/// A longer map helps nobody, and a text of nothing but headings must not exhaust the stack.
const MOST_BRANCHES: usize = 200;

fn walk<'a>(
    script: &'a Script,
    step: &'a Step,
    answer: &str,
    depth: usize,
    seen: &mut Vec<&'a str>,
    rows: &mut Vec<Branch>,
) {
    let title = if step.title().is_empty() { "Beginning" } else { step.title() };
    let again = seen.contains(&step.slug.as_str());
    let to = if again { format!("{title} (again)") } else { title.to_owned() };
    rows.push(Branch { depth, answer: answer.to_owned(), to });
    if again || MOST_BRANCHES < rows.len() {
        return;
    }
    seen.push(&step.slug);
    for line in &step.lines {
        if let Line::Answer { words, to } = line
            && let Some(next) = script.step(to)
        {
            let answer = words.iter().map(|piece| match piece {
                Fragment::Text(text) => text.clone(),
                Fragment::Gap(gap) => format!("{{{}}}", gap.name()),
                Fragment::Optional(_) => String::new(),
            });
            walk(script, next, &answer.collect::<String>(), depth + 1, seen, rows);
        }
    }
    if let Some(next) = script.runs_on_to(&step.slug) {
        walk(script, next, "", depth, seen, rows);
    }
}

/// A version of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// The library item that holds it.
    pub piece: LibraryItemId,
    /// When it was written.
    pub when: String,
    /// What it is: the current words, earlier ones, or "as shipped".
    pub what: String,
    /// Its text; empty if it restored the shipped text.
    pub text: String,
}

/// The versions of a script, the latest first.
pub fn version_rows(book: &Book, id: &str, now: &Now) -> Vec<VersionRow> {
    let rows = versions(book, id).into_iter().enumerate().map(|(index, (version, piece))| {
        let local = now.local_of(piece.at);
        let what = match (index, piece.text.is_empty()) {
            (_, true) => "without words of my own",
            (0, false) => "in use",
            (_, false) => "earlier",
        };
        VersionRow {
            piece: version,
            when: format!("{} {}", dates::near_date(local.date(), now.today()), dates::time(local)),
            what: what.to_owned(),
            text: piece.text.clone(),
        }
    });
    rows.collect()
}

/// A lead with only a name, to preview scripts while there are no leads.
pub fn example_lead(now: &Now) -> Option<Lead> {
    let id = LeadId("AAAAAAAA.0".parse().ok()?);
    let mut lead = Lead::new(id, Created { at: now.instant, import: None }, now.today());
    lead.name = "Anna Ortiz".to_owned();
    Some(lead)
}

/// The leads to preview a script with, due ones first.
pub fn preview_leads(book: &Book, now: &Now) -> Vec<(LeadId, String)> {
    let first = rows::leads_by_next_touch(book, now).into_iter().take(MOST_PREVIEWS);
    first.filter_map(|id| book.lead(id).map(|lead| (id, lead.title().to_owned()))).collect()
}

/// Nobody would choose from a longer list.
const MOST_PREVIEWS: usize = 30;

/// The initial text of a new script.
pub const NEW_SCRIPT: &str = "---\ntitle: My script\nkind: call\nsituation: other\n---\n## Open\n> {greeting}[[ {first name}]], {my name} here. Do you have three minutes?\n";
