//! What the salesperson says of themselves; scripts ask for it when they first need it.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{live, typed};

use crate::domain::command::{Command, Refusal};
use crate::domain::phone::Country;
use crate::domain::settings::{Setting, Settings as Values};
use crate::ui::desk::use_desk;
use crate::ui::parts::old::field::{Field, FieldKind};
use crate::ui::parts::old::refusal::RefusalLine;
use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

/// A text among the settings: its label, how to read it and how to set it.
type TextSetting = (&'static str, fn(&Values) -> &str, fn(String) -> Setting, FieldKind);

const TEXTS: [TextSetting; 10] = [
    ("My name", |values| &values.my_name, Setting::MyName, FieldKind::Line),
    ("My company", |values| &values.my_company, Setting::MyCompany, FieldKind::Line),
    ("What we do, after “we”", |values| &values.what_we_do, Setting::WhatWeDo, FieldKind::Line),
    ("What only we have", |values| &values.what_is_special, Setting::WhatIsSpecial, FieldKind::Line),
    ("My number", |values| &values.my_number, Setting::MyNumber, FieldKind::Phone),
    ("My mail", |values| &values.my_mail, Setting::MyMail, FieldKind::Mail),
    ("When I can be reached", |values| &values.my_hours, Setting::MyHours, FieldKind::Line),
    ("How soon I answer", |values| &values.response_time, Setting::ResponseTime, FieldKind::Line),
    ("Booking link", |values| &values.booking_link, Setting::BookingLink, FieldKind::Line),
    ("Signature of my mails", |values| &values.signature, Setting::Signature, FieldKind::Lines),
];

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let set = Callback::new(move |setting: Setting| {
        refusal.set(desk.dispatch(Command::Set(setting), "Setting changed").err());
    });
    let texts = TEXTS.into_iter().map(|(label, get, make, kind)| {
        let value = desk.ask(move |book, _| get(book.settings()).to_owned());
        let name =
            format!("settings/{}", label.to_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "-"));
        view! { <Field label name value kind on_save=move |text: String| set.run(make(text.trim().to_owned())) /> }
    });
    view! {
        <main class="screen">
            <Top title="Settings".to_owned() back=(Route::More, "More") />
            <div class="content form">
                {texts.collect_view()}
                <HomeCountry set />
                <WholeNumber label="Leads a day" name="settings/capacity" get=|values| values.capacity range=(1, 500) on_set=move |number| set.run(Setting::Capacity(number)) />
                <WholeNumber label="Words a minute when I leave a message" name="settings/speaking-rate" get=|values| values.speaking_rate range=(80, 260) on_set=move |number| set.run(Setting::SpeakingRate(number)) />
                <RefusalLine refusal />
            </div>
        </main>
    }
}

/// The country whose national numbers are read.
#[component]
pub fn HomeCountry(
    /// Called with the setting.
    #[prop(into)]
    set: Callback<Setting>,
) -> impl IntoView {
    let desk = use_desk();
    let home = desk.home_code();
    let options = move || {
        let chosen = home.get();
        Country::all()
            .iter()
            .map(|country| {
                let selected = country.code == chosen.as_str();
                view! { <option value=country.code selected=selected>{country.name}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="field">
            "Home country: numbers without a country code are read as its numbers"
            <select on:change=typed(move |text: String| set.run(Setting::HomeCountry(text)))>{live(options)}</select>
        </label>
    }
}

#[component]
fn WholeNumber(
    label: &'static str,
    name: &'static str,
    get: fn(&Values) -> u32,
    range: (u32, u32),
    #[prop(into)] on_set: Callback<u32>,
) -> impl IntoView {
    let desk = use_desk();
    let value = desk.ask(move |book, _| get(book.settings()).to_string());
    let wrong = RwSignal::new(false);
    let save = move |text: String| match text.trim().parse::<u32>() {
        Ok(number) if (range.0..=range.1).contains(&number) => {
            wrong.set(false);
            on_set.run(number);
        }
        Ok(_) | Err(_) => wrong.set(true),
    };
    view! {
        <Field label name value kind=FieldKind::Number on_save=save />
        {live(move || wrong.get().then(|| view! { <p class="refusal" role="alert">{format!("Give a whole number from {} to {}.", range.0, range.1)}</p> }))}
    }
}
