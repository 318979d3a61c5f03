//! The dialogs opened by keys: the command palette, and the list of keys.

use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use super::{ACTS, Sheet, run};
use crate::app::library::guide;
use crate::app::palette::{self, Goal, Hit};
use crate::app::words;
use crate::browser::switches;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, ElementRef, div, dynamic, h2, input, label, li, p, span, strong, ul};
use crate::ui::dom::{close_modal, modal};
use crate::ui::parts::page::guide_text;
use crate::ui::route::{self, Route};

/// The open dialog.
pub fn sheet(sheet: Sheet, open: RwSignal<Option<Sheet>>) -> Element {
    match sheet {
        Sheet::Palette => palette_sheet(open),
        Sheet::Keys => keys_sheet(open),
    }
}

/// The list of keys.
fn keys_sheet(open: RwSignal<Option<Sheet>>) -> Element {
    let sheet = ElementRef::new();
    let content = div()
        .class("form")
        .child(h2().attr("id", "keys-title").child(words::common::KEYS))
        .child(guide::page("keys").map(guide_text))
        .child((!switches::is_on(switches::KEYS)).then(|| p().class("hint").child("Single keys are switched off.")))
        .child(action("button", words::common::CLOSE, move || close_modal(sheet)));
    modal(sheet, "keys-title", move || open.set(None), content)
}

/// The palette: one line to type into, and the matches.
fn palette_sheet(open: RwSignal<Option<Sheet>>) -> Element {
    let app = use_app();
    let sheet = ElementRef::new();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let names: Vec<&'static str> = ACTS.iter().map(|(name, ..)| *name).collect();
    let hits = app.memo(move |book, now| palette::hits(book, &names, &typed.get(), now));
    let choose = move |place: usize| {
        let Some(goal) = hits.with_untracked(|hits| hits.get(place).map(|hit| hit.goal)) else { return };
        close_modal(sheet);
        open.set(None);
        match goal {
            Goal::Lead(lead) => route::go(&Route::Lead(lead)),
            Goal::Named(place) => {
                if let Some((.., act)) = ACTS.get(place) {
                    run(app, open, act);
                }
            }
        }
    };
    let step = move |forward: bool| {
        let count = hits.with_untracked(Vec::len).max(1);
        at.update(|at| *at = if forward { *at + 1 } else { *at + count - 1 } % count);
        let active = document().get_element_by_id(&option_id(at.get_untracked()));
        if let Some(active) = active {
            active.scroll_into_view_with_bool(false);
        }
    };
    let field = input()
        .attr("id", "palette")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("aria-autocomplete", "list")
        .attr("aria-expanded", "true")
        .attr("aria-controls", "palette-list")
        .attr_fn("aria-activedescendant", move || hits.with(|hits| !hits.is_empty()).then(|| option_id(at.get())))
        .value(move || typed.get())
        .on_text("input", move |text| {
            typed.set(text);
            at.set(0);
        })
        .on("keydown", move |event| {
            let Ok(key) = leptos::wasm_bindgen::JsCast::dyn_into::<KeyboardEvent>(event.clone()) else { return };
            // An Enter that only confirms a word of an input method chooses nothing.
            if is_composing(&key) {
                return;
            }
            match key.key().as_str() {
                "ArrowDown" => step(true),
                "ArrowUp" => step(false),
                "Enter" => choose(at.get_untracked()),
                _ => return,
            }
            event.prevent_default();
        });
    let options = move || {
        let each = hits.get().into_iter().enumerate();
        each.map(|(place, hit)| palette_option(place, hit, at).on_click(move || choose(place))).collect::<Vec<_>>()
    };
    let count = move || match hits.with(Vec::len) {
        0 => words::common::NOTHING_FITS.to_owned(),
        count => format!("{count} fit"),
    };
    let content = div()
        .class("form")
        .child(
            h2().attr("id", "palette-title")
                .child(label().attr("for", "palette").child("Go to a lead, screen or command")),
        )
        .child(field)
        .child(
            ul().class("palette")
                .attr("id", "palette-list")
                .attr("role", "listbox")
                .attr("aria-labelledby", "palette-title")
                .child(dynamic(options)),
        )
        .child(p().class("hint").attr("role", "status").child(dynamic(count)));
    modal(sheet, "palette-title", move || open.set(None), content)
}

/// Whether an input method is still composing the word. Safari ends the composition before it reports the key, and
/// then only the legacy code 229 shows it.
fn is_composing(key: &KeyboardEvent) -> bool {
    const IN_COMPOSITION: u32 = 229;
    key.is_composing() || key.key_code() == IN_COMPOSITION
}

fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

fn palette_option(place: usize, hit: Hit, at: RwSignal<usize>) -> Element {
    let key = match hit.goal {
        Goal::Named(named) => ACTS.get(named).map(|(_, key, _)| *key).unwrap_or_default(),
        Goal::Lead(_) => "",
    };
    li().class("row-link")
        .attr("id", option_id(place))
        .attr("role", "option")
        .attr_fn("aria-selected", move || at.get() == place)
        .child(strong().child(hit.title))
        .child(span().class("about").child(if key.is_empty() {
            hit.about
        } else {
            format!("key {}", key.to_uppercase())
        }))
}
