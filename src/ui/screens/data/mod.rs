//! The salesperson's data: backups, restoring, what is stored, earlier states, and erasing all of it. These screens
//! know nothing about the format of what they save.

mod archive;
mod clock;
mod erase;
mod export;
mod file;
mod imports;
mod points;
mod raw;
mod recovery;
mod restore;
mod room;
mod save;
mod trash;

pub use export::export_screen;
pub use recovery::recovery_screen;

use crate::app::words;
use crate::ui::dom::link;
use crate::ui::dom::{Element, IntoChild, details, div, empty, h2, main, section, summary};
use crate::ui::parts::page::top;
use crate::ui::route::Route;

use super::leads::do_not_call_list;

pub use raw::save_raw;
pub use restore::restore;

/// Backup, restore and the storage.
pub fn data_screen() -> Element {
    let past = headed("Earlier").child(points::recovery_points()).child(trash::trash());
    let more = headed("Less often")
        .child(folded("Make room: archive ended leads", archive::archive()))
        .child(link("row-link", Route::Phone, "Move to my phone"))
        .child(folded(words::data::ERASE_THIS_BROWSER, erase::erase_everything()));
    let content = div()
        .class("content data")
        .child(save::save_backup())
        .child(file::chosen_file())
        .child(headed("Restore").child(restore()))
        .child(room::room())
        .child(clock::clock_doubts())
        .child(past)
        .child(imports::imports())
        .child(do_not_call_list())
        .child(raw::set_aside())
        .child(more);
    main()
        .class("screen")
        .child(top(words::places::YOUR_DATA, Some((Route::More, words::places::MORE)), empty()))
        .child(content)
}

/// A section with its heading.
fn headed(heading: &'static str) -> Element {
    section().child(h2().child(heading))
}

/// A folded section, for what is rarely needed.
fn folded(heading: &'static str, content: impl IntoChild) -> Element {
    details().child(summary().child(heading)).child(div().class("form").child(content))
}
