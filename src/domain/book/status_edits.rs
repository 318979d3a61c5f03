//! Edits that change the status of a lead.

use crate::domain::book::edit::Edit;
use crate::domain::id::LeadId;
use crate::domain::lead::Deferral;
use crate::domain::lead::DeferredTo;
use crate::domain::lead::Detail;
use crate::domain::lead::Lead;
use crate::domain::lead::Status;
use crate::domain::time::Now;
/// The edits that set the status of a lead and end its deferral.
pub(in crate::domain) fn set_status(lead: &Lead, status: Status) -> Vec<Edit> {
    let deferral = lead.deferred.is_some().then_some(Edit::Detail(lead.id, Detail::Deferred(None)));
    [Edit::Status(lead.id, status)].into_iter().chain(deferral).collect()
}

pub(in crate::domain) fn deferred(lead: LeadId, place: DeferredTo, reason: &str, now: &Now) -> Edit {
    let deferral = Deferral { day: now.today(), place, reason: reason.to_owned() };
    Edit::Detail(lead, Detail::Deferred(Some(deferral)))
}
