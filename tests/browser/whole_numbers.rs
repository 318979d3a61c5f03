//! Fields for whole numbers: invalid or absurd input is rejected with the range, and changes nothing.

use thirtyfour::Key;

use crate::find::{Find, starting};
use crate::page::Page;

/// The number fields of the settings, each with its minimum and maximum.
const FIELDS: [(&str, u32, u32); 10] = [
    ("Days between touches of group A", 1, 730),
    ("Days between touches of group B", 1, 730),
    ("Days between touches of group C", 1, 730),
    ("Leads a day", 1, 500),
    ("Words a minute when I leave a message", 80, 260),
    ("Tries without an answer until I decide", 2, 50),
    ("Messages left until I decide", 2, 50),
    ("Touches without a step until I decide", 2, 200),
    ("Days without a step until I decide", 7, 730),
    ("Remind me to read for them after so many days", 0, 90),
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
    page.text("Offers, the next one first").tap().await;
    page.field("Add an offer").type_text("Free delivery").await;
    page.press(Key::Tab).await;
    page.text("Free delivery").shown().await;
    page.js("for (const fold of document.querySelectorAll('details')) fold.open = true", vec![]).await;
    put_in(&page, "Rung", "4294967296").await;
    page.any("alert").has_text("Give a whole number from 1 to 99").await;
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
