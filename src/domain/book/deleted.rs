//! Leads that are no longer in the book: deleted ones, which are remembered for a while, and erased ones.

use super::Book;
use super::edit::Edit;
use super::record::Record;
use super::suppression::{Suppression, is_hash_of, may_be_hash};
use crate::domain::id::{ImportId, LeadId, Timestamp};
use crate::domain::lead::{Created, Lead};

impl Book {
    /// Whether an edit is about an erased lead and must be ignored.
    pub fn is_erased(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Erased(_) => false,
            Edit::Suppression(contact, _) => self.hashed(contact).next().is_some(),
            other => other.lead().is_some_and(|lead| self.erased.contains_key(&lead)),
        }
    }

    /// The erased leads.
    pub fn erased(&self) -> impl Iterator<Item = LeadId> {
        self.erased.keys().copied()
    }

    /// Whether a number (`+` and digits) or mail address (lower case) is on the do-not-call list and must not be
    /// used.
    pub fn is_suppressed(&self, contact: &str) -> bool {
        let plain = self.suppression(contact).is_some_and(Suppression::holds);
        plain || self.hashed(contact).any(|entry| entry.as_ref().is_some_and(Suppression::holds))
    }

    /// The entry of the do-not-call list for a number or mail address, including lifted entries.
    pub fn suppression(&self, contact: &str) -> Option<&Suppression> {
        self.suppressions.get(contact).and_then(|entry| entry.value.as_ref())
    }

    /// The entries of the do-not-call list that hold `contact` as a hash.
    pub(super) fn hashed(&self, contact: &str) -> impl Iterator<Item = &Option<Suppression>> {
        // Hashes begin with `#`, which sorts before the first character of any number or address.
        let hashes = self.suppressions.iter().take_while(|(known, _)| may_be_hash(known));
        hashes.filter(move |(known, _)| is_hash_of(known, contact)).map(|(_, entry)| &entry.value)
    }

    /// When a deleted lead left the book, in milliseconds since 1970; `None` if it is still there.
    fn left(&self, record: &Record) -> Option<u64> {
        let import = || self.imports.get(&record.lead.created.import?).filter(|import| import.value.is_none());
        match record.presence {
            Some(at) if !record.present => Some(at.millis),
            Some(_) => import().map(|import| import.at.millis),
            None => None,
        }
    }

    /// The leads of an import that were changed after it, for example by a touch or a note. They stay if the import
    /// is removed.
    pub fn changed_since_import(&self, import: ImportId) -> impl Iterator<Item = &Lead> {
        let records = self.records.values().filter(move |record| record.lead.created.import == Some(import));
        records.filter(|record| self.is_visible(record) && record.was_changed_later()).map(|record| &record.lead)
    }

    /// The leads that are older than an import and still hold a value that it set, each with the import's timestamp.
    fn added_to_by(&self, import: ImportId) -> impl Iterator<Item = (Timestamp, &Record)> {
        let at = self.imports.get(&import).map(|import| import.at);
        let others = self.records.values().filter(move |record| record.lead.created.import != Some(import));
        let visible = others.filter(|record| self.is_visible(record));
        visible.filter_map(move |record| Some((at.filter(|at| record.has_value_of(*at))?, &**record)))
    }

    /// How many older leads would be reset if the import was removed, and how many would keep values that it set.
    /// `is_remembered` says whether the book before the import is known.
    pub fn added_to_counts(&self, import: ImportId, is_remembered: bool) -> (usize, usize) {
        let counts = self.added_to_by(import).map(|(at, record)| {
            let keeps = if is_remembered { record.is_blocked_by(at) } else { record.has_field_of(at) };
            (usize::from(!keeps), usize::from(keeps))
        });
        counts.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    /// The edits that remove an import. Leads that were worked with since then stay; sample leads are all removed.
    /// Values that the import set in older leads are reset if nobody changed them since; the values it replaced are
    /// known only if `before` is the book as it was then. A lead that must not be called stays that way.
    pub(in crate::domain) fn remove_import(&self, import: ImportId, before: Option<&Book>) -> Vec<Edit> {
        let is_practice = self.imports.get(&import).and_then(|it| it.value.as_ref()).is_some_and(|it| it.practice);
        let kept = self.changed_since_import(import).filter(|_| !is_practice);
        let kept = kept.map(|lead| Edit::Lead(lead.id, Some(Created { import: None, ..lead.created })));
        let put_back = self
            .added_to_by(import)
            .flat_map(move |(at, record)| record.put_back(at, before.and_then(|before| before.lead(record.lead.id))));
        std::iter::once(Edit::Import(import, None)).chain(kept).chain(put_back).collect()
    }

    /// The timestamp of an import, if it is in the book.
    pub fn import_stamp(&self, import: ImportId) -> Option<Timestamp> {
        self.imports.get(&import).filter(|it| it.value.is_some()).map(|it| it.at)
    }

    /// The leads of `file` that would stay deleted if the file was merged into this book, because they were deleted
    /// here later.
    pub fn stay_deleted<'file>(&self, file: &'file Book) -> Vec<&'file Lead> {
        let is_later = |mine: Option<Timestamp>, theirs: Option<Timestamp>| {
            mine.is_some_and(|mine| theirs.is_none_or(|it| mine >= it))
        };
        let is_import_gone = |id: ImportId| {
            let mine = self.imports.get(&id).filter(|import| import.value.is_none());
            is_later(mine.map(|import| import.at), file.imports.get(&id).map(|import| import.at))
        };
        let stays_away = |record: &&Record| {
            let mine = self.records.get(&record.lead.id);
            let is_gone = mine.is_some_and(|mine| !mine.present && is_later(mine.presence, record.presence));
            // A lead that outlived its import, or was restored, no longer belongs to an import.
            let newer =
                mine.map(|mine| &**mine).filter(|mine| mine.present && is_later(mine.presence, record.presence));
            let created = newer.unwrap_or(record).lead.created;
            is_gone || created.import.is_some_and(is_import_gone)
        };
        let records = file.records.values().map(|record| &**record).filter(|record| file.is_visible(record));
        let there = records.filter(|record| !self.erased.contains_key(&record.lead.id));
        there.filter(stays_away).map(|record| &record.lead).collect()
    }

    /// How many leads of `file` were erased here and so never come back.
    pub fn erased_of(&self, file: &Book) -> usize {
        file.leads().filter(|lead| self.erased.contains_key(&lead.id)).count()
    }

    /// The leads that were deleted after `since`, each with the time of its deletion, in milliseconds since 1970.
    pub fn deleted(&self, since: u64) -> Vec<(&Lead, u64)> {
        let deleted = self.records.values().filter_map(|record| Some((&record.lead, self.left(record)?)));
        deleted.filter(|(_, left)| *left >= since).collect()
    }

    /// Forgets the content of leads that were deleted before `before`, but remembers that they were deleted.
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
