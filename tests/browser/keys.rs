//! Everything without a pointer: the palette, the keys, and the whole main job.

use next_touch::app::words;
use next_touch::domain::lead::{Close, Outcome, Progress};
use serde_json::Value;
use thirtyfour::Key;

use crate::find::{Find, starting};
use crate::page::Page;
use crate::steps::{THREE_LEADS, THREE_NAMES};

/// The name of the focused element.
const FOCUSED: &str = r"
    const element = document.activeElement;
    const words = element.getAttribute('aria-label') || element.labels?.[0]?.innerText || element.innerText || '';
    return element === document.body ? '' : words.replace(/\s+/g, ' ').trim();";

async fn focused(page: &Page) -> String {
    match page.js(FOCUSED, vec![]).await {
        Value::String(name) => name,
        other => panic!("no name: {other}"),
    }
}

/// Presses Tab until an element with this name has the focus.
async fn reach(page: &Page, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..120 {
        let here = focused(page).await;
        if here.starts_with(name) {
            return;
        }
        passed.push(here);
        page.press(Key::Tab).await;
    }
    panic!("the Tab key never comes to {name:?}, only to {passed:?}");
}

/// Moves to an element with the Tab key and presses it.
async fn press_on(page: &Page, name: &str) {
    reach(page, name).await;
    page.press(Key::Enter).await;
}

/// The screen with this title is open, and its title has the focus.
async fn is_open(page: &Page, title: &str) {
    page.heading(title).is_focused().await;
}

/// Types into the palette and chooses the first match.
async fn go_by_palette(page: &Page, typed: &str) {
    page.press_with(Key::Control, 'k').await;
    page.any("combobox").is_focused().await;
    page.press(typed).await;
    page.press(Key::Enter).await;
}

async fn the_main_job_is_done_by_keyboard_alone(page: Page) {
    page.open_on_monday().await;
    page.reset_taps();
    go_by_palette(&page, "import").await;
    is_open(&page, words::places::IMPORT_LEADS).await;
    reach(&page, words::import::PASTE_ROWS).await;
    // The focus is in the field; this is what Ctrl V does there.
    page.field(words::import::PASTE_ROWS).paste(THREE_LEADS).await;
    press_on(&page, words::import::PREVIEW).await;
    page.button(&words::import::import_leads(3)).shown().await;
    press_on(&page, &words::import::import_leads(3)).await;
    page.link(words::import::START_CALLING).shown().await;
    press_on(&page, words::import::START_CALLING).await;

    is_open(&page, THREE_NAMES[0]).await;
    press_on(&page, words::common::SCRIPT).await;
    page.outcome(Outcome::NoAnswer).shown().await;
    page.press("3").await;
    page.any("status").has_text(&words::round::is_noted(Outcome::NoAnswer.words())).await;
    press_on(&page, words::round::NEXT_LEAD).await;

    is_open(&page, THREE_NAMES[1]).await;
    press_on(&page, words::common::SCRIPT).await;
    page.outcome(Outcome::Spoke).shown().await;
    reach(&page, words::common::NOTE).await;
    // In a field, a digit is only a digit.
    page.press("1 boat").await;
    page.field(words::common::NOTE).has_value("1 boat").await;
    page.press(Key::Tab).await;
    page.press("1").await;
    page.button(words::round::SAVE_AND_NEXT).shown().await;
    for choice in [Progress::Forward.words(), Close::SetDate.words(), words::common::YES] {
        press_on(&page, choice).await;
    }
    press_on(&page, words::round::SAVE_AND_NEXT).await;

    is_open(&page, THREE_NAMES[2]).await;
    page.wait_until("document.querySelector('[aria-live]').textContent.includes('Ben Carver: Spoke')").await;
    press_on(&page, words::common::SCRIPT).await;
    page.outcome(Outcome::VoicemailLeft).shown().await;
    page.press("2").await;
    page.any("status").has_text(&words::round::is_noted(Outcome::VoicemailLeft.words())).await;
    press_on(&page, words::round::NEXT_LEAD).await;
    is_open(&page, words::round::ROUND_IS_DONE).await;
    page.press("t").await;
    is_open(&page, words::places::TODAY).await;
    page.text(starting(&words::today::done(3, 3))).shown().await;
    assert_eq!(page.taps(), 2, "nothing but the paste, which the keyboard does");
}

async fn the_palette_goes_to_leads_screens_and_commands(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/leads").await;
    is_open(&page, words::places::LEADS).await;
    reach(&page, words::leads::SEARCH_FIELD).await;
    go_by_palette(&page, "nair").await;
    is_open(&page, "Priya Nair").await;
    go_by_palette(&page, "my num").await;
    is_open(&page, words::places::MY_NUMBERS).await;
    // Arrows choose, and the field announces the choice.
    page.press_with(Key::Control, 'k').await;
    page.any("combobox").is_focused().await;
    page.any("option").wait("several", |all| all.len() > 10).await;
    page.press(Key::Down + Key::Down).await;
    page.press(Key::Up).await;
    page.wait_until(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))
            .matches('[aria-selected=\"true\"]:nth-child(2)')",
    )
    .await;
    page.press(Key::Enter).await;
    is_open(&page, words::places::LEADS).await;
    // A command: the practice book is removed.
    go_by_palette(&page, "undo").await;
    page.text(starting(words::leads::NOBODY_FITS)).shown().await;
}

async fn leaving_the_palette_gives_the_keyboard_back(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/settings").await;
    is_open(&page, words::places::SETTINGS).await;
    reach(&page, words::settings::MY_NAME).await;
    page.press_with(Key::Control, 'k').await;
    page.any("combobox").is_focused().await;
    page.press("zebra").await;
    page.any("dialog").has_text(words::common::NOTHING_FITS).await;
    page.press(Key::Escape).await;
    page.any("dialog").gone().await;
    page.field(words::settings::MY_NAME).is_focused().await;
}

async fn a_question_mark_lists_the_keys_and_keys_rest_while_typing(page: Page) {
    page.open_with_practice_book().await;
    page.press("?").await;
    page.role("dialog", words::common::KEYS).has_text("Ctrl K or Cmd K").await;
    // Keys are inactive while a sheet is open.
    page.press("l").await;
    page.role("dialog", words::common::KEYS).shown().await;
    page.press(Key::Escape).await;
    page.any("dialog").gone().await;
    for (key, title) in [
        ("l", words::places::LEADS),
        ("s", words::places::SCRIPTS),
        ("m", words::places::MORE),
        ("n", words::places::NEW_LEAD),
        ("t", words::places::TODAY),
    ] {
        page.press(key).await;
        is_open(&page, title).await;
    }
    page.press("/").await;
    page.role("searchbox", starting(words::leads::SEARCH_FIELD)).is_focused().await;
    page.press("ls?").await;
    page.role("searchbox", starting(words::leads::SEARCH_FIELD)).has_value("ls?").await;
    page.heading(words::places::LEADS).shown().await;
    page.any("dialog").gone().await;
}

/// The browser reports a closed sheet a moment later; by then the next one may be open.
async fn a_sheet_stays_that_the_closing_one_has_opened(page: Page) {
    page.open_with_practice_book().await;
    page.press_with(Key::Control, 'k').await;
    page.any("combobox").is_focused().await;
    let note = "document.querySelector('dialog').addEventListener('close', () => { window.isTold = true; })";
    page.js(note, vec![]).await;
    page.press("keys").await;
    page.press(Key::Enter).await;
    page.wait_until("window.isTold").await;
    page.role("dialog", words::common::KEYS).shown().await;
    page.press(Key::Escape).await;
    page.any("dialog").gone().await;
}

async fn single_keys_can_be_switched_off(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/settings").await;
    page.button(starting(words::settings::SINGLE_KEYS)).tap().await;
    page.goto("#/more").await;
    is_open(&page, words::places::MORE).await;
    page.press("t").await;
    page.press("?").await;
    go_by_palette(&page, "leads").await;
    is_open(&page, words::places::LEADS).await;
    page.any("dialog").gone().await;
    page.reload().await;
    page.goto("#/settings").await;
    page.button(starting(words::settings::SINGLE_KEYS)).tap().await;
    page.press("t").await;
    is_open(&page, words::places::TODAY).await;
}

async fn what_is_pressed_away_leaves_the_keyboard_on_the_title(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Priya Nair").await;
    press_on(&page, words::lead::LOG_A_TOUCH).await;
    page.role("dialog", words::lead::LOG_A_TOUCH).shown().await;
    press_on(&page, words::common::CLOSE).await;
    page.any("dialog").gone().await;
    page.button(words::lead::LOG_A_TOUCH).is_focused().await;
    page.goto("#/").await;
    page.open_brief("Imogen Farrell").await;
    press_on(&page, words::common::SCRIPT).await;
    page.outcome(Outcome::NoAnswer).shown().await;
    page.heading("Imogen Farrell").is_focused().await;
}

/// The two forms of an input method's Enter: the usual one, and Safari's, which has already ended the composition.
async fn an_enter_that_confirms_a_word_chooses_nothing(page: Page) {
    page.open_with_practice_book().await;
    for how in ["isComposing: true", "keyCode: 229"] {
        page.press_with(Key::Control, 'k').await;
        page.any("combobox").type_text("settings").await;
        page.role("option", starting(words::places::SETTINGS)).shown().await;
        let enter = format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, {how} }}))"
        );
        page.js(&enter, vec![]).await;
        page.role("option", starting(words::places::SETTINGS)).shown().await;
        page.heading(words::places::SETTINGS).gone().await;
        page.press(Key::Escape).await;
        page.any("dialog").gone().await;
    }
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        the_main_job_is_done_by_keyboard_alone,
        the_palette_goes_to_leads_screens_and_commands,
        leaving_the_palette_gives_the_keyboard_back,
        a_question_mark_lists_the_keys_and_keys_rest_while_typing,
        a_sheet_stays_that_the_closing_one_has_opened,
        single_keys_can_be_switched_off,
        what_is_pressed_away_leaves_the_keyboard_on_the_title,
        an_enter_that_confirms_a_word_chooses_nothing,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [the_palette_goes_to_leads_screens_and_commands, a_question_mark_lists_the_keys_and_keys_rest_while_typing]
);
