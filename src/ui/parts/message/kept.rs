//! A text of a form that is not in the book yet: what is typed is kept as a draft until the form is done.

use leptos::prelude::*;

use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::labelled;
use crate::ui::dom::{Element, input, textarea};

/// A text on its way into the book.
#[derive(Clone, Copy)]
pub struct Kept {
    app: AppContext,
    name: StoredValue<String>,
    /// What stands there before anything is typed.
    first: StoredValue<String>,
}

impl Kept {
    /// A text that is empty at first; `name` names it among the drafts.
    pub fn new(name: String) -> Kept {
        Kept::with(name, String::new())
    }

    /// A text with something in it from the start.
    pub fn with(name: String, first: String) -> Kept {
        Kept { app: use_app(), name: StoredValue::new(name), first: StoredValue::new(first) }
    }

    /// The text as it is now; who asks follows it.
    pub fn follow(self) -> String {
        self.name.with_value(|name| self.app.typed(name)).unwrap_or_else(|| self.first.get_value())
    }

    /// The text as it is now.
    pub fn get(self) -> String {
        untrack(move || self.follow())
    }

    /// Puts another text there.
    pub fn set(self, text: String) {
        self.name.with_value(|name| self.app.type_text(name, text));
    }

    /// Forgets it; the form is done.
    pub fn forget(self) {
        self.name.with_value(|name| self.app.forget_text(name));
    }

    /// One line for it, under its label.
    pub fn line(self, words: &'static str, kind: &'static str) -> Element {
        labelled(words, self.fill(input().attr("type", kind).attr("autocomplete", "off")))
    }

    /// Several lines for it, under their label; `id` names them in the page.
    pub fn lines(self, words: &'static str, id: &'static str) -> Element {
        labelled(words, self.fill(textarea().attr("id", id).attr("rows", "3")))
    }

    fn fill(self, control: Element) -> Element {
        control.value(move || self.follow()).on_text("input", move |text| self.set(text))
    }
}
