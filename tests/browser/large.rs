//! P17: ten thousand leads with seven touches each in the storage of a real browser, under its own quota.

use std::rc::Rc;
use std::sync::LazyLock;
use std::time::Instant;

use next_touch::app::words;
use next_touch::app::workspace::Workspace;
use next_touch::domain::command::Command;
use next_touch::domain::lead::Outcome;
use next_touch::store::journal::QUOTA;
use next_touch::store::storage::{KeyValue, MemoryStore};
use serde_json::json;

use crate::cdp::clock_script;
use crate::find::{Find, containing};
use crate::page::{INTERVAL, PATIENCE, Page};

#[path = "../store_support/mod.rs"]
mod store_support;

const LEADS: u32 = 10_000;

/// The texts of the storage, generated once for all engines.
static TEXTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let (_, book) = store_support::many::history(LEADS);
    let letters = store_support::many::letters_a_lead(&book);
    let store = Rc::new(MemoryStore::new());
    let mut page = Workspace::open(store.clone(), store_support::replica(1));
    let after = store_support::minutes_later(2_000_000);
    page.execute(Command::Merge(book.registers()), "Merged", &after).expect("a merge");
    let texts: Vec<_> =
        store.keys().unwrap().into_iter().map(|key| (key.clone(), store.get(&key).unwrap().unwrap())).collect();
    println!("{LEADS} leads, {letters} letters of text each: {} of {QUOTA} units", units(&texts));
    texts
});

fn units(texts: &[(String, String)]) -> usize {
    texts.iter().map(|(key, text)| key.len() + text.encode_utf16().count()).sum()
}

const ALL_ARE_THERE: &str = "document.querySelector('main').textContent.includes('10000 of 10000')";

/// Waits longer than other tests do, because this many leads take time on a busy machine. Returns the time since the
/// page began to load, in milliseconds.
async fn patiently(page: &Page, expression: &str) -> f64 {
    let deadline = Instant::now() + PATIENCE * 10;
    loop {
        let script = format!("return ({expression}) ? performance.now() : null");
        if let Some(time) = page.try_js(&script, vec![]).await.ok().and_then(|time| time.as_f64()) {
            return time;
        }
        assert!(Instant::now() < deadline, "never came true: {expression}");
        tokio::time::sleep(INTERVAL).await;
    }
}

async fn p17_ten_thousand_leads_with_seven_touches_fit_and_open(page: Page) {
    assert!(units(&TEXTS) < QUOTA / 4 * 3, "a quarter of the room is left");
    // A few weeks after the latest change of the book.
    page.preload(&clock_script("2030-10-07T10:00:00Z")).await;
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    for (key, text) in TEXTS.iter() {
        page.js("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(text)]).await;
    }
    page.reload().await;
    let time = patiently(&page, "document.querySelector('.agenda a')").await;
    println!("{:?}: Today with {LEADS} leads was there {time:.0} ms after the page began to load", page.engine());
    page.goto("#/leads").await;
    patiently(&page, ALL_ARE_THERE).await;
    // It works like a small book: a touch is saved and there after a reload.
    page.goto("#/").await;
    patiently(&page, "document.querySelector('.agenda a')").await;
    page.js("document.querySelector('.agenda a').click()", vec![]).await;
    page.button(words::common::SCRIPT).tap().await;
    page.field(words::common::NOTE).type_text("one more than seven").await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.css(".safety").has_text(words::data::SAFE_ON_DISK).await;
    page.css(".banner").gone().await;
    page.goto("#/data").await;
    page.text(containing("of 5120 KB used")).shown().await;
    let lead = page.local_storage().await;
    assert!(lead.values().any(|text| text.contains("one more than seven")), "the touch is an entry");
    page.reload().await;
    page.goto("#/leads").await;
    patiently(&page, ALL_ARE_THERE).await;
    page.css(".banner").gone().await;
}

browser_tests!(chromium, Chromium, crate::suite::with_page, [p17_ten_thousand_leads_with_seven_touches_fit_and_open]);
