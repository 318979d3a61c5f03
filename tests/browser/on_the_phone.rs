//! The script during a call: asides, scrolling, the wake lock, the parts of a voicemail, and the text offered after
//! every outcome.

use serde_json::json;

use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::shipped;

const BEN: &str = "+12025550119";

/// Counts the page's requests for a wake lock, and its releases.
const WAKE_LOCK: &str = "window.asked = 0; window.letGo = 0; Object.defineProperty(navigator, 'wakeLock', { value: { \
    request: async () => { window.asked += 1; return { release: async () => { window.letGo += 1; } }; } } });";

async fn an_objection_is_answered_aside_and_the_script_goes_on_where_it_was(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.button(&shipped::answer("call-after-interest", "open", "bring-whats-new")).tap().await;
    page.heading(&shipped::heading("call-after-interest", "bring-whats-new")).shown().await;
    page.text("What if they say …").tap().await;
    page.button(containing("too expensive")).tap().await;
    page.css(".words-body").has_text(&shipped::sentence("objection-price", "open")).await;
    // The position in it survives a killed page.
    page.wait_for_draft("objection-price").await;
    page.reload().await;
    page.css(".words-body").has_text(&shipped::sentence("objection-price", "open")).await;
    page.button(containing("Back to the script")).tap().await;
    page.heading(&shipped::heading("call-after-interest", "bring-whats-new")).shown().await;
}

async fn the_words_scroll_by_themselves_until_they_are_touched(page: Page) {
    page.open_with_practice_book().await;
    page.set_size(360, 640).await;
    page.open_brief("Ben Aldous").await;
    page.button("Mail").tap().await;
    page.field("Text").shown().await;
    page.button("Scroll the words").tap().await;
    page.button("Stop scrolling").shown().await;
    page.wait_until("document.querySelector('.words-body').scrollTop > 5").await;
    page.js(
        "document.querySelector('.words-body').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))",
        vec![],
    )
    .await;
    page.button("Stop scrolling").gone().await;
    page.button("Scroll the words").shown().await;
}

async fn the_screen_stays_on_during_a_call_and_is_asked_again_after_a_return(page: Page) {
    page.preload(WAKE_LOCK).await;
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    assert_eq!(page.js("return window.asked", vec![]).await, json!(0));
    page.dial(BEN).tap().await;
    page.wait_until("window.asked === 1").await;
    page.leave_and_come_back().await;
    page.wait_until("window.asked >= 2").await;
    page.outcome("No answer").tap().await;
    page.wait_until("window.letGo >= 1").await;
}

async fn s2_8_the_talk_timer_runs(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.css(".timer").has_text("0:0").await;
}

async fn s2_11_the_parts_of_a_voicemail_are_chosen_and_show_their_price(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button("Voicemail").tap().await;
    let seconds = page.css(".seconds");
    let before = seconds.shown().await.text;
    page.button(starting("Their best time")).tap().await;
    page.css(".words-body").has_text("If another time is better").await;
    assert_ne!(seconds.shown().await.text, before);
    page.button("Count down").tap().await;
    page.button(containing("s left")).shown().await;
}

async fn s4_26_each_result_offers_its_draft_and_noting_it_as_sent_moves_nothing(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.outcome("No answer").tap().await;
    let line = page.css(".next-line").shown().await.text;
    page.button("Draft the mail").tap().await;
    page.field("Text").shown().await;
    page.button("Note it as sent").tap().await;
    page.text("Noted").shown().await;
    assert_eq!(page.css(".next-line").shown().await.text, line);
    page.open_lead("Ben Aldous").await;
    page.role("region", "Touches").has_text("Mail sent").await;
}

async fn t2_the_mail_after_a_bad_day_waits_and_one_tap_passes_that(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.outcome("Bad day").tap().await;
    page.button("Draft the mail").tap().await;
    page.text(containing("It was a bad day for them")).shown().await;
    page.field("Text").gone().await;
    page.button("Write it now all the same").tap().await;
    page.field("Text").shown().await;
}

async fn a_text_and_a_card_are_written_beside_the_mail(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button("Mail").tap().await;
    page.button("As text").tap().await;
    page.link("Open in messages").gone().await;
    page.field("Text").replace_text("Is Friday good?").await;
    page.link("Open in messages").shown().await;
    page.outcome("Sent").shown().await;
    page.button("By post").tap().await;
    page.button("Print card and label").gone().await;
    page.field("Text").replace_text("Dear Ben, thank you for your time. Kim").await;
    page.button("Print card and label").shown().await;
    page.outcome("Sent").tap().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", "Touches").has_text("Post sent").await;
}

async fn s3_15_key_points_are_ticked_into_the_mail(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.css("#call-note").type_text("likes the blue one").await;
    page.outcome("Spoke").tap().await;
    page.button("Draft the mail").tap().await;
    page.text("More to put in").tap().await;
    page.button("likes the blue one").tap().await;
    page.field("Text")
        .wait_for_one("with the point", |it| {
            it.value.as_deref().is_some_and(|text| text.contains("likes the blue one"))
        })
        .await;
}

async fn s2_24_a_newsletter_is_noted_with_all_its_readers(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.text("Newsletter").tap().await;
    page.field("Of use to them, whether they buy or not").type_text("the new rules").await;
    page.button("Note it with all readers").tap().await;
    page.text(containing("Name both parts")).shown().await;
    page.field("New about what you sell").type_text("a smaller van").await;
    page.text(starting("Readers: ")).tap().await;
    page.field("Find a reader").type_text("nobody of that name").await;
    page.text(containing("Nobody by that name")).shown().await;
    page.field("Find a reader").replace_text("nair").await;
    page.role("checkbox", containing("Priya Nair")).tap().await;
    page.role("checkbox", containing("Ben Aldous")).gone().await;
    page.field("Find a reader").replace_text("").await;
    page.role("checkbox", containing("Ben Aldous")).shown().await;
    page.button("Note it with all readers").tap().await;
    page.text(containing("Noted with every reader")).shown().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", "Touches").has_text("Newsletter sent").await;
    page.open_lead("Priya Nair").await;
    let touches = page.role("region", "Touches").shown().await;
    assert!(!touches.text.contains("Newsletter sent"), "{}", touches.text);
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        an_objection_is_answered_aside_and_the_script_goes_on_where_it_was,
        the_words_scroll_by_themselves_until_they_are_touched,
        the_screen_stays_on_during_a_call_and_is_asked_again_after_a_return,
        s2_8_the_talk_timer_runs,
        s2_11_the_parts_of_a_voicemail_are_chosen_and_show_their_price,
        s4_26_each_result_offers_its_draft_and_noting_it_as_sent_moves_nothing,
        t2_the_mail_after_a_bad_day_waits_and_one_tap_passes_that,
        a_text_and_a_card_are_written_beside_the_mail,
        s3_15_key_points_are_ticked_into_the_mail,
        s2_24_a_newsletter_is_noted_with_all_its_readers,
    ]
);
