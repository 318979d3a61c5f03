//! The second part of the program: it comes by itself once Today works, and nobody is stranded without it.

use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::server::{folder, without_later_part, without_worker};
use crate::suite::built_site;

const NOT_FETCHED: &str = "This part of the page could not be fetched";

/// A site whose second part is missing.
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
    page.server().deploy(without_worker(folder(built_site())));
    page.open("/").await;
    page.heading("Today").shown().await;
    page.wait_until(
        "performance.getEntriesByType('resource').some((it) => it.name.includes('/later-') && it.responseEnd > 0)",
    )
    .await;
    page.link("Leads").tap().await;
    page.heading("Leads").shown().await;
    page.link("More").tap().await;
    page.heading("More").shown().await;
    assert_eq!(asked_for_later_part(&page), 1);
    // Browsers complain that there is no worker; without it nothing else asks for the files.
    page.take_faults().await;
}

async fn today_works_without_the_second_part_and_a_screen_comes_when_it_does(page: Page) {
    stranded(&page);
    page.open("/").await;
    page.heading("Today").shown().await;
    page.link("Leads").tap().await;
    page.text(containing(NOT_FETCHED)).shown().await;
    // Browsers complain of what is not there; that is what is wanted here.
    page.take_faults().await;
    mended(&page);
    page.button("Try again").tap().await;
    page.heading("Leads").is_focused().await;
}

async fn what_was_asked_for_in_vain_is_said_and_can_be_tried_again(page: Page) {
    stranded(&page);
    page.open("/").await;
    page.button(starting("Try it with ten invented leads")).tap().await;
    page.text(containing(NOT_FETCHED)).shown().await;
    page.take_faults().await;
    mended(&page);
    page.button("Try again").tap().await;
    page.text(containing(NOT_FETCHED)).gone().await;
    page.button(starting("Try it with ten invented leads")).tap().await;
    page.agenda_row("Priya Nair").shown().await;
}

async fn a_screen_that_was_linked_to_opens_by_itself(page: Page) {
    page.open("/#/settings").await;
    page.heading("Settings").is_focused().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        the_second_part_comes_once_and_by_itself,
        today_works_without_the_second_part_and_a_screen_comes_when_it_does,
        what_was_asked_for_in_vain_is_said_and_can_be_tried_again,
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
