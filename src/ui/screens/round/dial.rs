//! Dialling: a link on the phone; on a desk the number large, to copy, or as a code for the phone.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, watch};

use crate::app::call_draft::Stage;
use crate::browser::{clock, files};
use crate::domain::id::LeadId;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::old::qr::Qr;

/// Opens the call: from now on the outcomes are on screen.
pub fn begin(desk: Desk, id: LeadId) {
    let now = clock::now();
    desk.change_call(id, |call| {
        call.stage = Stage::Call;
        call.began.get_or_insert(now.instant.0);
    });
}

/// A number that may be dialled, as the screens need it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Number {
    shown: String,
    link: String,
    remark: String,
}

/// The dial button of the first number, and the other numbers below it. A number on the do-not-call
/// list has no button.
#[component]
pub fn Dial(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let numbers = desk.ask(move |book, _| {
        let phones = book.lead(id).map(|lead| lead.phones.clone()).unwrap_or_default();
        let dialable = phones.into_iter().filter_map(|phone| {
            let number = book.dialable(&phone)?;
            let remark = phone.remark.clone().unwrap_or_default();
            Some(Number { shown: phone.shown(), link: number.tel_link(), remark })
        });
        dialable.collect::<Vec<_>>()
    });
    let why_none = desk.ask(move |book, _| {
        let lead = book.lead(id)?;
        let suppressed = lead.phones.iter().filter_map(|phone| phone.e164.as_deref()).any(|it| book.is_suppressed(it));
        match (numbers.with(Vec::is_empty), suppressed, lead.phones.is_empty()) {
            (_, true, _) => Some("They asked not to be called, so there is no dial button."),
            (true, false, true) => Some("There is no phone number yet. Write a mail, or add one on the lead's page."),
            (true, false, false) => Some("The number cannot be read, so it cannot be dialled from here."),
            (false, false, _) => None,
        }
    });
    view! {
        {live(move || {
            numbers
                .get()
                .into_iter()
                .enumerate()
                .map(|(place, number)| view! { <DialOne id number is_first={place == 0} /> })
                .collect_view()
        })}
        {live(move || why_none.get().map(|words| view! { <p class="hint">{words}</p> }))}
    }
}

#[component]
fn DialOne(id: LeadId, number: Number, is_first: bool) -> impl IntoView {
    let desk = use_desk();
    let call = desk.call(id);
    let link = number.link.clone();
    let class = if is_first { "button primary dial" } else { "button dial" };
    let to_copy = number.shown.clone();
    let copy = move |_| {
        let text = to_copy.clone();
        begin(desk, id);
        leptos::task::spawn_local(async move {
            let told = match files::copy(&text).await {
                Ok(()) => format!("{text} copied"),
                Err(reason) => format!("Not copied: {reason}"),
            };
            // Another call may be open by now.
            if desk.is_calling(id) {
                desk.change_call(id, |call| call.copied = told);
            }
        });
    };
    // The code belongs to the call, since showing it opens the call and this button moves with that.
    let code = link.clone();
    let shows_code = Memo::new(move |_| call.with(|call| call.code == code));
    let code = link.clone();
    let show_code = move |_| {
        begin(desk, id);
        let code = code.clone();
        desk.change_call(id, |call| call.code = if call.code == code { String::new() } else { code });
    };
    let told = move || if is_first { call.with(|call| call.copied.clone()) } else { String::new() };
    let code = link.clone();
    let label = format!("Code that dials {}", number.shown);
    view! {
        <div class="dial-row">
            <a class=class href=link on:click=act(move |_| begin(desk, id))>
                "Call " <span class="number">{number.shown.clone()}</span>
                {(!number.remark.is_empty()).then(|| view! { <small>{number.remark.clone()}</small> })}
            </a>
            <span class="desk-only">
                <button type="button" class="button small" on:click=act(copy)>"Copy number"</button>
                <button type="button" class="button small" aria-expanded=watch(move || shows_code.get().to_string()) on:click=act(show_code)>
                    "Code for the phone"
                </button>
                <span role="status">{live(told)}</span>
            </span>
            {live(move || shows_code.get().then(|| view! { <Qr text=code.clone() label=label.clone() /> }))}
        </div>
    }
}
