//! A browser that stores nothing or is full: the page works, says so while it lasts, and never loses anything it
//! reported as saved.

use next_touch::app::words;
use next_touch::domain::lead::Outcome;

use crate::cdp::Denial;
use crate::find::{Find, starting};
use crate::locator::Locator;
use crate::page::Page;

fn banner(page: &Page) -> Locator {
    page.css(".banner")
}

/// Works with a denied storage and expects the banner, with these words, on every screen.
async fn check_denied(page: &Page, denial: Denial, words: &str) {
    page.preload(denial.script()).await;
    page.open_on_monday().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).tap().await;
    page.agenda_row("Ben Aldous").shown().await;
    banner(page).has_text(words).await;
    page.open_brief("Ben Aldous").await;
    page.dial("+12025550119").tap().await;
    page.field(words::common::NOTE).type_text("still works").await;
    banner(page).has_text(words).await;
    page.outcome(Outcome::Gatekeeper).tap().await;
    page.any("status").has_text(&words::round::is_noted(Outcome::Gatekeeper.words())).await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::lead::TOUCHES).has_text("still works").await;
    for (hash, title) in [
        ("#/", words::places::TODAY),
        ("#/leads", words::places::LEADS),
        ("#/new", words::places::NEW_LEAD),
        ("#/import", words::places::IMPORT_LEADS),
        ("#/scripts", words::places::SCRIPTS),
        ("#/more", words::places::MORE),
        ("#/settings", words::places::SETTINGS),
    ] {
        page.goto(hash).await;
        page.heading(title).shown().await;
        banner(page).has_text(words).await;
    }
    banner(page).link(words::common::SAVE_BACKUP_FILE).tap().await;
    page.heading(words::places::YOUR_DATA).shown().await;
    banner(page).has_text(words).await;
}

async fn a_storage_that_may_not_be_asked_for_is_said_and_the_page_works(page: Page) {
    check_denied(&page, Denial::GetterThrows, words::common::KEEPS_NOTHING).await;
}

async fn a_storage_that_is_not_there_is_said_and_the_page_works(page: Page) {
    check_denied(&page, Denial::IsNull, words::common::KEEPS_NOTHING).await;
}

async fn a_storage_that_takes_nothing_is_said_and_the_page_works(page: Page) {
    check_denied(&page, Denial::WriteThrows, "only in this tab").await;
}

async fn a_storage_that_gives_nothing_back_is_said_and_the_page_works(page: Page) {
    check_denied(&page, Denial::ReadThrows, "only in this tab").await;
}

/// Fills the storage to its last unit, as another page of the same origin might.
async fn fill_storage(page: &Page) {
    let script = "
        let size = 1 << 22, place = 0;
        while (size >= 1) {
            try { localStorage.setItem(`filler/${place}`, 'x'.repeat(size)); place += 1; }
            catch { size >>= 1; }
        }";
    page.js(script, vec![]).await;
}

async fn empty_filler(page: &Page) {
    let script =
        "for (const key of Object.keys(localStorage)) if (key.startsWith('filler/')) localStorage.removeItem(key)";
    page.js(script, vec![]).await;
}

async fn a_full_storage_is_said_and_nothing_is_lost(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    fill_storage(&page).await;
    page.field(words::common::NOTE).type_text("in a full storage").await;
    page.outcome(Outcome::Gatekeeper).tap().await;
    page.any("status").has_text(&words::round::is_noted(Outcome::Gatekeeper.words())).await;
    banner(&page).has_text("The storage of this browser is full").await;
    banner(&page).has_text("1 change is only in this tab").await;
    page.goto("#/leads").await;
    page.heading(words::places::LEADS).shown().await;
    banner(&page).has_text("1 change is only in this tab").await;
    empty_filler(&page).await;
    page.leave_and_come_back().await;
    page.js("dispatchEvent(new Event('focus'))", vec![]).await;
    banner(&page).gone().await;
    page.reload().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::lead::TOUCHES).has_text("in a full storage").await;
    banner(&page).gone().await;
}

async fn the_banner_goes_when_the_next_change_is_kept(page: Page) {
    page.open_with_practice_book().await;
    fill_storage(&page).await;
    page.open_lead("Ben Aldous").await;
    page.role("group", starting("Group")).button(starting("A:")).tap().await;
    banner(&page).has_text("1 change is only in this tab").await;
    empty_filler(&page).await;
    page.role("group", starting("Group")).button(starting("C:")).tap().await;
    banner(&page).gone().await;
    page.reload().await;
    page.role("group", starting("Group")).button(starting("C:")).wait_for_one("pressed", |chip| chip.pressed).await;
}

async fn a_broken_entry_is_set_aside_and_the_rest_works(page: Page) {
    page.open_with_three_leads().await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    let all = page.local_storage().await;
    let (key, value) = all.iter().rfind(|(key, _)| key.contains("/j/")).expect("an entry");
    let broken = &value[..value.len() / 2];
    page.js("localStorage.setItem(arguments[0], arguments[1])", vec![key.as_str().into(), broken.into()]).await;
    // With its intact copy it would be repaired.
    page.js("nextTouchShadow.forget(arguments[0])", vec![key.as_str().into()]).await;
    page.wait_until("!nextTouchShadow.isWaiting()").await;
    page.open("/#/leads").await;
    page.reload().await;
    page.text("3 of 3").shown().await;
    banner(&page).has_text("1 stored entry could not be read").await;
    page.goto("#/data").await;
    page.button(words::data::DOWNLOAD_EVERYTHING_RAW).shown().await;
    page.text(starting(words::data::UNREADABLE_ENTRIES)).shown().await;
    let after = page.local_storage().await;
    assert_eq!(after[key], broken, "what cannot be read stays as it is");
}

async fn a_storage_that_cannot_be_read_any_more_is_not_overwritten(page: Page) {
    page.open_with_practice_book().await;
    let before = page.local_storage().await;
    page.preload(Denial::ReadThrows.script()).await;
    page.reload().await;
    banner(&page).shown().await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    let after = page.local_storage().await;
    for (key, value) in before.iter().filter(|(key, _)| key.contains("/j/")) {
        assert_eq!(after.get(key), Some(value), "{key} was changed");
    }
}

async fn a_second_tab_on_a_full_storage_says_so_before_anything_is_typed(page: Page) {
    page.open_with_practice_book().await;
    fill_storage(&page).await;
    let other = page.open_tab().await;
    other.open("/#/leads").await;
    other.heading(words::places::LEADS).shown().await;
    banner(&other).has_text("The storage of this browser is full").await;
    empty_filler(&other).await;
    other.reload().await;
    other.heading(words::places::LEADS).shown().await;
    banner(&other).gone().await;
}

async fn what_is_typed_into_a_full_storage_is_said_not_to_be_kept(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.field(words::common::NOTE).type_text("dra").await;
    page.wait_for_draft("dra").await;
    fill_storage(&page).await;
    page.field(words::common::NOTE).type_text("ft of what they want, and when").await;
    banner(&page).has_text("The storage of this browser is full").await;
    empty_filler(&page).await;
    page.field(words::common::NOTE).type_text(", and why").await;
    banner(&page).gone().await;
    page.wait_for_draft("draft of what they want, and when, and why").await;
}

async fn the_meter_says_how_full_it_is(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/data").await;
    page.text(starting("At your leads")).gone().await;
    page.css("main").has_text("of 5120 KB used").await;
    page.css("main").has_text("there is room for about").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        a_storage_that_may_not_be_asked_for_is_said_and_the_page_works,
        a_storage_that_is_not_there_is_said_and_the_page_works,
        a_storage_that_takes_nothing_is_said_and_the_page_works,
        a_storage_that_gives_nothing_back_is_said_and_the_page_works,
        a_full_storage_is_said_and_nothing_is_lost,
        the_banner_goes_when_the_next_change_is_kept,
        a_broken_entry_is_set_aside_and_the_rest_works,
        a_storage_that_cannot_be_read_any_more_is_not_overwritten,
        a_second_tab_on_a_full_storage_says_so_before_anything_is_typed,
        what_is_typed_into_a_full_storage_is_said_not_to_be_kept,
        the_meter_says_how_full_it_is,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [
        a_storage_that_may_not_be_asked_for_is_said_and_the_page_works,
        a_storage_that_is_not_there_is_said_and_the_page_works,
        a_storage_that_takes_nothing_is_said_and_the_page_works,
        a_storage_that_gives_nothing_back_is_said_and_the_page_works,
        a_full_storage_is_said_and_nothing_is_lost,
        a_second_tab_on_a_full_storage_says_so_before_anything_is_typed,
    ]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [
        a_storage_that_may_not_be_asked_for_is_said_and_the_page_works,
        a_storage_that_is_not_there_is_said_and_the_page_works,
        a_storage_that_takes_nothing_is_said_and_the_page_works,
        a_storage_that_gives_nothing_back_is_said_and_the_page_works,
        a_full_storage_is_said_and_nothing_is_lost,
    ]
);
