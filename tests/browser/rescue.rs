//! When the app cannot start or has stopped: the typed text, the raw data, and a way to erase it.

use next_touch::app::words;
use serde_json::Value;

use crate::boot_page;
use crate::engine::Engine;
use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::server::{self, Answer, Site, changed, folder};
use crate::suite::{built_site, with_site};

/// Opens the rescue page on a practice book.
async fn rescue_page(page: &Page) {
    page.open_with_practice_book().await;
    page.wait_until("!nextTouchShadow.isWaiting()").await;
    page.js("localStorage.setItem('other', 'not ours')", vec![]).await;
    page.open("/rescue.html").await;
    page.any("status").has_text("stored").await;
}

async fn the_rescue_page_lists_and_hands_out_what_is_stored(page: Page) {
    rescue_page(&page).await;
    page.text(starting("nt1/j/")).shown().await;
    page.text(containing("other")).gone().await;
    let stored = page.local_storage().await;
    page.button(boot_page::DOWNLOAD_EVERYTHING).tap().await;
    page.any("status").has_text("next-touch-rescue.json").await;
    let file = std::fs::read_to_string(page.downloaded("next-touch-rescue.json").await).expect("the file");
    let file: Value = serde_json::from_str(&file).expect("JSON");
    for (key, text) in stored.iter().filter(|(key, _)| key.starts_with("nt1/")) {
        assert_eq!(file["storage"][key], text.as_str(), "{key}");
    }
    assert_eq!(file["storage"].get("other"), None);
    let copies = file["shadow"].as_object().expect("the second copy");
    assert!(copies.keys().any(|key| key.starts_with("nt1/j/")), "{copies:?}");
    assert_eq!(page.local_storage().await, stored, "looking changes nothing");
}

async fn erasing_wants_a_download_and_the_word_first(page: Page) {
    rescue_page(&page).await;
    let erase = || page.button(words::data::ERASE_EVERYTHING);
    erase().is_disabled().await;
    page.textbox(starting("Type the word")).type_text("erase").await;
    erase().is_disabled().await;
    page.button(boot_page::DOWNLOAD_EVERYTHING).tap().await;
    if page.engine() != Engine::WebKit {
        page.downloaded("next-touch-rescue.json").await;
    }
    erase().is_enabled().await;
    page.textbox(starting("Type the word")).replace_text("keep").await;
    erase().is_disabled().await;
    page.textbox(starting("Type the word")).replace_text("Erase").await;
    erase().tap().await;
    page.any("status").has_text("Everything was erased").await;
    let left = page.local_storage().await;
    assert_eq!(left.into_keys().collect::<Vec<_>>(), ["other"]);
    page.link("Back to the app").tap().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
}

async fn a_storage_that_cannot_be_read_is_said_and_the_rest_is_handed_out(page: Page) {
    page.open_with_practice_book().await;
    page.wait_until("!nextTouchShadow.isWaiting()").await;
    page.preload(crate::cdp::Denial::GetterThrows.script()).await;
    page.open("/rescue.html").await;
    page.any("status").has_text("The storage cannot be read").await;
    page.css("#list").has_text("nt1/j/").await;
}

/// Two functions of a small wasm module: one that executes `unreachable`, one that recurses for ever. Neither runs a
/// panic hook.
const TRAPS: &str = "
    const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0];
    const trap = (code) => () => {
        const bytes = new Uint8Array([...head, 10, code.length + 4, 1, code.length + 2, 0, ...code, 11]);
        setTimeout(new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f);
    };
    window.unreachable = trap([0]);
    window.recursion = trap([16, 0]);";

async fn check_stops(page: &Page, trap: &str) {
    page.preload(TRAPS).await;
    page.open_with_practice_book().await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.wait_for_draft("Ivo Lark").await;
    page.safe_on_disk().await;
    let before = page.local_storage().await;
    page.js(trap, vec![]).await;
    page.heading(starting(boot_page::HAS_STOPPED)).shown().await;
    page.textbox("What you had typed").has_value("Name: Ivo Lark").await;
    page.js("nextTouchShadow.copy('nt1/j/x', 'late')", vec![]).await;
    page.js("document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('pagehide'))", vec![])
        .await;
    assert_eq!(page.local_storage().await, before);
    assert_eq!(page.js("return nextTouchShadow.isWaiting()", vec![]).await, false);
    let faults = page.take_faults().await;
    assert!(!faults.is_empty() && faults.iter().all(|fault| !fault.contains("policy")), "{faults:?}");
    page.link(containing(boot_page::GET_DATA_OUT)).tap().await;
    page.heading(boot_page::GET_DATA_OUT).shown().await;
    page.text(starting("nt1/d/")).shown().await;
}

async fn a_page_that_has_stopped_keeps_the_typed_text_and_writes_nothing(page: Page) {
    check_stops(&page, "unreachable()").await;
}

async fn a_page_whose_stack_has_run_out_stops_too(page: Page) {
    check_stops(&page, "recursion()").await;
}

/// Runs `body` on the built site without its wasm.
fn without_wasm<F: Future<Output = ()>>(engine: Engine, body: impl Fn(Page) -> F) {
    let whole = folder(built_site());
    let gone = || Answer { status: 404, headers: Vec::new(), body: b"gone".to_vec(), stalls: false };
    let site = changed(whole, move |path, answer| if path.ends_with(".wasm") { gone() } else { answer });
    with_site(engine, site, body);
}

/// Runs `body` without a service worker, so that every file comes from the server.
fn without_worker<F: Future<Output = ()>>(engine: Engine, body: impl Fn(Page) -> F) {
    with_site(engine, server::without_worker(folder(built_site())), body);
}

/// The site with one kind of file changed in transit, or truncated.
fn with_changed(end: &'static str, change: fn(&mut Vec<u8>)) -> Site {
    let whole = server::without_worker(folder(built_site()));
    changed(whole, move |path, mut answer| {
        if path.ends_with(end) {
            change(&mut answer.body);
        }
        answer
    })
}

/// Flips one bit of the last byte: a wasm in which only a name differs still runs, so only the digest can detect it.
fn flip(body: &mut Vec<u8>) {
    let last = body.pop().expect("a file with something in it");
    body.push(last ^ 1);
}

fn cut(body: &mut Vec<u8>) {
    body.truncate(body.len() / 2);
}

async fn p15_a_changed_or_cut_wasm_does_not_run_and_says_so(page: Page) {
    page.open_with_practice_book().await;
    page.wait_until("!nextTouchShadow.isWaiting()").await;
    let before = page.local_storage().await;
    for change in [flip, cut] {
        page.server().deploy(with_changed(".wasm", change));
        page.reload().await;
        page.heading(boot_page::DID_NOT_START).shown().await;
        page.text(starting("Your leads are safe")).shown().await;
        page.button(boot_page::TRY_AGAIN).shown().await;
        page.heading(words::places::TODAY).gone().await;
        assert_eq!(page.local_storage().await, before, "nothing was written");
        // The browser's message about the digest.
        page.take_faults().await;
    }
    page.server().deploy(server::without_worker(folder(built_site())));
    page.reload().await;
    page.agenda_row("Ben Aldous").shown().await;
    // There is no service worker here, which the browser reports.
    page.take_faults().await;
}

/// No script of ours has run, so the style sheet shows the panel, after the time that a start may take.
async fn p15_a_changed_or_cut_start_script_does_not_run_and_is_told_of(page: Page) {
    page.open_with_practice_book().await;
    page.wait_until("!nextTouchShadow.isWaiting()").await;
    let before = page.local_storage().await;
    for change in [flip, cut] {
        page.server().deploy(with_changed(".js", change));
        page.reload().await;
        let wait = "for (const one of document.querySelector('.boot-error').getAnimations()) one.finish()";
        page.js(wait, vec![]).await;
        page.heading(boot_page::DID_NOT_START).shown().await;
        page.link(boot_page::GET_DATA_OUT).shown().await;
        assert_eq!(page.js("return typeof nextTouchShadow", vec![]).await, "undefined");
        assert_eq!(page.local_storage().await, before, "nothing was written");
        page.take_faults().await;
    }
}

async fn p15_a_changed_style_sheet_is_not_taken(page: Page) {
    page.server().deploy(with_changed(".css", |body| body.extend(b"* { color: rgb(1, 2, 3) }")));
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    let colour = page.js("return getComputedStyle(document.querySelector('h1')).color", vec![]).await;
    assert_ne!(colour, "rgb(1, 2, 3)");
    page.take_faults().await;
}

async fn a_page_that_cannot_start_leads_to_the_rescue_page(page: Page) {
    page.open("/").await;
    page.heading(boot_page::DID_NOT_START).shown().await;
    // The browser's message about the missing file.
    page.take_faults().await;
    page.link(boot_page::GET_DATA_OUT).tap().await;
    page.heading(boot_page::GET_DATA_OUT).shown().await;
    page.any("status").has_text("0 texts are stored").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        the_rescue_page_lists_and_hands_out_what_is_stored,
        erasing_wants_a_download_and_the_word_first,
        a_storage_that_cannot_be_read_is_said_and_the_rest_is_handed_out,
        a_page_that_has_stopped_keeps_the_typed_text_and_writes_nothing,
        a_page_whose_stack_has_run_out_stops_too,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [
        the_rescue_page_lists_and_hands_out_what_is_stored,
        a_page_that_has_stopped_keeps_the_typed_text_and_writes_nothing
    ]
);

browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [a_page_that_has_stopped_keeps_the_typed_text_and_writes_nothing, a_page_whose_stack_has_run_out_stops_too,]
);

browser_tests!(
    chromium_without_wasm,
    Chromium,
    super::without_wasm,
    [a_page_that_cannot_start_leads_to_the_rescue_page]
);

browser_tests!(
    chromium_changed,
    Chromium,
    super::without_worker,
    [
        p15_a_changed_or_cut_wasm_does_not_run_and_says_so,
        p15_a_changed_or_cut_start_script_does_not_run_and_is_told_of,
        p15_a_changed_style_sheet_is_not_taken,
    ]
);

browser_tests!(
    firefox_changed,
    Firefox,
    super::without_worker,
    [p15_a_changed_or_cut_wasm_does_not_run_and_says_so, p15_a_changed_or_cut_start_script_does_not_run_and_is_told_of,]
);

browser_tests!(
    webkit_changed,
    WebKit,
    super::without_worker,
    [p15_a_changed_or_cut_wasm_does_not_run_and_says_so, p15_a_changed_or_cut_start_script_does_not_run_and_is_told_of,]
);
