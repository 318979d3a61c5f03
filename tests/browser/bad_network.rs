//! Networks and neighbours that are worse than none: stalled responses, foreign pages, a "not found" that the browser
//! caches for a year, foreign scripts.

use serde_json::json;

use crate::find::{Find, starting};
use crate::page::Page;
use crate::server::{self, Answer, Site};
use crate::suite::built_site;

const PORTAL: &str = "<!DOCTYPE html><title>Hotel</title><h1>Please sign in to the network</h1>";

/// A hotel network's answer to everything.
fn portal() -> Answer {
    let kind = ("Content-Type".to_owned(), "text/html".to_owned());
    Answer { status: 200, headers: vec![kind], body: PORTAL.as_bytes().to_vec(), stalls: false }
}

async fn a_connection_that_stalls_after_its_headers_keeps_no_kept_page_from_opening(page: Page) {
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    page.reload_from_inside().await;
    let stalling = |path: &str, answer: Answer| Answer { stalls: path == "/", ..answer };
    page.server().deploy(server::changed(server::folder(built_site()), stalling));
    page.reload_from_inside().await;
    page.goto("#/leads").await;
    page.lead_row("Ada Brook").shown().await;
}

async fn a_start_page_that_somebody_put_into_the_cache_is_neither_shown_nor_kept(page: Page) {
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    let poison = "return (async () => {
        const cache = await caches.open((await caches.keys())[0]);
        const svg = '<svg xmlns=\"http://www.w3.org/2000/svg\"><text>not ours</text></svg>';
        await cache.put(new URL('./', location.href), new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } }));
    })();";
    page.js(poison, vec![]).await;
    page.reload_from_inside().await;
    page.goto("#/leads").await;
    page.lead_row("Ada Brook").shown().await;
    // Meanwhile the right file is cached again, and the app starts without a network.
    let is_whole = "(async () => {
        const cache = await caches.open((await caches.keys())[0]);
        return (await (await cache.match(new URL('./', location.href))).text()).includes('next-touch-build');
    })()";
    page.wait_until(is_whole).await;
    page.server().stop();
    page.reload_from_inside().await;
    page.goto("#/leads").await;
    page.lead_row("Ada Brook").shown().await;
}

async fn a_strangers_network_takes_the_place_of_no_page_that_is_kept(page: Page) {
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    page.server().deploy(std::sync::Arc::new(|_| portal()));
    page.open("/rescue.html").await;
    page.heading("Get your data out").shown().await;
    page.open("/#/leads").await;
    page.lead_row("Ada Brook").shown().await;
    page.take_faults().await;
}

/// The built site without a worker, where a host answers some files with "not found", to be kept for a year.
fn with_not_found(is_missing: impl Fn(&str) -> bool + Send + Sync + 'static) -> Site {
    let not_found = move |path: &str, answer: Answer| {
        if is_missing(path) {
            let kept = ("Cache-Control".to_owned(), "public, max-age=31536000, immutable".to_owned());
            Answer { status: 404, headers: vec![kept], body: Vec::new(), stalls: false }
        } else {
            answer
        }
    };
    server::changed(server::without_worker(server::folder(built_site())), not_found)
}

/// Whether it is the script that wasm-bindgen wrote.
fn is_glue(path: &str) -> bool {
    path.starts_with("/next-touch-") && path.ends_with(".js")
}

/// Half a picture, and nothing more.
fn with_stalling_pictures(path: &str, answer: Answer) -> Answer {
    Answer { stalls: path.ends_with(".png") || path.ends_with(".svg"), ..answer }
}

async fn a_not_found_that_the_browser_keeps_locks_no_first_visitor_out(page: Page) {
    page.server().deploy(with_not_found(is_glue));
    page.open("/").await;
    page.heading("Next Touch did not start").shown().await;
    page.take_faults().await;
    // The host is right again, but for its pictures: nobody waits for those.
    let whole = server::without_worker(server::folder(built_site()));
    page.server().deploy(server::changed(whole, with_stalling_pictures));
    page.button("Try again").tap().await;
    page.button(starting("Try it with ten invented leads")).shown().await;
    page.take_faults().await;
}

async fn a_program_that_was_not_found_is_asked_for_past_the_browsers_cache(page: Page) {
    page.server().deploy(with_not_found(|path| path.ends_with("_bg.wasm")));
    page.open("/").await;
    page.heading("Next Touch did not start").shown().await;
    page.take_faults().await;
    page.server().deploy(server::without_worker(server::folder(built_site())));
    page.open("/").await;
    page.button(starting("Try it with ten invented leads")).shown().await;
    page.take_faults().await;
}

/// The browser's message if `script` turns a text into markup or code.
async fn refused(page: &Page, script: &str) -> String {
    let script = format!(
        "return (async () => {{ try {{ await ({script}); return 'allowed'; }} catch (error) {{ return error.name; }} }})()"
    );
    page.js(&script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

async fn no_text_becomes_markup_or_code(page: Page) {
    page.open_with_three_leads().await;
    if page.js("return !('trustedTypes' in window)", vec![]).await == json!(true) {
        return;
    }
    for script in [
        "document.body.innerHTML = '<b>x</b>'",
        "document.createElement('script').src = './x.js'",
        "setTimeout('1')",
        "navigator.serviceWorker.register('./other.js')",
        "trustedTypes.createPolicy('other', {})",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    ] {
        assert_ne!(refused(&page, script).await, "allowed", "{script}");
    }
    page.take_faults().await;
}

async fn an_error_of_a_script_that_is_not_ours_does_not_stop_the_page(page: Page) {
    // Such a script runs in the page itself, like that of an extension.
    let thrown = "window.heard = 0;
        addEventListener('error', () => { window.heard += 1; });
        addEventListener('throw-now', () => {
            setTimeout(() => { throw new RangeError('Maximum call stack size exceeded'); });
            setTimeout(() => { new Array(-1); });
            Promise.reject(new RangeError('not ours'));
        });";
    page.preload(thrown).await;
    page.open_with_three_leads().await;
    page.js("dispatchEvent(new Event('throw-now'))", vec![]).await;
    page.wait_until("window.heard === 2").await;
    page.take_faults().await;
    page.open_lead("Ada Brook").await;
    assert_eq!(page.js("return nextTouchHasStopped", vec![]).await, json!(false));
}

async fn a_downloads_link_outlives_its_click(page: Page) {
    page.preload("window.revoked = 0; URL.revokeObjectURL = () => { window.revoked += 1; };").await;
    page.open_with_three_leads().await;
    page.goto("#/data").await;
    page.button("Save a backup file").tap().await;
    page.text(starting("next-touch-2026-11-23.json with 3 leads")).shown().await;
    assert_eq!(page.js("return window.revoked", vec![]).await, json!(0));
}

async fn an_installed_page_on_an_iphone_hands_files_to_the_share_sheet(page: Page) {
    let iphone = "Object.defineProperty(navigator, 'standalone', { get: () => true });
        navigator.canShare = () => true;
        navigator.share = ({ files }) => new Promise((done, fail) => {
            window.shared = [...(window.shared ?? []), files[0].name];
            window.answer = (takes) => takes ? done() : fail(new DOMException('', 'AbortError'));
        });";
    page.preload(iphone).await;
    page.open_with_three_leads().await;
    page.goto("#/data").await;
    page.button("Save a backup file").tap().await;
    page.wait_until("window.shared?.length === 1").await;
    // A share sheet that is closed has saved nothing, and nothing is reported as saved.
    page.js("window.answer(false)", vec![]).await;
    page.text(starting("The browser did not take the file")).shown().await;
    page.button("Save a backup file").tap().await;
    page.wait_until("window.shared?.length === 2").await;
    page.js("window.answer(true)", vec![]).await;
    page.text(starting("next-touch-2026-11-23.json with 3 leads")).shown().await;
    page.goto("#/export").await;
    page.button(starting("Contacts (vCard)")).tap().await;
    page.wait_until("window.shared?.length === 3 && window.shared[2].endsWith('.vcf')").await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_worker,
    [
        a_connection_that_stalls_after_its_headers_keeps_no_kept_page_from_opening,
        a_start_page_that_somebody_put_into_the_cache_is_neither_shown_nor_kept,
        a_strangers_network_takes_the_place_of_no_page_that_is_kept,
        no_text_becomes_markup_or_code,
    ]
);
browser_tests!(
    chromium_alone,
    Chromium,
    crate::suite::with_page,
    [
        a_not_found_that_the_browser_keeps_locks_no_first_visitor_out,
        a_program_that_was_not_found_is_asked_for_past_the_browsers_cache,
        an_error_of_a_script_that_is_not_ours_does_not_stop_the_page,
        a_downloads_link_outlives_its_click,
        an_installed_page_on_an_iphone_hands_files_to_the_share_sheet,
    ]
);
browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_worker,
    [
        a_connection_that_stalls_after_its_headers_keeps_no_kept_page_from_opening,
        a_start_page_that_somebody_put_into_the_cache_is_neither_shown_nor_kept,
        no_text_becomes_markup_or_code,
    ]
);
browser_tests!(
    firefox_alone,
    Firefox,
    crate::suite::with_page,
    [
        a_not_found_that_the_browser_keeps_locks_no_first_visitor_out,
        a_program_that_was_not_found_is_asked_for_past_the_browsers_cache,
        an_error_of_a_script_that_is_not_ours_does_not_stop_the_page,
    ]
);
browser_tests!(
    webkit,
    WebKit,
    crate::suite::with_page,
    [no_text_becomes_markup_or_code, an_error_of_a_script_that_is_not_ours_does_not_stop_the_page]
);
