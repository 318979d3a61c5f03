//! Skipped leads: with a reason, until tomorrow, or to be finished later.

use next_touch::app::words;
use next_touch::domain::command::SkipReason;

use crate::find::{Find, starting};
use crate::page::Page;

async fn a_lead_is_put_off_with_a_reason(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Priya Nair").await;
    page.css("details.menu summary").tap().await;
    for reason in [
        SkipReason::LaterToday.words(),
        SkipReason::NotTheirHour.words(),
        SkipReason::NotPrepared.words(),
        SkipReason::Tomorrow.words(),
    ] {
        page.button(reason).shown().await;
    }
    page.button(SkipReason::LaterToday.words()).tap().await;
    page.heading("Priya Nair").gone().await;
    page.goto("#/").await;
    page.heading(SkipReason::LaterToday.words()).shown().await;
    let rows = page.css(".agenda-row").count_is(9).await;
    assert!(rows[8].text.starts_with("Priya Nair"), "{}", rows[8].text);
}

async fn tomorrow_instead_moves_the_day(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Imogen Farrell").await;
    page.css("details.menu summary").tap().await;
    page.button(SkipReason::Tomorrow.words()).tap().await;
    page.heading("Imogen Farrell").gone().await;
    page.open_lead("Imogen Farrell").await;
    page.role("region", words::common::NEXT_TOUCH).has_text("tomorrow").await;
}

async fn finish_later_stands_on_top_of_today(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial("+12025550119").tap().await;
    page.css("details.menu summary").tap().await;
    page.button(starting(words::round::FINISH_LATER)).tap().await;
    page.heading(words::places::TODAY).shown().await;
    let rows = page.css(".agenda-row").count_is(9).await;
    assert!(rows[0].text.starts_with("Ben Aldous"), "{}", rows[0].text);
    assert!(rows[0].text.contains(words::common::HOW_DID_IT_GO), "{}", rows[0].text);
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [a_lead_is_put_off_with_a_reason, tomorrow_instead_moves_the_day, finish_later_stands_on_top_of_today]
);
