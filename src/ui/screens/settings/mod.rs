//! What the salesperson says about themselves; scripts ask for it when they first need it. These screens know no lead.

mod install;
mod phone;

pub use install::install_screen;
pub use phone::phone_screen;

use leptos::prelude::*;

use crate::app::words;
use crate::browser::{sound, switches};
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::lead::phone::Country;
use crate::domain::settings::{Setting, Settings as Values, whole_number};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, div, dynamic, empty, main, option, select};
use crate::ui::dom::{action, labelled};
use crate::ui::lazy::{self, FilesView, LazyView};
use crate::ui::parts::form::{FieldKind, SavedField};
use crate::ui::parts::message::problem;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// A text among the settings: its label, how to read it and how to set it.
type TextSetting = (&'static str, fn(&Values) -> &str, fn(String) -> Setting, FieldKind);

const TEXTS: [TextSetting; 11] = [
    (words::settings::MY_NAME, |values| &values.my_name, Setting::MyName, FieldKind::Line),
    ("My company", |values| &values.my_company, Setting::MyCompany, FieldKind::Line),
    ("What we do, after “we”", |values| &values.what_we_do, Setting::WhatWeDo, FieldKind::Line),
    ("What only we have", |values| &values.what_is_special, Setting::WhatIsSpecial, FieldKind::Line),
    (words::settings::MY_NUMBER, |values| &values.my_number, Setting::MyNumber, FieldKind::Phone),
    ("My mail", |values| &values.my_mail, Setting::MyMail, FieldKind::Mail),
    ("When I can be reached", |values| &values.my_hours, Setting::MyHours, FieldKind::Line),
    ("How soon I answer", |values| &values.response_time, Setting::ResponseTime, FieldKind::Line),
    (
        "My time zone, such as Europe/London; empty for that of this device",
        |values| &values.my_zone,
        Setting::MyZone,
        FieldKind::Line,
    ),
    ("Booking link", |values| &values.booking_link, Setting::BookingLink, FieldKind::Line),
    ("Signature of my mails", |values| &values.signature, Setting::Signature, FieldKind::Lines),
];

/// An integer setting: its label, draft field, getter, setter, minimum and maximum.
type NumberSetting = (&'static str, &'static str, fn(&Values) -> u32, fn(u32) -> Setting, u32, u32);

const NUMBERS: [NumberSetting; 10] = [
    (words::settings::SPACING_A, "settings/interval-a", |values| values.interval_a, Setting::IntervalA, 1, 730),
    (words::settings::SPACING_B, "settings/interval-b", |values| values.interval_b, Setting::IntervalB, 1, 730),
    (words::settings::SPACING_C, "settings/interval-c", |values| values.interval_c, Setting::IntervalC, 1, 730),
    (words::settings::LEADS_A_DAY, "settings/capacity", |values| values.capacity, Setting::Capacity, 1, 500),
    (
        words::settings::WORDS_A_MINUTE,
        "settings/speaking-rate",
        |values| values.speaking_rate,
        Setting::SpeakingRate,
        80,
        260,
    ),
    (
        words::settings::TRIES_UNTIL_DECISION,
        "settings/hint-silence",
        |values| values.hint_silence,
        Setting::HintSilence,
        2,
        50,
    ),
    (
        words::settings::MESSAGES_UNTIL_DECISION,
        "settings/hint-voicemails",
        |values| values.hint_voicemails,
        Setting::HintVoicemails,
        2,
        50,
    ),
    (
        words::settings::TOUCHES_UNTIL_DECISION,
        "settings/hint-touches",
        |values| values.hint_touches,
        Setting::HintTouches,
        2,
        200,
    ),
    (words::settings::DAYS_UNTIL_DECISION, "settings/hint-days", |values| values.hint_days, Setting::HintDays, 7, 730),
    (
        words::settings::READING_REMINDER,
        "settings/reading-days",
        |values| values.reading_days,
        Setting::ReadingDays,
        0,
        90,
    ),
];

/// Switches of this browser.
const SWITCHES: [(&str, &str); 3] = [
    (words::settings::LOOK_FOR_NEW_VERSIONS, switches::UPDATES),
    (words::settings::SINGLE_KEYS, switches::KEYS),
    (words::settings::SOUND, switches::SOUND),
];

/// The settings.
pub fn settings_screen() -> Element {
    let app = use_app();
    // A country from the list is never refused.
    let set_country = move |setting| drop(set(app, setting));
    let form = div()
        .class("content form")
        .children(TEXTS.map(text_field))
        .child(home_country(set_country))
        .children(NUMBERS.into_iter().flat_map(number_field))
        .children(SWITCHES.map(switch))
        .child(action("button small", words::settings::TRY_THE_SOUND, sound::try_out))
        .child(lazy::view(LazyView::Files(FilesView::DaysOff)));
    main()
        .class("screen")
        .child(top(words::places::SETTINGS, Some((Route::More, words::places::MORE)), empty()))
        .child(form)
}

fn set(app: AppContext, setting: Setting) -> Result<(), CommandError> {
    app.dispatch(Command::Set(setting), words::settings::SETTING_CHANGED).map(drop)
}

fn text_field((label, get, make, kind): TextSetting) -> Element {
    let app = use_app();
    let name =
        format!("settings/{}", label.to_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "-"));
    let value = app.memo(move |book, _| get(book.settings()).to_owned());
    SavedField::new(label, name)
        .kind(kind)
        .saved(move || value.get(), move |text| set(app, make(text.trim().to_owned())))
}

/// The country whose national numbers are read; `set` is called with the new setting.
pub fn home_country(mut set: impl FnMut(Setting) + 'static) -> Element {
    let home = use_app().home_code();
    let options = Country::all().iter().map(|country| {
        let is_home = move || home.with(|home| country.code == home.as_str());
        option().attr("value", country.code).selected(is_home).child(country.name)
    });
    labelled(
        words::settings::HOME_COUNTRY,
        select().on_text("change", move |text| set(Setting::HomeCountry(text))).children(options),
    )
}

/// A switch of this browser.
fn switch((words, key): (&'static str, &'static str)) -> Element {
    let on = RwSignal::new(switches::is_on(key));
    let toggle = move || {
        // If the browser does not store it, it stays as it was.
        if switches::set(key, !on.get_untracked()) {
            on.update(|on| *on = !*on);
            sound::prepare();
        }
    };
    action("chip", words, toggle).attr_fn("aria-pressed", move || on.get())
}

/// A field for an integer. Invalid or out-of-range input leaves the old value, and the range is shown.
fn number_field((label, name, get, make, least, most): NumberSetting) -> Vec<AnyView> {
    let app = use_app();
    let value = app.memo(move |book, _| get(book.settings()).to_string());
    let wrong = RwSignal::new(false);
    let save = move |text: String| {
        let number = whole_number(&text, least, most);
        wrong.set(number.is_none());
        number.map_or(Ok(()), |number| set(app, make(number)))
    };
    let range = move || wrong.get().then(|| problem(format!("Give a whole number from {least} to {most}.")));
    let field = SavedField::new(label, name).kind(FieldKind::Number).saved(move || value.get(), save);
    vec![field.view(), dynamic(range)]
}
