//! When the app cannot start or has stopped: the typed text, the raw data, and a way to erase it.

use std::sync::Arc;

use serde_json::Value;

use crate::engine::Engine;
use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::server::{Answer, folder};
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
    page.button("Download everything").tap().await;
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
    let erase = || page.button("Erase everything");
    erase().is_disabled().await;
    page.textbox(starting("Type the word")).type_text("erase").await;
    erase().is_disabled().await;
    page.button("Download everything").tap().await;
    erase().is_enabled().await;
    page.textbox(starting("Type the word")).replace_text("keep").await;
    erase().is_disabled().await;
    page.textbox(starting("Type the word")).replace_text("Erase").await;
    erase().tap().await;
    page.any("status").has_text("Everything was erased").await;
    let left = page.local_storage().await;
    assert_eq!(left.into_keys().collect::<Vec<_>>(), ["other"]);
    page.link("Back to the app").tap().await;
    page.button(starting("Try it with ten invented leads")).shown().await;
}

async fn a_storage_that_cannot_be_read_is_said_and_the_rest_is_handed_out(page: Page) {
    page.open_with_practice_book().await;
    page.wait_until("!nextTouchShadow.isWaiting()").await;
    page.preload(crate::cdp::Denial::GetterThrows.script()).await;
    page.open("/rescue.html").await;
    page.any("status").has_text("The storage cannot be read").await;
    page.text(containing("second copy")).count_is(0).await;
    page.css("#list").has_text("nt1/j/").await;
}

async fn a_page_that_has_stopped_keeps_the_typed_text_and_writes_nothing(page: Page) {
    page.open_with_practice_book().await;
    page.goto("#/new").await;
    page.textbox("Name").type_text("Ivo Lark").await;
    page.wait_for_draft("Ivo Lark").await;
    let before = page.local_storage().await;
    let stop = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
    page.js(stop, vec![]).await;
    page.heading(starting("Next Touch has stopped")).shown().await;
    page.textbox("What you had typed").has_value("Name: Ivo Lark").await;
    let attempt =
        "try { localStorage.setItem('nt1/j/x', 'late'); return 'written'; } catch (error) { return error.name; }";
    assert_eq!(page.js(attempt, vec![]).await, "InvalidStateError");
    assert_eq!(page.local_storage().await, before);
    // The one error is the one above.
    assert_eq!(page.take_faults().await.len(), 1);
    page.link(containing("Get your data out")).tap().await;
    page.heading("Get your data out").shown().await;
}

/// Runs `body` on the built site without its wasm.
fn without_wasm<F: Future<Output = ()>>(engine: Engine, body: impl FnOnce(Page) -> F) {
    let whole = folder(built_site());
    let site = Arc::new(move |path: &str| {
        if path.ends_with(".wasm") {
            Answer { status: 404, headers: Vec::new(), body: b"gone".to_vec() }
        } else {
            whole(path)
        }
    });
    with_site(engine, site, body);
}

async fn a_page_that_cannot_start_leads_to_the_rescue_page(page: Page) {
    page.open("/").await;
    page.heading("Next Touch did not start").shown().await;
    // What the browser says of the missing file.
    page.take_faults().await;
    page.link("Get your data out").tap().await;
    page.heading("Get your data out").shown().await;
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
    [a_page_that_has_stopped_keeps_the_typed_text_and_writes_nothing]
);

browser_tests!(
    chromium_without_wasm,
    Chromium,
    super::without_wasm,
    [a_page_that_cannot_start_leads_to_the_rescue_page]
);
