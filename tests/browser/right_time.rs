//! The right hour, the right day and the right words for them: an hour that occurs twice, a missed appointment, the
//! wrong person, and a touch removed from the calendar.

use next_touch::app::words;
use next_touch::domain::command::SkipReason;
use next_touch::domain::lead::{Close, Outcome, Progress};

use crate::cdp::clock_script;
use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::steps::THREE_LEADS;

/// The text of the calendar file that the page has just saved.
async fn calendar_file(page: &Page, name: &str) -> String {
    std::fs::read_to_string(page.downloaded(name).await).expect("a calendar file").replace("\r\n ", "")
}

fn value(text: &str, name: &str) -> String {
    let line =
        text.lines().find(|line| line.starts_with(&format!("{name}:"))).unwrap_or_else(|| panic!("{name} in {text}"));
    line[name.len() + 1..].trim_end().to_owned()
}

/// Agrees an hour that local clocks show twice, and reads from the calendar file which one was meant.
async fn check_twice(page: &Page, zone: &str, clock: &str, day: &str, time: &str, earlier: &str) {
    page.set_time_zone(zone).await;
    page.preload(&clock_script(clock)).await;
    page.open("/").await;
    page.bring_in_table(THREE_LEADS, 3).await;
    page.open_lead("Ada Brook").await;
    page.css(".next-touch summary").tap().await;
    let next = page.role("region", words::common::NEXT_TOUCH);
    next.field(words::common::DAY).pick(day).await;
    next.field(starting(words::common::TIME_AGREED)).pick(time).await;
    page.css(".next-line").has_text(&format!("at {time}")).await;
    page.text(words::common::INTO_MY_CALENDAR).tap().await;
    page.button(words::common::SAVE_CALENDAR_FILE).tap().await;
    assert_eq!(value(&calendar_file(page, "next-touch-ada-brook.ics").await, "DTSTART"), earlier);
}

async fn an_hour_that_exists_twice_is_the_earlier_one_east_of_greenwich(page: Page) {
    let clock = "2027-10-28T09:00:00Z";
    check_twice(&page, "Europe/Berlin", clock, "2027-10-31", "02:30", "20271031T003000Z").await;
}

async fn an_hour_that_exists_twice_is_the_earlier_one_west_of_greenwich(page: Page) {
    let clock = "2027-11-04T15:00:00Z";
    check_twice(&page, "America/New_York", clock, "2027-11-07", "01:30", "20271107T053000Z").await;
}

async fn a_device_that_moves_shows_every_hour_by_its_new_clock(page: Page) {
    page.set_time_zone("Europe/Berlin").await;
    page.open_with_three_leads().await;
    page.open_lead("Ada Brook").await;
    page.css(".next-touch summary").tap().await;
    page.role("region", words::common::NEXT_TOUCH).field(words::common::DAY).pick("2027-07-01").await;
    page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::TIME_AGREED)).pick("10:00").await;
    page.css(".next-line").has_text("at 10:00").await;
    // In November both clocks show the same; in July Lagos is an hour behind.
    page.set_time_zone("Africa/Lagos").await;
    page.js("nextTouchClock.forward(60000); dispatchEvent(new Event('focus'))", vec![]).await;
    page.css(".next-line").has_text("at 09:00").await;
}

async fn s3_19_of_the_wrong_person_button_sentence_and_record_say_the_same(page: Page) {
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::WrongPerson)
        .has_text("→ tomorrow, call; rests until Wed 23 Dec if you name who decides")
        .await;
    page.outcome(Outcome::WrongPerson).tap().await;
    let sheet = page.css(".wrap-up");
    sheet.has_text("So I'll call you tomorrow. Does that work for you?").await;
    page.field(words::round::THEIR_NAME).type_text("Tom Bell").await;
    sheet.has_text("So I'll get in touch with Tom Bell, and let you know on 23 December how it went.").await;
    sheet.has_text("This lead rests until Wed 23 Dec.").await;
    page.text(containing("So I'll call you tomorrow")).gone().await;
    page.button(Progress::Learned.words()).tap().await;
    page.button(Close::SetDate.words()).tap().await;
    page.button(words::common::YES).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Tom Bell").shown().await;
    page.open_lead("Ada Brook").await;
    page.role("region", words::lead::WHERE_THEY_STAND).has_text("Parked until Wed 23 Dec").await;
    page.timeline().count_is(1).await;
}

async fn s3_19_a_touch_chosen_by_hand_stands_for_the_wrong_person_too(page: Page) {
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
    page.outcome(Outcome::WrongPerson).tap().await;
    page.field(words::round::THEIR_NAME).type_text("Tom Bell").await;
    page.button(words::round::PLAN_TOUCH_INSTEAD).tap().await;
    page.css(".wrap-up").has_text("So I'll call you tomorrow. Does that work for you?").await;
    page.button(Progress::Learned.words()).tap().await;
    page.button(Close::SetDate.words()).tap().await;
    page.button(words::common::YES).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Tom Bell").shown().await;
    page.open_lead("Ada Brook").await;
    page.css(".next-line").has_text("tomorrow, call").await;
}

async fn s0_6_whoever_is_not_there_at_the_agreed_time_is_tried_again_later_today(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Cleo Dunn").await;
    page.css(".next-touch summary").tap().await;
    page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::TIME_AGREED)).pick("15:00").await;
    page.css(".next-line").has_text("today at 15:00").await;
    page.js("nextTouchClock.forward(302 * 60000); dispatchEvent(new Event('focus'))", vec![]).await;
    page.open_brief("Cleo Dunn").await;
    page.dial("+14155550103").tap().await;
    page.outcome(Outcome::NoAnswer).has_text("→ today pm, call").await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.goto("#/").await;
    page.agenda_row("Cleo Dunn").has_text(words::today::NOT_REACHED_AS_AGREED).await;
    page.text(SkipReason::LaterToday.words()).shown().await;
}

async fn a_touch_that_is_over_goes_out_of_the_calendar_again(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Ada Brook").await;
    page.text(words::common::INTO_MY_CALENDAR).tap().await;
    page.button(words::common::SAVE_CALENDAR_FILE).tap().await;
    let first = calendar_file(&page, "next-touch-ada-brook.ics").await;
    page.js("nextTouchClock.forward(5000)", vec![]).await;
    page.text(words::lead::PARK_END_TAKE_OUT).tap().await;
    page.button(words::common::LET_GO).tap().await;
    page.undo_bar().has_text("Ended").await;
    page.role("region", words::lead::WHERE_THEY_STAND).has_text("Ended today").await;
    // The details opened for one file stay open for the other.
    page.text(words::common::OUT_OF_MY_CALENDAR).shown().await;
    page.button(words::common::SAVE_CANCELLATION).tap().await;
    let last = calendar_file(&page, "next-touch-ada-brook (1).ics").await;
    assert_eq!((value(&last, "METHOD"), value(&last, "STATUS")), ("CANCEL".to_owned(), "CANCELLED".to_owned()));
    assert_eq!(value(&last, "UID"), value(&first, "UID"));
    let number = |text: &str| value(text, "SEQUENCE").parse::<i64>().expect("a number");
    assert!(number(&last) > number(&first), "{first}\n{last}");
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        an_hour_that_exists_twice_is_the_earlier_one_east_of_greenwich,
        an_hour_that_exists_twice_is_the_earlier_one_west_of_greenwich,
        a_device_that_moves_shows_every_hour_by_its_new_clock,
        s3_19_of_the_wrong_person_button_sentence_and_record_say_the_same,
        s3_19_a_touch_chosen_by_hand_stands_for_the_wrong_person_too,
        s0_6_whoever_is_not_there_at_the_agreed_time_is_tried_again_later_today,
        a_touch_that_is_over_goes_out_of_the_calendar_again,
    ]
);
