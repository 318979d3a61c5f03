//! The mail: drafted from what is known, opened in the mail program or copied.

use leptos::prelude::*;

use crate::ui::parts::late::set_late;
use crate::ui::parts::old::erased::{act, live, typed};

use crate::app::words;
use crate::browser::files;
use crate::domain::id::LeadId;
use crate::domain::script::kind::Kind;
use crate::ui::desk::{mail_fields, use_desk};

use super::ask::{Asked, ask_line};
use super::script::ScriptPicker;

/// Beyond so many encoded characters mail programs cut the text of a link.
const LONGEST_LINK: usize = 1_800;

/// The mail to a lead.
#[component]
pub fn MailWords(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let call = desk.call(id);
    let mail = desk.ask(move |book, now| {
        let call = call.get();
        book.lead(id).and_then(|lead| words::mail(lead, book.settings(), &call, *now))
    });
    let address = desk.ask(move |book, _| {
        let lead = book.lead(id)?;
        lead.mails.iter().find_map(|mail| book.writable(mail)).map(|address| address.text().to_owned())
    });
    // What was changed by hand belongs to this script in this call.
    let field = Memo::new(move |_| {
        let script = mail.with(|mail| mail.as_ref().map(|mail| mail.script.clone()).unwrap_or_default());
        format!("{}{script}", mail_fields(&id.0.to_string()))
    });
    let changed = Memo::new(move |_| desk.typed(&field.get()));
    let body = Memo::new(move |_| {
        changed
            .get()
            .unwrap_or_else(|| mail.with(|mail| mail.as_ref().map(|mail| mail.body.clone()).unwrap_or_default()))
    });
    let subject =
        Memo::new(move |_| mail.with(|mail| mail.as_ref().map(|mail| mail.subject.clone()).unwrap_or_default()));
    let link = Memo::new(move |_| {
        let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
        let subject = encode(&subject.get());
        let body = encode(&body.get().replace('\n', "\r\n"));
        let address = address.get()?;
        let fits = subject.len() + body.len() <= LONGEST_LINK;
        fits.then(|| format!("mailto:{}?subject={subject}&body={body}", encode(&address).replace("%40", "@")))
    });
    let told = RwSignal::new(String::new());
    let copy = move |_| {
        let text = format!("{}\n\n{}", subject.get_untracked(), body.get_untracked());
        leptos::task::spawn_local(async move {
            let words = match files::copy(&text).await {
                Ok(()) => "Copied".to_owned(),
                Err(reason) => format!("Not copied: {reason}"),
            };
            set_late(told, words);
        });
    };
    view! {
        <ScriptPicker id kind=Kind::Mail />
        {live(move || {
            mail.get()
                .map(|mail| {
                    mail.missing
                        .into_iter()
                        .map(|gap| ask_line(id, Asked::Gap(gap), gap.question().to_owned()))
                        .collect_view()
                })
        })}
        <p class="subject"><span class="label">"Subject"</span> {subject}</p>
        <label class="field">
            "Text"
            <textarea rows="10" spellcheck="true" prop:value=body
                on:input=typed(move |text: String| desk.type_text(&field.get_untracked(), text)) />
        </label>
        <div class="row">
            {live(move || match (link.get(), address.get()) {
                (Some(link), _) => view! { <a class="button" href=link>"Open in mail"</a> }.into_any(),
                (None, None) => view! { <p class="hint">"There is no mail address yet. You can copy the text."</p> }.into_any(),
                (None, Some(_)) => {
                    view! { <p class="hint">"This is too long for a link to the mail program. Copy it instead."</p> }.into_any()
                }
            })}
            <button type="button" class="button" on:click=act(copy)>"Copy"</button>
            <span role="status">{told}</span>
        </div>
    }
}
