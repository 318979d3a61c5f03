//! Things on a page, found as a person finds them, and what one can do with them.
//!
//! A locator is only a description: each use looks anew and waits until exactly one thing fits.

use std::fmt;
use std::path::Path;
use std::time::Instant;

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::{Key, WebElement};

use crate::engine::Engine;
use crate::find::{Find, Query};
use crate::page::{INTERVAL, PATIENCE, Page};
use crate::suite::is_session_lost;

/// What a locator found, as it was at that moment.
#[derive(Clone, Debug, Deserialize)]
pub struct Found {
    element: Value,
    /// The visible text, white space tidied.
    pub text: String,
    /// What a field holds.
    pub value: Option<String>,
    /// Whether a box is ticked.
    pub checked: bool,
    /// Whether a toggle is pressed.
    pub pressed: bool,
    /// Whether what the button opens is open.
    pub expanded: bool,
    /// Whether it can be used.
    pub enabled: bool,
    /// Whether the keyboard is there.
    pub focused: bool,
    /// Whether a field is marked as wrong.
    pub invalid: bool,
    /// Where a link leads, as written.
    pub href: Option<String>,
}

/// A description of a thing on a page.
#[derive(Clone)]
pub struct Locator {
    page: Page,
    queries: Vec<Query>,
}

impl Find for Locator {
    fn locator(&self) -> Locator {
        self.clone()
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<String> = self.queries.iter().map(Query::to_string).collect();
        write!(f, "[{}]", steps.join("] within it ["))
    }
}

impl Locator {
    /// The whole page.
    pub(crate) fn of(page: Page) -> Self {
        Self { page, queries: Vec::new() }
    }

    /// The same, with one more step.
    pub(crate) fn and(mut self, query: Query) -> Self {
        self.queries.push(query);
        self
    }

    /// Everything that fits now, without waiting.
    async fn look(&self) -> WebDriverResult<Vec<Found>> {
        let queries = serde_json::to_value(&self.queries)?;
        let script = "return window.nextTouchFinder.find(arguments[0])";
        let found = self.page.with_finder(script, vec![queries]).await?;
        Ok(serde_json::from_value(found)?)
    }

    /// Waits until what is found satisfies `check`; `state` says it in words for a failure.
    pub async fn wait(&self, state: &str, check: impl Fn(&[Found]) -> bool) -> Vec<Found> {
        let deadline = Instant::now() + PATIENCE;
        let mut is_last = false;
        loop {
            // While a page is being replaced a look can fail; the next one tells. One look can last long, so
            // there is always another one after the time is up.
            let found = self.look().await;
            if let Ok(found) = &found
                && check(found)
            {
                return found.clone();
            }
            let is_lost = found.as_ref().is_err_and(is_session_lost);
            if is_lost || is_last {
                let seen = match found {
                    Ok(found) => format!("{} found: {found:?}", found.len()),
                    Err(error) => error.to_string(),
                };
                self.page.fail(&format!("{self} is not {state} ({seen})")).await;
            }
            is_last = Instant::now() > deadline;
            tokio::time::sleep(INTERVAL).await;
        }
    }

    /// Waits for exactly one thing of which `check` is true.
    pub async fn wait_for_one(&self, state: &str, check: impl Fn(&Found) -> bool) -> Found {
        let found = self.wait(state, |found| matches!(found, [one] if check(one))).await;
        found.into_iter().next().expect("exactly one")
    }

    // ---- states; each waits until it holds ----

    /// Exactly one is there.
    pub async fn shown(&self) -> Found {
        self.wait_for_one("there exactly once", |_| true).await
    }
    /// None is there.
    pub async fn gone(&self) {
        self.wait("gone", <[Found]>::is_empty).await;
    }
    /// So many are there.
    pub async fn count_is(&self, count: usize) -> Vec<Found> {
        self.wait(&format!("there {count} times"), |found| found.len() == count).await
    }
    /// Its visible text contains this.
    pub async fn has_text(&self, text: &str) -> Found {
        self.wait_for_one(&format!("saying {text:?}"), |one| one.text.contains(text)).await
    }
    /// The field holds exactly this.
    pub async fn has_value(&self, value: &str) -> Found {
        let state = format!("holding {value:?}");
        self.wait_for_one(&state, |one| one.value.as_deref() == Some(value)).await
    }
    /// The keyboard is there.
    pub async fn is_focused(&self) -> Found {
        self.wait_for_one("focused", |one| one.focused).await
    }
    /// It can be used.
    pub async fn is_enabled(&self) -> Found {
        self.wait_for_one("enabled", |one| one.enabled).await
    }
    /// It cannot be used.
    pub async fn is_disabled(&self) -> Found {
        self.wait_for_one("disabled", |one| !one.enabled).await
    }
    /// The box is ticked.
    pub async fn is_checked(&self) -> Found {
        self.wait_for_one("ticked", |one| one.checked).await
    }

    // ---- acts; each waits until it can be done ----

    /// Taps it: one tap.
    pub async fn tap(&self) {
        self.click().await;
        self.page.stage.count_taps(1);
    }

    /// Types into it, after what is there. Going into the field is a tap, unless one is in it.
    pub async fn type_text(&self, text: &str) {
        let element = self.enter().await;
        // Some of Chromium's drivers refuse to type what takes two UTF-16 units, such as an emoji.
        let is_wide = text.chars().any(|letter| letter.len_utf16() > 1);
        if is_wide && self.page.engine() == Engine::Chromium {
            self.page.cdp("Input.insertText", json!({ "text": text })).await;
        } else {
            element.send_keys(text).await.expect("text is typed");
        }
        self.page.stage.count_typing();
    }

    /// Types over what the field holds.
    pub async fn replace_text(&self, text: &str) {
        let element = self.enter().await;
        let select_all = Key::Control + "a";
        element.send_keys(select_all).await.expect("all is selected");
        let keys = if text.is_empty() { Key::Delete + "" } else { text.into() };
        element.send_keys(keys).await.expect("text is typed");
        self.page.stage.count_typing();
    }

    /// Pastes into it as from the clipboard: two taps (hold, and "Paste").
    pub async fn paste(&self, text: &str) {
        let found = self.wait_for_one("enabled", |one| one.enabled).await;
        let script = r"
            const [element, text] = arguments;
            element.focus();
            const clipboard = new DataTransfer();
            clipboard.setData('text/plain', text);
            const event = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true });
            if (!element.dispatchEvent(event)) return;
            element.setRangeText(text, element.selectionStart, element.selectionEnd, 'end');
            element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        self.page.js(script, vec![found.element, json!(text)]).await;
        self.page.stage.count_taps(2);
    }

    /// Chooses an option of a list by its text: two taps (open, choose).
    pub async fn choose_option(&self, option: &str) {
        let script = r"
            const text = (option) => option.label.replace(/\s+/g, ' ').trim();
            const fitting = [...arguments[0].options].filter((option) => text(option) === arguments[1]);
            return fitting.length === 1 ? fitting[0] : null;";
        let deadline = Instant::now() + PATIENCE;
        loop {
            let list = self.wait_for_one("enabled", |one| one.enabled).await;
            let found = self.page.try_js(script, vec![list.element, json!(option)]).await;
            if let Ok(found @ Value::Object(_)) = found {
                self.element(found).await.click().await.expect("the option is chosen");
                self.page.stage.count_taps(2);
                return;
            }
            if Instant::now() > deadline {
                self.page.fail(&format!("{self} has not exactly one option {option:?}")).await;
            }
            tokio::time::sleep(INTERVAL).await;
        }
    }

    /// Sets a date or time field, as its picker does: two taps. `value` as in HTML (`2026-08-14`).
    pub async fn pick(&self, value: &str) {
        let found = self.wait_for_one("enabled", |one| one.enabled).await;
        let script = r"
            const [element, value] = arguments;
            const prototype = Object.getPrototypeOf(element);
            Object.getOwnPropertyDescriptor(prototype, 'value').set.call(element, value);
            element.dispatchEvent(new Event('input', { bubbles: true }));
            element.dispatchEvent(new Event('change', { bubbles: true }));";
        self.page.js(script, vec![found.element, json!(value)]).await;
        self.page.stage.count_taps(2);
    }

    /// Chooses a file: two taps (open the chooser, choose). The field may be hidden behind a button.
    pub async fn set_file(&self, path: &Path) {
        let found = self.wait_for_one("enabled", |one| one.enabled).await;
        let path = path.canonicalize().expect("the file exists");
        let element = self.element(found.element).await;
        element.send_keys(path.display().to_string()).await.expect("the file is chosen");
        self.page.stage.count_taps(2);
    }

    /// Goes into a field: a tap, unless the keyboard is there already.
    async fn enter(&self) -> WebElement {
        let found = self.wait_for_one("enabled", |one| one.enabled).await;
        if found.focused {
            return self.element(found.element).await;
        }
        self.page.stage.count_taps(1);
        self.click().await
    }

    /// Scrolls to it and clicks; again when it moved, was covered or replaced in between.
    async fn click(&self) -> WebElement {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = self.wait_for_one("enabled", |one| one.enabled).await;
            let problem = match self.try_click(found.element).await {
                Ok(Some(target)) => return target,
                Ok(None) => "something lies over it".to_owned(),
                Err(error) if may_pass(&error) => error.to_string(),
                Err(error) => self.page.fail(&format!("{self} cannot be tapped: {error}")).await,
            };
            if Instant::now() > deadline {
                self.page.fail(&format!("{self} cannot be tapped: {problem}")).await;
            }
            tokio::time::sleep(INTERVAL).await;
        }
    }

    /// Clicks once, unless something lies over it.
    async fn try_click(&self, element: Value) -> WebDriverResult<Option<WebElement>> {
        let bring = "return window.nextTouchFinder.bring(arguments[0])";
        let target = self.page.with_finder(bring, vec![element]).await?;
        if target.is_null() {
            return Ok(None);
        }
        let target = self.element(target).await;
        target.click().await?;
        Ok(Some(target))
    }

    async fn element(&self, reference: Value) -> WebElement {
        let handle = self.page.driver().await.handle().clone();
        WebElement::from_json(reference, handle).expect("an element")
    }
}

/// Whether a failed click was only too early; the page had not been touched then.
fn may_pass(error: &thirtyfour::error::WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
            | WebDriverErrorInner::StaleElementReference(_)
            | WebDriverErrorInner::NoSuchElement(_)
            | WebDriverErrorInner::MoveTargetOutOfBounds(_)
            | WebDriverErrorInner::JavascriptError(_)
    )
}
