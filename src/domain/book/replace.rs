//! Replaces the content of a book with that of another, by the edits in which they differ.

use std::collections::BTreeSet;

use super::Book;
use super::edit::{Edit, Stamped};
use crate::domain::id::ImportId;
use crate::domain::lead::ItemKind;
use crate::domain::lead::{DetailKind, Lead};
use crate::domain::settings::SettingKind;
use crate::domain::time::Day;

impl Book {
    /// A copy without private items, for a file that other people will see (S1.18).
    pub fn without_private(&self) -> Book {
        let is_private =
            |edit: &Edit| matches!(edit, Edit::Item(_, _, Some(item)) if item.kind == ItemKind::PrivateInterest);
        let mut copy = Book::new();
        let kept = self.registers().into_iter().filter(|edit| !is_private(&edit.value));
        kept.for_each(|edit| copy.apply_edit(edit.at, edit.value));
        copy
    }

    /// The edits that make this book hold what `other` holds. The do-not-call list only grows.
    pub(in crate::domain) fn replace(&self, other: Vec<Stamped<Edit>>) -> Vec<Edit> {
        let mut wanted = Book::new();
        other.into_iter().for_each(|edit| wanted.apply_edit(edit.at, edit.value));
        let mut edits: Vec<Edit> =
            self.leads().filter(|lead| wanted.lead(lead.id).is_none()).map(|lead| Edit::Lead(lead.id, None)).collect();
        for lead in wanted.leads() {
            if self.lead(lead.id).is_none_or(|present| present.created != lead.created) {
                edits.push(Edit::Lead(lead.id, Some(lead.created)));
            }
            let blank = Lead::new(lead.id, lead.created, Day::MIN);
            push_differences(self.get_including_deleted(lead.id).unwrap_or(&blank), lead, &mut edits);
        }
        edits.extend(wanted.erased().filter(|lead| self.erased().all(|known| known != *lead)).map(Edit::Erased));
        edits.retain(|edit| !self.is_erased(edit));
        self.push_import_differences(&wanted, &mut edits);
        edits.extend(
            self.pieces().filter(|(id, _)| wanted.piece(*id).is_none()).map(|(id, _)| Edit::LibraryItem(id, None)),
        );
        let missing = wanted.pieces().filter(|(id, piece)| self.piece(*id) != Some(*piece));
        edits.extend(missing.map(|(id, piece)| Edit::LibraryItem(id, Some(piece.clone()))));
        let missing = wanted.suppressions().filter(|(contact, entry)| entry.holds() && !self.is_suppressed(contact));
        edits.extend(missing.map(|(contact, entry)| Edit::Suppression(contact.to_owned(), Some(entry.clone()))));
        let settings =
            SettingKind::ALL.into_iter().map(|kind| (self.settings().get(kind), wanted.settings().get(kind)));
        edits.extend(settings.filter(|(mine, theirs)| mine != theirs).map(|(_, theirs)| Edit::Setting(theirs)));
        edits
    }

    /// Removes the imports that only this book has, unless a lead of the other book came with one.
    fn push_import_differences(&self, wanted: &Book, edits: &mut Vec<Edit>) {
        let (mine, theirs) = (self.imports(), wanted.imports());
        let needed: BTreeSet<ImportId> = wanted.leads().filter_map(|lead| lead.created.import).collect();
        let surplus = mine.iter().filter(|(id, _)| theirs.iter().all(|(other, _)| other != id));
        edits.extend(surplus.filter(|(id, _)| !needed.contains(id)).map(|(id, _)| Edit::Import(*id, None)));
        let missing = theirs.iter().filter(|import| !mine.contains(import));
        edits.extend(missing.map(|(id, import)| Edit::Import(*id, Some((*import).clone()))));
    }
}

/// The edits that turn the parts of `present` into those of `wanted`.
fn push_differences(present: &Lead, wanted: &Lead, edits: &mut Vec<Edit>) {
    let id = wanted.id;
    let details = DetailKind::ALL.into_iter().map(|kind| wanted.detail(kind));
    edits.extend(
        details.filter(|detail| present.detail(detail.kind()) != *detail).map(|detail| Edit::Detail(id, detail)),
    );
    let surplus = present.touches.iter().filter(|(touch, _)| wanted.touches.iter().all(|(known, _)| known != touch));
    edits.extend(surplus.map(|(touch, _)| Edit::Touch(id, *touch, None)));
    let missing = wanted.touches.iter().filter(|touch| !present.touches.contains(touch));
    edits.extend(missing.map(|(touch, value)| Edit::Touch(id, *touch, Some(value.clone()))));
    let surplus = present.items.keys().filter(|item| !wanted.items.contains_key(item));
    edits.extend(surplus.map(|item| Edit::Item(id, *item, None)));
    let missing = wanted.items.iter().filter(|(item, value)| present.items.get(item) != Some(value));
    edits.extend(missing.map(|(item, value)| Edit::Item(id, *item, Some(value.clone()))));
    if present.status != wanted.status {
        edits.push(Edit::Status(id, wanted.status.clone()));
    }
}
