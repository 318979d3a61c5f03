//! Pictures of every screen for people to look at: `cargo test … screenshots -- --ignored` writes them to
//! `target/shots`.

use std::path::Path;

use crate::cdp::Theme;
use crate::engine::Engine;
use crate::page::Page;
use crate::suite::with_page;

/// A phone and a desktop.
const SIZES: [(u32, u32); 2] = [(360, 800), (1280, 800)];
/// Both themes, with their words in the names of the files.
const THEMES: [(Theme, &str); 2] = [(Theme::Light, "light"), (Theme::Dark, "dark")];

#[test]
#[ignore = "makes pictures and proves nothing"]
fn screenshots() {
    for (width, height) in SIZES {
        for (theme, word) in THEMES {
            with_page(Engine::Chromium, |page| take_all(page, width, height, theme, word));
        }
    }
}

async fn take_all(page: Page, width: u32, height: u32, theme: Theme, word: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    page.set_size(width, height).await;
    page.set_theme(theme).await;
    let taken = page.clone();
    page.visit_every_screen(async |screen| {
        taken.screenshot(&folder.join(format!("{screen}-{width}x{height}-{word}.png"))).await;
    })
    .await;
}
