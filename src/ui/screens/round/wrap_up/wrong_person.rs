//! Somebody else decides: their name and number make a lead of their own, linked to this one, with a draft that names
//! who referred me. Everything may be left empty.

use leptos::prelude::*;

use crate::app::leads::new_lead::{mails_of, phones_of};
use crate::app::words;
use crate::browser::clock;
use crate::domain::id::LeadId;
use crate::domain::lead::decision_maker::PassOn;
use crate::ui::context::AppContext;
use crate::ui::dom::{Element, details, h2, p, summary};
use crate::ui::parts::form::FieldKind;
use crate::ui::parts::message::Kept;

/// The fields: labels, draft fields and kinds.
const FIELDS: [(&str, &str, FieldKind); 5] = [
    (words::round::THEIR_NAME, "name", FieldKind::Line),
    ("What they do there", "role", FieldKind::Line),
    ("Their number", "phone", FieldKind::Phone),
    (words::round::THEIR_MAIL, "mail", FieldKind::Mail),
    (words::round::WHAT_IT_IS_ABOUT, "topic", FieldKind::Line),
];

fn field(id: LeadId, name: &str) -> String {
    format!("lead/{}/decides-{name}", id.0)
}

/// The form for the decision maker.
pub fn who_decides(id: LeadId) -> Element {
    let lines = FIELDS.map(|(words, name, kind)| Kept::new(field(id, name)).line(words, kind.input_type()));
    details()
        .flag("open", true)
        .child(summary().child(h2().child("Who decides?")))
        .child(p().class("hint").child("With a name, they become a lead for today and this one rests for a month."))
        .children(lines)
}

/// The name of the decision maker, as typed so far.
pub fn named(app: AppContext, id: LeadId) -> Option<String> {
    app.typed(&field(id, "name")).filter(|name| !name.trim().is_empty())
}

/// The decision maker, if a name was typed. The status of the colleague's lead follows from the touch recorded with
/// it.
pub fn pass_on(app: AppContext, id: LeadId) -> Option<PassOn> {
    let [name, role, phone, mail, topic] =
        FIELDS.map(|(_, name, _)| untrack(|| app.typed(&field(id, name))).unwrap_or_default());
    let (phones, mails) = (phones_of(&phone, app.home()), mails_of(&mail));
    let talked = clock::now().today();
    (!name.trim().is_empty()).then_some(PassOn { lead: id, name, role, phones, mails, topic, talked, rests: false })
}

/// Removes the drafts, once they are stored.
pub fn forget(app: AppContext, id: LeadId) {
    FIELDS.iter().for_each(|(_, name, _)| app.forget_text(&field(id, name)));
}
