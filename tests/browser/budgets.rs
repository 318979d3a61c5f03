//! The maximum number of taps for common tasks, counted as on a phone.

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
    page.link("Import leads").tap().await;
    page.field("Or paste rows here").paste(THREE_LEADS).await;
    page.button("Preview").tap().await;
    page.button("Import 3 leads").tap().await;
    page.link("Start calling").tap().await;
    page.dial("+14155550101").shown().await;
    assert!(page.taps() <= 6, "{} taps", page.taps());
    assert_eq!(page.typings(), 0);
}

async fn from_no_answer_to_the_next_lead_in_two_taps(page: Page) {
    on_a_phone(&page).await;
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.heading("How did it go?").shown().await;
    page.reset_taps();
    page.outcome("No answer").tap().await;
    page.button(starting("Next lead")).tap().await;
    page.heading("Ben Carver").shown().await;
    assert!(page.taps() <= 2, "{} taps", page.taps());
    assert_eq!(page.typings(), 0);
}

async fn from_spoke_to_the_next_lead_in_five_taps(page: Page) {
    on_a_phone(&page).await;
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.heading("How did it go?").shown().await;
    page.reset_taps();
    page.outcome("Spoke").tap().await;
    page.choose_in_each_row().await;
    page.button("Save and next").tap().await;
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
    page.button("Voicemail").tap().await;
    page.css(".seconds").shown().await;
    page.css(".words-body").has_text(&shipped::sentence("voicemail-first", "name-and-reason")).await;
    assert_eq!(page.taps(), 1);
}

async fn a_caller_is_found_by_four_digits(page: Page) {
    on_a_phone(&page).await;
    page.open_with_practice_book().await;
    page.link("Leads").tap().await;
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
    page.heading("How did it go?").shown().await;
    page.press("3").await;
    tab_to(&page, &page.button(starting("Next lead"))).await;
    page.press(Key::Enter).await;
    page.heading("Ben Carver").is_focused().await;
    tab_to(&page, &page.button("Script")).await;
    page.press(Key::Enter).await;
    page.heading("How did it go?").shown().await;
    page.press("1").await;
    for chip in ["Moved forward", "Set the date", "Yes"] {
        tab_to(&page, &page.button(chip)).await;
        page.press(" ").await;
        page.button(chip).wait_for_one("pressed", |chip| chip.pressed).await;
    }
    tab_to(&page, &page.button("Save and next")).await;
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
