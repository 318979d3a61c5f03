//! All of one salesperson's leads, folded together from edits.
//!
//! Applying an edit is commutative, associative and idempotent: each register keeps the value with the latest
//! timestamp. Nothing here can fail, and nothing reads a clock. This wing does not know the rules of following up:
//! [`super::decide`] decides what a command may change.

mod ahead_of_clock;
mod changes_since;
mod deleted;
mod edit;
mod library_item;
mod record;
mod replace;
mod status_edits;
mod suppression;

pub use ahead_of_clock::{MOST_AHEAD, count_ahead, dated_back, is_ahead};
pub(in crate::domain) use edit::last_per_register;
pub use edit::{Change, Edit, Import, Stamped};
pub use library_item::{LibraryItem, LibraryItemKind};
pub(in crate::domain) use status_edits::{deferred, set_status};
pub use suppression::{DialableNumber, Lifted, Suppression, WritableAddress, is_hash, is_long_hash};
pub(in crate::domain) use suppression::{hash_of, is_hash_of, may_be_hash};

use std::collections::{BTreeMap, BTreeSet};

use record::Record;

use super::id::{ImportId, LeadId, LibraryItemId, Timestamp};
use super::lead::{Created, Lead};
use super::settings::{Setting, SettingKind, Settings};

use crate::domain::lead::SearchText;
use crate::domain::util::FlatMap;
use crate::domain::util::sort_by;

/// All of one salesperson's leads and settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Boxed: B-tree nodes are about half empty when keys arrive in order, so inline records would waste memory.
    records: BTreeMap<LeadId, Box<Record>>,
    imports: FlatMap<ImportId, Stamped<Option<Import>>>,
    suppressions: FlatMap<String, Stamped<Option<Suppression>>>,
    pieces: FlatMap<LibraryItemId, Stamped<Option<LibraryItem>>>,
    /// The erased leads. This set only grows.
    erased: FlatMap<LeadId, Timestamp>,
    settings: Settings,
    setting_stamps: FlatMap<SettingKind, Timestamp>,
}

/// Whether a value set at `at` replaces one set at `present`.
fn supersedes(present: Option<Timestamp>, at: Timestamp) -> bool {
    present.is_none_or(|present| at >= present)
}

impl Book {
    /// An empty book.
    pub fn new() -> Book {
        Book::default()
    }

    /// Applies a change from any time or replica. Idempotent; the order does not matter.
    pub fn apply(&mut self, change: Stamped<Change>) {
        let at = change.at;
        match change.value {
            Change::Decided(edits) => self.apply_run(edits, |edit| edit, |value| Stamped { at, value }),
            Change::Merged(edits) => self.apply_run(edits, |edit| &edit.value, |edit| edit),
        }
    }

    /// Applies many edits. Edits of one lead mostly come in a row, so each lead is looked up once per run.
    fn apply_run<T>(&mut self, edits: Vec<T>, look: impl Fn(&T) -> &Edit, stamped: impl Fn(T) -> Stamped<Edit>) {
        let mut edits = edits.into_iter();
        while let Some(first) = edits.next() {
            let edit = look(&first);
            let lead = edit.lead().filter(|_| !edit.erases() && !self.is_erased(edit));
            let first = stamped(first);
            let Some(lead) = lead else {
                self.apply_edit(first.at, first.value);
                continue;
            };
            let record = self.record(lead);
            record.apply(first);
            let is_next = |edit: &Edit| edit.lead() == Some(lead) && !edit.erases();
            while edits.as_slice().first().is_some_and(|next| is_next(look(next))) {
                edits.by_ref().take(1).for_each(|edit| record.apply(stamped(edit)));
            }
        }
    }

    /// Applies one edit.
    pub fn apply_edit(&mut self, at: Timestamp, edit: Edit) {
        if self.is_erased(&edit) {
            return;
        }
        match edit {
            Edit::Import(id, import) => set_register(&mut self.imports, id, at, import),
            Edit::Suppression(contact, entry) => {
                if may_be_hash(&contact) {
                    self.suppressions.retain(|known| !is_hash_of(&contact, known));
                }
                set_register(&mut self.suppressions, contact, at, entry);
            }
            Edit::Erased(lead) => {
                self.records.remove(&lead);
                if supersedes(self.erased.get(&lead).copied(), at) {
                    self.erased.insert(lead, at);
                }
            }
            Edit::LibraryItem(id, piece) => set_register(&mut self.pieces, id, at, piece),
            Edit::Setting(setting) => self.set_setting(at, setting),
            Edit::Lead(lead, _)
            | Edit::Detail(lead, _)
            | Edit::Status(lead, _)
            | Edit::Touch(lead, ..)
            | Edit::Item(lead, ..) => self.record(lead).apply(Stamped { at, value: edit }),
        }
    }

    fn record(&mut self, lead: LeadId) -> &mut Record {
        self.records.entry(lead).or_insert_with(|| Box::new(Record::new(lead)))
    }

    fn set_setting(&mut self, at: Timestamp, setting: Setting) {
        let kind = setting.kind();
        if supersedes(self.setting_stamps.get(&kind).copied(), at) {
            self.setting_stamps.insert(kind, at);
            self.settings.set(setting);
        }
    }

    /// Whether a lead is in the book: added, not deleted, and its import not removed either.
    fn is_visible(&self, record: &Record) -> bool {
        let import_stands = record
            .lead
            .created
            .import
            .and_then(|import| self.imports.get(&import))
            .is_none_or(|import| import.value.is_some());
        record.present && import_stands
    }

    /// The lead, if it is in the book.
    pub fn lead(&self, id: LeadId) -> Option<&Lead> {
        self.records.get(&id).filter(|record| self.is_visible(record)).map(|record| &record.lead)
    }

    /// The lead, even if it was deleted: adding it again revives the remembered values.
    pub(super) fn get_including_deleted(&self, id: LeadId) -> Option<&Lead> {
        self.records.get(&id).map(|record| &record.lead)
    }

    /// All leads in the book.
    pub fn leads(&self) -> impl Iterator<Item = &Lead> {
        self.records.values().filter(|record| self.is_visible(record)).map(|record| &record.lead)
    }

    /// The number of leads in the book, and of their touches.
    pub fn counts(&self) -> (usize, usize) {
        self.leads().fold((0, 0), |(leads, touches), lead| (leads + 1, touches + lead.touches.len()))
    }

    /// Builds the search texts of all leads ahead of time, so that the first search is fast.
    pub fn prepare_search(&self) {
        self.records.values().for_each(|record| {
            record.search_text();
        });
    }

    /// The searchable text of a lead.
    pub fn search_text(&self, id: LeadId) -> Option<&SearchText> {
        self.records.get(&id).map(|record| record.search_text())
    }

    /// The imports that are in the book, the latest first.
    pub fn imports(&self) -> Vec<(ImportId, &Import)> {
        let mut imports: Vec<_> =
            self.imports.iter().filter_map(|(id, import)| import.value.as_ref().map(|import| (*id, import))).collect();
        sort_by(&mut imports, |(_, one), (_, other)| other.at.cmp(&one.at));
        imports
    }

    /// Whether an import that is still in the book set the values with this timestamp.
    pub fn is_of_import(&self, at: Timestamp) -> bool {
        self.imports.values().any(|import| import.at == at && import.value.is_some())
    }

    /// The library items (scripts, clips, plans …) in no particular order.
    pub fn pieces(&self) -> impl Iterator<Item = (LibraryItemId, &LibraryItem)> {
        self.stamped_pieces().map(|(_, id, piece)| (id, piece))
    }

    /// The library items with the timestamps of their registers.
    pub(super) fn stamped_pieces(&self) -> impl Iterator<Item = (Timestamp, LibraryItemId, &LibraryItem)> {
        self.pieces.iter().filter_map(|(id, piece)| piece.value.as_ref().map(|value| (piece.at, *id, value)))
    }

    /// A library item, if it is in the book.
    pub fn piece(&self, id: LibraryItemId) -> Option<&LibraryItem> {
        self.pieces.get(&id).and_then(|piece| piece.value.as_ref())
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The do-not-call list, including lifted entries.
    pub fn suppressions(&self) -> impl Iterator<Item = (&str, &Suppression)> {
        self.suppressions
            .iter()
            .filter_map(|(contact, entry)| entry.value.as_ref().map(|entry| (contact.as_str(), entry)))
    }

    /// The edits that set every register touched by `change` back to its present value.
    pub fn inverse(&self, change: &Change) -> Vec<Edit> {
        match change {
            Change::Decided(edits) => self.inverse_of(edits.iter()),
            Change::Merged(edits) => self.inverse_of(edits.iter().map(|edit| &edit.value)),
        }
    }

    fn inverse_of<'edit>(&self, edits: impl Iterator<Item = &'edit Edit> + Clone) -> Vec<Edit> {
        let is_new = |import: &ImportId| self.imports.get(import).is_none_or(|import| import.value.is_none());
        let new_imports: BTreeSet<ImportId> = edits
            .clone()
            .filter_map(|edit| match edit {
                Edit::Import(id, Some(_)) => Some(*id),
                _ => None,
            })
            .filter(is_new)
            .collect();
        edits.filter_map(|edit| self.register_of(edit, &new_imports)).collect()
    }

    /// The present value of the register that `edit` sets. `None` for the parts of a lead that is not known yet:
    /// removing the lead, or the import that comes with it, removes those too.
    fn register_of(&self, edit: &Edit, new_imports: &BTreeSet<ImportId>) -> Option<Edit> {
        let leaves_with_import = |created: &Created| created.import.is_some_and(|import| new_imports.contains(&import));
        match edit {
            Edit::Lead(id, created) => match self.records.get(id) {
                Some(record) => Some(Edit::Lead(*id, record.present.then_some(record.lead.created))),
                None if created.as_ref().is_some_and(leaves_with_import) => None,
                None => Some(Edit::Lead(*id, None)),
            },
            Edit::Detail(id, detail) => {
                self.records.get(id).map(|record| Edit::Detail(*id, record.lead.detail(detail.kind())))
            }
            Edit::Status(id, _) => self.records.get(id).map(|record| Edit::Status(*id, record.lead.status.clone())),
            Edit::Touch(id, touch, _) => self.records.get(id).map(|record| {
                let present = record.lead.touches.iter().find(|(known, _)| known == touch);
                Edit::Touch(*id, *touch, present.map(|(_, touch)| touch.clone()))
            }),
            Edit::Item(id, item, _) => {
                self.records.get(id).map(|record| Edit::Item(*id, *item, record.lead.items.get(item).cloned()))
            }
            Edit::Import(id, _) => {
                Some(Edit::Import(*id, self.imports.get(id).and_then(|import| import.value.clone())))
            }
            Edit::Suppression(contact, _) => Some(Edit::Suppression(
                contact.clone(),
                self.suppressions.get(contact).and_then(|entry| entry.value.clone()),
            )),
            Edit::LibraryItem(id, _) => Some(Edit::LibraryItem(*id, self.piece(*id).cloned())),
            Edit::Setting(setting) => Some(Edit::Setting(self.settings.get(setting.kind()))),
            Edit::Erased(_) => None,
        }
    }

    /// Whether applying `edit` with its timestamp would change anything.
    pub fn supersedes(&self, edit: &Stamped<Edit>) -> bool {
        !self.is_erased(&edit.value) && self.stamp_of(&edit.value).is_none_or(|present| edit.at > present)
    }

    /// The timestamp of the register that `edit` sets.
    pub fn stamp_of(&self, edit: &Edit) -> Option<Timestamp> {
        let record = |id: &LeadId| self.records.get(id);
        match edit {
            Edit::Lead(id, _) => record(id).and_then(|record| record.presence),
            Edit::Detail(id, detail) => record(id).and_then(|record| record.details.get(&detail.kind()).copied()),
            Edit::Status(id, _) => record(id).and_then(|record| record.status),
            Edit::Touch(id, touch, _) => record(id).and_then(|record| record.touches.get(touch).copied()),
            Edit::Item(id, item, _) => record(id).and_then(|record| record.items.get(item).copied()),
            Edit::Import(id, _) => self.imports.get(id).map(|import| import.at),
            Edit::Suppression(contact, _) => self.suppressions.get(contact).map(|entry| entry.at),
            Edit::LibraryItem(id, _) => self.pieces.get(id).map(|piece| piece.at),
            Edit::Setting(setting) => self.setting_stamps.get(&setting.kind()).copied(),
            Edit::Erased(lead) => self.erased.get(lead).copied(),
        }
    }

    /// Every register with its timestamp. Applying them all to an empty book gives this book.
    pub fn registers(&self) -> Vec<Stamped<Edit>> {
        let mut edits = Vec::new();
        self.each_lead_in_registers(&mut |of_lead| edits.extend(of_lead));
        edits.extend(self.other_registers());
        edits
    }

    /// Calls `take` with the registers of each lead in turn, so that writing a full book holds those of only one lead
    /// in memory.
    pub fn each_lead_in_registers(&self, take: &mut dyn FnMut(Vec<Stamped<Edit>>)) {
        for (id, record) in &self.records {
            let mut edits = Vec::new();
            record.push_registers(*id, &mut edits);
            take(edits);
        }
    }

    /// The registers that [`Book::each_lead_in_registers`] leaves out, including the erased leads.
    pub fn other_registers(&self) -> Vec<Stamped<Edit>> {
        let mut edits = Vec::new();
        edits.extend(
            self.imports
                .iter()
                .map(|(id, import)| Stamped { at: import.at, value: Edit::Import(*id, import.value.clone()) }),
        );
        edits.extend(self.suppressions.iter().map(|(contact, entry)| Stamped {
            at: entry.at,
            value: Edit::Suppression(contact.clone(), entry.value.clone()),
        }));
        edits.extend(
            self.pieces
                .iter()
                .map(|(id, piece)| Stamped { at: piece.at, value: Edit::LibraryItem(*id, piece.value.clone()) }),
        );
        edits.extend(
            self.setting_stamps
                .iter()
                .map(|(kind, at)| Stamped { at: *at, value: Edit::Setting(self.settings.get(*kind)) }),
        );
        edits.extend(self.erased.iter().map(|(lead, at)| Stamped { at: *at, value: Edit::Erased(*lead) }));
        edits
    }
}

/// Sets the register `key` to `value` unless it holds a later value.
fn set_register<K: Ord, T>(registers: &mut FlatMap<K, Stamped<T>>, key: K, at: Timestamp, value: T) {
    if supersedes(registers.get(&key).map(|register| register.at), at) {
        registers.insert(key, Stamped { at, value });
    }
}
