//! The record of the group chosen for a lead.

use crate::domain::book::Edit;
use crate::domain::id::Ids;
use crate::domain::id::ItemId;
use crate::domain::lead::Group;
use crate::domain::lead::Item;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::qualify::fact_tests::group_holds;
use crate::domain::time::Day;
use crate::domain::time::days_after;
/// The edit that records when a group was chosen; a lead has at most one such record.
pub(in crate::domain) fn grouped_edit(lead: &Lead, group: Option<Group>, today: Day, ids: &mut Ids) -> Option<Edit> {
    let known = lead.items_of(ItemKind::Grouped).next_back().map(|(id, _)| id);
    match (known, group) {
        (None, None) => None,
        (Some(id), group) => Some(Edit::Item(lead.id, id, group.map(|group| grouped(group, today)))),
        (None, Some(group)) => Some(Edit::Item(lead.id, ItemId(ids.draw()), Some(grouped(group, today)))),
    }
}

/// The record of a chosen group, and when to ask again.
pub(in crate::domain) fn grouped(group: Group, today: Day) -> Item {
    let due = group_holds(group).map(|days| days_after(today, days));
    Item { due, ..Item::said(ItemKind::Grouped, group.letter(), today) }
}
