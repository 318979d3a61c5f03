//! What all tabs of one test share: the browser, the server, the counters and the faults.

use std::path::PathBuf;
use std::sync::Mutex;

use thirtyfour::{WebDriver, WindowHandle};

use crate::engine::{Browser, Engine};
use crate::server::StaticServer;

/// Taps and typing so far.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    /// Taps.
    pub taps: usize,
    /// Times that something was typed.
    pub typings: usize,
}

/// The shared state; every lock is held for a moment only.
pub struct Stage {
    /// Where the pages come from.
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
    /// A stage with nothing counted yet.
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

    /// Which engine the browser is.
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

    /// The end of what the driver and the browser have printed, for a failing test.
    pub fn last_words(&self) -> String {
        self.browser.lock().unwrap().as_ref().map_or_else(|| "(no browser)".to_owned(), Browser::last_words)
    }

    /// Kills the processes that run pages; the browser will not be used for another test.
    pub fn kill_renderers(&self) -> usize {
        *self.worn.lock().unwrap() = true;
        self.browser.lock().unwrap().as_ref().expect("the browser runs").kill_renderers()
    }

    /// Kills the process that runs WebKit's pages, as a crash of its own does.
    pub fn crash_webkit(&self) -> usize {
        self.browser.lock().unwrap().as_ref().expect("the browser runs").crash_webkit()
    }

    /// Has Chromium open a tab although its driver refuses to.
    pub fn open_tab_past_the_driver(&self) {
        self.browser.lock().unwrap().as_ref().expect("the browser runs").open_tab_past_the_driver();
    }

    /// Whether another test must not use the browser.
    pub fn is_worn(&self) -> bool {
        *self.worn.lock().unwrap()
    }

    /// Whether a browser is there; it is not when starting it again has failed.
    pub fn has_browser(&self) -> bool {
        self.browser.lock().unwrap().is_some()
    }

    /// Takes the browser out, to end it or to hand it on.
    pub fn take_browser(&self) -> Browser {
        self.forget_current();
        self.browser.lock().unwrap().take().expect("the browser runs")
    }

    /// Puts a newly started browser in.
    pub fn put_browser(&self, browser: Browser) {
        *self.browser.lock().unwrap() = Some(browser);
    }

    /// The tab that the driver's next command goes to.
    pub fn current(&self) -> Option<WindowHandle> {
        self.current.lock().unwrap().clone()
    }

    /// Remembers which tab the driver was switched to.
    pub fn set_current(&self, window: WindowHandle) {
        *self.current.lock().unwrap() = Some(window);
    }

    /// Makes the next command switch to its tab.
    pub fn forget_current(&self) {
        *self.current.lock().unwrap() = None;
    }

    /// Taps and typing so far.
    pub fn counts(&self) -> Counts {
        *self.counts.lock().unwrap()
    }

    /// Counts taps.
    pub fn count_taps(&self, taps: usize) {
        self.counts.lock().unwrap().taps += taps;
    }

    /// Counts one time of typing.
    pub fn count_typing(&self) {
        self.counts.lock().unwrap().typings += 1;
    }

    /// Counts from nothing again.
    pub fn reset_counts(&self) {
        *self.counts.lock().unwrap() = Counts::default();
    }

    /// Adds what went wrong.
    pub fn add_faults(&self, faults: Vec<String>) {
        self.faults.lock().unwrap().extend(faults);
    }

    /// Everything that went wrong since the last call.
    pub fn take_faults(&self) -> Vec<String> {
        std::mem::take(&mut *self.faults.lock().unwrap())
    }

    /// Remembers a script for the tabs that come later.
    pub fn add_preload(&self, script: &str) {
        self.preloads.lock().unwrap().push(script.to_owned());
    }

    /// The scripts that a test had run before the page.
    pub fn preloads(&self) -> Vec<String> {
        self.preloads.lock().unwrap().clone()
    }

    /// Whether the server has not got this script yet; from now on it has.
    pub fn is_new_on_server(&self, script: &str) -> bool {
        let mut scripts = self.on_server.lock().unwrap();
        let is_new = !scripts.iter().any(|known| known == script);
        if is_new {
            scripts.push(script.to_owned());
        }
        is_new
    }
}
