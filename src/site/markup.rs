//! Just enough HTML reading for the pages this project writes itself: tags, attributes, comments,
//! and the raw text of scripts and styles. It is no parser for other people's pages.

use std::ops::Range;

/// A start tag, or a comment (then its name is `!--`).
#[derive(Debug)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Names in lower case, values as written, without their quotes.
    pub attributes: Vec<(String, String)>,
    /// Where the tag itself stands; for a script or a style the whole element.
    pub range: Range<usize>,
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

/// All start tags and comments of `html`, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut position = 0;
    while let Some(start) = find(html, position, "<") {
        position = start + 1;
        let rest = html.get(position..).unwrap_or_default();
        if rest.starts_with("!--") {
            position = find(html, position, "-->").map_or(html.len(), |end| end + 3);
            tags.push(comment(start..position));
        } else if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let tag = start_tag(html, start);
            position = tag.range.end;
            tags.push(tag);
        }
    }
    tags
}

/// `html` with each of the `edits` done: a range and what comes in its place. They must not overlap.
pub fn with_edits(html: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut edited = String::with_capacity(html.len());
    let mut position = 0;
    for (range, replacement) in edits {
        edited.push_str(html.get(position..range.start).unwrap_or_default());
        edited.push_str(&replacement);
        position = range.end;
    }
    edited.push_str(html.get(position..).unwrap_or_default());
    edited
}

fn comment(range: Range<usize>) -> Tag {
    Tag { name: "!--".to_owned(), attributes: Vec::new(), range, raw_text: String::new() }
}

fn start_tag(html: &str, start: usize) -> Tag {
    let after_name = |letter: char| letter.is_ascii_whitespace() || letter == '>' || letter == '/';
    let name_end = find(html, start + 1, after_name).unwrap_or(html.len());
    let name = html.get(start + 1..name_end).unwrap_or_default().to_ascii_lowercase();
    let (attributes, tag_end) = attributes(html, name_end);
    let mut tag = Tag { name, attributes, range: start..tag_end, raw_text: String::new() };
    if tag.name == "script" || tag.name == "style" {
        let text_end = find(html, tag_end, format!("</{}", tag.name).as_str());
        let text_end = text_end.unwrap_or(html.len());
        tag.raw_text = html.get(tag_end..text_end).unwrap_or_default().to_owned();
        tag.range.end = find(html, text_end, ">").map_or(html.len(), |end| end + 1);
    }
    tag
}

/// The attributes from `position` on, and the place after the tag's `>`.
fn attributes(html: &str, mut position: usize) -> (Vec<(String, String)>, usize) {
    let mut attributes = Vec::new();
    loop {
        let between = |letter: char| !letter.is_ascii_whitespace() && letter != '/';
        let Some(start) = find(html, position, between) else {
            return (attributes, html.len());
        };
        if html.get(start..).is_some_and(|rest| rest.starts_with('>')) {
            return (attributes, start + 1);
        }
        let after_name = |letter: char| letter.is_ascii_whitespace() || "=>/".contains(letter);
        // The first letter belongs to the name whatever it is, so that the loop always moves on.
        let first = html.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let name_end = find(html, start + first, after_name).unwrap_or(html.len());
        let name = html.get(start..name_end).unwrap_or_default().to_ascii_lowercase();
        let (value, end) = attribute_value(html, name_end);
        attributes.push((name, value));
        position = end;
    }
}

/// The value after an attribute's name that ends at `name_end`, and the place after it.
fn attribute_value(html: &str, name_end: usize) -> (String, usize) {
    let visible = |letter: char| !letter.is_ascii_whitespace();
    let after_name = html.get(name_end..).unwrap_or_default().trim_ascii_start();
    let Some(after_equals) = after_name.strip_prefix('=') else {
        return (String::new(), name_end);
    };
    let start = find(html, html.len() - after_equals.len(), visible).unwrap_or(html.len());
    let rest = html.get(start..).unwrap_or_default();
    for quote in ['"', '\''] {
        if let Some(quoted) = rest.strip_prefix(quote) {
            let value = quoted.split(quote).next().unwrap_or_default();
            return (value.to_owned(), (start + value.len() + 2).min(html.len()));
        }
    }
    let end_of_value = |letter: char| letter.is_ascii_whitespace() || letter == '>';
    let end = find(html, start, end_of_value).unwrap_or(html.len());
    (html.get(start..end).unwrap_or_default().to_owned(), end)
}

/// Where `pattern` stands at or after `position`.
fn find(html: &str, position: usize, pattern: impl Pattern) -> Option<usize> {
    pattern.first_in(html.get(position..)?).map(|found| position + found)
}

/// What `find` can look for; the standard library's own trait for this is not stable.
trait Pattern {
    fn first_in(self, text: &str) -> Option<usize>;
}

impl Pattern for &str {
    fn first_in(self, text: &str) -> Option<usize> {
        text.find(self)
    }
}

impl<F: FnMut(char) -> bool> Pattern for F {
    fn first_in(self, text: &str) -> Option<usize> {
        text.find(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes each tag as its name, attributes and raw text.
    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let found: Vec<String> = tags(html)
            .iter()
            .map(|tag| {
                let attributes: String =
                    tag.attributes.iter().map(|(name, value)| format!(" {name}[{value}]")).collect();
                format!("{}{attributes}{}", tag.name, tag.raw_text)
            })
            .collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        check("<a href=\"x>y\" B='1' c=d e>", &["a href[x>y] b[1] c[d] e[]"]);
        check("<link rel = 'icon' href=./i.svg/>", &["link rel[icon] href[./i.svg/]"]);
        check("<br/><p\n class=\"q\"\n>", &["br", "p class[q]"]);
        check("<i =x \u{e4}=1>", &["i =x[] \u{e4}[1]"]);
    }

    #[test]
    fn scripts_and_comments_hide_what_looks_like_tags() {
        check("<script>if (a<b) '<p>'</script><b>", &["scriptif (a<b) '<p>'", "b"]);
        check("<!-- <p onclick=x> --><b>", &["!--", "b"]);
    }

    #[test]
    fn broken_markup_ends_quietly() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b=\"", "<script>", "<!--", "</", "a<b"] {
            let _ = tags(html);
        }
    }

    #[test]
    fn edits_are_done_in_order_of_place() {
        let edits = vec![(4..5, "E".to_owned()), (0..1, String::new()), (2..2, "+".to_owned())];
        assert_eq!(with_edits("abcdef", edits), "b+cdEf");
    }
}
