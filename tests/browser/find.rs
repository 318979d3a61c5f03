//! Finds elements as a person does: by role and name, by label, by visible text.

use std::fmt;

use serde::Serialize;

use crate::locator::Locator;

/// A name or text to find; a plain `&str` must match exactly.
#[derive(Clone, Debug, Serialize)]
pub struct Name {
    how: &'static str,
    text: String,
}

/// Matches names with this beginning.
pub fn starting(text: &str) -> Name {
    Name { how: "starting", text: text.to_owned() }
}

/// Matches names that contain this.
pub fn containing(text: &str) -> Name {
    Name { how: "containing", text: text.to_owned() }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self { how: "exactly", text: text.to_owned() }
    }
}

impl From<&String> for Name {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

/// One step of a search, as `finder.js` reads it.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "by", rename_all = "lowercase")]
pub enum Query {
    Role { role: String, name: Option<Name> },
    Label { name: Name },
    Text { name: Name },
    Css { selector: String },
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role { role, name: None } => write!(f, "any {role}"),
            Self::Role { role, name: Some(name) } => write!(f, "{role} {} {:?}", name.how, name.text),
            Self::Label { name } => write!(f, "labelled {} {:?}", name.how, name.text),
            Self::Text { name } => write!(f, "text {} {:?}", name.how, name.text),
            Self::Css { selector } => write!(f, "css {selector}"),
        }
    }
}

/// A scope for searches: a whole page, or an element on it.
pub trait Find {
    /// A locator that the finders below add a step to.
    fn locator(&self) -> Locator;

    /// An element by its role and name.
    fn role(&self, role: &str, name: impl Into<Name>) -> Locator {
        self.locator().and(Query::Role { role: role.to_owned(), name: Some(name.into()) })
    }
    /// Elements by their role, whatever their names.
    fn any(&self, role: &str) -> Locator {
        self.locator().and(Query::Role { role: role.to_owned(), name: None })
    }
    /// A button.
    fn button(&self, name: impl Into<Name>) -> Locator {
        self.role("button", name)
    }
    /// A link.
    fn link(&self, name: impl Into<Name>) -> Locator {
        self.role("link", name)
    }
    /// A heading of any level.
    fn heading(&self, name: impl Into<Name>) -> Locator {
        self.role("heading", name)
    }
    /// A text field.
    fn textbox(&self, name: impl Into<Name>) -> Locator {
        self.role("textbox", name)
    }
    /// A field by its label; the only way to find date, time and file fields, which have no role.
    fn field(&self, label: impl Into<Name>) -> Locator {
        self.locator().and(Query::Label { name: label.into() })
    }
    /// The innermost element with this visible text.
    fn text(&self, text: impl Into<Name>) -> Locator {
        self.locator().and(Query::Text { name: text.into() })
    }
    /// The last resort, for elements that a person sees but no role names.
    fn css(&self, selector: &str) -> Locator {
        self.locator().and(Query::Css { selector: selector.to_owned() })
    }
}
