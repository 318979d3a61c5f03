//! Writing scripts on a phone: typed text is never lost, problems are shown under their line, versions can be restored.

use thirtyfour::Key;

use crate::find::{Find, containing};
use crate::page::Page;
use crate::steps::file_of;

const MINE: &str = "---\ntitle: My own opener\nkind: call\nsituation: after-interest\n---\n## Hello\n> My own words.\n";

async fn open_editor(page: &Page) {
    page.open_with_practice_book().await;
    page.set_size(360, 800).await;
    page.goto("#/script/call-after-interest/edit").await;
    page.field("Script, in Markdown").shown().await;
}

async fn own_words_are_saved_used_in_a_call_and_the_shipped_ones_come_back(page: Page) {
    open_editor(&page).await;
    page.field("Script, in Markdown").replace_text(MINE).await;
    page.button("Save").tap().await;
    page.heading("My own opener").shown().await;
    page.open_brief("Ben Aldous").await;
    page.button("Script").tap().await;
    page.css(".words-body").has_text("My own words.").await;
    page.goto("#/script/call-after-interest/edit").await;
    page.button("Bring the shipped text back").tap().await;
    page.heading("Second call, they were interested").shown().await;
    page.goto("#/script/call-after-interest/edit").await;
    page.text(containing("Versions: 2")).tap().await;
    page.button(containing("Take the version")).tap().await;
    page.field("Script, in Markdown")
        .wait_for_one("the earlier words", |it| it.value.as_deref().is_some_and(|text| text.contains("My own words.")))
        .await;
}

async fn what_is_typed_survives_a_reload_and_problems_name_their_line(page: Page) {
    open_editor(&page).await;
    page.field("Script, in Markdown").replace_text("## One\n> Just checking in, {frist name}.\n").await;
    page.role("region", "Problems").has_text("Line 2").await;
    page.role("region", "Problems").has_text("first name").await;
    page.role("region", "Problems").has_text("checking in").await;
    page.wait_for_draft("frist name").await;
    page.reload().await;
    page.field("Script, in Markdown")
        .wait_for_one("what was typed", |it| it.value.as_deref().is_some_and(|text| text.contains("frist name")))
        .await;
    page.button("Put my changes away").tap().await;
    page.role("region", "Problems").gone().await;
}

async fn a_gap_is_put_in_by_one_tap_and_the_preview_fills_it(page: Page) {
    open_editor(&page).await;
    page.field("Script, in Markdown").replace_text("## One\n> Hello ").await;
    page.text("Put in a gap").tap().await;
    page.button(containing("{company}")).tap().await;
    page.field("Script, in Markdown")
        .wait_for_one("the gap", |it| it.value.as_deref().is_some_and(|text| text.ends_with("> Hello {company}")))
        .await;
    page.text("How it reads").tap().await;
    page.css(".script-text .value").shown().await;
    page.text("Where the answers lead").tap().await;
    page.css(".branches").has_text("One").await;
}

async fn scripts_go_out_as_markdown_and_come_in_again(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/scripts").await;
    page.text("Scripts as files").tap().await;
    page.field("Bring scripts in (Markdown)").set_file(&file_of("own-script.md", MINE.as_bytes())).await;
    page.text(containing("Here now: My own opener")).shown().await;
    page.link("My own opener").tap().await;
    page.heading("My own opener").shown().await;
    page.button("Save as a file").tap().await;
    let file = std::fs::read_to_string(page.downloaded("my-own-opener.md").await).expect("a file");
    assert!(file.contains("My own words."), "{file}");
}

async fn a_new_script_is_offered_in_the_call(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/scripts").await;
    page.link("New script").tap().await;
    page.field("Script, in Markdown").replace_text(MINE).await;
    page.button("Save").tap().await;
    page.open_brief("Ben Aldous").await;
    page.button("Script").tap().await;
    page.field("Which call").choose_option("My own opener").await;
    page.css(".words-body").has_text("My own words.").await;
}

async fn phrases_of_ones_own_are_warned_of_in_a_mail(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.text("Phrases to be warned of").tap().await;
    page.field("Add a phrase").type_text("synergy").await;
    page.press(Key::Tab).await;
    page.text("synergy").shown().await;
    page.open_brief("Ben Aldous").await;
    page.button("Mail").tap().await;
    page.field("Text").replace_text("Much synergy for Aldous. Is that right? 202 555 0100").await;
    page.text(containing("on the words")).tap().await;
    page.css(".hints").has_text("You put this on your list").await;
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
