//! The rows of a list that the salesperson should look at, with the words about each.

use std::collections::HashMap;

use super::in_progress::shortened;
use super::next_touch::{ListedNext, listed_next};
use super::{DryRow, DryRun, Fate, Twin};
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::time::Now;
use crate::formats::person::Person;

/// A row that the salesperson should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// The row number in the file, counted from 1.
    pub row: usize,
    /// The name of the person.
    pub who: String,
    /// The words about it.
    pub words: Vec<String>,
    /// Whether a cell could not be parsed; it goes into the note unless the row is left out.
    pub has_problem: bool,
    /// Whether the salesperson can merge, skip or keep it.
    pub has_choice: bool,
    /// Whether the import says that they must not be called.
    pub is_marked: bool,
    /// The next touch that the list has for a known lead.
    pub next: Option<ListedNext>,
}

/// The number of rows to look at, and the first of them, at most `most`: uncertain matches before certain ones.
pub fn rows_to_look_at(run: &DryRun<LeadId>, book: &Book, now: &Now, most: usize) -> (usize, Vec<RowView>) {
    let next = NextOfRows::new(run, book, now);
    let is_sure = |row: &&DryRow<LeadId>| {
        let is_known = matches!(row.fate, Fate::AlreadyKnown(_) | Fate::DuplicateOfRow(_));
        is_known && row.problems.is_empty() && row.do_not_call.is_empty() && next.of(row).is_none()
    };
    let worth = || run.rows.iter().filter(|row| needs_a_look(row));
    let ordered = worth().filter(|row| !is_sure(row)).chain(worth().filter(is_sure));
    (worth().count(), ordered.take(most).map(|row| row_view(row, next.of(row))).collect())
}

/// How many rows possibly match a known lead or another row.
pub fn count_in_doubt(run: &DryRun<LeadId>) -> usize {
    run.rows.iter().filter(|row| matches!(row.fate, Fate::PossiblyTheSame(_))).count()
}

/// Whether there is anything to say about a row.
fn needs_a_look(row: &DryRow<LeadId>) -> bool {
    let has_remark = row.person.as_ref().is_some_and(|person| person.do_not_call_remark);
    row.fate != Fate::New || has_remark || row.is_marked || !row.problems.is_empty() || !row.do_not_call.is_empty()
}

/// The next touches that rows contain for their leads.
struct NextOfRows<'a> {
    book: &'a Book,
    now: &'a Now,
    /// The known lead of each row, possibly by way of another row.
    leads: HashMap<usize, LeadId>,
    /// How many rows have a date for each lead: if there are several, none counts unless chosen.
    dated: HashMap<LeadId, usize>,
}

impl<'a> NextOfRows<'a> {
    fn new(run: &DryRun<LeadId>, book: &'a Book, now: &'a Now) -> NextOfRows<'a> {
        let mut next = NextOfRows { book, now, leads: HashMap::new(), dated: HashMap::new() };
        for row in &run.rows {
            let lead = match &row.fate {
                Fate::AlreadyKnown(lead) | Fate::PossiblyTheSame(Twin::Lead(lead)) => Some(*lead),
                Fate::DuplicateOfRow(twin) | Fate::PossiblyTheSame(Twin::Row(twin)) => next.leads.get(twin).copied(),
                Fate::New | Fate::NotALead(_) => None,
            };
            let Some(lead) = lead else { continue };
            next.leads.insert(row.row, lead);
            if row.person.as_ref().is_some_and(|person| person.next_touch.is_some()) {
                *next.dated.entry(lead).or_default() += 1;
            }
        }
        next
    }

    fn of(&self, row: &DryRow<LeadId>) -> Option<ListedNext> {
        let lead = self.leads.get(&row.row)?;
        let mut listed = listed_next(self.book.lead(*lead)?, row.person.as_ref()?, self.now)?;
        listed.is_proposed &= self.dated.get(lead) == Some(&1);
        Some(listed)
    }
}

fn row_view(row: &DryRow<LeadId>, next: Option<ListedNext>) -> RowView {
    let twin = match &row.fate {
        Fate::New => None,
        Fate::DuplicateOfRow(twin) => Some(format!("same as row {twin} ({}): {}", row.twin_name, row.shared)),
        Fate::AlreadyKnown(_) => Some(format!("you already have {}: {}", row.twin_name, row.shared)),
        Fate::PossiblyTheSame(Twin::Row(twin)) => {
            Some(format!("perhaps the same as row {twin} ({}): {}", row.twin_name, row.shared))
        }
        Fate::PossiblyTheSame(Twin::Lead(_)) => Some(format!("perhaps your lead {}: {}", row.twin_name, row.shared)),
        Fate::NotALead(reason) => Some(format!("{reason} Left out.")),
    };
    let problems = row.problems.iter().map(|problem| {
        let text = shortened(&problem.text);
        if text.is_empty() {
            return problem.reason.clone();
        }
        format!("{} “{text}”: {}", problem.column, problem.reason)
    });
    let said = Some(shortened(&row.text)).filter(|text| row.person.is_none() && !text.is_empty());
    let remark = row.person.as_ref().is_some_and(|person| person.do_not_call_remark);
    let remark = remark.then(|| "The note seems to say that they must not be called.".to_owned());
    let suppressed =
        row.do_not_call.iter().map(|contact| format!("{contact} is on your do-not-call list and stays blocked."));
    RowView {
        row: row.row,
        who: row.person.as_ref().map(Person::shown_name).or(said).unwrap_or_default(),
        words: twin.into_iter().chain(problems).chain(remark).chain(suppressed).collect(),
        has_problem: row.person.is_some() && row.problems.iter().any(|problem| !problem.text.is_empty()),
        has_choice: matches!(row.fate, Fate::DuplicateOfRow(_) | Fate::AlreadyKnown(_) | Fate::PossiblyTheSame(_)),
        is_marked: row.is_marked,
        next,
    }
}
