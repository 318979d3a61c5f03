//! The value of a touch: asked before dialling, skipped by dialling, chosen once for a round, taken from the library.

use next_touch::app::words;
use next_touch::domain::lead::Outcome;
use thirtyfour::Key;

use crate::find::{Find, containing, starting};
use crate::page::Page;

const BEN: &str = "+12025550119";

async fn s0_23_s0_24_a_value_is_chosen_by_one_tap_and_the_recap_quotes_their_need(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    let gate = page.role("region", words::round::WHAT_DO_YOU_BRING);
    gate.shown().await;
    page.dial(BEN).has_text(words::round::WITH_NOTHING_NEW).await;
    page.reset_taps();
    gate.button(containing("nothing that needs training")).tap().await;
    gate.gone().await;
    assert_eq!(page.taps(), 1);
    page.field(words::round::BRINGS_THEM).has_value("what matters to you, nothing that needs training").await;
    page.css(".aim").has_text("It goes to what they said").await;
    page.button(words::round::VOICEMAIL).tap().await;
    page.css(".words-body").has_text("nothing that needs training").await;
}

async fn s0_23_dialling_is_the_way_past_and_is_no_tap_more(page: Page) {
    page.set_size(360, 800).await;
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.role("region", words::round::WHAT_DO_YOU_BRING).shown().await;
    page.reset_taps();
    page.dial(BEN).tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    assert_eq!(page.taps(), 1);
    // It asks once per call.
    page.button(containing(words::round::BRIEF)).tap().await;
    page.role("region", words::round::BRIEF).shown().await;
    page.role("region", words::round::WHAT_DO_YOU_BRING).gone().await;
}

async fn s0_28_a_value_that_nothing_they_said_speaks_for_is_marked(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.field(words::round::BRINGS_THEM).type_text("our new brochure").await;
    page.press(Key::Tab).await;
    page.css(".aim").has_text(words::round::SERVES_NO_NEED).await;
    page.role("region", words::round::WHAT_DO_YOU_BRING).gone().await;
}

async fn a_value_for_the_round_is_asked_for_only_once(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.field(words::round::BRINGS_THEM).type_text("the new price list").await;
    page.press(Key::Tab).await;
    page.button(words::round::BRING_TO_EVERYBODY).tap().await;
    page.button(words::round::BRING_NO_LONGER).shown().await;
    page.open_brief("Priya Nair").await;
    page.css(".aim").has_text("the new price list").await;
    page.role("region", words::round::WHAT_DO_YOU_BRING).gone().await;
    page.button(words::round::VOICEMAIL).tap().await;
    page.css(".words-body").has_text("the new price list").await;
}

async fn s1_12_s2_20_a_pasted_clip_is_offered_to_who_cares_and_marked_as_sent(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.field(words::library::ADD_LINK_OR_FACT)
        .type_text("Trained in ten minutes https://example.org/a #training")
        .await;
    page.press(Key::Tab).await;
    page.text("Trained in ten minutes").tap().await;
    page.role("region", words::library::WHOM_IT_SUITS).link("Ben Aldous").tap().await;
    let gate = page.role("region", words::round::WHAT_DO_YOU_BRING);
    gate.button(containing("they care about nothing that needs training")).tap().await;
    page.button(words::common::MAIL).tap().await;
    page.field(words::round::TEXT)
        .wait_for_one("with the link", |text| {
            text.value.as_deref().is_some_and(|it| it.contains("https://example.org/a"))
        })
        .await;
    page.outcome(Outcome::Sent).tap().await;
    page.goto("#/shelf").await;
    page.text("Trained in ten minutes").tap().await;
    page.role("region", words::library::WHOM_IT_SUITS).has_text(words::library::SUITS_NOBODY_KNOWN).await;
}

async fn s4_37_the_ladder_offers_the_next_rung(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.text(words::library::OFFERS).tap().await;
    for offer in ["Free delivery", "A month for nothing"] {
        page.field(words::library::ADD_AN_OFFER).type_text(offer).await;
        page.press(Key::Tab).await;
        page.text(offer).shown().await;
    }
    page.open_brief("Ben Aldous").await;
    let gate = page.role("region", words::round::WHAT_DO_YOU_BRING);
    gate.button(starting("Free delivery")).tap().await;
    page.dial(BEN).tap().await;
    page.outcome(Outcome::Spoke).tap().await;
    page.choose_in_each_row().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.open_lead("Ben Aldous").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    gate.button(starting("A month for nothing")).shown().await;
    gate.button(starting("Free delivery")).gone().await;
}

async fn s0_20_an_offer_names_the_must_haves_that_it_does_not_mention(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.text(words::library::OFFERS).tap().await;
    page.field(words::library::ADD_AN_OFFER).type_text("Free delivery").await;
    page.press(Key::Tab).await;
    page.text("Free delivery").shown().await;
    page.open_brief("Ben Aldous").await;
    let offer = page.role("region", words::round::WHAT_DO_YOU_BRING).button(starting("Free delivery"));
    offer.has_text("does not mention: nothing that needs training").await;
    offer.tap().await;
    page.css(".aim").has_text("It does not mention: nothing that needs training.").await;
}

async fn s1_20_s4_22_the_shelf_warns_of_another_subject_and_what_was_given_stands_on_the_brief(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/shelf").await;
    page.field(words::library::ADD_LINK_OR_FACT).type_text("Better soup #cooking").await;
    page.press(Key::Tab).await;
    page.text("Better soup").shown().await;
    page.open_brief("Ben Aldous").await;
    page.text(words::round::FROM_THE_SHELF).tap().await;
    page.button(starting("Better soup")).has_text("Nobody has asked yet what they care about").await;
    page.text(words::round::NOTE_MATERIAL).tap().await;
    page.field(words::round::MATERIAL).type_text("The catalogue").await;
    page.field(words::round::MARKED_PARTS).type_text("page 4").await;
    page.button(words::common::NOTE_IT).tap().await;
    page.role("region", words::round::BRIEF).has_text("The catalogue; marked: page 4").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s0_23_s0_24_a_value_is_chosen_by_one_tap_and_the_recap_quotes_their_need,
        s0_23_dialling_is_the_way_past_and_is_no_tap_more,
        s0_28_a_value_that_nothing_they_said_speaks_for_is_marked,
        a_value_for_the_round_is_asked_for_only_once,
        s1_12_s2_20_a_pasted_clip_is_offered_to_who_cares_and_marked_as_sent,
        s4_37_the_ladder_offers_the_next_rung,
        s0_20_an_offer_names_the_must_haves_that_it_does_not_mention,
        s1_20_s4_22_the_shelf_warns_of_another_subject_and_what_was_given_stands_on_the_brief,
    ]
);
