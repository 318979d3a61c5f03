//! A text that is edited where it stands: what is typed is kept as a draft, and goes into the book when
//! the field is left.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{typed, watch};

use crate::ui::desk::use_desk;

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
            FieldKind::Line | FieldKind::Lines => "text",
            FieldKind::Phone => "tel",
            FieldKind::Mail => "email",
            FieldKind::Day => "date",
            FieldKind::Time => "time",
            FieldKind::Number => "number",
        }
    }
}

/// A text with its label, saved when the field is left.
#[component]
pub fn Field(
    /// Over the text.
    #[prop(into)]
    label: String,
    /// Names the field among the drafts.
    #[prop(into)]
    name: String,
    /// The text as it is in the book.
    #[prop(into)]
    value: Signal<String>,
    /// What kind of text it is.
    #[prop(optional)]
    kind: FieldKind,
    /// Shown while it is empty.
    #[prop(optional)]
    hint: &'static str,
    /// Called with the new text.
    #[prop(into)]
    on_save: Callback<String>,
) -> impl IntoView {
    let desk = use_desk();
    let id = format!("field-{}", name.replace(['/', '.'], "-"));
    let name = StoredValue::new(name);
    let shown = move || name.with_value(|name| desk.typed(name)).unwrap_or_else(|| value.get());
    let type_text = move |text: String| {
        name.try_with_value(|name| desk.type_text(name, text));
    };
    // Chromium tells of a change even when the field is taken out of the page; then nothing is left to do it.
    let save = move |text: String| {
        let Some(present) = value.try_get_untracked() else { return };
        name.try_with_value(|name| desk.forget_text(name));
        if text != present {
            on_save.run(text);
        }
    };
    let control = if kind == FieldKind::Lines {
        let id = id.clone();
        let rows = move || shown().lines().count().clamp(2, 12);
        view! {
            <textarea
                id=id
                placeholder=hint
                rows=watch(rows)
                prop:value=watch(shown)
                on:input=typed(move |text: String| type_text(text))
                on:change=typed(move |text: String| save(text))
            />
        }
        .into_any()
    } else {
        let id = id.clone();
        view! {
            <input
                id=id
                type=kind.input_type()
                placeholder=hint
                autocomplete="off"
                prop:value=watch(shown)
                on:input=typed(move |text: String| type_text(text))
                on:change=typed(move |text: String| save(text))
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {control}
        </div>
    }
}
