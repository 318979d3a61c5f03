//! Every screen fits narrow windows and large text, and tap targets are large enough.

use next_touch::app::words;
use next_touch::domain::command::SkipReason;
use next_touch::domain::lead::Outcome;

use crate::find::Find;
use crate::page::Page;

/// Goes through every screen and collects those that scroll sideways.
async fn check_widths(page: &Page, width: u32, font: u32) {
    page.set_size(width, 800).await;
    page.set_default_font_size(font).await;
    let mut found = Vec::new();
    let looked = page.clone();
    page.visit_every_screen(async |screen| {
        let wide = looked.what_sticks_out().await;
        if !wide.is_empty() {
            found.push(format!("{screen}: {}", wide.join(" | ")));
        }
    })
    .await;
    assert!(found.is_empty(), "{width} px, letters of {font} px:\n{}", found.join("\n"));
}

async fn no_screen_scrolls_sideways_at_320_px(page: Page) {
    check_widths(&page, 320, 16).await;
}

async fn no_screen_scrolls_sideways_at_360_px_with_letters_of_32_px(page: Page) {
    check_widths(&page, 360, 32).await;
}

async fn no_screen_scrolls_sideways_on_a_desk(page: Page) {
    check_widths(&page, 1280, 16).await;
}

/// The tap targets less than 48 px high: buttons, fields, and links outside sentences. A field may count its label's
/// height.
const SMALL_TARGETS: &str = r"
    const sentence = (element) => element.matches('a') && element.closest('p');
    const name = (element) => `${element.tagName.toLowerCase()}.${element.className} `
        + `${(element.innerText || element.getAttribute('aria-label') || element.labels?.[0]?.innerText || '').trim().slice(0, 40)}`;
    const height = (element) => {
        const own = element.getBoundingClientRect().height;
        const label = element.matches('input[type=file]') ? element.closest('label') : null;
        return Math.max(own, label ? label.getBoundingClientRect().height : 0);
    };
    const all = [...document.querySelectorAll('button, summary, select, textarea, input, a[href]')];
    return all
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !sentence(element))
        .filter((element) => height(element) > 0 && height(element) < 47.5)
        .map((element) => `${Math.round(height(element))} px: ${name(element)}`);";

async fn targets_are_48_px_high_on_a_phone(page: Page) {
    page.set_size(360, 800).await;
    let mut found = Vec::new();
    let looked = page.clone();
    page.visit_every_screen(async |screen| {
        let small = looked.js(SMALL_TARGETS, vec![]).await;
        let small: Vec<String> = serde_json::from_value(small).expect("a list of texts");
        found.extend(small.into_iter().map(|target| format!("{screen}: {target}")));
    })
    .await;
    assert!(found.is_empty(), "too small to hit:\n{}", found.join("\n"));
}

/// The days on which the head of Today takes a second row, with every weekday and month substituted for the date.
const DAYS_OF_TWO_ROWS: &str = r"
    const date = document.querySelector('.date');
    const rows = () => {
        const [title, button] = ['h1', '.top-end a'].map((it) => document.querySelector(it).getBoundingClientRect());
        return title.bottom <= button.top ? 2 : 1;
    };
    const days = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const all = days.flatMap((day) => months.map((month) => `${day} 28 ${month}`));
    return all.filter((words) => {
        date.textContent = words;
        return rows() === 2;
    });";

async fn the_head_of_today_is_one_row_on_a_phone_on_every_day(page: Page) {
    page.set_size(360, 800).await;
    page.open_with_practice_book().await;
    let days = page.js(DAYS_OF_TWO_ROWS, vec![]).await;
    assert_eq!(days, serde_json::json!([]));
}

/// The top and bottom of an element in the window, and its height.
async fn place_of(page: &Page, selector: &str) -> (f64, f64, f64) {
    let script = "const { left, right, top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [top, bottom, innerHeight, left, innerWidth - right]";
    let numbers = page.js(script, vec![selector.into()]).await;
    let number = |place: usize| numbers[place].as_f64().expect("a number");
    assert!(number(3) >= 0.0 && number(4) >= 0.0, "{selector} leaves the window at a side: {numbers}");
    (number(0), number(1), number(2))
}

#[track_caller]
fn is_in_sight((top, bottom, height): (f64, f64, f64)) {
    assert!(top >= 0.0 && bottom <= height, "from {top} to {bottom} of {height}");
}

/// A button must not move away under the finger when the note loses the focus.
async fn an_outcome_stays_where_it_is_when_the_note_is_left(page: Page) {
    page.set_size(360, 560).await;
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.field(words::common::NOTE).type_text("Wants it by May").await;
    let before = place_of(&page, ".outcomes").await;
    page.js("document.activeElement.blur()", vec![]).await;
    assert_eq!(place_of(&page, ".outcomes").await, before);
}

async fn what_a_wrap_up_still_wants_is_said_in_sight(page: Page) {
    page.set_size(360, 640).await;
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::SCRIPT).tap().await;
    page.outcome(Outcome::Spoke).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.any("alert").has_text(words::round::CHOOSE_IN_EACH_ROW).await;
    is_in_sight(place_of(&page, ".thumb .refusal").await);
}

async fn the_reasons_to_skip_are_in_sight_on_a_phone(page: Page) {
    page.set_size(360, 640).await;
    page.open_on_monday().await;
    page.bring_in_table("Name,Phone\nChristopher Montgomery,+1 202 555 0143\n", 1).await;
    page.open_brief("Christopher Montgomery").await;
    page.css(".menu summary").tap().await;
    page.button(SkipReason::LaterToday.words()).shown().await;
    is_in_sight(place_of(&page, ".menu-body").await);
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        no_screen_scrolls_sideways_at_320_px,
        no_screen_scrolls_sideways_at_360_px_with_letters_of_32_px,
        no_screen_scrolls_sideways_on_a_desk,
        targets_are_48_px_high_on_a_phone,
        the_head_of_today_is_one_row_on_a_phone_on_every_day,
        an_outcome_stays_where_it_is_when_the_note_is_left,
        what_a_wrap_up_still_wants_is_said_in_sight,
        the_reasons_to_skip_are_in_sight_on_a_phone,
    ]
);
