//! Killed, closed or reloaded in the middle of something: typed text is restored.

use next_touch::app::words;
use next_touch::domain::lead::{Close, Outcome, Progress};
use thirtyfour::Key;

use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::shipped;

/// Types a note in a call and waits until the browser has stored it.
async fn call_with_note(page: &Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial("+12025550119").tap().await;
    page.field(words::common::NOTE).type_text("Training must take ten minutes").await;
    page.wait_for_draft("ten minutes").await;
}

async fn s0_14_a_note_survives_a_killed_tab(page: Page) {
    call_with_note(&page).await;
    page.kill_renderer_and_come_back().await;
    page.heading("Ben Aldous").shown().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.field(words::common::NOTE).has_value("Training must take ten minutes").await;
    page.outcome(Outcome::Gatekeeper).tap().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::lead::TOUCHES).has_text("Training must take ten minutes").await;
}

async fn s0_14_today_offers_a_call_that_was_cut_off(page: Page) {
    call_with_note(&page).await;
    page.goto("#/").await;
    page.heading(words::places::TODAY).shown().await;
    page.kill_renderer_and_come_back().await;
    page.text(containing(words::today::UNFINISHED_CALL)).shown().await;
    page.text("Training must take ten minutes").shown().await;
    page.button(words::today::GO_ON_WITH_IT).tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.field(words::common::NOTE).has_value("Training must take ten minutes").await;
}

async fn s0_14_a_note_survives_a_closed_browser(page: Page) {
    call_with_note(&page).await;
    page.close_browser_and_start_again().await;
    page.open("/").await;
    page.text("Training must take ten minutes").shown().await;
    page.button(words::today::GO_ON_WITH_IT).tap().await;
    page.field(words::common::NOTE).has_value("Training must take ten minutes").await;
}

async fn a_call_that_was_cut_off_can_be_let_go(page: Page) {
    call_with_note(&page).await;
    page.goto("#/").await;
    page.heading(words::places::TODAY).shown().await;
    page.reload().await;
    page.button(words::today::LET_IT_GO).tap().await;
    page.text(containing(words::today::UNFINISHED_CALL)).gone().await;
    page.safe_on_disk().await;
    page.reload().await;
    page.agenda_row("Ben Aldous").shown().await;
    page.text(containing(words::today::UNFINISHED_CALL)).gone().await;
}

async fn a_wrap_up_goes_on_after_a_reload(page: Page) {
    call_with_note(&page).await;
    page.outcome(Outcome::Spoke).tap().await;
    page.button(Progress::Forward.words()).tap().await;
    page.button(Close::SetDate.words()).tap().await;
    page.button("Wed 23 Dec").tap().await;
    page.css(".next-line").has_text("Wed 23 Dec, call").await;
    page.reload().await;
    page.heading(&words::round::close_the_call(Outcome::Spoke.words())).shown().await;
    for chip in [Progress::Forward.words(), Close::SetDate.words(), "Wed 23 Dec"] {
        page.button(chip).wait_for_one("pressed", |chip| chip.pressed).await;
    }
    page.field(words::common::NOTE).has_value("Training must take ten minutes").await;
    page.button(words::common::YES).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Ben Aldous").gone().await;
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(2)).shown().await;
    page.css(".next-line").has_text("Wed 23 Dec, call").await;
    page.role("region", words::lead::TOUCHES).has_text("Training must take ten minutes").await;
}

async fn a_wrap_up_without_a_dialled_number_goes_on_after_a_reload(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.outcome(Outcome::Spoke).tap().await;
    page.button(Progress::Forward.words()).tap().await;
    page.reload().await;
    page.button(Progress::Forward.words()).wait_for_one("pressed", |chip| chip.pressed).await;
}

async fn the_step_of_the_script_is_there_after_a_reload(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Imogen Farrell").await;
    page.dial("+12025550187").tap().await;
    page.button(&shipped::answer("call-cold-first", "open", "find-a-time")).tap().await;
    page.heading(&shipped::heading("call-cold-first", "find-a-time")).shown().await;
    page.reload().await;
    page.heading(&shipped::heading("call-cold-first", "find-a-time")).shown().await;
}

async fn a_half_typed_lead_is_there_after_a_kill(page: Page) {
    page.open_on_monday().await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo La").await;
    page.field(words::common::NOTE).type_text("wants to se").await;
    page.wait_for_draft("wants to se").await;
    page.kill_renderer_and_come_back().await;
    page.textbox(words::common::NAME).has_value("Ivo La").await;
    page.field(words::common::NOTE).has_value("wants to se").await;
}

async fn a_half_typed_field_is_there_after_a_kill(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    page.field(words::lead::NOTES).type_text("Half a though").await;
    page.wait_for_draft("Half a though").await;
    page.kill_renderer_and_come_back().await;
    page.field(words::lead::NOTES).has_value("Half a though").await;
    page.field(words::lead::NOTES).type_text("t").await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::lead::FIELD_CHANGED).await;
    page.field(words::lead::NOTES).has_value("Half a thought").await;
}

async fn what_was_done_before_a_kill_is_kept(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).shown().await;
    page.kill_renderer_and_come_back().await;
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(2)).shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s0_14_a_note_survives_a_killed_tab,
        s0_14_today_offers_a_call_that_was_cut_off,
        s0_14_a_note_survives_a_closed_browser,
        a_call_that_was_cut_off_can_be_let_go,
        a_wrap_up_goes_on_after_a_reload,
        a_wrap_up_without_a_dialled_number_goes_on_after_a_reload,
        the_step_of_the_script_is_there_after_a_reload,
        a_half_typed_lead_is_there_after_a_kill,
        a_half_typed_field_is_there_after_a_kill,
        what_was_done_before_a_kill_is_kept,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [s0_14_a_note_survives_a_closed_browser, a_wrap_up_goes_on_after_a_reload]
);

browser_tests!(webkit, WebKit, crate::suite::with_page, [a_wrap_up_goes_on_after_a_reload]);
