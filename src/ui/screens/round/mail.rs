//! The mail: drafted from what is known, opened in the mail program or copied.

use leptos::prelude::*;

use crate::app::call_draft::Stage;
use crate::app::{hour_rows, words};
use crate::browser::files;
use crate::domain::id::LeadId;
use crate::domain::script::kind::Kind;
use crate::domain::touch::{Channel, Outcome};
use crate::ui::desk::{mail_fields, use_desk};
use crate::ui::html::{a, div, live, p, span, textarea};
use crate::ui::parts::controls::{action, labelled};
use crate::ui::parts::late::set_late;

use super::ask::{Asked, ask_line};
use super::script::script_picker;

/// Beyond so many encoded characters mail programs cut the text of a link.
const LONGEST_LINK: usize = 1_800;

/// What is said of a mail that is drafted on a bad day (S3.9).
const HELD: &str = "They have a bad day. The draft waits for a day; their next touch is this mail.";

/// The mail to a lead.
pub fn mail_words(id: LeadId) -> Vec<AnyView> {
    let desk = use_desk();
    let call = desk.call(id);
    let mail = desk.ask(move |book, now| {
        let call = call.get();
        book.lead(id).and_then(|lead| words::mail(book, lead, &call, *now))
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
    let body = Memo::new(move |_| {
        desk.typed(&field.get())
            .unwrap_or_else(|| mail.with(|mail| mail.as_ref().map(|mail| mail.body.clone()).unwrap_or_default()))
    });
    let subject =
        Memo::new(move |_| mail.with(|mail| mail.as_ref().map(|mail| mail.subject.clone()).unwrap_or_default()));
    let link = move || {
        let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
        let subject = encode(&subject.get());
        let body = encode(&body.get().replace('\n', "\r\n"));
        let address = address.get()?;
        let fits = subject.len() + body.len() <= LONGEST_LINK;
        fits.then(|| format!("mailto:{}?subject={subject}&body={body}", encode(&address).replace("%40", "@")))
    };
    let told = RwSignal::new(String::new());
    let copy = move || {
        let text = format!("{}\n\n{}", subject.get_untracked(), body.get_untracked());
        leptos::task::spawn_local(async move {
            let words = match files::copy(&text).await {
                Ok(()) => "Copied".to_owned(),
                Err(reason) => format!("Not copied: {reason}"),
            };
            set_late(told, words);
        });
    };
    let missing = move || {
        let missing = mail.with(|mail| mail.as_ref().map(|mail| mail.missing.clone()).unwrap_or_default());
        let asks = missing.into_iter().map(|gap| ask_line(id, Asked::Gap(gap), gap.question().to_owned()));
        asks.collect::<Vec<AnyView>>()
    };
    let held = desk.ask(move |book, now| {
        let bad_day = call.with(|call| call.outcome() == Some(Outcome::BadDay) && call.stage == Stage::WrapUp);
        let lead = book.lead(id)?;
        if bad_day { Some(HELD.to_owned()) } else { hour_rows::mail_hold(lead, now) }
    });
    let open = move || match (link(), address.with(Option::is_some)) {
        _ if held.with(Option::is_some) => p().class("hint").child(held.get()),
        (Some(link), _) => a().class("button").attr("href", link).child("Open in mail"),
        (None, false) => p().class("hint").child("There is no mail address yet. You can copy the text."),
        (None, true) => p().class("hint").child("This is too long for a link to the mail program. Copy it instead."),
    };
    let text = textarea()
        .attr("rows", "10")
        .attr("spellcheck", "true")
        .value(move || body.get())
        .on_text("input", move |text| desk.type_text(&field.get_untracked(), text));
    let ways = div()
        .class("row")
        .child(live(open))
        .child(action("button", "Copy", copy))
        .child(span().attr("role", "status").child(live(move || told.get())));
    let pace = live(move || {
        let words = desk.follow(|book, now| {
            let lead = book.lead(id);
            lead.map(|lead| hour_rows::pace_words(book, lead, &Channel::Mail, now)).unwrap_or_default()
        });
        words.into_iter().map(|words| p().class("hint").child(words)).collect::<Vec<_>>()
    });
    vec![
        script_picker(id, Kind::Mail).view(),
        pace,
        live(missing),
        p().class("subject").child(span().class("label").child("Subject")).child(live(move || subject.get())).view(),
        labelled("Text", text).view(),
        ways.view(),
    ]
}
