//! Counts what has changed in a book since a moment, from the timestamps alone.

use super::Book;
use crate::domain::id::Timestamp;
use crate::domain::util::sort_by;

impl Book {
    /// The number of actions after `millis` whose changes are still in the book. All edits of one action share one
    /// timestamp.
    pub fn changes_after(&self, millis: u64) -> usize {
        let mut stamps: Vec<Timestamp> = Vec::new();
        let mut note = |at: Timestamp| {
            // An import has one timestamp for thousands of registers in a row.
            if at.millis > millis && stamps.last() != Some(&at) {
                stamps.push(at);
            }
        };
        for record in self.records.values() {
            record.presence.into_iter().chain(record.status).for_each(&mut note);
            record.details.iter().for_each(|(_, at)| note(*at));
            record.touches.iter().for_each(|(_, at)| note(*at));
            record.items.iter().for_each(|(_, at)| note(*at));
        }
        self.imports.iter().for_each(|(_, import)| note(import.at));
        self.suppressions.iter().for_each(|(_, entry)| note(entry.at));
        self.pieces.iter().for_each(|(_, piece)| note(piece.at));
        self.setting_stamps.iter().for_each(|(_, at)| note(*at));
        self.erased.iter().for_each(|(_, at)| note(*at));
        sort_by(&mut stamps, Ord::cmp);
        stamps.dedup();
        stamps.len()
    }
}
