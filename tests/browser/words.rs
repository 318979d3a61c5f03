//! Scripts: filled from what is known, with questions for missing values, never shown raw.

use thirtyfour::Key;

use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::shipped;
use next_touch::app::call::messages::FILL_FIRST;
use next_touch::app::words;
use next_touch::domain::lead::Outcome;

async fn my_name_is_asked_when_it_is_first_needed_and_kept(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    let question = page.css(".words-body").field(containing("your name"));
    question.type_text("Sam Field").await;
    page.press(Key::Tab).await;
    question.gone().await;
    page.css(".words-body").has_text("Sam Field").await;
    page.button(words::round::VOICEMAIL).tap().await;
    page.css(".seconds").shown().await;
    page.css(".words-body").has_text("Sam Field").await;
    page.goto("#/settings").await;
    page.field(words::settings::MY_NAME).has_value("Sam Field").await;
    page.open_brief("Priya Nair").await;
    page.button(words::common::SCRIPT).tap().await;
    page.css(".words-body").has_text("Sam Field").await;
}

async fn a_must_have_given_in_a_script_stands_on_the_brief(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Imogen Farrell").await;
    page.button(words::common::SCRIPT).tap().await;
    page.button(shipped::answer("call-warm-first", "open", "ask-first").as_str()).tap().await;
    // The second question of that step asks for a must-have.
    let must_have = shipped::questions("call-warm-first", "ask-first").swap_remove(1);
    let question = page.css(".words-body").field(must_have.as_str());
    question.type_text("dark oak only").await;
    page.press(Key::Tab).await;
    page.open_brief("Imogen Farrell").await;
    page.role("region", words::round::BRIEF).has_text("dark oak only").await;
}

async fn no_script_shows_a_raw_gap(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    for tab in [words::common::SCRIPT, words::round::VOICEMAIL, words::common::MAIL] {
        page.button(tab).tap().await;
        let words = page.css(".words-body").shown().await;
        for token in ["{", "}", "[[", "]]"] {
            assert!(!words.text.contains(token), "{token} in {}", words.text);
        }
    }
    let body = page.field(words::round::TEXT).shown().await.value.unwrap_or_default();
    assert!(!body.contains('{') && !body.contains("[["), "{body}");
}

async fn the_voicemail_says_how_long_it_takes(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::round::VOICEMAIL).tap().await;
    let seconds = page.css(".seconds").shown().await;
    let number: u32 = seconds.text.split(' ').next().and_then(|number| number.parse().ok()).expect("seconds");
    assert!((5..=60).contains(&number), "{}", seconds.text);
}

async fn answers_lead_on_through_the_script(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Imogen Farrell").await;
    page.button(words::common::SCRIPT).tap().await;
    page.heading(words::common::OPEN).shown().await;
    page.button(&shipped::answer("call-cold-first", "open", "find-a-time")).tap().await;
    page.heading(&shipped::heading("call-cold-first", "find-a-time")).shown().await;
    page.button(containing(words::round::START_AGAIN)).tap().await;
    page.heading(words::common::OPEN).shown().await;
}

/// The duration in seconds of the voicemail on screen.
async fn seconds(page: &Page) -> u32 {
    let seconds = page.css(".seconds").shown().await;
    seconds.text.split(' ').next().and_then(|number| number.parse().ok()).expect("seconds")
}

async fn a_slower_speaker_needs_more_seconds(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::round::VOICEMAIL).tap().await;
    let usual = seconds(&page).await;
    page.goto("#/settings").await;
    page.field(starting(words::settings::WORDS_A_MINUTE)).replace_text("80").await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::settings::SETTING_CHANGED).await;
    page.open_brief("Ben Aldous").await;
    page.button(words::round::VOICEMAIL).tap().await;
    assert!(seconds(&page).await > usual, "{usual} s at the usual rate");
}

async fn my_number_is_asked_by_the_voicemail_and_kept(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Imogen Farrell").await;
    page.button(words::round::VOICEMAIL).tap().await;
    let question = page.css(".words-body").field(containing("number"));
    question.type_text("+1 202 555 0100").await;
    page.press(Key::Tab).await;
    question.gone().await;
    page.css(".words-body").has_text("555 0100").await;
    page.goto("#/settings").await;
    page.field(words::settings::MY_NUMBER).has_value("+1 202 555 0100").await;
}

async fn another_script_is_chosen_and_stays(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial("+12025550119").tap().await;
    page.field("Which call").choose_option("Asking for the decision").await;
    let heading = page.css(".step-head").any("heading").shown().await.text;
    page.reload().await;
    page.css(".step-head").any("heading").has_text(&heading).await;
    page.css(".words-body").any("combobox").has_value("call-closing-ask").await;
}

async fn the_mail_is_drafted_and_opened_in_the_mail_program(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/settings").await;
    page.field(words::settings::MY_NAME).type_text("Sam Field").await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::settings::SETTING_CHANGED).await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::MAIL).tap().await;
    // A mail with a gap opens no program: the gap is named, and can be filled above.
    page.text(starting(FILL_FIRST)).shown().await;
    page.link(words::round::OPEN_IN_MAIL).gone().await;
    let number = page.css(".words-body").field(containing("number"));
    number.type_text("+1 202 555 0100").await;
    page.press(Key::Tab).await;
    page.text(starting(FILL_FIRST)).gone().await;
    page.field(words::round::TEXT)
        .wait_for_one("signed by Sam Field", |body| {
            body.value.as_deref().is_some_and(|text| text.contains("Sam Field"))
        })
        .await;
    page.link(words::round::OPEN_IN_MAIL).tap().await;
    let links = page.dialled().await;
    assert!(links[0].starts_with("mailto:ben@aldous.example?subject="), "{links:?}");
    assert!(links[0].contains("Sam%20Field"), "{links:?}");
    page.outcome(Outcome::Sent).tap().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::lead::TOUCHES).has_text("Mail sent").await;
}

async fn a_mail_too_long_for_a_link_is_copied_instead(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::MAIL).tap().await;
    page.field(words::round::TEXT).replace_text(&"long ".repeat(500)).await;
    page.text(starting(words::round::TOO_LONG_FOR_LINK)).shown().await;
    page.link(words::round::OPEN_IN_MAIL).gone().await;
    page.button(words::round::COPY).shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        my_name_is_asked_when_it_is_first_needed_and_kept,
        a_must_have_given_in_a_script_stands_on_the_brief,
        no_script_shows_a_raw_gap,
        the_voicemail_says_how_long_it_takes,
        answers_lead_on_through_the_script,
        a_slower_speaker_needs_more_seconds,
        my_number_is_asked_by_the_voicemail_and_kept,
        another_script_is_chosen_and_stays,
        the_mail_is_drafted_and_opened_in_the_mail_program,
        a_mail_too_long_for_a_link_is_copied_instead,
    ]
);
