//! A text that is edited where it stands: what is typed is kept as a draft, and goes into the book when
//! the field is left.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::CommandError;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, div, dynamic, input, label, textarea};
use crate::ui::parts::message::refused;
use crate::ui::parts::message::set_late;

/// What kind of text a field holds; the phone's keyboard and the browser's help follow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of any text.
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
    /// A whole number.
    Number,
}

impl FieldKind {
    /// The type of the browser's own control.
    pub fn input_type(self) -> &'static str {
        match self {
            // A number field of the browser hides what is no number: of "1.5" only the 5 would be left.
            FieldKind::Line | FieldKind::Lines | FieldKind::Number => "text",
            FieldKind::Phone => "tel",
            FieldKind::Mail => "email",
            FieldKind::Day => "date",
            FieldKind::Time => "time",
        }
    }
}

/// A text with its label.
#[derive(Clone, Debug, Default)]
pub struct SavedField {
    /// Over the text.
    pub label: String,
    /// Names the field among the drafts.
    pub name: String,
    /// What kind of text it is.
    pub kind: FieldKind,
    /// Shown while it is empty.
    pub hint: &'static str,
}

impl SavedField {
    /// One line of any text.
    pub fn new(label: impl Into<String>, name: impl Into<String>) -> SavedField {
        SavedField { label: label.into(), name: name.into(), ..SavedField::default() }
    }

    /// Of another kind.
    pub fn kind(self, kind: FieldKind) -> SavedField {
        SavedField { kind, ..self }
    }

    /// With a hint that is shown while it is empty.
    pub fn hint(self, hint: &'static str) -> SavedField {
        SavedField { hint, ..self }
    }

    /// The field. `value` is the text as it is in the book, `save` puts a new one there when the field is
    /// left. A text that the book refuses stays in the field, with the reason under it.
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
    // A refusal is about one text: as soon as another stands in the field, there is nothing to say.
    let refusal = RwSignal::new(None::<(String, CommandError)>);
    let id = format!("field-{}", field.name.replace(['/', '.'], "-"));
    let name = StoredValue::new(field.name);
    let present = Memo::new(move |_| value());
    let shown = move || name.with_value(|name| app.typed(name)).unwrap_or_else(|| present.get());
    let type_text = move |text: String| {
        name.try_with_value(|name| app.type_text(name, text));
    };
    // Chromium tells of a change even when the field is taken out of the page; then nothing is left to do it.
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
