//! Links to everything that is not needed every day.

use crate::app::words;
use crate::ui::dom::link;
use crate::ui::dom::{Element, div, li, main, p, span, strong, ul};
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The screen with these links.
pub fn more() -> Element {
    let places = [
        (Route::Import, words::places::IMPORT_LEADS, "Paste a table, choose a file, pick contacts"),
        (Route::Numbers, words::places::MY_NUMBERS, "What your own record says"),
        (Route::Watched, words::places::OTHER_SELLERS, "What they do, and what to change in your own words"),
        (Route::Data, words::places::YOUR_DATA, "Backup, restore, what is stored here"),
        (Route::Export, words::places::TAKE_DATA_ALONG, "Tables, contact cards, the calling list of today"),
        (Route::Plans, "Plans", "When the touches of a lead come, and to what end"),
        (Route::Decide, words::places::DECIDE, "Who’s waiting for a decision, and who isn’t qualified yet"),
        (Route::Tests, words::places::FACT_TESTS, "By what you know a good lead"),
        (Route::Settings, words::places::SETTINGS, "Your name, number, hours, and how many leads a day"),
        (Route::Install, words::places::INSTALL, "Have it as an app, also without a network"),
        (Route::Guide(String::new()), words::places::GUIDE, "Short pages, a tour of the practice book, the keys"),
    ];
    let links = places.into_iter().map(|(route, words, meaning)| {
        li().child(link("way", route, strong().child(words)).child(span().child(meaning)))
    });
    let content = div()
        .class("content")
        .child(ul().class("ways-in").children(links))
        .child(p().class("where").child(format!("Next Touch {}", env!("CARGO_PKG_VERSION"))));
    main().class("screen").child(top(words::places::MORE, None, ())).child(content)
}
