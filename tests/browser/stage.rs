//! The state that all tabs of one test share: the browser, the server, the counters and the faults.

use std::path::PathBuf;
use std::sync::Mutex;

use thirtyfour::{WebDriver, WindowHandle};

use crate::engine::{Browser, Engine};
use crate::server::StaticServer;

/// The taps and typing so far.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    /// Taps.
    pub taps: usize,
    /// Times that something was typed.
    pub typings: usize,
}

/// The shared state; every lock is held only briefly.
pub struct Stage {
    /// The server of the pages.
    pub server: StaticServer,
    engine: Engine,
    browser: Mutex<Option<Browser>>,
    current: Mutex<Option<WindowHandle>>,
    counts: Mutex<Counts>,
    faults: Mutex<Vec<String>>,
    preloads: Mutex<Vec<String>>,
    on_server: Mutex<Vec<String>>,
    worn: Mutex<bool>,
}

impl Stage {
    /// A stage with all counters at zero.
    pub fn new(browser: Browser, server: StaticServer) -> Self {
        Self {
            server,
            engine: browser.engine(),
            browser: Mutex::new(Some(browser)),
            current: Mutex::default(),
            counts: Mutex::default(),
            faults: Mutex::default(),
            preloads: Mutex::default(),
            on_server: Mutex::default(),
            worn: Mutex::default(),
        }
    }

    /// The engine of the browser.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The WebDriver session.
    pub fn driver(&self) -> WebDriver {
        self.browser.lock().unwrap().as_ref().expect("the browser runs").driver.clone()
    }

    /// The browser's download folder.
    pub fn downloads(&self) -> PathBuf {
        self.browser.lock().unwrap().as_ref().expect("the browser runs").downloads()
    }

    /// The end of the output of the driver and the browser, for a failing test.
    pub fn last_words(&self) -> String {
        self.browser.lock().unwrap().as_ref().map_or_else(|| "(no browser)".to_owned(), Browser::last_words)
    }

    /// Kills the processes that run pages; the browser will not be reused for another test.
    pub fn kill_renderers(&self) -> usize {
        *self.worn.lock().unwrap() = true;
        self.browser.lock().unwrap().as_ref().expect("the browser runs").kill_renderers()
    }

    /// Kills the process that runs WebKit's pages, like a crash.
    pub fn crash_webkit(&self) -> usize {
        self.browser.lock().unwrap().as_ref().expect("the browser runs").crash_webkit()
    }

    /// Makes Chromium open a tab although its driver refuses to.
    pub fn open_tab_past_the_driver(&self) {
        self.browser.lock().unwrap().as_ref().expect("the browser runs").open_tab_past_the_driver();
    }

    /// Whether the browser must not be reused for another test.
    pub fn is_worn(&self) -> bool {
        *self.worn.lock().unwrap()
    }

    /// Whether there is a browser; there is none if restarting it has failed.
    pub fn has_browser(&self) -> bool {
        self.browser.lock().unwrap().is_some()
    }

    /// Removes the browser, to end it or to pass it on.
    pub fn take_browser(&self) -> Browser {
        self.forget_current();
        self.browser.lock().unwrap().take().expect("the browser runs")
    }

    /// Sets a newly started browser.
    pub fn put_browser(&self, browser: Browser) {
        *self.browser.lock().unwrap() = Some(browser);
    }

    /// The tab that receives the driver's next command.
    pub fn current(&self) -> Option<WindowHandle> {
        self.current.lock().unwrap().clone()
    }

    /// Records the tab that the driver was switched to.
    pub fn set_current(&self, window: WindowHandle) {
        *self.current.lock().unwrap() = Some(window);
    }

    /// Makes the next command switch to its tab.
    pub fn forget_current(&self) {
        *self.current.lock().unwrap() = None;
    }

    /// The taps and typing so far.
    pub fn counts(&self) -> Counts {
        *self.counts.lock().unwrap()
    }

    /// Counts taps.
    pub fn count_taps(&self, taps: usize) {
        self.counts.lock().unwrap().taps += taps;
    }

    /// Counts one instance of typing.
    pub fn count_typing(&self) {
        self.counts.lock().unwrap().typings += 1;
    }

    /// Resets the counts.
    pub fn reset_counts(&self) {
        *self.counts.lock().unwrap() = Counts::default();
    }

    /// Adds faults.
    pub fn add_faults(&self, faults: Vec<String>) {
        self.faults.lock().unwrap().extend(faults);
    }

    /// All faults since the last call.
    pub fn take_faults(&self) -> Vec<String> {
        std::mem::take(&mut *self.faults.lock().unwrap())
    }

    /// Records a script for tabs opened later.
    pub fn add_preload(&self, script: &str) {
        self.preloads.lock().unwrap().push(script.to_owned());
    }

    /// The scripts that a test runs before the page.
    pub fn preloads(&self) -> Vec<String> {
        self.preloads.lock().unwrap().clone()
    }

    /// Whether the server doesn't have this script yet; records it as known.
    pub fn is_new_on_server(&self, script: &str) -> bool {
        let mut scripts = self.on_server.lock().unwrap();
        let is_new = !scripts.iter().any(|known| known == script);
        if is_new {
            scripts.push(script.to_owned());
        }
        is_new
    }
}
