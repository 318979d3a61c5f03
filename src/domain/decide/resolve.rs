//! The commands about qualifying and resolving leads: keeping, the honest talk, passing on, merging, the do-not-call
//! list.

use super::merge;
use super::validate::{check_length, check_park, check_touch};
use crate::domain::book::Book;
use crate::domain::book::Edit;
use crate::domain::book::set_status;
use crate::domain::book::{Lifted, Suppression, is_hash_of, may_be_hash};
use crate::domain::command::CommandError;
use crate::domain::command::{Decision, Ending};
use crate::domain::do_not_call::{personal_key, suppression_keys};
use crate::domain::id::{Ids, ItemId, LeadId, LibraryItemId, TouchId};
use crate::domain::lead::decision_maker::{self, PassOn};
use crate::domain::lead::{Aim, NextTouch, When, Why};
use crate::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use crate::domain::lead::{Detail, DetailKind, Group, Lead};
use crate::domain::lead::{End, Status};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::qualify::grouped_edit;
use crate::domain::qualify::perception;
use crate::domain::qualify::review::{Because, hints, may_keep_by_feeling};
use crate::domain::qualify::was_put_off;
use crate::domain::time::{Day, Now, days_after, working_days_after};
use crate::domain::util::sort_by;

/// How long the colleague's lead is parked, in days.
const COLLEAGUE_RESTS: u32 = 30;

impl Book {
    /// The working day on which the lead of a colleague who referred us to somebody else wakes up.
    pub fn rests_until(&self, today: Day) -> Day {
        self.working_day_from(days_after(today, COLLEAGUE_RESTS))
    }
}

impl Book {
    /// Adds a fact test, rewords it, or removes it.
    pub(in crate::domain) fn decide_fact_test(
        &self,
        test: Option<LibraryItemId>,
        text: &str,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        check_length(text.len())?;
        let id = match test {
            Some(id) => id,
            None if text.trim().is_empty() => return Err(CommandError::NothingToDo),
            None => LibraryItemId(ids.draw()),
        };
        let (id, piece) = self.set_fact_test(id, text, now)?;
        Ok(vec![Edit::LibraryItem(id, piece)])
    }

    /// Keeps a lead for a fact, or once for a good feeling. A lead that went on for too long without a step forward
    /// continues slowly, in group C (T9).
    pub(in crate::domain) fn keep(
        &self,
        id: LeadId,
        reason: &str,
        until: Day,
        by: Source,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        let lead = self.contactable(id)?;
        check_park(until, reason, now)?;
        let reason = match by {
            Source::Guessed if !may_keep_by_feeling(lead) => return Err(CommandError::FeelingOnce),
            Source::Guessed if reason.trim().is_empty() => "A good feeling",
            Source::Said if reason.trim().is_empty() => return Err(CommandError::NoReason),
            Source::Said if perception(reason).is_some() => return Err(CommandError::Perception),
            Source::Guessed | Source::Said => reason.trim(),
        };
        let kept = Item { due: Some(until), source: by, ..Item::said(ItemKind::Kept, reason, now.today()) };
        let mut edits = vec![Edit::Item(id, ItemId(ids.draw()), Some(kept))];
        let too_long = hints(lead, self.settings(), now).iter().any(|because| matches!(because, Because::Days(_)));
        if too_long && lead.group != Some(Group::C) {
            edits.push(Edit::Detail(id, Detail::Group(Some(Group::C))));
            edits.extend(grouped_edit(lead, Some(Group::C), now.today(), ids));
        }
        Ok(edits)
    }

    /// Ends the honest talk with an answer and a decision.
    pub(in crate::domain) fn honest_talk(
        &self,
        id: LeadId,
        ending: &Ending,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        let lead = self.contactable(id)?;
        let today = now.today();
        if ending.answer.as_ref().is_some_and(|answer| answer.trim().is_empty()) {
            return Err(CommandError::NoAnswer);
        }
        check_length(ending.answer.as_ref().map_or(0, String::len).max(ending.found.len()))?;
        let (status, progress) = match &ending.decision {
            Decision::Yes => {
                let next = following(
                    lead,
                    working_days_after(today, 1),
                    "Put down in writing what they decided",
                    Why::TheyAsked,
                );
                (Status::Open(next), Progress::Forward)
            }
            Decision::No => {
                let reason = ending.answer.clone().unwrap_or_else(|| "They decided against it".to_owned());
                (Status::Ended { on: today, end: End::LetGo { reason } }, Progress::Back)
            }
            Decision::Condition { what, day } => {
                check_park(*day, what, now)?;
                if what.trim().is_empty() {
                    return Err(CommandError::NoReason);
                }
                let aim = format!("Yes or no, as agreed, once {}", what.trim());
                (Status::Open(following(lead, *day, &aim, Why::Agreed)), Progress::Forward)
            }
            Decision::PutOff { .. } if was_put_off(lead) => return Err(CommandError::PutOffTwice),
            Decision::PutOff { reason, day } => {
                check_park(*day, reason, now)?;
                if reason.trim().is_empty() {
                    return Err(CommandError::NoReason);
                }
                (Status::Open(following(lead, *day, "Yes or no, as they said", Why::Agreed)), Progress::Learned)
            }
        };
        let touch = Touch {
            script: "honest-talk".to_owned(),
            learned: ending.answer.clone().unwrap_or_default(),
            wrap_up: Some(WrapUp { progress, close: Close::Asked, agreed: progress != Progress::Back }),
            ..Touch::new(TouchTime::At(now.instant), Channel::Call, Direction::Mine, Outcome::Spoke)
        };
        check_touch(&touch, now)?;
        let mut edits = vec![Edit::Touch(id, TouchId(ids.draw()), Some(touch))];
        let items = ending.items(today).into_iter();
        edits.extend(items.map(|item| Edit::Item(id, ItemId(ids.draw()), Some(item))));
        edits.extend(set_status(lead, status));
        Ok(edits)
    }

    /// A colleague named somebody else: adds that person as a lead, links both, and parks the colleague's lead.
    pub(in crate::domain) fn pass_on(&self, to: &PassOn, now: &Now, ids: &mut Ids) -> Result<Vec<Edit>, CommandError> {
        let colleague = self.contactable(to.lead)?;
        if to.name.trim().is_empty() {
            return Err(CommandError::NobodyInIt);
        }
        check_length(to.topic.len())?;
        let mut edits = Vec::new();
        let today = now.today();
        self.push_new_lead(to.new_lead(colleague, today), None, now, ids, &mut edits)?;
        let Some(Edit::Lead(decider, _)) = edits.first() else { return Err(CommandError::NothingToDo) };
        let named = decision_maker::person(ItemKind::Decider, to.name.trim(), *decider, to.talked);
        edits.push(Edit::Item(colleague.id, ItemId(ids.draw()), Some(named)));
        if to.rests {
            edits.extend(set_status(colleague, to.rest(self.rests_until(today))));
        }
        Ok(edits)
    }

    /// Merges two leads. If either asked not to be contacted, the merged lead did.
    pub(in crate::domain) fn merge_leads(
        &self,
        keep: LeadId,
        other: LeadId,
        take: &[DetailKind],
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        if keep == other {
            return Err(CommandError::NothingToDo);
        }
        let (keep, other) = (self.known(keep)?, self.known(other)?);
        let mut edits = merge::merge(self, [keep, other], take, now, ids)?;
        if [keep, other].iter().any(|lead| matches!(lead.status, Status::DoNotCall { .. })) {
            let both = [keep, other];
            for lead in both {
                edits.extend(self.suppress_as(lead, &both, "they asked for it", now));
            }
            let mut one = keep.clone();
            let details = edits.iter().filter_map(|edit| match edit {
                Edit::Detail(_, detail) => Some(detail.clone()),
                _ => None,
            });
            details.for_each(|detail| one.set(detail));
            // A request by either of them holds under both names.
            for (asked, name) in [(keep, &other.name), (other, &keep.name)] {
                edits.extend(self.rename_entries(asked, &one));
                edits.extend(self.repeat_under_name(asked, name, &one, now));
            }
        }
        Ok(edits)
    }

    /// Puts numbers and addresses on the do-not-call list, and ends the follow-up of every lead that has one of them.
    pub(in crate::domain) fn suppress_all(&self, entries: Vec<(String, Suppression)>, now: &Now) -> Vec<Edit> {
        let mut entries: Vec<_> = entries.into_iter().filter(|(contact, _)| !self.is_suppressed(contact)).collect();
        // A list has tens of thousands of entries, and each lead is looked up in it: sort once.
        sort_by(&mut entries, |one, other| one.0.cmp(&other.0));
        let is_on = |contact: &str| entries.binary_search_by(|(entry, _)| entry.as_str().cmp(contact)).is_ok();
        let hashes: Vec<&str> =
            entries.iter().map(|(entry, _)| entry.as_str()).filter(|entry| may_be_hash(entry)).collect();
        let is_meant = |lead: &&Lead| {
            let is_entry = |one: &String| is_on(one) || hashes.iter().any(|entry| is_hash_of(entry, one));
            !matches!(lead.status, Status::DoNotCall { .. }) && suppression_keys(lead).iter().any(is_entry)
        };
        let is_alone = |lead: &Lead, edit: &Edit| match edit {
            Edit::Suppression(number, _) => is_on(&personal_key(number, &lead.name)),
            _ => false,
        };
        let mut edits = Vec::new();
        for lead in self.leads().filter(is_meant) {
            let others = self.suppress(lead, "another number of theirs is on the list", now).into_iter();
            edits.extend(others.filter(|edit| !is_alone(lead, edit)));
            edits.extend(set_status(lead, Status::DoNotCall { since: now.today() }));
        }
        // The entries themselves come last, so that their words win.
        edits.extend(entries.into_iter().map(|(contact, entry)| Edit::Suppression(contact, Some(entry))));
        edits
    }

    /// Lifts an entry of the do-not-call list, with a reason; the lifted entry stays on the list. The lead it belongs
    /// to comes back tomorrow; their other numbers and addresses stay on the list until they are lifted too.
    pub(in crate::domain) fn lift(&self, contact: &str, reason: &str, now: &Now) -> Result<Vec<Edit>, CommandError> {
        check_length(reason.len())?;
        if reason.trim().is_empty() {
            return Err(CommandError::NoReason);
        }
        let entry = self.suppression(contact).filter(|entry| entry.holds()).ok_or(CommandError::NothingToDo)?;
        let lifted = Some(Lifted { on: now.today(), reason: reason.trim().to_owned() });
        let mut edits = vec![Edit::Suppression(contact.to_owned(), Some(Suppression { lifted, ..entry.clone() }))];
        let is_this = |one: &String| one == contact || is_hash_of(contact, one);
        let is_freed = |lead: &&Lead| {
            matches!(lead.status, Status::DoNotCall { .. }) && suppression_keys(lead).iter().any(is_this)
        };
        let wake = days_after(now.today(), 1);
        let parked = |lead: &Lead| set_status(lead, Status::Parked { wake, why: reason.trim().to_owned() });
        edits.extend(self.leads().filter(is_freed).flat_map(parked));
        Ok(edits)
    }
}

fn following(lead: &Lead, day: Day, aim: &str, why: Why) -> NextTouch {
    let channel = crate::domain::schedule::forecast::preferred(lead);
    NextTouch { when: When::day(day), channel, aim: Aim::stated(aim), value: String::new(), piece: None, why }
}
