//! A lead's life from the first talk to the honest talk and the end, and back; decision makers; do not call; two leads
//! that are one.

use std::path::Path;

use next_touch::app::words;
use next_touch::domain::command::CommandError;
use next_touch::domain::lead::{Close, Outcome, Progress};
use thirtyfour::Key;

use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::shipped;

/// A conversation without progress, from the lead's page to the next lead.
async fn a_talk_without_a_step(page: &Page, name: &str) {
    page.open_lead(name).await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.button(words::common::SCRIPT).tap().await;
    page.outcome(Outcome::Spoke).tap().await;
    page.button(Progress::Nothing.words()).tap().await;
    page.button(Close::DugOn.words()).tap().await;
    page.button(words::common::YES).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.button(words::round::SAVE_AND_NEXT).gone().await;
}

async fn s0_38_s4_14_s4_2_a_lead_without_a_step_is_let_go_in_two_taps_and_taken_back(page: Page) {
    page.set_size(360, 800).await;
    page.open_with_three_leads().await;
    for _ in 0..2 {
        a_talk_without_a_step(&page, "Ada Brook").await;
    }
    page.goto("#/").await;
    page.link(starting("To decide how to go on: 1")).tap().await;
    page.heading(words::places::DECIDE).shown().await;
    let card = page.role("region", "Ada Brook");
    card.has_text("nothing moved and nothing was learned").await;
    card.has_text("So far: 2 touches").await;
    card.has_text(words::qualify::NO_NEED_WAS_MET).await;
    page.reset_taps();
    card.text(words::common::LET_GO).tap().await;
    card.button(words::qualify::NO_NEED).tap().await;
    page.text(words::qualify::NOBODY_WAITS).shown().await;
    assert_eq!(page.taps(), 2);
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.role("region", "Ada Brook").shown().await;
}

async fn s3_23_a_good_feeling_keeps_a_lead_once(page: Page) {
    page.open_with_three_leads().await;
    for _ in 0..2 {
        a_talk_without_a_step(&page, "Ada Brook").await;
    }
    page.goto("#/decide").await;
    let card = page.role("region", "Ada Brook");
    card.text("Keep").tap().await;
    card.field(words::qualify::FACT_FOR_THEM).type_text("I feel they will buy").await;
    card.button(words::qualify::KEEP_FOR_FACT).tap().await;
    page.any("alert").has_text(CommandError::Perception.words()).await;
    card.button(words::qualify::KEEP_ON_FEELING).tap().await;
    page.text(words::qualify::NOBODY_WAITS).shown().await;
}

async fn s0_41_s0_48_s0_52_the_honest_talk_is_built_from_the_record_and_ends_with_a_decision(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Ada Brook").await;
    page.field("Add: must have").type_text("a quiet engine").await;
    page.press(Key::Tab).await;
    page.field("Add: their words").type_text("We lose the season else").await;
    page.press(Key::Tab).await;
    page.role("region", words::lead::WHAT_THEY_WANT).has_text("We lose the season else").await;
    page.link(words::qualify::HAVE_HONEST_TALK).gone().await;
    for _ in 0..2 {
        a_talk_without_a_step(&page, "Ada Brook").await;
    }
    page.open_lead("Ada Brook").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.field(words::round::BRINGS_THEM).type_text("the silent test drive").await;
    page.press(Key::Tab).await;
    page.goto("#/decide").await;
    page.css(".thumb").link(words::qualify::HAVE_HONEST_TALK).tap().await;
    page.heading(containing("Honest talk: Ada Brook")).shown().await;
    page.text(containing("a quiet engine")).shown().await;
    page.button(words::qualify::NEXT).tap().await;
    page.text(containing("“We lose the season else”")).shown().await;
    page.button(words::qualify::NEXT).tap().await;
    page.text("I get the feeling something's holding you back.").shown().await;
    page.button(words::qualify::NEXT).tap().await;
    page.button("I'd feel the same in your shoes.").tap().await;
    page.css(".say").has_text("I'd feel the same in your shoes.").await;
    page.button(words::qualify::NEXT).tap().await;
    page.field(words::qualify::WHAT_THEY_ANSWER).is_focused().await;
    page.button(words::qualify::NEXT).tap().await;
    page.any("alert").has_text(CommandError::NoAnswer.words()).await;
    page.field(words::qualify::WHAT_THEY_ANSWER).type_text("the notice period").await;
    page.button(words::qualify::NEXT).tap().await;
    page.button(words::qualify::WRITE_IT_DOWN).tap().await;
    page.any("alert").has_text(CommandError::NoDecision.words()).await;
    page.button("It will not happen").tap().await;
    page.button(words::qualify::WRITE_IT_DOWN).tap().await;
    page.heading("Ada Brook").shown().await;
    page.role("region", words::lead::WHERE_THEY_STAND).has_text("Ended today: the notice period").await;
    page.button(words::lead::OPEN_AGAIN).tap().await;
    page.role("region", words::common::NEXT_TOUCH).shown().await;
}

async fn s3_19_the_wrong_person_leads_to_whoever_decides(page: Page) {
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::WrongPerson).tap().await;
    page.field(words::round::THEIR_NAME).type_text("Tom Bell").await;
    page.field(words::round::THEIR_MAIL).type_text("tom@brook.example").await;
    page.field(words::round::WHAT_IT_IS_ABOUT).type_text("a quiet engine").await;
    page.button(Progress::Learned.words()).tap().await;
    page.button(Close::SetDate.words()).tap().await;
    page.button(words::common::YES).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Tom Bell").shown().await;
    page.role("region", words::round::THIS_TOUCH).has_text("Due today").await;
    page.button(words::common::MAIL).tap().await;
    let text = page.field(words::round::TEXT).shown().await.value.unwrap_or_default();
    for words in ["Ada Brook", "today", "a quiet engine"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    page.goto("#/leads").await;
    page.open_lead("Ada Brook").await;
    page.role("region", words::lead::WHERE_THEY_STAND).has_text("Parked until").await;
}

async fn s0_37_whoever_asked_not_to_be_called_has_no_link_and_stays_on_the_list(page: Page) {
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::DoNotCall).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).shown().await;
    page.look_at_table("Name\tPhone\nA. Brook\t(415) 555-0101\n").await;
    page.button(words::import::KEEP_BOTH).tap().await;
    page.button(&words::import::import_leads(1)).tap().await;
    page.link(words::import::START_CALLING).shown().await;
    page.open_lead("A. Brook").await;
    page.css("a[href^='tel:'], a[href^='sms:'], a[href^='mailto:']").gone().await;
    page.goto("#/data").await;
    page.text(starting("On the list:")).tap().await;
    page.text("+14155550101").shown().await;
    page.css(".data li:first-child > details > summary").tap().await;
    page.button(words::leads::LIFT_WITH_REASON).tap().await;
    page.any("alert").has_text(CommandError::NoReason.words()).await;
}

async fn s0_37_behind_a_shared_number_one_tap_says_that_only_this_person_was_meant(page: Page) {
    page.set_size(360, 800).await;
    page.open_on_monday().await;
    page.look_at_table("Name\tPhone\nAda Brook\t415 555 0101\nBea Brook\t(415) 555-0101\n").await;
    page.button(words::import::KEEP_BOTH).tap().await;
    page.button(&words::import::import_leads(2)).tap().await;
    page.link(words::import::START_CALLING).shown().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::DoNotCall).tap().await;
    let asked = page.role("region", words::common::WHOM_THEY_MEANT);
    asked.has_text("is also the number of Bea Brook. What did Ada Brook mean?").await;
    let shots = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    page.screenshot(&shots.join("whom-they-meant-light.png")).await;
    page.reset_taps();
    asked.button("Only Ada Brook").tap().await;
    asked.button("Only Ada Brook").wait_for_one("taken", |it| it.pressed).await;
    assert_eq!(page.taps(), 1);
    page.open_lead("Ada Brook").await;
    page.role("region", words::common::WHOM_THEY_MEANT).shown().await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.role("region", words::round::BRIEF).shown().await;
    page.css("a[href^='tel:']").gone().await;
    page.open_brief("Bea Brook").await;
    page.dial("+14155550101").shown().await;
    // The other answer blocks the number for everyone.
    page.open_lead("Ada Brook").await;
    page.button(words::leads::CALL_NOBODY_BY_NUMBER).tap().await;
    page.open_brief("Bea Brook").await;
    page.css("a[href^='tel:']").gone().await;
}

async fn s3_18_their_questions_make_the_next_touch_by_one_tap(page: Page) {
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.button(&shipped::answer("call-cold-first", "open", "send-it")).tap().await;
    let question = page.css(".words-body").field(starting(&shipped::question("call-cold-first", "send-it")));
    question.type_text("Is it quiet?").await;
    page.press(Key::Tab).await;
    page.outcome(Outcome::Spoke).tap().await;
    page.reset_taps();
    page.button("Answer their questions: Is it quiet?").tap().await;
    page.button("Answer their questions: Is it quiet?").gone().await;
    assert_eq!(page.taps(), 1);
    page.choose_in_each_row().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Ben Carver").shown().await;
    page.open_lead("Ada Brook").await;
    page.css(".aim-line").has_text("Answer their questions: Is it quiet?").await;
}

async fn s1_13_s0_18_the_first_questions_come_one_at_a_time_and_are_not_asked_twice(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Ada Brook").await;
    let asked = page.role("region", words::common::TO_ASK_NEXT);
    asked.has_text("How would you like me to keep in touch?").await;
    asked.button("mail").tap().await;
    asked.has_text("What does it have to have?").await;
    asked.button(words::common::THEY_DID_NOT_SAY).tap().await;
    asked.has_text("When do you need it by?").await;
    page.reload().await;
    page.role("region", words::common::TO_ASK_NEXT).has_text("When do you need it by?").await;
}

async fn s4_12_s1_26_signs_and_facts_are_noted_on_the_lead_and_shown_with_their_day(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Ada Brook").await;
    let evidence = page.role("region", words::lead::EVIDENCE);
    evidence.text(starting(words::lead::FACTS_AND_SIGNS)).tap().await;
    evidence.has_text("untested").await;
    evidence.button("Asks what it costs").tap().await;
    evidence.has_text("1 good sign").await;
    evidence.has_text("today: Asks what it costs").await;
    evidence.text("○ They can pay: a budget or a sum was named").tap().await;
    let proof = evidence.field(words::lead::WHAT_SHOWS_IT);
    proof.type_text("seems rich").await;
    evidence.button(words::lead::IT_IS_A_FACT).tap().await;
    page.any("alert").has_text(CommandError::Perception.words()).await;
    proof.replace_text("named 40,000 in our talk").await;
    evidence.button(words::lead::IT_IS_A_FACT).tap().await;
    evidence.has_text("1 fact").await;
}

async fn a_duplicate_is_hinted_at_on_entry_and_merged(page: Page) {
    page.open_with_three_leads().await;
    page.goto("#/new").await;
    page.field(words::common::NAME).type_text("Ada B.").await;
    page.field(words::leads::PHONE).type_text("555 0101").await;
    page.link(starting("In the book already? Ada Brook, the same number")).shown().await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ada B.").shown().await;
    page.text(starting("The same person as Ada Brook?")).tap().await;
    page.button("Ada Brook").tap().await;
    page.button(words::lead::MAKE_ONE_LEAD).tap().await;
    page.heading("Ada Brook").shown().await;
    page.goto("#/leads").await;
    page.css(".lead-row").count_is(3).await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.css(".lead-row").count_is(4).await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s0_38_s4_14_s4_2_a_lead_without_a_step_is_let_go_in_two_taps_and_taken_back,
        s3_23_a_good_feeling_keeps_a_lead_once,
        s0_41_s0_48_s0_52_the_honest_talk_is_built_from_the_record_and_ends_with_a_decision,
        s3_19_the_wrong_person_leads_to_whoever_decides,
        s0_37_whoever_asked_not_to_be_called_has_no_link_and_stays_on_the_list,
        s0_37_behind_a_shared_number_one_tap_says_that_only_this_person_was_meant,
        s3_18_their_questions_make_the_next_touch_by_one_tap,
        s1_13_s0_18_the_first_questions_come_one_at_a_time_and_are_not_asked_twice,
        s4_12_s1_26_signs_and_facts_are_noted_on_the_lead_and_shown_with_their_day,
        a_duplicate_is_hinted_at_on_entry_and_merged,
    ]
);
browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [
        s0_41_s0_48_s0_52_the_honest_talk_is_built_from_the_record_and_ends_with_a_decision,
        s3_19_the_wrong_person_leads_to_whoever_decides,
    ]
);
