//! A second agreed time of one lead: it reminds like the next touch, until it becomes the next touch or is dropped.

use super::appointment;
use super::moves::moved_records;
use crate::domain::book::Book;
use crate::domain::book::Edit;
use crate::domain::book::set_status;
use crate::domain::command::CommandError;
use crate::domain::id::{Ids, ItemId, LeadId};
use crate::domain::lead::Lead;
use crate::domain::lead::Status;
use crate::domain::lead::{Aim, NextTouch, When, Why};
use crate::domain::lead::{Channel, Touch};
use crate::domain::lead::{Item, ItemKind, Settled, Source};
use crate::domain::time::{Day, Instant, Now};

/// The recorded reason if a second agreed time replaces the next touch.
const THE_OTHER_TIME: &str = "the other agreed time";

/// The item that keeps an agreed time beside the next touch.
pub fn item(next: &NextTouch, today: Day) -> Item {
    let (at, zone) = match &next.when {
        When::Promised { at, zone } => (Some(*at), zone.clone()),
        When::Planned { .. } => (None, None),
    };
    Item {
        noted: Some(today),
        proof: next.value.clone(),
        about: next.piece,
        at,
        zone,
        channel: Some(next.channel.clone()),
        ..Item::new(ItemKind::AlsoAgreed, next.aim.text().to_owned(), Source::Said)
    }
}

/// The agreed time in an item, as a next touch.
pub fn next_touch(item: &Item) -> Option<NextTouch> {
    Some(NextTouch {
        when: When::Promised { at: item.at?, zone: item.zone.clone() },
        channel: item.channel.clone().unwrap_or(Channel::Call),
        aim: Aim::stated(&item.text),
        value: item.proof.clone(),
        piece: item.about,
        why: Why::Agreed,
    })
}

/// The open second agreed times of a lead; none for a lead that is not followed up.
pub fn also_agreed(lead: &Lead) -> impl Iterator<Item = (ItemId, NextTouch)> {
    let followed = matches!(lead.status, Status::Open(_) | Status::Parked { .. });
    let items = lead.items_of(ItemKind::AlsoAgreed).filter(move |(_, item)| followed && item.is_open());
    items.filter_map(|(id, item)| Some((id, next_touch(item)?)))
}

/// All moments agreed with a lead: that of the next touch, and the others.
pub fn moments(lead: &Lead) -> impl Iterator<Item = Instant> {
    let own = lead.next_touch().and_then(|next| next.when.agreed_at());
    own.into_iter().chain(also_agreed(lead).filter_map(|(_, next)| next.when.agreed_at()))
}

fn settled(item: &Item, well: bool, now: &Now) -> Item {
    Item { settled: Some(Settled { on: now.today(), well }), ..item.clone() }
}

/// The edits that mark second agreed times as kept, if a talk takes place at that time or later.
pub(in crate::domain) fn kept_by(lead: &Lead, touch: &Touch, now: &Now, ids: &mut Ids) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (id, item) in lead.items_of(ItemKind::AlsoAgreed).filter(|(_, item)| item.is_open() && touch.is_contact()) {
        let Some(record) = item.at.and_then(|at| appointment::record_if_due(at, touch, now)) else { continue };
        let well = record.settled.is_some_and(|settled| settled.well);
        edits.push(Edit::Item(lead.id, id, Some(settled(item, well, now))));
        edits.push(Edit::Item(lead.id, ItemId(ids.draw()), Some(record)));
    }
    edits
}

impl Book {
    /// Makes a second agreed time the next touch, or drops it.
    pub(in crate::domain) fn settle_also_agreed(
        &self,
        id: LeadId,
        item: ItemId,
        uses: bool,
        now: &Now,
        ids: &mut Ids,
    ) -> Result<Vec<Edit>, CommandError> {
        let lead = self.known(id)?;
        let known = lead.items.get(&item).filter(|item| item.kind == ItemKind::AlsoAgreed && item.is_open());
        let known = known.ok_or(CommandError::NothingToDo)?;
        let mut edits = vec![Edit::Item(id, item, Some(settled(known, uses, now)))];
        if uses {
            let lead = self.contactable(id)?;
            let status = Status::Open(next_touch(known).ok_or(CommandError::NothingToDo)?);
            let records = moved_records(lead, &status, THE_OTHER_TIME, now);
            edits.extend(records.into_iter().map(|record| Edit::Item(id, ItemId(ids.draw()), Some(record))));
            edits.extend(set_status(lead, status));
        }
        Ok(edits)
    }
}
