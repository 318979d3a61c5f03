//! The parts of the program that come once Today works, or when they are used: nobody is stranded without them.

use next_touch::app::words;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::server::{Part, Site, folder, with_damaged_part, with_part_behind, without_part, without_worker};
use crate::steps::THREE_LEADS;
use crate::suite::built_site;

const NOT_FETCHED: &str = words::common::PART_NOT_FETCHED;

/// Has the page do without a worker: it would complain at any time that there is none.
async fn without_complaints_of_the_worker(page: &Page) {
    page.preload("Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })").await;
}

fn whole() -> Site {
    without_worker(folder(built_site()))
}

/// A site that lacks a part.
fn stranded(page: &Page, part: Part) {
    page.server().deploy(without_part(whole(), part));
}

fn mended(page: &Page) {
    page.server().deploy(whole());
}

/// Waits until a part was fetched.
async fn has_come(page: &Page, part: Part) {
    let start = part.start();
    let come = format!(
        "performance.getEntriesByType('resource').some((it) => \
             it.name.includes('{start}') && !it.name.includes('-files-screens-') && it.responseEnd > 0)"
    );
    page.wait_until(&come).await;
}

async fn all_parts_come_once_and_by_themselves(page: Page) {
    without_complaints_of_the_worker(&page).await;
    page.server().deploy(whole());
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    has_come(&page, Part::Screens).await;
    page.link(words::places::LEADS).tap().await;
    page.heading(words::places::LEADS).shown().await;
    has_come(&page, Part::Files).await;
    page.goto("#/import").await;
    page.button(words::import::PREVIEW).shown().await;
    page.goto("#/data").await;
    page.heading(words::places::YOUR_DATA).shown().await;
    let mut asked = page.server().take_requests();
    asked.retain(|path| path.starts_with("/part-"));
    asked.sort();
    let kinds: Vec<&str> = asked.iter().map(|path| path.rsplit_once('-').map_or("", |(kind, _)| kind)).collect();
    assert_eq!(kinds, ["/part-files", "/part-files-screens", "/part-screens"]);
}

async fn today_works_without_the_second_part_and_a_screen_comes_when_it_does(page: Page) {
    without_complaints_of_the_worker(&page).await;
    stranded(&page, Part::Screens);
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    page.link(words::places::LEADS).tap().await;
    page.text(containing(NOT_FETCHED)).shown().await;
    // Browsers complain of what is not there; that is what is wanted here.
    page.take_faults().await;
    mended(&page);
    page.button(words::common::TRY_AGAIN).tap().await;
    page.heading(words::places::LEADS).is_focused().await;
}

async fn all_else_works_without_the_files_part_and_the_import_comes_when_it_does(page: Page) {
    without_complaints_of_the_worker(&page).await;
    stranded(&page, Part::Files);
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    page.goto("#/import").await;
    page.text(containing(NOT_FETCHED)).shown().await;
    page.take_faults().await;
    page.link(words::places::MORE).tap().await;
    page.heading(words::places::MORE).shown().await;
    page.goto("#/import").await;
    page.text(containing(NOT_FETCHED)).shown().await;
    page.take_faults().await;
    mended(&page);
    page.button(words::common::TRY_AGAIN).tap().await;
    page.heading(words::places::IMPORT_LEADS).is_focused().await;
    page.bring_in_table(THREE_LEADS, 3).await;
    page.open_lead("Ada Brook").await;
}

/// The settings go on working around what is missing of them.
async fn what_needs_the_files_part_inside_a_screen_waits_for_it_there(page: Page) {
    without_complaints_of_the_worker(&page).await;
    stranded(&page, Part::Files);
    page.open("/#/settings").await;
    page.heading(words::places::SETTINGS).shown().await;
    page.text(containing(NOT_FETCHED)).shown().await;
    page.take_faults().await;
    mended(&page);
    page.button(words::common::TRY_AGAIN).tap().await;
    page.text(containing(NOT_FETCHED)).gone().await;
    page.heading(words::places::SETTINGS).shown().await;
    page.text(words::schedule::DAYS_WITHOUT_CALLS).shown().await;
}

async fn a_part_that_was_damaged_on_its_way_is_not_run(page: Page) {
    without_complaints_of_the_worker(&page).await;
    for (part, hash, heading) in [(Part::Screens, "#/leads", "Leads"), (Part::Files, "#/import", "Import leads")] {
        page.server().deploy(with_damaged_part(whole(), part));
        page.open("/").await;
        page.heading(words::places::TODAY).shown().await;
        page.goto(hash).await;
        page.text(containing(NOT_FETCHED)).shown().await;
        page.take_faults().await;
        mended(&page);
        page.button(words::common::TRY_AGAIN).tap().await;
        page.heading(heading).is_focused().await;
    }
}

async fn what_was_asked_for_in_vain_is_said_and_can_be_tried_again(page: Page) {
    without_complaints_of_the_worker(&page).await;
    stranded(&page, Part::Screens);
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

/// Holds a part back until the answer is set.
fn held_back(page: &Page, part: Part) -> Arc<AtomicBool> {
    let gate = Arc::new(AtomicBool::new(false));
    page.server().deploy(with_part_behind(whole(), part, gate.clone()));
    gate
}

async fn what_is_asked_for_twice_while_it_comes_is_done_once(page: Page) {
    without_complaints_of_the_worker(&page).await;
    let gate = held_back(&page, Part::Screens);
    page.open("/").await;
    let practise = page.button(starting(words::today::TRY_PRACTICE_BOOK));
    practise.tap().await;
    page.text(containing("still coming")).shown().await;
    practise.tap().await;
    gate.store(true, Ordering::Relaxed);
    page.agenda_row("Priya Nair").shown().await;
    page.text(containing("still coming")).gone().await;
    page.link(words::places::LEADS).tap().await;
    page.lead_row("Priya Nair").shown().await;
}

async fn what_was_left_before_it_came_is_made_no_more(page: Page) {
    without_complaints_of_the_worker(&page).await;
    mended(&page);
    page.open_with_practice_book().await;
    let gate = held_back(&page, Part::Screens);
    page.reload().await;
    page.text(words::today::MORE_OF_TODAY).tap().await;
    page.text(containing("still coming")).shown().await;
    page.link(words::places::LEADS).tap().await;
    gate.store(true, Ordering::Relaxed);
    page.heading(words::places::LEADS).is_focused().await;
    page.lead_row("Priya Nair").shown().await;
}

async fn the_import_says_that_it_is_coming_and_comes(page: Page) {
    without_complaints_of_the_worker(&page).await;
    let gate = held_back(&page, Part::Files);
    page.open("/").await;
    page.goto("#/import").await;
    page.text(containing("still coming")).shown().await;
    gate.store(true, Ordering::Relaxed);
    page.heading(words::places::IMPORT_LEADS).is_focused().await;
    page.text(containing("still coming")).gone().await;
}

async fn a_screen_that_was_linked_to_opens_by_itself(page: Page) {
    page.open("/#/settings").await;
    page.heading(words::places::SETTINGS).is_focused().await;
    page.open("/?files#/import").await;
    page.heading(words::places::IMPORT_LEADS).is_focused().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        all_parts_come_once_and_by_themselves,
        today_works_without_the_second_part_and_a_screen_comes_when_it_does,
        all_else_works_without_the_files_part_and_the_import_comes_when_it_does,
        what_needs_the_files_part_inside_a_screen_waits_for_it_there,
        a_part_that_was_damaged_on_its_way_is_not_run,
        the_import_says_that_it_is_coming_and_comes,
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
    [
        today_works_without_the_second_part_and_a_screen_comes_when_it_does,
        all_else_works_without_the_files_part_and_the_import_comes_when_it_does,
        a_part_that_was_damaged_on_its_way_is_not_run,
    ]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [
        today_works_without_the_second_part_and_a_screen_comes_when_it_does,
        all_else_works_without_the_files_part_and_the_import_comes_when_it_does,
        a_part_that_was_damaged_on_its_way_is_not_run,
    ]
);
