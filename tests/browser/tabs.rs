//! Two tabs on one book: each sees the other's changes, and neither loses anything.

use std::time::Instant;

use crate::find::{Find, starting};
use crate::page::Page;

async fn add_lead(page: &Page, name: &str) {
    page.goto("#/new").await;
    page.textbox("Name").type_text(name).await;
    page.button("Take this lead in").tap().await;
    page.heading(name).shown().await;
}

async fn two_tabs_see_each_others_leads(page: Page) {
    page.open_on_monday().await;
    let other = page.open_tab().await;
    other.open("/#/leads").await;
    other.text("0 of 0").shown().await;
    add_lead(&page, "Ada Brook").await;
    let began = Instant::now();
    other.lead_row("Ada Brook").shown().await;
    println!("seen by the other tab after {:?}", began.elapsed());
    add_lead(&other, "Ben Carver").await;
    page.goto("#/leads").await;
    page.lead_row("Ben Carver").shown().await;
    page.text("2 of 2").shown().await;
    for tab in [&page, &other] {
        tab.open("/#/leads").await;
        tab.reload().await;
        tab.text("2 of 2").shown().await;
    }
    other.close_tab().await;
}

async fn two_tabs_log_touches_with_one_lead_and_keep_both(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button("Script").tap().await;
    let other = page.open_tab().await;
    other.open("/").await;
    other.open_brief("Ben Aldous").await;
    other.button("Script").tap().await;
    other.outcome("No answer").tap().await;
    other.any("status").has_text("No answer is noted").await;
    page.outcome("Gatekeeper").tap().await;
    page.any("status").has_text("Gatekeeper is noted").await;
    for tab in [&page, &other] {
        tab.open_lead("Ben Aldous").await;
        tab.heading("Touches: 3").shown().await;
        tab.css(".next-line").shown().await;
    }
    page.reload().await;
    page.heading("Touches: 3").shown().await;
    other.close_tab().await;
}

async fn an_undo_in_one_tab_is_seen_by_the_other(page: Page) {
    page.open_with_practice_book().await;
    let other = page.open_tab().await;
    other.open("/").await;
    other.agenda_row("Priya Nair").shown().await;
    page.undo_bar().button("Undo").tap().await;
    page.button(starting("Try it with ten invented leads")).shown().await;
    other.button(starting("Try it with ten invented leads")).shown().await;
    other.close_tab().await;
}

async fn a_note_in_one_tab_is_not_offered_to_another_that_opens(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button("Script").tap().await;
    page.field("Note").type_text("mine alone").await;
    page.wait_for_draft("mine alone").await;
    let other = page.open_tab().await;
    other.open("/").await;
    other.agenda_row("Ben Aldous").shown().await;
    other.text(starting("Unfinished call")).gone().await;
    other.close_tab().await;
    page.field("Note").has_value("mine alone").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        two_tabs_see_each_others_leads,
        two_tabs_log_touches_with_one_lead_and_keep_both,
        an_undo_in_one_tab_is_seen_by_the_other,
        a_note_in_one_tab_is_not_offered_to_another_that_opens,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [two_tabs_see_each_others_leads, two_tabs_log_touches_with_one_lead_and_keep_both]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [two_tabs_see_each_others_leads, two_tabs_log_touches_with_one_lead_and_keep_both]
);
