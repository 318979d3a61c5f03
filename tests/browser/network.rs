//! After the page has loaded it makes no more requests, whatever is done on it.
//!
//! Every browser test checks at its end that there was no policy violation and no error; going through every screen
//! here checks it for all of them, in every engine.

use crate::engine::Engine;
use crate::find::Find;
use crate::page::Page;
use next_touch::app::words;
use next_touch::domain::lead::Outcome;

/// All requests since the last call.
async fn take_requests(page: &Page) -> Vec<String> {
    let mut requests = page.server().take_requests();
    if page.engine() == Engine::Chromium {
        requests.extend(page.take_network_requests().await);
    }
    // Browsers request icons, and check for a new version, by themselves and at any time. The later parts belong to
    // loading (see `lazy`).
    let belongs_to_load = |path: &str| path.rsplit('/').next().is_some_and(|name| name.starts_with("part-"));
    requests.retain(|path| {
        let is_browsers_own = path.ends_with("/favicon.ico") || path.contains("/icon-") || path.ends_with("/sw.js");
        !is_browsers_own && !belongs_to_load(path)
    });
    requests
}

async fn no_screen_asks_for_anything_after_loading(page: Page) {
    page.open("/").await;
    if page.engine() == Engine::Chromium {
        page.kept_for_offline().await;
    }
    let watched = page.clone();
    page.visit_every_screen(async |screen| {
        let requests = take_requests(&watched).await;
        // These two come right after loading.
        if screen != "welcome" && screen != "banner" {
            assert!(requests.is_empty(), "{screen} asked for {requests:?}");
        }
    })
    .await;
}

async fn everything_works_without_a_network(page: Page) {
    page.open_with_practice_book().await;
    page.set_offline(true).await;
    page.open_brief("Ben Aldous").await;
    page.dial("+12025550119").tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.any("status").has_text(&words::round::is_noted(Outcome::NoAnswer.words())).await;
    page.open_lead("Ben Aldous").await;
    page.heading(&words::lead::touches(2)).shown().await;
    page.set_offline(false).await;
}

async fn the_page_runs_under_any_folder(page: Page) {
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    let links = page.js(
        "return [...document.querySelectorAll('[href], [src]')].map((it) => it.getAttribute('href') || it.getAttribute('src'))",
        vec![],
    );
    let links: Vec<String> = serde_json::from_value(links.await).expect("links");
    let absolute: Vec<_> = links.iter().filter(|link| link.starts_with('/') || link.contains("://")).collect();
    assert!(absolute.is_empty(), "{absolute:?}");
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [no_screen_asks_for_anything_after_loading, everything_works_without_a_network, the_page_runs_under_any_folder]
);

browser_tests!(firefox, Firefox, crate::suite::with_page, [no_screen_asks_for_anything_after_loading]);

browser_tests!(webkit, WebKit, crate::suite::with_page, [no_screen_asks_for_anything_after_loading]);

browser_tests!(
    chromium_below_a_path,
    Chromium,
    crate::suite::with_page_below_a_path,
    [no_screen_asks_for_anything_after_loading]
);
