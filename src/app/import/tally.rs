//! Counts what the rows become, without joining anything, so that it can run again after every choice.

use std::collections::HashMap;

use super::{Choice, DryRun, Fate, Twin};

/// What the rows become under the present choices. Each row is counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Rows that become new leads.
    pub new: usize,
    /// Rows that add to leads of the book, if they contain anything new.
    pub known: usize,
    /// Rows that add to the new lead of another row.
    pub repeated: usize,
    /// Rows that are left out.
    pub left_out: usize,
}

impl<I: Copy + Eq> DryRun<I> {
    /// Counts what the rows become under the present choices.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        // Whether each row went into a known lead (`true`) or became part of a new one.
        let mut went: HashMap<usize, bool> = HashMap::new();
        for row in &self.rows {
            if row.person.is_none() || row.choice == Choice::Skip {
                tally.left_out += 1;
                continue;
            }
            let is_merged = row.choice == Choice::Merge;
            let into_known = match row.fate {
                Fate::DuplicateOfRow(twin) | Fate::PossiblyTheSame(Twin::Row(twin)) => went.get(&twin).copied(),
                Fate::AlreadyKnown(_) | Fate::PossiblyTheSame(Twin::Lead(_)) => Some(true),
                Fate::New | Fate::NotALead(_) => None,
            };
            match into_known.filter(|_| is_merged) {
                Some(true) => tally.known += 1,
                Some(false) => tally.repeated += 1,
                None => tally.new += 1,
            }
            went.insert(row.row, into_known.filter(|_| is_merged).unwrap_or(false));
        }
        tally
    }
}
