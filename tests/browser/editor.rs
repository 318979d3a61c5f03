//! Writing scripts on a phone: typed text is never lost, problems are shown under their line, versions can be restored.

use next_touch::app::words;
use thirtyfour::Key;

use crate::find::{Find, containing};
use crate::page::Page;
use crate::steps::file_of;

const MINE: &str = "---\ntitle: My own opener\nkind: call\nsituation: after-interest\n---\n## Hello\n> My own words.\n";

async fn open_editor(page: &Page) {
    page.open_with_practice_book().await;
    page.set_size(360, 800).await;
    page.goto("#/script/call-after-interest/edit").await;
    page.field(words::library::SCRIPT_TEXT).shown().await;
}

async fn own_words_are_saved_used_in_a_call_and_the_shipped_ones_come_back(page: Page) {
    open_editor(&page).await;
    page.field(words::library::SCRIPT_TEXT).replace_text(MINE).await;
    page.button(words::library::SAVE).tap().await;
    page.heading("My own opener").shown().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.css(".words-body").has_text("My own words.").await;
    page.goto("#/script/call-after-interest/edit").await;
    page.button(words::library::RESTORE_SHIPPED_TEXT).tap().await;
    page.heading("Second call, they were interested").shown().await;
    page.goto("#/script/call-after-interest/edit").await;
    page.text(containing("Versions: 2")).tap().await;
    page.button(containing("Take the version")).tap().await;
    page.field(words::library::SCRIPT_TEXT)
        .wait_for_one("the earlier words", |it| it.value.as_deref().is_some_and(|text| text.contains("My own words.")))
        .await;
}

async fn what_is_typed_survives_a_reload_and_problems_name_their_line(page: Page) {
    open_editor(&page).await;
    page.field(words::library::SCRIPT_TEXT).replace_text("## One\n> Just checking in, {frist name}.\n").await;
    page.role("region", words::library::PROBLEMS).has_text("Line 2").await;
    page.role("region", words::library::PROBLEMS).has_text("first name").await;
    page.role("region", words::library::PROBLEMS).has_text("checking in").await;
    page.wait_for_draft("frist name").await;
    page.reload().await;
    page.field(words::library::SCRIPT_TEXT)
        .wait_for_one("what was typed", |it| it.value.as_deref().is_some_and(|text| text.contains("frist name")))
        .await;
    page.button(words::library::DISCARD_CHANGES).tap().await;
    page.role("region", words::library::PROBLEMS).gone().await;
}

async fn a_gap_is_put_in_by_one_tap_and_the_preview_fills_it(page: Page) {
    open_editor(&page).await;
    page.field(words::library::SCRIPT_TEXT).replace_text("## One\n> Hello ").await;
    page.text(words::library::PUT_IN_A_GAP).tap().await;
    page.button(containing("{company}")).tap().await;
    page.field(words::library::SCRIPT_TEXT)
        .wait_for_one("the gap", |it| it.value.as_deref().is_some_and(|text| text.ends_with("> Hello {company}")))
        .await;
    page.text(words::library::HOW_IT_READS).tap().await;
    page.css(".script-text .value").shown().await;
    page.text(words::library::WHERE_THE_ANSWERS_LEAD).tap().await;
    page.css(".branches").has_text("One").await;
}

async fn scripts_go_out_as_markdown_and_come_in_again(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/scripts").await;
    page.text(words::library::SCRIPTS_AS_FILES).tap().await;
    page.field(words::library::IMPORT_SCRIPTS).set_file(&file_of("own-script.md", MINE.as_bytes())).await;
    page.text(containing("Here now: My own opener")).shown().await;
    page.link("My own opener").tap().await;
    page.heading("My own opener").shown().await;
    page.button(words::library::SAVE_AS_A_FILE).tap().await;
    let file = std::fs::read_to_string(page.downloaded("my-own-opener.md").await).expect("a file");
    assert!(file.contains("My own words."), "{file}");
}

async fn a_new_script_is_offered_in_the_call(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/scripts").await;
    page.link(words::library::NEW_SCRIPT).tap().await;
    page.field(words::library::SCRIPT_TEXT).replace_text(MINE).await;
    page.button(words::library::SAVE).tap().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.field("Which call").choose_option("My own opener").await;
    page.css(".words-body").has_text("My own words.").await;
}

async fn phrases_of_ones_own_are_warned_of_in_a_mail(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.text(words::library::PHRASES).tap().await;
    page.field(words::library::ADD_A_PHRASE).type_text("synergy").await;
    page.press(Key::Tab).await;
    page.text("synergy").shown().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::MAIL).tap().await;
    page.field(words::round::TEXT).replace_text("Much synergy for Aldous. Is that right? 202 555 0100").await;
    page.text(containing("on the words")).tap().await;
    page.css(".hints").has_text(words::library::PHRASE_ON_YOUR_LIST).await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        own_words_are_saved_used_in_a_call_and_the_shipped_ones_come_back,
        what_is_typed_survives_a_reload_and_problems_name_their_line,
        a_gap_is_put_in_by_one_tap_and_the_preview_fills_it,
        scripts_go_out_as_markdown_and_come_in_again,
        a_new_script_is_offered_in_the_call,
        phrases_of_ones_own_are_warned_of_in_a_mail,
    ]
);
