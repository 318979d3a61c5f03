//! Moving what is planned: with its reason kept, agreed times never silently, and planned days anew where
//! plan, group or what is known changes.

use super::{deferred, restand};
use crate::domain::book::Book;
use crate::domain::book::edit::Edit;
use crate::domain::command::{Command, Refusal, SkipReason};
use crate::domain::id::{Ids, ItemId, LeadId};
use crate::domain::lead::item::{Item, ItemKind, Source};
use crate::domain::lead::next_touch::{NextTouch, When, Why};
use crate::domain::lead::status::Standing;
use crate::domain::lead::{DeferredTo, Lead};
use crate::domain::schedule::appointment;
use crate::domain::schedule::calling_hours::answer_by;
use crate::domain::schedule::forecast::{draw_before_question, replanned};
use crate::domain::time::{Now, days_after, iso_day};

/// The words for a move without a reason.
pub const NO_REASON: &str = "no reason";

/// The reasons that one tap gives for moving a planned day.
pub const MOVE_REASONS: [&str; 6] =
    ["they asked for it", "not prepared yet", "waiting for something", "my day is full", "new information", NO_REASON];

/// The reasons that one tap gives for leaving a plan.
pub const PLAN_REASONS: [&str; 5] =
    ["it fits them better", "they buy sooner", "they need more time", "they went quiet", NO_REASON];

impl Book {
    /// What a command changes that is given a reason. The reason is kept with what was moved by it (S0.1),
    /// and with a reason an agreed time may move (S0.6).
    pub(in crate::domain) fn explained(
        &self,
        reason: &str,
        command: Command,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, Refusal> {
        let reason = reason.trim();
        let mut edits = match command {
            Command::PlanNext { lead, when, channel, aim, value } => {
                let moves = moves_promise(self.known(lead)?, Some(&when));
                if moves && (reason.is_empty() || reason == NO_REASON) {
                    return Err(Refusal::PromiseStands);
                }
                self.plan_next(lead, when, channel, &aim, value, now)?
            }
            Command::SetDetail(lead, detail) => self.set_detail(lead, detail, now, ids)?,
            other => return self.edits_of(other, now, ids),
        };
        let mut records = Vec::new();
        for edit in &mut edits {
            match edit {
                Edit::Standing(id, standing) => {
                    let lead = self.known(*id)?;
                    records.extend(moved_records(lead, standing, reason, now).into_iter().map(|item| (*id, item)));
                }
                Edit::Item(_, _, Some(item)) if item.kind == ItemKind::PlanChange => reason.clone_into(&mut item.proof),
                _ => {}
            }
        }
        edits.extend(records.into_iter().map(|(lead, item)| Edit::Item(lead, ItemId(ids.draw()), Some(item))));
        Ok(edits)
    }

    /// What follows from a new value of a field besides itself: another plan is kept in the lead's records,
    /// and plan and group move the planned day (S1.32).
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

    /// What follows from something that is known now: a question is to be answered in time (S1.15), and
    /// approvals take time (S4.34).
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
                restand_if_new(&lead, next)
            }
            ItemKind::Approval => {
                lead.items.insert(item_id, item.clone());
                self.replan(&lead, now)
            }
            _ => Vec::new(),
        }
    }

    /// Puts a lead off for this round.
    pub(in crate::domain) fn skip(&self, id: LeadId, reason: SkipReason, now: &Now) -> Result<Vec<Edit>, Refusal> {
        let lead = self.known(id)?;
        let tomorrow = days_after(now.today(), 1);
        match (reason, lead.next_touch()) {
            (SkipReason::Tomorrow, Some(next)) if next.when.is_promise() => Err(Refusal::PromiseStands),
            (SkipReason::Tomorrow, Some(next)) => {
                let moved = NextTouch { when: When::day(tomorrow), why: Why::Chosen, ..next.clone() };
                Ok(restand(lead, Standing::Open(moved)))
            }
            (SkipReason::Tomorrow, None) => match &lead.standing {
                Standing::Parked { why, .. } => {
                    Ok(restand(lead, Standing::Parked { wake: tomorrow, why: why.clone() }))
                }
                Standing::Open(_) | Standing::Ended { .. } | Standing::DoNotCall { .. } => Err(Refusal::NothingToDo),
            },
            (SkipReason::LaterToday | SkipReason::NotTheirHour | SkipReason::NotPrepared, _) => {
                Ok(vec![deferred(id, DeferredTo::End, reason.words(), now)])
            }
        }
    }

    fn replan(&self, lead: &Lead, now: &Now) -> Vec<Edit> {
        replanned(self, lead, now).map(|next| restand_if_new(lead, next)).unwrap_or_default()
    }
}

fn restand_if_new(lead: &Lead, next: NextTouch) -> Vec<Edit> {
    if lead.next_touch() == Some(&next) { Vec::new() } else { restand(lead, Standing::Open(next)) }
}

/// Whether the next touch is an agreed time, and `when` is none or another.
pub(in crate::domain) fn moves_promise(lead: &Lead, when: Option<&When>) -> bool {
    lead.next_touch().is_some_and(|next| next.when.is_promise() && Some(&next.when) != when)
}

/// What is kept of a move of the next touch: from when to when and why, and that an agreed time was broken.
pub(in crate::domain) fn moved_records(lead: &Lead, standing: &Standing, reason: &str, now: &Now) -> Vec<Item> {
    let Some(text) = moved_words(lead, standing, reason, now) else { return Vec::new() };
    let moved =
        Item { noted: Some(now.today()), proof: reason.to_owned(), ..Item::new(ItemKind::Moved, text, Source::Said) };
    std::iter::once(moved).chain(appointment::broken(lead, now)).collect()
}

/// From which day to which the next touch moves; `None` if it does not. A planned day that becomes an agreed
/// time is no move, unless a reason says that it is: it was agreed.
fn moved_words(lead: &Lead, standing: &Standing, reason: &str, now: &Now) -> Option<String> {
    let from = &lead.next_touch()?.when;
    let to = &standing.next_touch()?.when;
    let is_other_kind = from.is_promise() != to.is_promise() && (reason.is_empty() || reason == NO_REASON);
    (from != to && !is_other_kind).then(|| format!("{} → {}", iso_day(from.due_day(now)), iso_day(to.due_day(now))))
}
