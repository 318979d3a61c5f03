//! The call: the words to say above, the note and the outcomes under the thumb.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, watch};

use crate::app::call_draft::{Stage, Words};
use crate::browser::pages;
use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;
use crate::ui::parts::top::focus_on;

use super::brief::brief_card;
use super::dial::dial_buttons;
use super::mail::MailWords;
use super::note::call_note;
use super::outcomes::Outcomes;
use super::script::CallScript;
use super::voicemail::VoicemailWords;

/// The words of a call and how it went.
#[component]
pub fn Call(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let call = desk.call(id);
    let words = Memo::new(move |_| call.with(|call| call.words));
    // Coming back from the phone, the first thing to do is to say how it went.
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
    let tab = move |tab: Words, label: &'static str| {
        let pressed = move || if words.get() == tab { "true" } else { "false" };
        let show = move |_| desk.change_call(id, |call| call.words = tab);
        view! { <button type="button" class="tab" aria-pressed=watch(pressed) on:click=act(show)>{label}</button> }
    };
    let to_brief = move |_| desk.change_call(id, |call| call.stage = Stage::Brief);
    view! {
        <div class="call">
            <aside class="call-brief desk-only">{dial_buttons(id)}{brief_card(id).view()}</aside>
            <section class="words" aria-label="What to say">
                <div class="tabs" role="group" aria-label="Words">
                    <button type="button" class="tab phone-only" on:click=act(to_brief)>"‹ Brief"</button>
                    {tab(Words::Script, "Script")}
                    {tab(Words::Voicemail, "Voicemail")}
                    {tab(Words::Mail, "Mail")}
                </div>
                <div class="words-body" tabindex="0" role="region" aria-label="Words to say">
                    {live(move || match words.get() {
                        Words::Script => view! { <CallScript id /> }.into_any(),
                        Words::Voicemail => view! { <VoicemailWords id /> }.into_any(),
                        Words::Mail => view! { <MailWords id /> }.into_any(),
                    })}
                </div>
            </section>
            <section class="result" aria-labelledby="how-did-it-go">
                {call_note(id).view()}
                <h2 id="how-did-it-go" tabindex="-1">"How did it go?"</h2>
                <Outcomes id />
            </section>
        </div>
    }
}
