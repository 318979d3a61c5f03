//! A full disk: local storage still reports success, and only the shadow tells the truth. Whenever that begins, the
//! page works, says so, loses nothing, and catches up when there is space.

use std::collections::BTreeMap;

use next_touch::app::words;
use serde_json::json;

use crate::find::{Find, starting};
use crate::locator::Locator;
use crate::page::Page;

/// The places where the browser meets the full disk. Each refuses while the local storage has `disk` with its name, so
/// that the state survives a reload; the errors have no message, as in some browsers.
const FULL_DISK: &str = "(() => {
    const isFull = (where) => localStorage.getItem('disk') === where;
    const noRoom = () => new DOMException('', 'QuotaExceededError');
    const { open } = IDBFactory.prototype, { transaction } = IDBDatabase.prototype, { put } = IDBObjectStore.prototype;
    IDBFactory.prototype.open = function (...words) {
        if (!isFull('open')) return open.apply(this, words);
        const request = { error: noRoom() };
        setTimeout(() => request.onerror());
        return request;
    };
    IDBDatabase.prototype.transaction = function (...words) {
        if (isFull('transaction')) throw noRoom();
        return transaction.apply(this, words);
    };
    IDBObjectStore.prototype.put = function (...words) {
        if (isFull('put')) throw noRoom();
        const request = put.apply(this, words);
        request.addEventListener('success', () => {
            if (!isFull('end')) return;
            Object.defineProperty(this.transaction, 'error', { value: noRoom() });
            this.transaction.abort();
        }, { once: true });
        return request;
    };
})();";

async fn set_full(page: &Page, place: Option<&str>) {
    match place {
        Some(place) => page.js("localStorage.setItem('disk', arguments[0])", vec![json!(place)]).await,
        None => page.js("localStorage.removeItem('disk')", vec![]).await,
    };
}

fn status(page: &Page) -> Locator {
    page.css(".safety")
}

fn banner(page: &Page) -> Locator {
    page.css(".banner")
}

async fn says_that_there_is_no_second_copy(page: &Page) {
    status(page).has_text(words::data::NO_SECOND_COPY).await;
    let words = banner(page).has_text("the second copy fails").await.text;
    for part in ["A full or failing disk does that", "save a backup file"] {
        assert!(words.contains(part), "{part:?} is not in {words:?}");
    }
}

/// Gives Ben Aldous a group, which is one change and one entry.
async fn put_in_group(page: &Page, group: &str) {
    page.open_lead("Ben Aldous").await;
    page.role("group", starting("Group")).button(starting(group)).tap().await;
    page.undo_bar().has_text(words::lead::FIELD_CHANGED).await;
}

async fn is_in_group(page: &Page, group: &str) {
    page.open_lead("Ben Aldous").await;
    let chip = page.role("group", starting("Group")).button(starting(group));
    chip.wait_for_one("pressed", |chip| chip.pressed).await;
}

/// Makes the page look at other tabs and retry failed writes, as it does when the user returns.
async fn come_back(page: &Page) {
    page.js("dispatchEvent(new Event('focus'))", vec![]).await;
}

fn entries(all: &BTreeMap<String, String>) -> Vec<&String> {
    all.keys().filter(|key| key.starts_with("nt1/j/")).collect()
}

/// Removes all entries from local storage, as a crash of the browser does.
async fn lose_entries(page: &Page) -> usize {
    let all = page.local_storage().await;
    for key in entries(&all) {
        page.js("localStorage.removeItem(arguments[0])", vec![json!(key)]).await;
    }
    entries(&all).len()
}

async fn p5_a_disk_that_is_full_at_any_moment_is_said_and_nothing_is_lost(page: Page) {
    page.preload(FULL_DISK).await;
    page.open_with_practice_book().await;
    status(&page).has_text(words::data::SAFE_ON_DISK).await;
    for (place, group) in [("transaction", "A:"), ("put", "B:"), ("end", "C:")] {
        // While it works …
        set_full(&page, Some(place)).await;
        put_in_group(&page, group).await;
        says_that_there_is_no_second_copy(&page).await;
        page.goto("#/settings").await;
        page.heading(words::places::SETTINGS).shown().await;
        says_that_there_is_no_second_copy(&page).await;
        // … and while it starts.
        page.reload().await;
        says_that_there_is_no_second_copy(&page).await;
        is_in_group(&page, group).await;
        set_full(&page, None).await;
        come_back(&page).await;
        status(&page).has_text(words::data::SAFE_ON_DISK).await;
        banner(&page).gone().await;
        // And so it is: the browser may lose what was written meanwhile.
        assert!(lose_entries(&page).await > 0);
        page.reload().await;
        is_in_group(&page, group).await;
    }
}

async fn p5_what_was_done_on_a_full_disk_is_copied_when_there_is_room(page: Page) {
    page.preload(FULL_DISK).await;
    page.open_with_practice_book().await;
    set_full(&page, Some("end")).await;
    put_in_group(&page, "A:").await;
    says_that_there_is_no_second_copy(&page).await;
    set_full(&page, None).await;
    come_back(&page).await;
    status(&page).has_text(words::data::SAFE_ON_DISK).await;
    assert_eq!(lose_entries(&page).await, 2);
    page.reload().await;
    is_in_group(&page, "A:").await;
}

async fn p5_a_disk_that_is_full_from_the_first_start_is_said(page: Page) {
    page.preload(FULL_DISK).await;
    page.preload("if (!localStorage.getItem('began')) { localStorage.setItem('began', 'yes'); localStorage.setItem('disk', 'open'); }")
        .await;
    page.open_on_monday().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).tap().await;
    page.agenda_row("Ben Aldous").shown().await;
    says_that_there_is_no_second_copy(&page).await;
    page.reload().await;
    page.agenda_row("Ben Aldous").shown().await;
    says_that_there_is_no_second_copy(&page).await;
    set_full(&page, None).await;
    put_in_group(&page, "B:").await;
    status(&page).has_text(words::data::SAFE_ON_DISK).await;
    banner(&page).gone().await;
}

async fn p5_a_disk_that_does_not_answer_is_never_called_safe(page: Page) {
    page.open_with_practice_book().await;
    status(&page).has_text(words::data::SAFE_ON_DISK).await;
    let silent = "IDBDatabase.prototype.transaction = () => ({ objectStore: () => ({ put() {}, delete() {} }) })";
    page.js(silent, vec![]).await;
    put_in_group(&page, "A:").await;
    status(&page).wait_for_one("only saved", |status| status.text == words::data::SAVED).await;
    banner(&page).gone().await;
    page.reload().await;
    is_in_group(&page, "A:").await;
}

/// The storage is full too: now the change is only in this tab, and the page says that.
async fn p4_p5_a_full_storage_on_a_full_disk_is_called_not_saved(page: Page) {
    page.preload(FULL_DISK).await;
    page.preload(
        "(() => {
            const { setItem } = Storage.prototype;
            Storage.prototype.setItem = function (key, text) {
                const isFull = key.startsWith('nt1/j/') && localStorage.getItem('room') === 'none';
                if (isFull) throw new DOMException('', 'QuotaExceededError');
                setItem.call(this, key, text);
            };
        })();",
    )
    .await;
    page.open_with_practice_book().await;
    page.js("localStorage.setItem('room', 'none')", vec![]).await;
    set_full(&page, Some("put")).await;
    put_in_group(&page, "A:").await;
    status(&page).has_text(words::data::NOT_SAVED).await;
    banner(&page).has_text("1 change is only in this tab").await;
    page.js("localStorage.removeItem('room')", vec![]).await;
    come_back(&page).await;
    says_that_there_is_no_second_copy(&page).await;
    set_full(&page, None).await;
    come_back(&page).await;
    status(&page).has_text(words::data::SAFE_ON_DISK).await;
    page.reload().await;
    is_in_group(&page, "A:").await;
}

/// Chromium's own answer rather than a simulated one: its quota for this origin is nearly zero. It computes the quota
/// when the database is first opened and then keeps it for a while, so this comes first.
async fn p5_what_the_browser_itself_says_of_a_full_disk_is_passed_on(page: Page) {
    let origin = page.server().origin();
    page.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1 })).await;
    page.open_with_practice_book().await;
    put_in_group(&page, "A:").await;
    says_that_there_is_no_second_copy(&page).await;
    println!("{}", banner(&page).shown().await.text);
    page.reload().await;
    is_in_group(&page, "A:").await;
    says_that_there_is_no_second_copy(&page).await;
    page.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
    come_back(&page).await;
    status(&page).has_text(words::data::SAFE_ON_DISK).await;
    banner(&page).gone().await;
    assert_eq!(lose_entries(&page).await, 2);
    page.reload().await;
    is_in_group(&page, "A:").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        p5_a_disk_that_is_full_at_any_moment_is_said_and_nothing_is_lost,
        p5_what_was_done_on_a_full_disk_is_copied_when_there_is_room,
        p5_a_disk_that_is_full_from_the_first_start_is_said,
        p5_a_disk_that_does_not_answer_is_never_called_safe,
        p4_p5_a_full_storage_on_a_full_disk_is_called_not_saved,
        p5_what_the_browser_itself_says_of_a_full_disk_is_passed_on,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [
        p5_a_disk_that_is_full_at_any_moment_is_said_and_nothing_is_lost,
        p5_a_disk_that_is_full_from_the_first_start_is_said,
    ]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [
        p5_a_disk_that_is_full_at_any_moment_is_said_and_nothing_is_lost,
        p5_a_disk_that_is_full_from_the_first_start_is_said,
    ]
);
