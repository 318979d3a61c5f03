//! What the salesperson answers about single rows, besides whether they are somebody who is known.

use super::{DryRun, NextChoice};

impl<I: Copy + Eq> DryRun<I> {
    /// Whether a row that is marked so goes on the do-not-call list.
    pub fn block(&mut self, row: usize, blocks: bool) {
        if let Some(found) = self.rows.iter_mut().find(|found| found.row == row && found.is_marked)
            && let Some(person) = &mut found.person
        {
            person.do_not_call = blocks;
        }
    }

    /// Changes what the date of a row does to the next touch of a known lead.
    pub fn choose_next(&mut self, row: usize, next: NextChoice) {
        if let Some(found) = self.rows.iter_mut().find(|found| found.row == row) {
            found.next = next;
        }
    }
}
