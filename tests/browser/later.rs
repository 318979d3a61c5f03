//! The second chunk of the program: it loads by itself once Today works, and nobody is stranded without it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use next_touch::app::words;

use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::server::{folder, with_later_part_behind, without_later_part, without_worker};
use crate::suite::built_site;

const NOT_FETCHED: &str = words::common::PART_NOT_FETCHED;

/// Disables the service worker, whose failure would be reported at unpredictable times.
async fn without_complaints_of_the_worker(page: &Page) {
    page.preload("Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })").await;
}

/// Publishes a site whose second chunk is missing.
fn stranded(page: &Page) {
    page.server().deploy(without_later_part(without_worker(folder(built_site()))));
}

fn mended(page: &Page) {
    page.server().deploy(without_worker(folder(built_site())));
}

fn asked_for_later_part(page: &Page) -> usize {
    page.server().take_requests().iter().filter(|path| path.starts_with("/later-")).count()
}

async fn the_second_part_comes_once_and_by_itself(page: Page) {
    without_complaints_of_the_worker(&page).await;
    page.server().deploy(without_worker(folder(built_site())));
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    page.wait_until(
        "performance.getEntriesByType('resource').some((it) => it.name.includes('/later-') && it.responseEnd > 0)",
    )
    .await;
    page.link(words::places::LEADS).tap().await;
    page.heading(words::places::LEADS).shown().await;
    page.link(words::places::MORE).tap().await;
    page.heading(words::places::MORE).shown().await;
    assert_eq!(asked_for_later_part(&page), 1);
}

async fn today_works_without_the_second_part_and_a_screen_comes_when_it_does(page: Page) {
    without_complaints_of_the_worker(&page).await;
    stranded(&page);
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    page.link(words::places::LEADS).tap().await;
    page.text(containing(NOT_FETCHED)).shown().await;
    // Browsers report missing files; that is expected here.
    page.take_faults().await;
    mended(&page);
    page.button(words::common::TRY_AGAIN).tap().await;
    page.heading(words::places::LEADS).is_focused().await;
}

async fn what_was_asked_for_in_vain_is_said_and_can_be_tried_again(page: Page) {
    without_complaints_of_the_worker(&page).await;
    stranded(&page);
    page.open("/").await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).tap().await;
    page.text(containing(NOT_FETCHED)).shown().await;
    page.take_faults().await;
    mended(&page);
    page.button(words::common::TRY_AGAIN).tap().await;
    page.text(containing(NOT_FETCHED)).gone().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).tap().await;
    page.agenda_row("Priya Nair").shown().await;
}

/// Delays the second chunk until the gate is opened.
fn held_back(page: &Page) -> Arc<AtomicBool> {
    let gate = Arc::new(AtomicBool::new(false));
    page.server().deploy(with_later_part_behind(without_worker(folder(built_site())), gate.clone()));
    gate
}

async fn what_is_asked_for_twice_while_it_comes_is_done_once(page: Page) {
    without_complaints_of_the_worker(&page).await;
    let gate = held_back(&page);
    page.open("/").await;
    let practise = page.button(starting(words::today::TRY_PRACTICE_BOOK));
    practise.tap().await;
    page.text(containing(words::common::PART_STILL_COMING)).shown().await;
    practise.tap().await;
    gate.store(true, Ordering::Relaxed);
    page.agenda_row("Priya Nair").shown().await;
    page.text(containing(words::common::PART_STILL_COMING)).gone().await;
    page.link(words::places::LEADS).tap().await;
    page.lead_row("Priya Nair").shown().await;
}

async fn what_was_left_before_it_came_is_made_no_more(page: Page) {
    without_complaints_of_the_worker(&page).await;
    mended(&page);
    page.open_with_practice_book().await;
    let gate = held_back(&page);
    page.reload().await;
    page.text(words::today::MORE_OF_TODAY).tap().await;
    page.text(containing(words::common::PART_STILL_COMING)).shown().await;
    page.link(words::places::LEADS).tap().await;
    gate.store(true, Ordering::Relaxed);
    page.heading(words::places::LEADS).is_focused().await;
    page.lead_row("Priya Nair").shown().await;
}

async fn a_screen_that_was_linked_to_opens_by_itself(page: Page) {
    page.open("/#/settings").await;
    page.heading(words::places::SETTINGS).is_focused().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        the_second_part_comes_once_and_by_itself,
        today_works_without_the_second_part_and_a_screen_comes_when_it_does,
        what_was_asked_for_in_vain_is_said_and_can_be_tried_again,
        what_is_asked_for_twice_while_it_comes_is_done_once,
        what_was_left_before_it_came_is_made_no_more,
        a_screen_that_was_linked_to_opens_by_itself,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [today_works_without_the_second_part_and_a_screen_comes_when_it_does]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [today_works_without_the_second_part_and_a_screen_comes_when_it_does]
);
