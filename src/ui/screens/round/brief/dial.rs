//! Dialling: a link on the phone; on a computer a large number to copy, or a QR code for the phone.

use leptos::prelude::*;

use crate::app::call::Stage;
use crate::app::call::value_gate;
use crate::app::format::dates;
use crate::app::today::hour_rows;
use crate::app::words;
use crate::browser::{clock, files};
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::id::LeadId;
use crate::domain::lead::Detail;
use crate::domain::lead::Status;
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::time::Now;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, a, div, dynamic, fragment, p, s, small, span, strong};
use crate::ui::lazy::{self, FilesView, LazyView};

use super::condition::condition_first;

/// Opens the call, which shows the outcomes.
fn begin(app: AppContext, id: LeadId, shown: &str) {
    let now = clock::now();
    let mut warnings = app.with_untracked(|book, now| warnings_of(book, id, now));
    // Dialling overrules the question about the value; the touch records that.
    if super::gate::asks(app, id).get_untracked() {
        warnings.push(value_gate::PASSED.to_owned());
    }
    app.change_call(id, |call| {
        call.stage = Stage::Call;
        shown.clone_into(&mut call.dialled);
        if call.began.is_none() {
            call.began = Some(now.instant.0);
            call.passed.extend(warnings);
        }
    });
}

/// Warnings against a call now. They do not block, and overruled ones are recorded with the touch.
fn warnings_of(book: &Book, id: LeadId, now: &Now) -> Vec<String> {
    book.lead(id).map(|lead| hour_rows::call_warnings(book, lead, now)).unwrap_or_default()
}

/// The lead's local time, and warnings against a call now.
pub fn their_hour(id: LeadId) -> AnyView {
    let app = use_app();
    let words = app.memo(move |book, now| {
        let clock = book.lead(id).map(|lead| hour_rows::local_time(lead, now)).unwrap_or_default();
        let began = app.call(id).with(|call| call.began.is_some());
        (clock, if began { Vec::new() } else { warnings_of(book, id, now) })
    });
    dynamic(move || {
        let (clock, warnings) = words.get();
        let lines = warnings.into_iter().map(|words| p().class("hint").child(words));
        let clock = (!clock.is_empty()).then(|| p().class("label").child(clock));
        clock.into_iter().chain(lines).collect::<Vec<_>>()
    })
}

/// A number that may be dialled, for display.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Number {
    shown: String,
    link: String,
    remark: String,
    extension: Option<String>,
    wrong_since: String,
}

/// The numbers of a lead that may be dialled, and why others may not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Numbers {
    dialable: Vec<Number>,
    hint: Option<&'static str>,
}

impl Numbers {
    fn of(book: &Book, id: LeadId, now: &Now) -> Option<Numbers> {
        let lead = book.lead(id)?;
        let phones = &lead.phones;
        let dialable = phones.iter().filter_map(|phone| {
            let number = book.dialable_for(lead, phone)?;
            let remark = phone.remark.clone().unwrap_or_default();
            let wrong_since = phone.wrong_since.map(|day| dates::date(day, now.today())).unwrap_or_default();
            let extension = phone.extension.clone();
            Some(Number { shown: phone.shown(), link: number.tel_link(), remark, extension, wrong_since })
        });
        let mut dialable: Vec<Number> = dialable.collect();
        // Wrong numbers go below all others.
        dialable.sort_by_key(|number| !number.wrong_since.is_empty());
        let asked = matches!(lead.status, Status::DoNotCall { .. });
        let is_blocked = |phone: &PhoneNumber| phone.e164.is_some() && book.dialable_for(lead, phone).is_none();
        let suppressed = asked || phones.iter().any(is_blocked);
        let hint = match (dialable.is_empty(), suppressed, phones.is_empty()) {
            (_, true, _) => Some("They asked not to be called, so there is no dial button."),
            (true, false, true) => Some("There is no phone number yet. Write a mail, or add one on the lead's page."),
            (true, false, false) => Some("The number cannot be read, so it cannot be dialled from here."),
            (false, false, _) => None,
        };
        Some(Numbers { dialable, hint })
    }
}

/// The dial button of a lead's first number, and the other numbers below it. A number on the do-not-call list has no
/// button.
pub fn dial_buttons(id: LeadId) -> AnyView {
    let app = use_app();
    let numbers = app.memo(move |book, now| Numbers::of(book, id, now).unwrap_or_default());
    let buttons = dynamic(move || {
        let Numbers { dialable, hint } = numbers.get();
        let rows = dialable.into_iter().enumerate().map(|(place, number)| match number.wrong_since.as_str() {
            "" => dial_row(id, number, place == 0),
            _ => wrong_row(id, number),
        });
        rows.chain(hint.map(|words| p().class("hint").child(words))).collect::<Vec<_>>()
    });
    fragment(vec![condition_first(id), buttons])
}

fn dial_row(id: LeadId, number: Number, is_first: bool) -> Element {
    let app = use_app();
    let call = app.call(id);
    let Number { shown, link, remark, extension, .. } = number;
    // Showing the code opens the call and moves this button, so its state belongs to the call.
    let code = link.clone();
    let shows_code = Memo::new(move |_| call.with(|call| call.code == code));
    let code = link.clone();
    let opened = shown.clone();
    let show_code = move || {
        begin(app, id, &opened);
        app.change_call(id, |call| call.code = if call.code == code { String::new() } else { code.clone() });
    };
    let code = link.clone();
    let label = format!("Code that dials {shown}");
    let drawing = dynamic(move || {
        let drawing = || lazy::view(LazyView::Files(FilesView::Code(code.clone(), label.clone())));
        shows_code.get().then(|| untrack(drawing))
    });
    let told = move || if is_first { call.with(|call| call.copied.clone()) } else { String::new() };
    let (to_copy, dialled) = (shown.clone(), shown.clone());
    let gated = super::gate::asks(app, id);
    let way = a()
        .class(if is_first { "button primary dial" } else { "button dial" })
        .attr("href", link)
        .on_click(move || begin(app, id, &dialled))
        .attr_fn("data-gated", move || gated.get())
        .child("Call ")
        .child(span().class("number").child(shown))
        .child(dynamic(move || (is_first && gated.get()).then(|| small().child(words::round::WITH_NOTHING_NEW))))
        .child((!remark.is_empty()).then(|| small().child(remark)));
    let on_desk = span()
        .class("desk-only")
        .child(action("button small", words::round::COPY_NUMBER, move || copy(app, id, to_copy.clone())))
        .child(
            action("button small", words::round::PHONE_CODE, show_code)
                .attr_fn("aria-expanded", move || shows_code.get()),
        )
        .child(span().attr("role", "status").child(dynamic(told)));
    let then = extension.map(|extension| p().child("Then dial ").child(strong().class("number").child(extension)));
    div().class("dial-row").child(way).child(then).child(on_desk).child(drawing)
}

/// A number that turned out wrong: struck through, and dialled only on request.
fn wrong_row(id: LeadId, number: Number) -> Element {
    let app = use_app();
    let Number { shown, link, wrong_since, .. } = number;
    let dialled = shown.clone();
    let anyway =
        a().class("button small").attr("href", link).on_click(move || begin(app, id, &dialled)).child("Call anyway");
    let known = shown.clone();
    let right = move || {
        let phones = app.with_untracked(|book, _| book.lead(id).map(|lead| lead.phones.clone()).unwrap_or_default());
        let mended = phones.into_iter().map(|phone| match phone.shown() == known {
            true => PhoneNumber { wrong_since: None, ..phone },
            false => phone,
        });
        // If this is refused, the number stays as it is: struck through.
        let _ = app.dispatch(Command::SetDetail(id, Detail::Phones(mended.collect())), "The number is right");
    };
    let words =
        p().class("hint").child(s().class("number").child(shown)).child(format!(" Wrong number since {wrong_since}"));
    div().class("dial-row").child(words).child(span().child(anyway).child(" ").child(action(
        "button small",
        words::round::NUMBER_IS_RIGHT,
        right,
    )))
}

/// The number being called, with its extension large enough to dial by hand.
pub fn on_the_line(id: LeadId) -> Element {
    let call = use_app().call(id);
    let dialled = Memo::new(move |_| call.with(|call| call.dialled.clone()));
    let shown = dynamic(move || {
        let dialled = dialled.get();
        let (number, extension) = dialled.split_once(" ext. ").unwrap_or((&dialled, ""));
        let extension = (!extension.is_empty()).then(|| strong().child(format!("ext. {extension}")));
        span().class("number").child(format!("{number} ")).child(extension)
    });
    span().class("label").child(shown)
}

/// Copies a number, to dial it on another device, and opens the call.
fn copy(app: AppContext, id: LeadId, number: String) {
    begin(app, id, &number);
    leptos::task::spawn_local(async move {
        let told = match files::copy(&number).await {
            Ok(()) => format!("{number} copied"),
            Err(reason) => format!("Not copied: {reason}"),
        };
        // Another call may be open by now.
        if app.is_calling(id) {
            app.change_call(id, |call| call.copied = told);
        }
    });
}
