//! The salesperson's own tests of who is likely to buy: at least five, each about facts.

use crate::app::words;
use crate::domain::command::Command;
use crate::domain::id::LibraryItemId;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, div, dynamic, empty, keyed, main, p};
use crate::ui::parts::form::SavedField;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The fact tests.
pub fn tests_screen() -> Element {
    let app = use_app();
    let tests = move || app.with(|book, _| book.fact_tests().into_iter().map(|test| test.id).collect());
    let count = move || app.with(|book, _| format!("{} tests; five are the fewest.", book.fact_tests().len()));
    let add = move |text: String| {
        if text.trim().is_empty() {
            return Ok(());
        }
        app.dispatch(Command::SetFactTest { test: None, text }, "Test put in").map(drop)
    };
    let words = "A good lead passes tests that anybody could check: what they said or did, and when. Empty a line to take it out.";
    let content = div()
        .class("content form")
        .child(p().class("lead-in").child(words))
        .child(keyed(tests, test_row))
        .child(SavedField::new("One more test", "tests/new").saved(String::new, add))
        .child(p().class("hint").child(dynamic(count)));
    main()
        .class("screen")
        .child(top(words::places::FACT_TESTS, Some((Route::More, words::places::MORE)), empty()))
        .child(content)
}

fn test_row(id: LibraryItemId) -> Element {
    let app = use_app();
    let text = move || {
        let test = app.with(|book, _| book.fact_tests().into_iter().find(|test| test.id == id));
        test.map(|test| test.text).unwrap_or_default()
    };
    let save =
        move |text: String| app.dispatch(Command::SetFactTest { test: Some(id), text }, "Test changed").map(drop);
    SavedField::new("Test", format!("tests/{}", id.0)).saved(text, save)
}
