//! axe-core finds nothing on any screen, on a phone and on a desktop, in both themes.

use crate::cdp::Theme;
use crate::page::Page;

/// Goes through every screen and collects axe-core's findings, so that one run shows all of them.
async fn check_every_screen(page: &Page, width: u32, height: u32, theme: Theme) {
    page.set_size(width, height).await;
    page.set_theme(theme).await;
    let mut found = Vec::new();
    let looked = page.clone();
    page.visit_every_screen(async |screen| {
        let violations = looked.axe_violations().await;
        found.extend(violations.into_iter().map(|violation| format!("{screen}: {violation}")));
    })
    .await;
    assert!(found.is_empty(), "{width} px, {theme:?}:\n{}", found.join("\n"));
}

async fn every_screen_is_open_to_all_on_a_light_phone(page: Page) {
    check_every_screen(&page, 360, 800, Theme::Light).await;
}

async fn every_screen_is_open_to_all_on_a_dark_phone(page: Page) {
    check_every_screen(&page, 360, 800, Theme::Dark).await;
}

async fn every_screen_is_open_to_all_on_a_light_desk(page: Page) {
    check_every_screen(&page, 1280, 800, Theme::Light).await;
}

async fn every_screen_is_open_to_all_on_a_dark_desk(page: Page) {
    check_every_screen(&page, 1280, 800, Theme::Dark).await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        every_screen_is_open_to_all_on_a_light_phone,
        every_screen_is_open_to_all_on_a_dark_phone,
        every_screen_is_open_to_all_on_a_light_desk,
        every_screen_is_open_to_all_on_a_dark_desk,
    ]
);
