//! Measures the built page against one written by hand in plain JavaScript (`tests/floor`), which is the lower bound:
//! the same leads, rows and work in one Chromium, alternately. `make bench` prints the results. Nothing is asserted,
//! because times on a shared machine prove nothing.

use std::path::Path;

use next_touch::app::words;
use next_touch::app::workspace::Workspace;
use next_touch::domain::id::ReplicaId;
use next_touch::domain::lead::ItemKind;
use next_touch::domain::lead::Lead;
use next_touch::domain::time::iso_day;
use next_touch::site::folder;
use next_touch::site::server::Server;
use next_touch::store::storage::KeyValue;
use serde_json::{Value, json};

use crate::cdp::clock_script;
use crate::engine::Engine;
use crate::many::{LEADS, NOON, TOUCHES, filled};
use crate::page::Page;
use crate::suite::{built_site, with_page};
use crate::support::at;

/// Runs of each measurement; the median counts.
const RUNS: usize = 15;
/// The storage quota of a browser for one origin, in characters.
const QUOTA: usize = 5_242_880;
/// The text typed, one timed keystroke per character.
const TYPED: [&str; 4] = ["0143", "muller", "company 12", "nobody at all"];

#[test]
#[ignore = "a measurement, not a proof"]
fn speed() {
    with_page(Engine::Chromium, measure);
}

/// The leads in the formats of the app and of the handwritten page: as many as fit into both.
struct Books {
    leads: u32,
    /// All leads in the format of the app, which has space for them.
    all: Vec<(String, String)>,
    app: Vec<(String, String)>,
    floor: Vec<(String, String)>,
}

impl Books {
    fn as_many_as_fit() -> Self {
        let books = Self::of(LEADS);
        let units = |book: &[(String, String)]| {
            // The browser counts UTF-16 units.
            book.iter().map(|(key, value)| key.len() + value.encode_utf16().count()).sum::<usize>()
        };
        let (app, floor) = (units(&books.app), units(&books.floor));
        println!("{LEADS} leads with {TOUCHES} touches each: {app} characters of {QUOTA} in the app, {floor} by hand");
        let most = app.max(floor);
        if most < QUOTA {
            return books;
        }
        let fitting = LEADS * u32::try_from(QUOTA / 1024).unwrap() / u32::try_from(most / 1024 + 60).unwrap();
        Self { all: books.all, ..Self::of(fitting) }
    }

    fn of(leads: u32) -> Self {
        let store = filled(leads);
        let app = store.keys().unwrap().into_iter().map(|key| (key.clone(), store.get(&key).unwrap().unwrap()));
        let app: Vec<(String, String)> = app.collect();
        let page = Workspace::open(store, ReplicaId::from_bits(2));
        let mut words = Vec::new();
        let rows: Vec<Value> = page.book().leads().map(|lead| by_hand(lead, &mut words)).collect();
        let floor = json!({ "words": words, "leads": rows }).to_string();
        Self { leads, all: app.clone(), app, floor: vec![("leads".to_owned(), floor)] }
    }
}

/// A lead in the format of the handwritten page; repeated texts are stored once in `words`.
fn by_hand(lead: &Lead, words: &mut Vec<String>) -> Value {
    let now = at(NOON);
    let mut place = |text: String| {
        words.iter().position(|known| *known == text).unwrap_or_else(|| {
            words.push(text);
            words.len() - 1
        })
    };
    let touches: Vec<usize> = lead
        .touches
        .iter()
        .flat_map(|(_, touch)| [iso_day(touch.time.day(&now)), touch.words(), touch.note.clone()])
        .map(&mut place)
        .collect();
    let next = lead.next_touch();
    json!([
        lead.id.0.to_string(),
        lead.name,
        lead.company,
        lead.phones[0].shown(),
        lead.mails[0],
        lead.note,
        lead.group.map(|group| group.letter()),
        lead.said(ItemKind::MustHave).next(),
        next.map(|next| iso_day(next.when.due_day(&now))),
        next.map(|next| next.aim.text()),
        touches,
    ])
}

/// One of the two pages.
struct Contender {
    name: &'static str,
    server: Server,
    times: Vec<(&'static str, Vec<f64>)>,
}

impl Contender {
    fn new(name: &'static str, dist: &Path) -> Self {
        let site = folder::compressed(folder::site(dist));
        Self { name, server: Server::start(site, 0, "/").expect("a server"), times: Vec::new() }
    }

    fn note(&mut self, what: &'static str, milliseconds: f64) {
        match self.times.iter_mut().find(|(known, _)| *known == what) {
            Some((_, times)) => times.push(milliseconds),
            None => self.times.push((what, vec![milliseconds])),
        }
    }

    fn median(&self, what: &str) -> f64 {
        let (_, times) = self.times.iter().find(|(known, _)| *known == what).expect("a measurement");
        let mut times = times.clone();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }
}

async fn measure(page: Page) {
    let books = Books::as_many_as_fit();
    println!("measured with {} leads in a window of 1280 x 800; medians of {RUNS}", books.leads);
    prepare(&page).await;
    let mut app = Contender::new("app", &built_site());
    let mut floor = Contender::new("by hand", &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/floor"));

    for contender in [&mut app, &mut floor] {
        // Files that a host compresses once are compressed here before the first measurement.
        first_visit(&page, contender, "").await;
        let bytes = bytes_of_visit(&page, contender).await;
        println!("{}: bytes of a first visit (brotli, as sent): {bytes}", contender.name);
    }
    for _ in 0..RUNS {
        for contender in [&mut app, &mut floor] {
            first_visit(&page, contender, "first visit, empty").await;
        }
    }
    throttle(&page, true).await;
    for _ in 0..RUNS {
        for contender in [&mut app, &mut floor] {
            first_visit(&page, contender, "first visit, empty, 4x slower, slow 4G").await;
        }
    }
    throttle(&page, false).await;

    fill(&page, &app, &books.app).await;
    fill(&page, &floor, &books.floor).await;
    for _ in 0..RUNS {
        for contender in [&mut app, &mut floor] {
            with_leads(&page, contender).await;
        }
    }
    println!("{:<42} {:>9} {:>9} {:>7}", "milliseconds", app.name, floor.name, "ratio");
    for (what, _) in &app.times {
        let (mine, theirs) = (app.median(what), floor.median(what));
        println!("{what:<42} {mine:>9.1} {theirs:>9.1} {:>7.2}", mine / theirs);
    }
    fill(&page, &app, &books.all).await;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        times.push(today_is_painted(&page, &app).await);
    }
    times.sort_by(f64::total_cmp);
    println!("Today with {LEADS} leads, {TOUCHES} touches each, app alone: {:.1} milliseconds", times[RUNS / 2]);
    page.take_faults().await;
}

/// Installs the clock and the measuring script in every document of the current tab.
async fn prepare(page: &Page) {
    page.preload(include_str!("speed.js")).await;
    page.preload(&clock_script("2026-11-23T12:00:00Z")).await;
}

/// Opens Today in a tab of its own and returns when its first row was painted, so that warm-up by earlier documents in
/// the process doesn't count.
async fn today_is_painted(page: &Page, contender: &Contender) -> f64 {
    let driver = page.driver().await;
    let tab = driver.new_tab().await.expect("a new tab");
    driver.close_window().await.expect("the old tab closes");
    driver.switch_to_window(tab).await.expect("the new tab is there");
    drop(driver);
    prepare(page).await;
    goto(page, contender, "#/").await;
    let time = page.js("return nextTouchSpeed.today", vec![]).await;
    time.as_f64().expect("a time")
}

async fn goto(page: &Page, contender: &Contender, hash: &str) {
    let driver = page.driver().await;
    // Another document first, so that the URL is loaded rather than only its hash changed.
    driver.goto("about:blank").await.expect("an empty page");
    driver.goto(format!("{}{hash}", contender.server.url())).await.expect("the page opens");
}

/// Opens a page in a browser that has never seen it, and measures the time until its heading is on screen.
async fn first_visit(page: &Page, contender: &mut Contender, what: &'static str) {
    let origin = contender.server.url().trim_end_matches('/').to_owned();
    page.driver().await.goto("about:blank").await.expect("an empty page");
    page.cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" })).await;
    page.cdp("Network.clearBrowserCache", json!({})).await;
    page.driver().await.goto(contender.server.url()).await.expect("the page opens");
    let time =
        page.js("return nextTouchSpeed.painted(() => document.querySelector('main:not(.shell) h1'))", vec![]).await;
    if !what.is_empty() {
        contender.note(what, time.as_f64().expect("a time"));
    }
    settled(page).await;
}

/// Waits for the service worker, which must not be working while something else is measured.
async fn settled(page: &Page) {
    let script = "return navigator.serviceWorker.getRegistration().then((it) => !it || navigator.serviceWorker.ready).then(() => true)";
    let _ = page.js(script, vec![]).await;
}

/// The bytes that the server sent for one first visit, and how many of them the start had to wait for.
async fn bytes_of_visit(page: &Page, contender: &mut Contender) -> String {
    let before = contender.server.requests().len();
    first_visit(page, contender, "").await;
    let served = contender.server.requests();
    let visit = served.get(before..).unwrap_or_default();
    let comes_later = |path: &str| path.contains("/part-") || path.ends_with("/sw.js");
    let later = visit.iter().position(|one| comes_later(&one.path)).unwrap_or(visit.len());
    let sum = |part: &[next_touch::site::server::Served]| part.iter().map(|one| one.bytes).sum::<usize>();
    let (start, rest) = visit.split_at(later);
    format!("{} until Today works, {} after that", sum(start), sum(rest))
}

/// Makes the processor four times slower and the network one of 1.6 Mbit/s with a latency of 150 ms.
async fn throttle(page: &Page, on: bool) {
    page.set_cpu_slowdown(if on { 4 } else { 1 }).await;
    page.cdp("Network.enable", json!({})).await;
    let (latency, down, up) = if on { (150, 200_000, 93_750) } else { (0, -1, -1) };
    let conditions =
        json!({ "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up });
    page.cdp("Network.emulateNetworkConditions", conditions).await;
}

/// Writes the leads into the storage of a page.
async fn fill(page: &Page, contender: &Contender, book: &[(String, String)]) {
    goto(page, contender, "").await;
    page.js("localStorage.clear()", vec![]).await;
    for (key, value) in book {
        page.js("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(value)]).await;
    }
}

async fn with_leads(page: &Page, contender: &mut Contender) {
    let today = today_is_painted(page, contender).await;
    contender.note(words::places::TODAY, today);
    goto(page, contender, "#/leads").await;
    page.wait_until("document.querySelector('#search') && document.querySelectorAll('a strong').length > 5").await;
    for words in TYPED {
        let mut keystrokes = Vec::new();
        for end in 1..=words.len() {
            let time = page.js("return nextTouchSpeed.type(arguments[0])", vec![json!(&words[..end])]).await;
            keystrokes.extend(time.as_f64());
            if end == words.len() {
                break;
            }
        }
        page.js("const field = document.querySelector('#search'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))", vec![]).await;
        let all = keystrokes.iter().copied().fold(0.0, f64::max);
        contender.note("slowest keystroke of a search", all);
        keystrokes.into_iter().for_each(|time| contender.note("a keystroke of a search", time));
    }
    let opened = page.js("return nextTouchSpeed.open(document.querySelector('a:has(> strong)'))", vec![]).await;
    contender.note("opening a lead", opened.as_f64().expect("a time"));
}
