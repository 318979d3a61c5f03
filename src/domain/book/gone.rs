//! Who is not in the book any more: taken out, and so still remembered for a while, or erased for good.

use super::super::change::Edit;
use super::super::id::LeadId;
use super::super::lead::Lead;
use super::super::suppression::{Suppression, is_hash_of, may_be_hash};
use super::Book;
use super::record::Record;

impl Book {
    /// Whether an edit tells of somebody who was erased, and so is not to be heard.
    pub fn is_erased(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Erased(_) => false,
            Edit::Suppression(contact, _) => self.hashed(contact).next().is_some(),
            other => other.lead().is_some_and(|lead| self.erased.contains_key(&lead)),
        }
    }

    /// The leads that were erased.
    pub fn erased(&self) -> impl Iterator<Item = LeadId> {
        self.erased.keys().copied()
    }

    /// Whether a number (`+` and digits) or mail address (lower case) must not be used.
    pub fn is_suppressed(&self, contact: &str) -> bool {
        let plain = self.suppression(contact).is_some_and(Suppression::holds);
        plain || self.hashed(contact).any(|entry| entry.as_ref().is_some_and(Suppression::holds))
    }

    /// The entry of the do-not-call list for a number or mail address, also one that was lifted.
    pub fn suppression(&self, contact: &str) -> Option<&Suppression> {
        self.suppressions.get(contact).and_then(|entry| entry.value.as_ref())
    }

    /// The entries of the do-not-call list that hold `contact` as a hash.
    pub(super) fn hashed(&self, contact: &str) -> impl Iterator<Item = &Option<Suppression>> {
        // They begin with a letter that comes before those of numbers and addresses.
        let hashes = self.suppressions.iter().take_while(|(known, _)| may_be_hash(known));
        hashes.filter(move |(known, _)| is_hash_of(known, contact)).map(|(_, entry)| &entry.value)
    }

    /// When a lead that was taken out left the book, in milliseconds.
    fn left(&self, record: &Record) -> Option<u64> {
        let import = || self.imports.get(&record.lead.created.import?).filter(|import| import.value.is_none());
        match record.presence {
            Some(at) if !record.present => Some(at.millis),
            Some(_) => import().map(|import| import.at.millis),
            None => None,
        }
    }

    /// The leads that were taken out after `since`, each with when that was, in milliseconds.
    pub fn deleted(&self, since: u64) -> Vec<(&Lead, u64)> {
        let deleted = self.records.values().filter_map(|record| Some((&record.lead, self.left(record)?)));
        deleted.filter(|(_, left)| *left >= since).collect()
    }

    /// Forgets what is known of the leads that were taken out before `before`, but not that they were.
    pub fn forget_deleted(&mut self, before: u64) {
        let gone = self.records.iter().filter(|(_, record)| self.left(record).is_some_and(|left| left < before));
        let gone: Vec<LeadId> = gone.map(|(id, _)| *id).collect();
        for id in gone {
            if let Some(record) = self.records.get_mut(&id) {
                let mut blank = Record::new(id);
                blank.presence = record.presence;
                blank.present = record.present;
                blank.lead.created = record.lead.created;
                **record = blank;
            }
        }
    }
}
