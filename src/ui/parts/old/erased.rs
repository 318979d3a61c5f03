//! Closures of one type each. Leptos builds machine code anew for every closure type that a view
//! holds; boxed ones share it, which halves the page.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::Event;

use crate::domain::id::Id;

/// A part of a view that follows signals.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// A part of a view that follows signals.
pub fn live<V: IntoView + 'static>(mut show: impl FnMut() -> V + Send + 'static) -> Live {
    Box::new(move || show().into_any())
}

/// Rows that stay with what they show, whatever moves around them: the key is all that a row is made of.
pub fn rows_of<K: Into<Id> + From<Id> + Copy + 'static>(
    each: impl Fn() -> Vec<K> + Send + Sync + 'static,
    row: impl Fn(K) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    keyed(Box::new(move || each().into_iter().map(Into::into).collect()), Arc::new(move |id| row(K::from(id))))
}

fn keyed(each: Box<dyn Fn() -> Vec<Id> + Send + Sync>, row: Arc<dyn Fn(Id) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each key=|id| *id children=move |id| row(id) /> }.into_any()
}

/// The value of an attribute or property that follows signals.
pub fn watch<T: 'static>(look: impl FnMut() -> T + Send + 'static) -> Box<dyn FnMut() -> T + Send> {
    Box::new(look)
}

/// What happens on an event.
pub fn act<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}

/// What happens with the text of a field on an event.
pub fn typed(mut act: impl FnMut(String) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| act(event_target_value(&event)))
}
