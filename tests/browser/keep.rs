//! Reasons to stay: installing, exports that are read back, the user's own numbers, the guide.

use std::io::BufReader;

use next_touch::app::words;
use next_touch::domain::command::CommandError;
use next_touch::domain::lead::Outcome;
use serde_json::json;

use crate::cdp::clock_script;
use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::steps::file_of;

/// Saves the export of a button and reads the file.
async fn exported(page: &Page, button: &str, name: &str) -> String {
    page.goto("#/export").await;
    page.button(starting(button)).tap().await;
    page.any("status").has_text(name).await;
    std::fs::read_to_string(page.downloaded(name).await).expect("the file")
}

/// Parses the rows of a table with a reader that the app doesn't use.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

async fn tables_are_downloaded_and_read_back(page: Page) {
    page.open_with_practice_book().await;
    let table = exported(&page, words::data::CSV_TO_IMPORT_AGAIN, "next-touch-leads-2026-11-23.csv").await;
    let again = rows(&table);
    assert_eq!(again.len(), 11, "a head and ten leads: {again:?}");
    assert!(again.iter().any(|row| row.contains(&"Priya Nair".to_owned()) && row.contains(&"+12025550143".to_owned())));
    let sheet = exported(&page, words::data::SPREADSHEET_CSV, "next-touch-sheet-2026-11-23.csv").await;
    assert!(sheet.starts_with('\u{feff}') && sheet.contains("\r\n"));
    assert_eq!(rows(sheet.trim_start_matches('\u{feff}')).len(), 11);
    // Ten leads that are already known by their numbers.
    page.choose_list(&file_of("again.csv", table.as_bytes())).await;
    page.button(words::import::CHOOSE_ANOTHER).shown().await;
    page.button(starting("Import 10")).gone().await;
}

async fn contact_cards_are_downloaded_and_read_back(page: Page) {
    page.open_with_practice_book().await;
    let cards = exported(&page, words::data::CONTACTS_VCARD, "next-touch-contacts-2026-11-23.vcf").await;
    let names: Vec<String> = ical::VcardParser::new(BufReader::new(cards.as_bytes()))
        .map(|card| card.expect("a card").properties)
        .filter_map(|properties| properties.into_iter().find(|property| property.name == "FN")?.value)
        .collect();
    assert_eq!(names.len(), 10, "{names:?}");
    assert!(names.contains(&"Priya Nair".to_owned()));
}

async fn the_calling_list_is_made_for_paper(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/export").await;
    page.link(starting(words::common::CALLING_LIST_OF_TODAY)).tap().await;
    page.heading(words::places::CALLING_LIST).shown().await;
    let calls = page.role("region", words::today::CALLS);
    calls.has_text("Priya Nair").await;
    calls.has_text("+1 202 555 0143").await;
    page.js("window.print = () => { window.isPrinted = true; }", vec![]).await;
    page.button(words::today::PRINT).tap().await;
    page.wait_until("window.isPrinted").await;
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    page.wait_until("getComputedStyle(document.querySelector('.places')).display === 'none'").await;
    let cut_off = "getComputedStyle(document.querySelector('.content')).overflow === 'visible'";
    page.wait_until(cut_off).await;
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
}

async fn s4_1_one_lead_is_handed_over_with_all_its_history(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Priya Nair").await;
    page.heading(&words::lead::touches(3)).shown().await;
    page.button(words::lead::SAVE_HAND_OVER).tap().await;
    let name = "next-touch-lead-2026-11-23.json";
    page.any("status").has_text(name).await;
    let text = std::fs::read_to_string(page.downloaded(name).await).expect("the file");
    assert!(!text.contains("Ben Aldous"), "no other lead is exported");
    page.preload(&clock_script("2026-11-24T10:00:00Z")).await;
    page.js("return nextTouchShadow.erase()", vec![]).await;
    page.open("/").await;
    page.goto("#/data").await;
    page.field(words::data::CHOOSE_A_BACKUP_FILE).set_file(&file_of("handed-over.json", text.as_bytes())).await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.open_lead("Priya Nair").await;
    page.heading(&words::lead::touches(3)).shown().await;
    page.role("region", words::lead::TOUCHES).has_text("Wants to see numbers, not brochures.").await;
    page.role("region", words::lead::WHAT_THEY_WANT).has_text("three rows of seats").await;
}

async fn s0_10_s0_40_s1_1_my_numbers_show_shares_with_their_counts(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/").await;
    let once = page.link(starting("Followed up only once:")).shown().await.text;
    page.link(starting("Followed up only once:")).tap().await;
    page.heading(words::places::MY_NUMBERS).shown().await;
    let counts = once.trim_start_matches("Followed up only once: ");
    page.role("region", words::numbers::FOLLOWED_UP_ONLY_ONCE).has_text(counts).await;
    page.role("region", words::numbers::OPENED_AGAINST_CLOSED).has_text("open").await;
    page.role("region", words::numbers::OPENED_AGAINST_CLOSED)
        .any("listitem")
        .wait("of ten", |rows| rows.iter().all(|row| row.text.contains("of 10")))
        .await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::Won).tap().await;
    page.button(words::round::SAVE_AS_WON).tap().await;
    page.goto("#/numbers").await;
    page.role("region", words::numbers::TOUCHES_TO_YES).any("listitem").count_is(1).await;
    page.role("region", words::numbers::TOUCHES_TO_YES).has_text("1 of 1").await;
    page.role("region", words::numbers::THE_LAST_SEVEN_DAYS).has_text("Won").await;
    // The pictures are drawings on the page, each beside its counts.
    page.wait_until(
        "[...document.querySelectorAll('svg.share-bar')].length > 5
            && [...document.querySelectorAll('svg.share-bar')]
                .every((bar) => / of /.test(bar.parentElement.innerText) && bar.getBoundingClientRect().height > 5)",
    )
    .await;
}

async fn s4_46_another_seller_is_noted_and_opens_a_script(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/watched").await;
    page.button(words::common::NOTE_IT).tap().await;
    page.any("alert").has_text(CommandError::NothingToDo.words()).await;
    page.field(words::library::WHO_THEY_ARE).type_text("A telephone company").await;
    page.field(words::library::WHAT_ANNOYED_ME).type_text("They read from a sheet").await;
    page.field(words::library::MY_CHANGE).type_text("Leave gaps to answer").await;
    page.field(words::library::IN_WHICH_SCRIPT).choose_option("First call, they know of me").await;
    page.button(words::common::NOTE_IT).tap().await;
    page.role("region", words::common::NOTED).has_text("They read from a sheet").await;
    page.field(words::library::WHAT_ANNOYED_ME).has_value("").await;
    page.reload().await;
    page.role("region", words::common::NOTED).has_text("A telephone company").await;
    page.link(containing("First call, they know of me")).tap().await;
    page.heading("First call, they know of me").shown().await;
}

async fn the_guide_is_searched_and_every_screen_leads_to_its_page(page: Page) {
    page.open_with_practice_book().await;
    for (hash, title) in [
        ("#/", words::places::TODAY),
        ("#/leads", "All leads"),
        ("#/data", words::places::YOUR_DATA),
        ("#/round", "The round"),
    ] {
        page.goto(hash).await;
        page.link(words::common::HELP).tap().await;
        page.heading(title).is_focused().await;
        page.link(words::places::GUIDE).shown().await;
    }
    page.link(words::places::GUIDE).tap().await;
    page.heading(words::places::GUIDE).is_focused().await;
    page.link("A tour of the practice book").shown().await;
    page.field(words::library::SEARCH_THE_GUIDE).type_text("safari seven").await;
    page.link("A tour of the practice book").gone().await;
    page.link("Install it").tap().await;
    page.text(containing("seven days without a visit")).shown().await;
}

async fn the_install_page_says_for_each_device_how_and_why_first(page: Page) {
    page.open_on_monday().await;
    page.link(words::today::INSTALL_IT_FIRST).tap().await;
    page.heading(words::places::INSTALL).is_focused().await;
    let text = page.role("region", words::settings::HOW_TO_INSTALL);
    for words in ["Install before you enter leads", "iPhone", "Android", "Desk", "restore it there"] {
        text.has_text(words).await;
    }
    page.link(words::settings::BACKUP_LINK).tap().await;
    page.heading(words::places::YOUR_DATA).shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        tables_are_downloaded_and_read_back,
        contact_cards_are_downloaded_and_read_back,
        the_calling_list_is_made_for_paper,
        s4_1_one_lead_is_handed_over_with_all_its_history,
        s0_10_s0_40_s1_1_my_numbers_show_shares_with_their_counts,
        s4_46_another_seller_is_noted_and_opens_a_script,
        the_guide_is_searched_and_every_screen_leads_to_its_page,
        the_install_page_says_for_each_device_how_and_why_first,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [tables_are_downloaded_and_read_back, s4_1_one_lead_is_handed_over_with_all_its_history]
);
