//! A form field that is not in the book yet: typed text is saved as a draft until the form is submitted.

use leptos::prelude::*;

use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::labelled;
use crate::ui::dom::{Element, input, textarea};

/// The text of a form field.
#[derive(Clone, Copy)]
pub struct Kept {
    app: AppContext,
    name: StoredValue<String>,
    /// The text before anything is typed.
    first: StoredValue<String>,
}

impl Kept {
    /// An initially empty text; `name` is its name among the drafts.
    pub fn new(name: String) -> Kept {
        Kept::with(name, String::new())
    }

    /// A text with an initial value.
    pub fn with(name: String, first: String) -> Kept {
        Kept { app: use_app(), name: StoredValue::new(name), first: StoredValue::new(first) }
    }

    /// The present text, reactively.
    pub fn follow(self) -> String {
        self.name.with_value(|name| self.app.typed(name)).unwrap_or_else(|| self.first.get_value())
    }

    /// The present text, without subscribing.
    pub fn get(self) -> String {
        untrack(move || self.follow())
    }

    /// Replaces the text.
    pub fn set(self, text: String) {
        self.name.with_value(|name| self.app.type_text(name, text));
    }

    /// Removes the draft, once the form is submitted.
    pub fn forget(self) {
        self.name.with_value(|name| self.app.forget_text(name));
    }

    /// A one-line field for it, with a label.
    pub fn line(self, words: &'static str, kind: &'static str) -> Element {
        labelled(words, self.fill(input().attr("type", kind).attr("autocomplete", "off")))
    }

    /// A field of several lines, with a label; `id` is its id in the page.
    pub fn lines(self, words: &'static str, id: &'static str) -> Element {
        labelled(words, self.fill(textarea().attr("id", id).attr("rows", "3")))
    }

    fn fill(self, control: Element) -> Element {
        control.value(move || self.follow()).on_text("input", move |text| self.set(text))
    }
}
