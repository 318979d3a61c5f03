//! The round: the brief, the dial button, the script, and the outcomes with their consequences.

use next_touch::app::words;
use next_touch::domain::command::CommandError;
use next_touch::domain::lead::{NoAim, Outcome};
use thirtyfour::Key;

use crate::engine::Engine;
use crate::find::{Find, starting};
use crate::page::Page;
use crate::steps::THREE_NAMES;

/// Opens a lead's call screen by its dial button.
async fn call(page: &Page, name: &str, number: &str) {
    page.open_brief(name).await;
    page.dial(number).tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
}

const BEN: &str = "+12025550119";

async fn s0_15_the_brief_shows_the_last_three_touches_with_their_words(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Priya Nair").await;
    let brief = page.role("region", words::round::BRIEF);
    for words in [
        "three rows of seats",
        "a crash rating she can show her insurer",
        "Wed 2 Dec, in 9 days",
        "the new shop opens",
        "Send me the sheet first, then we talk.",
        "Asked for the crash-test sheet before anything else.",
        Outcome::VoicemailLeft.words(),
        "Two vans are worn out. Wants to see numbers, not brochures.",
    ] {
        brief.has_text(words).await;
    }
    page.css(".last-touches > li").count_is(3).await;
    page.role("region", words::round::THIS_TOUCH).has_text("Due today").await;
    page.textbox(words::common::AIM).has_value("Agree the order date").await;
    page.open_brief("Imogen Farrell").await;
    page.role("region", words::round::BRIEF).has_text(words::common::NOBODY_HAS_TALKED_YET).await;
    page.role("region", words::round::BRIEF).has_text(words::round::MUST_HAVES_NOT_ASKED).await;
}

async fn s0_22_s4_16_s4_29_an_aim_cannot_be_emptied_on_the_brief(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Priya Nair").await;
    let before = page.local_storage().await.keys().filter(|key| key.contains("/j/")).count();
    page.textbox(words::common::AIM).replace_text("").await;
    page.press(Key::Tab).await;
    page.any("alert").has_text(CommandError::Aim(NoAim::Empty).words()).await;
    page.textbox(words::common::AIM).replace_text("Just checking in").await;
    page.press(Key::Tab).await;
    page.any("alert").has_text(CommandError::Aim(NoAim::EmptyOpener).words()).await;
    let after = page.local_storage().await.keys().filter(|key| key.contains("/j/")).count();
    assert_eq!(before, after, "a refused aim writes nothing");
    page.textbox(words::common::AIM).replace_text("Agree the colour").await;
    page.press(Key::Tab).await;
    page.any("alert").gone().await;
    page.reload().await;
    page.textbox(words::common::AIM).has_value("Agree the colour").await;
}

async fn s4_29_the_aim_of_the_next_touch_cannot_be_emptied_after_a_talk(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.outcome(Outcome::Spoke).tap().await;
    page.choose_in_each_row().await;
    page.css(".next-touch summary").tap().await;
    let aim = page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::AIM));
    aim.replace_text("").await;
    page.press(Key::Tab).await;
    page.any("alert").has_text(CommandError::Aim(NoAim::Empty).words()).await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.button(words::round::SAVE_AND_NEXT).shown().await;
    page.any("alert").has_text(CommandError::Aim(NoAim::Empty).words()).await;
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(1)).shown().await;
}

async fn undo_stays_offered_and_takes_an_outcome_back(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Imogen Farrell", "+12025550187").await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).tap().await;
    page.heading("Imogen Farrell").gone().await;
    page.undo_bar().has_text("Imogen Farrell: No answer").await;
    page.goto("#/leads").await;
    page.goto("#/scripts").await;
    page.heading(words::places::SCRIPTS).shown().await;
    page.undo_bar().has_text("Imogen Farrell: No answer").await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.undo_bar().has_text(words::common::PRACTICE_BOOK_IS_IN).await;
    page.open_lead("Imogen Farrell").await;
    page.heading(&words::lead::touches(0)).shown().await;
    page.role("region", words::common::NEXT_TOUCH).has_text("today, call").await;
    page.reload().await;
    page.heading(&words::lead::touches(0)).shown().await;
}

async fn undo_is_replaced_by_the_next_outcome(page: Page) {
    page.open_with_practice_book().await;
    for (name, number) in [("Imogen Farrell", "+12025550187"), ("Luca Marchetti", "+12025550195")] {
        call(&page, name, number).await;
        page.outcome(Outcome::NoAnswer).tap().await;
        page.undo_bar().has_text(&format!("{name}: No answer")).await;
    }
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.open_lead("Luca Marchetti").await;
    page.heading(&words::lead::touches(0)).shown().await;
    page.open_lead("Imogen Farrell").await;
    page.heading(&words::lead::touches(1)).shown().await;
}

/// Presses a number key on a call screen and checks the logged outcome.
async fn check_key(page: &Page, key: &str, outcome: Outcome) {
    page.open_brief("Priya Nair").await;
    page.button(words::common::SCRIPT).tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.press(key).await;
    match outcome {
        Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper => {
            page.any("status").has_text(&words::round::is_noted(outcome.words())).await
        }
        _ => page.heading(&words::round::close_the_call(outcome.words())).shown().await,
    };
}

async fn number_keys_press_the_outcomes(page: Page) {
    let keys = [
        Outcome::Spoke,
        Outcome::VoicemailLeft,
        Outcome::NoAnswer,
        Outcome::Gatekeeper,
        Outcome::Busy,
        Outcome::BadDay,
        Outcome::NotNow,
    ];
    page.open_with_practice_book().await;
    for (place, outcome) in keys.into_iter().enumerate() {
        check_key(&page, &(place + 1).to_string(), outcome).await;
        if matches!(outcome, Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper) {
            page.undo_bar().button(words::common::UNDO).tap().await;
            page.undo_bar().has_text("Practice book").await;
        }
        page.goto("#/").await;
        page.open_brief("Ben Aldous").await;
        page.button(words::common::SCRIPT).tap().await;
    }
}

async fn number_keys_are_text_in_a_note(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.field(words::common::NOTE).type_text("3 vans").await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.field(words::common::NOTE).has_value("3 vans").await;
}

async fn dial_copy_and_code_bring_the_outcomes_into_view(page: Page) {
    page.open_with_practice_book().await;
    for act in ["dial", "copy", "code"] {
        page.open_brief("Ben Aldous").await;
        match act {
            "dial" => page.dial(BEN).tap().await,
            "copy" => page.button(words::round::COPY_NUMBER).tap().await,
            _ => page.button(words::round::PHONE_CODE).tap().await,
        }
        page.heading(words::common::HOW_DID_IT_GO).shown().await;
        page.wait_until(
            "(() => { const box = document.querySelector('.outcomes .outcome').getBoundingClientRect(); \
             return box.top >= 0 && box.bottom <= innerHeight; })()",
        )
        .await;
        page.goto("#/").await;
        page.open_brief("Priya Nair").await;
        page.button(words::common::SCRIPT).tap().await;
    }
}

async fn the_code_for_the_phone_can_be_read_while_the_outcomes_are_there(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::round::PHONE_CODE).tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    page.role("img", starting("Code that dials")).shown().await;
}

async fn outcomes_are_in_view_on_a_phone(page: Page) {
    page.set_size(360, 800).await;
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.wait_until(
        "[...document.querySelectorAll('.outcomes .outcome')].slice(0, 4).every((button) => { \
         const box = button.getBoundingClientRect(); \
         const hit = document.elementFromPoint(box.left + box.width / 2, box.bottom - 4); \
         return button.contains(hit); })",
    )
    .await;
}

async fn an_extension_stays_in_sight_and_a_wrong_number_goes_behind_the_next(page: Page) {
    page.set_size(360, 800).await;
    page.open_on_monday().await;
    let table = "Name,Phone,Mobile\nMaren Tidewell,+1 574 555 0111 ext. 204,+1 574 555 0112\n";
    page.bring_in_table(table, 1).await;
    page.open_brief("Maren Tidewell").await;
    page.css("main").has_text("Then dial 204").await;
    page.dial("+15745550111").tap().await;
    page.css(".result-head").has_text("+1 574 555 0111 ext. 204").await;
    page.leave_and_come_back().await;
    page.css(".result-head").has_text("ext. 204").await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::WrongNumber).tap().await;
    page.open_lead("Maren Tidewell").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.css(".dial.primary[href='tel:+15745550112']").shown().await;
    page.css(".dial[href='tel:+15745550111']").gone().await;
    page.css(".dial-row s").has_text("+1 574 555 0111 ext. 204").await;
    page.button(words::round::NUMBER_IS_RIGHT).tap().await;
    page.css(".dial-row s").gone().await;
    page.css(".dial[href='tel:+15745550111']").shown().await;
}

async fn coming_back_from_the_phone_asks_how_it_went(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.leave_and_come_back().await;
    page.heading(words::common::HOW_DID_IT_GO).is_focused().await;
    page.press("3").await;
    page.any("status").has_text(&words::round::is_noted(Outcome::NoAnswer.words())).await;
}

async fn s0_27_a_voicemail_still_needs_a_next_touch(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.outcome(Outcome::VoicemailLeft).has_text("tomorrow pm, call").await;
    page.outcome(Outcome::VoicemailLeft).tap().await;
    page.role("region", words::common::NEXT_TOUCH).has_text("tomorrow, afternoon, call").await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::common::NEXT_TOUCH).has_text("tomorrow, afternoon, call").await;
}

async fn s0_8_no_reached_lead_stays_without_a_next_touch(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.outcome(Outcome::Spoke).tap().await;
    page.choose_in_each_row().await;
    page.role("region", words::common::NEXT_TOUCH).has_text("Mon 30 Nov, call").await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Ben Aldous").gone().await;
    page.goto("#/leads").await;
    let rows = page.css(".lead-row").count_is(10).await;
    assert!(rows.iter().all(|row| !row.text.contains(words::common::NO_NEXT_TOUCH)));
    page.open_lead("Ben Aldous").await;
    page.role("region", words::common::NEXT_TOUCH).has_text("Mon 30 Nov, call").await;
}

async fn the_wrap_up_says_what_is_missing(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.outcome(Outcome::Spoke).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.any("alert").has_text(words::round::CHOOSE_IN_EACH_ROW).await;
    page.choose_in_each_row().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Ben Aldous").gone().await;
}

async fn s3_1_outcomes_have_neutral_words(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    let all = page.css(".outcomes").any("button").count_is(16).await;
    for word in ["fail", "reject", "lost", "bad call", "error", "loser", "unsuccess", "wrong!"] {
        assert!(all.iter().all(|button| !button.text.to_lowercase().contains(word)), "{word}");
    }
    // No outcome is redder than another: all of them have the colours of the first.
    page.wait_until(
        "new Set([...document.querySelectorAll('.outcomes .outcome:not(.other) strong')] \
         .map((word) => getComputedStyle(word).color)).size === 1",
    )
    .await;
    for outcome in all.iter().filter(|button| !button.text.starts_with(words::round::OTHER_OUTCOMES)) {
        let lines = outcome.text.len();
        assert!(lines > 20, "an outcome tells its meaning and its consequence: {}", outcome.text);
    }
}

async fn the_next_touch_is_changed_in_one_tap(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.role("region", words::common::NEXT_TOUCH).has_text("tomorrow, afternoon, call").await;
    page.reset_taps();
    page.button("Mon 30 Nov").tap().await;
    page.css(".next-line").has_text("Mon 30 Nov, call").await;
    assert_eq!((page.taps(), page.typings()), (1, 0));
    page.reload().await;
    page.open_lead("Ben Aldous").await;
    page.css(".next-line").has_text("Mon 30 Nov, call").await;
}

async fn the_forecast_on_the_button_is_what_happens(page: Page) {
    page.open_with_practice_book().await;
    for outcome in [Outcome::NoAnswer, Outcome::Gatekeeper] {
        call(&page, "Ben Aldous", BEN).await;
        let button = page.outcome(outcome).shown().await;
        let forecast = button.text.rsplit("→ ").next().expect("a forecast").replace(" pm,", ", afternoon,");
        page.outcome(outcome).tap().await;
        page.css(".next-line").has_text(&forecast).await;
        page.undo_bar().button(words::common::UNDO).tap().await;
        page.undo_bar().has_text("Practice book").await;
        page.open_brief("Priya Nair").await;
        page.button(words::common::SCRIPT).tap().await;
    }
}

async fn a_lead_is_won_with_value_and_date(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::Won).tap().await;
    page.field(starting(words::common::WON_FOR_WHAT)).type_text("12 desks, 4,800").await;
    page.field("On").pick("2026-11-20").await;
    page.button(words::round::SAVE_AS_WON).tap().await;
    page.css(".next-line").has_text("Won Fri 20 Nov, 12 desks, 4,800").await;
    page.open_lead("Ben Aldous").await;
    page.css(".next-line").has_text("Won Fri 20 Nov, 12 desks, 4,800").await;
    let touches = page.timeline().count_is(2).await;
    assert!(touches[0].text.contains(Outcome::Won.words()), "{}", touches[0].text);
}

async fn the_round_goes_on_to_its_end(page: Page) {
    page.open_with_three_leads().await;
    page.link(starting(&words::today::start_round(3))).tap().await;
    for name in THREE_NAMES {
        page.heading(name).shown().await;
        page.button(words::common::SCRIPT).tap().await;
        page.outcome(Outcome::NoAnswer).tap().await;
        page.button(starting(words::round::NEXT_LEAD)).tap().await;
    }
    page.heading(words::round::ROUND_IS_DONE).shown().await;
    page.link(words::round::BACK_TO_TODAY).tap().await;
    page.text(&words::today::done(3, 3)).shown().await;
    page.text(starting(words::today::NOBODY_IS_DUE)).shown().await;
}

async fn a_lead_whose_result_is_noted_can_be_called_again(page: Page) {
    page.open_with_practice_book().await;
    call(&page, "Ben Aldous", BEN).await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.any("status").has_text(&words::round::is_noted(Outcome::NoAnswer.words())).await;
    page.open_lead("Ben Aldous").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.role("region", words::round::BRIEF).shown().await;
    page.dial(BEN).shown().await;
}

async fn the_title_takes_the_focus_when_a_screen_opens(page: Page) {
    page.open_with_practice_book().await;
    page.agenda_row("Ben Aldous").tap().await;
    page.heading("Ben Aldous").is_focused().await;
    if page.engine() == Engine::Chromium {
        page.back().await;
        page.heading(words::places::TODAY).is_focused().await;
    }
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s0_15_the_brief_shows_the_last_three_touches_with_their_words,
        s0_22_s4_16_s4_29_an_aim_cannot_be_emptied_on_the_brief,
        s4_29_the_aim_of_the_next_touch_cannot_be_emptied_after_a_talk,
        undo_stays_offered_and_takes_an_outcome_back,
        undo_is_replaced_by_the_next_outcome,
        number_keys_press_the_outcomes,
        number_keys_are_text_in_a_note,
        dial_copy_and_code_bring_the_outcomes_into_view,
        the_code_for_the_phone_can_be_read_while_the_outcomes_are_there,
        outcomes_are_in_view_on_a_phone,
        an_extension_stays_in_sight_and_a_wrong_number_goes_behind_the_next,
        coming_back_from_the_phone_asks_how_it_went,
        s0_27_a_voicemail_still_needs_a_next_touch,
        s0_8_no_reached_lead_stays_without_a_next_touch,
        the_wrap_up_says_what_is_missing,
        s3_1_outcomes_have_neutral_words,
        the_next_touch_is_changed_in_one_tap,
        the_forecast_on_the_button_is_what_happens,
        a_lead_is_won_with_value_and_date,
        the_round_goes_on_to_its_end,
        a_lead_whose_result_is_noted_can_be_called_again,
        the_title_takes_the_focus_when_a_screen_opens,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [coming_back_from_the_phone_asks_how_it_went, number_keys_press_the_outcomes]
);
