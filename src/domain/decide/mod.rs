//! Decides what a command changes, or why it is refused. Deciding takes the book by reference, so a refused command
//! provably changes nothing. This wing knows no journal and no screen; what was decided is kept as decided, even if
//! the rules change later. [`duplicates`] finds leads that may be the same person.

use crate::domain::book::deferred;
use crate::domain::book::set_status;
use crate::domain::lead::ItemKind;
use crate::domain::schedule::NO_REASON;
use crate::domain::schedule::moved_records;
pub mod duplicates;
mod intake;
mod merge;
mod reschedule;
mod resolve;
mod validate;

pub use merge::{choices, second_time, statuses};

use super::book::Book;
use super::command::Command;
use super::id::{Ids, ItemId, LeadId, LibraryItemId, TouchId};
use super::lead::{Created, DeferredTo, Detail, Lead};
use super::time::Now;
use crate::domain::book::dated_back;
use crate::domain::book::{Change, Edit, last_per_register};
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::book::{Suppression, hash_of};
use crate::domain::command::CommandError;
use crate::domain::decide::validate::{
    check_detail, check_item, check_length, check_next, check_park, check_piece, check_somebody, check_texts,
    check_touch, check_when,
};
use crate::domain::do_not_call::suppression_keys;
use crate::domain::lead::Item;
use crate::domain::lead::{Aim, NextTouch, When, Why};
use crate::domain::lead::{Channel, Outcome, Touch};
use crate::domain::lead::{End, Status};
use crate::domain::qualify::grouped_edit;
use crate::domain::schedule::also_agreed;
use crate::domain::schedule::appointment;
use crate::domain::schedule::appointment::moves_promise;
use crate::domain::schedule::forecast::{Attempt, forecast};

impl Book {
    /// The change that `command` makes, or why it is refused. The book itself stays unchanged.
    ///
    /// # Errors
    ///
    /// Returns a [`CommandError`] with words for the salesperson.
    pub fn decide(&self, command: Command, now: &Now, ids: &mut Ids) -> Result<Change, CommandError> {
        if let Command::Merge(edits) = command {
            let news: Vec<_> = dated_back(edits, now).into_iter().filter(|edit| self.supersedes(edit)).collect();
            return if news.is_empty() { Err(CommandError::NothingToDo) } else { Ok(Change::Merged(news)) };
        }
        let edits = self.edits_of(command, now, ids)?;
        if edits.is_empty() { Err(CommandError::NothingToDo) } else { Ok(Change::Decided(last_per_register(edits))) }
    }

    /// The edits of a command.
    pub(super) fn edits_of(&self, command: Command, now: &Now, ids: &mut Ids) -> Result<Vec<Edit>, CommandError> {
        Ok(match command {
            Command::AddLead(lead) => self.add_lead(*lead, now, ids)?,
            Command::Import { name, practice, leads, merges } => {
                self.import(name, practice, leads, merges, now, ids)?
            }
            Command::RemoveImport(import) => self.remove_import(import, None),
            Command::TakeBackImport(import, before) => self.remove_import(import, Some(&before)),
            Command::SetDetail(lead, detail) => self.set_detail(lead, detail, now, ids)?,
            Command::AddItem(lead, item) => {
                let noted = item.noted.or(Some(now.today()));
                self.set_item(lead, ItemId(ids.draw()), Some(Item { noted, ..item }), now)?
            }
            Command::SetItem(lead, id, item) => self.set_item(lead, id, item, now)?,
            Command::Explained { reason, command } => {
                check_length(reason.len())?;
                self.explained(&reason, *command, now, ids)?
            }
            Command::Together(commands) => {
                let mut edits = Vec::new();
                for command in commands {
                    edits.extend(self.edits_of(command, now, ids)?);
                }
                edits
            }
            Command::RecordTouch { lead, touch, next } => self.record_touch(lead, touch, next, now, ids)?,
            Command::RecordMany(leads, touch) => {
                check_touch(&touch, now)?;
                let mut edits = Vec::new();
                for lead in leads {
                    self.contactable(lead)?;
                    edits.push(Edit::Touch(lead, TouchId(ids.draw()), Some(touch.clone())));
                }
                edits
            }
            Command::SetTouch(lead, id, touch) => self.set_touch(lead, id, touch, now)?,
            Command::PlanNext { lead, when, channel, aim, value } => {
                if moves_promise(self.known(lead)?, Some(&when)) {
                    return Err(CommandError::PromiseStands);
                }
                self.plan_next(lead, when, channel, &aim, value, now)?
            }
            Command::Bring { lead, piece, value } => {
                let lead = self.contactable(lead)?;
                let present = lead.next_touch().cloned();
                let present = present.unwrap_or_else(|| NextTouch::first_talk(now.today()));
                let next = NextTouch { value, piece, ..present };
                check_texts(&next)?;
                set_status(lead, Status::Open(next))
            }
            Command::Park { lead, wake, why } => {
                check_park(wake, &why, now)?;
                if why.trim().is_empty() && moves_promise(self.known(lead)?, None) {
                    return Err(CommandError::PromiseStands);
                }
                set_status(self.contactable(lead)?, Status::Parked { wake, why })
            }
            Command::LetGo { lead, reason } => {
                check_length(reason.len())?;
                let end = End::LetGo { reason };
                set_status(self.contactable(lead)?, Status::Ended { on: now.today(), end })
            }
            Command::Skip { lead, reason } => self.skip(lead, reason, now)?,
            Command::FinishLater(lead) => {
                self.known(lead)?;
                vec![deferred(lead, DeferredTo::Top, "Finish later", now)]
            }
            Command::DeleteLead(lead) => {
                self.known(lead)?;
                vec![Edit::Lead(lead, None)]
            }
            Command::AddPiece(piece) => {
                check_piece(&piece)?;
                let id = LibraryItemId(ids.draw());
                self.check_fact_test(id, Some(&piece), now)?;
                vec![Edit::LibraryItem(id, Some(piece))]
            }
            Command::AddPieces(pieces) => {
                let mut edits = Vec::new();
                for piece in pieces {
                    edits.extend(self.edits_of(Command::AddPiece(piece), now, ids)?);
                }
                edits
            }
            Command::SetPiece(id, mut piece) => {
                let before = self.piece(id).ok_or(CommandError::NothingToDo)?;
                if let Some(piece) = &mut piece {
                    piece.remember_names(before);
                }
                piece.iter().try_for_each(check_piece)?;
                self.check_fact_test(id, piece.as_ref(), now)?;
                vec![Edit::LibraryItem(id, piece)]
            }
            Command::SetFactTest { test, text } => self.decide_fact_test(test, &text, now, ids)?,
            Command::Keep { lead, reason, until, by } => self.keep(lead, &reason, until, by, now, ids)?,
            Command::HonestTalk { lead, ending } => self.honest_talk(lead, &ending, now, ids)?,
            Command::PassOn(to) => self.pass_on(&to, now, ids)?,
            Command::MergeLeads { keep, other, take } => self.merge_leads(keep, other, &take, now, ids)?,
            Command::AlsoAgreed { lead, item, uses } => self.settle_also_agreed(lead, item, uses, now, ids)?,
            Command::Suppress(entries) => self.suppress_all(entries, now),
            Command::TheyMeant { lead, only_them } => self.settle_shared_number(lead, only_them, now)?,
            Command::Lift { contact, reason } => self.lift(&contact, &reason, now)?,
            Command::RestoreLead(lead) => {
                if self.lead(lead).is_some() {
                    return Err(CommandError::NothingToDo);
                }
                self.get_including_deleted(lead).ok_or(CommandError::NoSuchLead)?;
                vec![Edit::Lead(lead, Some(Created { at: now.instant, import: None }))]
            }
            Command::Erase(lead) => self.erase(lead, now)?,
            Command::Set(setting) => {
                check_length(setting.text().len())?;
                vec![Edit::Setting(setting)]
            }
            // Merged edits keep their own timestamps, so a merge cannot be part of a larger command.
            Command::Merge(_) => return Err(CommandError::NothingToDo),
            Command::Replace(edits) => self.replace(edits),
            Command::Undo(edits) => edits.into_iter().filter(|edit| !self.is_erased(edit)).collect(),
        })
    }

    /// The edits of a command with a reason. The reason is recorded with whatever the command moves (S0.1), and with
    /// a reason an agreed time may move (S0.6). Any other command goes back to [`Book::edits_of`], which called this:
    /// the recursion ends there, because `command` is a smaller part of the original.
    fn explained(&self, reason: &str, command: Command, now: &Now, ids: &mut Ids) -> Result<Vec<Edit>, CommandError> {
        let reason = reason.trim();
        let mut edits = match command {
            Command::PlanNext { lead, when, channel, aim, value } => {
                let moves = moves_promise(self.known(lead)?, Some(&when));
                if moves && (reason.is_empty() || reason == NO_REASON) {
                    return Err(CommandError::PromiseStands);
                }
                self.plan_next(lead, when, channel, &aim, value, now)?
            }
            Command::SetDetail(lead, detail) => self.set_detail(lead, detail, now, ids)?,
            other => return self.edits_of(other, now, ids),
        };
        let mut records = Vec::new();
        for edit in &mut edits {
            match edit {
                Edit::Status(id, status) => {
                    let lead = self.known(*id)?;
                    records.extend(moved_records(lead, status, reason, now).into_iter().map(|item| (*id, item)));
                }
                Edit::Item(_, _, Some(item)) if item.kind == ItemKind::PlanChange => reason.clone_into(&mut item.proof),
                _ => {}
            }
        }
        edits.extend(records.into_iter().map(|(lead, item)| Edit::Item(lead, ItemId(ids.draw()), Some(item))));
        Ok(edits)
    }

    /// The edits that erase a person, even one who was deleted from the book.
    fn erase(&self, id: LeadId, now: &Now) -> Result<Vec<Edit>, CommandError> {
        let lead = self.get_including_deleted(id).ok_or(CommandError::NoSuchLead)?;
        let salt = id.0.to_string();
        let suppressed = suppression_keys(lead).into_iter().filter(|contact| self.is_suppressed(contact));
        let nameless = Suppression::new(now.today(), "", "");
        let hidden = suppressed.chain(self.personal_entries(lead));
        let hashes = hidden.map(|contact| Edit::Suppression(hash_of(&contact, &salt), Some(nameless.clone())));
        Ok(std::iter::once(Edit::Erased(id)).chain(self.lifted_without_name(lead)).chain(hashes).collect())
    }

    pub(super) fn set_detail(
        &self,
        id: LeadId,
        detail: Detail,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        let before = self.known(id)?;
        let mut lead = before.clone();
        check_detail(&detail)?;
        lead.set(detail.clone());
        check_somebody(&lead)?;
        let grouped = match detail {
            Detail::Group(group) => grouped_edit(&lead, group, now.today(), ids),
            _ => None,
        };
        let mut edits = vec![Edit::Detail(id, detail)];
        edits.extend(grouped);
        edits.extend(self.suppress_if_asked(before, &lead, now));
        edits.extend(self.follows_from_detail(before, &lead, now, ids));
        Ok(edits)
    }

    fn set_item(&self, lead: LeadId, id: ItemId, item: Option<Item>, now: &Now) -> Result<Vec<Edit>, CommandError> {
        self.known(lead)?;
        let Some(mut item) = item else { return Ok(vec![Edit::Item(lead, id, None)]) };
        check_item(&item)?;
        let follows = self.follows_from_item(lead, id, &mut item, now);
        Ok([Edit::Item(lead, id, Some(item))].into_iter().chain(follows).collect())
    }

    /// A fact test is checked as one, whichever command changes it.
    fn check_fact_test(&self, id: LibraryItemId, piece: Option<&LibraryItem>, now: &Now) -> Result<(), CommandError> {
        let was_test = self.piece(id).is_some_and(|piece| piece.kind == LibraryItemKind::FactTest);
        match piece {
            Some(piece) if piece.kind == LibraryItemKind::FactTest => {
                self.set_fact_test(id, &piece.text, now).map(drop)
            }
            Some(_) | None if was_test => self.set_fact_test(id, "", now).map(drop),
            Some(_) | None => Ok(()),
        }
    }

    fn record_touch(
        &self,
        id: LeadId,
        touch: Touch,
        next: Option<Status>,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        let lead = self.known(id)?;
        check_touch(&touch, now)?;
        if !touch.is_contact()
            && let Some(next) = &next
        {
            let when = next.next_touch().map(|next| &next.when);
            // Nobody was there to agree to another time.
            if moves_promise(lead, when) && appointment::late_promise(lead, now).is_none() {
                return Err(CommandError::PromiseStands);
            }
        }
        let decided = self.status_after(lead, &touch, next, now)?;
        let mut edits = Vec::new();
        if moves_promise(lead, decided.next_touch().map(|next| &next.when)) {
            let settled = appointment::settled_by(lead, &touch, now);
            edits.extend(settled.map(|item| Edit::Item(id, ItemId(ids.draw()), Some(item))));
        }
        edits.extend(also_agreed::kept_by(lead, &touch, now, ids));
        if touch.outcome == Outcome::DoNotCall {
            edits.extend(self.suppress(lead, touch.channel.word(), now));
        }
        edits.push(Edit::Touch(id, TouchId(ids.draw()), Some(touch)));
        if decided != lead.status {
            edits.push(Edit::Status(id, decided));
        }
        if lead.deferred.is_some() {
            edits.push(Edit::Detail(id, Detail::Deferred(None)));
        }
        Ok(edits)
    }

    /// Corrects a touch. A request not to be contacted holds, however late it is entered.
    fn set_touch(
        &self,
        id: LeadId,
        touch: TouchId,
        value: Option<Touch>,
        now: &Now,
    ) -> Result<Vec<Edit>, CommandError> {
        let lead = self.known(id)?;
        let mut edits = Vec::new();
        if let Some(value) = &value {
            check_touch(value, now)?;
            if value.outcome == Outcome::DoNotCall {
                edits.extend(self.suppress(lead, value.channel.word(), now));
                edits.extend(set_status(lead, self.status_after(lead, value, None, now)?));
            }
        }
        edits.push(Edit::Touch(id, touch, value));
        Ok(edits)
    }

    /// The status after `touch`: as chosen by the salesperson, or else as forecast. Somebody who asked not to be
    /// contacted keeps that status, whatever else is entered or happened later (S0.37).
    fn status_after(
        &self,
        lead: &Lead,
        touch: &Touch,
        next: Option<Status>,
        now: &Now,
    ) -> Result<Status, CommandError> {
        if touch.outcome == Outcome::DoNotCall {
            return Ok(match lead.status {
                Status::DoNotCall { since } => Status::DoNotCall { since },
                Status::Open(_) | Status::Parked { .. } | Status::Ended { .. } => {
                    Status::DoNotCall { since: now.today() }
                }
            });
        }
        let Some(next) = next else { return Ok(self.forecast_for(lead, touch, now)) };
        self.contactable(lead.id)?;
        match &next {
            Status::Open(next) => check_next(next, now)?,
            Status::Parked { wake, why } => check_park(*wake, why, now)?,
            Status::Ended { .. } | Status::DoNotCall { .. } => {}
        }
        Ok(next)
    }

    /// The edits that put every number and address of a lead on the do-not-call list.
    pub(super) fn suppress(&self, lead: &Lead, how: &str, now: &Now) -> Vec<Edit> {
        self.suppress_as(lead, &[lead], how, now)
    }

    /// The same for a lead who asked not to be contacted: the request extends to a new number and a new name.
    pub(super) fn suppress_if_asked(&self, before: &Lead, lead: &Lead, now: &Now) -> Vec<Edit> {
        let mut edits = self.rename_entries(before, lead);
        if matches!(lead.status, Status::DoNotCall { .. }) {
            edits.extend(self.suppress_as(lead, &[before, lead], "they asked before", now));
            edits.extend(self.repeat_under_name(before, &lead.name, lead, now));
        }
        edits
    }

    /// The status forecast after `touch`. A touch that is entered late, after a more recent one, changes nothing.
    fn forecast_for(&self, lead: &Lead, touch: &Touch, now: &Now) -> Status {
        let is_latest = lead.latest_touches().next().is_none_or(|latest| latest.time.day(now) <= touch.time.day(now));
        if !is_latest {
            return lead.status.clone();
        }
        let attempt = Attempt {
            channel: touch.channel.clone(),
            direction: touch.direction,
            outcome: touch.outcome,
            day: touch.time.day(now),
        };
        forecast(self, lead, &attempt, now)
    }

    pub(super) fn plan_next(
        &self,
        id: LeadId,
        when: When,
        channel: Channel,
        aim: &str,
        value: String,
        now: &Now,
    ) -> Result<Vec<Edit>, CommandError> {
        let lead = self.contactable(id)?;
        let aim = Aim::new(aim).map_err(CommandError::Aim)?;
        let present = lead.next_touch();
        if present.is_none_or(|present| present.when != when) {
            check_when(&when, now)?;
        }
        let why = match present {
            Some(present) if present.when == when => present.why,
            Some(_) | None if when.is_promise() => Why::Agreed,
            Some(_) | None => Why::Chosen,
        };
        // If the words changed, the value no longer comes from the shelf.
        let piece = present.filter(|present| present.value == value).and_then(|present| present.piece);
        let next = NextTouch { when, channel, aim, value, piece, why };
        check_texts(&next)?;
        Ok(set_status(lead, Status::Open(next)))
    }
}
