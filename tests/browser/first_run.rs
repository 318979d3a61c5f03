//! The main job from the first visit to finding everything again, and the screens on the way.

use next_touch::app::words;
use next_touch::domain::command::CommandError;
use next_touch::domain::lead::Outcome;

use crate::engine::Engine;
use crate::find::{Find, starting};
use crate::page::Page;
use crate::steps::{THREE_LEADS, THREE_NAMES, sample};

/// Restarts the browser, or does the nearest equivalent if the engine's profile doesn't survive.
async fn come_back_later(page: &Page) {
    if page.engine() == Engine::WebKit {
        page.reload().await;
    } else {
        page.close_browser_and_start_again().await;
    }
    page.open("/#/leads").await;
    page.heading(words::places::LEADS).shown().await;
}

async fn s0_13_a_pasted_table_is_worked_and_found_again(page: Page) {
    page.open_on_monday().await;
    page.link(starting(words::today::IMPORT_A_LIST)).tap().await;
    page.field(words::import::PASTE_ROWS).paste(THREE_LEADS).await;
    page.button(words::import::PREVIEW).tap().await;
    page.role("region", words::import::WHAT_WILL_HAPPEN).has_text("3 new").await;
    page.button(&words::import::import_leads(3)).tap().await;
    page.link(words::import::START_CALLING).tap().await;

    page.heading("Ada Brook").shown().await;
    page.role("region", words::round::BRIEF).has_text("Wants a quiet engine").await;
    page.dial("+14155550101").tap().await;
    assert_eq!(page.dialled().await, ["tel:+14155550101"]);
    page.outcome(Outcome::NoAnswer).tap().await;
    page.any("status").has_text(&words::round::is_noted(Outcome::NoAnswer.words())).await;
    page.button(starting(words::round::NEXT_LEAD)).tap().await;

    page.heading("Ben Carver").shown().await;
    page.button(words::round::VOICEMAIL).tap().await;
    page.outcome(Outcome::VoicemailLeft).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).tap().await;

    page.heading("Cleo Dunn").shown().await;
    page.dial("+14155550103").tap().await;
    page.field(words::common::NOTE).type_text("Wants the price list").await;
    page.outcome(Outcome::Spoke).tap().await;
    page.choose_in_each_row().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading(words::round::ROUND_IS_DONE).shown().await;
    page.text(starting("3 leads touched today")).shown().await;

    come_back_later(&page).await;
    let outcomes = [Outcome::NoAnswer, Outcome::VoicemailLeft, Outcome::Spoke].map(Outcome::words);
    for (name, outcome) in THREE_NAMES.into_iter().zip(outcomes) {
        page.open_lead(name).await;
        let touches = page.timeline().count_is(1).await;
        assert!(touches[0].text.contains(outcome), "{name}: {}", touches[0].text);
        page.role("region", words::common::NEXT_TOUCH).shown().await;
    }
    page.role("region", words::lead::TOUCHES).has_text("Wants the price list").await;
    page.role("region", words::lead::TOUCHES).has_text("moved forward").await;
    page.open_lead("Ada Brook").await;
    page.role("region", words::common::NEXT_TOUCH).has_text("tomorrow, afternoon, call").await;
}

/// Imports a file and finds a person from it again after the browser was closed.
async fn bring_in_file_and_find_again(page: &Page, name: &str, person: &str, number: &str) {
    page.open_on_monday().await;
    page.choose_list(&sample(name)).await;
    page.button(starting("Import")).tap().await;
    page.link(words::import::START_CALLING).tap().await;
    page.role("region", words::round::BRIEF).shown().await;
    come_back_later(page).await;
    page.open_lead(person).await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.dial(number).tap().await;
    assert_eq!(page.dialled().await, [format!("tel:{number}")]);
}

async fn a_csv_file_is_brought_in_and_found_again(page: Page) {
    bring_in_file_and_find_again(&page, "pipedrive.csv", "Carl Dunn", "+14155550163").await;
}

async fn a_vcard_file_is_brought_in_and_found_again(page: Page) {
    bring_in_file_and_find_again(&page, "iphone.vcf", "Dina Cole", "+15035550174").await;
}

async fn s0_12_a_fresh_load_lands_on_today(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/leads").await;
    page.heading(words::places::LEADS).shown().await;
    page.open("/").await;
    page.reload().await;
    page.heading(words::places::TODAY).shown().await;
    let today = page.link(words::places::TODAY).shown().await;
    assert_eq!(today.href.as_deref(), Some("#/"));
}

async fn the_practice_book_is_marked_and_goes_in_one_tap(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Priya Nair").await;
    page.text("practice").shown().await;
    page.goto("#/data").await;
    page.heading(words::places::YOUR_DATA).shown().await;
    page.reset_taps();
    page.button(&words::data::delete_import("Practice book")).tap().await;
    assert_eq!(page.taps(), 1);
    page.goto("#/").await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.agenda_row("Priya Nair").shown().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
}

async fn contacts_are_picked_on_a_phone_that_lets_pages_ask(page: Page) {
    let picker = "Object.defineProperty(navigator, 'contacts', { value: { select: async () => [
        { name: ['Ada Brook'], tel: ['415 555 0101'], email: ['ada@brook.example'] },
        { name: [], tel: ['(415) 555-0102'], email: [] },
    ] } });";
    page.preload(picker).await;
    page.open_on_monday().await;
    page.goto("#/new").await;
    page.button(words::leads::PICK_CONTACTS).tap().await;
    page.heading(words::places::IMPORT_LEADS).shown().await;
    page.button(words::import::PREVIEW).tap().await;
    page.button(&words::import::import_leads(2)).tap().await;
    page.link(words::import::START_CALLING).tap().await;
    page.heading("Ada Brook").shown().await;
    page.dial("+14155550101").shown().await;
}

async fn a_name_alone_is_a_lead(page: Page) {
    page.open_on_monday().await;
    page.link(starting(words::today::ENTER_ONE_LEAD)).tap().await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    page.role("region", words::common::NEXT_TOUCH).has_text("today, call").await;
    page.goto("#/").await;
    page.agenda_row("Ivo Lark").has_text(words::today::FIRST_CALL).await;
}

async fn a_number_alone_is_a_lead(page: Page) {
    page.open_on_monday().await;
    page.goto("#/new").await;
    page.field(words::leads::PHONE).type_text("(415) 555-0199").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.dial("+14155550199").shown().await;
}

async fn nobody_is_no_lead(page: Page) {
    page.open_on_monday().await;
    page.goto("#/new").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.any("alert").has_text(CommandError::NobodyInIt.words()).await;
    page.goto("#/leads").await;
    page.text("0 of 0").shown().await;
}

async fn met_today_sets_a_next_touch(page: Page) {
    page.open_on_monday().await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.button(starting(words::leads::MET_TODAY)).tap().await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    page.role("region", words::common::NEXT_TOUCH).has_text("tomorrow, call").await;
    let touches = page.timeline().count_is(1).await;
    assert!(touches[0].text.contains("Met"), "{}", touches[0].text);
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s0_13_a_pasted_table_is_worked_and_found_again,
        a_csv_file_is_brought_in_and_found_again,
        a_vcard_file_is_brought_in_and_found_again,
        s0_12_a_fresh_load_lands_on_today,
        the_practice_book_is_marked_and_goes_in_one_tap,
        contacts_are_picked_on_a_phone_that_lets_pages_ask,
        a_name_alone_is_a_lead,
        a_number_alone_is_a_lead,
        nobody_is_no_lead,
        met_today_sets_a_next_touch,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [
        s0_13_a_pasted_table_is_worked_and_found_again,
        a_csv_file_is_brought_in_and_found_again,
        a_vcard_file_is_brought_in_and_found_again,
        s0_12_a_fresh_load_lands_on_today,
    ]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [
        s0_13_a_pasted_table_is_worked_and_found_again,
        a_csv_file_is_brought_in_and_found_again,
        a_vcard_file_is_brought_in_and_found_again,
        s0_12_a_fresh_load_lands_on_today,
    ]
);

browser_tests!(
    chromium_below_a_path,
    Chromium,
    crate::suite::with_page_below_a_path,
    [
        s0_13_a_pasted_table_is_worked_and_found_again,
        a_csv_file_is_brought_in_and_found_again,
        s0_12_a_fresh_load_lands_on_today,
        the_practice_book_is_marked_and_goes_in_one_tap,
    ]
);
