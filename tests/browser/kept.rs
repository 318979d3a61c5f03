//! Nothing is lost, from the user's view: a missing book, a lead deleted too soon, a person to be forgotten, tabs that
//! die, and two versions side by side.

use std::time::{Duration, Instant};

use next_touch::app::words;
use next_touch::domain::id::ReplicaId;
use next_touch::store::encoding::seal;
use next_touch::store::storage::keys::Place;
use thirtyfour::Key;

use crate::find::{Find, containing, starting};
use crate::locator::Locator;
use crate::page::Page;
use crate::steps::file_of;

/// How long background work may take, at one step every few seconds.
const QUIET_PATIENCE: Duration = Duration::from_secs(120);

async fn add_lead(page: &Page, name: &str) {
    page.goto("#/new").await;
    // After a kill, an earlier draft may be restored here.
    page.textbox(words::common::NAME).replace_text(name).await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading(name).shown().await;
}

/// Opens the details with this summary.
pub async fn unfold(page: &Page, words: &str) {
    page.css("summary").wait("the fold", |all| all.iter().any(|summary| summary.text == words)).await;
    let script = "for (const summary of document.querySelectorAll('summary'))
        if (summary.textContent === arguments[0]) summary.parentElement.open = true";
    page.js(script, vec![words.into()]).await;
}

/// The word in the header that says how safe the data is.
fn status(page: &Page) -> Locator {
    page.css(".safety")
}

async fn the_head_says_how_safe_it_is(page: Page) {
    page.open_with_three_leads().await;
    status(&page).has_text(words::data::SAFE_ON_DISK).await;
    page.goto("#/data").await;
    page.text(containing(words::data::KEPT_TWICE)).shown().await;
}

/// Makes the browser lose all stored data and its copy, but not the canary.
async fn lose_the_book(page: &Page) {
    page.safe_on_disk().await;
    let script = "
        localStorage.clear();
        const asked = indexedDB.open('nt1');
        return new Promise((done) => { asked.onsuccess = () => {
            const transaction = asked.result.transaction('texts', 'readwrite');
            transaction.objectStore('texts').delete(IDBKeyRange.bound('nt1/', 'nt1/~'));
            transaction.oncomplete = () => { asked.result.close(); done(true); };
        }; })";
    page.js(script, vec![]).await;
    page.goto("#/").await;
    page.reload().await;
}

async fn p8_a_wiped_storage_is_a_recovery_and_never_a_welcome(page: Page) {
    page.open_with_three_leads().await;
    lose_the_book(&page).await;
    page.heading(words::data::BOOK_IS_GONE).shown().await;
    page.text(starting("This browser had a book of 3 leads")).shown().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).gone().await;
    page.button(words::data::DOWNLOAD_WHAT_IS_LEFT).shown().await;
    page.goto("#/leads").await;
    page.heading(words::data::BOOK_IS_GONE).shown().await;
    page.reload().await;
    page.heading(words::data::BOOK_IS_GONE).shown().await;
    unfold(&page, words::data::START_ANEW_WITHOUT_IT).await;
    page.button(words::data::START_ANEW).is_disabled().await;
    page.field(starting("To go on without that book")).type_text("3").await;
    page.button(words::data::START_ANEW).tap().await;
    page.heading(words::data::BOOK_IS_GONE).gone().await;
    page.goto("#/").await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
}

async fn p8_a_wiped_book_comes_back_from_its_encrypted_backup(page: Page) {
    page.open_with_three_leads().await;
    page.goto("#/data").await;
    unfold(&page, words::data::ENCRYPT_IT).await;
    page.field(starting(words::data::PASSPHRASE)).type_text("four plain words here").await;
    page.button(words::common::SAVE_BACKUP_FILE).tap().await;
    page.any("status")
        .wait("telling that it was encrypted", |all| {
            all.iter().any(|status| status.text.contains(words::data::ENCRYPTED_AND_WHOLE))
        })
        .await;
    let path = page.downloaded("next-touch-2026-11-23.encrypted.json").await;
    let text = std::fs::read_to_string(path).expect("the backup");
    assert!(text.contains("encrypted backup") && !text.contains("Brook"), "nobody can read it");
    lose_the_book(&page).await;
    page.heading(words::data::BOOK_IS_GONE).shown().await;
    page.field(words::data::CHOOSE_A_BACKUP_FILE).set_file(&file_of("encrypted.json", text.as_bytes())).await;
    page.field(words::data::ITS_PASSPHRASE).type_text("four plain words").await;
    page.button(words::data::OPEN_IT).tap().await;
    page.any("status").wait("saying no", |all| all.iter().any(|it| it.text.contains("passphrase is wrong"))).await;
    page.field(words::data::ITS_PASSPHRASE).type_text(" here").await;
    page.button(words::data::OPEN_IT).tap().await;
    page.text(starting("In the file: 3 leads")).shown().await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.agenda_row("Ada Brook").shown().await;
    page.reload().await;
    page.agenda_row("Cleo Dunn").shown().await;
}

/// The storage is emptied while the page is open, and the user works on.
async fn empty_the_storage(page: &Page) {
    page.open_with_three_leads().await;
    page.safe_on_disk().await;
    page.js("localStorage.clear()", vec![]).await;
    add_lead(page, "Ivo Lark").await;
    page.css(".banner").has_text("was emptied while this page was open").await;
    page.css(".safety").has_text(words::data::NOT_SAVED).await;
}

async fn p8_a_storage_emptied_under_an_open_page_is_missed_by_the_next(page: Page) {
    empty_the_storage(&page).await;
    page.safe_on_disk().await;
    // The shadow has the latest entries, but the compacted ones would be gone.
    let lose = "return new Promise((done) => {
        const asked = indexedDB.open('nt1');
        asked.onsuccess = () => {
            const work = asked.result.transaction('texts', 'readwrite');
            work.objectStore('texts').delete(IDBKeyRange.bound('nt1/', 'nt1/~'));
            work.oncomplete = () => { asked.result.close(); done(); };
        };
    })";
    page.js(lose, vec![]).await;
    page.goto("#/").await;
    page.reload().await;
    page.heading(words::data::BOOK_IS_GONE).shown().await;
}

async fn a_storage_emptied_under_an_open_page_is_written_again(page: Page) {
    empty_the_storage(&page).await;
    page.button(words::common::WRITE_THE_BOOK_AGAIN).tap().await;
    page.css(".banner").gone().await;
    page.safe_on_disk().await;
    page.reload().await;
    page.goto("#/leads").await;
    page.text("4 of 4").shown().await;
    page.open_lead("Ada Brook").await;
    page.field(words::lead::NOTES).has_value("Wants a quiet engine").await;
}

/// Deletes a lead for good, which compacts everything into segments.
async fn forget_ben(page: &Page) {
    page.open_lead("Ben Carver").await;
    unfold(page, words::lead::PARK_END_TAKE_OUT).await;
    page.button(words::lead::TAKE_OUT_OF_BOOK).tap().await;
    page.goto("#/data").await;
    unfold(page, words::data::TRASH).await;
    unfold(page, words::data::EMPTY_THE_TRASH).await;
    page.button(words::data::FORGET_THEM_NOW).tap().await;
    wait_until_folded(page).await;
}

/// Also if the stored data was compacted into segments before.
async fn the_raw_file_of_a_broken_book_is_put_back(page: Page) {
    page.open_with_three_leads().await;
    forget_ben(&page).await;
    add_lead(&page, "Ivo Lark").await;
    page.goto("#/data").await;
    page.button(words::data::DOWNLOAD_EVERYTHING_RAW).tap().await;
    let raw = std::fs::read(page.downloaded("next-touch-raw.json").await).expect("the raw file");
    lose_the_book(&page).await;
    page.field(words::data::CHOOSE_A_BACKUP_FILE).set_file(&file_of("raw.json", &raw)).await;
    page.button(words::data::PUT_BACK_MISSING).tap().await;
    page.agenda_row("Ada Brook").shown().await;
    page.agenda_row("Ivo Lark").shown().await;
    page.goto("#/leads").await;
    page.text("3 of 3").shown().await;
}

/// The browser is asked for persistent storage after the salesperson's first own lead, and its answer is shown on Your
/// data.
async fn the_browser_is_asked_to_keep_the_first_lead_and_its_answer_is_shown(page: Page) {
    let answer = "globalThis.asked = 0;
        Object.defineProperty(StorageManager.prototype, 'persist', {
            value: async () => { globalThis.asked += 1; return localStorage.getItem('promise') === 'yes'; },
        });";
    page.preload(answer).await;
    page.open_with_practice_book().await;
    page.goto("#/data").await;
    page.text(starting(words::data::BROWSER_NOT_ASKED)).shown().await;
    assert_eq!(page.js("return globalThis.asked", vec![]).await, 0);
    page.button(&words::data::delete_import("Practice book")).tap().await;
    add_lead(&page, "Ivo Lark").await;
    page.wait_until("globalThis.asked === 1").await;
    page.goto("#/data").await;
    page.text(starting(words::data::BROWSER_HAS_NOT_PROMISED)).shown().await;
    page.js("localStorage.setItem('promise', 'yes')", vec![]).await;
    page.button(words::data::ASK_TO_KEEP).tap().await;
    page.text(words::data::BROWSER_HAS_PROMISED).shown().await;
    assert_eq!(page.js("return globalThis.asked", vec![]).await, 2);
}

async fn a_lead_comes_back_from_the_trash(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Ben Carver").await;
    unfold(&page, words::lead::PARK_END_TAKE_OUT).await;
    page.button(words::lead::TAKE_OUT_OF_BOOK).tap().await;
    page.text("2 of 2").shown().await;
    page.reload().await;
    page.goto("#/data").await;
    unfold(&page, words::data::TRASH).await;
    page.text(starting("1 lead in the trash")).shown().await;
    page.button(&words::data::put_in_again("Ben Carver")).tap().await;
    page.button(&words::data::put_in_again("Ben Carver")).gone().await;
    page.open_lead("Ben Carver").await;
    page.field(words::common::COMPANY).has_value("Carver Wood").await;
}

async fn p10_the_book_is_brought_back_to_before_an_import(page: Page) {
    page.open_on_monday().await;
    add_lead(&page, "Ivo Lark").await;
    page.bring_in_table(crate::steps::THREE_LEADS, 3).await;
    page.open_lead("Ivo Lark").await;
    page.field(words::common::COMPANY).type_text("Lark Lamps").await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::lead::FIELD_CHANGED).await;
    page.reload().await;
    page.goto("#/data").await;
    unfold(&page, words::data::BOOK_AS_IT_WAS).await;
    page.button(starting("Look at the book before an import")).tap().await;
    page.text("It had 1 lead with 0 touches. Now there are 4 leads with 0 touches.").shown().await;
    page.button(words::data::BRING_THIS_BOOK_BACK).tap().await;
    page.undo_bar().has_text("Book as before an import").await;
    page.goto("#/leads").await;
    page.text("1 of 1").shown().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.text("4 of 4").shown().await;
}

/// Sets the clock to an idle moment until no entry of an action is left but the fence.
async fn wait_until_folded(page: &Page) {
    page.js("nextTouchClock.forward(120000)", vec![]).await;
    let deadline = Instant::now() + QUIET_PATIENCE;
    let entries = "return Object.keys(localStorage).filter((key) => key.startsWith('nt1/j/') && !key.includes('AAAAAAAA')).length";
    while page.js(entries, vec![]).await != 0 {
        assert!(Instant::now() < deadline, "the entries are not folded");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// The clock steps back after compaction: later actions still count as later.
async fn what_is_done_after_a_fold_and_a_clock_set_back_comes_back(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Ben Carver").await;
    unfold(&page, words::lead::PARK_END_TAKE_OUT).await;
    unfold(&page, words::lead::ERASE_THIS_PERSON).await;
    page.button(words::lead::ERASE_FOR_GOOD).tap().await;
    page.text("2 of 2").shown().await;
    page.goto("#/data").await;
    wait_until_folded(&page).await;
    page.js("nextTouchClock.forward(-3600000)", vec![]).await;
    add_lead(&page, "Ivo Lark").await;
    page.safe_on_disk().await;
    // The browser is killed before local storage is on disk.
    let lose = "
        const isEntry = (key) => key.startsWith('nt1/j/') && !key.includes('AAAAAAAA');
        const lost = Object.keys(localStorage).filter(isEntry);
        for (const key of lost) localStorage.removeItem(key);
        return lost.length";
    assert!(page.js(lose, vec![]).await.as_u64().is_some_and(|lost| lost > 0));
    page.reload().await;
    page.goto("#/leads").await;
    page.text("3 of 3").shown().await;
    page.lead_row("Ivo Lark").shown().await;
}

/// A tab whose clock is years ahead writes; this one notices, and puts the dates right for good.
async fn what_a_tab_with_a_wrong_clock_wrote_is_noticed_and_put_right(page: Page) {
    page.open_with_three_leads().await;
    let ahead = page.open_tab().await;
    ahead.open("/#/leads").await;
    ahead.text("3 of 3").shown().await;
    ahead.js("nextTouchClock.forward(5 * 365 * 86400000)", vec![]).await;
    add_lead(&ahead, "Ivo Lark").await;
    ahead.safe_on_disk().await;
    ahead.close_tab().await;
    page.reload().await;
    page.css(".banner").has_text("dated in the future").await;
    page.goto("#/data").await;
    page.button(words::data::PUT_DATES_RIGHT).tap().await;
    page.css(".banner").gone().await;
    page.button(words::data::PUT_DATES_RIGHT).gone().await;
    page.reload().await;
    page.goto("#/leads").await;
    page.lead_row("Ivo Lark").shown().await;
    page.css(".banner").gone().await;
}

async fn an_erased_person_leaves_every_text_and_no_file_brings_them_back(page: Page) {
    page.open_with_three_leads().await;
    page.goto("#/data").await;
    page.button(words::common::SAVE_BACKUP_FILE).tap().await;
    let backup = std::fs::read(page.downloaded("next-touch-2026-11-23.json").await).expect("the backup");
    page.open_lead("Ben Carver").await;
    unfold(&page, words::lead::PARK_END_TAKE_OUT).await;
    unfold(&page, words::lead::ERASE_THIS_PERSON).await;
    page.field(starting(words::lead::KEEP_TRACES_BLOCKED)).tap().await;
    page.button(words::lead::ERASE_FOR_GOOD).tap().await;
    page.text("2 of 2").shown().await;
    page.undo_bar().gone().await;
    page.goto("#/data").await;
    page.text(starting(words::data::ERASED_LEAVES_SOON)).shown().await;
    wait_until_folded(&page).await;
    page.text(starting(words::data::ERASED_LEAVES_SOON)).gone().await;
    let copies = "
        const asked = indexedDB.open('nt1');
        return new Promise((done) => { asked.onsuccess = () => {
            const all = asked.result.transaction('texts').objectStore('texts').getAll();
            all.onsuccess = () => { asked.result.close(); done(JSON.stringify(all.result)); };
        }; })";
    // The copies stay until the rewritten texts are certain to be on disk.
    page.js("nextTouchClock.forward(21 * 60000)", vec![]).await;
    let deadline = Instant::now() + QUIET_PATIENCE;
    while page.js(copies, vec![]).await.to_string().contains("Carver") {
        assert!(Instant::now() < deadline, "the second copy tells of somebody who was erased");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    page.reload().await;
    page.field(words::data::CHOOSE_A_BACKUP_FILE).set_file(&file_of("erased.json", &backup)).await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.any("status").wait("nothing new", |all| all.iter().any(|it| it.text.contains("Nothing was changed"))).await;
    page.goto("#/leads").await;
    page.text("2 of 2").shown().await;
    // Entered again, the number is recognised as one that must not be called.
    page.look_at_table("Name\tPhone\nB. C.\t415 555 0102\n").await;
    page.css("main").has_text("not").await;
}

async fn p1_a_tab_killed_again_and_again_while_it_works_loses_nothing(page: Page) {
    const ROUNDS: usize = 6;
    page.open_on_monday().await;
    for round in 0..ROUNDS {
        for number in 0..3 {
            add_lead(&page, &format!("Lead {round}.{number}")).await;
        }
        page.kill_renderer_and_come_back().await;
        page.goto("#/leads").await;
        let all = (round + 1) * 3;
        page.text(&*format!("{all} of {all}")).shown().await;
    }
    println!("{} changes, {ROUNDS} kills: nothing lost", ROUNDS * 3);
}

async fn p6_three_tabs_with_a_kill_in_between_come_to_one_book(page: Page) {
    page.open_on_monday().await;
    for after_kill in [false, true] {
        let (second, third) = (page.open_tab().await, page.open_tab().await);
        for tab in [&second, &third] {
            tab.open("/").await;
        }
        for number in 0..3 {
            for (name, tab) in [("One", &page), ("Two", &second), ("Three", &third)] {
                add_lead(tab, &format!("{name} {number} {after_kill}")).await;
            }
        }
        let all = if after_kill { "18 of 18" } else { "9 of 9" };
        let began = Instant::now();
        for tab in [&page, &second, &third] {
            tab.goto("#/leads").await;
            tab.text(all).shown().await;
        }
        println!("three tabs show {all} after {:?}", began.elapsed());
        if !after_kill {
            page.kill_renderer_and_come_back().await;
            page.goto("#/leads").await;
            page.text(all).shown().await;
        }
    }
}

async fn p9_beside_a_newer_version_this_one_only_reads(page: Page) {
    page.open_with_three_leads().await;
    let key = Place { replica: ReplicaId::from_bits(77), number: 0 }.entry_key();
    let newer = seal(&key, "\"v\":9,\"r\":9,\"h\":\"1.0\",\"a\":[]");
    page.js("localStorage.setItem(arguments[0], arguments[1])", vec![key.into(), newer.into()]).await;
    page.js("dispatchEvent(new Event('focus'))", vec![]).await;
    page.css(".banner").has_text(words::common::OLDER_PAGE_ONLY_READS).await;
    let before = page.local_storage().await;
    page.open_lead("Ada Brook").await;
    page.role("group", starting("Group")).button(starting("A:")).tap().await;
    status(&page).has_text(words::data::NOT_SAVED).await;
    let own = |all: std::collections::BTreeMap<String, String>| -> Vec<String> {
        all.into_iter()
            .filter(|(key, _)| key.starts_with("nt1/j/"))
            .map(|(key, text)| format!("{key} {text}"))
            .collect()
    };
    assert_eq!(own(page.local_storage().await), own(before), "nothing is written beside it");
    page.reload().await;
    page.css(".banner").has_text(words::common::OLDER_PAGE_ONLY_READS).await;
    page.goto("#/leads").await;
    page.text("3 of 3").shown().await;
}

async fn quiet_folding_keeps_the_book(page: Page) {
    page.open_with_three_leads().await;
    page.goto("#/data").await;
    unfold(&page, words::data::TRASH).await;
    forget_ben(&page).await;
    page.reload().await;
    page.goto("#/leads").await;
    page.text("2 of 2").shown().await;
    page.open_lead("Ada Brook").await;
    page.field(words::lead::NOTES).has_value("Wants a quiet engine").await;
}

async fn everything_is_erased_after_a_typed_word(page: Page) {
    page.open_with_three_leads().await;
    page.goto("#/data").await;
    unfold(&page, words::data::ERASE_THIS_BROWSER).await;
    page.button(words::data::ERASE_EVERYTHING).is_disabled().await;
    page.field(words::data::TYPE_ERASE).type_text("ERASE").await;
    page.button(words::data::ERASE_EVERYTHING).tap().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    let left = page.local_storage().await;
    assert!(!left.keys().any(|key| key.starts_with("nt1/j/")), "{left:?}");
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        the_head_says_how_safe_it_is,
        p8_a_wiped_storage_is_a_recovery_and_never_a_welcome,
        p8_a_wiped_book_comes_back_from_its_encrypted_backup,
        p8_a_storage_emptied_under_an_open_page_is_missed_by_the_next,
        a_storage_emptied_under_an_open_page_is_written_again,
        the_raw_file_of_a_broken_book_is_put_back,
        the_browser_is_asked_to_keep_the_first_lead_and_its_answer_is_shown,
        a_lead_comes_back_from_the_trash,
        p10_the_book_is_brought_back_to_before_an_import,
        an_erased_person_leaves_every_text_and_no_file_brings_them_back,
        what_is_done_after_a_fold_and_a_clock_set_back_comes_back,
        what_a_tab_with_a_wrong_clock_wrote_is_noticed_and_put_right,
        p1_a_tab_killed_again_and_again_while_it_works_loses_nothing,
        p6_three_tabs_with_a_kill_in_between_come_to_one_book,
        p9_beside_a_newer_version_this_one_only_reads,
        quiet_folding_keeps_the_book,
        everything_is_erased_after_a_typed_word,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [
        p8_a_wiped_storage_is_a_recovery_and_never_a_welcome,
        p8_a_wiped_book_comes_back_from_its_encrypted_backup,
        quiet_folding_keeps_the_book,
    ]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [
        p8_a_wiped_storage_is_a_recovery_and_never_a_welcome,
        p9_beside_a_newer_version_this_one_only_reads,
        quiet_folding_keeps_the_book,
    ]
);
