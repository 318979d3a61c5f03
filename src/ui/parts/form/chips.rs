//! A row of chips, one of which is selected.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::dom::{Element, button, div, span};

/// A row of chips with a legend. A choice is an index into the row: `taken` returns the selected one, and `take` is
/// called with the one that was tapped.
pub fn chips(
    legend: &'static str,
    words: Vec<String>,
    taken: impl Fn() -> Option<usize> + Send + Sync + 'static,
    take: impl Fn(usize) + Send + Sync + 'static,
) -> Element {
    row(legend, words, Arc::new(taken), Callback::new(take))
}

fn row(
    legend: &'static str,
    words: Vec<String>,
    taken: Arc<dyn Fn() -> Option<usize> + Send + Sync>,
    take: Callback<usize>,
) -> Element {
    let choices = words.into_iter().enumerate().map(|(place, words)| {
        let taken = Arc::clone(&taken);
        button()
            .attr("type", "button")
            .class("chip")
            .attr_fn("aria-pressed", move || taken() == Some(place))
            .on_click(move || take.run(place))
            .child(words)
    });
    div()
        .class("choice")
        .attr("role", "group")
        .attr("aria-label", legend)
        .child(span().class("label").attr("aria-hidden", "true").child(legend))
        .child(div().class("chips").children(choices))
}
