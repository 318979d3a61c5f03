//! How to have the page as an app, why before any lead is entered, and how a book moves over.

use crate::app::library::guide;
use crate::ui::dom::controls::{readable, way};
use crate::ui::dom::element::{Tag, div, footer, main, nothing};
use crate::ui::parts::page::guide_text::guide_text;
use crate::ui::parts::page::top::top;
use crate::ui::route::Route;

/// How to install.
pub fn install_screen() -> Tag {
    main()
        .class("screen")
        .child(top("Install", Some((Route::More, "More")), nothing()))
        .child(readable(div().class("content").child(guide::page("install").map(guide_text)), "How to install"))
        .child(footer().class("thumb").child(way("button", Route::Data, "Save or restore a backup")))
}
