//! Elements put together call by call, like Leptos' own builder, but of one type each.
//!
//! Leptos' `view!` makes a type of its own of every element with its attributes and children, and the
//! compiler writes the code that builds, changes and removes it anew for each. Here all elements are one
//! type, all attributes are another, and every closure is boxed; so that code is there once, and a
//! screen costs a third of the bytes. What stands underneath is Leptos' renderer all the same.

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

/// A text that is part of the page, or made while it runs.
pub type Words = Cow<'static, str>;

/// The way to an element once it is in the page.
pub type ElementRef = NodeRef<Custom<&'static str>>;

/// An element that is being put together.
#[derive(Debug)]
pub struct Element(Box<Inner>);

#[derive(Debug)]
struct Inner {
    name: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this name, in capitals.
fn tag(name: &'static str) -> Element {
    Element(Box::new(Inner { name, attributes: Vec::new(), children: Vec::new() }))
}

impl Element {
    /// Gives it classes, separated by spaces.
    pub fn class(self, classes: &'static str) -> Element {
        self.fixed("class", Cow::Borrowed(classes))
    }

    /// Gives it an attribute.
    #[inline(always)]
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Element {
        self.fixed(name, value.into())
    }

    fn fixed(mut self, name: &'static str, value: Words) -> Element {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Gives it an attribute if there is a value.
    pub fn attr_if<W: Into<Words>>(self, name: &'static str, value: Option<W>) -> Element {
        match value {
            Some(value) => self.fixed(name, value.into()),
            None => self,
        }
    }

    /// Gives it an attribute without a value, or not.
    pub fn flag(self, name: &'static str, is_set: bool) -> Element {
        if is_set { self.fixed(name, Cow::Borrowed("")) } else { self }
    }

    /// Gives it an attribute that follows signals; it is absent where there is no value.
    pub fn attr_fn<V: IntoValue>(self, name: &'static str, mut look: impl FnMut() -> V + Send + 'static) -> Element {
        self.watched(name, Box::new(move || look().into_value()))
    }

    fn watched(mut self, name: &'static str, look: Box<dyn FnMut() -> Option<Words> + Send>) -> Element {
        self.0.attributes.push(custom_attribute(name, look).into_any_attr());
        self
    }

    /// Lets the text of a field follow signals.
    pub fn value(self, mut look: impl FnMut() -> String + Send + 'static) -> Element {
        self.property("value", Box::new(move || look().into()))
    }

    /// Lets a tick follow signals.
    pub fn checked(self, mut look: impl FnMut() -> bool + Send + 'static) -> Element {
        self.property("checked", Box::new(move || look().into()))
    }

    /// Lets an option be the chosen one or not. The attribute of that name says so only until somebody has
    /// chosen by hand.
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

    /// Lets a property of its style follow signals.
    pub fn style(self, name: &'static str, look: impl FnMut() -> String + Send + 'static) -> Element {
        self.styled(name, Box::new(look))
    }

    fn styled(mut self, name: &'static str, look: Box<dyn FnMut() -> String + Send>) -> Element {
        self.0.attributes.push(style((name, look)).into_any_attr());
        self
    }

    /// Does something on an event.
    pub fn on(self, name: &'static str, act: impl FnMut(Event) + 'static) -> Element {
        self.listening(name, Box::new(act))
    }

    fn listening(mut self, name: &'static str, act: Box<dyn FnMut(Event)>) -> Element {
        self.0.attributes.push(on(CustomEvent::<Event>::new(name), act).into_any_attr());
        self
    }

    /// Does something when it is tapped.
    pub fn on_click(self, mut act: impl FnMut() + 'static) -> Element {
        self.listening("click", Box::new(move |_| act()))
    }

    /// Does something with the text of a field: at every key (`input`), or when it is left (`change`).
    pub fn on_text(self, name: &'static str, mut act: impl FnMut(String) + 'static) -> Element {
        self.listening(name, Box::new(move |event| act(event_target_value(&event))))
    }

    /// Notes where the element is once it is in the page.
    pub fn node(mut self, place: ElementRef) -> Element {
        self.0.attributes.push(node_ref(place).into_any_attr());
        self
    }

    /// Adds a child: an element, a text, a view, or any of these if it is there.
    #[inline(always)]
    pub fn child(self, child: impl IntoChild) -> Element {
        child.add_to(self)
    }

    /// Adds children in their order.
    pub fn children<P: IntoChild>(self, children: impl IntoIterator<Item = P>) -> Element {
        children.into_iter().fold(self, |tag, child| child.add_to(tag))
    }

    fn push(mut self, child: AnyView) -> Element {
        self.0.children.push(child);
        self
    }

    /// The element as a view.
    pub fn view(self) -> AnyView {
        let Inner { name, attributes, children } = *self.0;
        custom(name).add_any_attr(attributes).child(children).into_any()
    }
}

/// What can stand in an element.
pub trait IntoChild {
    /// Adds it as the last child.
    fn add_to(self, tag: Element) -> Element;

    /// It as a view of its own.
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

/// Several views, one after the other.
pub fn fragment(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// No view at all.
pub fn empty() -> AnyView {
    ().into_any()
}

/// The value of an attribute, if it has one.
pub trait IntoValue {
    /// The value; `None` takes the attribute away.
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

/// As in `aria-pressed`: both values are written down.
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

/// A part of a view that follows signals.
pub fn dynamic<P: IntoChild>(mut show: impl FnMut() -> P + Send + 'static) -> AnyView {
    boxed(Box::new(move || show().into_part()))
}

fn boxed(show: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    show.into_any()
}

/// Rows that stay with what they show, whatever moves around them: the key is all that a row is made of.
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

/// The elements in use, by their names. The browser says the names of elements in capitals, and the renderer
/// keeps an element only where its name is spelled the same; else it would be built anew, without its focus.
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
