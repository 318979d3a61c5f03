//! Name, numbers and other fields, each edited in place.

use leptos::prelude::*;

use crate::app::leads::new_lead::{mails_of, phones_edited};
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::Channel;
use crate::domain::lead::{Detail, Group, Lead, Warmth};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, dynamic, h2, p, section};
use crate::ui::parts::form::chips;
use crate::ui::parts::form::{FieldKind, SavedField};
use crate::ui::parts::message::refusal_line;

/// A text field of a lead: its label, getter, setter and kind.
type TextDetail = (&'static str, fn(&Lead) -> &str, fn(String) -> Detail, FieldKind);

const TEXTS: [TextDetail; 3] = [
    (words::common::NAME, |lead| &lead.name, Detail::Name, FieldKind::Line),
    (words::common::COMPANY, |lead| &lead.company, Detail::Company, FieldKind::Line),
    (words::lead::ROLE, |lead| &lead.role, Detail::Role, FieldKind::Line),
];

const MORE_TEXTS: [TextDetail; 8] = [
    (words::lead::SOURCE, |lead| &lead.source, Detail::Source, FieldKind::Line),
    (words::lead::BEST_TIME_TO_CALL, |lead| &lead.best_time, Detail::BestTime, FieldKind::Line),
    ("Time zone, such as Europe/London", |lead| &lead.zone, Detail::Zone, FieldKind::Line),
    ("Takes to answer", |lead| &lead.answers_in, Detail::AnswersIn, FieldKind::Line),
    (words::lead::WORTH, |lead| &lead.worth, Detail::Worth, FieldKind::Line),
    (words::lead::WEBSITE, |lead| &lead.website, Detail::Website, FieldKind::Line),
    (words::lead::ADDRESS, |lead| &lead.address, Detail::Address, FieldKind::Line),
    (words::lead::NOTES, |lead| &lead.note, Detail::Note, FieldKind::Lines),
];

/// Who they are and how to reach them.
pub fn about(id: LeadId) -> Element {
    section()
        .class("form")
        .attr("aria-label", "About them")
        .child(h2().child("About them"))
        .children(TEXTS.map(|text| text_field(id, text)))
        .children(numbers(id))
        .children(group_and_warmth(id))
        .children(MORE_TEXTS.map(|text| text_field(id, text)))
}

fn set(app: AppContext, id: LeadId, detail: Detail) -> Result<(), CommandError> {
    app.dispatch(Command::SetDetail(id, detail), words::lead::FIELD_CHANGED).map(drop)
}

fn text_field(id: LeadId, text: TextDetail) -> Element {
    let app = use_app();
    let (label, get, make, kind) = text;
    let value = move || app.with(|book, _| book.lead(id).map(|lead| get(lead).to_owned()).unwrap_or_default());
    let name = format!("lead/{}/{}", id.0, label.to_lowercase().replace(' ', "-"));
    SavedField::new(label, name).kind(kind).saved(value, move |text| set(app, id, make(text.trim().to_owned())))
}

/// Numbers and addresses, one per line.
fn numbers(id: LeadId) -> Vec<AnyView> {
    let app = use_app();
    let field = move |label: &'static str, name: &str| {
        SavedField::new(label, format!("lead/{}/{name}", id.0)).kind(FieldKind::Lines)
    };
    let phones = field(words::lead::PHONES, "phones").saved(
        move || app.with(|book, _| book.lead(id).map(phones_shown).unwrap_or_default()),
        move |text| {
            let before =
                app.with_untracked(|book, _| book.lead(id).map(|lead| lead.phones.clone()).unwrap_or_default());
            set(app, id, Detail::Phones(phones_edited(&text, &before, app.home())))
        },
    );
    let mails = field(words::lead::MAILS, "mails").saved(
        move || app.with(|book, _| book.lead(id).map(|lead| lead.mails.join("\n")).unwrap_or_default()),
        move |text| set(app, id, Detail::Mails(mails_of(&text))),
    );
    let unreadable = dynamic(move || {
        let unreadable = app.with(|book, _| book.lead(id).map(phones_without_number).unwrap_or_default());
        (!unreadable.is_empty())
            .then(|| p().class("hint").child(format!("Kept as typed, without a dial button: {unreadable}")))
    });
    vec![phones.view(), unreadable, mails.view()]
}

fn phones_shown(lead: &Lead) -> String {
    lead.phones.iter().map(|phone| phone.shown()).collect::<Vec<_>>().join("\n")
}

/// The entries among the phone numbers that are not numbers.
fn phones_without_number(lead: &Lead) -> String {
    let unreadable = lead.phones.iter().filter(|phone| phone.e164.is_none());
    unreadable.map(|phone| phone.typed.clone()).collect::<Vec<_>>().join(", ")
}

/// How soon they are likely to buy, whether they know us, and what they like to receive.
fn group_and_warmth(id: LeadId) -> Vec<AnyView> {
    let groups = Group::ALL.map(|group| format!("{}: {}", group.letter(), group.meaning())).to_vec();
    let channels = Channel::SHIPPED.map(|channel| channel.word().to_owned()).to_vec();
    let refusal = RwSignal::new(None::<CommandError>);
    let row = move |legend, words, taken, detail| detail_chips(id, (legend, words), taken, detail, refusal).view();
    vec![
        row(words::lead::GROUP, groups, group_place, |place| {
            Detail::Group(place.and_then(|place| Group::ALL.get(place).copied()))
        }),
        row(words::lead::WARMTH, vec!["Warm".to_owned(), words::lead::COLD.to_owned()], warmth_place, |place| {
            Detail::Warmth(place.map(|place| if place == 0 { Warmth::Warm } else { Warmth::Cold }))
        }),
        row(words::lead::CHANNEL, channels, channel_place, |place| {
            Detail::Preferred(place.and_then(|place| Channel::SHIPPED.get(place).cloned()))
        }),
        refusal_line(refusal),
    ]
}

fn group_place(lead: &Lead) -> Option<usize> {
    lead.group.and_then(|group| Group::ALL.iter().position(|known| *known == group))
}

fn warmth_place(lead: &Lead) -> Option<usize> {
    lead.warmth.map(|warmth| usize::from(warmth == Warmth::Cold))
}

fn channel_place(lead: &Lead) -> Option<usize> {
    lead.preferred.as_ref().and_then(|channel| Channel::SHIPPED.iter().position(|known| known == channel))
}

/// A row of chips whose choice is stored in the book.
fn detail_chips(
    id: LeadId,
    (legend, words): (&'static str, Vec<String>),
    taken: fn(&Lead) -> Option<usize>,
    detail: fn(Option<usize>) -> Detail,
    refusal: RwSignal<Option<CommandError>>,
) -> Element {
    let app = use_app();
    let take = move |place: usize| {
        // Tapping the selected chip clears the choice.
        let place = (app.with_untracked(|book, _| book.lead(id).and_then(taken)) != Some(place)).then_some(place);
        refusal.set(set(app, id, detail(place)).err());
    };
    chips(legend, words, move || app.with(|book, _| book.lead(id).and_then(taken)), take)
}
