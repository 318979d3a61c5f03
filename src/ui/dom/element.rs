//! Elements built call by call, like Leptos' own builder, but all of one type.
//!
//! Leptos' `view!` gives every element a type of its own, made of its attributes and children, and the compiler
//! generates the code that builds, updates and removes it for each type. Here all elements share one type, all
//! attributes another, and every closure is boxed. That code exists only once, and a screen takes a third of the
//! bytes. Leptos' renderer still does the work underneath.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::Custom as CustomEvent;
use leptos::html::{Custom, custom};
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::node_ref::node_ref;
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;
use leptos::web_sys::Event;

use crate::domain::id::Id;

/// Text that is static, or created at run time.
pub type Words = Cow<'static, str>;

/// A reference to an element once it is mounted.
pub type ElementRef = NodeRef<Custom<&'static str>>;

/// An element under construction.
#[derive(Debug)]
pub struct Element(Box<Inner>);

#[derive(Debug)]
struct Inner {
    name: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag name, in upper case.
fn tag(name: &'static str) -> Element {
    Element(Box::new(Inner { name, attributes: Vec::new(), children: Vec::new() }))
}

impl Element {
    /// Sets classes, separated by spaces.
    pub fn class(self, classes: &'static str) -> Element {
        self.fixed("class", Cow::Borrowed(classes))
    }

    /// Sets an attribute.
    #[inline(always)]
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Element {
        self.fixed(name, value.into())
    }

    fn fixed(mut self, name: &'static str, value: Words) -> Element {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Sets an attribute if there is a value.
    pub fn attr_if<W: Into<Words>>(self, name: &'static str, value: Option<W>) -> Element {
        match value {
            Some(value) => self.fixed(name, value.into()),
            None => self,
        }
    }

    /// Sets a boolean attribute.
    pub fn flag(self, name: &'static str, is_set: bool) -> Element {
        if is_set { self.fixed(name, Cow::Borrowed("")) } else { self }
    }

    /// Sets a reactive attribute; `None` removes it.
    pub fn attr_fn<V: IntoValue>(self, name: &'static str, mut look: impl FnMut() -> V + Send + 'static) -> Element {
        self.watched(name, Box::new(move || look().into_value()))
    }

    fn watched(mut self, name: &'static str, look: Box<dyn FnMut() -> Option<Words> + Send>) -> Element {
        self.0.attributes.push(custom_attribute(name, look).into_any_attr());
        self
    }

    /// Sets the reactive text of a field.
    pub fn value(self, mut look: impl FnMut() -> String + Send + 'static) -> Element {
        self.property("value", Box::new(move || look().into()))
    }

    /// Sets the reactive state of a checkbox.
    pub fn checked(self, mut look: impl FnMut() -> bool + Send + 'static) -> Element {
        self.property("checked", Box::new(move || look().into()))
    }

    /// Sets whether an option is selected, reactively. The attribute of that name has no effect once the user has
    /// chosen.
    pub fn selected(self, mut look: impl FnMut() -> bool + Send + 'static) -> Element {
        self.property("selected", Box::new(move || look().into()))
    }

    fn property(
        mut self,
        name: &'static str,
        look: Box<dyn FnMut() -> leptos::wasm_bindgen::JsValue + Send>,
    ) -> Element {
        self.0.attributes.push(prop(name, look).into_any_attr());
        self
    }

    /// Sets a reactive style property.
    pub fn style(self, name: &'static str, look: impl FnMut() -> String + Send + 'static) -> Element {
        self.styled(name, Box::new(look))
    }

    fn styled(mut self, name: &'static str, look: Box<dyn FnMut() -> String + Send>) -> Element {
        self.0.attributes.push(style((name, look)).into_any_attr());
        self
    }

    /// Adds an event listener.
    pub fn on(self, name: &'static str, act: impl FnMut(Event) + 'static) -> Element {
        self.listening(name, Box::new(act))
    }

    fn listening(mut self, name: &'static str, act: Box<dyn FnMut(Event)>) -> Element {
        self.0.attributes.push(on(CustomEvent::<Event>::new(name), act).into_any_attr());
        self
    }

    /// Adds a click listener.
    pub fn on_click(self, mut act: impl FnMut() + 'static) -> Element {
        self.listening("click", Box::new(move |_| act()))
    }

    /// Adds a listener that receives the text of a field: at every key (`input`), or on leaving it (`change`).
    pub fn on_text(self, name: &'static str, mut act: impl FnMut(String) + 'static) -> Element {
        self.listening(name, Box::new(move |event| act(event_target_value(&event))))
    }

    /// Fills `place` with the element once it is mounted.
    pub fn node(mut self, place: ElementRef) -> Element {
        self.0.attributes.push(node_ref(place).into_any_attr());
        self
    }

    /// Adds a child: an element, a text, a view, or an `Option` of these.
    #[inline(always)]
    pub fn child(self, child: impl IntoChild) -> Element {
        child.add_to(self)
    }

    /// Adds children in order.
    pub fn children<P: IntoChild>(self, children: impl IntoIterator<Item = P>) -> Element {
        children.into_iter().fold(self, |tag, child| child.add_to(tag))
    }

    fn push(mut self, child: AnyView) -> Element {
        self.0.children.push(child);
        self
    }

    /// Converts the element into a view.
    pub fn view(self) -> AnyView {
        let Inner { name, attributes, children } = *self.0;
        custom(name).add_any_attr(attributes).child(children).into_any()
    }
}

/// Anything that can be the child of an element.
pub trait IntoChild {
    /// Adds it as the last child.
    fn add_to(self, tag: Element) -> Element;

    /// Converts it into a view.
    fn into_part(self) -> AnyView;
}

fn text(words: Words) -> AnyView {
    words.into_any()
}

impl IntoChild for AnyView {
    fn add_to(self, tag: Element) -> Element {
        tag.push(self)
    }

    fn into_part(self) -> AnyView {
        self
    }
}

impl IntoChild for Element {
    fn add_to(self, tag: Element) -> Element {
        tag.push(self.view())
    }

    fn into_part(self) -> AnyView {
        self.view()
    }
}

impl IntoChild for &'static str {
    fn add_to(self, tag: Element) -> Element {
        tag.push(text(Cow::Borrowed(self)))
    }

    fn into_part(self) -> AnyView {
        text(Cow::Borrowed(self))
    }
}

impl IntoChild for String {
    fn add_to(self, tag: Element) -> Element {
        tag.push(text(Cow::Owned(self)))
    }

    fn into_part(self) -> AnyView {
        text(Cow::Owned(self))
    }
}

impl IntoChild for () {
    fn add_to(self, tag: Element) -> Element {
        tag
    }

    fn into_part(self) -> AnyView {
        empty()
    }
}

impl<P: IntoChild> IntoChild for Option<P> {
    fn add_to(self, tag: Element) -> Element {
        match self {
            Some(part) => part.add_to(tag),
            None => tag,
        }
    }

    fn into_part(self) -> AnyView {
        match self {
            Some(part) => part.into_part(),
            None => empty(),
        }
    }
}

impl<P: IntoChild> IntoChild for Vec<P> {
    fn add_to(self, tag: Element) -> Element {
        tag.children(self)
    }

    fn into_part(self) -> AnyView {
        fragment(self.into_iter().map(IntoChild::into_part).collect())
    }
}

/// Several views in a row.
pub fn fragment(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// An empty view.
pub fn empty() -> AnyView {
    ().into_any()
}

/// The value of an attribute.
pub trait IntoValue {
    /// The value; `None` removes the attribute.
    fn into_value(self) -> Option<Words>;
}

impl IntoValue for &'static str {
    fn into_value(self) -> Option<Words> {
        Some(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Option<Words> {
        Some(Cow::Owned(self))
    }
}

/// For attributes such as `aria-pressed`, which spell out both values.
impl IntoValue for bool {
    fn into_value(self) -> Option<Words> {
        Some(Cow::Borrowed(if self { "true" } else { "false" }))
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn into_value(self) -> Option<Words> {
        self.and_then(V::into_value)
    }
}

/// A reactive child: it re-renders when a signal it reads changes.
pub fn dynamic<P: IntoChild>(mut show: impl FnMut() -> P + Send + 'static) -> AnyView {
    boxed(Box::new(move || show().into_part()))
}

fn boxed(show: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    show.into_any()
}

/// Keyed rows: each row keeps its elements while others move around it. A row receives nothing but its key.
pub fn keyed<K: Into<Id> + From<Id> + Copy + 'static>(
    each: impl Fn() -> Vec<K> + Send + Sync + 'static,
    row: impl Fn(K) -> Element + Send + Sync + 'static,
) -> AnyView {
    keyed_by_id(
        Box::new(move || each().into_iter().map(Into::into).collect()),
        Arc::new(move |id| row(K::from(id)).view()),
    )
}

fn keyed_by_id(each: Box<dyn Fn() -> Vec<Id> + Send + Sync>, row: Arc<dyn Fn(Id) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each key=|id| *id children=move |id| row(id) /> }.into_any()
}

/// The elements in use, by tag name. Browsers report tag names in upper case, and the renderer reuses an element only
/// if its name matches exactly; otherwise it is rebuilt and loses its focus.
macro_rules! elements {
    ($($name:ident $spelled:literal)*) => {
        $(
            #[doc = concat!("A `", stringify!($name), "` element.")]
            pub fn $name() -> Element {
                tag($spelled)
            }
        )*
    };
}

elements! {
    a "A" aside "ASIDE" bdi "BDI" br "BR" button "BUTTON" code "CODE" dd "DD" details "DETAILS"
    dialog "DIALOG" div "DIV" dl "DL" dt "DT" footer "FOOTER" form "FORM"
    h1 "H1" h2 "H2" h3 "H3" header "HEADER" input "INPUT" label "LABEL"
    li "LI" main "MAIN" nav "NAV" ol "OL" option "OPTION" p "P"
    progress "PROGRESS" q "Q" s "S" section "SECTION" select "SELECT" small "SMALL" span "SPAN"
    strong "STRONG" summary "SUMMARY" table "TABLE" td "TD" textarea "TEXTAREA" th "TH" tr "TR" ul "UL"
}
