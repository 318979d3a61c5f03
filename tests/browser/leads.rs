//! The list of all leads: searched by any words or digits, filtered, and fast however long it is.

use next_touch::app::words;

use crate::find::{Find, containing};
use crate::locator::Locator;
use crate::page::Page;
use crate::steps::file_of;

/// The number of leads in a long list.
const MANY: usize = 10_000;

fn search(page: &Page) -> Locator {
    page.any("searchbox")
}

/// A name without digits, so that digits are found in numbers only.
fn name_of(place: usize) -> String {
    let letter = |part: usize| char::from(b'a' + u8::try_from(part % 26).expect("a letter"));
    let letters = [place / 17_576, place / 676, place / 26, place].map(letter);
    format!("Lead {}", letters.iter().collect::<String>())
}

fn many_leads() -> String {
    let rows: String = (0..MANY)
        .map(|place| format!("{},Company {},415 555 {place:04}\n", name_of(place), name_of(place % 500)))
        .collect();
    format!("Name,Company,Phone\n{rows}")
}

async fn drawn_rows(page: &Page) -> u64 {
    page.js("return document.querySelectorAll('.lead-space ul > li').length", vec![]).await.as_u64().expect("a number")
}

async fn s1_9_ten_thousand_leads_are_listed_in_few_rows_and_found_by_four_digits(page: Page) {
    page.open_on_monday().await;
    page.choose_list(&file_of("many.csv", many_leads().as_bytes())).await;
    page.button(&words::import::import_leads(10000)).tap().await;
    page.link(words::import::START_CALLING).shown().await;
    page.goto("#/leads").await;
    page.text("10000 of 10000").shown().await;
    page.lead_row(&name_of(0)).shown().await;
    assert!(drawn_rows(&page).await < 60, "{} rows are drawn", drawn_rows(&page).await);
    for share in ["0.5", "0.9", "1"] {
        let script = format!(
            "const list = document.querySelector('.lead-window'); list.scrollTop = list.scrollHeight * {share}"
        );
        page.js(&script, vec![]).await;
        page.wait_until(
            "(() => { const list = document.querySelector('.lead-window').getBoundingClientRect(); \
             const middle = document.elementFromPoint(list.left + list.width / 2, list.top + list.height / 2); \
             return middle.closest('.lead-row'); })()",
        )
        .await;
        assert!(drawn_rows(&page).await < 60, "{} rows are drawn", drawn_rows(&page).await);
    }
    page.js("document.querySelector('.lead-window').scrollTop = 0", vec![]).await;
    page.reset_taps();
    search(&page).type_text("7421").await;
    page.text("1 of 10000").shown().await;
    page.lead_row(&name_of(7421)).tap().await;
    assert!(page.taps() <= 2 && page.typings() == 1);
    page.heading(name_of(7421).as_str()).shown().await;
    page.reload().await;
    page.heading(name_of(7421).as_str()).shown().await;
}

/// Searches and checks the results.
async fn check_found(page: &Page, typed: &str, names: &[&str]) {
    search(page).replace_text(typed).await;
    let rows = page.css(".lead-row").count_is(names.len()).await;
    for name in names {
        assert!(rows.iter().any(|row| row.text.contains(name)), "{name} is not found by {typed:?}");
    }
}

async fn s1_9_leads_are_found_by_words_and_by_any_digits(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/leads").await;
    check_found(&page, "0143", &["Priya Nair"]).await;
    check_found(&page, "555 0176", &["Elena Ortega"]).await;
    check_found(
        &page,
        "(202) 555-01",
        &["Priya Nair", "Ben Aldous", "Tomasz", "Imogen", "Okafor", "Greta", "Luca", "Hannah", "Copper", "Ortega"],
    )
    .await;
    check_found(&page, "aldous", &["Ben Aldous"]).await;
    check_found(&page, "ortega@", &["Elena Ortega"]).await;
    check_found(&page, "DENTAL", &["Okafor"]).await;
    check_found(&page, "copper kettle", &["Copper Kettle Coffee"]).await;
    check_found(&page, "nobody at all", &[]).await;
    page.text(containing(words::leads::NOBODY_FITS)).shown().await;
}

async fn leads_are_filtered_and_stand_in_the_order_of_their_next_touch(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/leads").await;
    let rows = page.css(".lead-row").count_is(10).await;
    assert!(rows[0].text.contains("Ben Aldous"), "the latest is first: {}", rows[0].text);
    assert!(rows[1].text.contains("Okafor"), "{}", rows[1].text);
    assert!(rows[9].text.contains("Hannah Whitlock"), "{}", rows[9].text);
    page.button("late").tap().await;
    page.text("2 of 10").shown().await;
    page.button("late").tap().await;
    page.button("Group A").tap().await;
    page.text("2 of 10").shown().await;
    page.button("Group A").tap().await;
    page.button("won").tap().await;
    page.text("0 of 10").shown().await;
}

async fn leads_are_found_by_their_notes(page: Page) {
    page.open_with_three_leads().await;
    page.goto("#/leads").await;
    check_found(&page, "quiet engine", &["Ada Brook"]).await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s1_9_ten_thousand_leads_are_listed_in_few_rows_and_found_by_four_digits,
        s1_9_leads_are_found_by_words_and_by_any_digits,
        leads_are_filtered_and_stand_in_the_order_of_their_next_touch,
        leads_are_found_by_their_notes,
    ]
);
