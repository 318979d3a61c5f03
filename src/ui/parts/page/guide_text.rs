//! A page of the guide, for any place that shows one.

use crate::app::library::guide::{Block, Page};
use crate::ui::dom::{Element, div, p};

/// The paragraphs and list items of a page.
pub fn guide_text(page: Page) -> Element {
    let blocks = page.blocks().map(|block| match block {
        Block::Text(text) => p().child(text),
        Block::Point(text) => p().class("point").child(text),
    });
    div().class("guide").children(blocks)
}
