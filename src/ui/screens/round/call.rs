//! The call: the words to say above, the note and the outcomes under the thumb.

use leptos::prelude::*;

use crate::app::call_draft::{Stage, Words};
use crate::browser::pages;
use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;
use crate::ui::html::{Tag, aside, div, h2, live, section};
use crate::ui::parts::controls::action;
use crate::ui::parts::top::focus_on;

use super::brief::brief_card;
use super::dial::dial_buttons;
use super::mail::mail_words;
use super::note::call_note;
use super::outcomes::outcome_buttons;
use super::script::call_script;
use super::voicemail::voicemail_words;

/// Shows the words of one kind to a lead.
type Show = fn(LeadId) -> Vec<AnyView>;

/// The words of a call, each on a tab of its own.
const TABS: [(Words, &str, Show); 3] = [
    (Words::Script, "Script", call_script),
    (Words::Voicemail, "Voicemail", voicemail_words),
    (Words::Mail, "Mail", mail_words),
];

/// The words of a call and how it went.
pub fn call_sheet(id: LeadId) -> Tag {
    come_back_to_result(id);
    let result = section()
        .class("result")
        .attr("aria-labelledby", "how-did-it-go")
        .child(call_note(id))
        .child(h2().attr("id", "how-did-it-go").attr("tabindex", "-1").child("How did it go?"))
        .child(outcome_buttons(id));
    div()
        .class("call")
        .child(aside().class("call-brief desk-only").child(dial_buttons(id)).child(brief_card(id)))
        .child(words_to_say(id))
        .child(result)
}

/// Coming back from the phone, the first thing to do is to say how it went.
fn come_back_to_result(id: LeadId) {
    let desk = use_desk();
    let call = desk.call(id);
    let come_back = move || {
        let dialled = call.with_untracked(|call| call.began.is_some());
        if pages::is_visible() && dialled && !desk.is_typing() {
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

fn words_to_say(id: LeadId) -> Tag {
    let desk = use_desk();
    let call = desk.call(id);
    let open = Memo::new(move |_| {
        let words = call.with(|call| call.words);
        TABS.iter().position(|(known, ..)| *known == words).unwrap_or_default()
    });
    let tabs = TABS.into_iter().enumerate().map(|(place, (words, label, _))| {
        action("tab", label, move || desk.change_call(id, |call| call.words = words))
            .watch("aria-pressed", move || open.get() == place)
    });
    let to_brief = move || desk.change_call(id, |call| call.stage = Stage::Brief);
    let tabs = div()
        .class("tabs")
        .attr("role", "group")
        .attr("aria-label", "Words")
        .child(action("tab phone-only", "‹ Brief", to_brief))
        .children(tabs);
    let body = div()
        .class("words-body")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Words to say")
        .child(live(move || TABS.get(open.get()).map(|(.., show)| show(id))));
    section().class("words").attr("aria-label", "What to say").child(tabs).child(body)
}
