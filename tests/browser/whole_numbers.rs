//! Fields for whole numbers: invalid or absurd input is rejected with the range, and changes nothing.

use next_touch::app::words;
use next_touch::domain::command::CommandError;
use thirtyfour::Key;

use crate::find::{Find, starting};
use crate::page::Page;

/// The number fields of the settings, each with its minimum and maximum.
const FIELDS: [(&str, u32, u32); 10] = [
    (words::settings::SPACING_A, 1, 730),
    (words::settings::SPACING_B, 1, 730),
    (words::settings::SPACING_C, 1, 730),
    (words::settings::LEADS_A_DAY, 1, 500),
    (words::settings::WORDS_A_MINUTE, 80, 260),
    (words::settings::TRIES_UNTIL_DECISION, 2, 50),
    (words::settings::MESSAGES_UNTIL_DECISION, 2, 50),
    (words::settings::TOUCHES_UNTIL_DECISION, 2, 200),
    (words::settings::DAYS_UNTIL_DECISION, 7, 730),
    (words::settings::READING_REMINDER, 0, 90),
];

async fn put_in(page: &Page, label: &str, text: &str) {
    page.field(starting(label)).replace_text(text).await;
    page.press(Key::Tab).await;
}

async fn a_number_out_of_its_range_is_refused_in_a_sentence(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/settings").await;
    page.field(starting(FIELDS[0].0)).shown().await;
    let fields = "return document.querySelectorAll('input[inputmode=numeric]').length";
    assert_eq!(page.js(fields, vec![]).await, FIELDS.len(), "every number field is in the table");
    for (label, least, most) in FIELDS {
        let words = format!("Give a whole number from {least} to {most}.");
        let before = page.field(starting(label)).shown().await.value.expect("a number");
        for text in [
            format!("{}", most + 1),
            "-1".to_owned(),
            "99999999999999999999".to_owned(),
            "1e9".to_owned(),
            "1.5".to_owned(),
            "ten".to_owned(),
        ] {
            put_in(&page, label, &text).await;
            page.any("alert").has_text(&words).await;
            page.field(starting(label)).has_value(&before).await;
        }
        for number in [most, least] {
            put_in(&page, label, &number.to_string()).await;
            page.any("alert").gone().await;
        }
    }
    page.reload().await;
    for (label, least, _) in FIELDS {
        page.field(starting(label)).has_value(&least.to_string()).await;
    }
    // The app still works with all of them at their minimum.
    page.goto("#/").await;
    page.css(".agenda a").wait("somebody to call", |rows| !rows.is_empty()).await;
}

async fn a_rung_that_is_none_is_refused_in_a_sentence(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.text(words::library::OFFERS).tap().await;
    page.field(words::library::ADD_AN_OFFER).type_text("Free delivery").await;
    page.press(Key::Tab).await;
    page.text("Free delivery").shown().await;
    page.js("for (const fold of document.querySelectorAll('details')) fold.open = true", vec![]).await;
    put_in(&page, "Rung", "4294967296").await;
    page.any("alert").has_text(CommandError::NoRung.words()).await;
    put_in(&page, "Rung", "2").await;
    page.any("alert").gone().await;
    page.field(starting("Rung")).has_value("2").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [a_number_out_of_its_range_is_refused_in_a_sentence, a_rung_that_is_none_is_refused_in_a_sentence]
);
