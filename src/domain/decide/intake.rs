//! Adds leads to the book: a single one, an import of many, and what an import adds to leads that are already there.

use super::duplicates::not_same;
use super::validate::{check_detail, check_item, check_somebody, check_texts, check_touch};
use crate::domain::book::Book;
use crate::domain::book::set_status;
use crate::domain::book::{Edit, Import};
use crate::domain::command::CommandError;
use crate::domain::command::LeadMerge;
use crate::domain::do_not_call::suppression_keys;
use crate::domain::id::{Ids, ImportId, ItemId, LeadId, TouchId};
use crate::domain::lead::NewLead;
use crate::domain::lead::NextTouch;
use crate::domain::lead::Status;
use crate::domain::lead::{Created, Lead};
use crate::domain::schedule::moved_records;
use crate::domain::time::Now;

/// The reason recorded if an imported list moves the next touch of a known lead or puts somebody on the do-not-call
/// list.
const FROM_A_LIST: &str = "from an imported list";

impl Book {
    pub(in crate::domain) fn add_lead(
        &self,
        new: NewLead,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        let mut edits = Vec::new();
        self.push_new_lead(new, None, now, ids, &mut edits)?;
        Ok(edits)
    }

    pub(in crate::domain) fn import(
        &self,
        name: String,
        practice: bool,
        leads: Vec<NewLead>,
        merges: Vec<LeadMerge>,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        if leads.is_empty() && merges.is_empty() {
            return Err(CommandError::NothingToDo);
        }
        let import = ImportId(ids.draw());
        let count = u32::try_from(leads.len()).unwrap_or(u32::MAX);
        let mut edits = vec![Edit::Import(import, Some(Import { at: now.instant, name, leads: count, practice }))];
        let mut created: Vec<LeadId> = Vec::new();
        for mut lead in leads {
            let others = lead.apart_from.iter().filter_map(|index| created.get(*index));
            lead.items.extend(others.map(|other| not_same(*other)));
            let index = edits.len();
            self.push_new_lead(lead, Some(import), now, ids, &mut edits)?;
            created.extend(edits.get(index).and_then(Edit::lead));
        }
        for merge in merges {
            let before = self.known(merge.lead)?;
            let mut lead = before.clone();
            for detail in merge.details {
                check_detail(&detail)?;
                lead.set(detail.clone());
                edits.push(Edit::Detail(merge.lead, detail));
            }
            edits.extend(self.suppress_if_asked(before, &lead, now));
            merge.items.iter().try_for_each(check_item)?;
            edits.extend(merge.items.into_iter().map(|item| Edit::Item(merge.lead, ItemId(ids.draw()), Some(item))));
            if merge.do_not_call && !matches!(before.status, Status::DoNotCall { .. }) {
                edits.extend(self.suppress(&lead, FROM_A_LIST, now));
                edits.extend(set_status(before, Status::DoNotCall { since: now.today() }));
            } else if let Some(next) = merge.next {
                self.contactable(merge.lead)?;
                check_texts(&next)?;
                let status = Status::Open(next);
                let records = moved_records(before, &status, FROM_A_LIST, now);
                edits.extend(records.into_iter().map(|item| Edit::Item(merge.lead, ItemId(ids.draw()), Some(item))));
                edits.extend(set_status(before, status));
            }
        }
        Ok(edits)
    }

    pub(in crate::domain) fn push_new_lead(
        &self,
        new: NewLead,
        import: Option<ImportId>,
        now: &Now,
        ids: &mut Ids,
        edits: &mut Vec<Edit>,
    ) -> Result<(), CommandError> {
        let id = LeadId(ids.draw());
        let created = Created { at: now.instant, import };
        let blank = Lead::new(id, created, now.today());
        let mut lead = blank.clone();
        for detail in &new.details {
            check_detail(detail)?;
            lead.set(detail.clone());
        }
        new.items.iter().try_for_each(check_item)?;
        check_somebody(&lead)?;
        edits.push(Edit::Lead(id, Some(created)));
        let filled = new.details.into_iter().filter(|detail| blank.detail(detail.kind()) != *detail);
        edits.extend(filled.map(|detail| Edit::Detail(id, detail)));
        edits.extend(new.items.into_iter().map(|item| Edit::Item(id, ItemId(ids.draw()), Some(item))));
        for touch in new.touches {
            check_touch(&touch, now)?;
            edits.push(Edit::Touch(id, TouchId(ids.draw()), Some(touch)));
        }
        let status = if self.has_suppressed_contact(&lead) {
            edits.extend(self.suppress(&lead, "another number of theirs is on the list", now));
            Status::DoNotCall { since: now.today() }
        } else if let Some(status) = new.status {
            if matches!(status, Status::DoNotCall { .. }) {
                edits.extend(self.suppress(&lead, FROM_A_LIST, now));
            }
            status
        } else {
            Status::Open(new.next.unwrap_or_else(|| NextTouch::first_talk(now.today())))
        };
        edits.push(Edit::Status(id, status));
        Ok(())
    }

    /// Whether a number or address of the lead is on the do-not-call list.
    fn has_suppressed_contact(&self, lead: &Lead) -> bool {
        suppression_keys(lead).iter().any(|mark| self.is_suppressed(mark))
    }
}
