//! The message for their machine: the whole text, and how long it takes to say.

use leptos::prelude::*;

use crate::app::words::{self, VoicemailView};
use crate::domain::id::LeadId;
use crate::domain::script::kind::Kind;
use crate::domain::script::speaking::Length;
use crate::ui::desk::use_desk;
use crate::ui::html::{Tag, div, live, p, strong};

use super::script::{say, script_picker};

/// The voicemail of a lead.
pub fn voicemail_words(id: LeadId) -> Vec<AnyView> {
    let desk = use_desk();
    let call = desk.call(id);
    let voicemail = desk.ask(move |book, now| {
        let call = call.get();
        book.lead(id).and_then(|lead| words::voicemail(book, lead, &call, *now))
    });
    vec![
        live(move || voicemail.get().map(|voicemail| message(id, voicemail))),
        script_picker(id, Kind::Voicemail).view(),
    ]
}

fn message(id: LeadId, voicemail: VoicemailView) -> Vec<Tag> {
    let (tone, words) = match voicemail.length {
        Length::Short | Length::Good => ("good", ""),
        Length::Long => ("long", ", longer than most people listen"),
    };
    let seconds = p()
        .class("seconds")
        .attr("data-length", tone)
        .child(strong().child(format!("{} s", voicemail.seconds)))
        .child(words);
    let paragraphs = voicemail.paragraphs.into_iter().map(|paragraph| say(id, paragraph));
    vec![seconds, div().class("step").children(paragraphs)]
}
