//! The shadow: it restores what local storage has lost, and a missing book is noticed.

use std::time::Duration;

use next_touch::app::words;
use next_touch::domain::lead::Outcome;
use serde_json::Value;

use crate::engine::Engine;
use crate::find::{Find, starting};
use crate::page::Page;

/// Runs a function body with `texts`, the object store of the shadow's texts; the function returns a request.
async fn in_shadow(page: &Page, body: &str) -> Value {
    let script = format!(
        "return new Promise((done, fail) => {{
            const asked = indexedDB.open('nt1');
            asked.onerror = () => fail(asked.error);
            asked.onsuccess = () => {{
                const transaction = asked.result.transaction('texts', 'readwrite');
                const texts = transaction.objectStore('texts');
                const request = (() => {{ {body} }})();
                transaction.oncomplete = () => {{ asked.result.close(); done(request.result ?? null); }};
                transaction.onabort = () => fail(transaction.error);
            }};
        }})"
    );
    page.js(&script, vec![]).await
}

/// The number of leads recorded in the canary.
async fn canary_leads(page: &Page) -> Option<usize> {
    let canary = in_shadow(page, "return texts.get('canary')").await;
    canary.pointer("/0")?.as_str()?.split(' ').nth(1)?.parse().ok()
}

/// A practice book with one more touch with Ben Aldous, safely on disk.
async fn book_with_touch(page: &Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).shown().await;
    page.safe_on_disk().await;
}

async fn touch_is_there(page: &Page) {
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(2)).shown().await;
}

async fn p2_a_browser_killed_one_second_after_a_save_loses_nothing(page: Page) {
    book_with_touch(&page).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    page.kill_browser_and_start_again().await;
    let count = "window.keysAtStart = Object.keys(localStorage).filter((key) => key.startsWith('nt1/j/')).length";
    page.preload(count).await;
    page.open("/").await;
    page.agenda_row("Priya Nair").shown().await;
    let survived = page.js("return window.keysAtStart", vec![]).await;
    println!("{:?}: of 2 entries, local storage alone had kept {survived}", page.engine());
    touch_is_there(&page).await;
    page.reload().await;
    page.heading(&words::lead::touches(2)).shown().await;
}

async fn the_last_entry_comes_back_when_the_storage_has_lost_it(page: Page) {
    book_with_touch(&page).await;
    let before = page.local_storage().await;
    let lost: Vec<&String> = before.keys().filter(|key| key.starts_with("nt1/j/")).collect();
    for key in &lost {
        page.js("localStorage.removeItem(arguments[0])", vec![key.as_str().into()]).await;
    }
    page.open("/#/leads").await;
    page.reload().await;
    touch_is_there(&page).await;
    let after = page.local_storage().await;
    for key in lost {
        assert_eq!(after.get(key), before.get(key), "{key} is back as it was");
    }
}

async fn a_storage_that_was_wiped_gets_back_what_the_shadow_has(page: Page) {
    book_with_touch(&page).await;
    page.js("localStorage.clear()", vec![]).await;
    page.reload().await;
    touch_is_there(&page).await;
    assert_eq!(canary_leads(&page).await, Some(10));
}

async fn p8_a_book_that_is_gone_is_not_forgotten_for_a_new_one(page: Page) {
    book_with_touch(&page).await;
    assert_eq!(canary_leads(&page).await, Some(10));
    page.js("localStorage.clear()", vec![]).await;
    in_shadow(&page, "return texts.delete(IDBKeyRange.bound('nt1/', 'nt1/~'))").await;
    page.open("/#/new").await;
    page.js("localStorage.clear()", vec![]).await;
    page.reload().await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    page.safe_on_disk().await;
    assert_eq!(canary_leads(&page).await, Some(10), "the canary still tells of the lost book");
    let new = in_shadow(&page, "return texts.getAllKeys(IDBKeyRange.bound('nt1/j/', 'nt1/j/~'))").await;
    assert_eq!(new.as_array().map(Vec::len), Some(1), "the new lead is copied too");
}

async fn the_canary_follows_the_book(page: Page) {
    page.open_with_three_leads().await;
    page.safe_on_disk().await;
    assert_eq!(canary_leads(&page).await, Some(3));
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.undo_bar().gone().await;
    page.safe_on_disk().await;
    assert_eq!(canary_leads(&page).await, Some(0));
}

async fn a_page_without_a_second_copy_works_and_says_so_to_itself(page: Page) {
    page.preload("Object.defineProperty(window, 'indexedDB', { value: undefined });").await;
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).shown().await;
    page.wait_until("nextTouchShadow.fault !== ''").await;
    page.reload().await;
    touch_is_there(&page).await;
}

async fn a_database_that_never_answers_does_not_hold_the_start_up(page: Page) {
    page.preload("IDBFactory.prototype.open = () => ({});").await;
    page.open_with_practice_book().await;
    let fault = page.js("return nextTouchShadow.fault", vec![]).await;
    assert_eq!(fault, "it does not answer");
}

/// The page doesn't wait for ever, but applies what arrives late.
async fn a_database_that_answers_late_still_brings_back_what_was_lost(page: Page) {
    let slow = "(() => {
        const { open } = IDBFactory.prototype;
        IDBFactory.prototype.open = function (...words) {
            if (localStorage.getItem('disk') !== 'slow') return open.apply(this, words);
            const request = {};
            window.answerAtLast = () => {
                const asked = open.apply(this, words);
                asked.onsuccess = () => { request.result = asked.result; request.onsuccess(); };
            };
            return request;
        };
    })();";
    page.preload(slow).await;
    book_with_touch(&page).await;
    page.goto("#/").await;
    page.heading(words::places::TODAY).shown().await;
    page.js("localStorage.clear(); localStorage.setItem('disk', 'slow')", vec![]).await;
    page.reload().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    page.css(".banner").has_text("it does not answer").await;
    page.js("localStorage.removeItem('disk'); answerAtLast()", vec![]).await;
    page.agenda_row("Priya Nair").shown().await;
    touch_is_there(&page).await;
    page.safe_on_disk().await;
    assert_eq!(canary_leads(&page).await, Some(10));
    page.reload().await;
    page.heading(&words::lead::touches(2)).shown().await;
}

async fn erasing_clears_everything_of_ours_in_all_tabs_and_nothing_of_others(page: Page) {
    book_with_touch(&page).await;
    page.js("localStorage.setItem('other', 'stays')", vec![]).await;
    let other = page.open_tab().await;
    other.open("/#/leads").await;
    other.lead_row("Ben Aldous").shown().await;
    page.js("return nextTouchShadow.erase()", vec![]).await;
    other.text("0 of 0").shown().await;
    page.reload().await;
    page.open("/").await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    let left = page.local_storage().await;
    assert_eq!(left.get("other").map(String::as_str), Some("stays"));
    assert!(!left.keys().any(|key| key.starts_with("nt1/j/")), "{left:?}");
    let copies = in_shadow(&page, "return texts.count()").await;
    assert_eq!(copies, 0);
    if page.engine() != Engine::WebKit {
        other.close_tab().await;
    }
}

/// A full storage accepts nothing, but can be emptied.
async fn a_full_storage_is_erased_too(page: Page) {
    book_with_touch(&page).await;
    let fill = "
        let count = 0;
        for (let size = 1 << 20; size >= 1; ) {
            try { localStorage.setItem(`filler${count}`, 'x'.repeat(size)); count += 1; } catch { size >>= 1; }
        }
        return count";
    page.js(fill, vec![]).await;
    page.js("return nextTouchShadow.erase()", vec![]).await;
    page.open("/").await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    let left = page.local_storage().await;
    assert!(!left.keys().any(|key| key.starts_with("nt1/j/")), "{:?}", left.keys());
    assert!(left.contains_key("filler0"));
    assert_eq!(in_shadow(&page, "return texts.count()").await, 0);
}

async fn a_damaged_entry_is_mended_from_its_whole_copy_and_kept(page: Page) {
    book_with_touch(&page).await;
    let damage = "
        const isEntry = (key) => key.startsWith('nt1/j/') && !key.includes('AAAAAAAA');
        const key = Object.keys(localStorage).filter(isEntry).sort().at(-1);
        const damaged = localStorage.getItem(key).replace('\"h\"', '\"H\"');
        localStorage.setItem(key, damaged);
        return [key.replace('nt1/', 'nt1/u/'), damaged]";
    let damaged = page.js(damage, vec![]).await;
    page.reload().await;
    touch_is_there(&page).await;
    let kept = page.local_storage().await;
    assert_eq!(kept.get(damaged[0].as_str().unwrap()).map(String::as_str), damaged[1].as_str());
    page.goto("#/data").await;
    page.text(starting("1 damaged change was mended from the second copy")).shown().await;
}

/// The shadow knows how much there was; a text missing from both copies is noticed.
async fn an_entry_that_vanished_from_both_copies_is_missed(page: Page) {
    book_with_touch(&page).await;
    let newest = "
        const isEntry = (key) => key.startsWith('nt1/j/') && !key.includes('AAAAAAAA');
        const stamp = (key) => JSON.parse(localStorage.getItem(key)).h;
        const key = Object.keys(localStorage).filter(isEntry).sort((a, b) => (stamp(a) < stamp(b) ? -1 : 1)).at(-1);
        localStorage.removeItem(key);
        return key";
    let key = page.js(newest, vec![]).await;
    in_shadow(&page, &format!("return texts.delete({key})")).await;
    page.reload().await;
    page.css(".banner").has_text(words::common::SOMETHING_IS_MISSING).await;
    page.goto("#/data").await;
    page.text(starting("When this page opened, 0 leads and 1 touch fewer were here")).shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        p2_a_browser_killed_one_second_after_a_save_loses_nothing,
        the_last_entry_comes_back_when_the_storage_has_lost_it,
        a_storage_that_was_wiped_gets_back_what_the_shadow_has,
        p8_a_book_that_is_gone_is_not_forgotten_for_a_new_one,
        the_canary_follows_the_book,
        a_page_without_a_second_copy_works_and_says_so_to_itself,
        a_database_that_never_answers_does_not_hold_the_start_up,
        a_database_that_answers_late_still_brings_back_what_was_lost,
        erasing_clears_everything_of_ours_in_all_tabs_and_nothing_of_others,
        a_full_storage_is_erased_too,
        a_damaged_entry_is_mended_from_its_whole_copy_and_kept,
        an_entry_that_vanished_from_both_copies_is_missed,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [
        p2_a_browser_killed_one_second_after_a_save_loses_nothing,
        the_last_entry_comes_back_when_the_storage_has_lost_it,
        p8_a_book_that_is_gone_is_not_forgotten_for_a_new_one,
        erasing_clears_everything_of_ours_in_all_tabs_and_nothing_of_others,
        a_full_storage_is_erased_too,
        a_damaged_entry_is_mended_from_its_whole_copy_and_kept,
        an_entry_that_vanished_from_both_copies_is_missed,
    ]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [
        the_last_entry_comes_back_when_the_storage_has_lost_it,
        p8_a_book_that_is_gone_is_not_forgotten_for_a_new_one,
        a_page_without_a_second_copy_works_and_says_so_to_itself,
    ]
);
