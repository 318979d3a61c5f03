//! The branch map of a script: where its answers lead, and the problems with them.

use super::kind::Kind;
use super::{Line, Problem, Script, Step};

impl Script {
    /// The step with this slug.
    pub fn step(&self, slug: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.slug == slug)
    }

    /// Whether any answer leads to another step; a script without answers is read from top to bottom.
    pub fn branches(&self) -> bool {
        self.steps.iter().any(|step| !step.leads_to().is_empty())
    }

    /// The step that follows without an answer; `None` if the script ends here or answers decide.
    ///
    /// In a script with answers only text before the first heading continues by itself: any other step without
    /// answers is an end, and the text below it belongs to another branch.
    pub fn runs_on_to(&self, slug: &str) -> Option<&Step> {
        let index = self.steps.iter().position(|step| step.slug == slug)?;
        let runs_on = self.steps.get(index)?.runs_on(self.branches());
        if runs_on { self.steps.get(index + 1) } else { None }
    }

    /// The steps at which the script ends.
    pub fn ends(&self) -> Vec<&Step> {
        let branches = self.branches();
        let last = self.steps.len().saturating_sub(1);
        self.steps
            .iter()
            .enumerate()
            .filter(|(index, step)| step.leads_to().is_empty() && (*index == last || !step.runs_on(branches)))
            .map(|(_, step)| step)
            .collect()
    }

    /// For each step, whether it can be reached from the first one.
    fn reached(&self) -> Vec<bool> {
        let place_of = |slug: &str| self.steps.iter().rposition(|step| step.slug == slug);
        let branches = self.branches();
        let mut reached = vec![false; self.steps.len()];
        let mut waiting = vec![0];
        while let Some(index) = waiting.pop() {
            let (Some(step), Some(reached)) = (self.steps.get(index), reached.get_mut(index)) else {
                continue;
            };
            if *reached {
                continue;
            }
            *reached = true;
            waiting.extend(step.leads_to().into_iter().filter_map(place_of));
            if step.runs_on(branches) {
                waiting.push(index + 1);
            }
        }
        reached
    }
}

impl Step {
    /// The slugs of the steps that the answers of this step lead to, in order.
    pub fn leads_to(&self) -> Vec<&str> {
        self.lines
            .iter()
            .filter_map(|line| match line {
                Line::Answer { to, .. } => Some(to.as_str()),
                Line::Say(_) | Line::Advice(_) | Line::Ask { .. } => None,
            })
            .collect()
    }

    fn runs_on(&self, script_branches: bool) -> bool {
        self.leads_to().is_empty() && (!script_branches || self.heading.is_empty())
    }
}

/// The problems of a script as a whole; `answers` are the line numbers and targets of its answers.
pub(super) fn problems(script: &Script, answers: &[(usize, String)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut problem = |line: usize, reason: String| problems.push(Problem { line, reason });
    if script.steps.is_empty() {
        problem(1, "This script says nothing yet.".to_owned());
    }
    if script.kind == Kind::Mail && script.subject.is_empty() {
        problem(1, "A mail needs a subject; add a line “subject: …” to the head.".to_owned());
    }
    for (line, to) in answers {
        if !script.steps.iter().any(|step| step.slug == *to) {
            problem(*line, format!("This answer leads to “{to}”, but no step is called so."));
        }
    }
    for (step, reached) in script.steps.iter().zip(script.reached()) {
        if step.lines.is_empty() {
            problem(step.line, format!("The step “{}” is empty.", step.heading));
        }
        if !reached {
            problem(step.line, format!("No answer leads to the step “{}”.", step.heading));
        }
    }
    problems
}
