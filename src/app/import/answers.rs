//! Answers of the salesperson about single rows, other than whether they match somebody.

use super::{DryRun, NextChoice};

impl<I: Copy + Eq> DryRun<I> {
    /// Sets whether a marked row goes on the do-not-call list.
    pub fn block(&mut self, row: usize, blocks: bool) {
        if let Some(found) = self.rows.iter_mut().find(|found| found.row == row && found.is_marked)
            && let Some(person) = &mut found.person
        {
            person.do_not_call = blocks;
        }
    }

    /// Sets what the date of a row does to the next touch of a known lead.
    pub fn choose_next(&mut self, row: usize, next: NextChoice) {
        if let Some(found) = self.rows.iter_mut().find(|found| found.row == row) {
            found.next = next;
        }
    }
}
