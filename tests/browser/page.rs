//! A tab as a person uses it: open, look, press keys, wait for a state.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Key, TypingData, WebDriver, WindowHandle};

use crate::engine::Engine;
use crate::find::Find;
use crate::locator::Locator;
use crate::server::StaticServer;
use crate::stage::Stage;

/// How long to wait for a state. A passing test never waits this long.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// How often a state is checked.
pub const INTERVAL: Duration = Duration::from_millis(30);

/// Records faults and dial links from before the page's first script.
const WATCH: &str = include_str!("watch.js");
/// Takes the faults recorded in one document.
pub(crate) const FAULTS: &str = "return window.nextTouchWatch ? window.nextTouchWatch.faults.splice(0) : []";
/// Finds elements by role and name.
const FINDER: &str = include_str!("finder.js");
/// The DOM Testing Library, which knows roles and names.
const LIBRARY: &str = "node_modules/@testing-library/dom/dist/@testing-library/dom.umd.min.js";

/// One tab. Clones are the same tab.
#[derive(Clone)]
pub struct Page {
    /// The browser, the server and the counters that all tabs of a test share.
    pub(crate) stage: Arc<Stage>,
    window: Arc<std::sync::Mutex<WindowHandle>>,
}

impl Page {
    /// Wraps the browser's current tab and records its faults from now on.
    pub(crate) async fn on_current_tab(stage: Arc<Stage>) -> Self {
        let window = stage.driver().window().await.expect("a tab");
        stage.set_current(window.clone());
        let page = Self { stage, window: Arc::new(std::sync::Mutex::new(window)) };
        page.prepare(WATCH).await;
        page
    }

    /// The engine that shows the page.
    pub fn engine(&self) -> Engine {
        self.stage.engine()
    }

    /// The server of the page.
    pub fn server(&self) -> &StaticServer {
        &self.stage.server
    }

    /// The driver, switched to this tab.
    pub async fn driver(&self) -> WebDriver {
        let driver = self.stage.driver();
        let window = self.window.lock().unwrap().clone();
        if self.stage.current() != Some(window.clone()) {
            driver.switch_to_window(window.clone()).await.expect("the tab is open");
            self.stage.set_current(window);
        }
        driver
    }

    /// Points this page to the browser's current tab, after the old one is gone.
    pub(crate) async fn adopt_current_tab(&self) {
        let window = self.stage.driver().window().await.expect("a tab");
        self.stage.set_current(window.clone());
        *self.window.lock().unwrap() = window;
        for script in std::iter::once(WATCH.to_owned()).chain(self.stage.preloads()) {
            self.prepare(&script).await;
        }
    }

    // ---- navigation ----

    /// Opens a path of the site, such as `/` or `/sub/#/leads`. Browsers don't reload a page if only the hash differs.
    pub async fn open(&self, path: &str) {
        self.keep_faults().await;
        let address = format!("{}{path}", self.server().address());
        self.driver().await.goto(address).await.expect("the page opens");
    }

    /// Navigates to a hash of the open page, like its links (`#/leads`). A browser ignores it after about two hundred
    /// in ten seconds, so this retries until it takes effect.
    pub async fn goto(&self, hash: &str) {
        let go = "const [hash] = arguments;
            location.hash = hash;
            return location.hash === new URL(hash, location.href).hash;";
        let deadline = Instant::now() + PATIENCE;
        while self.try_js(go, vec![json!(hash)]).await.ok() != Some(json!(true)) {
            assert!(Instant::now() < deadline, "the browser does not go to {hash}");
            tokio::time::sleep(INTERVAL).await;
        }
    }

    /// Reloads the page.
    pub async fn reload(&self) {
        self.keep_faults().await;
        self.driver().await.refresh().await.expect("the page reloads");
    }

    /// The browser's back button.
    pub async fn back(&self) {
        self.driver().await.back().await.expect("the browser goes back");
    }

    /// The current URL.
    pub async fn url(&self) -> String {
        self.driver().await.current_url().await.expect("an address").to_string()
    }

    /// Opens another tab beside this one; both share the storage.
    pub async fn open_tab(&self) -> Self {
        let driver = self.driver().await;
        let window = driver.new_tab().await.expect("another tab");
        driver.switch_to_window(window).await.expect("the other tab");
        let page = Self::on_current_tab(Arc::clone(&self.stage)).await;
        for script in self.stage.preloads() {
            page.prepare(&script).await;
        }
        page
    }

    /// Closes this tab; another one must be open.
    pub async fn close_tab(self) {
        self.keep_faults().await;
        self.driver().await.close_window().await.expect("the tab closes");
        self.stage.forget_current();
    }

    /// Switches to another tab and back, so that the page is hidden and visible again. WebKitGTK doesn't hide a tab
    /// behind another one, so there only the focus moves.
    ///
    /// A busy browser may close the other tab before it has hidden this one, so this retries until the page has seen
    /// it.
    pub async fn leave_and_come_back(&self) {
        let watch = "const states = window.nextTouchStates = [];
            document.addEventListener('visibilitychange', () => states.push(document.visibilityState));";
        self.js(watch, vec![]).await;
        let deadline = Instant::now() + PATIENCE;
        loop {
            let driver = self.driver().await;
            let mine = self.window.lock().unwrap().clone();
            let other = driver.new_tab().await.expect("another tab");
            driver.switch_to_window(other).await.expect("the other tab");
            driver.execute("return document.visibilityState", vec![]).await.expect("the other tab is there");
            driver.close_window().await.expect("the other tab closes");
            driver.switch_to_window(mine).await.expect("the first tab");
            self.wait_until("document.visibilityState === 'visible'").await;
            let states = self.js("return window.nextTouchStates.join(' ')", vec![]).await;
            let was_seen = states.as_str().is_some_and(|states| states.ends_with("hidden visible"));
            if was_seen || self.engine() == Engine::WebKit {
                return;
            }
            assert!(Instant::now() < deadline, "{:?} does not hide a page that was left: {states}", self.engine());
        }
    }

    /// Runs `script` before the page's own scripts, from the next load on and in tabs opened later. Chromium does so by
    /// itself; for other engines the server inserts it into the page.
    pub async fn preload(&self, script: &str) {
        self.stage.add_preload(script);
        self.prepare(script).await;
    }

    /// Arranges for a script to run before the page.
    async fn prepare(&self, script: &str) {
        if self.engine() == Engine::Chromium {
            self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        } else if self.stage.is_new_on_server(script) {
            self.server().preload(script);
        }
    }

    // ---- the browser itself ----

    /// Closes the browser and opens it again with the same profile (Chromium and Firefox).
    pub async fn close_browser_and_start_again(&self) {
        self.keep_faults().await;
        let browser = self.stage.take_browser();
        self.stage.put_browser(browser.close_and_start_again().await);
        self.adopt_current_tab().await;
    }

    /// Kills the browser without warning and opens it again (Chromium and Firefox).
    pub async fn kill_browser_and_start_again(&self) {
        let browser = self.stage.take_browser();
        self.stage.put_browser(browser.kill_and_start_again().await);
        self.adopt_current_tab().await;
    }

    /// Waits for a finished download with this name and returns its path (Chromium and Firefox).
    pub async fn downloaded(&self, name: &str) -> PathBuf {
        assert_ne!(self.engine(), Engine::WebKit, "WebKit's automation keeps no downloads");
        let path = self.stage.downloads().join(name);
        let deadline = Instant::now() + PATIENCE;
        // Both browsers first write under another name; Firefox also creates an empty placeholder.
        while !std::fs::metadata(&path).is_ok_and(|file| file.len() > 0) {
            assert!(Instant::now() < deadline, "{} was not downloaded", path.display());
            tokio::time::sleep(INTERVAL).await;
        }
        path
    }

    // ---- keys ----

    /// Presses keys in sequence at the focus: `"1"`, `Key::Escape`.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let chain = self.driver().await.action_chain().send_keys(keys);
        chain.perform().await.expect("keys are pressed");
    }

    /// Presses a key while another one is held: `press_with(Key::Control, 'k')`.
    pub async fn press_with(&self, held: Key, key: char) {
        let chain = self.driver().await.action_chain();
        let chain = chain.key_down(held.clone()).key_down(key).key_up(key).key_up(held);
        chain.perform().await.expect("keys are pressed");
    }

    // ---- counting ----

    /// The number of taps since the start or the last reset.
    pub fn taps(&self) -> usize {
        self.stage.counts().taps
    }

    /// The number of times something was typed.
    pub fn typings(&self) -> usize {
        self.stage.counts().typings
    }

    /// Resets the counts of taps and typing.
    pub fn reset_taps(&self) {
        self.stage.reset_counts();
    }

    // ---- below the surface ----

    /// All of the origin's local storage.
    pub async fn local_storage(&self) -> BTreeMap<String, String> {
        let all = self.js("return Object.assign({}, localStorage)", vec![]).await;
        serde_json::from_value(all).expect("keys and texts")
    }

    /// The dial, text and mail links followed on this page since it was loaded.
    pub async fn dialled(&self) -> Vec<String> {
        let links = self.js("return window.nextTouchWatch.dialled", vec![]).await;
        serde_json::from_value(links).expect("a list of links")
    }

    /// Waits until a JavaScript expression is true.
    pub async fn wait_until(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        let deadline = Instant::now() + PATIENCE;
        let mut is_last = false;
        loop {
            let result = self.try_js(&script, vec![]).await;
            if matches!(result, Ok(Value::Bool(true))) {
                return;
            }
            if is_last {
                self.fail(&format!("never came true: {expression} (last: {result:?})")).await;
            }
            is_last = Instant::now() > deadline;
            tokio::time::sleep(INTERVAL).await;
        }
    }

    /// Runs a script's body in the page and returns its result.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.try_js(script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("a script failed in {:?}: {error}\n{script}", self.engine()),
        }
    }

    /// Runs a script that may fail, for example while the page is loading.
    pub(crate) async fn try_js(&self, script: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
        let result = self.driver().await.execute(script, arguments).await?;
        Ok(result.json().clone())
    }

    /// Runs a script that uses `window.nextTouchFinder`, which is injected if missing.
    pub(crate) async fn with_finder(&self, body: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
        let script = format!("if (!window.nextTouchFinder) return 'missing'; {body}");
        let result = self.try_js(&script, arguments.clone()).await?;
        if result != json!("missing") {
            return Ok(result);
        }
        let library = crate::suite::npm_file(LIBRARY);
        let install =
            format!("{library};\nconst library = globalThis.TestingLibraryDom || this.TestingLibraryDom;\n{FINDER}");
        self.try_js(&install, vec![]).await?;
        self.try_js(&script, arguments).await
    }

    /// Everything on the page that has a role, with its text.
    pub async fn outline(&self) -> String {
        match self.with_finder("return window.nextTouchFinder.outline()", vec![]).await {
            Ok(Value::String(outline)) => outline,
            other => format!("(no outline: {other:?})"),
        }
    }

    /// Fails the test with a textual description of the page.
    pub(crate) async fn fail(&self, message: &str) -> ! {
        let address = self.driver().await.current_url().await.map(|url| url.to_string());
        let outline = self.outline().await;
        let last_words = if address.is_err() { self.stage.last_words() } else { String::new() };
        panic!("{:?}: {message}\nat {address:?}\n--- page ---\n{outline}\n---\n{last_words}", self.engine())
    }

    // ---- faults ----

    /// Moves the faults of the current document to the test's list before it is unloaded.
    pub(crate) async fn keep_faults(&self) {
        if let Ok(faults) = self.try_js(FAULTS, vec![]).await {
            let faults: Vec<String> = serde_json::from_value(faults).unwrap_or_default();
            self.stage.add_faults(faults);
        }
    }

    /// Policy violations, uncaught errors and console errors so far; empties the list. Every test ends with a check
    /// that the list is empty, so a test that provokes some takes them.
    pub async fn take_faults(&self) -> Vec<String> {
        self.keep_faults().await;
        if self.engine() == Engine::Chromium {
            self.stage.add_faults(self.browser_log().await);
        }
        self.stage.take_faults()
    }
}

impl Find for Page {
    fn locator(&self) -> Locator {
        Locator::of(self.clone())
    }
}
