//! Keys that go somewhere from every screen, and the sheet in which one types where to go.

use leptos::prelude::*;

use crate::app::guide;
use crate::app::palette::{self, Goal, Hit};
use crate::browser::switches;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::html::{ElementRef, Tag, div, h2, input, label, li, live, p, span, strong, ul};
use crate::ui::parts::controls::action;
use crate::ui::parts::guide_text::guide_text;
use crate::ui::parts::modal::{close_modal, is_modal_open, modal};
use crate::ui::parts::top::{focus_on, focus_title, is_focus_lost};
use crate::ui::route::{self, Route};
use crate::ui::screens::round::go_to_next;

/// What a key or a line of the palette does.
enum Act {
    Go(Route),
    Round,
    Search,
    Undo,
    Keys,
}

/// What can be gone to by its name, and by a key of its own.
static ACTS: [(&str, &str, Act); 18] = [
    ("Today", "t", Act::Go(Route::Today)),
    ("Leads", "l", Act::Go(Route::Leads)),
    ("Scripts", "s", Act::Go(Route::Scripts)),
    ("More", "m", Act::Go(Route::More)),
    ("Next lead of the round", "r", Act::Round),
    ("New lead", "n", Act::Go(Route::NewLead)),
    ("Search leads", "/", Act::Search),
    ("Undo", "u", Act::Undo),
    ("Keys", "?", Act::Keys),
    ("Bring leads in", "", Act::Go(Route::Import)),
    ("My numbers", "", Act::Go(Route::Numbers)),
    ("Other sellers", "", Act::Go(Route::Watched)),
    ("Calling list of today", "", Act::Go(Route::CallingList)),
    ("Take data along", "", Act::Go(Route::Export)),
    ("Your data: backup and restore", "", Act::Go(Route::Data)),
    ("Settings", "", Act::Go(Route::Settings)),
    ("Install", "", Act::Go(Route::Install)),
    ("Guide", "", Act::Go(Route::Guide(String::new()))),
];

/// The sheet that is open.
#[derive(Clone, Copy, PartialEq)]
enum Sheet {
    Palette,
    Keys,
}

/// The sheets of the palette and of the keys; from now on the page listens to keys.
pub fn keys() -> AnyView {
    let desk = use_desk();
    let open = RwSignal::new(None::<Sheet>);
    let listening = window_event_listener(leptos::ev::keydown, move |event| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let key = event.key();
        if !plain && !event.alt_key() && key.eq_ignore_ascii_case("k") {
            event.prevent_default();
            if !is_modal_open() {
                open.set(Some(Sheet::Palette));
            }
        } else if plain && !desk.do_keys_rest() {
            let act = ACTS.iter().find(|(_, known, _)| *known == key).map(|(.., act)| act);
            if let Some(act) = act {
                event.prevent_default();
                run(desk, open, act);
            }
        }
    });
    // What was pressed may be gone by now, or in a moment when something had to be read first. Then the title
    // takes the keyboard, so that it is never lost.
    let released = window_event_listener(leptos::ev::keyup, move |_| {
        keep_focus();
        set_timeout(keep_focus, std::time::Duration::from_millis(300));
    });
    // The page listens as long as it lives.
    std::mem::forget((listening, released));
    live(move || {
        open.get().map(|sheet| match sheet {
            Sheet::Palette => untrack(|| palette_sheet(open)),
            Sheet::Keys => untrack(|| keys_sheet(open)),
        })
    })
}

fn keep_focus() {
    if is_focus_lost() && !is_modal_open() {
        focus_title();
    }
}

fn run(desk: Desk, open: RwSignal<Option<Sheet>>, act: &Act) {
    match act {
        Act::Go(place) => route::go(place),
        Act::Round => go_to_next(desk),
        Act::Search => {
            route::go(&Route::Leads);
            // The browser tells of the new address only after this.
            set_timeout(|| focus_on("search"), std::time::Duration::from_millis(100));
        }
        Act::Undo => desk.undo(),
        Act::Keys => open.set(Some(Sheet::Keys)),
    }
}

/// The list of keys.
fn keys_sheet(open: RwSignal<Option<Sheet>>) -> Tag {
    let sheet = ElementRef::new();
    let content = div()
        .class("form")
        .child(h2().attr("id", "keys-title").child("Keys"))
        .child(guide::page("keys").map(guide_text))
        .child((!switches::is_on(switches::KEYS)).then(|| p().class("hint").child("Single keys are switched off.")))
        .child(action("button", "Close", move || close_modal(sheet)));
    modal(sheet, "keys-title", move || open.set(None), content)
}

/// One line to type into, and what fits it.
fn palette_sheet(open: RwSignal<Option<Sheet>>) -> Tag {
    let desk = use_desk();
    let sheet = ElementRef::new();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let names: Vec<&'static str> = ACTS.iter().map(|(name, ..)| *name).collect();
    let hits = desk.ask(move |book, now| palette::hits(book, &names, &typed.get(), now));
    let choose = move |place: usize| {
        let Some(goal) = hits.with_untracked(|hits| hits.get(place).map(|hit| hit.goal)) else { return };
        close_modal(sheet);
        open.set(None);
        match goal {
            Goal::Lead(lead) => route::go(&Route::Lead(lead)),
            Goal::Named(place) => {
                if let Some((.., act)) = ACTS.get(place) {
                    run(desk, open, act);
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
        .watch("aria-activedescendant", move || hits.with(|hits| !hits.is_empty()).then(|| option_id(at.get())))
        .value(move || typed.get())
        .on_text("input", move |text| {
            typed.set(text);
            at.set(0);
        })
        .on("keydown", move |event| {
            let key = leptos::wasm_bindgen::JsCast::dyn_into::<leptos::web_sys::KeyboardEvent>(event.clone());
            match key.map(|key| key.key()).as_deref() {
                Ok("ArrowDown") => step(true),
                Ok("ArrowUp") => step(false),
                Ok("Enter") => choose(at.get_untracked()),
                _ => return,
            }
            event.prevent_default();
        });
    let options = move || {
        let each = hits.get().into_iter().enumerate();
        each.map(|(place, hit)| palette_option(place, hit, at).on_click(move || choose(place))).collect::<Vec<_>>()
    };
    let count = move || match hits.with(Vec::len) {
        0 => "Nothing fits.".to_owned(),
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
                .child(live(options)),
        )
        .child(p().class("hint").attr("role", "status").child(live(count)));
    modal(sheet, "palette-title", move || open.set(None), content)
}

fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

fn palette_option(place: usize, hit: Hit, at: RwSignal<usize>) -> Tag {
    let key = match hit.goal {
        Goal::Named(named) => ACTS.get(named).map(|(_, key, _)| *key).unwrap_or_default(),
        Goal::Lead(_) => "",
    };
    li().class("row-link")
        .attr("id", option_id(place))
        .attr("role", "option")
        .watch("aria-selected", move || at.get() == place)
        .child(strong().child(hit.title))
        .child(span().class("about").child(if key.is_empty() {
            hit.about
        } else {
            format!("key {}", key.to_uppercase())
        }))
}
