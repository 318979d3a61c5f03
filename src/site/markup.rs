//! The start tags of a page, and a page without what nobody needs; both are `lol_html`'s work.

use std::cell::RefCell;

use lol_html::{RewriteStrSettings, comments, doc_comments, element, rewrite_str, text};

use super::error::SiteError;

/// A start tag.
#[derive(Debug)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Names in lower case, values as written, without their quotes.
    pub attributes: Vec<(String, String)>,
    /// What stands inside a script or a style.
    pub raw_text: String,
}

impl Tag {
    /// The value of the attribute `name`.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| attribute == name).map(|(_, value)| value.as_str())
    }

    /// Whether the attribute `name` has exactly the value `value`.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.attribute(name) == Some(value)
    }
}

/// All start tags of `html`, in order. Fails for markup that browsers could read in two ways.
pub fn tags(html: &str) -> Result<Vec<Tag>, SiteError> {
    let tags: RefCell<Vec<Tag>> = RefCell::default();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            let attributes = element.attributes().iter();
            tags.borrow_mut().push(Tag {
                name: element.tag_name(),
                attributes: attributes.map(|attribute| (attribute.name(), attribute.value())).collect(),
                raw_text: String::new(),
            });
            Ok(())
        }))
        .append_element_content_handler(text!("script, style", |text| {
            if let Some(tag) = tags.borrow_mut().last_mut() {
                tag.raw_text.push_str(text.as_str());
            }
            Ok(())
        }));
    rewrite_str(html, settings).map_err(unreadable)?;
    Ok(tags.into_inner())
}

/// `html` with `head` first in its head, and without comments, empty lines and what the selector `superfluous` picks.
pub fn rewritten(html: &str, head: &str, superfluous: &str) -> Result<String, SiteError> {
    let settings = RewriteStrSettings::new()
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }))
        .append_element_content_handler(comments!("*", |comment| {
            comment.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(superfluous, |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("head", |element| {
            element.prepend(head, lol_html::html_content::ContentType::Html);
            Ok(())
        }));
    let html = rewrite_str(html, settings).map_err(unreadable)?;
    let lines = html.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(|line| format!("{line}\n")).collect())
}

fn unreadable(cause: lol_html::errors::RewritingError) -> SiteError {
    SiteError::new(format!("the markup cannot be read: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes each tag as its name, attributes and raw text.
    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let attribute = |(name, value): &(String, String)| format!(" {name}[{value}]");
        let shown = |tag: &Tag| {
            let attributes: String = tag.attributes.iter().map(attribute).collect();
            format!("{}{attributes}{}", tag.name, tag.raw_text)
        };
        let found: Vec<String> = tags(html).unwrap().iter().map(shown).collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn tags_have_their_attributes_and_the_text_of_scripts() {
        check("<A href=\"x>y\" B='1' c=d e>", &["a href[x>y] b[1] c[d] e[]"]);
        check("<script>if (a<b) '<p>'</script><b>", &["scriptif (a<b) '<p>'", "b"]);
        check("<!-- <p onclick=x> --><b>", &["b"]);
    }

    #[test]
    fn markup_that_can_be_read_in_two_ways_is_refused() {
        assert!(tags("<select><xmp><script>\"use strict\";</script></select>").is_err());
    }

    #[test]
    fn what_nobody_needs_is_taken_out_and_the_head_begins_with_what_is_given() {
        let html = "<!-- a --><html>\n<head>\n<title>x</title>\n\n<link rel=preload>\n</head><!-- b --></html>";
        let expected = "<html>\n<head><meta>\n<title>x</title>\n</head></html>\n";
        assert_eq!(rewritten(html, "<meta>", "link[rel=preload]").unwrap(), expected);
    }
}
