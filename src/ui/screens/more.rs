//! Everything that is not needed every day.

use crate::browser::updates;
use crate::ui::desk::use_desk;
use crate::ui::html::{Tag, div, li, main, p, span, strong, ul};
use crate::ui::parts::controls::{action, way};
use crate::ui::parts::top::top;
use crate::ui::route::Route;

/// The way to the rest.
pub fn more() -> Tag {
    let places = [
        (Route::Import, "Bring leads in", "Paste a table, choose a file, pick contacts"),
        (Route::Plans, "Plans", "When the touches of a lead come, and to what end"),
        (Route::Data, "Your data", "Backup, restore, what is stored here"),
        (Route::Decide, "Decide", "Who waits for a decision, and who is new and untested"),
        (Route::Tests, "Fact tests", "By what you know a good lead"),
        (Route::Settings, "Settings", "Your name, number, hours, and how many leads a day"),
    ];
    let links = places.into_iter().map(|(route, words, meaning)| {
        li().child(way("way", route, strong().child(words)).child(span().child(meaning)))
    });
    let desk = use_desk();
    let update = updates::is_ready().then(|| {
        div()
            .class("preview")
            .child(p().child("A new version is ready. It opens with your book as it is; should you not like what it does with it, the book can be brought back under Your data."))
            .child(action("button", "Use the new version", move || desk.take_update()))
    });
    let content = div()
        .class("content")
        .child(update)
        .child(ul().class("ways-in").children(links))
        .child(p().class("where").child(format!("Next Touch {}", env!("CARGO_PKG_VERSION"))));
    main().class("screen").child(top("More", None, ())).child(content)
}
