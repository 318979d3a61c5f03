//! The call: the script above, the note and the outcomes under the thumb. On a phone the script gets all the space
//! that is left. It doesn't know what an outcome leads to; the forecast does.
//!
//! * [`script`], [`prompter`]: the words to say, and scrolling them; [`voicemail`]: the message for their machine.
//! * [`note`]: the note of the call; [`outcomes`]: the outcome buttons.

pub mod note;
pub mod outcomes;
pub mod prompter;
pub mod script;
pub mod voicemail;

use leptos::prelude::*;

use crate::app::call::{Stage, Words};
use crate::app::format::dates;
use crate::app::words;
use crate::browser::wake_lock::WakeLock;
use crate::browser::{clock, pages};
use crate::domain::id::LeadId;
use crate::domain::script::Kind;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::focus_on;
use crate::ui::dom::{Element, ElementRef, aside, div, dynamic, h2, section, span};
use crate::ui::parts::message::set_late;

use super::brief::brief_card;
use super::brief::dial::{dial_buttons, on_the_line};
use super::call::note::call_note;
use super::call::outcomes::outcome_buttons;
use super::call::prompter::prompter;
use super::call::script::call_script;
use super::call::voicemail::voicemail_words;
use super::written::written_words;

/// Shows one kind of text for a lead.
type Show = fn(LeadId) -> Vec<AnyView>;

/// The texts of a call, each in a tab.
const TABS: [(Words, &str, Show); 3] = [
    (Words::Script, words::common::SCRIPT, call_script),
    (Words::Voicemail, words::round::VOICEMAIL, voicemail_words),
    (Words::Mail, words::common::MAIL, to_write),
];

/// The words of a call, and its outcome.
pub fn call_sheet(id: LeadId) -> Element {
    come_back_to_result(id);
    keep_screen_on();
    let question = h2().attr("id", "how-did-it-go").attr("tabindex", "-1").child(words::common::HOW_DID_IT_GO);
    let result = section()
        .class("result")
        .attr("aria-labelledby", "how-did-it-go")
        .child(div().class("result-head").child(question).child(on_the_line(id)).child(talk_timer(id)))
        .child(outcome_buttons(id));
    let body = ElementRef::new();
    div()
        .class("call")
        .child(aside().class("call-brief desk-only").child(dial_buttons(id)).child(brief_card(id)))
        .child(words_to_say(id, body))
        .child(prompter(body))
        .child(call_note(id))
        .child(result)
}

/// A written text is a touch of the kind on screen.
fn to_write(id: LeadId) -> Vec<AnyView> {
    let app = use_app();
    let call = app.call(id);
    let kind = Memo::new(move |_| match call.with(|call| call.words) {
        Words::Text => Kind::Text,
        Words::Post => Kind::Post,
        Words::Script | Words::Voicemail | Words::Mail => Kind::Mail,
    });
    let choose = move |kind: Kind| {
        let words = match kind {
            Kind::Text => Words::Text,
            Kind::Post => Words::Post,
            _ => Words::Mail,
        };
        app.change_call(id, |call| call.words = words);
    };
    written_words(id, kind, Callback::new(choose))
}

/// Keeps the screen from going dark during a call. The browser releases the lock whenever the page is hidden, so it
/// is requested again after each return.
fn keep_screen_on() {
    let lock = StoredValue::new_local(WakeLock::default());
    let ask = move || {
        if let Some(lock) = lock.try_get_value() {
            lock.ask();
        }
    };
    ask();
    let seen = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if pages::is_visible() {
            ask();
        }
    });
    on_cleanup(move || {
        seen.remove();
        if let Some(lock) = lock.try_get_value() {
            lock.let_go();
        }
    });
}

/// How long the talk has lasted since dialling (S2.8).
fn talk_timer(id: LeadId) -> Element {
    let app = use_app();
    let call = app.call(id);
    let now = RwSignal::new(clock::now().instant.0);
    let timer =
        set_interval_with_handle(move || set_late(now, clock::now().instant.0), std::time::Duration::from_secs(1));
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    let words = move || call.with(|call| call.began).map(|began| dates::minutes_and_seconds(now.get() - began));
    span().class("timer").attr("role", "timer").attr("aria-label", "Length of the talk").child(dynamic(words))
}

/// After returning from the phone app, the outcomes come first.
fn come_back_to_result(id: LeadId) {
    let app = use_app();
    let call = app.call(id);
    let come_back = move || {
        let dialled = call.with_untracked(|call| call.began.is_some());
        if pages::is_visible() && dialled && !app.is_typing() {
            focus_on("how-did-it-go");
        }
    };
    let seen = window_event_listener(leptos::ev::visibilitychange, move |_| come_back());
    let focused = window_event_listener(leptos::ev::focus, move |_| come_back());
    on_cleanup(move || {
        seen.remove();
        focused.remove();
    });
}

fn words_to_say(id: LeadId, place: ElementRef) -> Element {
    let app = use_app();
    let call = app.call(id);
    let open = Memo::new(move |_| {
        let words = call.with(|call| call.words);
        // All written kinds share one tab.
        let words = if matches!(words, Words::Text | Words::Post) { Words::Mail } else { words };
        TABS.iter().position(|(known, ..)| *known == words).unwrap_or_default()
    });
    let tabs = TABS.into_iter().enumerate().map(|(place, (words, label, _))| {
        action("tab", label, move || app.change_call(id, |call| call.words = words))
            .attr_fn("aria-pressed", move || open.get() == place)
    });
    let to_brief = move || app.change_call(id, |call| call.stage = Stage::Brief);
    let tabs = div()
        .class("tabs")
        .attr("role", "group")
        .attr("aria-label", "Words")
        .child(action("tab phone-only", "‹ Brief", to_brief))
        .children(tabs);
    let body = div()
        .class("words-body")
        .node(place)
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Words to say")
        .child(dynamic(move || {
            let open = open.get();
            untrack(|| TABS.get(open).map(|(.., show)| show(id)))
        }));
    section().class("words").attr("aria-label", "What to say").child(tabs).child(body)
}
