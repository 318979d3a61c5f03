//! Every touch of a lead, the latest first.

use leptos::prelude::*;

use crate::app::today::rows::{self, TouchRow};
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::id::{LeadId, TouchId};
use crate::domain::lead::Lead;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, bdi, dynamic, h2, keyed, li, ol, p, section, span, strong};

/// How many touches are shown at first; a lead may have thousands.
const SHOWN: usize = 100;

/// Every touch of a lead.
pub fn timeline(id: LeadId) -> Element {
    let app = use_app();
    let count = move || app.with(|book, _| book.lead(id).map_or(0, |lead| lead.touches.len()));
    let none = app.memo(move |book, _| book.lead(id).filter(|lead| lead.touches.is_empty()).map(rows::without_touches));
    let shows_all = RwSignal::new(false);
    let touches = move || {
        let most = if shows_all.get() { usize::MAX } else { SHOWN };
        app.with(|book, _| {
            let latest = |lead: &Lead| lead.touches.iter().rev().take(most).map(|(touch, _)| *touch).collect();
            book.lead(id).map(latest).unwrap_or_default()
        })
    };
    let rest = move || {
        let hidden = count().saturating_sub(SHOWN);
        let is_wanted = hidden > 0 && !shows_all.get();
        is_wanted.then(|| action("button", format!("Show {hidden} earlier"), move || shows_all.set(true)))
    };
    section()
        .class("timeline")
        .attr("aria-label", words::lead::TOUCHES)
        .child(h2().child(dynamic(move || words::lead::touches(count()))))
        .child(dynamic(move || none.get().map(|words| p().child(words))))
        .child(ol().child(keyed(touches, move |touch| touch_item(id, touch))))
        .child(dynamic(rest))
}

fn touch_item(id: LeadId, touch: TouchId) -> Element {
    let app = use_app();
    let row = app.memo(move |book, now| {
        let lead = book.lead(id)?;
        // The latest touches are looked up first, so search from the end.
        lead.touches.iter().rev().find(|(known, _)| *known == touch).map(|(_, touch)| rows::touch_row(touch, now))
    });
    li().child(dynamic(move || row.get().map(|row| touch_words(app, id, touch, row))))
}

fn touch_words(app: AppContext, id: LeadId, touch: TouchId, row: TouchRow) -> Vec<Element> {
    let label = words::common::take_out(&format!("{} {}", row.when, row.words));
    // A touch that is gone already needs no removing.
    let remove = move || drop(app.dispatch(Command::SetTouch(id, touch, None), "Touch taken out"));
    let progress = (!row.progress.is_empty()).then(|| span().class("progress-word").child(row.progress));
    let head = p()
        .class("touch-head")
        .child(span().class("when").child(row.when))
        .child(strong().child(row.words))
        .child(progress)
        .child(action("link", "✕", remove).attr("aria-label", label));
    let note = (!row.note.is_empty()).then(|| p().class("note-text").child(bdi().child(row.note)));
    [Some(head), note].into_iter().flatten().collect()
}
