//! Somebody else decides: their name and number make them a lead of their own, linked to this one, with a draft
//! that names who sent me. All of it may be left empty.

use leptos::prelude::*;

use crate::app::leads::new_lead::{mails_of, phones_of};
use crate::browser::clock;
use crate::domain::id::LeadId;
use crate::domain::lead::decision_maker::PassOn;
use crate::ui::context::AppContext;
use crate::ui::dom::{Element, details, h2, p, summary};
use crate::ui::parts::form::FieldKind;
use crate::ui::parts::message::Kept;

/// The fields: their labels, their names among the drafts, and what they hold.
const FIELDS: [(&str, &str, FieldKind); 5] = [
    ("Their name", "name", FieldKind::Line),
    ("What they do there", "role", FieldKind::Line),
    ("Their number", "phone", FieldKind::Phone),
    ("Their mail", "mail", FieldKind::Mail),
    ("What it is about", "topic", FieldKind::Line),
];

fn field(id: LeadId, name: &str) -> String {
    format!("lead/{}/decides-{name}", id.0)
}

/// The form for whoever decides.
pub fn who_decides(id: LeadId) -> Element {
    let lines = FIELDS.map(|(words, name, kind)| Kept::new(field(id, name)).line(words, kind.input_type()));
    details()
        .flag("open", true)
        .child(summary().child(h2().child("Who decides?")))
        .child(p().class("hint").child("With a name, they become a lead for today and this one rests for a month."))
        .children(lines)
}

/// The name of the decision maker, as far as it is typed.
pub fn named(app: AppContext, id: LeadId) -> Option<String> {
    app.typed(&field(id, "name")).filter(|name| !name.trim().is_empty())
}

/// Who decides, if a name was typed. The colleague's lead stands as the touch that is kept with it says.
pub fn pass_on(app: AppContext, id: LeadId) -> Option<PassOn> {
    let [name, role, phone, mail, topic] =
        FIELDS.map(|(_, name, _)| untrack(|| app.typed(&field(id, name))).unwrap_or_default());
    let (phones, mails) = (phones_of(&phone, app.home()), mails_of(&mail));
    let talked = clock::now().today();
    (!name.trim().is_empty()).then_some(PassOn { lead: id, name, role, phones, mails, topic, talked, rests: false })
}

/// Forgets what was typed, once it is kept.
pub fn forget(app: AppContext, id: LeadId) {
    FIELDS.iter().for_each(|(_, name, _)| app.forget_text(&field(id, name)));
}
