//! Two leads that may be one: merged with two appointments, or declared different for good.

use next_touch::app::words;

use crate::find::{Find, starting};
use crate::page::Page;

const TWO: &str = "Name,Company,Phone,Next call,Notes\n\
    Ada Moor,Moor Ltd,212-555-0109,2026-11-25 10:00,likes tea\n\
    A. Moor,Moor Ltd,206-555-0109,2026-11-26 15:00,has a dog\n";

/// Opens the lead with a possible duplicate.
async fn open_ada(page: &Page) {
    page.open_on_monday().await;
    page.bring_in_table(TWO, 2).await;
    page.open_lead("Ada Moor").await;
    page.text(starting("The same person as A. Moor?")).tap().await;
}

async fn of_two_agreed_times_the_other_is_used_or_dropped(page: Page) {
    open_ada(&page).await;
    page.text(starting("Also agreed: Thu 26 Nov at 15:00")).shown().await;
    page.button(words::lead::MAKE_ONE_LEAD).tap().await;
    let stands = page.role("region", words::lead::WHERE_THEY_STAND);
    stands.text(starting("Also agreed: Thu 26 Nov at 15:00")).shown().await;
    stands.button(words::lead::USE_THIS).tap().await;
    stands.text(starting(words::lead::ALSO_AGREED)).gone().await;
    stands.has_text("Thu 26 Nov at 15:00").await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    stands.button(words::lead::DROP).tap().await;
    stands.text(starting(words::lead::ALSO_AGREED)).gone().await;
    stands.has_text("Wed 25 Nov at 10:00").await;
    page.reload_from_inside().await;
    stands.has_text("Wed 25 Nov at 10:00").await;
    stands.text(starting(words::lead::ALSO_AGREED)).gone().await;
}

async fn not_the_same_person_is_said_once(page: Page) {
    open_ada(&page).await;
    page.button(words::common::NOT_THE_SAME_PERSON).tap().await;
    page.text(starting("Not the same person as A. Moor.")).shown().await;
    page.reload_from_inside().await;
    page.text(starting("Not the same person as A. Moor.")).shown().await;
    page.text(starting("The same person as A. Moor?")).gone().await;
    page.open_lead("A. Moor").await;
    page.text(starting("Not the same person as Ada Moor.")).tap().await;
    page.button(words::lead::ASK_AGAIN).tap().await;
    page.text(starting("The same person as Ada Moor?")).shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [of_two_agreed_times_the_other_is_used_or_dropped, not_the_same_person_is_said_once]
);
