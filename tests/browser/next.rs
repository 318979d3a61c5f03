//! The next touch: cadences, moving and deferring, the lead's local time, the week, and calendars, in fixed time zones.

use next_touch::app::words;
use next_touch::domain::command::CommandError;
use next_touch::domain::lead::Outcome;
use thirtyfour::Key;

use crate::cdp::clock_script;
use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::steps::file_of;

/// Opens the app at an instant in a time zone.
async fn open_in_zone(page: &Page, zone: &str, instant: &str) {
    page.set_time_zone(zone).await;
    page.preload(&clock_script(instant)).await;
    page.open("/").await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).tap().await;
    page.agenda_row("Priya Nair").shown().await;
}

async fn today_is_the_day_on_the_wall(page: Page) {
    // Half past eleven at night in the west, when it is the next morning in Greenwich.
    open_in_zone(&page, "Etc/GMT+8", "2026-11-24T07:30:00Z").await;
    page.css(".date").has_text("Mon 23 Nov").await;
    page.agenda_row("Imogen Farrell").has_text(words::today::FIRST_CALL).await;
}

async fn today_is_the_day_on_the_wall_in_the_far_east(page: Page) {
    // Half past midnight in the far east, when it is the day before in Greenwich.
    open_in_zone(&page, "Etc/GMT-13", "2026-11-23T11:30:00Z").await;
    page.css(".date").has_text("Tue 24 Nov").await;
    page.agenda_row("Imogen Farrell").has_text(words::today::FIRST_CALL).await;
}

/// Agrees a time with a lead on its page.
async fn agree(page: &Page, time: &str) {
    page.css(".next-touch summary").tap().await;
    page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::TIME_AGREED)).pick(time).await;
    page.css(".next-line").has_text(&format!("today at {time}")).await;
}

async fn s0_1_a_lead_shows_its_plan_and_another_one_is_chosen_for_a_reason(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    page.text("Plan: Four touches").tap().await;
    page.text(starting(words::lead::WHY_THIS_DAY)).shown().await;
    page.field(words::lead::PLAN)
        .choose_option("Slow large deal: a large purchase, or one that several people decide")
        .await;
    page.button("they need more time").tap().await;
    page.undo_bar().has_text("On the plan Slow large deal").await;
    page.text("Plan: Slow large deal").shown().await;
    page.text(containing("plan chosen: Slow large deal, they need more time")).shown().await;
}

async fn s0_1_s4_18_moving_a_day_asks_why_and_says_when_it_is_early(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    page.role("region", words::common::NEXT_TOUCH).button("tomorrow").tap().await;
    page.button("waiting for something").tap().await;
    page.undo_bar().has_text(words::common::REASON_NOTED).await;
    page.text(starting("Plan:")).tap().await;
    page.text(containing("waiting for something")).count_is(2).await;
}

async fn s0_6_a_promise_moves_only_with_a_reason(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Cleo Dunn").await;
    agree(&page, "15:00").await;
    page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::TIME_AGREED)).pick("16:00").await;
    page.any("alert").has_text(CommandError::PromiseStands.words()).await;
    page.css(".next-line").has_text("today at 15:00").await;
    page.button("they asked for it").tap().await;
    page.css(".next-line").has_text("today at 16:00").await;
}

async fn a_touch_is_put_off_to_next_week_in_the_round(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Imogen Farrell").await;
    page.css("details.menu summary").tap().await;
    page.button(starting("This afternoon")).shown().await;
    page.button(starting("Tomorrow, Tue 24 Nov")).shown().await;
    page.button(starting("Next week, Mon 30 Nov")).tap().await;
    page.heading("Imogen Farrell").gone().await;
    page.undo_bar().has_text("Put off to Mon 30 Nov").await;
    page.open_lead("Imogen Farrell").await;
    page.css(".next-line").has_text("Mon 30 Nov").await;
}

async fn their_hour_stands_beside_the_dial_button(page: Page) {
    page.set_time_zone("Europe/London").await;
    page.open_with_practice_book().await;
    page.open_brief("Priya Nair").await;
    page.text("05:00 there, a guess from their number").shown().await;
    page.text("Outside the hours for calls there.").shown().await;
    // It warns but doesn't block.
    page.dial("+12025550143").tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.undo_bar().has_text(Outcome::NoAnswer.words()).await;
}

async fn s0_5_s0_11_touches_go_into_a_calendar_file(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Cleo Dunn").await;
    agree(&page, "15:00").await;
    page.text(words::common::INTO_MY_CALENDAR).tap().await;
    page.button(words::common::SAVE_CALENDAR_FILE).tap().await;
    let one = std::fs::read_to_string(page.downloaded("next-touch-cleo-dunn.ics").await).expect("the file");
    assert!(one.contains("SUMMARY:Call Cleo Dunn") && one.contains("BEGIN:VALARM"), "{one}");
    page.goto("#/").await;
    page.text(words::today::MORE_OF_TODAY).tap().await;
    page.text(words::today::WEEK).tap().await;
    page.link(containing("15:00 · Cleo Dunn")).shown().await;
    page.text(words::common::INTO_MY_CALENDAR).tap().await;
    page.button(words::common::SEVEN_DAYS_FILE).tap().await;
    let week = std::fs::read_to_string(page.downloaded("next-touch-2026-11-23.ics").await).expect("the file");
    assert_eq!(week.matches("BEGIN:VEVENT").count(), 3, "{week}");
}

async fn overdue_touches_are_spread_and_taken_back_as_one(page: Page) {
    page.open_with_practice_book().await;
    page.agenda_row("Ben Aldous").has_text("2 days late").await;
    page.text(words::today::MORE_OF_TODAY).tap().await;
    page.text(starting("Overdue:")).tap().await;
    page.button(words::today::SPREAD_OVERDUE).tap().await;
    page.agenda_row("Ben Aldous").gone().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.agenda_row("Ben Aldous").has_text("2 days late").await;
}

async fn s3_9_a_mail_after_a_bad_day_is_held(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Priya Nair").await;
    page.dial("+12025550143").tap().await;
    page.outcome(Outcome::BadDay).tap().await;
    page.button(words::round::DRAFT_THE_MAIL).tap().await;
    page.text(starting("It was a bad day for them.")).shown().await;
    page.link(words::round::OPEN_IN_MAIL).gone().await;
}

async fn s4_19_they_will_call_leads_to_a_touch_of_mine(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Imogen Farrell").await;
    page.button(words::common::SCRIPT).tap().await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::TheyWillCall).has_text("→ Thu 26 Nov, call").await;
}

async fn plans_are_rewritten_as_text_and_problems_name_their_line(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/plans").await;
    page.text(starting("Four touches")).tap().await;
    page.button(words::schedule::REWRITE_AS_MINE).tap().await;
    page.text(starting("Four touches (my own)")).tap().await;
    page.field(words::schedule::STEPS).replace_text("+3 days: Send the sheet\nsoon: ask").await;
    page.text(starting("Line 2:")).shown().await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::schedule::PLAN_CHANGED).await;
}

async fn days_off_are_taken_from_a_calendar_file(page: Page) {
    let file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261125\r\nSUMMARY:Feast day\r\nEND:VEVENT\r\n\
        END:VCALENDAR\r\n";
    page.open_with_practice_book().await;
    page.goto("#/settings").await;
    page.text(words::schedule::DAYS_WITHOUT_CALLS).tap().await;
    page.field(words::schedule::DAYS_OFF_FILE).set_file(&file_of("days.ics", file.as_bytes())).await;
    page.text("1 day added.").shown().await;
    page.text("Wed 25 Nov Feast day").shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        today_is_the_day_on_the_wall,
        today_is_the_day_on_the_wall_in_the_far_east,
        s0_1_a_lead_shows_its_plan_and_another_one_is_chosen_for_a_reason,
        s0_1_s4_18_moving_a_day_asks_why_and_says_when_it_is_early,
        s0_6_a_promise_moves_only_with_a_reason,
        a_touch_is_put_off_to_next_week_in_the_round,
        their_hour_stands_beside_the_dial_button,
        s0_5_s0_11_touches_go_into_a_calendar_file,
        overdue_touches_are_spread_and_taken_back_as_one,
        s3_9_a_mail_after_a_bad_day_is_held,
        s4_19_they_will_call_leads_to_a_touch_of_mine,
        plans_are_rewritten_as_text_and_problems_name_their_line,
        days_off_are_taken_from_a_calendar_file,
    ]
);
