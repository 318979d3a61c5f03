//! New versions: downloaded completely, offered, and applied only when the page says so.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use next_touch::app::words;
use next_touch::domain::lead::Outcome;
use next_touch::site::digest::{integrity, name_hash};
use next_touch::site::offline;
use serde_json::json;

use crate::engine::Engine;
use crate::find::{Find, starting};
use crate::page::Page;
use crate::server;
use crate::suite::built_site;

/// A folder of its own with the files of the built site; removed at the end of the test.
struct Version(PathBuf);

impl Version {
    fn copy(name: &str) -> Self {
        // Two engines may run the same test at the same time.
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("version-{name}-{}-{count}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for entry in fs::read_dir(built_site()).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
        Self(folder)
    }

    /// The next version: another start script, and that of the previous version is gone.
    fn next(name: &str) -> Self {
        let version = Self::copy(name);
        let names = offline::names(&version.0).unwrap();
        let old = names.iter().find(|name| name.starts_with("boot-")).expect("a start script");
        let old_text = version.text(old);
        let new_text = format!("{old_text}\n// the next version\n");
        let new = format!("boot-{}.js", name_hash(new_text.as_bytes()));
        version.write(&new, &new_text);
        fs::remove_file(version.0.join(old)).unwrap();
        let page = version
            .text("index.html")
            .replace(old, &new)
            .replace(&integrity(old_text.as_bytes()), &integrity(new_text.as_bytes()))
            .replace(&version.build(), offline::BUILD);
        version.write("index.html", &page);
        offline::write_worker(&version.0).unwrap();
        version
    }

    /// The name of the version, as stated by its start page.
    fn build(&self) -> String {
        let page = self.text("index.html");
        let (_, after) = page.split_once("name=\"next-touch-build\" content=\"").expect("the name of the version");
        after.split('"').next().unwrap_or_default().to_owned()
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    /// Publishes it without a service worker.
    fn publish_plainly(&self, page: &Page) {
        page.server().deploy(server::without_worker(server::folder(&self.0)));
    }

    fn publish(&self, page: &Page) {
        page.server().deploy(server::folder(&self.0));
    }
}

impl Drop for Version {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Makes the browser look for a new version; an unfinished one makes this fail, which doesn't matter.
async fn look_for_update(page: &Page) {
    let script = "return navigator.serviceWorker.getRegistration()
        .then((registration) => registration.update()).then(() => true, () => false)";
    page.js(script, vec![]).await;
}

/// Expects the leads. The list doesn't depend on the day, which a page from the cache takes from the machine rather
/// than from the test.
async fn sees_the_leads(page: &Page) {
    page.goto("#/leads").await;
    page.lead_row("Ada Brook").shown().await;
}

async fn build_of(page: &Page) -> String {
    page.wait_until("document.querySelector('meta[name=\"next-touch-build\"]')").await;
    let script = "return document.querySelector('meta[name=\"next-touch-build\"]').content";
    page.js(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Applies the version that is ready, and waits until the page runs it.
async fn take(page: &Page, version: &Version) {
    page.wait_until("nextTouchUpdate.isReady").await;
    page.keep_faults().await;
    page.js("setTimeout(() => nextTouchUpdate.take())", vec![]).await;
    page.wait_until(&format!("document.querySelector('meta[content=\"{}\"]')", version.build())).await;
}

async fn from_one_version_to_the_next_and_back_with_open_tabs(page: Page) {
    let (first, next) = (Version::copy("first"), Version::next(&format!("next-{:?}", page.engine())));
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    page.reload_from_inside().await;
    page.open_lead("Ada Brook").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.button(words::common::SCRIPT).tap().await;
    page.field(words::common::NOTE).type_text("The engine must be quiet").await;
    page.wait_for_draft("must be quiet").await;

    next.publish(&page);
    look_for_update(&page).await;
    page.wait_until("nextTouchUpdate.isReady").await;
    page.field(words::common::NOTE).has_value("The engine must be quiet").await;
    // A reload is not consent: the call continues in the version in which it began.
    page.reload_from_inside().await;
    page.field(words::common::NOTE).has_value("The engine must be quiet").await;
    assert_eq!(build_of(&page).await, first.build());

    let other = page.open_tab().await;
    other.open("/#/leads").await;
    other.lead_row("Ben Carver").shown().await;
    assert_eq!(build_of(&other).await, first.build());
    take(&other, &next).await;
    other.lead_row("Ben Carver").shown().await;

    // The tab with the call still runs the previous version, and works.
    assert_eq!(build_of(&page).await, first.build());
    page.outcome(Outcome::Gatekeeper).tap().await;
    page.any("status").has_text(&words::round::is_noted(Outcome::Gatekeeper.words())).await;
    page.reload_from_inside().await;
    page.open_lead("Ada Brook").await;
    page.role("region", words::lead::TOUCHES).has_text("The engine must be quiet").await;
    assert_eq!(build_of(&page).await, next.build());

    first.publish(&page);
    look_for_update(&page).await;
    take(&page, &first).await;
    page.open_lead("Ada Brook").await;
    page.role("region", words::lead::TOUCHES).has_text("The engine must be quiet").await;
    other.reload_from_inside().await;
    other.heading(words::places::LEADS).shown().await;
    assert_eq!(build_of(&other).await, first.build());
    // Versions that no tab uses any more are removed.
    let one = "caches.keys().then((names) => { window.keptVersions = names.length; }), window.keptVersions === 1";
    other.reload_from_inside().await;
    other.wait_until(one).await;
    other.server().stop();
    other.reload_from_inside().await;
    other.lead_row("Cleo Dunn").shown().await;
}

async fn a_version_is_offered_only_when_nothing_is_half_done(page: Page) {
    let next = Version::next(&format!("offered-{:?}", page.engine()));
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    page.reload_from_inside().await;
    page.open_lead("Ada Brook").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.button(words::common::SCRIPT).tap().await;
    page.field(words::common::NOTE).type_text("The engine must be quiet").await;
    next.publish(&page);
    look_for_update(&page).await;
    page.wait_until("nextTouchUpdate.isReady").await;
    let line = page.role("complementary", words::common::UPDATE);
    page.goto("#/leads").await;
    page.lead_row("Ada Brook").shown().await;
    line.gone().await;
    page.goto("#/round").await;
    page.open_lead("Ada Brook").await;
    page.link(words::lead::PREPARE_THE_CALL).tap().await;
    page.outcome(Outcome::Gatekeeper).tap().await;
    page.button(starting(words::round::NEXT_LEAD)).tap().await;
    page.goto("#/new").await;
    line.shown().await;
    page.field(words::common::NAME).type_text("Dora").await;
    line.gone().await;
    page.field(words::common::NAME).replace_text("").await;
    line.has_text(words::common::NEW_VERSION_IS_READY).await;
    let before = points(&page).await;
    page.keep_faults().await;
    line.button(words::common::TAKE_IT_NOW).tap().await;
    page.wait_until(&format!("document.querySelector('meta[content=\"{}\"]')", next.build())).await;
    assert_eq!(points(&page).await, before + 1, "the book can be restored to before the update");
    page.open_lead("Ada Brook").await;
    page.role("region", words::lead::TOUCHES).has_text("The engine must be quiet").await;
    line.gone().await;
}

/// Expects a single restore point, which was set before an update, and restores the book to it.
async fn bring_back_before_update(page: &Page, had: &str, now: &str) {
    page.goto("#/data").await;
    page.css("summary")
        .wait("the fold", |all| all.iter().any(|summary| summary.text == words::data::BOOK_AS_IT_WAS))
        .await;
    let unfold = "for (const fold of document.querySelectorAll('summary'))
        if (fold.textContent === 'The book as it was') fold.parentElement.open = true";
    page.js(unfold, vec![]).await;
    page.button(starting("Look at the book before")).count_is(1).await;
    page.button(starting("Look at the book before an update")).tap().await;
    page.text(&*format!("It had {had}. Now there are {now}.")).shown().await;
    page.button(words::data::BRING_THIS_BOOK_BACK).tap().await;
    page.undo_bar().has_text("Book as before an update").await;
}

/// A book of three leads entered by hand, so that no import sets a restore point.
async fn type_in_three_leads(page: &Page) {
    page.open("/").await;
    for name in ["Ada Brook", "Ben Carver", "Cleo Dunn"] {
        add_lead(page, name).await;
    }
}

async fn add_lead(page: &Page, name: &str) {
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text(name).await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading(name).shown().await;
}

/// Changes the book in the next version: one lead is added and one removed.
async fn work_on(page: &Page) {
    add_lead(page, "Dora Eames").await;
    page.open_lead("Ben Carver").await;
    page.js("for (const fold of document.querySelectorAll('details')) fold.open = true", vec![]).await;
    page.button(words::lead::TAKE_OUT_OF_BOOK).tap().await;
    page.text("3 of 3").shown().await;
}

async fn comes_back_as_it_was(page: &Page) {
    bring_back_before_update(page, "3 leads with 0 touches", "3 leads with 0 touches").await;
    page.goto("#/leads").await;
    page.text("3 of 3").shown().await;
    page.lead_row("Ben Carver").shown().await;
    page.lead_row("Dora Eames").gone().await;
    page.undo_bar().button(words::common::UNDO).tap().await;
    page.lead_row("Dora Eames").shown().await;
    page.lead_row("Ben Carver").gone().await;
}

async fn p10_the_book_is_brought_back_to_before_an_update_that_was_pressed(page: Page) {
    let next = Version::next(&format!("pressed-{:?}", page.engine()));
    type_in_three_leads(&page).await;
    page.kept_for_offline().await;
    page.reload_from_inside().await;
    next.publish(&page);
    look_for_update(&page).await;
    page.goto("#/leads").await;
    let line = page.role("complementary", words::common::UPDATE);
    line.has_text(words::common::NEW_VERSION_IS_READY).await;
    page.keep_faults().await;
    line.button(words::common::TAKE_IT_NOW).tap().await;
    page.wait_until(&format!("document.querySelector('meta[content=\"{}\"]')", next.build())).await;
    work_on(&page).await;
    page.reload_from_inside().await;
    comes_back_as_it_was(&page).await;
}

/// Nobody has pressed anything: all pages were closed, and the next one is of another version.
async fn p10_the_book_is_brought_back_to_before_an_update_that_came_by_itself(page: Page) {
    let next = Version::next(&format!("silent-{:?}", page.engine()));
    type_in_three_leads(&page).await;
    assert_eq!(points(&page).await, 0, "the first version of all is no update");
    next.publish_plainly(&page);
    page.reload().await;
    page.wait_until(&format!("document.querySelector('meta[content=\"{}\"]')", next.build())).await;
    page.heading("Cleo Dunn").shown().await;
    work_on(&page).await;
    page.reload().await;
    page.heading(words::places::LEADS).shown().await;
    comes_back_as_it_was(&page).await;
    // There is no service worker here, which the browser reports.
    page.take_faults().await;
}

/// The number of restore points.
async fn points(page: &Page) -> usize {
    page.local_storage().await.keys().filter(|key| key.contains("/r/")).count()
}

async fn a_half_published_version_is_not_taken(page: Page) {
    let next = Version::next(&format!("half-{:?}", page.engine()));
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    let before = build_of(&page).await;
    let names = offline::names(&next.0).unwrap();
    let boot = names.iter().find(|name| name.starts_with("boot-")).expect("a start script");
    let boot_text = next.text(boot);
    fs::remove_file(next.0.join(boot)).unwrap();
    next.publish(&page);
    look_for_update(&page).await;
    page.reload_from_inside().await;
    sees_the_leads(&page).await;
    assert_eq!(build_of(&page).await, before);
    // A file changed in transit counts as little as a missing one.
    next.write(boot, "changed");
    look_for_update(&page).await;
    page.reload_from_inside().await;
    sees_the_leads(&page).await;
    assert_eq!(page.js("return nextTouchUpdate.isReady", vec![]).await, json!(false));
    // The browser logs that a file didn't match its digest.
    page.take_faults().await;
    next.write(boot, &boot_text);
    look_for_update(&page).await;
    take(&page, &next).await;
    sees_the_leads(&page).await;
    page.take_faults().await;
}

async fn the_kill_switch_takes_the_worker_away_and_leaves_the_leads(page: Page) {
    let killed = Version::copy(&format!("killed-{:?}", page.engine()));
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    page.reload_from_inside().await;
    killed.write("sw.js", include_str!("../../static/sw-kill.js"));
    killed.publish(&page);
    look_for_update(&page).await;
    let gone = "caches.keys().then((names) => { window.keptVersions = names.length; }), window.keptVersions === 0";
    page.wait_until(gone).await;
    page.reload_from_inside().await;
    sees_the_leads(&page).await;
}

async fn after_loading_only_a_new_version_is_asked_for_and_that_can_be_switched_off(page: Page) {
    page.open_with_three_leads().await;
    page.kept_for_offline().await;
    page.reload_from_inside().await;
    sees_the_leads(&page).await;
    // The browser itself looks for a new version some time after a page was opened.
    while !requests_of_a_while(&page).await.is_empty() {}
    let an_hour_later = "nextTouchClock.forward(4000000)";
    page.js(an_hour_later, vec![]).await;
    page.leave_and_come_back().await;
    let mut asked = Vec::new();
    while asked.is_empty() {
        asked = requests_of_a_while(&page).await;
    }
    asked.extend(requests_of_a_while(&page).await);
    assert!(asked.iter().all(|path| path == "/sw.js"), "{asked:?}");

    page.goto("#/settings").await;
    page.button(words::settings::LOOK_FOR_NEW_VERSIONS).tap().await;
    page.wait_until("localStorage.getItem('nt1/updates') === 'off'").await;
    page.js(an_hour_later, vec![]).await;
    page.leave_and_come_back().await;
    assert_eq!(requests_of_a_while(&page).await, [""; 0]);
}

/// Runs `body` without a service worker, so that the next load is of the version published at that time.
fn without_worker<F: Future<Output = ()>>(engine: Engine, body: impl Fn(Page) -> F) {
    crate::suite::with_site(engine, server::without_worker(server::folder(built_site())), body);
}

/// The requests within the next seconds.
async fn requests_of_a_while(page: &Page) -> Vec<String> {
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    page.server().take_requests()
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_worker,
    [
        from_one_version_to_the_next_and_back_with_open_tabs,
        a_version_is_offered_only_when_nothing_is_half_done,
        p10_the_book_is_brought_back_to_before_an_update_that_was_pressed,
        a_half_published_version_is_not_taken,
        the_kill_switch_takes_the_worker_away_and_leaves_the_leads,
        after_loading_only_a_new_version_is_asked_for_and_that_can_be_switched_off,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_worker,
    [
        from_one_version_to_the_next_and_back_with_open_tabs,
        a_half_published_version_is_not_taken,
        the_kill_switch_takes_the_worker_away_and_leaves_the_leads,
    ]
);

browser_tests!(
    chromium_without_worker,
    Chromium,
    super::without_worker,
    [p10_the_book_is_brought_back_to_before_an_update_that_came_by_itself]
);
