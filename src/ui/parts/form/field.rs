//! A field for text that is edited in place: typed text is saved as a draft, and goes into the book when the field
//! loses focus.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::CommandError;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, div, dynamic, input, label, textarea};
use crate::ui::parts::message::refused;
use crate::ui::parts::message::set_late;

/// The kind of text in a field; the phone's keyboard and the browser's autofill depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A field for one line of any text.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// A phone number.
    Phone,
    /// A mail address.
    Mail,
    /// A calendar day.
    Day,
    /// A time of day.
    Time,
    /// An integer.
    Number,
}

impl FieldKind {
    /// The `type` attribute of the input.
    pub fn input_type(self) -> &'static str {
        match self {
            // A browser's number field hides what is not a number: "1.5" would become 5.
            FieldKind::Line | FieldKind::Lines | FieldKind::Number => "text",
            FieldKind::Phone => "tel",
            FieldKind::Mail => "email",
            FieldKind::Day => "date",
            FieldKind::Time => "time",
        }
    }
}

/// A field with its label.
#[derive(Clone, Debug, Default)]
pub struct SavedField {
    /// Its label.
    pub label: String,
    /// Its name among the drafts.
    pub name: String,
    /// What kind of text it is.
    pub kind: FieldKind,
    /// Its placeholder.
    pub hint: &'static str,
}

impl SavedField {
    /// A field for one line of any text.
    pub fn new(label: impl Into<String>, name: impl Into<String>) -> SavedField {
        SavedField { label: label.into(), name: name.into(), ..SavedField::default() }
    }

    /// Sets the kind of text.
    pub fn kind(self, kind: FieldKind) -> SavedField {
        SavedField { kind, ..self }
    }

    /// Sets the placeholder.
    pub fn hint(self, hint: &'static str) -> SavedField {
        SavedField { hint, ..self }
    }

    /// The element. `value` is the text in the book, and `save` stores a new one when the field loses focus. A text
    /// that the book refuses stays in the field, with the reason below it.
    pub fn saved(
        self,
        value: impl Fn() -> String + Send + Sync + 'static,
        save: impl Fn(String) -> Result<(), CommandError> + Send + Sync + 'static,
    ) -> Element {
        control(self, Arc::new(value), Callback::new(save))
    }
}

fn control(
    field: SavedField,
    value: Arc<dyn Fn() -> String + Send + Sync>,
    save: Callback<String, Result<(), CommandError>>,
) -> Element {
    let app = use_app();
    // A refusal is about one text: it disappears as soon as the field contains another one.
    let refusal = RwSignal::new(None::<(String, CommandError)>);
    let id = format!("field-{}", field.name.replace(['/', '.'], "-"));
    let name = StoredValue::new(field.name);
    let present = Memo::new(move |_| value());
    let shown = move || name.with_value(|name| app.typed(name)).unwrap_or_else(|| present.get());
    let type_text = move |text: String| {
        name.try_with_value(|name| app.type_text(name, text));
    };
    // Chromium fires a change event even if the field is removed from the page; then the signals are gone.
    let leave = move |text: String| {
        let Some(present) = present.try_get_untracked() else { return };
        let result = if text == present { Ok(()) } else { save.run(text.clone()) };
        match result {
            Ok(()) => {
                name.try_with_value(|name| app.forget_text(name));
                set_late(refusal, None);
            }
            Err(why) => {
                type_text(text.clone());
                set_late(refusal, Some((text, why)));
            }
        }
    };
    let reason = move || {
        let text = shown();
        refusal
            .with(|refusal| refusal.as_ref().filter(|(about, _)| *about == text).map(|(_, why)| refused(why.words())))
    };
    let control = if field.kind == FieldKind::Lines {
        textarea().attr_fn("rows", move || shown().lines().count().clamp(2, 12).to_string())
    } else {
        let keyboard = (field.kind == FieldKind::Number).then_some("numeric");
        input().attr("type", field.kind.input_type()).attr_if("inputmode", keyboard).attr("autocomplete", "off")
    };
    let control = control
        .attr("id", id.clone())
        .attr("placeholder", field.hint)
        .value(shown)
        .on_text("input", type_text)
        .on_text("change", leave);
    div().class("field").child(label().attr("for", id).child(field.label)).child(control).child(dynamic(reason))
}
