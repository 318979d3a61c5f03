//! Drafts: the call in progress and typed text, in this page and in pages that have ended. Each page has one draft.

use leptos::prelude::*;

use super::super::route::{self, Route};
use super::AppContext;
use crate::app::call::value_gate;
use crate::app::call::{CallDraft, Draft};
use crate::browser::storage::BrowserStore;
use crate::browser::{clock, pages, random};
use crate::domain::id::{LeadId, ReplicaId};
use crate::domain::time::iso_day;
use crate::store::journal::Draft as StoredDraft;
use crate::store::storage::keys::RESERVE_KEY;
use crate::store::storage::{KeyValue, StorageError};

/// How long typed text may exist only in this page, in milliseconds.
const DRAFT_MILLIS: u64 = 500;

/// The draft field for the value of a round: its day, then the value.
const ROUND_VALUE: &str = "round/value";

/// The prefix of the draft fields of mails to a lead.
pub fn mail_fields(lead: &str) -> String {
    format!("mail/{lead}/")
}

impl AppContext {
    /// The call in progress with `lead`, or a new one.
    pub fn call(self, lead: LeadId) -> Memo<CallDraft> {
        Memo::new(move |_| {
            self.draft.with(|draft| match &draft.call {
                Some(call) if call.is_to(lead) => call.clone(),
                Some(_) | None => {
                    self.revision.track();
                    self.new_call(draft, lead)
                }
            })
        })
    }

    /// A new call; it uses the value chosen for the whole round, unless the lead has one.
    fn new_call(self, draft: &Draft, lead: LeadId) -> CallDraft {
        let mut call = CallDraft::new(lead);
        let of_round = draft.texts.get(ROUND_VALUE).and_then(|kept| {
            let (day, value) = kept.split_once(' ')?;
            (day == iso_day(clock::now().today())).then(|| value.to_owned())
        });
        if let Some(value) = of_round
            && self.with_untracked(|book, _| {
                book.lead(lead).is_some_and(|lead| value_gate::value_of(lead, &call).is_empty())
            })
        {
            call.gaps.insert("value".to_owned(), value);
        }
        call
    }

    /// The value of today's round, for every lead without a value of its own.
    pub fn round_value(self) -> Option<String> {
        let kept = self.typed(ROUND_VALUE)?;
        let (day, value) = kept.split_once(' ')?;
        (day == iso_day(clock::now().today())).then(|| value.to_owned())
    }

    /// Sets the value of today's round; an empty value removes it.
    pub fn set_round_value(self, value: &str) {
        if value.is_empty() {
            self.forget_text(ROUND_VALUE);
        } else {
            self.type_text(ROUND_VALUE, format!("{} {value}", iso_day(clock::now().today())));
        }
    }

    /// Changes the call in progress with `lead`; a call with another lead is put aside.
    pub fn change_call(self, lead: LeadId, change: impl FnOnce(&mut CallDraft)) {
        let other = self.draft.with_untracked(|draft| draft.call.clone()).filter(|call| !call.is_to(lead));
        if let Some(call) = other {
            self.put_aside(call);
        }
        self.draft.update(|draft| {
            if draft.call.as_ref().is_none_or(|call| !call.is_to(lead)) {
                draft.call = Some(self.new_call(draft, lead));
            }
            if let Some(call) = &mut draft.call {
                change(call);
            }
        });
        self.keep_draft_soon();
    }

    /// Whether the call in progress is with `lead`.
    pub fn is_calling(self, lead: LeadId) -> bool {
        self.draft.with_untracked(|draft| draft.call.as_ref().is_some_and(|call| call.is_to(lead)))
    }

    /// Whether a call is in progress on screen: dialled, or being wrapped up. A call that was left does not count.
    pub fn is_in_call(self) -> bool {
        let is_on_screen = matches!(self.route.get_untracked(), Route::Round(_));
        is_on_screen && self.draft.with_untracked(|draft| draft.call.as_ref().is_some_and(CallDraft::is_going_on))
    }

    /// Ends the call in progress, whose result is in the book.
    pub fn end_call(self) {
        let ended = self.draft.try_update(|draft| {
            let call = draft.call.take()?;
            let mails: Vec<String> =
                draft.texts.keys().filter(|field| field.starts_with(&mail_fields(&call.lead))).cloned().collect();
            for mail in &mails {
                draft.texts.remove(mail);
            }
            Some(call)
        });
        if let Some(call) = ended.flatten() {
            self.ended.set_value(Some(call));
        }
        self.keep_draft();
    }

    /// Leaves the call in progress without a result; Today offers to resume it.
    pub fn leave_call(self) {
        let call = self.draft.try_update(|draft| draft.call.take()).flatten();
        if let Some(call) = call.filter(CallDraft::has_words) {
            self.put_aside(call);
        }
        self.keep_draft();
    }

    /// Saves a call that is no longer on screen like the draft of an ended page; Today offers to resume it.
    fn put_aside(self, call: CallDraft) {
        if call.has_words() {
            let (replica, draft) = (random::replica(), Draft { call: Some(call), ..Draft::default() });
            // A storage that rejects drafts also rejects the book, and the banner says so.
            drop(StoredDraft::new(BrowserStore::open(), replica).write(&draft.to_text()));
            // Until this page ends, only this page offers the call.
            pages::hold_replica(replica);
            self.orphans.update(|orphans| orphans.push((replica, draft)));
        }
    }

    /// Resumes the call of a touch that was undone, with its note.
    pub(super) fn reopen_call(self, lead: LeadId) {
        if self.is_calling(lead) {
            self.change_call(lead, CallDraft::reopen);
        } else if let Some(mut call) = self.ended.get_value().filter(|call| call.is_to(lead)) {
            call.reopen();
            self.put_aside(call);
            self.ended.set_value(None);
        }
    }

    /// The leads of the call in progress and of the last one that ended, with the number of their touches.
    pub(super) fn touches_of_call(self) -> Vec<(LeadId, usize)> {
        let open = self.draft.with_untracked(|draft| draft.call.as_ref().and_then(CallDraft::lead_id));
        let ended = self.ended.with_value(|call| call.as_ref().and_then(CallDraft::lead_id));
        let count = |lead| self.with_untracked(|book, _| book.lead(lead).map_or(0, |lead| lead.touches.len()));
        open.into_iter().chain(ended).map(|lead| (lead, count(lead))).collect()
    }

    /// The text typed into `field` that is not in the book yet.
    pub fn typed(self, field: &str) -> Option<String> {
        self.draft.with(|draft| draft.texts.get(field).cloned())
    }

    /// Saves text while it is being typed.
    pub fn type_text(self, field: &str, text: String) {
        self.draft.update(|draft| {
            draft.texts.insert(field.to_owned(), text);
        });
        self.keep_draft_soon();
    }

    /// Removes the draft of a text that is in the book now.
    pub fn forget_text(self, field: &str) {
        if self.draft.with_untracked(|draft| draft.texts.contains_key(field)) {
            self.draft.update(|draft| {
                draft.texts.remove(field);
            });
            self.keep_draft();
        }
    }

    pub(super) fn keep_draft_soon(self) {
        if !self.draft_waits.get_value() {
            self.draft_waits.set_value(true);
            set_timeout(move || self.keep_draft(), std::time::Duration::from_millis(DRAFT_MILLIS));
        }
    }

    pub(super) fn keep_draft(self) {
        self.draft_waits.set_value(false);
        let draft = self.draft.get_untracked();
        let kept = self.drafts.with_value(|drafts| {
            if draft.is_worth_keeping() { drafts.write(&draft.to_text()) } else { drafts.remove() }
        });
        self.note_draft_fault(kept.err());
    }

    /// Shows on every screen that typed text is not being saved, for as long as that is so.
    fn note_draft_fault(self, fault: Option<StorageError>) {
        if self.draft_fault.with_untracked(|known| *known != fault) {
            self.draft_fault.set(fault);
        }
    }

    /// Probes whether the storage would accept a draft. A page with nothing to save does not notice that the storage
    /// is full, and the salesperson would type in vain.
    pub(super) fn probe_storage(self) {
        if !self.in_memory && BrowserStore::open().get(RESERVE_KEY).is_ok_and(|reserve| reserve.is_none()) {
            self.note_draft_fault(self.drafts.with_value(|drafts| drafts.probe().err()));
        }
    }

    /// Finds the drafts of pages that have ended.
    pub(super) fn find_orphans(self) {
        for (replica, _) in self.drafts.with_value(StoredDraft::others) {
            // The page may write until it ends, so its draft is read again then.
            pages::when_ended(replica, move || {
                if let Some(text) = self.drafts.with_value(|drafts| drafts.text_of(replica)) {
                    self.take_orphan(replica, Draft::from_text(&text));
                }
            });
        }
    }

    /// Handles the draft of an ended page: it resumes here at once if it belongs to the open screen or contains only
    /// texts; otherwise Today offers it.
    fn take_orphan(self, replica: ReplicaId, draft: Draft) {
        let open = self.route.get_untracked();
        let fits = match &draft.call {
            Some(call) => open == Route::Round(call.lead_id()) || open == Route::Round(None),
            None => true,
        };
        if fits && !self.draft.with_untracked(Draft::is_worth_keeping) {
            self.go_on_with(replica, draft);
        } else {
            self.orphans.update(|orphans| orphans.push((replica, draft)));
        }
    }

    /// The drafts of pages that have ended.
    pub fn orphans(self) -> Vec<(ReplicaId, Draft)> {
        self.orphans.get()
    }

    /// Resumes the draft of another page.
    pub fn go_on_with(self, replica: ReplicaId, draft: Draft) {
        let lead = draft.call.as_ref().and_then(CallDraft::lead_id);
        let own = self.draft.get_untracked();
        let mut draft = draft;
        for (field, text) in own.texts.iter() {
            draft.texts.insert(field.clone(), text.clone());
        }
        if let Some(call) = own.call {
            self.put_aside(call);
        }
        self.draft.set(draft);
        self.keep_draft();
        self.drop_orphan(replica);
        if let Some(lead) = lead {
            route::go(&Route::Round(Some(lead)));
        }
    }

    /// Discards the draft of another page.
    pub fn drop_orphan(self, replica: ReplicaId) {
        self.orphans.update(|orphans| orphans.retain(|(known, _)| *known != replica));
        // If it cannot be removed, it is merely offered again.
        drop(self.drafts.with_value(|drafts| drafts.remove_other(replica)));
    }
}
