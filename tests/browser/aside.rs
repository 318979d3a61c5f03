//! Input from a call that is not in the book yet is never dropped by the next action.

use next_touch::app::words;
use next_touch::domain::command::SkipReason;
use next_touch::domain::lead::Outcome;

use crate::find::{Find, starting};
use crate::page::Page;

const BEN: &str = "+12025550119";

/// Opens Ben's call and types a note into it.
async fn call_ben_with_note(page: &Page, note: &str) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.textbox(words::common::NOTE).type_text(note).await;
}

async fn s0_14_the_note_of_one_call_is_kept_when_another_begins(page: Page) {
    call_ben_with_note(&page, "asks about training").await;
    page.open_brief("Priya Nair").await;
    page.button(words::round::VOICEMAIL).tap().await;
    page.goto("#/").await;
    page.text("asks about training").shown().await;
    page.button(words::today::GO_ON_WITH_IT).tap().await;
    page.heading("Ben Aldous").shown().await;
    page.textbox(words::common::NOTE).has_value("asks about training").await;
}

async fn s0_14_the_note_of_a_skipped_call_is_kept(page: Page) {
    call_ben_with_note(&page, "line was bad").await;
    page.css("details.menu summary").tap().await;
    page.button(SkipReason::NotPrepared.words()).tap().await;
    page.heading("Ben Aldous").gone().await;
    page.css("details.menu[open]").gone().await;
    page.goto("#/").await;
    page.text("line was bad").shown().await;
}

async fn s0_14_undo_of_a_wrong_outcome_brings_the_note_back(page: Page) {
    call_ben_with_note(&page, "left a long message").await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).shown().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.textbox(words::common::NOTE).has_value("left a long message").await;
    page.outcome(Outcome::VoicemailLeft).tap().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::lead::TOUCHES).has_text("left a long message").await;
}

async fn a_wrong_outcome_is_left_without_a_talk_that_never_was(page: Page) {
    call_ben_with_note(&page, "nobody there").await;
    page.outcome(Outcome::Spoke).tap().await;
    page.button(words::round::ANOTHER_OUTCOME).tap().await;
    page.textbox(words::common::NOTE).has_value("nobody there").await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(2)).shown().await;
}

async fn a_round_of_one_lead_comes_to_its_end(page: Page) {
    page.open_on_monday().await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.textbox(words::leads::PHONE).type_text("+1 202 555 0155").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    page.goto("#/").await;
    page.link(starting(&words::today::start_round(1))).tap().await;
    page.dial("+12025550155").tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).tap().await;
    page.heading(words::round::ROUND_IS_DONE).shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s0_14_the_note_of_one_call_is_kept_when_another_begins,
        s0_14_the_note_of_a_skipped_call_is_kept,
        s0_14_undo_of_a_wrong_outcome_brings_the_note_back,
        a_wrong_outcome_is_left_without_a_talk_that_never_was,
        a_round_of_one_lead_comes_to_its_end,
    ]
);
