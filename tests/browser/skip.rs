//! Skipped leads: with a reason, until tomorrow, or to be finished later.

use crate::find::{Find, starting};
use crate::page::Page;

async fn a_lead_is_put_off_with_a_reason(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Priya Nair").await;
    page.css("details.menu summary").tap().await;
    for reason in ["Later today", "Not their hour", "Not prepared yet", "Tomorrow instead"] {
        page.button(reason).shown().await;
    }
    page.button("Later today").tap().await;
    page.heading("Priya Nair").gone().await;
    page.goto("#/").await;
    page.role("heading", "Later today").shown().await;
    let rows = page.css(".agenda-row").count_is(9).await;
    assert!(rows[8].text.starts_with("Priya Nair"), "{}", rows[8].text);
}

async fn tomorrow_instead_moves_the_day(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Imogen Farrell").await;
    page.css("details.menu summary").tap().await;
    page.button("Tomorrow instead").tap().await;
    page.heading("Imogen Farrell").gone().await;
    page.open_lead("Imogen Farrell").await;
    page.role("region", "Next touch").has_text("tomorrow").await;
}

async fn finish_later_stands_on_top_of_today(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial("+12025550119").tap().await;
    page.css("details.menu summary").tap().await;
    page.button(starting("Finish later")).tap().await;
    page.heading("Today").shown().await;
    let rows = page.css(".agenda-row").count_is(9).await;
    assert!(rows[0].text.starts_with("Ben Aldous"), "{}", rows[0].text);
    assert!(rows[0].text.contains("How did it go?"), "{}", rows[0].text);
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [a_lead_is_put_off_with_a_reason, tomorrow_instead_moves_the_day, finish_later_stands_on_top_of_today]
);
