//! All leads, found by any words or digits, filtered, in the order of their next touch. It doesn't know how they are
//! found or ordered. Only the rows in sight are drawn.

mod do_not_call;
mod new_lead;

pub use do_not_call::do_not_call_list;
pub use new_lead::new_lead_screen;

use std::time::Duration;

use leptos::prelude::*;

use crate::app::today::rows::{self, LeadFilter, LeadRow};
use crate::app::words;
use crate::domain::id::LeadId;
use crate::domain::lead::Group;
use crate::domain::lead::Query;
use crate::domain::lead::StatusKind;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, ElementRef, a, div, dynamic, input, keyed, label, li, main, p, span, strong, ul};
use crate::ui::dom::{action, group_mark, icon, link};
use crate::ui::parts::page::top;
use crate::ui::route::Route;

use super::today::tone_word;

/// Rows rendered above and below those in view.
const SPARE_ROWS: usize = 6;
/// Rows rendered before the list is measured.
const FIRST_ROWS: usize = 19;
/// The height of one row, and of two, in rem; the style sheet has the same values. Integers are formatted without the
/// tables that fractions need.
const ROW_REM: f64 = 4.5;
const TWO_ROWS_REM: usize = 9;

/// The label of the search field, for screen readers.
const SEARCH_LABEL: &str = words::leads::SEARCH_FIELD;

/// The list of all leads.
pub fn leads() -> Element {
    let app = use_app();
    let entered = RwSignal::new(String::new());
    let filter = RwSignal::new(LeadFilter::default());
    let order = app.memo(rows::leads_by_next_touch);
    let found = app.memo(move |book, now| {
        let query = Query::new(&entered.get());
        order.with(|order| rows::find(book, order, &query, &filter.get(), now))
    });
    let count = move || format!("{} of {}", found.with(Vec::len), order.with(Vec::len));
    let field = input()
        .attr("id", "search")
        .attr("type", "search")
        .attr("placeholder", "Name, company, or any digits")
        .attr("autocomplete", "off")
        .value(move || entered.get())
        .on_text("input", move |text| entered.set(text));
    let search = div()
        .class("search")
        .child(label().class("visually-hidden").attr("for", "search").child(SEARCH_LABEL))
        .child(field)
        .child(filters(filter))
        .child(p().class("count").attr("role", "status").child(dynamic(count)));
    // Built once the list is on screen, so that neither the list nor the first keystroke waits.
    set_timeout(move || app.with_untracked(|book, _| book.prepare_search()), Duration::from_millis(100));
    let ways = vec![
        link("button small", Route::Import, "Bring in"),
        link("link", Route::NewLead, icon("plus")).attr("aria-label", words::places::NEW_LEAD),
    ];
    main().class("screen").child(top(words::places::LEADS, None, ways)).child(search).child(lead_window(found))
}

fn filters(filter: RwSignal<LeadFilter>) -> Element {
    let late = filter_chip(
        "late".to_owned(),
        move || filter.with(|filter| filter.late),
        move || filter.update(|filter| filter.late = !filter.late),
    );
    let untested = filter_chip(
        "untested".to_owned(),
        move || filter.with(|filter| filter.untested),
        move || filter.update(|filter| filter.untested = !filter.untested),
    );
    let groups = Group::ALL.into_iter().map(|group| {
        filter_chip(
            format!("Group {}", group.letter()),
            move || filter.with(|filter| filter.group == Some(group)),
            move || filter.update(|filter| filter.group = (filter.group != Some(group)).then_some(group)),
        )
    });
    let statuses = StatusKind::ALL.into_iter().map(|kind| {
        filter_chip(
            kind.word().to_owned(),
            move || filter.with(|filter| filter.status == Some(kind)),
            move || filter.update(|filter| filter.status = (filter.status != Some(kind)).then_some(kind)),
        )
    });
    div()
        .class("chips filters")
        .attr("role", "group")
        .attr("aria-label", "Show only")
        .child(late)
        .child(untested)
        .children(groups)
        .children(statuses)
}

fn filter_chip(words: String, pressed: impl Fn() -> bool + Send + 'static, toggle: impl Fn() + 'static) -> Element {
    action("chip", words, toggle).attr_fn("aria-pressed", pressed)
}

/// The rows in view.
fn lead_window(found: Memo<Vec<LeadId>>) -> Element {
    let list = ElementRef::new();
    let first = RwSignal::new(0);
    let last = RwSignal::new(FIRST_ROWS);
    let measure = move || {
        if let Some(list) = list.get_untracked() {
            let row = ROW_REM * root_font_size();
            let top = f64::from(list.scroll_top());
            let bottom = top + f64::from(list.client_height());
            set_if_other(first, whole(top / row).saturating_sub(SPARE_ROWS));
            set_if_other(last, whole(bottom / row) + 1 + SPARE_ROWS);
        }
    };
    list.on_load(move |_| measure());
    let shown = Memo::new(move |_| {
        found.with(|found| {
            let (first, last) = (first.get(), last.get().min(found.len()));
            found.get(first..last.max(first)).unwrap_or_default().to_vec()
        })
    });
    let rows = ul()
        .style("transform", move || format!("translateY({})", rems(first.get())))
        .child(keyed(move || shown.get(), lead_item));
    let nobody = dynamic(move || {
        let is_empty = found.with(Vec::is_empty);
        is_empty.then(|| p().class("lead-in").child(words::leads::NOBODY_FITS))
    });
    let space = div().class("lead-space").style("height", move || rems(found.with(Vec::len))).child(rows).child(nobody);
    div().class("lead-window").node(list).attr("tabindex", "-1").on("scroll", move |_| measure()).child(space)
}

/// Scrolling fires constantly; the rows change only when a different one comes into view.
fn set_if_other(signal: RwSignal<usize>, value: usize) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

fn rems(rows: usize) -> String {
    let halves = rows * TWO_ROWS_REM;
    format!("{}.{}rem", halves / 2, if halves.is_multiple_of(2) { 0 } else { 5 })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(rows: f64) -> usize {
    rows.max(0.0) as usize
}

fn root_font_size() -> f64 {
    let style = document()
        .document_element()
        .and_then(|root| window().get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value("font-size").ok());
    // The browser parses the number, because parsing floats in Rust needs large tables.
    style.map(|size| js_sys::Number::parse_float(&size)).filter(|size| *size > 0.0).unwrap_or(16.0)
}

fn lead_item(id: LeadId) -> Element {
    let app = use_app();
    let row = app.memo(move |book, now| book.lead(id).map(|lead| rows::lead_row(lead, now)));
    // The link stays mounted while its words change, and keeps the focus.
    let words = dynamic(move || row.get().map(row_words));
    li().child(a().class("lead-row").attr("href", Route::Lead(id).hash()).child(words))
}

fn row_words(row: LeadRow) -> Vec<Element> {
    let status = span().class("because").attr("data-tone", tone_word(row.tone)).child(row.status);
    let mut words = vec![strong().child(row.title), span().class("about").child(row.about), status];
    words.extend(row.group.map(group_mark));
    words
}
