//! Agreements with a lead: they are read out and ticked, follow the right clock, and ring when their time comes.

use std::path::Path;

use crate::cdp::Theme;
use crate::find::{Find, starting};
use crate::page::Page;
use crate::shipped;
use next_touch::app::call::script::SAID_ALREADY;
use next_touch::app::words;
use next_touch::domain::lead::{Close, Outcome, Progress};

const ADA: &str = "+14155550101";

async fn s0_2_the_script_ends_with_the_next_touch_read_out_and_a_box_for_their_answer(page: Page) {
    page.set_size(360, 800).await;
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial(ADA).tap().await;
    let last = page.role("region", words::round::BEFORE_YOU_HANG_UP);
    page.button(&shipped::answer("call-cold-first", "open", "say-why")).tap().await;
    last.gone().await;
    page.button(&shipped::answer("call-cold-first", "say-why", "listen")).tap().await;
    last.has_text(SAID_ALREADY).await;
    last.button(words::common::YES).tap().await;
    page.outcome(Outcome::Spoke).tap().await;
    // Answers ticked during the call are not asked again.
    page.role("group", words::common::THEY_AGREED)
        .button(words::common::YES)
        .wait_for_one("pressed", |it| it.pressed)
        .await;
    page.css(".wrap-up").has_text("So I'll call you on Monday 30 November. Does that work for you?").await;
    page.button(Progress::Forward.words()).tap().await;
    page.button(Close::SetDate.words()).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Ben Carver").shown().await;
}

async fn s0_2_a_reached_call_is_not_saved_before_the_box_is_answered(page: Page) {
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial(ADA).tap().await;
    page.outcome(Outcome::Busy).tap().await;
    page.button(Progress::Forward.words()).tap().await;
    page.button(Close::SetDate.words()).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.any("alert").has_text(words::round::CHOOSE_IN_EACH_ROW).await;
    page.heading(&words::round::close_the_call(Outcome::Busy.words())).shown().await;
    page.text(&words::today::done(0, 3)).gone().await;
    page.button(words::common::NO).tap().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Ben Carver").shown().await;
    page.open_lead("Ada Brook").await;
    page.timeline().count_is(1).await;
}

async fn s0_2_a_talk_that_is_logged_later_is_not_saved_without_the_box_either(page: Page) {
    page.open_with_three_leads().await;
    page.open_lead("Ada Brook").await;
    page.button(words::lead::LOG_A_TOUCH).tap().await;
    let sheet = page.any("dialog");
    sheet.button(words::lead::SAVE_THE_TOUCH).tap().await;
    sheet.any("alert").has_text(words::round::CHOOSE_IN_EACH_ROW).await;
    sheet.button(Progress::Learned.words()).tap().await;
    sheet.button(Close::DugOn.words()).tap().await;
    sheet.button(words::lead::SAVE_THE_TOUCH).tap().await;
    sheet.any("alert").has_text(words::round::CHOOSE_IN_EACH_ROW).await;
    sheet.button(words::common::NO).tap().await;
    sheet.button(words::lead::SAVE_THE_TOUCH).tap().await;
    sheet.gone().await;
    page.timeline().count_is(1).await;
    page.role("region", words::lead::TOUCHES).has_text("same, but learned").await;
}

/// Opens the next-touch form on a lead's page.
async fn open_next_form(page: &Page, name: &str) {
    page.open_lead(name).await;
    page.css(".next-touch summary").tap().await;
}

async fn an_hour_of_their_clock_is_entered_by_one_tap_and_shown_by_both_clocks(page: Page) {
    page.set_size(360, 800).await;
    page.set_time_zone("Europe/London").await;
    page.open_with_practice_book().await;
    open_next_form(&page, "Priya Nair").await;
    let next = page.role("region", words::common::NEXT_TOUCH);
    page.reset_taps();
    next.button(starting("Theirs: 05:0")).tap().await;
    assert_eq!(page.taps(), 1);
    next.field(starting(words::common::TIME_AGREED)).pick("11:00").await;
    page.css(".next-line").has_text("today at 16:00 (11:00 there)").await;
    // The form still shows the agreed hour.
    next.field(starting(words::common::TIME_AGREED)).has_value("11:00").await;
    page.goto("#/").await;
    page.role("navigation", words::today::TODAY_AT).link("16:00 (11:00 there) Priya Nair").shown().await;
    page.reload().await;
    page.role("navigation", words::today::TODAY_AT).link("16:00 (11:00 there) Priya Nair").shown().await;
    for (theme, word) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        page.set_theme(theme).await;
        page.screenshot(&shot(&format!("today-both-clocks-{word}"))).await;
    }
    page.goto("#/leads").await;
    page.open_lead("Priya Nair").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.role("region", words::round::THIS_TOUCH).has_text("Due today at 16:00 (11:00 there)").await;
}

async fn an_hour_is_one_of_my_clock_unless_it_is_said(page: Page) {
    page.set_time_zone("Europe/London").await;
    page.open_with_practice_book().await;
    open_next_form(&page, "Priya Nair").await;
    page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::TIME_AGREED)).pick("15:00").await;
    page.css(".next-line").has_text("today at 15:00,").await;
}

async fn whose_clock_is_not_asked_where_both_show_the_same(page: Page) {
    page.set_time_zone("America/New_York").await;
    page.open_with_practice_book().await;
    open_next_form(&page, "Priya Nair").await;
    page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::TIME_AGREED)).shown().await;
    page.button(starting("Theirs")).gone().await;
    page.button(words::common::MINE).gone().await;
}

fn shot(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/shots/{name}.png"))
}

/// Sound that is counted instead of heard: two tones are one ring. The clock that decides whether a page is still in
/// time to ring is frozen, because a test machine may be slow.
const COUNTED_SOUND: &str = "const soundClock = performance.now(); performance.now = () => soundClock;\n\
globalThis.tones = 0; globalThis.AudioContext = class {\n\
    get currentTime() { return 0; }\n\
    get destination() { return {}; }\n\
    resume() { return Promise.resolve(); }\n\
    createOscillator() {\n\
        return { frequency: {}, connect: (to) => to, start: () => { globalThis.tones += 1; }, stop: () => {} };\n\
    }\n\
    createGain() {\n\
        const gain = { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} };\n\
        return { gain, connect: (to) => to };\n\
    }\n\
};";

/// Moves the page's clock forward and makes the page look at it, as it does when the user returns.
async fn let_minutes_pass(page: &Page, minutes: f64) {
    page.js("nextTouchClock.forward(arguments[0] * 60000); dispatchEvent(new Event('focus'))", vec![minutes.into()])
        .await;
}

/// Opens the book with a promise to Cleo for three o'clock, and the sound on or off.
async fn with_promise(page: &Page, sound: bool) {
    page.preload(COUNTED_SOUND).await;
    page.open_with_three_leads().await;
    open_next_form(page, "Cleo Dunn").await;
    page.role("region", words::common::NEXT_TOUCH).field(starting(words::common::TIME_AGREED)).pick("15:00").await;
    page.css(".next-line").has_text("today at 15:00").await;
    if sound {
        page.goto("#/settings").await;
        let switch = page.button(words::settings::SOUND);
        switch.wait_for_one("off at first", |it| !it.pressed).await;
        switch.tap().await;
        switch.wait_for_one("on", |it| it.pressed).await;
        page.reload().await;
        switch.wait_for_one("still on", |it| it.pressed).await;
    }
    page.goto("#/leads").await;
    page.lead_row("Cleo Dunn").shown().await;
}

async fn an_agreed_time_is_heard_when_it_comes_near_and_when_it_has_come(page: Page) {
    with_promise(&page, true).await;
    let_minutes_pass(&page, 280.0).await;
    page.role("complementary", words::common::REMINDER).gone().await;
    page.wait_until("globalThis.tones === 0").await;
    let_minutes_pass(&page, 12.0).await;
    page.role("complementary", words::common::REMINDER).has_text("Cleo Dunn is promised for 15:00").await;
    page.wait_until("globalThis.tones === 2").await;
    let_minutes_pass(&page, 2.0).await;
    let_minutes_pass(&page, 10.0).await;
    page.role("complementary", words::common::REMINDER).has_text("was promised for 15:00").await;
    page.wait_until("globalThis.tones === 4").await;
}

/// Counts how often a page was told whether it may ring.
const COUNTED_TURNS: &str = "globalThis.told = 0; {\n\
    const request = LockManager.prototype.request;\n\
    LockManager.prototype.request = function (name, ...how) {\n\
        const answered = (answer) => (lock) => { globalThis.told += name.startsWith('nt1/ring/'); return answer(lock); };\n\
        return request.call(this, name, ...how.map((one) => typeof one === 'function' ? answered(one) : one));\n\
    };\n\
}";

/// Opens the book with a promise to Cleo for three o'clock in two pages, with the sound on.
async fn two_pages_with_promise(page: &Page) -> Page {
    page.preload(COUNTED_TURNS).await;
    with_promise(page, true).await;
    let other = page.open_tab().await;
    other.open("/#/leads").await;
    other.lead_row("Cleo Dunn").shown().await;
    other
}

/// The agreed time approaches on a page, which is told whether it may ring, and plays this many tones.
async fn the_time_comes_near(page: &Page, tones: usize) {
    let_minutes_pass(page, 292.0).await;
    page.role("complementary", words::common::REMINDER).shown().await;
    page.wait_until("globalThis.told === 1").await;
    page.wait_until(&format!("globalThis.tones === {tones}")).await;
}

async fn of_several_open_pages_one_rings(page: Page) {
    let other = two_pages_with_promise(&page).await;
    the_time_comes_near(&page, 2).await;
    the_time_comes_near(&other, 0).await;
    other.close_tab().await;
}

async fn a_page_that_could_not_ring_in_time_leaves_it_to_another(page: Page) {
    let other = two_pages_with_promise(&page).await;
    page.js("AudioContext.prototype.resume = () => new Promise((done) => { globalThis.begin = done; })", vec![]).await;
    let_minutes_pass(&page, 292.0).await;
    page.wait_until("globalThis.begin").await;
    page.js("const late = performance.now() + 2000; performance.now = () => late; begin()", vec![]).await;
    page.wait_until("globalThis.told === 1 && globalThis.tones === 0").await;
    // It is told while it holds the lock, and releases the lock afterwards.
    let held = "return navigator.locks.query().then(({ held }) => held.some((it) => it.name.startsWith('nt1/ring/')))";
    while page.js(held, vec![]).await != false {}
    the_time_comes_near(&other, 2).await;
    other.close_tab().await;
}

async fn a_call_on_one_page_keeps_the_others_silent(page: Page) {
    let other = two_pages_with_promise(&page).await;
    page.open_brief("Ada Brook").await;
    page.dial(ADA).tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    let_minutes_pass(&page, 305.0).await;
    page.wait_until("globalThis.told === 1").await;
    let_minutes_pass(&other, 305.0).await;
    other.wait_until("globalThis.told === 1").await;
    page.wait_until("globalThis.tones === 0").await;
    other.wait_until("globalThis.tones === 0").await;
    other.close_tab().await;
}

async fn no_sound_is_made_unless_it_was_switched_on(page: Page) {
    with_promise(&page, false).await;
    let_minutes_pass(&page, 305.0).await;
    page.role("complementary", words::common::REMINDER).shown().await;
    page.wait_until("globalThis.tones === 0").await;
    // Testing the sound plays one ring, whether it is on or off.
    page.goto("#/settings").await;
    page.button(words::settings::TRY_THE_SOUND).tap().await;
    page.wait_until("globalThis.tones === 2").await;
}

async fn a_call_is_never_disturbed_by_a_sound(page: Page) {
    with_promise(&page, true).await;
    page.open_brief("Ada Brook").await;
    page.dial(ADA).tap().await;
    page.heading(words::common::HOW_DID_IT_GO).shown().await;
    let_minutes_pass(&page, 305.0).await;
    page.role("complementary", words::common::REMINDER).has_text("was promised for 15:00").await;
    page.wait_until("globalThis.tones === 0").await;
}

async fn a_browser_without_sound_stays_silent_and_says_nothing(page: Page) {
    page.preload("delete globalThis.AudioContext; delete globalThis.webkitAudioContext;").await;
    page.open_with_three_leads().await;
    page.goto("#/settings").await;
    page.button(words::settings::TRY_THE_SOUND).tap().await;
    page.wait_until("globalThis.AudioContext === undefined").await;
    page.heading(words::places::SETTINGS).shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        s0_2_the_script_ends_with_the_next_touch_read_out_and_a_box_for_their_answer,
        s0_2_a_reached_call_is_not_saved_before_the_box_is_answered,
        s0_2_a_talk_that_is_logged_later_is_not_saved_without_the_box_either,
        an_hour_of_their_clock_is_entered_by_one_tap_and_shown_by_both_clocks,
        an_hour_is_one_of_my_clock_unless_it_is_said,
        whose_clock_is_not_asked_where_both_show_the_same,
        an_agreed_time_is_heard_when_it_comes_near_and_when_it_has_come,
        of_several_open_pages_one_rings,
        a_page_that_could_not_ring_in_time_leaves_it_to_another,
        a_call_on_one_page_keeps_the_others_silent,
        no_sound_is_made_unless_it_was_switched_on,
        a_call_is_never_disturbed_by_a_sound,
        a_browser_without_sound_stays_silent_and_says_nothing,
    ]
);
