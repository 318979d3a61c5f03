//! How a list is read: separator, heading line, encoding, and the order of day and month, with a live preview.

use leptos::prelude::*;

use crate::app::import::in_progress::Importing;
use crate::app::words;
use crate::formats::table::Separator;
use crate::formats::table::csv::{Headings, Table};
use crate::formats::text::Encoding;
use crate::formats::text::date_order::DateOrder;
use crate::formats::{Content, Options};
use crate::ui::dom::{Element, div, dynamic, option, p, select};
use crate::ui::dom::{action, labelled};

use super::state::State;

/// The most letters of a line shown in the choice of headings.
const SHOWN_LETTERS: usize = 60;

fn table_of(importing: &Importing) -> Option<&Table> {
    match &importing.content {
        Content::Table(table) => Some(table),
        Content::Cards(_) => None,
    }
}

/// The options of a table; contact cards have none.
pub fn options(state: State) -> Option<Element> {
    let (is_table, has_bytes) =
        untrack(|| state.ask(|looked| (table_of(&looked.importing).is_some(), looked.importing.encoding.is_some())))?;
    is_table.then(|| {
        div()
            .class("form")
            .child(chooser(
                state,
                words::import::SEPARATOR,
                &Separator::OFFERED.map(Separator::label),
                separator_now,
                |options, place| {
                    options.separator = Separator::OFFERED.get(place).copied();
                },
            ))
            .child(has_bytes.then(|| {
                chooser(
                    state,
                    words::import::ENCODING,
                    &Encoding::ALL.map(Encoding::label),
                    encoding_now,
                    |options, place| {
                        options.encoding = Encoding::ALL.get(place).copied();
                    },
                )
            }))
            .child(dynamic(move || headings(state)))
    })
}

fn separator_now(importing: &Importing) -> Option<usize> {
    let separator = table_of(importing)?.separator;
    Separator::OFFERED.iter().position(|offered| *offered == separator)
}

fn encoding_now(importing: &Importing) -> Option<usize> {
    Encoding::ALL.iter().position(|offered| Some(*offered) == importing.encoding)
}

/// A select whose present value is what the file was read with.
fn chooser(
    state: State,
    label: &'static str,
    words: &[&'static str],
    now: fn(&Importing) -> Option<usize>,
    set: fn(&mut Options, usize),
) -> Element {
    let place_now = move || state.ask(|looked| now(&looked.importing)).flatten();
    let words = words.to_vec();
    let options = words
        .iter()
        .enumerate()
        .map(|(place, word)| option().selected(move || place_now() == Some(place)).child(*word));
    let options: Vec<Element> = options.collect();
    let choose = move |chosen: String| {
        if let Some(place) = words.iter().position(|word| *word == chosen) {
            state.read_as(|options| set(options, place));
        }
    };
    labelled(label, select().on_text("change", choose).children(options))
}

/// Which line contains the headings: one of the first, or none.
fn headings(state: State) -> Option<Element> {
    let (top, now) =
        state.ask(|looked| table_of(&looked.importing).map(|table| (table.top.clone(), table.heading)))??;
    let shown = |place: usize, line: &str| {
        let line: String = line.chars().take(SHOWN_LETTERS).collect();
        format!("Line {}: {line}", place + 1)
    };
    let lines: Vec<String> = top.iter().enumerate().map(|(place, line)| shown(place, line)).collect();
    let none = option().selected(move || now.is_none()).child(words::import::NO_HEADINGS);
    let options =
        lines.iter().enumerate().map(|(place, line)| option().selected(move || now == Some(place)).child(line.clone()));
    let options: Vec<Element> = std::iter::once(none).chain(options).collect();
    let choose = move |chosen: String| {
        let line = lines.iter().position(|line| *line == chosen);
        state.read_as(|options| options.headings = Some(line.map_or(Headings::None, Headings::Line)));
    };
    Some(labelled(words::import::HEADINGS, select().on_text("change", choose).children(options)))
}

/// Asks for the order of day and month if nothing in the file settles it.
pub fn date_order(state: State) -> Option<Element> {
    let example = state.ask(|looked| looked.importing.undecided_date()).flatten()?;
    let chips = [(DateOrder::DayFirst, "Day first"), (DateOrder::MonthFirst, "Month first")].map(|(order, words)| {
        action("chip", words, move || state.read_again(move |importing| importing.date_order = Some(order)))
            .attr_fn("aria-pressed", move || {
                state.ask(|looked| looked.importing.date_order_now(state.app.home()) == order)
            })
    });
    let label = format!("How do you read {example}?");
    let group = div().class("chips").attr("role", "group").attr("aria-label", label.clone()).children(chips);
    Some(div().child(p().child(label)).child(group))
}
