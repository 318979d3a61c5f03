//! Name, numbers and the rest; every field is edited where it stands.

use leptos::prelude::*;

use crate::ui::parts::old::erased::live;

use crate::app::new_lead::{mails_of, phones_of};
use crate::domain::command::{Command, Refusal};
use crate::domain::id::LeadId;
use crate::domain::lead::{Detail, Group, Lead, Warmth};
use crate::domain::touch::Channel;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::chips::Chips;
use crate::ui::parts::old::field::{Field, FieldKind};
use crate::ui::parts::old::refusal::RefusalLine;

/// A text of a lead: its label, how to read it, how to set it.
type TextDetail = (&'static str, fn(&Lead) -> &str, fn(String) -> Detail, FieldKind);

const TEXTS: [TextDetail; 3] = [
    ("Name", |lead| &lead.name, Detail::Name, FieldKind::Line),
    ("Company", |lead| &lead.company, Detail::Company, FieldKind::Line),
    ("Role", |lead| &lead.role, Detail::Role, FieldKind::Line),
];

const MORE_TEXTS: [TextDetail; 6] = [
    ("Source", |lead| &lead.source, Detail::Source, FieldKind::Line),
    ("Best time to call", |lead| &lead.best_time, Detail::BestTime, FieldKind::Line),
    ("Takes to answer", |lead| &lead.answers_in, Detail::AnswersIn, FieldKind::Line),
    ("Worth", |lead| &lead.worth, Detail::Worth, FieldKind::Line),
    ("Website", |lead| &lead.website, Detail::Website, FieldKind::Line),
    ("Address", |lead| &lead.address, Detail::Address, FieldKind::Line),
];

/// Who they are and how to reach them.
#[component]
pub fn About(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let set = Callback::new(move |detail: Detail| {
        refusal.set(desk.dispatch(Command::SetDetail(id, detail), "Changed").err());
    });
    view! {
        <section class="form" aria-label="About them">
            <h2>"About them"</h2>
            {TEXTS.map(|text| view! { <TextField id text set /> }).collect_view()}
            <Numbers id set />
            <GroupAndWarmth id set />
            {MORE_TEXTS.map(|text| view! { <TextField id text set /> }).collect_view()}
            <TextField id text=("Notes", |lead| &lead.note, Detail::Note, FieldKind::Lines) set />
            <RefusalLine refusal />
        </section>
    }
}

#[component]
fn TextField(id: LeadId, text: TextDetail, set: Callback<Detail>) -> impl IntoView {
    let desk = use_desk();
    let (label, get, make, kind) = text;
    let value = desk.ask(move |book, _| book.lead(id).map(|lead| get(lead).to_owned()).unwrap_or_default());
    let name = format!("lead/{}/{}", id.0, label.to_lowercase().replace(' ', "-"));
    view! { <Field label name value kind on_save=move |text: String| set.run(make(text.trim().to_owned())) /> }
}

/// Numbers and addresses, one a line.
#[component]
fn Numbers(id: LeadId, set: Callback<Detail>) -> impl IntoView {
    let desk = use_desk();
    let phones = desk.ask(move |book, _| {
        let lead = book.lead(id);
        let phones = lead.into_iter().flat_map(|lead| &lead.phones);
        phones.map(|phone| phone.shown()).collect::<Vec<_>>().join("\n")
    });
    let mails = desk.ask(move |book, _| book.lead(id).map(|lead| lead.mails.join("\n")).unwrap_or_default());
    let save_phones = move |text: String| set.run(Detail::Phones(phones_of(&text, desk.home())));
    let save_mails = move |text: String| set.run(Detail::Mails(mails_of(&text)));
    let name = move |field: &str| format!("lead/{}/{field}", id.0);
    let unreadable = desk.ask(move |book, _| {
        let lead = book.lead(id);
        let phones = lead.into_iter().flat_map(|lead| &lead.phones);
        phones.filter(|phone| phone.e164.is_none()).map(|phone| phone.typed.clone()).collect::<Vec<_>>()
    });
    view! {
        <Field label="Phones, one a line" name=name("phones") value=phones kind=FieldKind::Lines on_save=save_phones />
        {live(move || {
            let unreadable = unreadable.get();
            (!unreadable.is_empty())
                .then(|| view! { <p class="hint">{format!("Kept as typed, without a dial button: {}", unreadable.join(", "))}</p> })
        })}
        <Field label="Mails, one a line" name=name("mails") value=mails kind=FieldKind::Lines on_save=save_mails />
    }
}

/// How soon they are likely to buy, whether they know of us, and what they like to receive.
#[component]
fn GroupAndWarmth(id: LeadId, set: Callback<Detail>) -> impl IntoView {
    let desk = use_desk();
    let group = desk.ask(move |book, _| {
        let group = book.lead(id).and_then(|lead| lead.group);
        group.and_then(|group| Group::ALL.iter().position(|known| *known == group))
    });
    let groups = Group::ALL.map(|group| format!("{}: {}", group.letter(), group.meaning())).to_vec();
    let warmth =
        desk.ask(move |book, _| book.lead(id).and_then(|lead| lead.warmth).map(|it| usize::from(it == Warmth::Cold)));
    let channel = desk.ask(move |book, _| {
        let preferred = book.lead(id).and_then(|lead| lead.preferred.clone());
        preferred.and_then(|channel| Channel::SHIPPED.iter().position(|known| *known == channel))
    });
    let channels = Channel::SHIPPED.map(|channel| channel.word().to_owned()).to_vec();
    // Tapping what is taken frees it again.
    let toggled = move |taken: Option<usize>, place: usize| (taken != Some(place)).then_some(place);
    let take_group = move |place| {
        let place = toggled(group.get_untracked(), place);
        set.run(Detail::Group(place.and_then(|place| Group::ALL.get(place).copied())));
    };
    let take_warmth = move |place| {
        let place = toggled(warmth.get_untracked(), place);
        set.run(Detail::Warmth(place.map(|place| if place == 0 { Warmth::Warm } else { Warmth::Cold })));
    };
    let take_channel = move |place| {
        let place = toggled(channel.get_untracked(), place);
        set.run(Detail::Preferred(place.and_then(|place| Channel::SHIPPED.get(place).cloned())));
    };
    view! {
        <Chips legend="Group: how soon they are likely to buy" words=groups taken=group on_take=take_group />
        <Chips legend="Do they know of you?" words=vec!["Warm".to_owned(), "Cold".to_owned()] taken=warmth on_take=take_warmth />
        <Chips legend="How they want to hear from you" words=channels taken=channel on_take=take_channel />
    }
}
