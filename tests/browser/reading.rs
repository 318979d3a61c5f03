//! How much of the script is readable in a call on a phone, and how a screen prints.

use std::path::Path;

use next_touch::app::words;
use next_touch::domain::lead::Outcome;
use serde_json::{Value, json};

use crate::cdp::Theme;
use crate::find::{Find, containing, starting};
use crate::page::Page;

const BEN: &str = "+12025550119";

/// The number of 18 px lines that fit into the script on screen, and into it without its questions; the number of lines
/// at the real text size; and foreign elements above the script.
const QUOTA: &str = r"
    const body = document.querySelector('.words-body');
    const style = getComputedStyle(body);
    const heightOf = (selector) => [...body.querySelectorAll(selector)].reduce((sum, it) => sum + it.offsetHeight, 0);
    const room = body.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)
        - heightOf('.step-head') - parseFloat(getComputedStyle(body.children[1]).marginTop);
    const say = getComputedStyle(body.querySelector('.say'));
    const box = body.getBoundingClientRect();
    const over = [];
    for (let x = box.left + 4; x < box.right; x += 16) {
        for (let y = box.top + 4; y < box.bottom; y += 8) {
            const top = document.elementFromPoint(x, y);
            if (!body.contains(top)) { over.push(top?.className ?? 'nothing'); }
        }
    }
    return {
        lines: Math.floor(room / (18 * 1.4)),
        linesBesideQuestions: Math.floor((room - heightOf('.ask')) / (18 * 1.4)),
        linesAsShown: Math.floor(room / parseFloat(say.lineHeight)),
        letters: parseFloat(say.fontSize),
        over: [...new Set(over)],
    };";

/// The outcomes that cannot be pressed at once, or don't say what they mean and where they lead.
const OUTCOMES_AMISS: &str = r"
    const amiss = (key) => {
        const box = key.getBoundingClientRect();
        const says = (part) => (key.querySelector(part)?.textContent ?? '').trim() !== '';
        const isWhole = 0 <= box.top && box.bottom <= innerHeight && 47.5 <= box.height;
        const isOnTop = key.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
        return !(isWhole && isOnTop && says('.meaning') && (key.matches('.other') || says('.forecast')));
    };
    const keys = [...document.querySelectorAll('.outcome')];
    return keys.length < 8 ? ['too few'] : keys.filter(amiss).map((key) => key.innerText);";

fn number(measured: &Value, name: &str) -> f64 {
    measured.get(name).and_then(Value::as_f64).unwrap_or_else(|| panic!("{name} in {measured}"))
}

async fn in_a_call_on_a_phone(page: &Page) {
    page.set_size(360, 800).await;
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    page.dial(BEN).tap().await;
    page.css(".words-body .say").any("textbox").shown().await;
}

async fn seven_lines_of_the_script_can_be_read_beside_all_outcomes(page: Page) {
    in_a_call_on_a_phone(&page).await;
    let room = page.js(QUOTA, vec![]).await;
    println!("{room}");
    assert!(number(&room, "lines") >= 7.0 && number(&room, "linesAsShown") >= 7.0, "{room}");
    assert!(number(&room, "letters") >= 18.0, "{room}");
    assert!(number(&room, "linesBesideQuestions") >= 5.0, "with a question in it: {room}");
    assert_eq!(room.get("over"), Some(&json!([])), "nothing lies over the words");
    assert_eq!(page.js(OUTCOMES_AMISS, vec![]).await, json!([]));
    // While scrolling, its controls cover nothing either.
    page.button(words::round::SCROLL_THE_WORDS).tap().await;
    page.button(words::round::STOP_SCROLLING).shown().await;
    assert_eq!(page.js(QUOTA, vec![]).await.get("over"), Some(&json!([])));
}

async fn the_note_is_one_line_until_something_is_written_in_it(page: Page) {
    in_a_call_on_a_phone(&page).await;
    let height = async || page.js("return document.querySelector('#call-note').offsetHeight", vec![]).await;
    assert_eq!(height().await, json!(48));
    page.field(words::common::NOTE).type_text("three rows\nlikes the blue one").await;
    assert!(height().await.as_f64() > Some(70.0));
    assert_eq!(page.js(OUTCOMES_AMISS, vec![]).await, json!([]));
    page.button(words::round::VOICEMAIL).tap().await;
    page.css(".seconds").shown().await;
    // It stays that size after it is left: the next tap target must not move away.
    assert!(height().await.as_f64() > Some(70.0));
    page.outcome(Outcome::Spoke).tap().await;
    page.field(words::common::NOTE).has_value("three rows\nlikes the blue one").await;
}

/// The positions of the outcomes, and how far the page itself can be scrolled, which must be 0.
const OUTCOMES_AT: &str = "
    const places = [...document.querySelectorAll('.outcomes button')].map((it) => it.getBoundingClientRect());
    const page = document.documentElement;
    return [places.map((it) => [Math.round(it.left), Math.round(it.top)]), page.scrollHeight - innerHeight];";

async fn the_outcomes_never_move_from_under_a_finger(page: Page) {
    for (width, height) in [(360, 800), (1280, 800)] {
        page.set_size(width, height).await;
        if width == 360 {
            page.open_with_practice_book().await;
        }
        page.open_brief("Ben Aldous").await;
        page.dial(BEN).tap().await;
        page.field(words::common::NOTE).type_text("three rows\nlikes the blue one\nin June\nasks his brother").await;
        let writing = page.js(OUTCOMES_AT, vec![]).await;
        assert_eq!(writing.get(1), Some(&json!(0)), "at {width} the page scrolls as a whole");
        page.js("document.activeElement.blur()", vec![]).await;
        assert_eq!(page.js(OUTCOMES_AT, vec![]).await, writing, "leaving the note at {width}");
        page.leave_and_come_back().await;
        page.heading(words::common::HOW_DID_IT_GO).is_focused().await;
        assert_eq!(page.js(OUTCOMES_AT, vec![]).await, writing, "coming back at {width}");
        page.goto("#/").await;
        page.heading(words::places::TODAY).shown().await;
    }
}

async fn earlier_voicemails_unfold_to_the_words_that_were_said(page: Page) {
    in_a_call_on_a_phone(&page).await;
    page.button(words::round::VOICEMAIL).tap().await;
    page.css(".seconds").shown().await;
    let said = page.css(".words-body .step").shown().await.text;
    page.outcome(Outcome::VoicemailLeft).tap().await;
    page.open_lead("Ben Aldous").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.button(words::round::VOICEMAIL).tap().await;
    page.text(words::round::LEFT_BEFORE).tap().await;
    page.text(starting("today: ")).tap().await;
    let words = page.css(".words-body li .note-text").shown().await.text;
    let first = said.lines().next().unwrap_or_default().split(',').next().unwrap_or_default();
    assert!(!first.is_empty() && words.starts_with(first), "{words} beside {said}");
}

/// The words that a printer would print, each with the nearest class around it.
const PRINTED: &str = r"
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        const isSeen = node.parentElement.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
        if (node.data.trim() !== '' && isSeen && !node.parentElement.closest('script, style, title')) {
            seen.push([node.parentElement.closest('.print') !== null, node.data.trim()]);
        }
    }
    return seen;";

/// What would be printed, with the number of pages; a picture of it is written to `target/shots`.
async fn printed(page: &Page, name: &str) -> (Vec<(bool, String)>, usize) {
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let words = page.js(PRINTED, vec![]).await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    page.screenshot(&folder.join(format!("printed-{name}.png"))).await;
    let sheet = page.cdp("Page.printToPDF", json!({})).await;
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    let sheet = sheet.get("data").and_then(Value::as_str).expect("a document");
    let sheet = crate::cdp::decoded(sheet);
    // A page object says so, and so does the list of all pages.
    let pages = sheet.windows(12).filter(|part| part.starts_with(b"/Type /Page") && part[11] != b's').count();
    (serde_json::from_value(words).expect("a list of words"), pages)
}

async fn a_card_is_printed_with_its_label_and_nothing_else(page: Page) {
    page.open_with_practice_book().await;
    page.open_lead("Ben Aldous").await;
    page.open_brief("Ben Aldous").await;
    page.button(words::common::MAIL).tap().await;
    page.button(words::round::BY_POST).tap().await;
    page.field(words::round::TEXT).replace_text("Dear Ben, thank you for your time. Kim").await;
    page.button(words::round::PRINT_CARD).shown().await;
    for theme in [Theme::Light, Theme::Dark] {
        page.set_theme(theme).await;
        let (words, pages) = printed(&page, "card").await;
        let beside: Vec<_> = words.iter().filter(|(on_card, _)| !on_card).collect();
        assert!(beside.is_empty(), "printed beside the card: {beside:?}");
        let text: Vec<&str> = words.iter().map(|(_, text)| text.as_str()).collect();
        assert!(text.contains(&"Ben Aldous"), "the label: {text:?}");
        assert!(text.contains(&"Dear Ben, thank you for your time. Kim"), "the card: {text:?}");
        assert_eq!(pages, 1);
    }
}

async fn the_calling_list_is_printed_without_the_buttons(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/calling-list").await;
    page.button(words::today::PRINT).shown().await;
    let (words, _) = printed(&page, "calling-list").await;
    let text: Vec<&str> = words.iter().map(|(_, text)| text.as_str()).collect();
    assert!(text.contains(&"Ben Aldous"), "{text:?}");
    for left_out in [words::today::PRINT, words::places::TODAY, words::common::UNDO] {
        assert!(!text.contains(&left_out), "{left_out} in {text:?}");
    }
}

async fn a_refusal_goes_as_soon_as_other_words_stand_in_the_field(page: Page) {
    page.open_with_practice_book().await;
    page.open_brief("Ben Aldous").await;
    let aim = page.field(words::common::AIM);
    let before = aim.shown().await.value.expect("an aim");
    aim.replace_text("just checking in").await;
    page.field(words::round::BRINGS_THEM).tap().await;
    page.any("alert").shown().await;
    aim.has_value("just checking in").await;
    aim.replace_text(&before).await;
    page.any("alert").gone().await;
    page.field(words::round::BRINGS_THEM).tap().await;
    page.any("alert").gone().await;
    page.reload().await;
    page.field(words::common::AIM).has_value(&before).await;
}

async fn a_chosen_option_is_the_one_that_is_shown(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/settings").await;
    let country = page.field(containing(words::settings::HOME_COUNTRY));
    for name in ["Germany", "France", "Germany"] {
        country.choose_option(name).await;
        page.undo_bar().has_text("changed").await;
        let chosen = "return [...document.querySelectorAll('select')].flatMap((it) => [...it.selectedOptions]).map((it) => it.text)";
        let shown = page.js(chosen, vec![]).await;
        assert!(shown.as_array().is_some_and(|all| all.contains(&json!(name))), "{name}: {shown}");
    }
    // After undo, the field shows the book's value, even if it was chosen by hand.
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.wait_until("[...document.querySelectorAll('select')].some((it) => it.selectedOptions[0].text === 'France')")
        .await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        seven_lines_of_the_script_can_be_read_beside_all_outcomes,
        the_note_is_one_line_until_something_is_written_in_it,
        the_outcomes_never_move_from_under_a_finger,
        earlier_voicemails_unfold_to_the_words_that_were_said,
        a_card_is_printed_with_its_label_and_nothing_else,
        the_calling_list_is_printed_without_the_buttons,
        a_refusal_goes_as_soon_as_other_words_stand_in_the_field,
        a_chosen_option_is_the_one_that_is_shown,
    ]
);
