//! Buttons, links, labels and marks shared by all screens.

use super::element::{Element, IntoChild, a, button, label, span};
use crate::domain::lead::Group;
use crate::ui::route::Route;

/// A button with an action.
pub fn action(classes: &'static str, words: impl IntoChild, act: impl FnMut() + 'static) -> Element {
    button().attr("type", "button").class(classes).on_click(act).child(words)
}

/// A link to a screen.
pub fn link(classes: &'static str, route: Route, words: impl IntoChild) -> Element {
    a().class(classes).attr("href", route.hash()).child(words)
}

/// A control with its label.
pub fn labelled(words: &'static str, control: Element) -> Element {
    label().class("field").child(words).child(control)
}

/// A long text that scrolls and can be focused by keyboard.
pub fn readable(text: Element, label: &'static str) -> Element {
    text.attr("tabindex", "0").attr("role", "region").attr("aria-label", label)
}

/// The letter of a group.
pub fn group_mark(group: Group) -> Element {
    span().class("group").attr("aria-label", format!("Group {}", group.letter())).child(group.letter())
}
