//! Features that only Chromium offers, through its DevTools protocol.

use std::path::Path;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::page::{PATIENCE, Page};

/// The colour scheme of a Chromium page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

/// The ways in which a browser can deny its local storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// Accessing the storage throws, as with blocked cookies.
    GetterThrows,
    /// There is none.
    IsNull,
    /// Writing fails.
    WriteThrows,
    /// Reading fails.
    ReadThrows,
}

impl Denial {
    /// The script for [`Page::preload`]; it works in every engine.
    pub fn script(self) -> &'static str {
        match self {
            Self::GetterThrows => {
                "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });"
            }
            Self::IsNull => "Object.defineProperty(window, 'localStorage', { value: null });",
            Self::WriteThrows => {
                "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
            }
            Self::ReadThrows => {
                "Storage.prototype.getItem = () => { throw new DOMException('corrupt', 'NS_ERROR_FILE_CORRUPTED'); };"
            }
        }
    }
}

/// A preload script that sets the page's clock to an instant (`2026-08-14T09:00:00Z`). The clock runs on from there;
/// `window.nextTouchClock.forward(milliseconds)` moves it.
pub fn clock_script(instant: &str) -> String {
    format!(
        "(() => {{
            const RealDate = Date, loaded = RealDate.now();
            let start = RealDate.parse('{instant}');
            const now = () => start + (RealDate.now() - loaded);
            window.Date = new Proxy(RealDate, {{
                construct: (target, words, as) => Reflect.construct(target, words.length ? words : [now()], as),
                apply: () => new RealDate(now()).toString(),
                get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
            }});
            RealDate.prototype.constructor = window.Date;
            const running = performance.now.bind(performance);
            let skipped = 0;
            performance.now = () => running() + skipped;
            window.nextTouchClock = {{ forward: (milliseconds) => {{
                start += milliseconds;
                skipped += milliseconds;
            }} }};
        }})();"
    )
}

/// Decodes the bytes that the browser sent as base64.
pub fn decoded(text: &str) -> Vec<u8> {
    STANDARD.decode(text).expect("base64")
}

impl Page {
    /// Sends a command of the DevTools protocol to this tab.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        assert_eq!(self.engine(), Engine::Chromium, "{method} is Chromium's");
        let driver = self.driver().await;
        let result = driver.cdp().send_raw(method, parameters).await;
        result.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Makes the page the size of a phone's, or narrower than any window can be.
    pub async fn set_size(&self, width: u32, height: u32) {
        let mobile = width < 700;
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": width, "height": height, "screenWidth": width, "screenHeight": height,
                "deviceScaleFactor": 1, "mobile": mobile,
            }),
        )
        .await;
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": mobile })).await;
        self.wait_until(&format!("screen.width === {width}")).await;
    }

    /// Sets the default font size in pixels, as in the browser's settings; 16 is usual.
    pub async fn set_default_font_size(&self, pixels: u32) {
        let sizes = json!({ "fontSizes": { "standard": pixels, "fixed": pixels } });
        self.cdp("Page.setFontSizes", sizes).await;
    }

    /// Chooses light or dark.
    pub async fn set_theme(&self, theme: Theme) {
        let value = if theme == Theme::Dark { "dark" } else { "light" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": value },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.cdp("Emulation.setEmulatedMedia", features).await;
    }

    /// Sets the time zone of the browser (`America/New_York`).
    pub async fn set_time_zone(&self, zone: &str) {
        self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
    }

    /// Disconnects or reconnects the network.
    pub async fn set_offline(&self, offline: bool) {
        self.cdp("Network.enable", json!({})).await;
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
        });
        self.cdp("Network.emulateNetworkConditions", conditions).await;
    }

    /// Makes the processor this many times slower; 1 is its normal speed.
    pub async fn set_cpu_slowdown(&self, times: u32) {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// Saves a screenshot of the whole page, including what is out of view.
    pub async fn screenshot(&self, file: &Path) {
        let options = json!({ "format": "png", "captureBeyondViewport": true });
        let picture = self.cdp("Page.captureScreenshot", options).await;
        let text = picture.get("data").and_then(Value::as_str).expect("a picture");
        let bytes = decoded(text);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, bytes).expect("the picture is written");
    }

    /// Kills the process that runs the page, then opens the same address in a new tab.
    pub async fn kill_renderer_and_come_back(&self) {
        self.keep_faults().await;
        let address = self.url().await;
        assert!(self.stage.kill_renderers() > 0, "a renderer was killed");
        // A driver that has just lost its tab may not answer, so each attempt has its own timeout.
        let deadline = Instant::now() + PATIENCE * 6;
        // The driver does nothing in a dead tab, so the browser is asked for a new one. It may reuse a process that was
        // just killed, until it notices.
        while tokio::time::timeout(PATIENCE, self.switch_to_a_new_tab()).await != Ok(true) {
            assert!(Instant::now() < deadline, "no tab works after the kill");
        }
        self.adopt_current_tab().await;
        self.driver().await.goto(address).await.expect("the page opens again");
    }

    /// Opens a tab without the driver, switches to it and returns whether it is alive.
    async fn switch_to_a_new_tab(&self) -> bool {
        let driver = self.stage.driver();
        // A driver that has just lost its tab may not answer.
        let Ok(known) = driver.windows().await else { return false };
        self.stage.open_tab_past_the_driver();
        let Ok(all) = driver.windows().await else { return false };
        let Some(new) = all.into_iter().find(|window| !known.contains(window)) else {
            return false;
        };
        driver.switch_to_window(new).await.is_ok() && driver.execute("return 1", vec![]).await.is_ok()
    }

    /// The URLs of all requests that the browser made for its pages since the last call, except what the page reads
    /// from itself (`data:`, `blob:`) and the icon that browsers request by themselves.
    pub async fn take_network_requests(&self) -> Vec<String> {
        let driver = self.driver().await;
        let log = driver.get_log("performance").await.expect("the network log");
        let events = log.iter().filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
        events
            .filter(|event| event.pointer("/message/method") == Some(&json!("Network.requestWillBeSent")))
            .filter_map(|event| event.pointer("/message/params/request/url")?.as_str().map(str::to_owned))
            .filter(|url| !url.starts_with("data:") && !url.starts_with("blob:") && !url.ends_with("/favicon.ico"))
            .collect()
    }

    /// Warnings and errors in the browser's console since the last call.
    pub(crate) async fn browser_log(&self) -> Vec<String> {
        let log = self.driver().await.browser_log().await.expect("the browser's log");
        let severe = log.into_iter().filter(|entry| entry.level == "SEVERE");
        // Browsers request this file by themselves; a site needs none.
        severe.map(|entry| entry.message).filter(|text| !text.contains("favicon.ico")).collect()
    }
}
