//! A lead with the timestamps of its registers, and how one edit changes them.

use super::super::id::{ItemId, LeadId, Timestamp, TouchId};
use super::super::lead::{Created, Detail, DetailKind, Lead};
use super::super::time::Instant;
use super::edit::{Edit, Stamped};
use super::supersedes;
use crate::domain::lead::{Item, ItemKind, Status, Touch};
use crate::domain::lead::{Prepared, SearchText};
use crate::domain::util::FlatMap;

/// A lead with the timestamps of its registers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) lead: Lead,
    /// Whether the lead was added and not deleted. Without a timestamp in `presence` neither has happened yet.
    pub(super) present: bool,
    pub(super) presence: Option<Timestamp>,
    pub(super) status: Option<Timestamp>,
    pub(super) details: FlatMap<DetailKind, Timestamp>,
    pub(super) touches: FlatMap<TouchId, Timestamp>,
    pub(super) items: FlatMap<ItemId, Timestamp>,
    pub(super) search: Prepared,
}

/// A placeholder for a record whose lead was never added.
const NOT_TAKEN_IN: Created = Created { at: Instant(0), import: None };

impl Record {
    pub(super) fn new(id: LeadId) -> Record {
        Record {
            lead: Lead::new(id, NOT_TAKEN_IN, NOT_TAKEN_IN.at.utc().date()),
            present: false,
            presence: None,
            status: None,
            details: FlatMap::new(),
            touches: FlatMap::new(),
            items: FlatMap::new(),
            search: Prepared::default(),
        }
    }

    /// Applies an edit of this lead.
    pub(super) fn apply(&mut self, edit: Stamped<Edit>) {
        let at = edit.at;
        match edit.value {
            Edit::Lead(_, created) => self.set_presence(at, created),
            Edit::Detail(_, detail) => self.set_detail(at, detail),
            Edit::Status(_, status) => {
                if supersedes(self.status, at) {
                    self.status = Some(at);
                    self.lead.status = status;
                }
            }
            Edit::Touch(_, id, touch) => self.set_touch(at, id, touch),
            Edit::Item(_, id, item) => self.set_item(at, id, item),
            // These edits belong to no single lead's registers.
            Edit::Erased(_) | Edit::Import(..) | Edit::Suppression(..) | Edit::LibraryItem(..) | Edit::Setting(_) => {}
        }
    }

    fn set_presence(&mut self, at: Timestamp, created: Option<Created>) {
        if supersedes(self.presence, at) {
            self.presence = Some(at);
            self.present = created.is_some();
            self.lead.created = created.unwrap_or(NOT_TAKEN_IN);
        }
    }

    fn set_detail(&mut self, at: Timestamp, detail: Detail) {
        let kind = detail.kind();
        if supersedes(self.details.get(&kind).copied(), at) {
            self.details.insert(kind, at);
            self.lead.set(detail);
            self.search.forget();
        }
    }

    fn set_touch(&mut self, at: Timestamp, id: TouchId, touch: Option<Touch>) {
        if supersedes(self.touches.get(&id).copied(), at) {
            let is_known = self.touches.contains_key(&id);
            self.touches.insert(id, at);
            let touches = &mut self.lead.touches;
            if is_known {
                touches.retain(|(known, _)| *known != id);
            }
            if let Some(touch) = touch {
                let order = (touch.time.order(), id);
                let place = touches.partition_point(|(known, other)| (other.time.order(), *known) < order);
                touches.insert(place, (id, touch));
            }
        }
    }

    /// Whether any part of the lead other than its deferral was changed after it came into the book.
    pub(super) fn was_changed_later(&self) -> bool {
        let details = self.details.iter().filter(|(kind, _)| **kind != DetailKind::Deferred).map(|(_, at)| at);
        let parts = details.chain(self.touches.values()).chain(self.items.values()).chain(&self.status);
        let parts: Vec<&Timestamp> = parts.collect();
        // Undoing a deletion sets the presence again, so the earliest timestamp of any part says when the lead came
        // in.
        let Some(came_in) = parts.iter().copied().chain(&self.presence).min() else { return false };
        parts.iter().any(|at| *at > came_in)
    }

    /// Whether a part of the lead was last set at that moment.
    pub(super) fn has_value_of(&self, at: Timestamp) -> bool {
        let parts = self.details.values().chain(self.touches.values()).chain(self.items.values());
        parts.chain(&self.status).any(|part| *part == at)
    }

    /// Whether a field or the status was last set at that moment.
    pub(super) fn has_field_of(&self, at: Timestamp) -> bool {
        self.details.values().chain(&self.status).any(|part| *part == at)
    }

    /// Whether the lead was put on the do-not-call list at that moment.
    pub(super) fn is_blocked_by(&self, at: Timestamp) -> bool {
        self.status == Some(at) && matches!(self.lead.status, Status::DoNotCall { .. })
    }

    /// The edits that undo the values set at that moment and unchanged since. Fields get their values from `before`, if
    /// that is known.
    pub(super) fn put_back(&self, at: Timestamp, before: Option<&Lead>) -> Vec<Edit> {
        let id = self.lead.id;
        let status = before.filter(|_| self.status == Some(at) && !self.is_blocked_by(at));
        let mut edits: Vec<Edit> = status.map(|before| Edit::Status(id, before.status.clone())).into_iter().collect();
        // The reason for a moved day stays as long as the day does.
        let tells_of_status = |item: ItemId| {
            let kind = self.lead.items.get(&item).map(|item| item.kind);
            matches!(kind, Some(ItemKind::Moved | ItemKind::PlanChange | ItemKind::AgreedTime))
        };
        let items = self.items.iter().filter(|(_, set)| **set == at).map(|(item, _)| *item);
        let items = items.filter(|item| status.is_some() || !tells_of_status(*item));
        edits
            .extend(items.map(|item| Edit::Item(id, item, before.and_then(|before| before.items.get(&item)).cloned())));
        let touches =
            self.touches.iter().filter(|(_, set)| **set == at).map(|(touch, _)| Edit::Touch(id, *touch, None));
        edits.extend(touches);
        if let Some(before) = before {
            let details = self.details.iter().filter(|(_, set)| **set == at);
            edits.extend(details.map(|(kind, _)| Edit::Detail(id, before.detail(*kind))));
        }
        edits
    }

    pub(super) fn search_text(&self) -> &SearchText {
        self.search.of(&self.lead)
    }

    fn set_item(&mut self, at: Timestamp, id: ItemId, item: Option<Item>) {
        let present = self.items.get(&id).copied();
        if supersedes(present, at) {
            if present.is_some() {
                self.lead.items.remove(id);
            }
            self.search.forget();
            if let Some(item) = item {
                self.lead.items.place(at, id, item, |other| self.items.get(&other).copied());
            }
            self.items.insert(id, at);
        }
    }

    pub(super) fn push_registers(&self, id: LeadId, edits: &mut Vec<Stamped<Edit>>) {
        if let Some(at) = self.presence {
            edits.push(Stamped { at, value: Edit::Lead(id, self.present.then_some(self.lead.created)) });
        }
        if let Some(at) = self.status {
            edits.push(Stamped { at, value: Edit::Status(id, self.lead.status.clone()) });
        }
        edits.extend(
            self.details.iter().map(|(kind, at)| Stamped { at: *at, value: Edit::Detail(id, self.lead.detail(*kind)) }),
        );
        let mut touches = FlatMap::new();
        for (id, touch) in &self.lead.touches {
            touches.insert(id, touch);
        }
        edits.extend(self.touches.iter().map(|(touch, at)| Stamped {
            at: *at,
            value: Edit::Touch(id, *touch, touches.get(touch).map(|touch| (*touch).clone())),
        }));
        let mut items = FlatMap::new();
        for (id, item) in self.lead.items.iter() {
            items.insert(id, item);
        }
        edits.extend(self.items.iter().map(|(item, at)| Stamped {
            at: *at,
            value: Edit::Item(id, *item, items.get(item).map(|item| (*item).clone())),
        }));
    }
}
