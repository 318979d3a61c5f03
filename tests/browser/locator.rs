//! Elements of a page, found as a person finds them, and the actions on them.
//!
//! A locator is only a description: each use searches again and waits until exactly one element matches.

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

/// The state of a found element at that moment.
#[derive(Clone, Debug, Deserialize)]
pub struct Found {
    element: Value,
    /// The visible text, with normalized white space.
    pub text: String,
    /// The value of a field.
    pub value: Option<String>,
    /// Whether a checkbox is ticked.
    pub checked: bool,
    /// Whether a toggle is pressed.
    pub pressed: bool,
    /// Whether the element that the button controls is open.
    pub expanded: bool,
    /// Whether it is enabled.
    pub enabled: bool,
    /// Whether it has the focus.
    pub focused: bool,
    /// Whether a field is marked as invalid.
    pub invalid: bool,
    /// The target of a link, as written.
    pub href: Option<String>,
}

/// A description of an element on a page.
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

    /// This locator with one more step.
    pub(crate) fn and(mut self, query: Query) -> Self {
        self.queries.push(query);
        self
    }

    /// Everything that matches now, without waiting.
    async fn look(&self) -> WebDriverResult<Vec<Found>> {
        let queries = serde_json::to_value(&self.queries)?;
        let script = "return window.nextTouchFinder.find(arguments[0])";
        let found = self.page.with_finder(script, vec![queries]).await?;
        Ok(serde_json::from_value(found)?)
    }

    /// Waits until the matches satisfy `check`; `state` describes it in failure messages.
    pub async fn wait(&self, state: &str, check: impl Fn(&[Found]) -> bool) -> Vec<Found> {
        let deadline = Instant::now() + PATIENCE;
        let mut is_last = false;
        loop {
            // A search can fail while a page is being replaced, so the next one decides. One search may take long, so
            // there is always another one after the deadline.
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

    /// Waits for exactly one match that satisfies `check`.
    pub async fn wait_for_one(&self, state: &str, check: impl Fn(&Found) -> bool) -> Found {
        let found = self.wait(state, |found| matches!(found, [one] if check(one))).await;
        found.into_iter().next().expect("exactly one")
    }

    // ---- states; each waits until it holds ----

    /// Exactly one exists.
    pub async fn shown(&self) -> Found {
        self.wait_for_one("there exactly once", |_| true).await
    }
    /// None exists.
    pub async fn gone(&self) {
        self.wait("gone", <[Found]>::is_empty).await;
    }
    /// Exactly this many exist.
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
    /// It has the focus.
    pub async fn is_focused(&self) -> Found {
        self.wait_for_one("focused", |one| one.focused).await
    }
    /// It is enabled.
    pub async fn is_enabled(&self) -> Found {
        self.wait_for_one("enabled", |one| one.enabled).await
    }
    /// It is disabled.
    pub async fn is_disabled(&self) -> Found {
        self.wait_for_one("disabled", |one| !one.enabled).await
    }
    /// The checkbox is ticked.
    pub async fn is_checked(&self) -> Found {
        self.wait_for_one("ticked", |one| one.checked).await
    }

    // ---- actions; each waits until it is possible ----

    /// Taps it: one tap.
    pub async fn tap(&self) {
        self.click().await;
        self.page.stage.count_taps(1);
    }

    /// Types into it, after its content. Entering the field is a tap, unless it has the focus.
    pub async fn type_text(&self, text: &str) {
        let element = self.enter().await;
        // Some Chromium drivers refuse to type characters of two UTF-16 units, such as emoji.
        let is_wide = text.chars().any(|letter| letter.len_utf16() > 1);
        if is_wide && self.page.engine() == Engine::Chromium {
            self.page.cdp("Input.insertText", json!({ "text": text })).await;
        } else {
            element.send_keys(text).await.expect("text is typed");
        }
        self.page.stage.count_typing();
    }

    /// Replaces the content of the field by typing.
    pub async fn replace_text(&self, text: &str) {
        let element = self.enter().await;
        let select_all = Key::Control + "a";
        element.send_keys(select_all).await.expect("all is selected");
        let keys = if text.is_empty() { Key::Delete + "" } else { text.into() };
        element.send_keys(keys).await.expect("text is typed");
        self.page.stage.count_typing();
    }

    /// Pastes into it from the clipboard: two taps (hold, and "Paste").
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

    /// Sets a date or time field, like its picker: two taps. `value` as in HTML (`2026-08-14`).
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

    /// Enters a field: a tap, unless it already has the focus.
    async fn enter(&self) -> WebElement {
        let found = self.wait_for_one("enabled", |one| one.enabled).await;
        if found.focused {
            return self.element(found.element).await;
        }
        self.page.stage.count_taps(1);
        self.click().await
    }

    /// Scrolls to it and clicks; retries if it moved, was covered or was replaced.
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

    /// Clicks once, unless another element covers it.
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

/// Whether a failed click was only too early, without any effect on the page.
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
