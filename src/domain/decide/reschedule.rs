//! Rescheduling: reasons are recorded, agreed times never move silently, and planned days are computed again if the
//! plan, the group or the known facts change.

use crate::domain::book::Book;
use crate::domain::book::Edit;
use crate::domain::book::{deferred, set_status};
use crate::domain::command::CommandError;
use crate::domain::command::SkipReason;
use crate::domain::id::{Ids, ItemId, LeadId};
use crate::domain::lead::Status;
use crate::domain::lead::{DeferredTo, Lead};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::lead::{NextTouch, When, Why};
use crate::domain::schedule::answer_by;
use crate::domain::schedule::forecast::{draw_before_question, replanned};
use crate::domain::time::{Now, days_after};
impl Book {
    /// The further edits that a new value of a field causes: a change of plan is recorded on the lead, and plan and
    /// group move the planned day (S1.32).
    pub(in crate::domain) fn follows_from_detail(
        &self,
        before: &Lead,
        after: &Lead,
        now: &Now,
        ids: &mut Ids,
    ) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut lead = after.clone();
        if before.plan != after.plan {
            let change = Item {
                noted: Some(now.today()),
                ..Item::new(ItemKind::PlanChange, self.plan_of(after).name, Source::Said)
            };
            let id = ItemId(ids.draw());
            lead.items.insert(id, change.clone());
            edits.push(Edit::Item(after.id, id, Some(change)));
        }
        if before.plan != after.plan || before.group != after.group {
            edits.extend(self.replan(&lead, now));
        }
        edits
    }

    /// The further edits that a new item causes: a question has to be answered in time (S1.15), and approvals take
    /// time (S4.34).
    pub(in crate::domain) fn follows_from_item(
        &self,
        id: LeadId,
        item_id: ItemId,
        item: &mut Item,
        now: &Now,
    ) -> Vec<Edit> {
        let Some(mut lead) = self.lead(id).cloned() else { return Vec::new() };
        match item.kind {
            ItemKind::Question if item.is_open() && item.source == Source::Said => {
                item.due = item.due.or_else(|| Some(now.local_of(answer_by(self.settings(), now)).date()));
                lead.items.insert(item_id, item.clone());
                let Some(mut next) = lead.next_touch().cloned() else { return Vec::new() };
                draw_before_question(&lead, &mut next);
                set_status_if_new(&lead, next)
            }
            ItemKind::Approval => {
                lead.items.insert(item_id, item.clone());
                self.replan(&lead, now)
            }
            _ => Vec::new(),
        }
    }

    /// Defers a lead in this round.
    pub(in crate::domain) fn skip(&self, id: LeadId, reason: SkipReason, now: &Now) -> Result<Vec<Edit>, CommandError> {
        let lead = self.known(id)?;
        let tomorrow = days_after(now.today(), 1);
        match (reason, lead.next_touch()) {
            (SkipReason::Tomorrow, Some(next)) if next.when.is_promise() => Err(CommandError::PromiseStands),
            (SkipReason::Tomorrow, Some(next)) => {
                let moved = NextTouch { when: When::day(tomorrow), why: Why::Chosen, ..next.clone() };
                Ok(set_status(lead, Status::Open(moved)))
            }
            (SkipReason::Tomorrow, None) => match &lead.status {
                Status::Parked { why, .. } => Ok(set_status(lead, Status::Parked { wake: tomorrow, why: why.clone() })),
                Status::Open(_) | Status::Ended { .. } | Status::DoNotCall { .. } => Err(CommandError::NothingToDo),
            },
            (SkipReason::LaterToday | SkipReason::NotTheirHour | SkipReason::NotPrepared, _) => {
                Ok(vec![deferred(id, DeferredTo::End, reason.words(), now)])
            }
        }
    }

    fn replan(&self, lead: &Lead, now: &Now) -> Vec<Edit> {
        replanned(self, lead, now).map(|next| set_status_if_new(lead, next)).unwrap_or_default()
    }
}

fn set_status_if_new(lead: &Lead, next: NextTouch) -> Vec<Edit> {
    if lead.next_touch() == Some(&next) { Vec::new() } else { set_status(lead, Status::Open(next)) }
}
