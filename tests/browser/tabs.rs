//! Two tabs on one book: each sees the other's changes, and neither loses anything.

use std::time::Instant;

use next_touch::app::words;
use next_touch::domain::lead::Outcome;

use crate::find::{Find, starting};
use crate::page::Page;

async fn add_lead(page: &Page, name: &str) {
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text(name).await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
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
    page.button(words::common::SCRIPT).tap().await;
    let other = page.open_tab().await;
    other.open("/").await;
    other.open_brief("Ben Aldous").await;
    other.button(words::common::SCRIPT).tap().await;
    other.outcome(Outcome::NoAnswer).tap().await;
    other.any("status").has_text(&words::round::is_noted(Outcome::NoAnswer.words())).await;
    page.outcome(Outcome::Gatekeeper).tap().await;
    page.any("status").has_text(&words::round::is_noted(Outcome::Gatekeeper.words())).await;
    for tab in [&page, &other] {
        tab.open_lead("Ben Aldous").await;
        tab.heading(&words::lead::touches(3)).shown().await;
        tab.css(".next-line").shown().await;
    }
    page.reload().await;
    page.heading(&words::lead::touches(3)).shown().await;
    other.close_tab().await;
}

async fn an_undo_in_one_tab_is_seen_by_the_other(page: Page) {
    page.open_with_practice_book().await;
    let other = page.open_tab().await;
    other.open("/").await;
    other.agenda_row("Priya Nair").shown().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    other.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    other.close_tab().await;
}

async fn a_note_in_one_tab_is_not_offered_to_another_that_opens(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.field(words::common::NOTE).type_text("mine alone").await;
    page.wait_for_draft("mine alone").await;
    let other = page.open_tab().await;
    other.open("/").await;
    other.agenda_row("Ben Aldous").shown().await;
    other.text(starting(words::today::UNFINISHED_CALL)).gone().await;
    other.close_tab().await;
    page.field(words::common::NOTE).has_value("mine alone").await;
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
