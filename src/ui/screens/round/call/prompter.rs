//! A teleprompter: the words scroll by themselves at an adjustable pace; a touch stops them.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::app::words;
use crate::ui::dom::action;
use crate::ui::dom::{Element, ElementRef, div, dynamic};
use crate::ui::parts::message::set_late;

/// The interval between moves, in milliseconds.
const STEP_MILLIS: u64 = 50;

/// The slowest and the fastest pace.
const PACES: std::ops::RangeInclusive<u32> = 1..=9;

/// How many moves at pace one make a pixel.
const MOVES: u32 = 6;

/// The controls for scrolling the content of `body`; touching it stops the scrolling.
pub fn prompter(body: ElementRef) -> Element {
    let runs = RwSignal::new(false);
    let pace = RwSignal::new(3_u32);
    let moved = StoredValue::new(0_u32);
    let timer = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        set_late(runs, false);
    };
    on_cleanup(stop);
    let step = move || {
        let Some(element) = body.try_get_untracked().flatten() else { return stop() };
        let element: &HtmlElement = element.unchecked_ref();
        let due = moved.get_value() + pace.get_untracked();
        moved.set_value(due % MOVES);
        let before = element.scroll_top();
        let ahead = i32::try_from(due / MOVES).unwrap_or(0);
        element.set_scroll_top(before + ahead);
        if 0 < ahead && element.scroll_top() == before {
            stop();
        }
    };
    let toggle = move || {
        if runs.get_untracked() {
            return stop();
        }
        runs.set(true);
        timer.set_value(set_interval_with_handle(step, std::time::Duration::from_millis(STEP_MILLIS)).ok());
    };
    // A hand, a wheel or a key on the words themselves takes over.
    let touched: Vec<_> = ["pointerdown", "wheel", "keydown"]
        .into_iter()
        .map(|name| {
            window_event_listener_untyped(name, move |event| {
                let target = event.target().and_then(|it| it.dyn_into::<leptos::web_sys::Node>().ok());
                let on_words = body.try_get_untracked().flatten().is_some_and(|body| body.contains(target.as_ref()));
                if on_words {
                    stop();
                }
            })
        })
        .collect();
    on_cleanup(move || touched.into_iter().for_each(WindowListenerHandle::remove));
    let change = move |faster: bool| {
        pace.update(|pace| {
            let next = if faster { *pace + 1 } else { pace.saturating_sub(1) };
            *pace = next.clamp(*PACES.start(), *PACES.end());
        });
    };
    div()
        .class("prompter")
        .attr("role", "group")
        .attr("aria-label", "Scrolling")
        .child(dynamic(move || {
            runs.get().then(|| {
                vec![
                    action("link", "−", move || change(false)).attr("aria-label", "Scroll slower"),
                    action("link", "+", move || change(true)).attr("aria-label", "Scroll faster"),
                ]
            })
        }))
        .child(action("link", dynamic(move || if runs.get() { "Stop" } else { "Scroll" }), toggle).attr_fn(
            "aria-label",
            move || {
                if runs.get() { words::round::STOP_SCROLLING } else { words::round::SCROLL_THE_WORDS }
            },
        ))
}
