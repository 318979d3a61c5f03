//! What is asked over the preview of a list: whether these people were spoken to, and who must not be called.

use crate::find::{Find, starting};
use crate::page::Page;
use next_touch::app::words;

const STRANGER: &str = "We haven't spoken before";

/// A list that says of one of two people when they were spoken to.
const CALLED: &str = "Name,Phone,Last contact,Last result\n\
    Ada Brook,415 555 0101,2026-11-16,Quoted\n\
    Ben Carver,415 555 0102,,\n";
const BARE: &str = "Name,Phone\nAda Brook,415 555 0101\n";

/// Which answer stands without a tap.
async fn answer_is(page: &Page, words: &str) {
    page.role("group", words::import::HAVE_YOU_SPOKEN).button(words).wait_for_one("pressed", |chip| chip.pressed).await;
}

/// Brings in what is on the preview and opens the script of the first call.
async fn import_and_open_script(page: &Page, count: usize) -> String {
    page.button(&words::import::import_leads(count)).tap().await;
    page.link(words::import::START_CALLING).shown().await;
    page.open_brief("Ada Brook").await;
    page.button(words::common::SCRIPT).tap().await;
    page.css(".words-body").shown().await.text
}

async fn people_the_list_says_were_spoken_to_are_no_strangers_without_a_tap(page: Page) {
    page.open_on_monday().await;
    page.look_at_table(CALLED).await;
    answer_is(&page, "Some").await;
    let words = import_and_open_script(&page, 2).await;
    assert!(!words.contains(STRANGER), "{words}");
    page.role("region", words::round::BRIEF).has_text("16 Nov").await;
    page.open_lead("Ada Brook").await;
    page.css(".next-line").has_text("today").await;
}

async fn a_list_that_says_nothing_of_talks_is_of_strangers_until_one_tap_says_otherwise(page: Page) {
    page.open_on_monday().await;
    page.look_at_table(BARE).await;
    answer_is(&page, "No").await;
    let words = import_and_open_script(&page, 1).await;
    assert!(words.contains(STRANGER), "{words}");
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.look_at_table(BARE).await;
    page.reset_taps();
    page.role("group", words::import::HAVE_YOU_SPOKEN).button(words::common::YES).tap().await;
    assert_eq!(page.taps(), 1);
    answer_is(&page, "Yes").await;
    let words = import_and_open_script(&page, 1).await;
    assert!(!words.contains(STRANGER), "{words}");
    page.role("region", words::round::BRIEF).has_text(words::common::TALKED_BEFORE).await;
}

async fn the_answer_stays_when_the_list_is_read_in_another_way(page: Page) {
    page.open_on_monday().await;
    page.look_at_table(CALLED).await;
    page.role("group", words::import::HAVE_YOU_SPOKEN).button(words::common::NO).tap().await;
    page.css("details.columns summary").tap().await;
    page.field("Use of Last result").choose_option("Keep in the note").await;
    answer_is(&page, "No").await;
    let words = import_and_open_script(&page, 2).await;
    assert!(words.contains(STRANGER), "{words}");
}

/// Two people of whom the first must not be called, and a third of whom nothing is said.
const BLOCKED: &str = "Name,Phone,Do not call\n\
    Ada Brook,415 555 0101,yes\n\
    Ben Carver,415 555 0102,yes\n\
    Cleo Dunn,415 555 0103,no\n";

async fn a_yes_under_do_not_call_goes_on_the_list_unless_the_salesperson_says_no(page: Page) {
    page.open_on_monday().await;
    page.look_at_table(BLOCKED).await;
    for row in ["Do not call, row 1", "Do not call, row 2"] {
        page.role("group", row).button(words::import::BLOCK_THEM).wait_for_one("pressed", |chip| chip.pressed).await;
    }
    page.role("group", "Do not call, row 3").gone().await;
    page.role("group", "Do not call, row 2").button(words::import::MAY_BE_CALLED).tap().await;
    page.button(&words::import::import_leads(3)).tap().await;
    page.link(words::import::START_CALLING).shown().await;
    page.open_lead("Ada Brook").await;
    page.css(".next-line").has_text("Do not call").await;
    page.css("a[href^='tel:']").gone().await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.css("main.round").shown().await;
    page.css("a[href^='tel:']").gone().await;
    page.open_brief("Ben Carver").await;
    page.dial("+14155550102").shown().await;
    page.open_brief("Cleo Dunn").await;
    page.dial("+14155550103").shown().await;
    page.reload().await;
    page.goto("#/").await;
    page.agenda_row("Ben Carver").shown().await;
    page.agenda_row("Ada Brook").gone().await;
    // The number stays blocked for whom another list brings.
    page.look_at_table("Name,Phone\nAda Brook,(415) 555-0101\n").await;
    page.css(".look-at").has_text("is on your do-not-call list and stays blocked").await;
}

async fn a_deleted_list_takes_back_what_it_added_to_a_known_lead(page: Page) {
    page.open_on_monday().await;
    page.bring_in_table(BARE, 1).await;
    page.goto("#/").await;
    page.look_at_table("Name,Phone,Mobile,Company\nAda Brook,415 555 0101,415 555 0199,Brook Boats\n").await;
    page.button(&words::import::update_leads(1)).tap().await;
    page.open_lead("Ada Brook").await;
    page.field(words::lead::PHONES).has_value("+1 415 555 0101\n+1 415 555 0199").await;
    page.reload().await;
    page.goto("#/data").await;
    page.text(starting("What it added to 1 lead you already had goes too")).shown().await;
    page.css("main").button(starting("Delete Pasted table")).wait("both lists", |all| all.len() == 2).await;
    page.css("li.item").wait("the later list first", |rows| rows.iter().any(|row| row.text.contains("goes too"))).await;
    page.js(
        "[...document.querySelectorAll('li.item')].find(row => row.textContent.includes('goes too')).querySelector('button').click()",
        vec![],
    )
    .await;
    page.undo_bar().has_text("1 lead put back as before").await;
    page.open_lead("Ada Brook").await;
    page.field(words::lead::PHONES).has_value("+1 415 555 0101").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        people_the_list_says_were_spoken_to_are_no_strangers_without_a_tap,
        a_list_that_says_nothing_of_talks_is_of_strangers_until_one_tap_says_otherwise,
        the_answer_stays_when_the_list_is_read_in_another_way,
        a_yes_under_do_not_call_goes_on_the_list_unless_the_salesperson_says_no,
        a_deleted_list_takes_back_what_it_added_to_a_known_lead,
    ]
);
