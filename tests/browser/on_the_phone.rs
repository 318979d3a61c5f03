//! The script during a call: asides, scrolling, the wake lock, the parts of a voicemail, and the text offered after
//! every outcome.

use next_touch::app::words;
use next_touch::domain::lead::Outcome;
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
    page.text(words::round::WHAT_IF_THEY_SAY).tap().await;
    page.button(containing("too expensive")).tap().await;
    page.css(".words-body").has_text(&shipped::sentence("objection-price", "open")).await;
    // The position in it survives a killed page.
    page.wait_for_draft("objection-price").await;
    page.reload().await;
    page.css(".words-body").has_text(&shipped::sentence("objection-price", "open")).await;
    page.button(containing(words::round::BACK_TO_THE_SCRIPT)).tap().await;
    page.heading(&shipped::heading("call-after-interest", "bring-whats-new")).shown().await;
}

async fn the_words_scroll_by_themselves_until_they_are_touched(page: Page) {
    page.open_with_practice_book().await;
    page.set_size(360, 640).await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::MAIL).tap().await;
    page.field(words::round::TEXT).shown().await;
    page.button(words::round::SCROLL_THE_WORDS).tap().await;
    page.button(words::round::STOP_SCROLLING).shown().await;
    page.wait_until("document.querySelector('.words-body').scrollTop > 5").await;
    page.js(
        "document.querySelector('.words-body').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))",
        vec![],
    )
    .await;
    page.button(words::round::STOP_SCROLLING).gone().await;
    page.button(words::round::SCROLL_THE_WORDS).shown().await;
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
    page.outcome(Outcome::NoAnswer).tap().await;
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
    page.button(words::round::VOICEMAIL).tap().await;
    let seconds = page.css(".seconds");
    let before = seconds.shown().await.text;
    page.button(starting("Their best time")).tap().await;
    page.css(".words-body").has_text("If another time is better").await;
    assert_ne!(seconds.shown().await.text, before);
    page.button(words::round::COUNT_DOWN).tap().await;
    page.button(containing("s left")).shown().await;
}

async fn s4_26_each_result_offers_its_draft_and_noting_it_as_sent_moves_nothing(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    let line = page.css(".next-line").shown().await.text;
    page.button(words::round::DRAFT_THE_MAIL).tap().await;
    page.field(words::round::TEXT).shown().await;
    page.button(words::round::NOTE_IT_AS_SENT).tap().await;
    page.text(words::common::NOTED).shown().await;
    assert_eq!(page.css(".next-line").shown().await.text, line);
    page.open_lead("Ben Aldous").await;
    page.role("region", words::lead::TOUCHES).has_text("Mail sent").await;
}

async fn t2_the_mail_after_a_bad_day_waits_and_one_tap_passes_that(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.outcome(Outcome::BadDay).tap().await;
    page.button(words::round::DRAFT_THE_MAIL).tap().await;
    page.text(containing("It was a bad day for them")).shown().await;
    page.field(words::round::TEXT).gone().await;
    page.button(words::round::WRITE_IT_NOW).tap().await;
    page.field(words::round::TEXT).shown().await;
}

async fn a_text_and_a_card_are_written_beside_the_mail(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::MAIL).tap().await;
    page.button(words::round::AS_TEXT).tap().await;
    page.link(words::round::OPEN_IN_MESSAGES).gone().await;
    page.field(words::round::TEXT).replace_text("Is Friday good?").await;
    page.link(words::round::OPEN_IN_MESSAGES).shown().await;
    page.outcome(Outcome::Sent).shown().await;
    page.button(words::round::BY_POST).tap().await;
    page.button(words::round::PRINT_CARD).gone().await;
    page.field(words::round::TEXT).replace_text("Dear Ben, thank you for your time. Kim").await;
    page.button(words::round::PRINT_CARD).shown().await;
    page.outcome(Outcome::Sent).tap().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::lead::TOUCHES).has_text("Post sent").await;
}

async fn s3_15_key_points_are_ticked_into_the_mail(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.css("#call-note").type_text("likes the blue one").await;
    page.outcome(Outcome::Spoke).tap().await;
    page.button(words::round::DRAFT_THE_MAIL).tap().await;
    page.text(words::round::MORE_TO_PUT_IN).tap().await;
    page.button("likes the blue one").tap().await;
    page.field(words::round::TEXT)
        .wait_for_one("with the point", |it| {
            it.value.as_deref().is_some_and(|text| text.contains("likes the blue one"))
        })
        .await;
}

async fn s2_24_a_newsletter_is_noted_with_all_its_readers(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.text(words::library::NEWSLETTER).tap().await;
    page.field(words::library::LETTER_USE).type_text("the new rules").await;
    page.button(words::library::NOTE_LETTER).tap().await;
    page.text(containing(words::library::LETTER_NOT_COMPLETE)).shown().await;
    page.field(words::library::LETTER_NEWS).type_text("a smaller van").await;
    page.text(starting("Readers: ")).tap().await;
    page.field(words::library::FIND_A_READER).type_text("nobody of that name").await;
    page.text(containing(words::library::NO_SUCH_READER)).shown().await;
    page.field(words::library::FIND_A_READER).replace_text("nair").await;
    page.role("checkbox", containing("Priya Nair")).tap().await;
    page.role("checkbox", containing("Ben Aldous")).gone().await;
    page.field(words::library::FIND_A_READER).replace_text("").await;
    page.role("checkbox", containing("Ben Aldous")).shown().await;
    page.button(words::library::NOTE_LETTER).tap().await;
    page.text(containing(words::library::LETTER_NOTED)).shown().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::lead::TOUCHES).has_text("Newsletter sent").await;
    page.open_lead("Priya Nair").await;
    let touches = page.role("region", words::lead::TOUCHES).shown().await;
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
