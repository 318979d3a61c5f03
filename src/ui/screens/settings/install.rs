//! How to have the page as an app, why before any lead is entered, and how a book moves over.

use crate::app::library::guide;
use crate::ui::dom::{Tag, div, footer, main, nothing};
use crate::ui::dom::{readable, way};
use crate::ui::parts::page::guide_text;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// How to install.
pub fn install_screen() -> Tag {
    main()
        .class("screen")
        .child(top("Install", Some((Route::More, "More")), nothing()))
        .child(readable(div().class("content").child(guide::page("install").map(guide_text)), "How to install"))
        .child(footer().class("thumb").child(way("button", Route::Data, "Save or restore a backup")))
}
