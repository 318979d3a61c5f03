//! Adding one lead: a name or a number is enough; "met today" sets the next touch.

use leptos::prelude::*;

use crate::app::leads::new_lead::{self, NewLeadForm};
use crate::app::words;
use crate::browser::{clock, files};
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::decide::duplicates::duplicates;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, dynamic, empty, footer, form, input, main};
use crate::ui::dom::{action, labelled, link};
use crate::ui::parts::form::FieldKind;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;
use crate::ui::parts::page::top;
use crate::ui::route::{self, Route};

/// The fields: labels, draft fields and kinds.
const FIELDS: [(&str, &str, FieldKind); 5] = [
    (words::common::NAME, "new/name", FieldKind::Line),
    (words::common::COMPANY, "new/company", FieldKind::Line),
    (words::leads::PHONE, "new/phone", FieldKind::Phone),
    (words::common::MAIL, "new/mail", FieldKind::Mail),
    (words::common::NOTE, "new/note", FieldKind::Line),
];

/// The screen for a new lead.
pub fn new_lead_screen() -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let met = RwSignal::new(false);
    let save = move || {
        let [name, company, phone, mail, note] = FIELDS.map(|(_, field, _)| app.typed(field).unwrap_or_default());
        let form = NewLeadForm { name, company, phone, mail, note, met_today: met.get_untracked() };
        let now = clock::now();
        let lead = new_lead::new_lead(form, app.home(), &now);
        match app.dispatch(Command::AddLead(Box::new(lead)), "Lead added") {
            Ok(done) => {
                FIELDS.iter().for_each(|(_, field, _)| app.forget_text(field));
                route::go(&done.lead.map_or(Route::Today, Route::Lead));
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    let met_today = action("chip", words::leads::MET_TODAY, move || met.update(|met| *met = !*met))
        .attr_fn("aria-pressed", move || met.get());
    let form = form()
        .class("content form")
        .on("submit", move |event| {
            event.prevent_default();
            save();
        })
        .children(FIELDS.map(|(words, name, kind)| labelled(words, draft_input(name, kind))))
        .child(met_today)
        .child(known_already())
        .child(files::has_contact_picker().then(contacts))
        .child(refusal_line(refusal));
    main()
        .class("screen")
        .child(top(words::places::NEW_LEAD, Some((Route::Leads, words::places::LEADS)), empty()))
        .child(form)
        .child(footer().class("thumb").child(action("button primary", words::leads::SAVE_NEW_LEAD, save)))
}

/// Leads in the book that look like the one being typed.
fn known_already() -> AnyView {
    let app = use_app();
    let typed = move |field: &str| app.typed(field).unwrap_or_default();
    let found = Memo::new(move |_| {
        let phones = new_lead::phones_of(&typed("new/phone"), app.home());
        let mails = new_lead::mails_of(&typed("new/mail"));
        app.with(|book, _| duplicates(book, &typed("new/name"), &phones, &mails, None))
    });
    dynamic(move || {
        let rows = found.get().into_iter().map(|one| {
            link("row-link", Route::Lead(one.lead), format!("In the book already? {}, {}", one.title, one.shared))
        });
        rows.collect::<Vec<_>>()
    })
}

/// A field of a form that is not in the book yet; typed text is saved as a draft.
fn draft_input(name: &'static str, kind: FieldKind) -> Element {
    let app = use_app();
    input()
        .attr("type", kind.input_type())
        .attr("autocomplete", "off")
        .value(move || app.typed(name).unwrap_or_default())
        .on_text("input", move |text| app.type_text(name, text))
}

/// The phone's contact picker, if it has one.
fn contacts() -> Vec<Element> {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let pick = move || {
        leptos::task::spawn_local(async move {
            match files::pick_contacts().await {
                Ok(contacts) if contacts.is_empty() => set_late(told, "No contact was picked.".to_owned()),
                Ok(contacts) => {
                    app.type_text("import/paste", new_lead::as_table(&contacts));
                    route::go(&Route::Import);
                }
                Err(reason) => set_late(told, format!("The contacts could not be picked: {reason}.")),
            }
        });
    };
    vec![action("button", words::leads::PICK_CONTACTS, pick), told_line(told)]
}
