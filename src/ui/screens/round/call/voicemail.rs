//! The voicemail: the whole text, its parts, how long it takes to say, and earlier voicemails.

use leptos::prelude::*;

use crate::app::call::messages::{self, Slot, VoicemailView};
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::id::LeadId;
use crate::domain::script::Kind;
use crate::domain::script::fill::plain_text;
use crate::domain::script::speaking::Length;
use crate::domain::settings::Setting;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, details, div, dynamic, li, p, span, strong, summary, ul};
use crate::ui::parts::message::set_late;

use super::script::{say, script_picker};
use crate::ui::screens::round::brief::hints::hints_on;

/// The voicemail for a lead.
pub fn voicemail_words(id: LeadId) -> Vec<AnyView> {
    let app = use_app();
    let call = app.call(id);
    let voicemail = app.memo(move |book, now| {
        let call = call.get();
        book.lead(id).and_then(|lead| messages::voicemail(book, lead, &call, *now))
    });
    let of = move |read: fn(&VoicemailView) -> u32| voicemail.with(|it| it.as_ref().map(read).unwrap_or_default());
    let seconds = Memo::new(move |_| of(|it| it.seconds));
    let paragraphs = Memo::new(move |_| voicemail.with(|it| it.as_ref().map(|it| it.paragraphs.clone())));
    let text = Memo::new(move |_| {
        let said: Vec<String> = paragraphs.get().into_iter().flatten().map(|shown| plain_text(&shown)).collect();
        said.join(" ")
    });
    let slots = Memo::new(move |_| voicemail.with(|it| it.as_ref().map(|it| it.slots.clone()).unwrap_or_default()));
    let message = move || {
        let said = paragraphs.get().unwrap_or_default().into_iter().map(|paragraph| say(id, paragraph));
        div().class("step").children(said)
    };
    vec![
        length_line(voicemail),
        dynamic(message),
        dynamic(move || voicemail.with(|it| it.as_ref().map(|it| number_line(&it.number)))),
        slot_chips(id, slots),
        countdown(app, seconds).view(),
        script_picker(id, Kind::Voicemail).view(),
        hints_on(id, Kind::Voicemail, text),
        dynamic(move || voicemail.with(|it| it.as_ref().and_then(earlier))),
    ]
}

/// How long it takes, and whether that is good.
fn length_line(voicemail: Memo<Option<VoicemailView>>) -> AnyView {
    dynamic(move || {
        voicemail.with(|it| {
            let it = it.as_ref()?;
            let (tone, words) = match it.length {
                Length::Short | Length::Good => ("good", ""),
                Length::Long => ("long", ", longer than most people listen"),
            };
            let seconds = strong().child(format!("{} s", it.seconds));
            Some(p().class("seconds").attr("data-length", tone).child(seconds).child(words))
        })
    })
}

/// The number in the groups in which it is read aloud.
fn number_line(groups: &[String]) -> Option<Element> {
    (!groups.is_empty()).then(|| p().class("groups").children(groups.iter().map(|group| span().child(group.clone()))))
}

/// The parts of a message as chips, each with its length in seconds.
pub fn slot_chips(id: LeadId, slots: Memo<Vec<Slot>>) -> AnyView {
    let app = use_app();
    // The row stays mounted while its chips are pressed, so that the focus stays.
    let names = Memo::new(move |_| {
        let each = slots.get().into_iter().map(|slot| (slot.key, format!("{} · {} s", slot.title, slot.seconds)));
        each.collect::<Vec<(String, String)>>()
    });
    dynamic(move || {
        let chips = names.get().into_iter().map(|(key, words)| {
            let (shown, pressed) = (key.clone(), key);
            let is_on = move || slots.with(|all| all.iter().any(|slot| slot.key == shown && slot.is_on));
            let toggle = move || {
                let is_on = slots.with_untracked(|all| all.iter().any(|slot| slot.key == pressed && slot.is_on));
                app.change_call(id, |call| call.set_slot(pressed.clone(), !is_on));
            };
            action("chip", words, toggle).attr_fn("aria-pressed", is_on)
        });
        let chips: Vec<Element> = chips.collect();
        (!chips.is_empty()).then(|| {
            div().class("chips").attr("role", "group").attr("aria-label", "Parts of the message").children(chips)
        })
    })
}

/// How much one tap changes the pace, in words per minute.
const PACE_STEP: u32 = 10;

/// The slowest and the fastest pace, in words per minute.
const PACES: std::ops::RangeInclusive<u32> = 80..=260;

/// The remaining seconds while the message is spoken, and the speaker's pace.
fn countdown(app: AppContext, seconds: Memo<u32>) -> Element {
    let left = RwSignal::new(None::<u32>);
    let timer = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        set_late(left, None);
    };
    on_cleanup(stop);
    let tick = move || match left.try_get_untracked().flatten() {
        Some(more @ 1..) => left.set(Some(more - 1)),
        Some(0) | None => stop(),
    };
    let start = move || {
        if left.get_untracked().is_some() {
            stop();
            return;
        }
        left.set(Some(seconds.get_untracked()));
        timer.set_value(set_interval_with_handle(tick, std::time::Duration::from_secs(1)).ok());
    };
    let pace = move |faster: bool| {
        let present = app.with_untracked(|book, _| book.settings().speaking_rate);
        let rate = if faster { present + PACE_STEP } else { present.saturating_sub(PACE_STEP) };
        // A pace within the range is never refused.
        drop(app.dispatch(
            Command::Set(Setting::SpeakingRate(rate.clamp(*PACES.start(), *PACES.end()))),
            "Speaking rate changed",
        ));
    };
    let words = move || match left.get() {
        Some(left) => format!("{left} s left"),
        None => words::round::COUNT_DOWN.to_owned(),
    };
    div()
        .class("row")
        .child(action("button small", dynamic(words), start).attr_fn("aria-pressed", move || left.get().is_some()))
        .child(action("button small", "I speak slower", move || pace(false)))
        .child(action("button small", "Faster", move || pace(true)))
}

/// The earlier voicemails, so that this one says something else.
fn earlier(voicemail: &VoicemailView) -> Option<Element> {
    if voicemail.earlier.is_empty() {
        return None;
    }
    let same = voicemail
        .says_the_same
        .then(|| p().class("hint").child("The last one said the same. Choose another script, or bring something new."));
    let rows = voicemail.earlier.iter().map(|earlier| match earlier.said.as_str() {
        "" => li().child(earlier.line.clone()),
        said => li().child(
            details().child(summary().child(earlier.line.clone())).child(p().class("note-text").child(said.to_owned())),
        ),
    });
    let list = details().child(summary().child(words::round::LEFT_BEFORE)).child(ul().children(rows));
    Some(div().child(same).child(list))
}
