//! A backup file is saved, and an empty browser restores everything from it.

use std::path::PathBuf;

use next_touch::app::words;
use next_touch::domain::lead::Outcome;
use thirtyfour::Key;

use crate::cdp::clock_script;
use crate::find::{Find, starting};
use crate::kept::unfold;
use crate::page::Page;
use crate::steps::file_of;

/// The name of the file on `MONDAY`.
const NAME: &str = "next-touch-2026-11-23.json";

/// Saves a practice book with one more touch as a file.
async fn save_backup(page: &Page) -> String {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial("+12025550119").tap().await;
    page.field(words::common::NOTE).type_text("Zoë said “maybe” 🙂").await;
    page.outcome(Outcome::Gatekeeper).tap().await;
    page.goto("#/settings").await;
    page.field(words::settings::MY_NAME).type_text("Sam Field").await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::settings::SETTING_CHANGED).await;
    page.goto("#/data").await;
    page.button(words::common::SAVE_BACKUP_FILE).tap().await;
    page.any("status")
        .wait("telling that it was read back", |all| {
            all.iter().any(|status| status.text.contains("10 leads") && status.text.contains("read back"))
        })
        .await;
    std::fs::read_to_string(page.downloaded(NAME).await).expect("the backup")
}

/// Turns this browser into one that was never here, the day after.
async fn empty_the_browser(page: &Page) {
    become_another_browser(page, "2026-11-24T10:00:00Z").await;
}

/// Turns this browser into one that was never here, with this time on its clock.
async fn become_another_browser(page: &Page, instant: &str) {
    page.preload(&clock_script(instant)).await;
    page.js("return nextTouchShadow.erase()", vec![]).await;
    page.open("/").await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
}

async fn choose_backup(page: &Page, path: PathBuf) {
    page.goto("#/data").await;
    page.field(words::data::CHOOSE_A_BACKUP_FILE).set_file(&path).await;
}

async fn leads_deleted_by_mistake_come_back_from_a_backup_in_one_tap(page: Page) {
    let text = save_backup(&page).await;
    for name in ["Priya Nair", "Ben Aldous"] {
        page.open_lead(name).await;
        unfold(&page, words::lead::PARK_END_TAKE_OUT).await;
        page.button(words::lead::TAKE_OUT_OF_BOOK).tap().await;
        page.heading(name).gone().await;
    }
    choose_backup(&page, file_of("deleted.json", text.as_bytes())).await;
    page.text(starting("2 leads in this file were deleted here later")).shown().await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.text(starting("Nothing was changed. 2 leads in this file were deleted here later")).shown().await;
    page.button("Merge and bring back 2 leads").tap().await;
    page.text("2 leads brought back.").shown().await;
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(2)).shown().await;
    page.open_lead("Priya Nair").await;
}

async fn a_backup_brings_everything_back_into_an_empty_browser(page: Page) {
    let text = save_backup(&page).await;
    assert!(text.contains('\n') && text.contains("Ben Aldous"), "a person can read the file");
    empty_the_browser(&page).await;
    choose_backup(&page, file_of("merge.json", text.as_bytes())).await;
    page.text(starting("In the file: 10 leads")).shown().await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.button(words::data::MERGE_INTO_BOOK).gone().await;
    page.reload().await;
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(2)).shown().await;
    page.role("region", words::lead::TOUCHES).has_text("Zoë said “maybe” 🙂").await;
    page.css(".next-line").has_text("today, afternoon, call").await;
    page.goto("#/settings").await;
    page.field(words::settings::MY_NAME).has_value("Sam Field").await;
}

async fn a_merge_is_undone(page: Page) {
    let text = save_backup(&page).await;
    empty_the_browser(&page).await;
    check_merge_is_undone(&page, &text).await;
}

async fn a_merge_from_a_clock_that_is_ahead_is_undone(page: Page) {
    let text = save_backup(&page).await;
    become_another_browser(&page, "2026-11-22T10:00:00Z").await;
    check_merge_is_undone(&page, &text).await;
}

async fn check_merge_is_undone(page: &Page, text: &str) {
    choose_backup(page, file_of("undo.json", text.as_bytes())).await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.undo_bar().has_text(words::data::BACKUP_MERGED_IN).await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.goto("#/leads").await;
    page.text("0 of 0").shown().await;
}

async fn merging_twice_adds_nothing(page: Page) {
    let text = save_backup(&page).await;
    choose_backup(&page, file_of("twice.json", text.as_bytes())).await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.goto("#/leads").await;
    page.text("10 of 10").shown().await;
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(2)).shown().await;
}

async fn a_merge_keeps_what_is_only_here(page: Page) {
    let text = save_backup(&page).await;
    empty_the_browser(&page).await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    choose_backup(&page, file_of("keep.json", text.as_bytes())).await;
    page.text(starting("In the file: 10 leads")).shown().await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.goto("#/leads").await;
    page.text("11 of 11").shown().await;
}

async fn replacing_takes_out_what_is_not_in_the_file_and_is_undone(page: Page) {
    let text = save_backup(&page).await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    page.open_lead("Ben Aldous").await;
    page.field(words::common::COMPANY).replace_text("Changed later").await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::lead::FIELD_CHANGED).await;
    choose_backup(&page, file_of("replace.json", text.as_bytes())).await;
    // The book has more leads than the file, so replacing it takes more than a slip of the thumb.
    page.css("details summary")
        .wait("the fold", |all| all.iter().any(|it| it.text.contains(words::data::REPLACE_BIGGER_BOOK)))
        .await;
    page.js("document.querySelector('.preview details').open = true", vec![]).await;
    page.button(words::data::REPLACE_MY_BOOK).is_disabled().await;
    page.field(starting("Your book has more leads")).type_text("11").await;
    page.button(words::data::REPLACE_MY_BOOK).tap().await;
    page.undo_bar().has_text(words::data::BOOK_REPLACED).await;
    page.goto("#/leads").await;
    page.text("10 of 10").shown().await;
    page.lead_row("Ivo Lark").gone().await;
    page.open_lead("Ben Aldous").await;
    page.field(words::common::COMPANY).has_value("Aldous & Co").await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.field(words::common::COMPANY).has_value("Changed later").await;
    page.goto("#/leads").await;
    page.text("11 of 11").shown().await;
    page.reload().await;
    page.text("11 of 11").shown().await;
}

/// Chooses a file that must be rejected and checks the message.
async fn check_refused(page: &Page, name: &str, bytes: &[u8], words: &str) {
    page.goto("#/more").await;
    page.heading(words::places::MORE).shown().await;
    choose_backup(page, file_of(name, bytes)).await;
    page.any("status").wait(words, |all| all.iter().any(|status| status.text.contains(words))).await;
    page.button(words::data::MERGE_INTO_BOOK).gone().await;
}

async fn damaged_files_are_refused_and_the_book_stays(page: Page) {
    let text = save_backup(&page).await;
    let half = &text.as_bytes()[..text.len() / 2];
    check_refused(&page, "half.json", half, "Your book is unchanged").await;
    let changed = text.replacen("Ben Aldous", "Ben Aldouz", 1);
    check_refused(&page, "changed.json", changed.as_bytes(), "This file is damaged").await;
    check_refused(&page, "other.json", b"{\"leads\": []}", "no backup of Next Touch").await;
    check_refused(&page, "list.csv", b"Name,Phone\nAda,1\n", "no backup of Next Touch").await;
    check_refused(&page, "binary.json", b"\x00\xff\xfe\x01\x02", "Your book is unchanged").await;
    page.goto("#/leads").await;
    page.text("10 of 10").shown().await;
}

async fn a_backup_is_saved_where_the_browser_keeps_nothing(page: Page) {
    page.preload(crate::cdp::Denial::GetterThrows.script()).await;
    page.open_with_practice_book().await;
    page.css(".banner").link(words::common::SAVE_BACKUP_FILE).tap().await;
    page.button(words::common::SAVE_BACKUP_FILE).tap().await;
    let text = std::fs::read_to_string(page.downloaded(NAME).await).expect("the backup");
    assert!(text.contains("Priya Nair"));
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        a_backup_brings_everything_back_into_an_empty_browser,
        leads_deleted_by_mistake_come_back_from_a_backup_in_one_tap,
        a_merge_is_undone,
        a_merge_from_a_clock_that_is_ahead_is_undone,
        merging_twice_adds_nothing,
        a_merge_keeps_what_is_only_here,
        replacing_takes_out_what_is_not_in_the_file_and_is_undone,
        damaged_files_are_refused_and_the_book_stays,
        a_backup_is_saved_where_the_browser_keeps_nothing,
    ]
);

browser_tests!(firefox, Firefox, crate::suite::with_page, [a_backup_brings_everything_back_into_an_empty_browser]);
