//! Without a network: the app starts at every URL, the day's work goes on, and a request for a script or image is never
//! answered with a page.

use next_touch::app::words;
use next_touch::domain::lead::Outcome;
use serde_json::json;

use crate::boot_page;
use crate::find::{Find, starting};
use crate::page::Page;
use crate::server;
use crate::suite::built_site;

/// URLs with the heading that each of them shows.
const ROUTES: [(&str, &str); 9] = [
    ("#/", words::places::TODAY),
    ("#/leads", words::places::LEADS),
    ("#/new", words::places::NEW_LEAD),
    ("#/import", words::places::IMPORT_LEADS),
    ("#/scripts", words::places::SCRIPTS),
    ("#/more", words::places::MORE),
    ("#/settings", words::places::SETTINGS),
    ("#/data", words::places::YOUR_DATA),
    ("#/nothing/of/the/kind", words::places::TODAY),
];

async fn the_app_starts_without_a_network_at_every_address(page: Page) {
    page.open("/").await;
    page.kept_for_offline().await;
    page.server().stop();
    for (number, (hash, title)) in ROUTES.into_iter().enumerate() {
        // A different query, so that the browser really reloads the page.
        page.open(&format!("/?{number}{hash}")).await;
        page.heading(title).shown().await;
    }
    page.open("/index.html#/leads").await;
    page.heading(words::places::LEADS).shown().await;
}

/// The main job in a page just opened: a call, its outcome, and everything again after a reload.
async fn do_the_main_job(page: &Page) {
    // A page from the cache takes its day from the machine, so the path goes through the list.
    page.open_lead("Ben Carver").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.button(words::common::SCRIPT).tap().await;
    page.field(words::common::NOTE).type_text("He asked for the long table").await;
    page.outcome(Outcome::Spoke).tap().await;
    page.choose_in_each_row().await;
    page.button(words::round::SAVE_AND_NEXT).tap().await;
    page.heading("Ben Carver").gone().await;
    page.reload_from_inside().await;
    page.open_lead("Ben Carver").await;
    page.heading(&words::lead::touches(1)).shown().await;
    page.role("region", words::lead::TOUCHES).has_text("He asked for the long table").await;
}

async fn the_main_job_works_without_a_network(page: Page) {
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    page.server().stop();
    page.reload_from_inside().await;
    do_the_main_job(&page).await;
}

async fn the_main_job_works_below_a_path_without_a_network(page: Page) {
    page.open("/").await;
    page.bring_in_table(crate::steps::THREE_LEADS, 3).await;
    page.kept_for_offline().await;
    let scope = page.js("return navigator.serviceWorker.ready.then((ready) => ready.scope)", vec![]).await;
    assert_eq!(scope, json!(format!("{}/", page.server().address())));
    page.server().stop();
    page.open("/#/").await;
    page.reload_from_inside().await;
    do_the_main_job(&page).await;
}

/// The result of a request: its content type, or that it failed.
async fn kind_of(page: &Page, path: &str) -> String {
    let script = "return fetch(arguments[0]).then((answer) => answer.headers.get('Content-Type'), () => 'none')";
    page.js(script, vec![json!(path)]).await.as_str().unwrap_or("no kind").to_owned()
}

async fn a_script_or_picture_is_never_answered_with_a_page(page: Page) {
    page.open("/").await;
    page.kept_for_offline().await;
    page.reload_from_inside().await;
    page.is_started().await;
    let names = page.js("return performance.getEntriesByType('resource').map((it) => it.name)", vec![]).await;
    let names: Vec<String> = serde_json::from_value(names).expect("addresses");
    let wasm = names.iter().find(|name| name.ends_with(".wasm")).expect("the wasm");
    // Some hosts answer requests for missing files with the start page.
    page.server().deploy(std::sync::Arc::new(|asked| server::folder(built_site())(&asked.at("/"))));
    assert_eq!(kind_of(&page, wasm).await, "application/wasm");
    assert_eq!(kind_of(&page, "./next-touch-0123456789abcdef_bg.wasm").await, "none");
    assert_eq!(kind_of(&page, "./boot-0123456789abcdef.js").await, "none");
    page.take_faults().await;
}

async fn a_damaged_copy_of_the_start_is_fetched_again(page: Page) {
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    let script = "
        return (async () => {
            const cache = await caches.open((await caches.keys())[0]);
            const glue = (await cache.keys()).find(({ url }) => url.includes('/next-touch-') && url.endsWith('.js'));
            await cache.put(glue, new Response('damaged', { headers: { 'Content-Type': 'text/javascript' } }));
        })();";
    page.js(script, vec![]).await;
    page.reload_from_inside().await;
    page.heading(boot_page::DID_NOT_START).shown().await;
    page.take_faults().await;
    page.js("window.isBeforeReload = true", vec![]).await;
    page.button(boot_page::TRY_AGAIN).tap().await;
    page.wait_until("!window.isBeforeReload && document.readyState === 'complete'").await;
    page.goto("#/leads").await;
    page.lead_row("Ada Brook").shown().await;
    page.wait_until("document.querySelector('#boot-error') === null").await;
    page.take_faults().await;
}

async fn damaged_copies_of_the_program_are_fetched_again_unnoticed(page: Page) {
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    let script = "
        return (async () => {
            const cache = await caches.open((await caches.keys())[0]);
            for (const { url } of await cache.keys()) {
                const damaged = new Response('damaged', { headers: { 'Content-Type': 'application/wasm' } });
                if (url.endsWith('.wasm')) await cache.put(url, damaged);
            }
        })();";
    page.js(script, vec![]).await;
    page.reload_from_inside().await;
    page.goto("#/leads").await;
    page.lead_row("Ada Brook").shown().await;
    page.goto("#/import").await;
    page.button(words::import::PREVIEW).shown().await;
    // The browser reports the rejected copy.
    page.take_faults().await;
    let held = "return (async () => {
            const cache = await caches.open((await caches.keys())[0]);
            const programs = (await cache.keys()).filter((request) => request.url.endsWith('.wasm'));
            const sizes = programs.map(async (program) => (await (await cache.match(program)).arrayBuffer()).byteLength);
            return Math.min(...await Promise.all(sizes));
        })();";
    assert!(page.js(held, vec![]).await.as_u64() > Some(100_000));
}

async fn the_first_version_is_not_offered_as_a_new_one(page: Page) {
    page.open("/").await;
    page.kept_for_offline().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    assert_eq!(page.js("return nextTouchUpdate.isReady", vec![]).await, json!(false));
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_worker,
    [
        the_app_starts_without_a_network_at_every_address,
        the_main_job_works_without_a_network,
        a_script_or_picture_is_never_answered_with_a_page,
        a_damaged_copy_of_the_start_is_fetched_again,
        damaged_copies_of_the_program_are_fetched_again_unnoticed,
        the_first_version_is_not_offered_as_a_new_one,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_worker,
    [
        the_app_starts_without_a_network_at_every_address,
        the_main_job_works_without_a_network,
        a_script_or_picture_is_never_answered_with_a_page,
        a_damaged_copy_of_the_start_is_fetched_again,
        damaged_copies_of_the_program_are_fetched_again_unnoticed,
    ]
);

browser_tests!(
    chromium_below_a_path,
    Chromium,
    crate::suite::with_page_below_a_path,
    [the_main_job_works_below_a_path_without_a_network]
);
browser_tests!(
    firefox_below_a_path,
    Firefox,
    crate::suite::with_page_below_a_path,
    [the_main_job_works_below_a_path_without_a_network]
);
