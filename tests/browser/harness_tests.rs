//! Tests the test harness on a small page of its own, under the policy of the real site.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use thirtyfour::Key;

use crate::cdp::{Denial, Theme, clock_script};
use crate::engine::Engine;
use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::server;
use crate::suite::with_site;

fn on_the_trial_page<F: Future<Output = ()>>(engine: Engine, body: impl Fn(Page) -> F) {
    with_site(engine, server::folder(trial_folder()), body);
}

fn trial_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/harness_site")
}

async fn things_are_found_tapped_and_counted(page: Page) {
    page.open("/").await;
    page.heading("Trying things").shown().await;
    page.button("Behind a curtain").tap().await;
    page.text("reached it").shown().await;
    page.reset_taps();
    let sum = page.any("status");
    sum.has_text("0").await;
    page.button("Add one").tap().await;
    page.button("Add one").tap().await;
    sum.has_text("2").await;
    assert_eq!(page.taps(), 2);
    page.button("Not now").is_disabled().await;
    page.button(containing("later")).is_enabled().await;
    let more = page.button("More").shown().await;
    assert!(more.pressed && more.expanded);
    assert!(page.textbox("Name").shown().await.invalid);
    let leads = page.link("Leads").shown().await;
    assert_eq!(leads.href.as_deref(), Some("#/leads"));
    page.button("Come later").tap().await;
    page.heading(starting("Here")).shown().await;
    // The second entry is far below, and the footer covers the place it scrolls to.
    let grace = page.any("list").any("listitem").count_is(2).await;
    assert_eq!(grace[1].text, "Grace Open");
    page.role("list", "Leads").button("Open").count_is(2).await;
    page.css("li:last-child").button("Open").tap().await;
}

async fn fields_are_filled_as_a_person_does(page: Page) {
    page.open("/").await;
    page.textbox("Name").type_text("Zoë ").await;
    page.textbox("Name").type_text("Müller").await;
    page.textbox("Name").has_value("Zoë Müller").await;
    assert_eq!((page.taps(), page.typings()), (1, 2), "one tap leads into the field");
    page.textbox("Name").replace_text("Ada").await;
    page.textbox("Name").has_value("Ada").await;
    page.textbox("Name").replace_text("").await;
    page.textbox("Name").has_value("").await;
    page.reset_taps();
    page.textbox("Paste here").paste("Name\tPhone\nAda\t030 1").await;
    page.text("2 lines").shown().await;
    page.role("combobox", "Group").choose_option("B").await;
    page.text("group B").shown().await;
    page.field("Day").pick("2026-08-14").await;
    page.text("day 2026-08-14").shown().await;
    page.role("checkbox", "Agreed").tap().await;
    page.role("checkbox", "Agreed").is_checked().await;
    page.field("File").set_file(&trial_folder().join("page.css")).await;
    page.text(starting(":root")).shown().await;
    assert_eq!((page.taps(), page.typings()), (9, 0));
}

async fn an_open_dialog_hides_what_lies_behind_it(page: Page) {
    page.open("/").await;
    page.button("Ask").tap().await;
    let sheet = page.role("dialog", "How did it go?");
    sheet.shown().await;
    page.button("Ask").gone().await;
    page.button("Add one").shown().await;
    sheet.button("Spoke").tap().await;
    sheet.gone().await;
    page.button("Ask").shown().await;
}

async fn keys_hashes_and_links_work(page: Page) {
    page.open("/").await;
    page.press("1").await;
    page.text("one pressed").shown().await;
    page.press_with(Key::Control, 'k').await;
    page.textbox("Name").is_focused().await;
    page.link("Leads").tap().await;
    page.text("at #/leads").shown().await;
    page.goto("#/today").await;
    page.text("at #/today").shown().await;
    page.back().await;
    page.text("at #/leads").shown().await;
    page.link("Dial").tap().await;
    assert_eq!(page.dialled().await, ["tel:+4930123456"]);
}

/// Chromium quietly ignores hash changes after about two hundred in ten seconds.
async fn a_hash_is_reached_also_after_hundreds_of_others(page: Page) {
    page.open("/").await;
    page.js("for (let count = 0; count < 300; count += 1) location.hash = `#/${count}`", vec![]).await;
    page.goto("#/leads").await;
    page.wait_until("location.hash === '#/leads'").await;
}

async fn storage_lasts_over_a_reload_and_is_seen_by_another_tab(page: Page) {
    page.open("/").await;
    let other = page.open_tab().await;
    other.open("/").await;
    page.textbox("Name").type_text("Ada").await;
    other.text("other tab: name=Ada").shown().await;
    assert_eq!(other.local_storage().await["name"], "Ada");
    other.close_tab().await;
    page.reload().await;
    page.textbox("Name").has_value("Ada").await;
}

async fn each_test_starts_with_empty_storage(page: Page) {
    page.open("/").await;
    assert!(page.local_storage().await.is_empty());
    page.textbox("Name").type_text("left behind").await;
}

async fn scripts_run_before_the_page(page: Page) {
    page.preload(&clock_script("2031-05-06T07:08:09Z")).await;
    page.open("/").await;
    page.text(starting("2031 ")).shown().await;
    page.preload(Denial::GetterThrows.script()).await;
    page.reload().await;
    page.text("no storage").shown().await;
    let other = page.open_tab().await;
    other.open("/").await;
    other.text("no storage").shown().await;
    other.text(starting("2031 ")).shown().await;
}

async fn storage_is_denied_in_every_way(page: Page) {
    page.preload(Denial::WriteThrows.script()).await;
    page.preload(Denial::ReadThrows.script()).await;
    page.open("/").await;
    let name = |act: &str| format!("(() => {{ try {{ {act}; }} catch (error) {{ return error.name; }} }})()");
    page.wait_until(&format!("{} === 'QuotaExceededError'", name("localStorage.setItem('a', 'b')"))).await;
    page.wait_until(&format!("{} === 'NS_ERROR_FILE_CORRUPTED'", name("localStorage.getItem('a')"))).await;
    // The page itself fails on that, as this test intends.
    assert!(!page.take_faults().await.is_empty());
    page.preload(Denial::IsNull.script()).await;
    page.reload().await;
    page.text("no storage").shown().await;
}

async fn faults_are_noticed(page: Page) {
    page.open("/").await;
    page.js("const image = new Image(); image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image)", vec![])
        .await;
    page.wait_until("nextTouchWatch.faults.some((fault) => fault.startsWith('policy violation'))").await;
    page.js(
        "const script = document.createElement('script'); script.src = 'throws.js'; document.head.append(script)",
        vec![],
    )
    .await;
    page.wait_until("nextTouchWatch.faults.some((fault) => fault.startsWith('error'))").await;
    page.reload().await;
    let faults = page.take_faults().await;
    assert!(faults.iter().any(|fault| fault.contains("img-src")), "{faults:?}");
    assert!(faults.len() >= 2, "{faults:?}");
    assert!(page.take_faults().await.is_empty());
}

async fn leaving_and_coming_back_is_seen(page: Page) {
    page.open("/").await;
    page.leave_and_come_back().await;
    if page.engine() != Engine::WebKit {
        page.wait_until("document.getElementById('seen').dataset.states.endsWith('hidden visible ')").await;
    }
    page.button("Add one").tap().await;
    page.any("status").has_text("1").await;
}

async fn barriers_are_found(page: Page) {
    page.open("/").await;
    page.assert_accessible("the trial page").await;
    page.assert_no_sideways_scroll("the trial page").await;
    page.js("document.querySelector('h1').style.width = '3000px'", vec![]).await;
    assert!(page.what_sticks_out().await.iter().any(|thing| thing.contains("h1")));
    page.js("document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button>')", vec![]).await;
    let violations = page.axe_violations().await;
    assert!(violations.iter().any(|violation| violation.starts_with("button-name")), "{violations:?}");
}

async fn requests_are_written_down(page: Page) {
    page.open("/").await;
    page.heading("Trying things").shown().await;
    let mut requests = page.server().take_requests();
    requests.retain(|path| path != "/favicon.ico");
    requests.sort();
    assert_eq!(requests, ["/", "/page.css", "/page.js"]);
    page.button("Add one").tap().await;
    assert!(page.server().take_requests().iter().all(|path| path == "/favicon.ico"));
}

async fn the_profile_outlives_the_browser(page: Page) {
    page.open("/").await;
    page.textbox("Name").type_text("Ada").await;
    page.close_browser_and_start_again().await;
    page.open("/").await;
    page.textbox("Name").has_value("Ada").await;
    page.kill_browser_and_start_again().await;
    page.open("/").await;
    page.textbox("Name").has_value("Ada").await;
}

async fn downloads_are_found(page: Page) {
    page.open("/").await;
    page.button("Save a file").tap().await;
    let file = page.downloaded("backup.txt").await;
    assert_eq!(std::fs::read_to_string(file).unwrap(), "kept");
}

async fn a_killed_renderer_loses_no_stored_text(page: Page) {
    page.open("/").await;
    page.textbox("Name").type_text("Ada").await;
    page.textbox("Name").has_value("Ada").await;
    page.kill_renderer_and_come_back().await;
    page.textbox("Name").has_value("Ada").await;
}

async fn sizes_fonts_themes_and_zones_are_set(page: Page) {
    page.set_size(320, 640).await;
    page.set_default_font_size(32).await;
    page.set_theme(Theme::Dark).await;
    page.set_time_zone("Pacific/Auckland").await;
    page.open("/").await;
    page.text(starting("20")).has_text("Pacific/Auckland").await;
    page.wait_until("getComputedStyle(document.documentElement).fontSize === '32px'").await;
    page.wait_until("matchMedia('(prefers-color-scheme: dark)').matches").await;
    page.set_theme(Theme::Light).await;
    page.wait_until("matchMedia('(prefers-color-scheme: light)').matches").await;
    page.wait_until("matchMedia('(prefers-reduced-motion: reduce)').matches").await;
    page.wait_until("document.documentElement.clientWidth === 320").await;
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join("trial.png");
    page.screenshot(&picture).await;
    assert!(std::fs::metadata(picture).unwrap().len() > 1000);
    page.set_cpu_slowdown(4).await;
    page.set_cpu_slowdown(1).await;
    page.button("Add one").tap().await;
    page.any("status").has_text("1").await;
}

async fn sizes_do_not_reach_the_next_test(page: Page) {
    page.open("/").await;
    page.wait_until("innerWidth > 1000").await;
    page.wait_until("getComputedStyle(document.documentElement).fontSize === '16px'").await;
}

async fn the_network_is_watched_and_cut(page: Page) {
    page.open("/").await;
    page.heading("Trying things").shown().await;
    assert!(page.take_network_requests().await.len() >= 3);
    page.button("Add one").tap().await;
    assert!(page.take_network_requests().await.is_empty());
    page.set_offline(true).await;
    page.wait_until("!navigator.onLine").await;
    page.set_offline(false).await;
    page.wait_until("navigator.onLine").await;
}

/// Runs a body that counts how often it starts, and returns the count and whether it passed.
fn count_of_beginnings(body: impl AsyncFn(&Page, usize)) -> (usize, bool) {
    let beginnings = AtomicUsize::new(0);
    let result = catch_unwind(AssertUnwindSafe(|| {
        on_the_trial_page(Engine::WebKit, async |page| {
            page.open("/").await;
            body(&page, beginnings.fetch_add(1, Ordering::Relaxed)).await;
        });
    }));
    (beginnings.into_inner(), result.is_ok())
}

#[test]
fn a_webkit_that_dies_once_makes_no_test_red() {
    let dies_once = async |page: &Page, earlier| {
        if earlier == 0 {
            assert!(page.stage.crash_webkit() > 0);
        }
        page.heading("Trying things").shown().await;
    };
    assert_eq!(count_of_beginnings(dies_once), (2, true));
}

#[test]
fn a_webkit_that_dies_each_time_makes_its_test_red() {
    let dies = async |page: &Page, _| {
        assert!(page.stage.crash_webkit() > 0);
        page.heading("Trying things").shown().await;
    };
    assert_eq!(count_of_beginnings(dies), (2, false));
}

#[test]
fn a_failing_test_is_never_told_twice() {
    let fails = async |page: &Page, _| {
        page.heading("Trying things").shown().await;
        panic!("on purpose");
    };
    assert_eq!(count_of_beginnings(fails), (1, false));
}

browser_tests!(
    chromium,
    Chromium,
    super::on_the_trial_page,
    [
        things_are_found_tapped_and_counted,
        fields_are_filled_as_a_person_does,
        an_open_dialog_hides_what_lies_behind_it,
        keys_hashes_and_links_work,
        storage_lasts_over_a_reload_and_is_seen_by_another_tab,
        each_test_starts_with_empty_storage,
        scripts_run_before_the_page,
        storage_is_denied_in_every_way,
        faults_are_noticed,
        leaving_and_coming_back_is_seen,
        barriers_are_found,
        requests_are_written_down,
        the_profile_outlives_the_browser,
        downloads_are_found,
        a_killed_renderer_loses_no_stored_text,
        sizes_fonts_themes_and_zones_are_set,
        sizes_do_not_reach_the_next_test,
        the_network_is_watched_and_cut,
        a_hash_is_reached_also_after_hundreds_of_others,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    super::on_the_trial_page,
    [
        things_are_found_tapped_and_counted,
        fields_are_filled_as_a_person_does,
        an_open_dialog_hides_what_lies_behind_it,
        keys_hashes_and_links_work,
        storage_lasts_over_a_reload_and_is_seen_by_another_tab,
        each_test_starts_with_empty_storage,
        scripts_run_before_the_page,
        storage_is_denied_in_every_way,
        faults_are_noticed,
        leaving_and_coming_back_is_seen,
        barriers_are_found,
        requests_are_written_down,
        the_profile_outlives_the_browser,
        downloads_are_found,
    ]
);

browser_tests!(
    webkit,
    WebKit,
    super::on_the_trial_page,
    [
        things_are_found_tapped_and_counted,
        fields_are_filled_as_a_person_does,
        an_open_dialog_hides_what_lies_behind_it,
        keys_hashes_and_links_work,
        storage_lasts_over_a_reload_and_is_seen_by_another_tab,
        each_test_starts_with_empty_storage,
        scripts_run_before_the_page,
        storage_is_denied_in_every_way,
        faults_are_noticed,
        leaving_and_coming_back_is_seen,
        barriers_are_found,
        requests_are_written_down,
    ]
);
