//! Runs a test with a browser: an idle one is reused, with a new tab and an origin of its own.
//!
//! Starting a browser takes seconds, so browsers are reused after a test has passed. Each test gets a port that no
//! other test had, and therefore an empty storage. If a test fails or wears its browser out, the browser is ended. A
//! test whose WebKit has crashed is run once more from the beginning.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, LazyLock, Mutex};

use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use tokio::runtime::Runtime;

use crate::engine::{Browser, Engine};
use crate::page::{FAULTS, Page};
use crate::server::{self, Site, StaticServer};
use crate::stage::Stage;

/// The number of browsers at work; more than there are processors would only slow each down.
const AT_ONCE: usize = 2;

/// One runtime for all tests, because a session's connections belong to the runtime they began in.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));
/// Browsers waiting for the next test.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());
/// The number of tests using a browser.
static BUSY: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

/// A slot among the concurrent tests; released when dropped, even by a failing test.
struct Turn;

impl Turn {
    fn wait() -> Self {
        let mut busy = BUSY.0.lock().unwrap();
        while *busy >= AT_ONCE {
            busy = BUSY.1.wait(busy).unwrap();
        }
        *busy += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *BUSY.0.lock().unwrap() -= 1;
        BUSY.1.notify_one();
    }
}

/// Runs `body` on the built site, in a new tab that has not opened anything yet. `NEXT_TOUCH_PREFIX` names the path
/// that the site is published under, so that every test can be run under any path.
pub fn with_page<F: Future<Output = ()>>(engine: Engine, body: impl Fn(Page) -> F) {
    let site = server::folder(built_site());
    // Only Chromium inserts the tests' scripts into a page by itself. For other engines the server does, so their pages
    // must not come from the worker's cache; the worker's own tests do without such scripts.
    let site = if engine == Engine::Chromium { site } else { server::without_worker(site) };
    with_site_below(engine, &prefix(), site, body);
}

/// Like [`with_page`], on a site that is published under a path, as on many hosts.
pub fn with_page_below_a_path<F: Future<Output = ()>>(engine: Engine, body: impl Fn(Page) -> F) {
    with_site_below(engine, "/some/sub/path", server::folder(built_site()), body);
}

/// Like [`with_page`], in a page that caches itself for offline use.
pub fn with_worker<F: Future<Output = ()>>(engine: Engine, body: impl Fn(Page) -> F) {
    with_site_below(engine, &prefix(), server::folder(built_site()), body);
}

/// The path that the built site is published under, such as `/some/sub/path`; usually empty.
fn prefix() -> String {
    std::env::var("NEXT_TOUCH_PREFIX").unwrap_or_default().trim_end_matches('/').to_owned()
}

/// Runs `body` on another site.
pub fn with_site<F: Future<Output = ()>>(engine: Engine, site: Site, body: impl Fn(Page) -> F) {
    with_site_below(engine, "", site, body);
}

/// Runs `body` on a site that is published under a path.
pub fn with_site_below<F: Future<Output = ()>>(engine: Engine, prefix: &str, site: Site, body: impl Fn(Page) -> F) {
    let _turn = Turn::wait();
    if let Err(Failure { panic, browser_has_died }) = run_once(engine, prefix, Arc::clone(&site), &body) {
        if !browser_has_died {
            resume_unwind(panic);
        }
        println!("{engine:?} has died in the middle of {}: once more, in a new one", test_name());
        run_once(engine, prefix, site, &body).unwrap_or_else(|failure| resume_unwind(failure.panic));
    }
}

/// Why a test has failed.
struct Failure {
    panic: Box<dyn Any + Send>,
    /// Whether the browser ended its session by itself, which says nothing about the page.
    browser_has_died: bool,
}

/// Runs `body` in an idle browser, or in a new one.
fn run_once<F: Future<Output = ()>>(
    engine: Engine,
    prefix: &str,
    site: Site,
    body: impl Fn(Page) -> F,
) -> Result<(), Failure> {
    let stage = RUNTIME.block_on(async {
        let idle = {
            let mut idle = IDLE.lock().unwrap();
            let fitting = idle.iter().position(|browser| browser.engine() == engine);
            fitting.map(|place| idle.swap_remove(place))
        };
        let browser = match idle {
            Some(browser) => browser,
            None => Browser::start(engine).await,
        };
        Arc::new(Stage::new(browser, StaticServer::start(site, prefix)))
    });
    let result = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            let page = Page::on_current_tab(Arc::clone(&stage)).await;
            body(page.clone()).await;
            keep_faults_of_all_tabs(&stage).await;
            let faults = page.take_faults().await;
            assert!(faults.is_empty(), "{engine:?}: the page had faults:\n{}", faults.join("\n"));
            if stage.is_worn() {
                drop(stage.take_browser());
            } else {
                hand_on(&stage).await;
            }
        });
    }));
    let Err(panic) = result else {
        return Ok(());
    };
    let mut browser_has_died = false;
    if stage.has_browser() {
        RUNTIME.block_on(async {
            browser_has_died = has_died(&stage).await;
            take_picture(&stage).await;
        });
        drop(stage.take_browser());
    }
    Err(Failure { panic, browser_has_died })
}

/// Whether the browser is gone although the test has not ended it. Only WebKit is trusted in this: its page process
/// sometimes (once in thousands of tests) crashes in a desktop library, and the driver then has lost the session. A
/// page that makes a browser crash does so the second time too.
async fn has_died(stage: &Stage) -> bool {
    let answer = stage.driver().windows().await;
    stage.engine() == Engine::WebKit && !stage.is_worn() && answer.as_ref().is_err_and(is_session_lost)
}

/// Whether the driver reports that the session no longer exists.
pub fn is_session_lost(error: &WebDriverError) -> bool {
    matches!(error.as_inner(), WebDriverErrorInner::InvalidSessionId(_))
}

/// Collects the faults of tabs that the test has left open.
async fn keep_faults_of_all_tabs(stage: &Stage) {
    let driver = stage.driver();
    let current = driver.window().await;
    for window in driver.windows().await.expect("tabs") {
        driver.switch_to_window(window).await.expect("an open tab");
        if let Ok(faults) = driver.execute(FAULTS, vec![]).await {
            stage.add_faults(faults.convert().unwrap_or_default());
        }
    }
    if let Ok(current) = current {
        driver.switch_to_window(current).await.expect("the tab from before");
    }
}

/// Closes all tabs but a new empty one and makes the browser available to the next test.
async fn hand_on(stage: &Stage) {
    let driver = stage.driver();
    let old = driver.windows().await.expect("tabs");
    let new = driver.new_tab().await.expect("a new tab");
    for window in old {
        driver.switch_to_window(window).await.expect("an open tab");
        driver.close_window().await.expect("the tab closes");
    }
    driver.switch_to_window(new).await.expect("the new tab");
    if stage.engine() == Engine::Chromium {
        for log in ["browser", "performance"] {
            driver.get_log(log).await.expect("a log to empty");
        }
    }
    let browser = stage.take_browser();
    let downloads = std::fs::read_dir(browser.downloads()).into_iter().flatten().flatten();
    for file in downloads {
        let _ = std::fs::remove_file(file.path());
    }
    IDLE.lock().unwrap().push(browser);
}

/// Saves a screenshot of a failed test under its name.
async fn take_picture(stage: &Stage) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("failed-{}.png", test_name().replace("::", "-")));
    if stage.driver().screenshot(&file).await.is_ok() {
        println!("a picture of the failure: {}", file.display());
    }
}

/// The name of the running test.
fn test_name() -> String {
    std::thread::current().name().unwrap_or("test").to_owned()
}

/// The folder of the built site: `NEXT_TOUCH_DIST`, or `dist`.
pub fn built_site() -> PathBuf {
    let folder = std::env::var("NEXT_TOUCH_DIST").unwrap_or_else(|_| "dist".to_owned());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    assert!(folder.join("index.html").exists(), "no site in {}: run `make dist`", folder.display());
    folder
}

/// A file of the tools that `npm` installed below `target/npm`.
pub fn npm_file(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is missing: run `make setup`", file.display()))
}
