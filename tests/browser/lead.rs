//! A lead's page: every field is edited in place, and every touch is listed in order.

use next_touch::app::words;
use next_touch::domain::command::CommandError;
use next_touch::domain::lead::Outcome;
use thirtyfour::Key;

use crate::find::{Find, containing, starting};
use crate::page::Page;

/// Changes a field, finds the change after a reload and undoes it in the page it was made in.
async fn check_field(page: &Page, label: &str, before: &str, after: &str) {
    let field = page.field(label);
    field.has_value(before).await;
    field.replace_text(after).await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::lead::FIELD_CHANGED).await;
    page.field(label).has_value(after).await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.field(label).has_value(before).await;
    page.field(label).replace_text(after).await;
    page.press(Key::Tab).await;
    page.field(label).has_value(after).await;
}

async fn every_field_is_edited_in_place_and_undone(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    let fields = [
        (words::common::COMPANY, "Aldous & Co", "Aldous & Daughters"),
        (words::lead::ROLE, "Managing partner", "Founder"),
        (words::lead::SOURCE, "Practice book", "Trade fair"),
        (words::lead::BEST_TIME_TO_CALL, "", "mornings"),
        (words::lead::WORTH, "", "12,500"),
        (words::lead::WEBSITE, "", "aldous.example"),
        (words::lead::ADDRESS, "", "1 Mill Lane"),
        (words::lead::NOTES, "", "Likes short calls"),
        (words::lead::MAILS, "ben@aldous.example", "b@aldous.example"),
    ];
    for (label, before, after) in fields {
        check_field(&page, label, before, after).await;
    }
    page.safe_on_disk().await;
    page.reload().await;
    for (label, _, after) in fields {
        page.field(label).has_value(after).await;
    }
}

async fn the_name_is_edited_in_place(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    page.field(words::common::NAME).replace_text("Benjamin Aldous").await;
    page.press(Key::Tab).await;
    page.heading("Benjamin Aldous").shown().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.heading("Ben Aldous").shown().await;
}

async fn numbers_are_added_and_dialled(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    let phones = page.field(words::lead::PHONES);
    phones.replace_text("+1 202 555 0119\n415 555 0120\nask at the gate").await;
    page.press(Key::Tab).await;
    page.text(containing("without a dial button: ask at the gate")).shown().await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.dial("+12025550119").shown().await;
    page.dial("+14155550120").shown().await;
}

async fn group_warmth_and_channel_are_chosen_and_freed_again(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Imogen Farrell").await;
    for (row, chip) in
        [(words::lead::GROUP, "A:"), (words::lead::WARMTH, words::lead::COLD), (words::lead::CHANNEL, "mail")]
    {
        let chip = page.role("group", row).button(starting(chip));
        chip.tap().await;
        chip.wait_for_one("pressed", |chip| chip.pressed).await;
        chip.tap().await;
        chip.wait_for_one("free", |chip| !chip.pressed).await;
        page.undo_bar().button(words::common::UNDO).tap().await;
        chip.wait_for_one("pressed", |chip| chip.pressed).await;
    }
}

async fn must_haves_and_deadline_are_entered_and_shown_on_the_brief(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Imogen Farrell").await;
    page.field("Add: must have").type_text("dark oak only").await;
    page.press(Key::Tab).await;
    page.role("region", words::lead::WHAT_THEY_WANT).has_text("dark oak only").await;
    page.field("Add: must have").has_value("").await;
    page.field(words::common::DAY).pick("2026-12-01").await;
    page.role("region", words::lead::WHAT_THEY_WANT).has_text("Tue 1 Dec, in 8 days").await;
    page.field(words::common::WHY_IT_MATTERS).type_text("the fair opens").await;
    page.press(Key::Tab).await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    let brief = page.role("region", words::round::BRIEF);
    for words in ["dark oak only", "Tue 1 Dec, in 8 days", "the fair opens"] {
        brief.has_text(words).await;
    }
}

async fn a_must_have_is_taken_out_and_brought_back(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    page.button(&words::common::take_out("nothing that needs training")).tap().await;
    page.text("nothing that needs training").gone().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.text("nothing that needs training").shown().await;
}

async fn s1_3_the_timeline_shows_all_touches_in_order(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Greta Halvorsen").await;
    let touches = page.timeline().count_is(3).await;
    let outcomes = [Outcome::VoicemailLeft, Outcome::NoAnswer, Outcome::Spoke].map(Outcome::words);
    for (touch, words) in touches.iter().zip(outcomes) {
        assert!(touch.text.contains(words), "{words} in {}", touch.text);
    }
    assert!(touches[2].text.contains("Will show samples to two colleagues"), "{}", touches[2].text);
}

async fn a_touch_is_logged_back_dated_and_takes_its_place_in_the_order(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Greta Halvorsen").await;
    page.button(words::lead::LOG_A_TOUCH).tap().await;
    let sheet = page.any("dialog");
    sheet.button(words::lead::THEY_DID).tap().await;
    sheet.button("mail").tap().await;
    sheet.field("On").pick("2026-11-05").await;
    sheet.field(words::common::NOTE).type_text("Sent a photo of the shop window").await;
    sheet.button(words::lead::SAVE_THE_TOUCH).tap().await;
    page.any("dialog").gone().await;
    let touches = page.timeline().count_is(4).await;
    assert!(touches[2].text.contains("They wrote (mail)"), "{}", touches[2].text);
    assert!(touches[2].text.contains("Thu 5 Nov"), "{}", touches[2].text);
    assert!(touches[2].text.contains("Sent a photo of the shop window"));
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.timeline().count_is(3).await;
}

async fn a_touch_cannot_lie_ahead(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Greta Halvorsen").await;
    page.button(words::lead::LOG_A_TOUCH).tap().await;
    page.any("dialog").button("mail").tap().await;
    page.any("dialog").field("On").pick("2026-11-30").await;
    page.any("dialog").button(words::lead::SAVE_THE_TOUCH).tap().await;
    page.any("dialog").any("alert").has_text(CommandError::FutureTouch.words()).await;
    page.any("dialog").button(words::common::CLOSE).tap().await;
    page.timeline().count_is(3).await;
}

async fn a_half_written_touch_survives_escape_and_reload(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Greta Halvorsen").await;
    page.button(words::lead::LOG_A_TOUCH).tap().await;
    page.any("dialog").field(words::common::NOTE).type_text("half a sentence").await;
    page.press(Key::Escape).await;
    page.any("dialog").gone().await;
    page.reload().await;
    page.button(words::lead::LOG_A_TOUCH).tap().await;
    page.any("dialog").field(words::common::NOTE).has_value("half a sentence").await;
}

async fn a_touch_is_taken_out_and_brought_back(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Greta Halvorsen").await;
    page.button(starting(&words::common::take_out("Fri 13 Nov Voicemail left"))).tap().await;
    page.timeline().count_is(2).await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.timeline().count_is(3).await;
}

async fn colleagues_are_linked(page: Page) {
    page.open_on_monday().await;
    let table = "Name,Company,Phone\nAda Brook,Brook Boats,415 555 0101\nBea Brook,brook boats,415 555 0104\n";
    page.bring_in_table(table, 2).await;
    page.open_lead("Ada Brook").await;
    page.role("region", words::lead::COLLEAGUES).link("Bea Brook").tap().await;
    page.heading("Bea Brook").shown().await;
    page.role("region", words::lead::COLLEAGUES).link("Ada Brook").shown().await;
}

async fn won_is_logged_with_the_day(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Greta Halvorsen").await;
    page.button(words::lead::LOG_A_TOUCH).tap().await;
    let sheet = page.any("dialog");
    sheet.field(words::lead::OUTCOME).choose_option(Outcome::Won.words()).await;
    sheet.field("On").pick("2026-11-20").await;
    sheet.field(containing("hat for")).type_text("40 jackets").await;
    sheet.button(words::lead::SAVE_THE_TOUCH).tap().await;
    page.css(".next-line").has_text("Won Fri 20 Nov").await;
    page.css(".next-line").has_text("40 jackets").await;
}

async fn after_do_not_call_the_number_is_dialled_nowhere(page: Page) {
    page.open_on_monday().await;
    let table = "Name,Company,Phone\nAda Brook,Brook Boats,415 555 0101\nBea Brook,Brook Boats,(415) 555-0101\n";
    page.look_at_table(table).await;
    page.button(words::import::KEEP_BOTH).tap().await;
    page.button(&words::import::import_leads(2)).tap().await;
    page.link(words::import::START_CALLING).shown().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::DoNotCall).tap().await;
    page.css(".next-line").has_text("Do not call").await;
    page.css("a[href^='tel:']").gone().await;
    for name in ["Ada Brook", "Bea Brook"] {
        page.open_lead(name).await;
        page.css("a[href^='tel:']").gone().await;
        page.link(words::lead::PREPARE_THE_CALL).tap().await;
        page.css("main.round").shown().await;
        page.css("a[href^='tel:']").gone().await;
    }
    page.reload().await;
    page.css("main.round").shown().await;
    page.css("a[href^='tel:']").gone().await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Cy Brook").await;
    page.field(words::leads::PHONE).type_text("+1 415 555 0101").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.role("region", words::round::BRIEF).shown().await;
    page.css("a[href^='tel:']").gone().await;
}

async fn a_lead_is_parked_and_opened_again(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    page.css(".standing-section > details:last-child > summary").tap().await;
    page.field(words::common::WHY).type_text("new office in spring").await;
    page.button(words::common::PARK_FOR_A_MONTH).tap().await;
    page.css(".next-line").has_text("Parked until Wed 23 Dec").await;
    page.goto("#/").await;
    page.agenda_row("Ben Aldous").gone().await;
    page.open_lead("Ben Aldous").await;
    page.button(words::lead::OPEN_AGAIN).tap().await;
    page.css(".next-line").has_text("today, call").await;
}

async fn going_back_with_the_keyboard_in_a_field_keeps_its_text(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    page.field(words::lead::NOTES).type_text("Only mornings").await;
    page.back().await;
    page.heading(words::places::LEADS).shown().await;
    page.open_lead("Ben Aldous").await;
    page.field(words::lead::NOTES).has_value("Only mornings").await;
    page.undo_bar().shown().await;
}

async fn imported_text_is_shown_as_text(page: Page) {
    page.open_on_monday().await;
    let table = "Name,Company,Phone,Notes\n\"<img src=x onerror=alert(1)>\",<b>Bold</b>,415 555 0101,\"<script>alert(1)</script>\"\n";
    page.bring_in_table(table, 1).await;
    page.open_lead("<img src=x onerror=alert(1)>").await;
    page.css("main img, main b, main script").gone().await;
    page.field(words::common::COMPANY).has_value("<b>Bold</b>").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.role("region", words::round::BRIEF).has_text("<script>alert(1)</script>").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        every_field_is_edited_in_place_and_undone,
        the_name_is_edited_in_place,
        numbers_are_added_and_dialled,
        group_warmth_and_channel_are_chosen_and_freed_again,
        must_haves_and_deadline_are_entered_and_shown_on_the_brief,
        a_must_have_is_taken_out_and_brought_back,
        s1_3_the_timeline_shows_all_touches_in_order,
        a_touch_is_logged_back_dated_and_takes_its_place_in_the_order,
        a_touch_cannot_lie_ahead,
        a_half_written_touch_survives_escape_and_reload,
        a_touch_is_taken_out_and_brought_back,
        colleagues_are_linked,
        won_is_logged_with_the_day,
        after_do_not_call_the_number_is_dialled_nowhere,
        a_lead_is_parked_and_opened_again,
        going_back_with_the_keyboard_in_a_field_keeps_its_text,
        imported_text_is_shown_as_text,
    ]
);
