//! Installing the page as an app, why to do that before entering leads, and how a book moves over.

use crate::app::library::guide;
use crate::app::words;
use crate::ui::dom::{Element, div, empty, footer, main};
use crate::ui::dom::{link, readable};
use crate::ui::parts::page::guide_text;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The screen about installing.
pub fn install_screen() -> Element {
    main()
        .class("screen")
        .child(top(words::places::INSTALL, Some((Route::More, words::places::MORE)), empty()))
        .child(readable(
            div().class("content").child(guide::page("install").map(guide_text)),
            words::settings::HOW_TO_INSTALL,
        ))
        .child(footer().class("thumb").child(link("button", Route::Data, words::settings::BACKUP_LINK)))
}
