//! The salesperson's recurring actions, so that each test states only what is specific to it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use next_touch::app::words;
use next_touch::domain::lead::{Close, Outcome, Progress};

use crate::cdp::clock_script;
use crate::find::{Find, starting};
use crate::locator::Locator;
use crate::page::Page;

/// A Monday morning; tests in which the day matters start here.
pub const MONDAY: &str = "2026-11-23T10:00:00Z";

/// A table as a spreadsheet puts it on the clipboard: everyone in it is new and has a number.
pub const THREE_LEADS: &str = "Name\tCompany\tPhone\tEmail\tNotes\n\
    Ada Brook\tBrook Boats\t415 555 0101\tada@brook.example\tWants a quiet engine\n\
    Ben Carver\tCarver Wood\t415 555 0102\t\t\n\
    Cleo Dunn\tDunn Dairy\t415 555 0103\tcleo@dunn.example\t\n";

/// The names in `THREE_LEADS`, in order.
pub const THREE_NAMES: [&str; 3] = ["Ada Brook", "Ben Carver", "Cleo Dunn"];

/// An exported file of a product or a phone.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

/// Writes a file to be chosen in a test.
pub fn file_of(name: &str, bytes: &[u8]) -> PathBuf {
    // Each in a folder of its own: the same test may be running in another browser.
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("file-{number}"));
    std::fs::create_dir_all(&folder).expect("a folder for a file");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file to choose");
    path
}

impl Page {
    /// Opens the app on `MONDAY` with an empty book.
    pub async fn open_on_monday(&self) {
        self.preload(&clock_script(MONDAY)).await;
        self.open("/").await;
        self.is_started().await;
        self.heading(words::places::TODAY).shown().await;
    }

    /// Waits until the app has replaced the static picture of Today.
    pub async fn is_started(&self) {
        self.role("navigation", words::common::PLACES).shown().await;
    }

    /// Waits until the shadow has everything on disk.
    pub async fn safe_on_disk(&self) {
        self.wait_until("!nextTouchShadow.isWaiting() && nextTouchShadow.fault === ''").await;
    }

    /// Waits until the browser has cached a complete version of the app for offline use.
    pub async fn kept_for_offline(&self) {
        self.js("return navigator.serviceWorker.ready.then(() => true)", vec![]).await;
    }

    /// Reloads the page as its own script would; Firefox's driver bypasses the service worker.
    pub async fn reload_from_inside(&self) {
        self.keep_faults().await;
        self.js("window.isBeforeReload = true; setTimeout(() => location.reload())", vec![]).await;
        self.wait_until("!window.isBeforeReload && document.readyState === 'complete'").await;
    }

    /// Opens the app on `MONDAY` with the practice book.
    pub async fn open_with_practice_book(&self) {
        self.open_on_monday().await;
        self.button(starting(words::today::TRY_PRACTICE_BOOK)).tap().await;
        self.agenda_row("Priya Nair").shown().await;
    }

    /// Opens the app on `MONDAY` with `THREE_LEADS` in the book.
    pub async fn open_with_three_leads(&self) {
        self.open_on_monday().await;
        self.bring_in_table(THREE_LEADS, 3).await;
        self.goto("#/").await;
        self.agenda_row("Ada Brook").shown().await;
    }

    /// Pastes a table on the import screen and opens the preview.
    pub async fn look_at_table(&self, table: &str) {
        self.goto("#/import").await;
        self.field(words::import::PASTE_ROWS).paste(table).await;
        self.button(words::import::PREVIEW).tap().await;
        self.button(words::import::CHOOSE_ANOTHER).shown().await;
    }

    /// Chooses a file on the import screen.
    pub async fn choose_list(&self, path: &Path) {
        self.goto("#/import").await;
        self.field(words::import::CHOOSE_LIST_FILE).set_file(path).await;
    }

    /// Pastes a table and imports it with the button of this name.
    pub async fn bring_in_table(&self, table: &str, count: usize) {
        self.look_at_table(table).await;
        self.button(&words::import::import_leads(count)).tap().await;
        self.link(words::import::START_CALLING).shown().await;
    }

    /// A lead's row on Today.
    pub fn agenda_row(&self, name: &str) -> Locator {
        self.css(".agenda").link(starting(name))
    }

    /// A lead's row in the list of all leads.
    pub fn lead_row(&self, name: &str) -> Locator {
        self.css(".lead-space ul").link(starting(name))
    }

    /// Opens the page of a lead from the list of all leads.
    pub async fn open_lead(&self, name: &str) {
        self.goto("#/leads").await;
        self.lead_row(name).tap().await;
        self.heading(name).shown().await;
    }

    /// Opens a lead's brief from Today.
    pub async fn open_brief(&self, name: &str) {
        self.goto("#/").await;
        self.agenda_row(name).tap().await;
        self.heading(name).shown().await;
        self.role("region", words::round::BRIEF).shown().await;
    }

    /// The button of an outcome.
    pub fn outcome(&self, outcome: Outcome) -> Locator {
        self.css(".outcomes").button(starting(outcome.words()))
    }

    /// The dial link of a number in its international form.
    pub fn dial(&self, number: &str) -> Locator {
        self.css(&format!("a[href='tel:{number}']"))
    }

    /// A touch in the timeline of the current lead.
    pub fn timeline(&self) -> Locator {
        self.role("region", words::lead::TOUCHES).any("listitem")
    }

    /// Completes the wrap-up sheet of a conversation with one tap in each row.
    pub async fn choose_in_each_row(&self) {
        self.button(Progress::Forward.words()).tap().await;
        self.button(Close::SetDate.words()).tap().await;
        self.button(words::common::YES).tap().await;
    }

    /// The undo bar, with its button.
    pub fn undo_bar(&self) -> Locator {
        self.css(".undo")
    }

    /// Waits until the browser has stored a text that is being typed.
    pub async fn wait_for_draft(&self, text: &str) {
        let script = format!(
            "Object.entries(localStorage).some(([key, value]) => key.includes('/d/') && value.includes('{text}'))"
        );
        self.wait_until(&script).await;
    }
}
