//! The maximum number of taps for common tasks, counted as on a phone.

use next_touch::app::words;
use next_touch::domain::lead::{Close, Outcome, Progress};
use thirtyfour::Key;

use crate::find::{Find, containing, starting};
use crate::locator::Locator;
use crate::page::Page;
use crate::shipped;
use crate::steps::THREE_LEADS;

/// A phone with the practice book or another book.
async fn on_a_phone(page: &Page) {
    page.set_size(360, 800).await;
}

async fn from_pasting_to_the_first_dial_button_in_six_taps(page: Page) {
    on_a_phone(&page).await;
    page.open_on_monday().await;
    page.reset_taps();
    page.link(words::places::IMPORT_LEADS).tap().await;
    page.field(words::import::PASTE_ROWS).paste(THREE_LEADS).await;
    page.button(words::import::PREVIEW).tap().await;
    page.button(&words::import::import_leads(3)).tap().await;
    page.link(words::import::START_CALLING).tap().await;
    page.dial("+14155550101").shown().await;
    assert!(page.taps() <= 6, "{} taps", page.taps());
    assert_eq!(page.typings(), 0);
}

async fn from_no_answer_to_the_next_lead_in_two_taps(page: Page) {
    on_a_phone(&page).await;
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.reset_taps();
    page.outcome(Outcome::NoAnswer).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).tap().await;
    page.heading("Ben Carver").shown().await;
    assert!(page.taps() <= 2, "{} taps", page.taps());
    assert_eq!(page.typings(), 0);
}

async fn from_spoke_to_the_next_lead_in_five_taps(page: Page) {
    on_a_phone(&page).await;
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.reset_taps();
    page.outcome(Outcome::Spoke).tap().await;
    page.choose_in_each_row().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Ben Carver").shown().await;
    assert!(page.taps() <= 5, "{} taps", page.taps());
    assert_eq!(page.typings(), 0);
}

async fn the_voicemail_is_one_tap_from_the_script(page: Page) {
    on_a_phone(&page).await;
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.css(".words-body").shown().await;
    page.reset_taps();
    page.button(words::round::VOICEMAIL).tap().await;
    page.css(".seconds").shown().await;
    page.css(".words-body").has_text(&shipped::sentence("voicemail-first", "name-and-reason")).await;
    assert_eq!(page.taps(), 1);
}

async fn a_caller_is_found_by_four_digits(page: Page) {
    on_a_phone(&page).await;
    page.open_with_practice_book().await;
    page.link(words::places::LEADS).tap().await;
    page.any("searchbox").type_text("0143").await;
    page.css(".lead-row").count_is(1).await;
    page.lead_row("Priya Nair").shown().await;
}

/// Moves to an element with the Tab key.
async fn tab_to(page: &Page, thing: &Locator) {
    thing.shown().await;
    for _ in 0..80 {
        if thing.shown().await.focused {
            return;
        }
        page.press(Key::Tab).await;
    }
    panic!("{thing} is not reached by the Tab key");
}

async fn a_round_is_worked_by_keyboard_alone(page: Page) {
    page.open_with_three_leads().await;
    tab_to(&page, &page.link(containing("Start the round"))).await;
    page.press(Key::Enter).await;
    page.heading("Ada Brook").is_focused().await;
    tab_to(&page, &page.dial("+14155550101")).await;
    page.press(Key::Enter).await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.press("3").await;
    tab_to(&page, &page.button(starting(words::round::NEXT_LEAD))).await;
    page.press(Key::Enter).await;
    page.heading("Ben Carver").is_focused().await;
    tab_to(&page, &page.button(words::common::SCRIPT)).await;
    page.press(Key::Enter).await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.press("1").await;
    for chip in [Progress::Forward.words(), Close::SetDate.words(), words::common::YES] {
        tab_to(&page, &page.button(chip)).await;
        page.press(" ").await;
        page.button(chip).wait_for_one("pressed", |chip| chip.pressed).await;
    }
    tab_to(&page, &page.button(words::round::SAVE_AND_NEXT)).await;
    page.press(Key::Enter).await;
    page.heading("Cleo Dunn").is_focused().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        from_pasting_to_the_first_dial_button_in_six_taps,
        from_no_answer_to_the_next_lead_in_two_taps,
        from_spoke_to_the_next_lead_in_five_taps,
        the_voicemail_is_one_tap_from_the_script,
        a_caller_is_found_by_four_digits,
        a_round_is_worked_by_keyboard_alone,
    ]
);
