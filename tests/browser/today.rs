//! Today: the leads to touch, in which order, why, and how many.

use next_touch::app::words;
use next_touch::domain::lead::Outcome;
use thirtyfour::Key;

use crate::find::{Find, containing, starting};
use crate::page::Page;

async fn s0_12_promises_come_first_and_each_row_says_why(page: Page) {
    page.open_with_practice_book().await;
    let rows = page.css(".agenda-row").count_is(9).await;
    let starts = |place: usize, name: &str| rows[place].text.starts_with(name);
    assert!(starts(0, "Ms Elena Ortega"), "the promise is first: {}", rows[0].text);
    assert!(rows[0].text.contains("10:05") && rows[0].text.contains("The answer on her delivery date"));
    assert!(starts(1, "Priya Nair"), "then group A: {}", rows[1].text);
    let late = page.agenda_row("Ben Aldous").shown().await;
    assert!(late.text.contains("2 days late"), "{}", late.text);
    page.agenda_row("Imogen Farrell").has_text(words::today::FIRST_CALL).await;
    page.agenda_row("Hannah Whitlock").gone().await;
}

async fn today_counts_what_is_done(page: Page) {
    page.open_with_practice_book().await;
    page.text(&words::today::done(0, 9)).shown().await;
    page.open_brief("Imogen Farrell").await;
    page.button(words::common::SCRIPT).tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).tap().await;
    page.goto("#/").await;
    page.text(&words::today::done(1, 9)).shown().await;
    page.agenda_row("Imogen Farrell").gone().await;
    page.link(starting(&words::today::start_round(8))).shown().await;
}

/// Agrees a time today with a lead on its page.
async fn agree_on(page: &Page, name: &str, time: &str) {
    page.open_lead(name).await;
    page.css(".next-touch summary").tap().await;
    page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::TIME_AGREED)).pick(time).await;
    page.css(".next-line").has_text(&format!("today at {time}")).await;
}

/// Moves the page's clock forward and makes the page look at it, as it does when the user returns.
async fn let_hours_pass(page: &Page, hours: f64) {
    page.js("nextTouchClock.forward(arguments[0] * 3600000); dispatchEvent(new Event('focus'))", vec![hours.into()])
        .await;
}

async fn a_time_agreed_for_later_today_enters_the_list_at_its_time(page: Page) {
    page.open_with_three_leads().await;
    agree_on(&page, "Cleo Dunn", "15:00").await;
    page.goto("#/").await;
    page.role("navigation", words::today::TODAY_AT).link("15:00 Cleo Dunn").shown().await;
    page.agenda_row("Cleo Dunn").gone().await;
    let_hours_pass(&page, 4.9).await;
    page.role("navigation", words::today::TODAY_AT).gone().await;
    let rows = page.css(".agenda-row").count_is(3).await;
    assert!(rows[0].text.starts_with("Cleo Dunn") && rows[0].text.contains("15:00"), "{}", rows[0].text);
}

/// The names on Today, in order.
async fn order_is(page: &Page, expected: [&str; 3]) {
    page.goto("#/").await;
    let shown = format!(
        "[...document.querySelectorAll('.agenda-row strong')].map((name) => name.textContent).join() === '{}'",
        expected.join(",")
    );
    page.wait_until(&shown).await;
}

/// Puts a lead into group A on its page.
async fn put_into_group_a(page: &Page, name: &str) {
    page.open_lead(name).await;
    page.role("group", words::lead::GROUP).button(starting("A:")).tap().await;
}

async fn s0_39_promises_come_before_group_a_and_in_it_facts_and_good_signs_come_first(page: Page) {
    page.open_with_three_leads().await;
    order_is(&page, ["Ada Brook", "Ben Carver", "Cleo Dunn"]).await;
    put_into_group_a(&page, "Ben Carver").await;
    order_is(&page, ["Ben Carver", "Ada Brook", "Cleo Dunn"]).await;
    put_into_group_a(&page, "Cleo Dunn").await;
    order_is(&page, ["Ben Carver", "Cleo Dunn", "Ada Brook"]).await;
    page.open_lead("Cleo Dunn").await;
    let evidence = page.role("region", words::lead::EVIDENCE);
    evidence.text(starting(words::lead::FACTS_AND_SIGNS)).tap().await;
    evidence.button("Asks what it costs").tap().await;
    evidence.has_text("today: Asks what it costs").await;
    order_is(&page, ["Cleo Dunn", "Ben Carver", "Ada Brook"]).await;
    agree_on(&page, "Ada Brook", "10:10").await;
    order_is(&page, ["Ada Brook", "Cleo Dunn", "Ben Carver"]).await;
}

async fn a_late_promise_heads_the_list(page: Page) {
    page.open_with_three_leads().await;
    agree_on(&page, "Cleo Dunn", "15:00").await;
    page.goto("#/").await;
    page.role("navigation", words::today::TODAY_AT).shown().await;
    let_hours_pass(&page, 6.0).await;
    page.agenda_row("Cleo Dunn").has_text("15:00 late").await;
    let rows = page.css(".agenda-row").count_is(3).await;
    assert!(rows[0].text.starts_with("Cleo Dunn"), "{}", rows[0].text);
}

async fn a_day_holds_as_many_as_the_capacity(page: Page) {
    page.open_on_monday().await;
    let rows: String = (0..60).map(|place| format!("Lead Number {place}\t415 555 {place:04}\n")).collect();
    page.bring_in_table(&format!("Name\tPhone\n{rows}"), 60).await;
    page.goto("#/").await;
    page.css(".agenda-row").count_is(20).await;
    page.link(&words::today::waiting(40)).shown().await;
    page.goto("#/settings").await;
    page.field(words::settings::LEADS_A_DAY).replace_text("7").await;
    page.press(Key::Tab).await;
    page.undo_bar().has_text(words::settings::SETTING_CHANGED).await;
    page.goto("#/").await;
    page.css(".agenda-row").count_is(7).await;
    page.link(&words::today::waiting(53)).shown().await;
}

async fn a_capacity_that_is_none_is_refused(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/settings").await;
    page.field(words::settings::LEADS_A_DAY).replace_text("0").await;
    page.press(Key::Tab).await;
    page.any("alert").has_text("Give a whole number from 1 to 500").await;
    page.goto("#/").await;
    page.css(".agenda-row").count_is(9).await;
}

async fn an_imported_date_in_the_past_stays_overdue(page: Page) {
    page.open_on_monday().await;
    page.bring_in_table(
        "Name,Phone,Next call\nAda Brook,415 555 0101,2026-11-20\nBen Carver,415 555 0102,2026-12-01\n",
        2,
    )
    .await;
    page.goto("#/").await;
    page.agenda_row("Ada Brook").has_text("3 days late").await;
    page.agenda_row("Ben Carver").gone().await;
    page.open_lead("Ben Carver").await;
    page.css(".next-line").has_text("Tue 1 Dec, call").await;
}

async fn tomorrow_brings_those_who_are_due_then(page: Page) {
    page.open_with_practice_book().await;
    page.agenda_row("Hannah Whitlock").gone().await;
    let_hours_pass(&page, 72.0).await;
    page.agenda_row("Hannah Whitlock").shown().await;
    page.css(".date").has_text("Thu 26 Nov").await;
    page.text(&words::today::done(0, 10)).shown().await;
}

async fn addresses_that_lead_nowhere_lead_somewhere(page: Page) {
    page.open_with_practice_book().await;
    page.open("/#/no-such-screen").await;
    page.reload().await;
    page.heading(words::places::TODAY).shown().await;
    page.open("/#/lead/AAAAAAAA.999").await;
    page.reload().await;
    page.heading(words::common::THIS_LEAD_IS_GONE).shown().await;
}

async fn the_round_at_a_lead_that_is_gone_leads_on(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/round/AAAAAAAA.999").await;
    page.heading(words::common::THIS_LEAD_IS_GONE).shown().await;
    page.textbox(words::common::AIM).gone().await;
    page.button(words::common::SCRIPT).gone().await;
    page.link(containing(words::places::TODAY)).tap().await;
    page.heading(words::places::TODAY).shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s0_12_promises_come_first_and_each_row_says_why,
        today_counts_what_is_done,
        a_time_agreed_for_later_today_enters_the_list_at_its_time,
        s0_39_promises_come_before_group_a_and_in_it_facts_and_good_signs_come_first,
        a_late_promise_heads_the_list,
        a_day_holds_as_many_as_the_capacity,
        a_capacity_that_is_none_is_refused,
        an_imported_date_in_the_past_stays_overdue,
        tomorrow_brings_those_who_are_due_then,
        addresses_that_lead_nowhere_lead_somewhere,
        the_round_at_a_lead_that_is_gone_leads_on,
    ]
);
