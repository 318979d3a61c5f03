//! Taking in one lead: a name or a number is enough; "met today" sets the next touch.

use leptos::prelude::*;

use crate::ui::parts::late::set_late;
use crate::ui::parts::old::erased::{act, typed, watch};

use crate::app::new_lead::{self, NewLeadForm};
use crate::browser::{clock, files};
use crate::domain::command::{Command, Refusal};
use crate::ui::desk::use_desk;
use crate::ui::parts::old::field::FieldKind;
use crate::ui::parts::old::refusal::RefusalLine;
use crate::ui::parts::old::top::Top;
use crate::ui::route::{self, Route};

/// The names of the fields among the drafts.
const FIELDS: [&str; 5] = ["new/name", "new/company", "new/phone", "new/mail", "new/note"];

/// Taking in one lead.
#[component]
pub fn NewLead() -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let met = RwSignal::new(false);
    let text = move |field: &str| desk.typed(field).unwrap_or_default();
    let save = move |_| {
        let [name, company, phone, mail, note] = FIELDS.map(text);
        let form = NewLeadForm { name, company, phone, mail, note, met_today: met.get_untracked() };
        let now = clock::now();
        let lead = new_lead::new_lead(form, desk.home(), &now);
        match desk.dispatch(Command::AddLead(Box::new(lead)), "Lead taken in") {
            Ok(done) => {
                FIELDS.iter().for_each(|field| desk.forget_text(field));
                route::go(&done.lead.map_or(Route::Today, Route::Lead));
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    view! {
        <main class="screen">
            <Top title="New lead".to_owned() back=(Route::Leads, "Leads") />
            <form class="content form" on:submit=act(move |event: leptos::ev::SubmitEvent| { event.prevent_default(); save(()); })>
                <DraftInput label="Name" name="new/name" kind=FieldKind::Line />
                <DraftInput label="Company" name="new/company" kind=FieldKind::Line />
                <DraftInput label="Phone" name="new/phone" kind=FieldKind::Phone />
                <DraftInput label="Mail" name="new/mail" kind=FieldKind::Mail />
                <DraftInput label="Note" name="new/note" kind=FieldKind::Line />
                <button type="button" class="chip" aria-pressed=watch(move || met.get().to_string()) on:click=act(move |_| met.update(|met| *met = !*met))>
                    "Met today: thank them tomorrow"
                </button>
                <Contacts />
                <RefusalLine refusal />
            </form>
            <footer class="thumb">
                <button type="button" class="button primary" on:click=act(move |_| save(()))>"Take this lead in"</button>
            </footer>
        </main>
    }
}

/// A field of a form that is not in the book yet; what is typed is kept as a draft.
#[component]
fn DraftInput(label: &'static str, name: &'static str, kind: FieldKind) -> impl IntoView {
    let desk = use_desk();
    view! {
        <label class="field">
            {label}
            <input
                type=kind.input_type()
                autocomplete="off"
                prop:value=watch(move || desk.typed(name).unwrap_or_default())
                on:input=typed(move |text: String| desk.type_text(name, text))
            />
        </label>
    }
}

/// The phone's contact picker, where the browser has one.
#[component]
fn Contacts() -> impl IntoView {
    let desk = use_desk();
    let told = RwSignal::new(String::new());
    let pick = move |_| {
        leptos::task::spawn_local(async move {
            match files::pick_contacts().await {
                Ok(contacts) if contacts.is_empty() => set_late(told, "No contact was picked.".to_owned()),
                Ok(contacts) => {
                    desk.type_text("import/paste", new_lead::as_table(&contacts));
                    route::go(&Route::Import);
                }
                Err(reason) => set_late(told, format!("The contacts could not be picked: {reason}.")),
            }
        });
    };
    files::has_contact_picker().then(|| {
        view! {
            <button type="button" class="button" on:click=act(pick)>"Pick from my contacts"</button>
            <p role="status">{told}</p>
        }
    })
}
