//! A written message: a mail, a text or a card, drafted from what is known; opened in its program, shared, copied or
//! printed.

use leptos::prelude::*;

use crate::app::call::messages::{self, Written};
use crate::app::call::{key_points, links, record};
use crate::app::format::dates;
use crate::app::today::hour_rows;
use crate::app::words;
use crate::browser::{files, share};
use crate::domain::id::LeadId;
use crate::domain::script::Kind;
use crate::domain::util::capital;
use crate::ui::context::{mail_fields, use_app};
use crate::ui::dom::{Element, a, details, div, dynamic, p, section, span, summary, textarea};
use crate::ui::dom::{action, labelled};
use crate::ui::parts::form::chips;
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;

use super::ask::{Asked, ask_line};
use super::brief::hints::hints_on;
use super::call::script::script_picker;

/// The kinds of written messages, with the labels of their chips.
pub const KINDS: [(Kind, &str); 3] =
    [(Kind::Mail, "As mail"), (Kind::Text, words::round::AS_TEXT), (Kind::Post, words::round::BY_POST)];

/// The warning that holds back a mail on the day after a bad one.
const TOO_SOON: &str = "mail on a bad day";

/// The written message to the lead; `kind` is its kind, and `choose` is called with another one.
pub fn written_words(id: LeadId, kind: Memo<Kind>, choose: Callback<Kind>) -> Vec<AnyView> {
    let place = move || KINDS.iter().position(|(known, _)| *known == kind.get());
    let words = KINDS.map(|(_, words)| words.to_owned()).to_vec();
    let take = move |place: usize| {
        if let Some((kind, _)) = KINDS.get(place) {
            choose.run(*kind);
        }
    };
    vec![
        chips("Write", words, place, take).view(),
        dynamic(move || {
            let kind = kind.get();
            untrack(|| one_kind(id, kind))
        }),
    ]
}

/// One kind of message. A mail after a bad day waits, unless the salesperson overrules that.
fn one_kind(id: LeadId, kind: Kind) -> Vec<AnyView> {
    let app = use_app();
    let call = app.call(id);
    let waits = app.memo(move |book, now| {
        let call = call.get();
        let lead = book.lead(id).filter(|_| kind == Kind::Mail)?;
        let passed = call.passed.iter().any(|passed| passed == TOO_SOON);
        let day = if passed { None } else { messages::waits_until(lead, &call, now) }?;
        let day = dates::near_date(day, now.today());
        let words = format!("It was a bad day for them. Let it pass: the mail is here {day}.");
        Some(hour_rows::mail_hold(lead, now).unwrap_or(words))
    });
    let now_all_the_same = move || app.change_call(id, |call| call.pass(TOO_SOON));
    vec![dynamic(move || match waits.get() {
        Some(words) => vec![
            p().class("hint").child(words).view(),
            action("button", words::round::WRITE_IT_NOW, now_all_the_same).view(),
        ],
        None => untrack(|| text_of_kind(id, kind)),
    })]
}

fn text_of_kind(id: LeadId, kind: Kind) -> Vec<AnyView> {
    let app = use_app();
    let call = app.call(id);
    let written = app.memo(move |book, now| {
        let call = call.get();
        book.lead(id).and_then(|lead| messages::written(book, lead, kind, &call, *now))
    });
    let of = move |part: fn(&Written) -> String| written.with(|it| it.as_ref().map(part).unwrap_or_default());
    // Manual edits belong to this script in this call.
    let field = Memo::new(move |_| format!("{}{}", mail_fields(&id.0.to_string()), of(|it| it.script.clone())));
    let body = Memo::new(move |_| app.typed(&field.get()).unwrap_or_else(|| of(|it| it.body.clone())));
    let subject = Memo::new(move |_| of(|it| it.subject.clone()));
    let missing = move || {
        let missing = written.with(|it| it.as_ref().map(|it| it.missing.clone()).unwrap_or_default());
        let asks = missing.into_iter().map(|gap| ask_line(id, Asked::Gap(gap), gap.question().to_owned()));
        asks.collect::<Vec<AnyView>>()
    };
    let text = textarea()
        .attr("rows", "10")
        .attr("spellcheck", "true")
        .value(move || body.get())
        .on_text("input", move |text| app.type_text(&field.get_untracked(), text));
    let channel = record::channel_written(kind);
    let head = (kind == Kind::Mail).then(|| {
        p().class("subject").child(span().class("label").child("Subject")).child(dynamic(move || subject.get()))
    });
    let pace = move || {
        let words = app.with(|book, now| {
            let lead = book.lead(id);
            lead.map(|lead| hour_rows::pace_words(book, lead, &channel, now)).unwrap_or_default()
        });
        words.into_iter().map(|words| p().class("hint").child(words)).collect::<Vec<Element>>()
    };
    let mut parts = vec![script_picker(id, kind).view(), dynamic(pace), dynamic(missing)];
    parts.extend(head.map(Element::view));
    parts.push(labelled(words::round::TEXT, text).view());
    parts.push(hints_on(id, kind, body));
    let open_questions = Memo::new(move |_| {
        let missing = written.with(|it| it.as_ref().map(|it| it.missing.clone()).unwrap_or_default());
        messages::still_open(&missing, &subject.get(), &body.get())
    });
    parts.push(ways(id, kind, subject, body, open_questions));
    parts.push(more_to_put_in(id, kind, written));
    if kind == Kind::Post {
        parts.push(on_paper(id, body).view());
    }
    parts
}

/// The ways to send it: in its program, in another app, by clipboard, on paper.
fn ways(id: LeadId, kind: Kind, subject: Memo<String>, body: Memo<String>, holes: Memo<Vec<&'static str>>) -> AnyView {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let whole = move || match subject.get_untracked() {
        subject if subject.is_empty() => body.get_untracked(),
        subject => format!("{subject}\n\n{}", body.get_untracked()),
    };
    let copy = move || {
        let text = whole();
        leptos::task::spawn_local(async move {
            let words = match files::copy(&text).await {
                Ok(()) => "Copied".to_owned(),
                Err(reason) => format!("Not copied: {reason}"),
            };
            set_late(told, words);
        });
    };
    let send = move || share::share(&subject.get_untracked(), &body.get_untracked());
    let is_after = app.call(id).with_untracked(|call| call.outcome.is_some());
    let log = move || {
        let call = app.call(id).get_untracked();
        let command =
            app.with_untracked(|book, now| book.lead(id).map(|lead| record::sent_after(book, lead, &call, kind, now)));
        if let Some(command) = command {
            let result = app.dispatch(command, &format!("{} sent", capital(kind.name())));
            told.set(if result.is_ok() { words::common::NOTED.to_owned() } else { String::new() });
        }
    };
    let ways = div()
        .class("row")
        .child(dynamic(move || match holes.get() {
            holes if holes.is_empty() => open(id, kind, &subject.get(), &body.get()),
            holes => p().class("hint").child(format!("{} {}", messages::FILL_FIRST, holes.join(" "))),
        }))
        .child(action("button", words::round::COPY, copy))
        .child(share::can_share().then(|| action("button", "Share", send)))
        .child(is_after.then(|| action("button", words::round::NOTE_IT_AS_SENT, log)));
    div().child(ways).child(told_line(told)).view()
}

/// The link that opens its program, or why there is none.
fn open(id: LeadId, kind: Kind, subject: &str, body: &str) -> Element {
    let app = use_app();
    let hint = |words: &'static str| p().class("hint").child(words);
    if kind == Kind::Post {
        return action("button", words::round::PRINT_CARD, share::print);
    }
    let link = app.with(|book, _| {
        let lead = book.lead(id)?;
        if kind == Kind::Mail {
            let to = lead.mails.iter().find_map(|mail| book.writable(mail))?;
            Some(links::mail_link(&to, subject, body))
        } else {
            let (_, to) = links::text_number(book, lead)?;
            Some(links::text_link(&to, body))
        }
    });
    let warning = app.with(|book, _| {
        let lead = book.lead(id).filter(|_| kind == Kind::Text)?;
        links::text_number(book, lead).and_then(|(phone, _)| links::text_warning(phone))
    });
    match (link, kind) {
        (Some(Some(link)), Kind::Mail) => a().class("button").attr("href", link).child(words::round::OPEN_IN_MAIL),
        (Some(Some(link)), _) => {
            let open = a().class("button").attr("href", link).child(words::round::OPEN_IN_MESSAGES);
            match warning {
                Some(words) => div().child(p().class("refusal").attr("role", "alert").child(words)).child(open),
                None => open,
            }
        }
        (Some(None), _) => hint(words::round::TOO_LONG_FOR_LINK),
        (None, Kind::Mail) => hint("There is no mail address yet. You can copy the text."),
        (None, _) => hint("There is no number to write to. You can copy the text."),
    }
}

/// What could be added, folded: key points of the call, optional parts, gaps that would add a line.
fn more_to_put_in(id: LeadId, kind: Kind, written: Memo<Option<Written>>) -> AnyView {
    let more = Memo::new(move |_| written.with(|it| it.as_ref().map(|it| it.more.clone()).unwrap_or_default()));
    let asks = move || {
        let asks = more.get().into_iter().map(|gap| ask_line(id, Asked::Gap(gap), gap.question().to_owned()));
        asks.collect::<Vec<AnyView>>()
    };
    let points = (kind == Kind::Mail).then(|| points(id));
    let slots = Memo::new(move |_| written.with(|it| it.as_ref().map(|it| it.slots.clone()).unwrap_or_default()));
    details()
        .child(summary().child(words::round::MORE_TO_PUT_IN))
        .child(points)
        .child(super::call::voicemail::slot_chips(id, slots))
        .child(dynamic(asks))
        .view()
}

/// The key points of the call; ticked ones appear in the mail.
fn points(id: LeadId) -> AnyView {
    let app = use_app();
    let call = app.call(id);
    let points = app.memo(move |book, _| {
        let call = call.get();
        book.lead(id).map(|lead| key_points::points(lead, &call)).unwrap_or_default()
    });
    let texts = Memo::new(move |_| points.get().into_iter().map(|point| point.text).collect::<Vec<String>>());
    dynamic(move || {
        let rows = texts.get().into_iter().map(|text| {
            let (shown, told) = (text.clone(), text.clone());
            let is_ticked = move || points.with(|all| all.iter().any(|point| point.text == shown && point.is_ticked));
            action("chip", text, move || app.change_call(id, |call| key_points::tick(call, &told)))
                .attr_fn("aria-pressed", is_ticked)
        });
        let rows: Vec<Element> = rows.collect();
        (!rows.is_empty()).then(|| {
            div()
                .class("choice")
                .attr("role", "group")
                .attr("aria-label", "Key points")
                .child(span().class("label").child("Key points"))
                .child(div().class("chips").children(rows))
        })
    })
}

/// The card and its label, for print only.
fn on_paper(id: LeadId, body: Memo<String>) -> Element {
    let app = use_app();
    let label = move || {
        let lines = app.with(|book, _| book.lead(id).map(messages::label).unwrap_or_default());
        lines.into_iter().map(|line| p().child(line)).collect::<Vec<Element>>()
    };
    section()
        .class("print")
        .attr("aria-hidden", "true")
        .child(div().class("note-text").child(dynamic(move || body.get())))
        .child(div().class("print-label").child(dynamic(label)))
}

/// The message after a call, folded: never a required step.
pub fn drafts_after(id: LeadId) -> AnyView {
    let kind = RwSignal::new(Kind::Mail);
    let shows = RwSignal::new(false);
    let chosen = Memo::new(move |_| kind.get());
    let toggle = action("button", words::round::DRAFT_THE_MAIL, move || shows.update(|shows| *shows = !*shows))
        .attr_fn("aria-expanded", move || shows.get());
    let words = move || shows.get().then(|| written_words(id, chosen, Callback::new(move |next| kind.set(next))));
    div().class("form").child(toggle).child(dynamic(words)).view()
}
