//! The message for their machine: the whole text, and how long it takes to say.

use leptos::prelude::*;

use crate::ui::parts::old::erased::live;

use crate::app::words;
use crate::domain::id::LeadId;
use crate::domain::script::kind::Kind;
use crate::domain::script::speaking::Length;
use crate::ui::desk::use_desk;

use super::script::{ScriptPicker, show};

/// The voicemail of a lead.
#[component]
pub fn VoicemailWords(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let call = desk.call(id);
    let voicemail = desk.ask(move |book, now| {
        let call = call.get();
        book.lead(id).and_then(|lead| words::voicemail(lead, book.settings(), &call, *now))
    });
    view! {
        {live(move || {
            voicemail
                .get()
                .map(|voicemail| {
                    let (tone, words) = match voicemail.length {
                        Length::Short | Length::Good => ("good", ""),
                        Length::Long => ("long", ", longer than most people listen"),
                    };
                    view! {
                        <p class="seconds" data-length=tone>
                            <strong>{voicemail.seconds}" s"</strong>
                            {words}
                        </p>
                        <div class="step">
                            {voicemail
                                .paragraphs
                                .into_iter()
                                .map(|paragraph| view! { <p class="say">{show(id, paragraph)}</p> })
                                .collect_view()}
                        </div>
                    }
                })
        })}
        <ScriptPicker id kind=Kind::Voicemail />
    }
}
